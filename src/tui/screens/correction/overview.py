"""All corrections by state, and for the one under the cursor the claim, its timeline, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.core.messages import N_
from tui.corrections.models import STATE_LABELS, Correction, State
from tui.corrections.states import FOLLOWING
from tui.languages.catalogue import _
from tui.screens.correction.words import details_of, statistics_of
from tui.screens.dialogs import CORRECTION_STYLES, STYLES, Ask
from tui.services import corrections
from tui.services.desk import Desk

if TYPE_CHECKING:
    from tui.app import CopydeskApp

_ORDER = tuple(STATE_LABELS)
"""The states from the beginning to the end: what needs the person's eyes comes first."""
_FIRST = (State.LIKELY_FIXED, State.CHANGED, State.NOTED, State.REMOVED, State.POSSIBLY_SENT, State.FAILED)


class Corrections(ModalScreen[int]):
    """The list; the result is the number of a draft to go on with, or 0.

    Args:
        program: The way to the services.
        known: The corrections.
    """

    CSS_PATH: ClassVar[list[Path]] = [STYLES, CORRECTION_STYLES]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("space,pagedown", "scroll(10)", show=False),
        Binding("b,pageup", "scroll(-10)", show=False),
        Binding("s", "sent", show=False),
        Binding("a", "answered", show=False),
        Binding("d", "declined", show=False),
        Binding("w", "withdraw", show=False),
        Binding("c", "close", show=False),
        Binding("f", "again", show=False),
        Binding("o", "hand_over", show=False),
        Binding("e", "export", show=False),
        Binding("p", "preview", show=False),
        Binding("t", "statistics", show=False),
        Binding("R", "look", show=False),
    ]

    def __init__(self, program: CopydeskApp, known: Sequence[Correction]) -> None:
        super().__init__()
        self._main = program.main
        self._known = _sorted(known)

    def compose(self) -> ComposeResult:
        """The list on the left, the one under the cursor on the right."""
        with Vertical(classes="dialog corrections"):
            yield Static(Content(_("Corrections")), classes="dialog-title", markup=False)
            with Horizontal():
                yield OptionList(compact=True)
                with VerticalScroll(can_focus=False):
                    yield Static("", id="details", markup=False)
            yield Static("", classes="dialog-hint", id="hint", markup=False)

    def on_mount(self) -> None:
        """Show the first."""
        self._show(0)

    @property
    def current(self) -> Correction | None:
        """The correction under the cursor."""
        at = self.query_one(OptionList).highlighted
        return self._known[at] if at is not None and at < len(self._known) else None

    def _show(self, number: int) -> None:
        """Fill the list, the cursor on a correction.

        Args:
            number: Which; 0 for the first.
        """
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_row(correction)) for correction in self._known])
        ids = [correction.id for correction in self._known]
        options.highlighted = (ids.index(number) if number in ids else 0) if ids else None
        options.display = bool(ids)
        options.focus()
        self._describe()

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        current = self.current
        details = Content(_(_NOTHING)) if current is None else details_of(current)
        self.query_one("#details", Static).update(details)
        self.query_one("#hint", Static).update(Content(_hint(current)))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _opened(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        current = self.current
        if current is not None and current.state is State.DRAFT:
            self.dismiss(current.id)

    # What can be done.

    def _do(self, work: Callable[[Desk, Correction], object]) -> None:
        """Do something with the correction under the cursor and show what it is then."""
        current = self.current
        if current is None:
            return

        def job(desk: Desk) -> tuple[Correction, ...]:
            work(desk, current)
            return corrections.every(desk)

        def done(known: tuple[Correction, ...]) -> None:
            self._known = _sorted(known)
            self._show(current.id)
            self._main.load_tree()

        self._main.ask(job, done, group="corrections", replace=False, long=True)

    def action_sent(self) -> None:
        """The person sent it with their own hands."""
        self._do(lambda desk, each: corrections.sent(desk, each.id))

    def action_answered(self) -> None:
        """The publisher answered; ask what."""
        self._ask_answer(declined=False)

    def action_declined(self) -> None:
        """The publisher declined; ask what they said."""
        self._ask_answer(declined=True)

    def _ask_answer(self, *, declined: bool) -> None:
        def typed(answer: str | None) -> None:
            if answer is not None:
                self._do(lambda desk, each: corrections.answered(desk, each.id, answer, declined=declined))

        self.app.push_screen(Ask(_("What did they answer?"), hint=_("May be empty."), empty=True), typed)

    def action_withdraw(self) -> None:
        """Take it back; a draft is forgotten, a withdrawn one becomes a draft again."""

        def work(desk: Desk, each: Correction) -> None:
            if each.state is State.DRAFT:
                corrections.discard(desk, each.id)
            elif each.state is State.WITHDRAWN:
                corrections.reopen(desk, each.id)
            else:
                corrections.withdraw(desk, each.id)

        self._do(work)

    def action_close(self) -> None:
        """Close it, or take the closing back."""
        self._do(
            lambda desk, each: (
                corrections.reopen(desk, each.id)
                if each.state is State.CLOSED
                else corrections.close(desk, each.id)
            )
        )

    def action_again(self) -> None:
        """File it again."""
        self._do(lambda desk, each: corrections.again(desk, each.id))

    def action_hand_over(self) -> None:
        """Open the mail program, or the publisher's form, again."""
        self._do(lambda desk, each: corrections.hand_over(desk, each.id))

    def action_export(self) -> None:
        """Write it into files."""

        def work(desk: Desk, each: Correction) -> None:
            from tui.services.correction_files import write_files  # noqa: PLC0415  with the first need

            write_files(each, desk.paths.data / "corrections")

        self._do(work)
        self._main.tell(_EXPORTED, folder=str(self._main.copydesk.paths.data / "corrections"))

    def action_preview(self) -> None:
        """Show the exact bytes that go out, or went."""
        from tui.screens.correction.sheet import Sheet  # noqa: PLC0415  with the first need

        current = self.current
        if current is None:
            return

        def shown(raw: bytes) -> None:
            text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
            self.app.push_screen(Sheet(_("Exactly this goes out"), Content(text)))

        self._main.ask(lambda desk: corrections.preview(desk, current), shown, group="preview")

    def action_statistics(self) -> None:
        """Show what became of all of them."""
        from tui.screens.correction.sheet import Sheet  # noqa: PLC0415  with the first need
        from tui.services.correction_files import statistics  # noqa: PLC0415

        self.app.push_screen(
            Sheet(_("What became of the corrections"), statistics_of(statistics(self._known)))
        )

    def action_look(self) -> None:
        """Send what waits and look at every watched article now."""
        from tui.services import delivery, watch  # noqa: PLC0415  with the first need

        def work(desk: Desk, _each: Correction) -> None:
            delivery.deliver(desk)
            watch.watch(desk, force=True)

        self._do(work)

    def action_leave(self) -> None:
        """Back to the news."""
        self.dismiss(0)

    def action_move(self, step: int) -> None:
        """Move the cursor as in every other list."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_scroll(self, lines: int) -> None:
        """Scroll what is said of the correction."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_to(y=scroll.scroll_y + lines, animate=False)


def _sorted(known: Sequence[Correction]) -> tuple[Correction, ...]:
    order = (*_FIRST, *(state for state in _ORDER if state not in _FIRST))
    return tuple(sorted(known, key=lambda correction: order.index(correction.state)))


def _row(correction: Correction) -> Content:
    claim = correction.claim
    said = f"“{claim.quote.exact}”" if claim.quote.exact else claim.source.headline
    return Content.assemble(
        (_(STATE_LABELS[correction.state]), "bold"),
        "\n  " + said.replace("\n", " ")[:80] + (f" → {claim.should_be[:60]}" if claim.should_be else ""),
        (f"\n  {claim.source.site or claim.source.url}", "dim"),
    )


_ACTIONS: tuple[tuple[State | None, str], ...] = (
    (State.ACKNOWLEDGED, N_("a answered")),
    (State.DECLINED, N_("d declined")),
    (State.WITHDRAWN, N_("w withdraw")),
    (State.CLOSED, N_("c close")),
)


def _hint(correction: Correction | None) -> str:
    """The keys that do something now."""
    if correction is None:
        return _("esc back")
    state, parts = correction.state, []
    if state is State.DRAFT:
        parts.append(_("enter go on writing"))
    if state is State.QUEUED:
        parts += [_("s I sent it"), _("o open it again")]
    if state in (State.CHANGED, State.DECLINED, State.FAILED, State.EXPIRED):
        parts.append(_("f file again"))
    parts += [_(label) for following, label in _ACTIONS if following in FOLLOWING[state]]
    if state in (State.CLOSED, State.WITHDRAWN):
        parts.append(_("c take back") if state is State.CLOSED else _("w take back"))
    return " · ".join([*parts, _("p preview · e export · t numbers · R look now · esc back")])


_NOTHING = N_("No corrections yet: r in an article reports a mistake.")
_EXPORTED = N_("Written to {folder}.")
