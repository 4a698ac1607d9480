"""Keys of keyboards without Latin letters: taken for the Latin ones before anything on the screen sees them."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.events import Key
from textual.keys import _character_to_key as key_name

from tui.core.messages import N_
from tui.languages.keys import is_composed, latin_key

COMPOSED = N_("An input method holds your keys back: switch it to Latin letters, or use F1–F9.")
"""What is said where an input method was left on."""


def in_latin(app: App[Any], event: Key) -> Key | None:
    """Return the key press that was meant, in Latin letters.

    A field of text, and a key that somebody gave a command to, are left what was typed.

    Args:
        app: The program.
        event: A key press on its way to the screen; its character is not ASCII.

    Returns:
        The key press, or None where it came out of an input method and nobody can use it.
    """
    typed = event.character or ""
    if app.focused is not None and app.focused.check_consume_key(event.key, typed):
        return event
    if event.key in app.active_bindings:
        return event
    if key := latin_key(typed):
        return Key(key_name(key), key)
    return None if is_composed(typed) else event
