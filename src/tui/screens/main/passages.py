"""Choosing a passage of the article with the keyboard, and what is done with it: copy, highlight, report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.core.messages import N_
from tui.screens.commands import Pane
from tui.screens.main.correcting import Correcting
from tui.screens.main.sharing import Sharing

if TYPE_CHECKING:
    from tui.services.desk import Desk
    from tui.services.saved import Shelved


class Passages(Sharing, Correcting):
    """A passage from its first sentence to what becomes of it."""

    def action_select(self) -> None:
        """Select the headline under the cursor; in an article begin to choose a passage."""
        if self.pane is Pane.HEADLINES:
            super().action_select()
        elif self.reading is not None and self.pane is not Pane.FEEDS:
            span = self.reader.selected_span
            card = self.panel.card if self.pane is Pane.FIGURES else None
            self.go_to(Pane.READER)
            if card is not None:
                self.reader.show_figure(card.figures[0])
            if self.reader.begin_passage(span if span and span[1] > span[0] else None):
                self.clear_selection()
                self.refresh_bindings()
            else:
                self.tell(_NO_TEXT)

    def action_passage_leave(self) -> None:
        """Choose nothing any more."""
        self.reader.end_passage()
        self.refresh_bindings()

    def action_passage_to(self, step: int) -> None:
        """The next or previous sentence in place of the passage."""
        self.reader.passage_to(step)

    def action_passage_move(self, step: int, unit: str) -> None:
        """Move the end of the passage that moves."""
        self.reader.passage_move(step, unit)

    def action_passage_widen(self) -> None:
        """Whole sentences, then whole paragraphs."""
        self.reader.passage_widen()

    def action_passage_turn(self) -> None:
        """Let the other end move."""
        self.reader.passage_turn()

    # What becomes of it.

    def action_passage_copy(self, what: str) -> None:
        """Copy the passage, alone or as a quotation with its source."""
        self.copy_chosen(what)
        self.action_passage_leave()

    def action_passage_report(self) -> None:
        """Report a mistake in the passage."""
        self.action_correct()
        self.action_passage_leave()

    def action_passage_highlight(self, public: bool) -> None:
        """Highlight the passage in the saved article; one that is not saved yet is saved first."""
        reading, span = self.reading, self.reader.passage_span
        if reading is None or span is None:
            return
        work = partial(
            _highlight, entry_id=reading.entry_id, words=reading.article.text[slice(*span)], at=span[0]
        )

        def highlight() -> None:
            self.ask(
                partial(work, public=public),
                lambda _none: self.highlighted(public),
                group="item",
                replace=False,
            )

        def found(shelved: Shelved | None) -> None:
            if shelved is not None and shelved.library_ids:
                highlight()
            else:
                self.choose_libraries((reading.entry_id,), reading.headline.title, highlight)

        self.ask(partial(_of_entry, entry_id=reading.entry_id), found, group="item")
        self.action_passage_leave()


def _of_entry(desk: Desk, entry_id: int) -> Shelved | None:
    from tui.services import saved  # noqa: PLC0415

    return saved.of_entry(desk, entry_id)


def _highlight(desk: Desk, entry_id: int, words: str, at: int, public: bool) -> None:
    from tui.services import annotating, saved  # noqa: PLC0415

    shelved = saved.of_entry(desk, entry_id)
    if shelved is not None:
        annotating.highlight(desk, shelved.id, words, public=public, near=at)


_NO_TEXT = N_("This article has no text to select from.")
