"""Selecting several headlines by hand, and marking all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.core.messages import Message
from tui.languages.catalogue import show
from tui.screens.commands import Pane
from tui.screens.main.marking import Marking
from tui.services import headlines

if TYPE_CHECKING:
    from tui.services.desk import Desk
    from tui.services.views import HeadlineView


class Picking(Marking):
    """The headlines that are selected, and what the marking keys do with them."""

    @property
    def picked_ids(self) -> tuple[int, ...]:
        """The selected headlines in the order of the list; none where the keys go elsewhere."""
        picked = self.headlines.picked
        return tuple(sorted(picked, key=picked.__getitem__)) if self.pane is Pane.HEADLINES else ()

    def action_select(self) -> None:
        """Select the headline under the cursor, or let it go, and go down by one."""
        headline = self.headlines.headline
        if self.pane is not Pane.HEADLINES or headline is None:
            return
        picked = headline.id not in self.headlines.picked
        self.headlines.pick([(headline.id, self.headlines.index)], picked=picked)
        self.headlines.line(1)
        self.picks_changed()

    def action_select_line(self, step: int) -> None:
        """Select this headline and the next one; going back lets go of those that were passed."""
        here = self.headlines.headline
        target = self.headlines.at(self.headlines.index + step)
        if here is None or target is None:
            return
        row = self.headlines.index
        if target.id in self.headlines.picked and here.id in self.headlines.picked:
            self.headlines.pick([(here.id, row)], picked=False)
        self.headlines.line(step)
        rows = [] if target.id in self.headlines.picked else [(here.id, row)]
        self.headlines.pick([*rows, (target.id, self.headlines.index)])
        self.picks_changed()

    def action_select_range(self) -> None:
        """Select all from the headline that was selected last to the cursor."""
        self._pick_rows(self.headlines.pick_range)

    def action_select_all(self) -> None:
        """Select every headline of the list; again lets go of all."""
        if self.headlines.count and len(self.headlines.picked) == self.headlines.count:
            self.clear_picks()
        else:
            self._pick_rows(range(self.headlines.count))

    def _pick_rows(self, rows: range) -> None:
        view = self.headlines.view
        if view is None or not rows or self.headlines.index < 0:
            return

        def found(ids: tuple[int, ...]) -> None:
            if view is self.headlines.view:
                self.headlines.pick(list(zip(ids, rows, strict=False)))
                self.picks_changed()

        self.ask(partial(_ids, view=view, rows=rows), found, group="pick")

    def clear_picks(self) -> None:
        """Select nothing any more."""
        self.headlines.unpick()
        self.picks_changed()

    def picks_changed(self) -> None:
        """Others are selected than before: the bars say so."""
        self.place_changed()

    # Marking what is selected.

    def action_toggle_read(self) -> None:
        """Mark the article, or what is selected, read or unread."""
        if ids := self.picked_ids:
            self._mark_picked(partial(_turn_read, ids=ids))
        else:
            super().action_toggle_read()

    def action_toggle_star(self) -> None:
        """Give the article, or what is selected, a star, or take it away."""
        if ids := self.picked_ids:
            self._mark_picked(partial(_turn_star, ids=ids))
        else:
            super().action_toggle_star()

    def _mark_picked(self, work: Callable[[Desk], Message]) -> None:
        """Mark, and show the headlines as they are then; what is selected stays so for the next deed."""

        def done(message: Message) -> None:
            self.app.notify(show(message), markup=False, timeout=4)
            self.load_tree()
            self._show_marks()

        self.ask(work, done, group="marks", replace=False)

    def _show_marks(self) -> None:
        """Read the loaded headlines again, each in its place."""
        ids = [headline.id for _row, headline in self.headlines.loaded()]
        self.ask(lambda desk: headlines.by_ids(desk, ids), self.headlines.renew, group="renew")


def _ids(desk: Desk, view: HeadlineView, rows: range) -> tuple[int, ...]:
    return headlines.ids(desk, view, rows)


def _turn_read(desk: Desk, ids: tuple[int, ...]) -> Message:
    from tui.services import several  # noqa: PLC0415  with the first need

    return several.turn_read(desk, ids)


def _turn_star(desk: Desk, ids: tuple[int, ...]) -> Message:
    from tui.services import several  # noqa: PLC0415  with the first need

    return several.turn_star(desk, ids)
