"""Looks over what the program needs, and says what to do about each fault."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core import settings
from tui.core.errors import StoreError
from tui.core.messages import N_, Message, counted
from tui.core.paths import Paths
from tui.services.reports import Check
from tui.store import backup, migrations
from tui.store.connection import explained, open_reader, writable
from tui.store.store import restore as restore_store

if TYPE_CHECKING:
    import sqlite3

LITTLE_ROOM = 100_000_000
"""Bytes of free disk below which it is told."""


def doctor(paths: Paths, store: Path | None = None) -> tuple[Check, ...]:
    """Check the store, the settings, the terminal and the clipboard. Nothing is changed.

    Args:
        paths: The person's folders.
        store: The store file, where it is not the person's own.
    """
    path = store or paths.store
    return (
        *_store(path),
        *_privacy(paths, path),
        *_settings(paths),
        *_terminal(dict(os.environ)),
        *_clipboard(dict(os.environ)),
    )


def back_up(path: Path) -> Path:
    """Copy the store at `path`, whole, and return the copy.

    Raises:
        StoreError: It cannot be read, or there is no room.
    """
    with explained(path):
        connection = open_reader(path)
        try:
            return backup.make(connection, path, "asked")
        finally:
            connection.close()


def restore(path: Path, copy: Path) -> Path:
    """Put a backup in the store's place; returns where the store's own bytes now lie.

    Raises:
        StoreError: The backup is damaged too; nothing was changed.
    """
    return restore_store(path, copy)


def _store(path: Path) -> Iterator[Check]:
    if not path.exists():
        yield _good("store", N_("There is no store yet; it is made at {path}."), path=str(path))
        return
    fault: Message | None = None
    lines: tuple[str, ...] = ()
    try:
        with explained(path):
            connection = open_reader(path)
            try:
                version = migrations.version_of(connection, path)
                lines = backup.integrity(connection)
                counts = _counts(connection) if not lines else (0, 0)
            finally:
                connection.close()
    except StoreError as error:
        fault = error.message
    if lines:
        fault = Message(N_("The store {path} is damaged."), {"path": str(path)})
    copies = backup.found(path)
    if fault is None:
        yield _good(
            "store",
            N_("The store is sound: {feeds}, {articles}, schema {version}, {megabytes} MB."),
            feeds=counted("{count} feed", "{count} feeds", counts[0]),
            articles=counted("{count} article", "{count} articles", counts[1]),
            version=version,
            megabytes=path.stat().st_size // 1_000_000,
        )
    else:
        yield Check("store", False, fault, _way_on(path, copies), lines)
    if copies:
        kept = counted(
            "{count} backup; the newest is {path}.",
            "{count} backups; the newest is {path}.",
            len(copies),
            path=str(copies[0]),
        )
        yield Check("backups", True, kept)
    yield from _room(path)


def _counts(connection: sqlite3.Connection) -> tuple[int, int]:
    row = connection.execute(
        "SELECT count(*), coalesce(sum(total), 0) FROM feeds WHERE removed_at IS NULL"
    ).fetchone()
    return int(row[0]), int(row[1])


def _way_on(path: Path, copies: tuple[Path, ...]) -> Message:
    if copies:
        return Message(
            N_("Close the program, move {path} aside and put the backup {copy} in its place."),
            {"path": str(path), "copy": str(copies[0])},
        )
    return Message(
        N_(
            "Move {path} aside, with the files beside it of the same name, to begin anew; keep it, for it can be rescued with “sqlite3 … .recover”."
        ),
        {"path": str(path)},
    )


def _room(path: Path) -> Iterator[Check]:
    if not writable(path):
        advice = Message(N_("Give yourself the right to write to the file and its folder."), {})
        yield Check("writable", False, Message(N_("{path} cannot be written."), {"path": str(path)}), advice)
    free = shutil.disk_usage(path.parent).free
    if free < LITTLE_ROOM:
        advice = Message(N_("Free some space."), {})
        message = Message(N_("The disk has only {megabytes} MB left."), {"megabytes": free // 1_000_000})
        yield Check("disk", False, message, advice)


def _privacy(paths: Paths, store: Path) -> Iterator[Check]:
    """Files and folders of the person that others can read."""
    if os.name == "nt":
        return
    open_to_others = [
        str(place)
        for place in (store, paths.settings, paths.log, paths.data, paths.state, paths.config)
        if place.exists() and stat.S_IMODE(place.stat().st_mode) & 0o077 and _ours(place, store, paths)
    ]
    if open_to_others:
        yield Check(
            "privacy",
            False,
            Message(N_("Others on this machine can read {paths}."), {"paths": open_to_others}),
            Message(N_("Run: chmod go= {paths}"), {"paths": " ".join(open_to_others)}),
        )
    else:
        yield _good("privacy", N_("Only you can read the store and the settings."))


def _ours(place: Path, store: Path, paths: Paths) -> bool:
    """Whether the program made it: a settings file may be shared on purpose, and holds no secret."""
    return place not in {paths.settings, paths.config} or store == place


def _settings(paths: Paths) -> Iterator[Check]:
    _, troubles = settings.read(paths.settings)
    for trouble in troubles:
        yield Check("settings", False, trouble, Message(N_("Mend it, or take the line out."), {}))
    if not troubles:
        there = paths.settings.exists()
        template = (
            N_("The settings are read from {path}.")
            if there
            else N_("No settings; the defaults are used ({path}).")
        )
        yield _good("settings", template, path=str(paths.settings))


def _terminal(environment: dict[str, str]) -> Iterator[Check]:
    name = environment.get("TERM", "")
    encoding = next((environment[key] for key in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(key)), "")
    if name in {"", "dumb", "unknown"}:
        yield Check(
            "terminal",
            False,
            Message(N_("This terminal (TERM={name}) cannot show the screen."), {"name": name or "?"}),
            Message(N_("Use “copydesk --plain”, or another terminal."), {}),
        )
    else:
        colours = "24 bit" if environment.get("COLORTERM", "") in {"truecolor", "24bit"} else "256"
        yield _good(
            "terminal", N_("The terminal is {name}, with {colours} colours."), name=name, colours=colours
        )
    if "UTF" not in encoding.upper():
        yield Check(
            "encoding",
            False,
            Message(N_("The locale ({name}) does not say UTF-8."), {"name": encoding or "?"}),
            Message(N_("Set LANG to a locale that ends in .UTF-8."), {}),
        )
    if environment.get("TMUX"):
        yield _good("tmux", N_("Running within tmux; copying goes through its buffer and the terminal."))


_CLIPBOARD_TOOLS = ("wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "termux-clipboard-set")


def _clipboard(environment: dict[str, str]) -> Iterator[Check]:
    tools = [tool for tool in _CLIPBOARD_TOOLS if shutil.which(tool)]
    if tools:
        yield _good("clipboard", N_("Copying uses {tools}."), tools=tools)
    else:
        remote = bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))
        template = (
            N_("Copying goes through the terminal (OSC 52), over SSH too.")
            if remote
            else N_("No clipboard tool is installed; copying goes through the terminal (OSC 52).")
        )
        yield _good("clipboard", template)


def _good(name: str, template: str, /, **fields: object) -> Check:
    return Check(name, True, Message(template, fields))
