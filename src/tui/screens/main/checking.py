"""The audit on the main screen: its list, dismissing a finding, and where else a quantity stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.core.messages import N_
from tui.screens.main.figures import Figures
from tui.services.views import Scope, ScopeKind

if TYPE_CHECKING:
    from tui.figures.models import Figure, Finding
    from tui.services.desk import Desk
    from tui.services.figures import AlsoIn
    from tui.services.readings import Reading

_NOTHING = N_("Nothing to check in this article.")
_NO_CHECK = N_("This figure has no mark to dismiss.")
_DISMISSED = N_("Dismissed; ctrl+z brings the mark back.")
_NO_FIGURE = N_("Choose a figure first: 1 to 9, or ; and ,")
_NOWHERE = N_("No other article has this figure.")


class Checking(Figures):
    """What may be a slip, and what the person makes of it."""

    def action_checks(self) -> None:
        """List everything that the audit says of the article."""
        from tui.screens.checks import Checks, wish_of  # noqa: PLC0415  with the first need

        reading = self.reading
        if reading is None:
            return
        if not reading.findings:
            self.tell(_NOTHING)
            return

        def chosen(result: str | None) -> None:
            wish = wish_of(result)
            if wish is None:
                return
            finding = reading.findings[wish.finding]
            if wish.act == "dismiss":
                self._dismiss(reading, finding)
            else:
                self._go_to_finding(finding)
                if wish.act == "report":
                    self.call_later(self.run_action, "correct")

        self.app.push_screen(Checks(reading.findings), chosen)

    def action_dismiss_check(self) -> None:
        """Dismiss the mark of the figure under the cursor."""
        from tui.widgets.reader.marks import suspects  # noqa: PLC0415  with the first article

        reading, position = self.reading, self._figure_at_cursor()
        if reading is None:
            return
        checks = suspects(reading)
        if position not in checks:
            self.tell(_NO_CHECK)
            return
        self._dismiss(reading, reading.findings[checks[position]])

    def _dismiss(self, reading: Reading, finding: Finding) -> None:
        def work(desk: Desk) -> None:
            from tui.services import figures  # noqa: PLC0415

            figures.dismiss(desk, reading.entry_id, finding)

        def done(_none: None) -> None:
            if self.reading is reading:
                left = tuple(other for other in reading.findings if other is not finding)
                self.show_reading(reading._replace(findings=left, position=self.reader.position))
            self.tell(_DISMISSED)
            self.load_tree()

        self.ask(work, done, group="marks", replace=False)

    def _go_to_finding(self, finding: Finding) -> None:
        if finding.figure >= 0:
            self._jump(finding.figure)
        else:
            self.reader.jump(finding.start)

    def _figure_at_cursor(self) -> int:
        """The figure that is meant: the current one of the text, else that of the card under the cursor."""
        if self.reader.overlay.current >= 0:
            return self.reader.overlay.current
        return self.panel.card.figures[0] if self.panel.card else -1

    def action_elsewhere(self) -> None:
        """List other articles that state the same quantity."""
        reading, position = self.reading, self._figure_at_cursor()
        if reading is None:
            return
        if not 0 <= position < len(reading.figures):
            self.tell(_NO_FIGURE)
            return
        figure = reading.figures[position]
        self.ask(
            partial(_also_in, entry_id=reading.entry_id, figure=figure),
            partial(self._elsewhere, figure),
            group="elsewhere",
        )

    def _elsewhere(self, figure: Figure, found: tuple[AlsoIn, ...]) -> None:
        from tui.screens.checks import Elsewhere  # noqa: PLC0415

        if not found:
            self.tell(_NOWHERE)
            return
        ids = tuple(other.headline.id for other in found)

        def chosen(result: str | None) -> None:
            if result:
                self.open_scope(
                    Scope(ScopeKind.ENTRIES, entry_ids=ids), keep=int(result), then=self.open_headline
                )

        self.app.push_screen(Elsewhere(figure.text, found), chosen)


def _also_in(desk: Desk, entry_id: int, figure: Figure) -> tuple[AlsoIn, ...]:
    from tui.services import figures  # noqa: PLC0415

    return figures.also_in(desk, entry_id, figure)
