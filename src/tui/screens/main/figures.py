"""The key figures: which have cards, the way from a card to the text and back."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on

from tui.screens.commands import Pane
from tui.screens.main.articles import Articles
from tui.services.views import Reading
from tui.widgets.reader import Reader
from tui.widgets.rows import RowList


class Figures(Articles):
    """Cards beside the text, numbers in it."""

    all_figures = False
    """Whether every figure has a card, or only the key figures."""

    def numbered(self, reading: Reading) -> Mapping[int, int]:
        """Show the cards and return the numbers of their figures."""
        from tui.widgets.cards import cards_of  # noqa: PLC0415  with the first article

        cards = cards_of(reading, every=self.all_figures)
        self.panel.show(cards)
        self.strip.show(cards)
        return {figure: card.number for card in cards for figure in card.figures}

    def action_figures_all(self) -> None:
        """Give every figure a card, or only the key figures."""
        self.all_figures = not self.all_figures
        if self.reading is not None:
            self.reader.mark(self.numbered(self.reading))
            self.title_panes()

    def action_figures(self) -> None:
        """Go to the key figures, and back to the text."""
        if self.pane is Pane.FIGURES:
            self.go_to(Pane.READER)
        elif self.panel.cards:
            self.go_to(Pane.FIGURES)

    def action_figure(self, number: int) -> None:
        """Go to the figure with this number in the text.

        Args:
            number: From 1.
        """
        card = next((card for card in self.panel.cards if card.number == number), None)
        if card is not None:
            self._jump(card.figures[0])

    def action_figure_step(self, step: int) -> None:
        """Go to the next or previous figure of the text that has a card."""
        cards = sorted(self.panel.cards, key=lambda card: card.start)
        if not cards:
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

    @on(Reader.FigureClicked)
    def _figure_clicked(self, event: Reader.FigureClicked) -> None:
        self._jump(event.figure)
