"""Moving: within the pane that has the keys, and between panes; zoom and zen."""

from __future__ import annotations

from textual import on
from textual.events import DescendantFocus

from tui.screens.commands import Pane
from tui.screens.main.base import ORDER
from tui.screens.main.part import Part
from tui.widgets.reader import Reader
from tui.widgets.rows import RowList


class Panes(Part):
    """Which pane has the keys, and what the moving keys do in it."""

    def widget_of(self, pane: Pane) -> RowList | Reader:
        """Return the widget of a pane."""
        widgets: dict[Pane, RowList | Reader] = {
            Pane.FEEDS: self.feeds,
            Pane.HEADLINES: self.headlines,
            Pane.READER: self.reader,
            Pane.FIGURES: self.panel,
        }
        return widgets[pane]

    def go_to(self, pane: Pane) -> None:
        """Give the keys to a pane; on a narrow screen it is the one that is seen."""
        # All at once: each change of the classes has the style sheet applied anew.
        wanted = {f"-at-{pane}"}
        if pane is Pane.READER or (pane is not Pane.HEADLINES and self.has_class("-article")):
            wanted.add("-article")
        present = {name for name in self.classes if name.startswith("-at-") or name in ("-article", "-zen")}
        if pane is not Pane.HEADLINES and "-zen" in present:
            wanted.add("-zen")
        if changed := wanted ^ present:
            self.toggle_class(*changed)
        self.set_focus(self.widget_of(pane), scroll_visible=False)
        self.refresh_bindings()
        self.place_changed()

    def place_changed(self) -> None:
        """Another pane, article or line is looked at: the bars say so."""

    @on(DescendantFocus)
    def _focus_moved(self, event: DescendantFocus) -> None:
        """Follow a click into another pane."""
        if event.widget is not self.focused:
            return  # the news is late: the focus has moved on since
        for pane in ORDER:
            if event.widget is self.widget_of(pane) and pane is not self.pane:
                self.go_to(pane)

    @property
    def reachable(self) -> list[Pane]:
        """The panes that can have the keys now."""
        panes = [Pane.FEEDS, Pane.HEADLINES]
        if self.reading is not None:
            panes.append(Pane.READER)
            if self.panel.cards:
                panes.append(Pane.FIGURES)
        return panes

    def action_line(self, step: int) -> None:
        """One line or row."""
        self.widget_of(self.pane).line(step)

    def action_edge(self, direction: int) -> None:
        """Top or bottom."""
        self.widget_of(self.pane).edge(direction)

    def action_half(self, step: int) -> None:
        """Half a page."""
        self.widget_of(self.pane).half(step)

    def action_page(self, step: int) -> None:
        """A page; at the end of an article the next unread one."""
        moved = self.widget_of(self.pane).page(step)
        if not moved and step > 0 and self.pane is Pane.READER:
            self.end_reached()

    def end_reached(self) -> None:
        """A page was asked for at the end of the article."""

    def action_pane(self, step: int) -> None:
        """The pane to the left or the right, as far as there is one."""
        panes = self.reachable
        at = panes.index(self.pane) if self.pane in panes else 0
        target = panes[min(max(at + step, 0), len(panes) - 1)]
        if target is not self.pane:
            self.go_to(target)

    def action_cycle(self, step: int) -> None:
        """The next pane, around the end."""
        panes = self.reachable
        at = panes.index(self.pane) if self.pane in panes else 0
        self.go_to(panes[(at + step) % len(panes)])

    def action_zoom(self, step: int) -> None:
        """This pane alone, or all panes again."""
        self.set_class(step > 0, "-zoom")

    def action_zen(self) -> None:
        """Nothing but the text, and back."""
        if self.reading is None:
            return
        if not self.has_class("-zen"):
            self.go_to(Pane.READER)
        self.toggle_class("-zen")
