"""Corrections on the screen: the form at 80 by 24, the list, the row in the feed list, edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.widgets import Input, Static, TextArea

from tui.articles.document import Article
from tui.core.paths import Paths
from tui.corrections.models import Channel, Correction, Origin, Route, State
from tui.screens.correction.form import CorrectionForm
from tui.screens.correction.overview import Corrections
from tui.screens.correction.sheet import Sheet
from tui.screens.dialogs import Choose
from tui.services import corrections
from tui.services.versions import kept

Start = Callable[..., Any]


async def every(held: Any) -> tuple[Correction, ...]:
    return corrections.every(await held.app.desk())


async def report(held: Any) -> CorrectionForm:
    """Press r and wait for the form."""
    await held.press("r")
    await held.until(lambda: isinstance(held.app.screen, CorrectionForm))
    await held.press()
    form = held.app.screen
    assert isinstance(form, CorrectionForm)
    return form


async def test_the_flagged_figure_needs_nothing_but_submit_at_80_by_24(paths: Paths, start: Start) -> None:
    async with start(paths, size=(80, 24)) as held:
        form = await report(held)
        text = held.text()
        for part in ("1.28 trillion", "128 billion", "亿", "arxiv.org/abs/2508.10925", "Submit", "Complete"):
            assert part in text, part
        for widget in form.query("TextArea, Input, Button"):
            assert widget.region.height >= 1
            assert held.app.screen.region.contains_region(widget.region)
        assert held.app.focused is not None
        assert held.app.focused.id == "submit"
        await held.press("enter")
        await held.until(lambda: held.app.screen is held.main)
        (filed,) = await every(held)
        assert filed.state is State.FILED
        assert filed.claim.should_be == "128 billion"
        await held.until(lambda: "The article is watched" in held.text())


async def test_what_is_missing_is_told_while_typing_and_drafts_are_kept(paths: Paths, start: Start) -> None:
    async with start(paths, size=(80, 24)) as held:
        form = await report(held)
        problem = form.query_one("#problem", Static)
        form.query_one("#email", Input).value = "nobody at nowhere"
        await held.until(lambda: "no mail address" in str(problem.render()))
        form.query_one("#email", Input).value = ""
        form.query_one("#comment", TextArea).text = "half a tho"
        await held.press("escape")
        (draft,) = await every(held)
        assert (draft.state, draft.claim.comment) == (State.DRAFT, "half a tho")
        again = await report(held)
        assert again.query_one("#comment", TextArea).text == "half a tho"
        assert again.correction.id == draft.id


async def test_the_preview_shows_the_exact_bytes(paths: Paths, start: Start) -> None:
    async with start(paths, size=(80, 24)) as held:
        form = await report(held)
        await held.press("f2")
        await held.until(lambda: isinstance(held.app.screen, Sheet))
        desk = await held.app.desk()
        raw = corrections.preview(desk, corrections.load(desk, form.correction.id))
        assert raw.decode().splitlines()[1].strip() in held.text()


async def test_the_list_shows_the_timeline_and_only_the_person_closes(paths: Paths, start: Start) -> None:
    async with start(paths, size=(80, 24)) as held:
        await report(held)
        await held.press("enter")
        await held.until(lambda: held.app.screen is held.main)
        await held.press("C")
        await held.until(lambda: isinstance(held.app.screen, Corrections))
        await held.press()
        text = held.text()
        for part in ("filed", "[-1.28 trillion-]{+128 billion+}", "What has happened"):
            assert part in text, part
        assert "c close" in str(held.app.screen.query_one("#hint", Static).render())
        await held.press("c")
        await held.until(lambda: "closed" in held.text())
        await held.press("c")
        await held.press("t")
        await held.until(lambda: isinstance(held.app.screen, Sheet))
        assert "all · 1" in held.text()


async def test_the_feed_list_has_a_row_with_the_count(paths: Paths, start: Start) -> None:
    async with start(paths, size=(120, 40)) as held:
        await report(held)
        await held.press("enter")
        await held.until(lambda: held.app.screen is held.main)
        await held.until(lambda: any("Corrections" in line and " 1 " in line for line in held.lines()))


async def test_every_command_of_corrections_is_in_the_palette_and_the_help(
    paths: Paths, start: Start
) -> None:
    async with start(paths, size=(100, 60)) as held:
        await held.press("?")
        await held.until(lambda: "Report a mistake" in held.text())


async def test_an_edited_article_says_so_and_shows_what_changed(gallery: Paths, start: Start) -> None:
    async with start(gallery, size=(120, 40)) as held:
        await held.press("enter")
        await held.until(lambda: held.main.reading is not None)
        while not (url := held.main.reading.headline.url):
            await held.press("J")
        desk = await held.app.desk()
        for number, text in enumerate(("It cost $26 million.\n\nWell.", "It cost $26 billion.\n\nWell.")):
            article = Article(text, (), title="T")
            desk.store.write(kept(url, "full", article, number))
        await held.press("J")
        await held.press("K")
        await held.until(lambda: "edited 1×" in held.text())
        row = next(y for y, line in enumerate(held.lines()) if "edited 1×" in line)
        column = held.lines()[row].index("edited 1×") + 2
        await held.pilot.click(offset=(column, row))
        await held.until(lambda: isinstance(held.app.screen, Sheet))
        await held.press()
        assert "⚠ $26 million → $26 billion" in held.text()
        await held.press("escape")
        await held.press("V")
        await held.until(lambda: isinstance(held.app.screen, Sheet))


async def test_the_figure_under_the_cursor_is_what_is_reported(paths: Paths, start: Start) -> None:
    async with start(paths, size=(120, 40)) as held:
        reading = held.main.reading
        assert reading is not None
        await held.press("1")
        await held.press("f")
        card = held.main.panel.card
        assert card is not None
        form = await report(held)
        said = form.query_one("#quote", TextArea).text
        assert said == reading.article.text[card.start : card.start + len(said)]


async def test_an_address_of_somebody_else_is_asked_about_first(gallery: Paths, start: Start) -> None:
    async with start(gallery, size=(80, 24)) as held:
        await held.press("enter")
        await held.until(lambda: held.main.reading is not None)
        form = await report(held)
        form.query_one("#quote", TextArea).text = "something"
        form.query_one("#reason", TextArea).text = "It is not so."
        form._take(Route(Channel.MAILTO, "a@b.example", Origin.PAGE, "https://c.example", foreign=True))
        await held.press("ctrl+s")
        await held.until(lambda: isinstance(held.app.screen, Choose))
        await held.press("enter")
        await held.until(lambda: held.app.screen is form)
        (draft,) = await every(held)
        assert draft.state is State.DRAFT
