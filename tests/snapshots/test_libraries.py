"""The dialogs of libraries as pictures, at the smallest size they must fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from tui.core.messages import Message
from tui.languages import catalogue
from tui.libraries.models import Visibility
from tui.screens import themes
from tui.screens.libraries.choose import ChooseLibrary, SaveDraft
from tui.screens.libraries.form import LibraryDraft, LibraryForm
from tui.services.views import LibraryRow

Compare = Callable[..., bool]
ROWS = (
    LibraryRow(1, "AI chips", 12, Message("private", {})),
    LibraryRow(2, "Ports of the Baltic", 3, Message("public · live {time}", {"time": "14:02"}), public=True),
    LibraryRow(3, "阅读清单", 0, Message("public · {count} changes queued", {"count": 3}), public=True),
)


class Stage(App[None]):
    """Nothing but a dialog, in the program's colours."""

    def __init__(self, dialog: Screen[object], theme: str) -> None:
        super().__init__()
        self._dialog = dialog
        made = themes.load(theme, Path("no-such-folder"))
        self.register_theme(made)
        self.theme = made.name

    def compose(self) -> ComposeResult:
        yield from ()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#888888", "code": "#80a080"}

    def on_mount(self) -> None:
        self.push_screen(self._dialog)


async def still(pilot: Pilot[None]) -> None:
    """Keep the cursor of a field from blinking."""
    for entry in pilot.app.screen.query("Input"):
        entry.cursor_blink = False  # type: ignore[attr-defined]
    await pilot.pause()


@pytest.fixture(autouse=True)
def english() -> None:
    catalogue.use("en")


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_choose_library(snap_compare: Compare, theme: str) -> None:
    draft = SaveDraft((2,), "ports, rates", "worth it", "ask Anna")
    dialog = ChooseLibrary("Rotterdam freight rates climb 12% in a week", ROWS, draft, lambda _then: None)
    assert snap_compare(Stage(dialog, theme), terminal_size=(80, 24), run_before=still)  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_add_library(snap_compare: Compare, theme: str) -> None:
    draft = LibraryDraft("Ports", Visibility.PUBLIC, "folder:~/Public/libraries")
    dialog = LibraryForm("Add library", draft)
    assert snap_compare(Stage(dialog, theme), terminal_size=(80, 24), run_before=still)  # type: ignore[arg-type]
