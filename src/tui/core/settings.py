"""The settings: one table of what can be set, and a reader that says which key of which file is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.core.messages import N_, Message
from tui.core.text import clean_line

KEYS = "keys"
"""The section of the person's own keys: command id = "key" or ["key", "key"]."""
_MOST_BYTES = 1_000_000


class Settings(NamedTuple):
    """What the person has chosen; every value is within its bounds."""

    language: str = ""
    theme: str = "dark"
    keymap: str = "vim"
    measure: int = 70
    images: str = "half"
    refresh_minutes: int = 0
    refresh_on_start: bool = True
    mark_read_on_open: bool = True
    fetch_on_open: bool = True
    connections: int = 96
    sender_name: str = ""
    sender_email: str = ""
    smtp_host: str = ""
    smtp_port: int = 465
    smtp_security: str = "tls"
    smtp_user: str = ""
    smtp_password: str = ""
    correction_routes: str = ""
    corrections_url: str = ""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Keys by command id, over those of `keymap`; no keys take a command's keys away."""


class Setting(NamedTuple):
    """A row of the table: what documents, reader and settings screen know of one key."""

    key: str
    meaning: str
    """English, for the catalogues."""
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    longest: int = 200
    """Characters of a text that are kept."""

    @property
    def default(self) -> str | int | bool:
        """The value where nothing is set."""
        value: str | int | bool = getattr(_DEFAULTS, self.key)
        return value

    @property
    def kind(self) -> type[str | int | bool]:
        """The type of its values."""
        return type(self.default)


_DEFAULTS = Settings()

TABLE = (
    Setting("language", N_("The interface's language: a code such as en, zh_Hans or tr; empty takes the system's.")),
    Setting("theme", N_("The colours: the name of a theme that the program brings, or of a file in the themes folder.")),
    Setting("keymap", N_("The set of keys to start from: vim or newsboat."), choices=("vim", "newsboat")),
    Setting("measure", N_("The width of the text in cells, 40 to 140."), low=40, high=140),
    Setting(
        "images",
        N_(
            "How the pictures of an opened article are drawn: off; half, in coloured half cells; kitty, as in kitty and "
            "Ghostty; sixel, as in foot, WezTerm and xterm -ti vt340; or auto, the finest that the terminal knows."
        ),
        choices=("off", "half", "kitty", "sixel", "auto"),
    ),
    Setting("refresh_minutes", N_("Minutes between refreshes while the program runs, 0 to 1440; 0 is never."), high=1440),
    Setting("refresh_on_start", N_("Whether the program fetches what is due when it starts.")),
    Setting("mark_read_on_open", N_("Whether an article that is opened counts as read.")),
    Setting("fetch_on_open", N_("Whether opening an entry fetches its page for the full text.")),
    Setting("connections", N_("How many feeds are fetched side by side, 1 to 200; two for each host."), low=1, high=200),
    Setting("sender_name", N_("Your name, for corrections; may be empty.")),
    Setting("sender_email", N_("Your e-mail address, for corrections; needed to send them over SMTP.")),
    Setting("smtp_host", N_("The mail server that sends corrections; empty opens your mail program instead.")),
    Setting("smtp_port", N_("The mail server's port, 1 to 65535: 465 for tls, 587 for starttls."), low=1, high=65_535),
    Setting(
        "smtp_security",
        N_("How the way to the mail server is protected: tls, starttls, or none (only to this machine)."),
        choices=("tls", "starttls", "none"),
    ),
    Setting("smtp_user", N_("The name at the mail server; empty for none.")),
    Setting("smtp_password", N_("Where its password lies: keyring:NAME, env:VARIABLE or command:PROGRAM."), longest=1_000),
    Setting("correction_routes", N_("Your own addresses for corrections: domain=address, parted by commas."), longest=10_000),
    Setting("corrections_url", N_("Where you publish your corrections log; needed for Webmentions."), longest=1_000),
)  # fmt: skip
"""Every setting but the keys, in the order of the documents."""

_ROWS = {row.key: row for row in TABLE}


