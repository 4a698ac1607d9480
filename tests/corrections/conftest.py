"""A desk, a publisher's site and a newsroom's mail server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.corrections.parts import Newsroom, Office, SetClock, Site, receiving, serving, settings, story
from tui.core.paths import Paths
from tui.corrections.annotation import quote_at
from tui.corrections.models import Correction
from tui.services import corrections, read, reporting, routing
from tui.services.desk import Desk
from tui.services.readings import Reading

SEED = Path(__file__).resolve().parents[2] / "seeds" / "articles"


def seed_paragraphs() -> list[str]:
    """The paragraphs of the seed article that the audit flags."""
    (file,) = [path for path in sorted(SEED.glob("*.txt")) if "1.28 trillion" in path.read_text("utf-8")]
    return [line for line in file.read_text("utf-8").splitlines() if len(line) > 80]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = SetClock()
    paths = Paths(tmp_path, tmp_path, tmp_path, tmp_path)
    with serving(Site()) as site, receiving(Newsroom()) as newsroom:
        site.pages["/story"] = story(seed_paragraphs())
        site.pages["/corrections"] = "<p>Write to errors@publisher.example</p>"
        office = Office(Desk.open(paths, settings(newsroom), clock=clock), site, newsroom, clock)
        yield office
        office.desk.close()


@pytest.fixture
def reading(office: Office) -> Reading:
    """The article, read from the publisher's site."""
    return read.from_url(office.desk, office.site / "story")


@pytest.fixture
def draft(office: Office) -> Callable[..., Correction]:
    """Make a draft about some words of an article, routed to the newsroom."""

    def made(reading: Reading, words: str = "1.28 trillion", **changes: str) -> Correction:
        text = reading.article.text
        start = text.index(words)
        claim = reporting.claim_of(office.desk, reading, start, start + len(words))
        correction = corrections.begin(office.desk, claim, article=text)
        if changes:
            from dataclasses import replace

            quote = quote_at(text, start, start + len(words))
            claim = replace(claim, quote=quote, **changes)  # type: ignore[arg-type]
        route = routing.routes(office.desk, correction, fetch=True)[0]
        return corrections.keep(office.desk, correction.id, claim, route)

    return made
