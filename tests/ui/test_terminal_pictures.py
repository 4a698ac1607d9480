"""Pictures by kitty's protocol and as sixels: what is sent, what the cells say, and what never passes."""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import ControlType, Segment
from textual._compositor import ChopsUpdate
from textual._parser import Parser
from textual._xterm_parser import XTermParser
from textual.color import Color
from textual.events import Key

from tests.ui.test_hostile import RAW, reading_of
from tests.ui.test_pictures import illustrated, open_lamps, rows, site
from tests.unit.services.test_sixel import painted
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.core.text import is_clean
from tui.screens import asking
from tui.services.terminals import Answers
from tui.widgets.guard import OURS, PLACEHOLDER, Guard
from tui.widgets.reader import kitty
from tui.widgets.reader.draw import HALF
from tui.widgets.reader.sixels import Painted

__all__ = ["illustrated", "site"]
Start = Callable[..., Any]
PICTURE = re.compile(r"\x1b_G([^;\x1b]*);([^\x1b]*)\x1b\\")


def chosen(way: str) -> Settings:
    return Settings(refresh_on_start=False, fetch_on_open=False, images=way)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """What the terminal will say."""
    said = Answers(name="kitty(0.41.1)", kitty=True, sixel=True, cell=(9, 18))

    async def ask(_app: object) -> Answers:
        return said

    monkeypatch.setattr(asking, "ask", ask)
    monkeypatch.setattr(asking, "cell_size", lambda: (0, 0))
    return said


def record(held: Any) -> list[str]:
    """Keep what is written to the terminal from now on."""
    sent: list[str] = []
    held.app._driver.write = sent.append
    return sent


def numbers(held: Any) -> set[int]:
    """The numbers of the pictures whose placeholders are in view, as their colours say."""
    found = set()
    for strip in held.app.screen._compositor.render_strips():
        for segment in strip:
            if PLACEHOLDER in segment.text:
                red, green, blue = segment.style.color.triplet
                found.add(red << 16 | green << 8 | blue)
    return found


def cells_of(line: str) -> str:
    """The placeholders on a line of the screen."""
    return "".join(re.findall(f"{PLACEHOLDER}..", line))


# Kitty: the bytes.


def test_a_picture_is_sent_in_pieces_that_make_it_again() -> None:
    png = bytes(range(256)) * 60
    sequence = kitty.sent(0x123456, png, 42, 11, in_tmux=False)
    pieces = PICTURE.findall(sequence)
    assert "".join(f"\x1b_G{keys};{data}\x1b\\" for keys, data in pieces) == sequence
    assert all(len(data) <= kitty.CHUNK and len(data) % 4 == 0 for _keys, data in pieces)
    assert base64.b64decode("".join(data for _keys, data in pieces), validate=True) == png
    first = dict(pair.split("=") for pair in pieces[0][0].split(","))
    number = str(0x123456)
    assert first == {"a": "T", "U": "1", "q": "2", "f": "100", "i": number, "c": "42", "r": "11", "m": "1"}
    assert [keys for keys, _data in pieces[1:]] == ["q=2,m=1"] * (len(pieces) - 2) + ["q=2,m=0"]
    assert PICTURE.findall(kitty.sent(1, b"small", 1, 1, in_tmux=False))[0][0].endswith("m=0")


def test_inside_tmux_every_piece_is_wrapped_for_itself() -> None:
    png = bytes(9_000)
    plain, wrapped = (kitty.sent(7_000_000, png, 4, 2, in_tmux=inside) for inside in (False, True))
    parts = re.findall(r"\x1bPtmux;((?:\x1b\x1b|[^\x1b])*)\x1b\\", wrapped)
    assert "".join(parts).replace("\x1b\x1b", "\x1b") == plain
    assert len(parts) == len(PICTURE.findall(plain))


