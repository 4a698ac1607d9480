"""Corrections: from what is selected to the form, sending and watching in the background, edits of articles."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from tui.core.errors import RefusedError
from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.screens.commands import Pane
from tui.screens.main.checking import Checking
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.corrections.models import Correction, Route
    from tui.services.desk import Desk
    from tui.services.readings import Reading
    from tui.services.versions import Edit

    Begun = tuple[Correction, tuple[Route, ...]]


class Correcting(Checking):
    """Reporting mistakes, and what comes of it."""

    def action_correct(self) -> None:
        """Report a mistake: what is selected, the figure under the cursor, what the audit flags, or the article."""
        reading = self.reading
        if reading is None:
            return
        start, end = self._meant_offsets(reading)
        self.ask(
            partial(_begin, reading=reading, start=start, end=end), self._write_correction, group="correct"
        )

    def _meant_offsets(self, reading: Reading) -> tuple[int, int]:
        """The offsets of what the person means."""
        span = self.reader.selected_span
        if span is not None and span[1] > span[0]:
            return span
        figure = self.reader.overlay.current
        card = self.panel.card if self.pane is Pane.FIGURES else None
        if card is not None:
            figure = card.figures[0]
        if figure is not None and 0 <= figure < len(reading.figures):
            return reading.figures[figure].start, reading.figures[figure].end
        first = next(iter(reading.findings), None)
        return (first.start, first.end) if first is not None else (0, 0)

    def _write_correction(self, begun: Begun) -> None:
        from tui.screens.correction.form import CorrectionForm  # noqa: PLC0415  with the first need

        self.app.push_screen(CorrectionForm(self.copydesk, *begun), self._correction_written)

    def _correction_written(self, number: int | None) -> None:
        self.load_tree()
        if number:
            self.ask(
                partial(_send, number=number),
                self._correction_sent,
                group="deliver",
                replace=False,
                long=True,
            )

    def _correction_sent(self, correction: Correction) -> None:
        """Say how far it has come; what the person sends themselves is asked about."""
        from tui.corrections.models import Channel, State  # noqa: PLC0415  with the first need

        self.load_tree()
        route = correction.route
        if route is not None and route.channel in (Channel.MAILTO, Channel.FORM):
            self._send_by_hand(correction)
        elif correction.state is State.FILED:
            self.tell(_FILED)
        elif correction.state is State.POSSIBLY_SENT:
            self.tell(_DOUBTFUL)
        else:
            self.tell(_QUEUED)

    def _send_by_hand(self, correction: Correction) -> None:
        """Offer the parts of the packet to be copied, and to say that it was sent."""
        from tui.corrections.letters import body  # noqa: PLC0415  with the first need
        from tui.screens.dialogs import Choice, Choose  # noqa: PLC0415  dialogs come with the first need

        claim = correction.claim
        parts = {
            "url": claim.source.url,
            "quote": claim.quote.exact,
            "should_be": claim.should_be,
            "reason": claim.reason,
            "evidence": "\n".join(claim.evidence),
            "all": body(claim),
        }
        labels = {
            "url": _("Copy the article's address"),
            "quote": _("Copy what it says"),
            "should_be": _("Copy what it should say"),
            "reason": _("Copy why"),
            "evidence": _("Copy the evidence"),
            "all": _("Copy everything"),
        }
        choices = [Choice("sent", _("I have sent it")), Choice("later", _("I shall send it later"))]
        choices += [Choice(name, labels[name]) for name, text in parts.items() if text]

        def chosen(name: str | None) -> None:
            if name == "sent":
                self.ask(
                    partial(_say_sent, number=correction.id), self._said_sent, group="deliver", replace=False
                )
            elif name is not None and name in parts:
                self.app.copy_to_clipboard(parts[name])
                self._send_by_hand(correction)

        self.app.push_screen(
            Choose(_(_OPENED), choices, hint=correction.route.address if correction.route else ""), chosen
        )

    def _said_sent(self, _correction: Correction) -> None:
        self.load_tree()
        self.tell(_FILED)

    # All of them.

    def action_corrections(self) -> None:
        """Open the list of corrections."""
        self.ask(_every, self._list_corrections, group="correct")

    def _list_corrections(self, known: tuple[Correction, ...]) -> None:
        from tui.screens.correction.overview import Corrections  # noqa: PLC0415  with the first need

        def chosen(number: int | None) -> None:
            self.load_tree()
            if number:
                self.ask(partial(_go_on, number=number), self._write_correction, group="correct")

        self.app.push_screen(Corrections(self.copydesk, known), chosen)

    def tend_corrections(self) -> None:
        """Send what waits and look at what is due; away from the screen, and quietly where nothing happened."""
        if not self.copydesk.offline:
            self.ask(_tend, self._corrections_tended, group="tend", long=True, failed=lambda _error: None)

    def _corrections_tended(self, news: tuple[Correction, ...]) -> None:
        if news:
            self.tell(_NEWS, count=len(news))
            self.load_tree()

    # Edits of the article.

    def show_reading(self, reading: Reading) -> None:
        """Show an article, and how often it was edited since its first version was kept."""
        super().show_reading(reading)
        if reading.headline.url and self.opened == reading.entry_id:
            noted = partial(self._edits_noted, reading)
            self.ask(partial(_note, reading=reading), noted, group="versions", failed=lambda _error: None)

    def _edits_noted(self, reading: Reading, edits: int) -> None:
        if edits and edits != reading.edits and self.reading is reading:
            super().show_reading(reading._replace(edits=edits, position=self.reader.position))

    @on(Reader.EditsClicked)
    def action_versions(self) -> None:
        """Show what was edited in the article."""
        if self.reading is not None:
            self.ask(partial(_history, reading=self.reading), self._show_edits, group="versions")

    def _show_edits(self, edits: tuple[Edit, ...]) -> None:
        if not edits:
            self.tell(_NO_EDITS)
            return
        from tui.screens.correction.sheet import Sheet  # noqa: PLC0415  with the first need
        from tui.screens.correction.words import edits_of  # noqa: PLC0415

        sheet: Screen[None] = Sheet(_("What was edited"), edits_of(edits))
        self.app.push_screen(sheet)


def _begin(desk: Desk, reading: Reading, start: int, end: int) -> Begun:
    from tui.services import corrections, reporting, routing  # noqa: PLC0415  with the first need

    claim = reporting.claim_of(desk, reading, start, end)
    draft = corrections.begin(desk, claim, entry_id=reading.entry_id, article=reading.article.text)
    return draft, routing.routes(desk, draft)


def _go_on(desk: Desk, number: int) -> Begun:
    from tui.services import corrections, routing  # noqa: PLC0415  with the first need

    draft = corrections.load(desk, number)
    return draft, routing.routes(desk, draft)


def _every(desk: Desk) -> tuple[Correction, ...]:
    from tui.services import corrections  # noqa: PLC0415  with the first need

    return corrections.every(desk)


def _send(desk: Desk, number: int) -> Correction:
    from tui.corrections.models import State  # noqa: PLC0415  with the first need
    from tui.services import corrections, delivery  # noqa: PLC0415  with the first need

    correction = corrections.load(desk, number)
    if correction.state is State.QUEUED and corrections.by_hand(desk, correction):
        with suppress(RefusedError):  # nothing to open it with: what the dialog copies is enough
            corrections.hand_over(desk, number)
        return correction
    delivery.deliver(desk)
    return corrections.load(desk, number)


def _say_sent(desk: Desk, number: int) -> Correction:
    from tui.services import corrections  # noqa: PLC0415  with the first need

    return corrections.sent(desk, number)


def _tend(desk: Desk) -> tuple[Correction, ...]:
    from tui.services import delivery, watch  # noqa: PLC0415  with the first need

    delivery.deliver(desk)
    return watch.watch(desk).news


def _note(desk: Desk, reading: Reading) -> int:
    from tui.services import versions  # noqa: PLC0415  with the first need

    return versions.note(desk, reading)


def _history(desk: Desk, reading: Reading) -> tuple[Edit, ...]:
    from tui.services import versions  # noqa: PLC0415  with the first need

    return versions.history(desk, reading.headline.url, reading.article.language)


_FILED = N_("Filed. The article is watched from now on.")
_QUEUED = N_("Queued: it goes out as soon as it can.")
_DOUBTFUL = N_("Possibly sent: the server did not answer. It is tried once more in six hours.")
_OPENED = N_("Send it in your mail program or the publisher's form. Have you sent it?")
_NEWS = N_("Corrections with news: {count}. C shows them.")
_NO_EDITS = N_("No other version of this article is known.")
