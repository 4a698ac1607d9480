"""The key figures: which have cards, the way from a card to the text and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.screens.commands import Pane
from tui.screens.main.articles import Articles
from tui.widgets.reader import Reader
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from tui.figures.models import Kind
    from tui.services.readings import Reading
    from tui.widgets.cards import Card


_ONLY = N_("Only {kind}; the same key goes on.")
_EVERY = N_("Every kind of figure.")
_NO_FIGURES = N_("No key figures.")
_NO_SUCH_FIGURE = N_("There is no key figure {number} here.")


def arranged(cards: Sequence[Card], kind: Kind | None, in_text_order: bool) -> tuple[Card, ...]:
    """Return the cards of one kind, or all, in the wanted order and numbered from 1.

    Args:
        cards: In the order of importance.
        kind: The kind that is kept, or None.
        in_text_order: Whether the place in the text decides.
    """
    kept = [card for card in cards if kind is None or card.kind is kind]
    if in_text_order:
        kept.sort(key=lambda card: card.start)
    return tuple(replace(card, number=number) for number, card in enumerate(kept, 1))


def _place(kinds: Sequence[Kind], kind: Kind) -> int:
    return kinds.index(kind) if kind in kinds else -1


class Figures(Articles):
    """Cards beside the text, numbers in it."""

    all_figures = False
    """Whether every figure has a card, or only the key figures."""
    only_kind: Kind | None = None
    """The one kind of figures that is shown, or None for all."""
    in_text_order = False
    """Whether the cards follow the text, or their importance."""

    def numbered(self, reading: Reading) -> Mapping[int, int]:
        """Show the cards and return the numbers of their figures."""
        from tui.widgets.cards import cards_of  # noqa: PLC0415  with the first article

        cards = arranged(
            cards_of(reading, every=self.all_figures or bool(self.only_kind)),
            self.only_kind,
            self.in_text_order,
        )
        self.panel.show(cards, entry_id=reading.entry_id)
        self.strip.show(cards)
        return {figure: card.number for card in cards for figure in card.figures}

    def action_figures_all(self) -> None:
        """Give every figure a card, or only the key figures."""
        self.all_figures = not self.all_figures
        self._arrange()

    def _arrange(self) -> None:
        if self.reading is not None:
            self.reader.mark(self.numbered(self.reading))
            self.title_panes()

    def action_figures_kind(self) -> None:
        """Show one kind of figures after the other, and all again."""
        from tui.figures.models import KIND_NAMES, Kind  # noqa: PLC0415  with the first article

        if self.reading is None:
            return
        kinds = sorted({figure.kind for figure in self.reading.figures}, key=list(Kind).index)
        later = [
            kind
            for kind in kinds
            if self.only_kind is None or kinds.index(kind) > _place(kinds, self.only_kind)
        ]
        self.only_kind = later[0] if later else None
        self._arrange()
        if self.only_kind is None:
            self.tell(_EVERY)
        else:
            self.tell(_ONLY, kind=_(KIND_NAMES[self.only_kind]))

    def action_figures_order(self) -> None:
        """Order the cards by their place in the text, or by importance again."""
        self.in_text_order = not self.in_text_order
        self._arrange()

    def action_figures(self) -> None:
        """Go to the key figures, and back to the text."""
        if self.pane is Pane.FIGURES:
            self.go_to(Pane.READER)
        elif self.panel.cards:
            self.go_to(Pane.FIGURES)
        else:
            self.tell(_NO_FIGURES)

    def action_figure(self, number: int) -> None:
        """Go to the figure with this number in the text.

        Args:
            number: From 1.
        """
        card = next((card for card in self.panel.cards if card.number == number), None)
        if card is not None:
            self._jump(card.figures[0])
        else:
            self.tell(_NO_SUCH_FIGURE, number=number)

    def action_figure_step(self, step: int) -> None:
        """Go to the next or previous figure of the text that has a card."""
        cards = sorted(self.panel.cards, key=lambda card: card.start)
        if not cards:
            self.tell(_NO_FIGURES)
            return
        current = self.reader.overlay.current
        at = next((index for index, card in enumerate(cards) if card.figures[0] == current), None)
        if at is None:
            top, _bottom = self.reader.in_view
            at = next((index for index, card in enumerate(cards) if card.start >= top), 0) - (
                1 if step > 0 else 0
            )
        self._jump(cards[(at + step) % len(cards)].figures[0])

    def _jump(self, figure: int) -> None:
        if self.pane is Pane.HEADLINES or self.pane is Pane.FEEDS:
            self.go_to(Pane.READER)
        self.reader.show_figure(figure)
        self.panel.point(figure)

    @on(RowList.Chosen, "#figures")
    def _card_chosen(self) -> None:
        """Go to the text; where both are seen, the keys stay with the cards."""
        card = self.panel.card
        if card is not None:
            self.go_to(Pane.READER)
            self.reader.show_figure(card.figures[0])

    @on(RowList.Moved, "#figures")
    def _card_moved(self) -> None:
        """Show where the figure under the cursor stands."""
        card = self.panel.card
        if card is not None:
            self.reader.show_figure(card.figures[0])

    @on(Reader.Scrolled)
    def _figures_in_view(self) -> None:
        """Say which cards belong to what is read."""
        for shown in (self.panel, self.strip):
            shown.show_in_view(*self.reader.in_view)

    @on(Reader.FigureClicked)
    def _figure_clicked(self, event: Reader.FigureClicked) -> None:
        self._jump(event.figure)