def test_a_row_has_a_cell_for_each_column_that_says_which_it_is() -> None:
    seen = {kitty.cells(row, 84)[at : at + 3] for row in range(14) for at in range(0, 3 * 84, 3)}
    assert len(seen) == 14 * 84, "no picture is larger"
    text = kitty.cells(2, 40)
    assert cell_len(text) == 40
    assert is_clean(text), "the second layer of safety lets it pass"
    assert text.startswith("\U0010eeee\u030e\u0305\U0010eeee\u030e\u030d")


def test_a_picture_has_a_number_of_its_own_that_its_colour_says() -> None:
    used: frozenset[int] = frozenset()
    for _each in range(60):
        number = kitty.number(256, used)
        assert number not in used and 16 <= number <= 231
        used |= {number}
        colour = kitty.style_of(number).color
        assert colour is not None
        assert colour.downgrade(ColorSystem.EIGHT_BIT).number == number
    large = kitty.number(1 << 24, frozenset())
    colour = kitty.style_of(large).color
    assert colour is not None and colour.triplet is not None
    assert int(colour.triplet.hex[1:], 16) == large > 0xFFFF


# Kitty: the reader.


async def test_placeholders_stand_above_the_words_and_scroll_with_them(
    illustrated: Paths, start: Start, answers: Answers
) -> None:
    async with start(illustrated, chosen("kitty"), offline=False) as held:
        sent = record(held)
        await open_lamps(held)
        await held.press()
        text = held.lines()
        first = next(at for at, line in enumerate(text) if PLACEHOLDER in line)
        assert HALF not in held.text()
        assert "▣ Lamp 0" in text[first + len([line for line in rows(held) if line.image.endswith("p0.png")])]
        pictures = {
            int(found[1]): found[2]
            for found in re.finditer(
                r"\x1b_Ga=T,U=1,q=2,f=100,i=(\d+),c=\d+,r=\d+,m=\d;([^\x1b]*)", "".join(sent)
            )
        }
        assert numbers(held) <= set(pictures)
        with Image.open(BytesIO(base64.b64decode(next(iter(pictures.values())) + "==="))) as image:
            assert image.format == "PNG"
        row = cells_of(text[first])
        await held.press("j", "j")
        assert row and cells_of(held.lines()[first - 2]) == row
        assert numbers(held) <= set(pictures)


async def test_pictures_are_forgotten_with_their_article_and_at_the_end(
    illustrated: Paths, start: Start, answers: Answers
) -> None:
    async with start(illustrated, chosen("kitty"), offline=False) as held:
        sent = record(held)
        await open_lamps(held)
        await held.press()
        given = set(re.findall(r"a=T[^\x1b]*,i=(\d+)", "".join(sent)))
        assert given
        held.main.headlines.go(1 - held.main.headlines.index)
        held.main.open_headline()
        await held.press()
        assert set(re.findall(r"a=d,d=I,q=2,i=(\d+)", "".join(sent))) == given
        assert not held.main.reader.placed
        del sent[:]
        await open_lamps(held)
        await held.press()
        given = set(re.findall(r"a=T[^\x1b]*,i=(\d+)", "".join(sent)))
        held.main.leave()
        assert given and set(re.findall(r"a=d,d=I,q=2,i=(\d+)", "".join(sent))) == given


@pytest.mark.parametrize("way", ["kitty", "sixel"])
async def test_under_a_dialog_lie_half_cells(
    illustrated: Paths, start: Start, answers: Answers, way: str
) -> None:
    async with start(illustrated, chosen(way), offline=False, size=(160, 50)) as held:
        await open_lamps(held)
        await held.press()
        before = held.text()
        await held.press("y")
        assert HALF in held.text() and PLACEHOLDER not in held.text()
        assert held.app.over is None or not isinstance(drawn(held), Painted)
        await held.press("escape")
        assert held.text() == before


