"""Which key does what: the table, a preset over it, the person's own keys over that; and how keys are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.core.messages import N_, Message
from tui.screens.commands import COMMANDS, EVERY, PASSAGE, PRESETS, Command, bindings_of

UNBOUND = "f63"
"""Stands in a keymap for "no key": a name that no keyboard sends."""

_SHOWN = {
    "space": "space",
    "enter": "enter",
    "escape": "esc",
    "tab": "tab",
    "shift+tab": "⇧tab",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "home": "home",
    "end": "end",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "comma": ",",
}


class Keys(NamedTuple):
    """The keys in force."""

    by_id: Mapping[str, tuple[str, ...]]
    """Keys of every command."""
    changed: Mapping[str, str]
    """For the toolkit: what differs from the table, by binding id, keys parted by commas."""
    troubles: tuple[Message, ...] = ()
    """What could not be used."""

    def first(self, command: Command) -> str:
        """Return the command's first key as it is written on the screen, or empty."""
        if command.id == "figure.jump":
            return "1–9"
        keys = self.by_id.get(command.id, ())
        return shown(keys[0]) if keys else ""

    def all(self, command: Command) -> str:
        """Return all keys of the command as they are written on the screen."""
        if command.id == "figure.jump":
            return "1–9"
        return " ".join(shown(key) for key in self.by_id.get(command.id, ()))


def resolve(preset: str, overrides: Mapping[str, Sequence[str]]) -> Keys:
    """Return the keys in force.

    Args:
        preset: A name of `PRESETS`.
        overrides: The person's own keys by command id; an empty sequence takes a command's keys away.

    Returns:
        The keys, and what could not be used: unknown presets and commands are told, and left out.
    """
    troubles: list[Message] = []
    if preset not in PRESETS:
        troubles.append(
            Message(
                N_("The settings name the key preset “{preset}”: choose one of {choices}."),
                {"preset": preset, "choices": ", ".join(PRESETS)},
            )
        )
    known = {command.id: command for command in EVERY}
    chosen = dict(PRESETS.get(preset, {}))
    for name, keys in overrides.items():
        if name in known:
            chosen[name] = tuple(keys)
        else:
            troubles.append(
                Message(N_("The settings give keys to “{name}”, which is no command."), {"name": name})
            )
    by_id: dict[str, tuple[str, ...]] = {}
    # While a passage is selected its keys go before all others: each table has every key once.
    for table in (COMMANDS, PASSAGE):
        taken = {key for command in table for key in chosen.get(command.id, ())}
        for command in table:
            rest = tuple(key for key in command.keys if key not in taken)
            by_id[command.id] = chosen.get(command.id, rest)
    return Keys(by_id, _changed(by_id), tuple(troubles))


def _changed(by_id: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    changed: dict[str, str] = {}
    for command in EVERY:
        keys = by_id[command.id]
        if keys == command.keys:
            continue
        if command.id == "figure.jump":
            # Nine bindings with a key each: one that another command took is gone, the others stay.
            changed |= {name: UNBOUND for name, key, _action in bindings_of(command) if key not in keys}
        else:
            changed[command.id] = ",".join(keys) or UNBOUND
    return changed


def shown(key: str) -> str:
    """Return a key as it is written on the screen.

    Args:
        key: The toolkit's name: "ctrl+z", "space", "G".
    """
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return _SHOWN.get(key, key)
