"""Jumps within the article and the way back; finding in all that is drawn; keys that have nothing to do say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.gallery import NOW, many
from tests.ui.waiting import Held
from tui.articles.document import Article
from tui.articles.fragments import article_from_html
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.services.desk import Desk
from tui.services.views import Scope

Start = Callable[..., Any]
PARTS = "".join(f"<p>Part {n} of a long article about lamps.</p>" for n in range(200))
LINKED = article_from_html(
    '<p>See <a href="#end">the end</a> and <a href="https://example.org/oil">oil</a>.'
    '<sup id="m1"><a href="#n1">[1]</a></sup></p>'
    f'{PARTS}<h2 id="end">The end</h2><p>All lamps are lit.</p>'
    '<ol><li id="n1"><a href="#m1">a</a> Told by the keeper of the lamps.</li></ol>'
)


def show(held: Held, article: Article) -> None:
    """Show an article in place of the opened one."""
    main = held.main
    assert main.reading is not None
    main.reading = main.reading._replace(article=article, figures=(), findings=())
    main.show_reading(main.reading)


def told(held: Held) -> str:
    """What the toasts say."""
    return "\n".join(str(note.message) for note in held.app._notifications)


def sees(held: Held, words: str) -> bool:
    reader = held.main.reader
    assert reader.reading is not None
    first, last = reader.in_view
    return first <= reader.reading.article.text.index(words) < last


async def test_the_way_back_from_a_link_a_note_and_the_end(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("enter")
        show(held, LINKED)
        reader = held.main.reader
        await held.press("j", "j", "j")
        here = reader.top
        assert here
        for keys in (("u", "1", "enter"), ("u", "G", "enter"), ("G",)):
            await held.press(*keys)
            assert reader.top != here
            await held.press("ctrl+o")
            assert reader.top == here
        assert not told(held)
        await held.press("ctrl+o")
        assert "There is no jump to go back from." in told(held)


async def test_jumps_in_a_row_are_one_and_reading_parts_them(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("enter")
        show(held, LINKED)
        reader = held.main.reader
        await held.press("slash", *"lamps", "enter", "n", "n", "n")
        for _step in range(30):
            await held.press("n")
        assert reader.top
        await held.press("j", "j", "G", "ctrl+o")
        read = reader.top
        assert read
        await held.press("ctrl+o")
        assert reader.top == 0


async def test_where_a_link_led_is_marked_also_where_nothing_moves(gallery: Paths, start: Start) -> None:
    short = article_from_html('<p>See <a href="#end">the end</a>.</p><h2 id="end">The end</h2><p>Lit.</p>')
    async with start(gallery, size=(80, 24)) as held:
        await held.press("enter")
        show(held, short)
        assert "▸ The end" not in held.text()
        await held.press("u", "1", "enter")
        assert "▸ The end" in held.text()


async def test_the_links_show_what_notes_say_and_where_jumps_lead(gallery: Paths, start: Start) -> None:
    async with start(gallery, size=(120, 40)) as held:
        await held.press("enter")
        show(held, LINKED)
        await held.press("u")
        shown = held.text()
        for label, there in (
            ("[1] the end", "The end"),
            ("[2] oil", "https://example.org/oil"),
            ("Note 1", "a Told by the keeper of the lamps."),
        ):
            lines = shown[shown.index(f"  {label} ") :].splitlines()
            assert f"  {there} " in lines[1]
        assert "Note a" not in shown


async def test_a_note_can_be_clicked(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("enter")
        show(held, LINKED)
        await held.pilot.pause()
        y, line = next((y, line) for y, line in enumerate(held.lines()) if "See the end" in line)
        assert "oil[2].[1]" in line
        await held.pilot.click(offset=(line.index(".[1]") + 2, y))
        await held.pilot.pause()
        assert sees(held, "Told by the keeper")


async def test_what_is_found_is_counted_above_and_stands_in_captions_too(
    gallery: Paths, start: Start
) -> None:
    article = article_from_html(
        '<p>A pier<br>head.</p><figure><img src="https://example.org/a.png" alt="The old pier head">'
        f"<figcaption>Seen from the quay</figcaption></figure>{PARTS}<p>Another pier head.</p>"
    )
    async with start(gallery, Settings(images="off")) as held:
        await held.press("enter")
        show(held, article)
        await held.press("slash", *"pier head", "enter")
        assert "1 of 3 found" in held.lines()[0]
        assert "n Next place" in held.lines()[-1]
        await held.press("n")
        assert "2 of 3 found" in held.lines()[0]
        await held.press("n")
        assert sees(held, "Another pier head")
        held.main.show_reading(held.main.reading)
        await held.press("p")
        assert "2 of 3 found" in held.lines()[0]
        await held.press("escape")
        assert "found" not in held.lines()[0]
        assert "n Next unread" in held.lines()[-1]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("f", "No key figures."),
        (";", "No key figures."),
        ("3", "There is no key figure 3 here."),
        ("K", "This is the first article of the list."),
    ],
)
async def test_a_key_with_nothing_to_do_says_so(gallery: Paths, start: Start, keys: str, words: str) -> None:
    async with start(gallery) as held:
        await held.press("enter")
        show(held, LINKED)
        await held.press(keys)
        assert words in told(held)


async def test_the_next_article_is_opened_also_where_its_line_was_never_drawn(
    paths: Paths, start: Start
) -> None:
    with Desk.open(paths, Settings(), clock=lambda: NOW) as desk:
        many(desk, 150)
    async with start(paths, size=(80, 24)) as held:
        main = held.main
        main.open_scope(Scope())
        await held.until(lambda: main.headlines.count > 140)
        main.headlines.go(99)
        await held.press("enter", "J")
        assert main.headlines.index == 100
        assert main.opened == main.headlines.headline.id
        await held.press("q", "G", "enter", "J")
        assert "This is the last article of the list." in told(held)


async def test_the_strip_shows_the_figures_that_are_in_view_first(paths: Paths, start: Start) -> None:
    async with start(paths, size=(80, 24)) as held:
        strip = held.main.strip
        assert "1 $26 billion" in held.lines()[-3]
        await held.press("G")
        first, last = held.main.reader.in_view
        numbers = [card.number for card in strip.cards if first <= card.start < last]
        assert 1 not in numbers
        assert held.lines()[-3].startswith(f" {numbers[0]} ")


async def test_the_cursor_stays_on_its_card_while_the_article_stays(paths: Paths, start: Start) -> None:
    async with start(paths) as held:
        panel = held.main.panel
        await held.press("f", "j", "j")
        figure = panel.card.figures[0]
        held.main.show_reading(held.main.reading)
        assert panel.index == 2
        await held.press("S")
        assert figure in panel.card.figures
