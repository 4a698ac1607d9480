"""Corrections on the screen: the form at 80 by 24, the list, the row in the feed list, edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.widgets import Input, Static, TextArea

from tui.core.paths import Paths
from tui.corrections.models import Correction, State
from tui.screens.correction.form import CorrectionForm
from tui.screens.correction.overview import Corrections
from tui.screens.correction.sheet import Sheet
from tui.services import corrections

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
