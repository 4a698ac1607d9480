"""Pictures in the reader: half cells over the words, asked for when an article is opened and not before."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.selection import SELECT_ALL

from tests.ui.gallery import NOW, Piece, fill
from tests.unit.services import conftest as loopback
from tests.unit.services.conftest import Site
from tests.unit.services.drawings import drawing
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.screens.main.drawing import HIGHEST
from tui.screens.main.illustrating import MOST_PICTURES
from tui.services.desk import Desk
from tui.services.picture_cells import Picture
from tui.widgets.reader.draw import HALF
from tui.widgets.reader.lines import Line
from tui.widgets.reader.setting import Setting

Start = Callable[..., Any]
QUIET = Settings(refresh_on_start=False, fetch_on_open=False)
site = loopback.site


def words(number: int) -> str:
    return f"<p>Part {number} begins here. {'The lamps along the quay were lit one by one. ' * 12}</p>"


@pytest.fixture
def illustrated(paths: Paths, site: Site) -> Paths:
    """A store with an article of twelve pictures, one after each part."""
    body = "".join(
        f'{words(n)}<figure><img src="{site / f"p{n}.png"}" alt="Lamp {n}"><figcaption>Caption {n}</figcaption></figure>'
        for n in range(12)
    )
    for number in range(12):
        site.put(f"p{number}.png", drawing(640, 400), "image/png")
    piece = Piece("Lamps", "", "The lamps", body)
    with Desk.open(paths, QUIET, clock=lambda: NOW) as desk:
        fill(desk, (piece,), site.base)
    return paths


@pytest.fixture
def gate(site: Site) -> Iterator[threading.Event]:
    """Holds every answer back until it is set."""
    opened = threading.Event()

    def hold(_path: str) -> None:
        opened.wait(20)

    site.on_request = hold
    yield opened
    opened.set()


@pytest.fixture
def one_picture(paths: Paths, site: Site) -> Callable[[str], Paths]:
    """A store with an article of one picture in the midst of numbered lines."""

    def made(attributes: str) -> Paths:
        def lines(first: int) -> str:
            return "".join(
                f"<p>Line {number} of the keeper's log.</p>" for number in range(first, first + 20)
            )

        image = f'<figure><img src="{site / "lamp.png"}" alt="A lamp" {attributes}></figure>'
        site.put("lamp.png", drawing(640, 400), "image/png")
        with Desk.open(paths, QUIET, clock=lambda: NOW) as desk:
            fill(
                desk,
                (Piece("Lamps", "", "The lamps", lines(100) + image + lines(200) + lines(300)),),
                site.base,
            )
        return paths

    return made


def rows(held: Any) -> list[Line]:
    """The rows that pictures take, come or not."""
    return [line for line in held.main.reader._setting.lines if line.row >= 0]


async def open_lamps(held: Any) -> None:
    found = next(at for at, line in held.main.headlines.loaded() if line.title == "The lamps")
    held.main.headlines.go(found)
    held.main.open_headline()
    await held.until(lambda: held.main.reading is not None and held.main.reader._setting.lines)


async def test_a_picture_stands_above_its_words(illustrated: Paths, start: Start, site: Site) -> None:
    async with start(illustrated, QUIET, offline=False) as held:
        await open_lamps(held)
        await held.press()
        text = held.lines()
        first = next(at for at, line in enumerate(text) if HALF in line)
        last = max(at for at, line in enumerate(text) if HALF in line and at < first + HIGHEST)
        assert "Lamp 0" in text[last + 1]
        assert "Caption 0" in text[last + 2]
        assert last - first < HIGHEST
        assert 20 < text[first].count(HALF) <= 0.6 * held.main.reader.width
        assert site.asked["/p0.png"] == 1
        assert not site.asked["/p11.png"], "far below"


async def test_at_most_eight_are_asked_for(illustrated: Paths, start: Start, site: Site) -> None:
    async with start(illustrated, QUIET, offline=False) as held:
        await open_lamps(held)
        for _page in range(40):
            await held.press("space")
        assert sum(site.asked.values()) == MOST_PICTURES


@pytest.mark.parametrize("why", ["off", "no colour", "offline", "looked ahead"])
async def test_words_alone_where_no_picture_is_wanted(
    illustrated: Paths, start: Start, site: Site, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    chosen = Settings(refresh_on_start=False, fetch_on_open=False, images="off" if why == "off" else "half")
    async with start(illustrated, chosen, offline=why == "offline", size=(160, 40)) as held:
        if why == "looked ahead":
            found = next(at for at, line in held.main.headlines.loaded() if line.title == "The lamps")
            held.main.headlines.go(found)
            await held.until(lambda: held.main.reading and held.main.reading.headline.title == "The lamps")
        else:
            await open_lamps(held)
        await held.press()
        assert "Lamp 0" in held.text()
        assert HALF not in held.text()
        assert not site.asked


async def test_the_setting_works_at_once(illustrated: Paths, start: Start) -> None:
    async with start(illustrated, QUIET, offline=False) as held:
        await open_lamps(held)
        await held.press()
        assert HALF in held.text()
        held.app.set_setting("images", "off")
        await held.press()
        assert HALF not in held.text() and "Lamp 0" in held.text()
        held.app.set_setting("images", "half")
        await held.press()
        assert HALF in held.text()


async def open_one(held: Any, top: int) -> tuple[int, str]:
    """Open the article with one picture, and scroll. Return the line of its words and the first in view."""
    await open_lamps(held)
    await held.until(lambda: any(worker.group == "pictures" for worker in held.app.workers))
    reader = held.main.reader
    reader._setting.finish()
    reader._resize()
    reader.scroll_to(y=top, animate=False)
    await held.pilot.pause()
    words = next(at for at, line in enumerate(reader._setting.lines) if line.text == "▣ A lamp")
    return words - reader.top, seen(held, 0)


def seen(held: Any, row: int) -> str:
    """The text on a row of the reader."""
    text: str = held.main.reader._setting.lines[held.main.reader.top + row].text
    return text


@pytest.mark.parametrize("top", [0, 12, 24, 60])
async def test_a_picture_of_a_declared_size_moves_nothing(
    one_picture: Callable[[str], Paths], start: Start, gate: threading.Event, top: int
) -> None:
    async with start(one_picture('width="640" height="400"'), QUIET, offline=False, size=(120, 40)) as held:
        await open_one(held, top)
        before, kept = held.text(), len(held.main.reader._setting.lines)
        gate.set()
        await held.press()
        assert any(line.cells for line in rows(held))
        assert len(held.main.reader._setting.lines) == kept
        assert held.text().replace(HALF, " ") == before


@pytest.mark.parametrize(("top", "stays"), [(0, 0), (9, 0), (30, 30), (70, 0)])
async def test_a_picture_of_unknown_size_does_not_move_the_line_that_is_read(
    one_picture: Callable[[str], Paths], start: Start, gate: threading.Event, top: int, stays: int
) -> None:
    async with start(one_picture(""), QUIET, offline=False, size=(120, 40)) as held:
        at, _first = await open_one(held, top)
        assert (0 <= at < held.main.reader.size.height // 2) == bool(stays), "in the upper half of the view"
        lines = [seen(held, row) for row in (stays, stays + 1, stays + 2)]
        gate.set()
        await held.press()
        assert len(rows(held)) > 10
        assert [seen(held, row) for row in (stays, stays + 1, stays + 2)] == lines


@pytest.mark.parametrize("top", [2, 44, 47, 60])
async def test_what_is_marked_moves_nothing(
    one_picture: Callable[[str], Paths], start: Start, top: int
) -> None:
    async with start(one_picture(""), QUIET, offline=False, size=(120, 24)) as held:
        await open_lamps(held)
        await held.press()
        reader = held.main.reader
        reader.scroll_to(y=top, animate=False)
        await held.press()
        lines = list(reader.lines_in_view)
        assert (lines[0].row > 0) == (top in {44, 47}), "in the midst of the picture"
        for key in ("M", "m", "greater_than_sign", "less_than_sign"):
            await held.press(key)
            assert reader.top == top and reader.lines_in_view == lines


async def test_rows_of_a_picture_that_cannot_be_had_are_given_back(
    one_picture: Callable[[str], Paths], start: Start, gate: threading.Event, site: Site
) -> None:
    async with start(one_picture('width="640" height="400"'), QUIET, offline=False, size=(120, 40)) as held:
        site.put("lamp.png", b"gone", "text/html")
        await open_one(held, 30)
        assert len(rows(held)) > 10
        line = seen(held, 30)
        gate.set()
        await held.press()
        assert not rows(held)
        assert line.strip() and seen(held, 30) == line


async def test_a_width_that_changes_draws_smaller_pictures(illustrated: Paths, start: Start) -> None:
    async with start(illustrated, QUIET, offline=False, size=(200, 50)) as held:
        await open_lamps(held)
        await held.press()
        wide = max(len(line.cells) for line in rows(held))
        held.app.set_setting("measure", 40)
        await held.press()
        await held.until(lambda: rows(held) and max(len(line.cells) for line in rows(held)) < wide)
        assert max(len(line.cells) for line in rows(held)) <= 24


async def test_places_and_selections_are_those_of_the_text(
    illustrated: Paths, start: Start, gate: threading.Event
) -> None:
    async with start(illustrated, QUIET, offline=False) as held:
        reader = held.main.reader
        await open_lamps(held)
        held.app.screen.selections = {reader: SELECT_ALL}
        gate.set()
        await held.press()
        assert not rows(held), "what is selected does not move"
        held.app.screen.clear_selection()
        await held.press()
        assert rows(held)
        assert reader.find("Part 3 begins") == 1
        await held.press()
        assert "Part 3 begins" in held.text()
        copied = reader.get_selection(SELECT_ALL)
        assert copied is not None and copied[0] == held.main.reading.article.text


def test_a_landmark_is_the_same_line_whatever_pictures_there_are() -> None:
    cell = ((0, 0, 0), (9, 9, 9))
    picture = [Line(start=5, row=row, cells=(cell,)) for row in range(3)]
    plain = [Line(start=at) for at in range(10)]
    without = Setting(iter(plain), 40)
    within = Setting(iter([*plain[:5], *picture, *plain[5:]]), 40)
    without.finish()
    within.finish()
    for at in range(10):
        moved = within.line_at(without.landmark(at), 5)
        assert within.lines[moved].start == at and not within.lines[moved].cells
        assert without.line_at(within.landmark(moved), 5) == at
    for at in range(len(within.lines)):
        assert within.line_at(within.landmark(at), 5) == at


def test_a_picture_knows_its_width() -> None:
    cell = ((0, 0, 0), (9, 9, 9))
    assert Picture(((cell, cell),)).columns == 2
