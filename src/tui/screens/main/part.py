"""What a part of the main screen stands on: for the type checker the whole base, for the toolkit only its handlers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.main.base import MainBase as Part
else:
    # Each heir of a screen has its keys and styles merged anew, two dozen times over for one screen.
    from textual.message_pump import MessagePump as Part

__all__ = ["Part"]
