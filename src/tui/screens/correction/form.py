"""The form of a correction: filled in as far as it can be, checked while it is written, never lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static, TextArea

from tui.corrections.models import KIND_LABELS, Claim, Correction, CorrectionKind, Route, Sender
from tui.corrections.validation import problems
from tui.languages.catalogue import _, show
from tui.screens.correction.words import route_label, route_reason
from tui.screens.dialogs import CORRECTION_STYLES, STYLES, Choice, Choose, FieldLabel, align_labels
from tui.screens.resting import Rest
from tui.services import corrections, routing
from tui.services.desk import Desk

if TYPE_CHECKING:
    from tui.app import CopydeskApp

_AREAS = ("quote", "should_be", "reason", "comment")
_LINES = ("evidence", "name", "email")


class CorrectionForm(ModalScreen[int]):
    """Writes one draft; the result is its number once it is to be sent, or 0.

    Args:
        program: The way to the services.
        correction: The draft.
        routes: Where it may go, as far as is known without the net.
    """

    CSS_PATH: ClassVar[list[Path]] = [STYLES, CORRECTION_STYLES]  # type: ignore[assignment]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-tall")]  # noqa: RUF012  the toolkit's type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "submit", show=False),
        Binding("f2", "preview", show=False),
    ]

    def __init__(self, program: CopydeskApp, correction: Correction, routes: Sequence[Route]) -> None:
        super().__init__()
        self._main = program.main
        self._offline = program.offline
        self.correction = correction
        self.routes = tuple(routes)
        self.route: Route | None = correction.route or next(iter(routes), None)
        """Where it goes."""
        self._chosen = correction.route is not None
        self._agreed = False
        self._kind = correction.claim.kind
        self._rest = Rest(self, self.keep)

    def compose(self) -> ComposeResult:
        """The fields in the order in which one thinks: what it says, what it should say, why."""
        claim = self.correction.claim
        with Vertical(classes="dialog correction"):
            yield Static(Content(claim.source.headline), classes="form-title", markup=False)
            with Horizontal():
                yield FieldLabel(_("Kind"))
                yield Button(Content(_(KIND_LABELS[self._kind])), id="kind", compact=True)
            yield from self._area(_("It says"), "quote", claim.quote.exact)
            yield from self._area(_("Should say"), "should_be", claim.should_be)
            yield from self._area(_("Why"), "reason", claim.reason)
            yield from self._line((_("Evidence"), "evidence", " ".join(claim.evidence)))
            yield from self._area(_("Comment"), "comment", claim.comment)
            sender = claim.sender
            yield from self._line((_("Name"), "name", sender.name), (_("E-mail"), "email", sender.email))
            with Horizontal():
                yield FieldLabel(_("Send via"))
                yield Button(Content(route_label(self.route)), id="via", compact=True)
            yield Static(Content(route_reason(self.route)), id="why", markup=False)
            yield Static("", id="problem", markup=False)
            with Horizontal(id="buttons"):
                yield Button(Content(_("Submit")), id="submit", compact=True)
                yield Button(Content(_("Preview")), id="preview", compact=True)
                yield Button(Content(_("Discard")), id="discard", compact=True)
                yield Static(Content(_("ctrl+s submit · f2 preview · esc keep")), markup=False)

    def _area(self, label: str, name: str, value: str) -> ComposeResult:
        with Horizontal(classes=name):
            yield FieldLabel(label)
            yield TextArea(value, id=name, compact=True, tab_behavior="focus")

    def _line(self, *fields: tuple[str, str, str]) -> ComposeResult:
        with Horizontal():
            for label, name, value in fields:
                yield FieldLabel(label)
                yield Input(value, id=name, compact=True)

    def on_mount(self) -> None:
        """Start where something is missing, else at Submit; look for better routes meanwhile."""
        beside = align_labels(self) + 1
        for note in self.query("#why, #problem"):
            note.styles.padding = (0, 1, 0, beside)
        missing = problems(self.claim())
        self.query_one(f"#{missing[0].field}" if missing else "#submit").focus()
        self._check()
        if not self._offline:
            work = partial(_found, correction=self.correction)
            self._main.ask(work, self._routes_found, group="routes", long=True, failed=lambda _error: None)

    def claim(self) -> Claim:
        """Return what the form says now."""
        areas = {name: self.query_one(f"#{name}", TextArea).text for name in _AREAS}
        evidence, name, email = (self.query_one(f"#{each}", Input).value.strip() for each in _LINES)
        claim = self.correction.claim
        quote = claim.quote
        if areas["quote"].strip() != quote.exact.strip():
            quote = replace(quote, exact=areas["quote"], prefix="", suffix="")
        return replace(
            claim,
            kind=self._kind,
            quote=quote,
            should_be=areas["should_be"].strip(),
            reason=areas["reason"].strip(),
            comment=areas["comment"].strip(),
            evidence=tuple(evidence.split()),
            sender=Sender(name, email),
        )

    # While it is written.

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._check()
        self._rest.begin()

    def _check(self) -> None:
        found = problems(self.claim())
        text = show(found[0].message) if found else _("Complete: ready to submit.")
        self.query_one("#problem", Static).update(Content(f"▸ {text}" if found else f"✓ {text}"))

    def keep(self) -> None:
        """Keep the draft as it stands."""
        number, claim, route = self.correction.id, self.claim(), self.route

        def work(desk: Desk) -> None:
            corrections.keep(desk, number, claim, route)

        self._main.ask(work, group="draft", replace=False)

    # Kind and route.

    @on(Button.Pressed, "#kind")
    def _ask_kind(self) -> None:
        choices = [Choice(kind.value, _(label)) for kind, label in KIND_LABELS.items()]
        self.app.push_screen(Choose(_("What is the matter?"), choices, self._kind.value), self._kind_chosen)

    def _kind_chosen(self, name: str | None) -> None:
        if name is None:
            return
        self._kind = CorrectionKind(name)
        self.query_one("#kind", Button).label = Content(_(KIND_LABELS[self._kind]))
        self._check()
        changed = replace(self.correction, claim=self.claim())
        self._chosen = False
        self.keep()
        work = partial(_found, correction=changed)
        self._main.ask(work, self._routes_found, group="routes", long=True)

    def _routes_found(self, found: tuple[Route, ...]) -> None:
        if not self.is_mounted:
            return
        self.routes = found
        if not self._chosen and found:
            self._take(found[0])

    @on(Button.Pressed, "#via")
    def _ask_route(self) -> None:
        choices = [
            Choice(str(number), route_label(route), route_reason(route))
            for number, route in enumerate(self.routes)
        ]
        current = str(self.routes.index(self.route)) if self.route in self.routes else ""
        self.app.push_screen(Choose(_("Where to send it?"), choices, current), self._route_chosen)

    def _route_chosen(self, name: str | None) -> None:
        if name is not None:
            self._chosen = True
            self._take(self.routes[int(name)])
            self.keep()

    def _take(self, route: Route) -> None:
        self.route, self._agreed = route, False
        self.query_one("#via", Button).label = Content(route_label(route))
        self.query_one("#why", Static).update(Content(route_reason(route)))

    # The ends.

    @on(Button.Pressed, "#preview")
    def action_preview(self) -> None:
        """Show the exact bytes that would go out."""
        from tui.screens.correction.sheet import Sheet  # noqa: PLC0415  with the first need

        number, claim, route = self.correction.id, self.claim(), self.route

        def work(desk: Desk) -> bytes:
            return corrections.preview(desk, corrections.keep(desk, number, claim, route))

        def shown(raw: bytes) -> None:
            text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
            title = _("Exactly this goes to {address}").format(address=route_label(route))
            self.app.push_screen(Sheet(title, Content(text)))

        self._main.ask(work, shown, group="preview")

    @on(Button.Pressed, "#submit")
    def action_submit(self) -> None:
        """Keep it and send it; an address that is not the publisher's own is asked about first."""
        if problems(self.claim()):
            self._check()
            return
        if self.route is not None and self.route.foreign and not self._agreed:
            question = _("{address} is not the publisher's own address. Send it there?")
            choices = [Choice("no", _("No, choose another")), Choice("yes", _("Yes, send it there"))]
            ask = Choose(question.format(address=self.route.address), choices, hint=route_reason(self.route))
            self.app.push_screen(ask, self._agree)
            return
        self._rest.stop()
        number, claim, route, agreed = self.correction.id, self.claim(), self.route, self._agreed

        def work(desk: Desk) -> int:
            corrections.keep(desk, number, claim, route)
            return corrections.submit(desk, number, agreed=agreed).id

        self._main.ask(work, self._end, group="submit")

    def _agree(self, answer: str | None) -> None:
        self._agreed = answer == "yes"
        if self._agreed:
            self.action_submit()

    @on(Button.Pressed, "#discard")
    def _discard(self) -> None:
        self._rest.stop()
        number = self.correction.id

        def work(desk: Desk) -> int:
            corrections.discard(desk, number)
            return 0

        self._main.ask(work, self._end, group="draft", replace=False)

    def _end(self, number: int) -> None:
        self.dismiss(number)

    def action_leave(self) -> None:
        """Keep the draft and leave."""
        self._rest.stop()
        self.keep()
        self.dismiss(0)


def _found(desk: Desk, correction: Correction) -> tuple[Route, ...]:
    return routing.routes(desk, correction, fetch=True)