async def test_a_terminal_that_cannot_is_told_once_and_half_cells_do(
    illustrated: Paths, start: Start, answers: Answers
) -> None:
    answers.kitty = answers.sixel = False
    async with start(illustrated, chosen("kitty"), offline=False) as held:
        await open_lamps(held)
        await held.press()
        assert HALF in held.text() and PLACEHOLDER not in held.text()
        assert len(held.app._notifications) == 1
        held.app.set_setting("images", "off")
        held.app.set_setting("images", "kitty")
        await held.press()
        assert len(held.app._notifications) == 1
        held.app.set_setting("images", "sixel")
        await held.press()
        assert len(held.app._notifications) == 2
        held.app.set_setting("images", "auto")
        await held.press()
        assert HALF in held.text() and len(held.app._notifications) == 2


# Sixel.


def drawn(held: Any) -> object:
    screen = held.app.screen
    return held.app.over(screen, screen._compositor.render_full_update())


def sixels(held: Any) -> dict[int, tuple[int, str]]:
    """The rows of sixels over a drawing of the whole screen, by their lines."""
    update = drawn(held)
    return {y: (x, sequence) for x, y, sequence in update.rows} if isinstance(update, Painted) else {}


async def test_sixels_lie_over_the_half_cells_that_are_in_view(
    illustrated: Paths, start: Start, answers: Answers
) -> None:
    async with start(illustrated, chosen("sixel"), offline=False) as held:
        await open_lamps(held)
        await held.press()
        for _step in range(30):
            found = sixels(held)
            half = {y: line.index(HALF) for y, line in enumerate(held.lines()) if HALF in line}
            assert {y: x for y, (x, _sequence) in found.items()} == half
            for y, (_x, sequence) in found.items():
                assert painted(sequence)[:2] == (9 * held.lines()[y].count(HALF), 18)
            await held.press("j")
        bytes_written = drawn(held).render_segments(held.app.console)  # type: ignore[attr-defined]
        y, (x, sequence) = next(iter(sixels(held).items()))
        assert f"\x1b[{y + 1};{x + 1}H{sequence}" in bytes_written


async def test_sixels_are_drawn_again_only_where_something_was_drawn_and_never_over_a_toast(
    illustrated: Paths, start: Start, answers: Answers
) -> None:
    async with start(illustrated, chosen("sixel"), offline=False, size=(80, 40)) as held:
        await open_lamps(held)
        await held.press()
        while max(sixels(held)) < 33:
            await held.press("j")
        whole = sixels(held)
        y, (x, _sequence) = next(iter(whole.items()))
        compositor = held.app.screen._compositor
        for spans, lines in (([(y, x + 3, x + 4)], [y]), ([(y, 0, x)], []), ([(0, 0, 80)], [])):
            update = held.app.over(held.app.screen, ChopsUpdate([], spans, []))
            assert [place[1] for place in update.rows] == lines if lines else isinstance(update, ChopsUpdate)
        held.app.notify("A toast " * 60, timeout=60)
        await held.until(lambda: any("A toast" in line for line in held.lines()))
        covered = {line for line, text in enumerate(held.lines()) if "A toast" in text and HALF in text}
        assert covered, "it lies over a picture"
        assert sixels(held).keys() <= whole.keys() - covered
        assert compositor is held.app.screen._compositor


