"""A desk with a clock of its own, and what the tests of libraries share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.services import headlines, read
from tui.services.desk import Desk
from tui.services.readings import Reading
from tui.services.views import Scope, ScopeKind

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)


@dataclass
class Time:
    """A clock that is moved by hand."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


@contextmanager
def desk_in(folder: Path, clock: Time, *, offline: bool = True) -> Iterator[Desk]:
    """A desk with a store of its own."""
    paths = Paths(folder, folder, folder, folder)
    with Desk.open(paths, Settings(sender_name=folder.name), offline=offline, clock=clock) as opened:
        yield opened


@pytest.fixture
def clock() -> Time:
    return Time()


@pytest.fixture
def desk(tmp_path: Path, clock: Time) -> Iterator[Desk]:
    with desk_in(tmp_path / "anna", clock) as opened:
        yield opened


def seed(desk: Desk) -> int:
    """The article that every store begins with."""
    return headlines.page(desk, headlines.open_view(desk, Scope()), 0, 1)[0].id


def reading(desk: Desk, url: str = "https://harbour.example/nvidia?utm_source=x") -> Reading:
    """The first article as if it had been read at an address."""
    known = read.opened(desk, seed(desk))
    return known._replace(
        entry_id=0, headline=known.headline._replace(url=url), article=replace(known.article, url=url)
    )


def listed(desk: Desk, library_id: int, query: str = "") -> list[str]:
    """The titles of a library."""
    view = headlines.open_view(desk, Scope(ScopeKind.LIBRARY, library_id=library_id, query=query))
    return [headline.title for headline in headlines.page(desk, view, 0, 50)]
