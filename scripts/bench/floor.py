"""The floor of our kind: an empty Textual app with three panes."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static


class Floor(App[None]):
    """Three panes and nothing else."""

    CSS = "Static { width: 1fr; height: 1fr; border-right: solid $primary; }"

    def compose(self) -> ComposeResult:
        """The panes."""
        with Horizontal():
            yield Static("left pane")
            yield Static("middle pane")
            yield Static("right pane")

    def key_j(self) -> None:
        """Change something that can be seen, so that a key can be measured."""
        pane = self.query(Static).first()
        self.presses = getattr(self, "presses", 0) + 1
        pane.update(f"left pane {self.presses}")


if __name__ == "__main__":
    Floor().run()