async def test_a_font_that_changes_asks_for_pictures_of_another_size(
    illustrated: Paths, start: Start, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(illustrated, chosen("sixel"), offline=False) as held:
        await open_lamps(held)
        await held.press()
        monkeypatch.setattr(asking, "cell_size", lambda: (12, 24))
        await held.pilot.resize_terminal(110, 36)
        await held.press()
        await held.until(lambda: sixels(held))
        assert {painted(sequence)[1] for _x, sequence in sixels(held).values()} == {24}


# Asking.


@pytest.fixture
def feeding() -> Iterator[Callable[[str], list[Any]]]:
    """The toolkit's own reader of keys."""
    parser = XTermParser()
    before = Parser.feed
    yield lambda text: list(parser.feed(text))
    setattr(Parser, "feed", before)  # noqa: B010


async def test_answers_are_no_keys(feeding: Callable[[str], list[Any]]) -> None:
    answers = Answers()
    hearing = asking.Hearing(answers)
    hearing.begin()
    events = []
    for piece in (
        "a\x1b_Gi=31;O",
        "K\x1b\\\x1bP>|kitty(0.",
        "41.1)\x1b",
        "\\b",
        "\x1b[6;18;9",
        "t\x1b[?62;4;22",
        "cd",
    ):
        events += feeding(piece)
    assert [event.key for event in events if isinstance(event, Key)] == ["a", "b", "d"]
    assert len(events) == 3
    await asyncio.wait_for(hearing.done.wait(), 5)
    assert answers == Answers(name="kitty(0.41.1)", kitty=True, sixel=True, cell=(9, 18))
    hearing.give_up()
    assert [event.key for event in feeding("\x1b_Gi=31;OK\x1b\\x\x1b[A")] == ["x", "up"], (
        "a late one is none either"
    )
    assert feeding("\x1b[") == [] and [event.key for event in feeding("B")] == ["down"], (
        "keys in pieces are whole"
    )


async def test_without_a_terminal_nothing_is_asked(illustrated: Paths, start: Start) -> None:
    async with start(illustrated, chosen("kitty"), offline=False) as held:
        sent = record(held)
        await open_lamps(held)
        await held.press()
        assert HALF in held.text()
        assert not sent


# The guard.


def test_the_guard_stops_every_sequence_and_what_looks_like_a_picture() -> None:
    ours = Segment(kitty.cells(1, 4), kitty.style_of(kitty.number(1 << 24, frozenset())))
    black = Color.parse("black")
    assert Guard().apply([ours], black) == [ours]
    foreign = [
        Segment("\x1b_Ga=T,f=100,i=1;AAAA\x1b\\title"),
        Segment('\x1bP0;1q"1;1;9;9#0~\x1b\\title'),
        Segment("\x9fGa=d\x9ctitle \x90q~\x9c"),
        Segment(kitty.cells(1, 4) + "title", replace_meta()),
        Segment("\x1b_Ga=d\x1b\\", None, [(ControlType.CURSOR_FORWARD, 0)]),
    ]
    passed = Guard().apply(foreign, black)
    assert all(is_clean(segment.text) and PLACEHOLDER not in segment.text for segment in passed)
    assert len(passed) == 4 and all("title" in segment.text for segment in passed)
    assert all(
        cell_len(one.text) == cell_len(other.text) for one, other in zip(passed, foreign, strict=False)
    )


def replace_meta() -> Any:
    from rich.style import Style

    return Style(color="#123456", meta={"link": OURS})


@pytest.mark.parametrize("way", ["kitty", "sixel"])
async def test_a_title_of_sequences_is_stopped_while_pictures_pass(
    illustrated: Paths, start: Start, answers: Answers, way: str
) -> None:
    raw = f"{RAW} \x1b_Ga=d\x1b\\ \x1bPq#0~\x1b\\ {PLACEHOLDER}\u0305\u0305 shown"
    async with start(illustrated, chosen(way), offline=False) as held:
        await open_lamps(held)
        await held.press()
        reading = held.main.reading
        hostile = replace(reading.article, title=raw, byline=raw, lead=raw)
        held.main.show_reading(
            reading._replace(
                headline=reading_of(raw).headline._replace(id=reading.headline.id), article=hostile
            )
        )
        await held.press()
        assert "shown" in held.text()
        assert all(is_clean(line) for line in held.lines())
        ours = sum(len(line.cells) for line in held.main.reader.lines_in_view)
        shown = PLACEHOLDER if way == "kitty" else HALF
        assert ours and held.text().count(shown) == ours
        written = drawn(held).render_segments(held.app.console) if way == "sixel" else ""  # type: ignore[attr-defined]
        assert written.count("\x1bP") == len(sixels(held)) if way == "sixel" else not written
        assert "\x1b_G" not in written
