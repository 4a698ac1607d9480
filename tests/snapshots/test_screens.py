"""The screen as a picture, at three sizes, with the seed article. Figures are given, so that only drawing is compared.

After a wanted change: `pytest tests/snapshots --snapshot-update`, and look at the pictures before keeping them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.gallery import NOW, fill
from tests.ui.waiting import Held, calm
from tui.app import CopydeskApp
from tui.articles.plain import article_from_text
from tui.core.paths import Paths, person_paths, shipped
from tui.core.settings import Settings
from tui.figures.models import Figure, Finding, Passage, Relation, Tier
from tui.screens.beginning import Beginning
from tui.screens.main.articles import Articles
from tui.screens.main.lists import Lists
from tui.services.desk import Desk
from tui.services.readings import Reading, TextMode
from tui.services.views import Headline

SIZES = [
    pytest.param((width, height), id=f"{width}x{height}")
    for width, height in ((80, 24), (120, 40), (200, 50))
]
Compare = Callable[..., bool]


def seed() -> Reading:
    """The seed article with the figures that it is known for."""
    file = next((shipped("seeds") / "articles").glob("*.txt"))
    article = replace(article_from_text(file.read_text("utf-8")), published=NOW)
    text = article.text
    figures = (
        _figure(text, "$26 billion", "26000000000", 1, "the company plans to invest"),
        _figure(text, "1.28 trillion parameters", "1280000000000", 2, ""),
        _figure(text, "37", "37", 3, "on the AI Index", Relation("exceeds", 3)),
        _figure(text, "33", "33", 4, ""),
        _figure(text, "10 benchmark tests", "10", 5, "AI Index"),
    )
    suspect = figures[1]
    finding = Finding(
        "K1", Tier.CHECK, suspect.num_start, suspect.num_end, "", suspect.value, Decimal(128), "128 billion",
        "{factor} times too large", {"factor": "10"}, "GPT-OSS: 117 billion", "", 1,
    )  # fmt: skip
    headline = Headline(1, 1, "BlockBeats", article.title, "https://example.org/", "", NOW, False, False, 1)
    return Reading(1, headline, article, figures, (finding,), TextMode.FEED, (TextMode.FEED,), minutes=2)


def _figure(
    text: str, word: str, value: str, rank: int, concept: str, relation: Relation | None = None
) -> Figure:
    start = text.index(word)
    return Figure(
        "en", start, start + len(word), word, start, start + len(word), Decimal(value), rank=rank, relation=relation,
        concept=Passage(concept, 0, 0) if concept else None, sentence_start=start, sentence_end=start + 60,
    )  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    with Desk.open(Paths(folder, folder, folder, folder), Settings(), clock=lambda: NOW) as desk:
        fill(desk)
    return folder / "copydesk.db"


@pytest.fixture
def program(
    own_folders: Path, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., CopydeskApp]]:
    monkeypatch.setenv("TZ", "UTC")
    paths = person_paths()
    paths.data.mkdir(parents=True)
    shutil.copy(filled, paths.store)
    programs: list[CopydeskApp] = []

    def made(theme: str) -> CopydeskApp:
        programs.append(CopydeskApp(Beginning(paths, Settings(theme=theme), offline=True, clock=lambda: NOW)))
        return programs[-1]

    yield made
    for each in programs:
        each.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_reading(
    snap_compare: Compare, program: Callable[..., Any], size: tuple[int, int], theme: str
) -> None:
    async def read(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, CopydeskApp)
        await calm(Held(app, pilot))
        app.main.go_to(type(app.main.pane)("reader"))
        app.main.show_reading(seed())
        await calm(Held(app, pilot))

    assert snap_compare(program(theme), terminal_size=size, run_before=read)


@pytest.mark.parametrize("size", SIZES)
def test_headlines(
    snap_compare: Compare,
    program: Callable[..., Any],
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What is looked at ahead comes from the engine: here only the lists are drawn.
    monkeypatch.setattr(Articles, "cursor_moved", Lists.cursor_moved)

    async def look(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, CopydeskApp)
        await calm(Held(app, pilot))

    assert snap_compare(program("dark"), terminal_size=size, run_before=look)