def read(path: Path) -> tuple[Settings, tuple[Message, ...]]:
    """Read a settings file; what cannot be used keeps its default and is told.

    Args:
        path: The file (TOML 1.0); it need not exist.

    Returns:
        The settings, and one sentence for each fault, naming file and key.
    """
    name = str(path)
    try:
        data = path.read_bytes()
        if len(data) > _MOST_BYTES:
            return Settings(), (Message(N_("The settings file {file} is too large."), {"file": name}),)
        import tomllib  # noqa: PLC0415  many have no settings file

        text = data.decode("utf-8")
        table = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        if isinstance(error, UnicodeDecodeError):
            name = _with_line(name, error.object.count(b"\n", 0, error.start) + 1)
            reason = "UTF-8"
        fault = N_("The settings file {file} cannot be read ({reason}); the defaults are used.")
        return Settings(), (Message(fault, {"file": name, "reason": clean_line(reason or "", 200)}),)
    return _from_table(table, name, text)


def _with_line(file: str, line: int) -> str:
    """Name a line of a file as compilers do, so that editors open it there."""
    return f"{file}:{line}"


def _place(file: str, key: str, text: str) -> str:
    """The file, with the line on which `key` is set where it is found."""
    found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", text, re.MULTILINE)
    return file if found is None else _with_line(file, text.count("\n", 0, found.start()) + 1)


def check(key: str, value: object, file: str = "") -> Message | None:
    """Return what is wrong with a value, or None.

    Args:
        key: A key of `TABLE`.
        value: As TOML gives it.
        file: Named in the sentence.
    """
    row = _ROWS.get(key)
    shown = {"file": file, "key": clean_line(key, 80), "value": clean_line(repr(value), 80)}
    if row is None:
        return Message(N_("{file}: there is no setting “{key}”."), shown)
    if type(value) is not row.kind:
        needs = {bool: N_("{file}: “{key}” must be true or false, not {value}."), int: N_("{file}: “{key}” must be a whole number, not {value}.")}  # fmt: skip
        return Message(
            needs.get(row.kind, N_("{file}: “{key}” must be a text in quotes, not {value}.")), shown
        )
    if row.choices and value not in row.choices:
        choices = ", ".join(row.choices)
        return Message(
            N_("{file}: “{key}” cannot be {value}; choose one of {choices}."), shown | {"choices": choices}
        )
    if row.kind is int and isinstance(value, int) and not row.low <= value <= row.high:
        bounds = {"low": row.low, "high": row.high}
        return Message(N_("{file}: “{key}” must be from {low} to {high}, not {value}."), shown | bounds)
    return None


def _from_table(table: dict[str, Any], file: str, text: str) -> tuple[Settings, tuple[Message, ...]]:
    troubles: list[Message] = []
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key == KEYS:
            values[KEYS] = _keys(value, file, text, troubles)
            continue
        trouble = check(key, value, _place(file, key, text))
        if trouble is None:
            values[key] = clean_line(value, _ROWS[key].longest) if isinstance(value, str) else value
        else:
            troubles.append(trouble)
    return Settings(**{key: value for key, value in values.items() if key in Settings._fields}), tuple(
        troubles
    )


def _keys(section: object, file: str, text: str, troubles: list[Message]) -> Mapping[str, tuple[str, ...]]:
    """Return the person's keys; which commands and keys there are, the screen knows."""
    fault = N_("{file}: under [keys], “{key}” must be a key or a list of keys.")
    if not isinstance(section, dict):
        troubles.append(Message(fault, {"file": file, "key": KEYS}))
        return MappingProxyType({})
    chosen: dict[str, tuple[str, ...]] = {}
    for name, value in _flat(section):
        keys = [value] if isinstance(value, str) else value
        if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            chosen[clean_line(name, 80)] = tuple(clean_line(key, 40) for key in keys if key)
        else:
            place = _place(file, name, text)
            troubles.append(Message(fault, {"file": place, "key": clean_line(name, 80)}))
    return MappingProxyType(chosen)


def _flat(section: dict[str, Any], before: str = "") -> list[tuple[str, Any]]:
    """Join the names of nested tables: `article.save = "s"` is one in TOML."""
    pairs: list[tuple[str, Any]] = []
    for name, value in section.items():
        pairs += _flat(value, f"{before}{name}.") if isinstance(value, dict) else [(before + name, value)]
    return pairs
