"""The program on a store of its own, with a clock that stands still, and a way to wait for facts."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from tests.ui.gallery import NOW, fill
from tests.ui.waiting import Held, calm
from tui.app import CopydeskApp
from tui.core.paths import Paths, person_paths
from tui.core.settings import Settings
from tui.screens.beginning import Beginning
from tui.services.desk import Desk


@pytest.fixture
def paths(own_folders: Path) -> Paths:
    return person_paths()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the gallery besides the seed, made once."""
    folder = tmp_path_factory.mktemp("gallery")
    with Desk.open(Paths(folder, folder, folder, folder), Settings(), clock=lambda: NOW) as desk:
        fill(desk)
    return folder / "copydesk.db"


@pytest.fixture
def gallery(paths: Paths, filled: Path) -> Paths:
    """Folders with a store of the gallery of their own."""
    paths.data.mkdir(parents=True)
    shutil.copy(filled, paths.store)
    return paths


@pytest.fixture
def start() -> Iterator[Callable[..., Held]]:
    """Start the program: `async with start(paths, size=(120, 40)) as held`."""
    programs: list[CopydeskApp] = []

    @asynccontextmanager
    async def held(
        paths: Paths,
        settings: Settings | None = None,
        *,
        size: tuple[int, int] = (120, 40),
        offline: bool = True,
        clock: Callable[[], datetime] = lambda: NOW,
    ) -> AsyncIterator[Held]:
        program = CopydeskApp(Beginning(paths, settings or Settings(), offline=offline, clock=clock))
        programs.append(program)
        async with program.run_test(size=size, notifications=True, tooltips=True) as pilot:
            held = Held(program, pilot)
            await calm(held)
            yield held

    yield held  # type: ignore[misc]
    for program in programs:
        program.close()
