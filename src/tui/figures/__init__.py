"""Key figures: every number of a text, what it measures, how it ranks, and what follows from it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.figures.finding import find
    from tui.figures.following import Following, follows
    from tui.figures.formatting import format_value
    from tui.figures.grouping import Card, cards, group

_HOMES = {
    "find": "finding",
    "follows": "following",
    "Following": "following",
    "format_value": "formatting",
    "cards": "grouping",
    "group": "grouping",
    "Card": "grouping",
}

__all__ = ["Card", "Following", "cards", "find", "follows", "format_value", "group"]


def __getattr__(name: str) -> Any:
    """Load a grammar-bearing module only when its function is first asked for."""
    if name in _HOMES:
        return getattr(import_module(f"tui.figures.{_HOMES[name]}"), name)
    raise AttributeError(name)
