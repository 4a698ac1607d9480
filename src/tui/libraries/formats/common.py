"""What the formats share: moments as text, safe reading, and the result of an import."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tui.core.errors import ParseError
from tui.core.messages import N_, Message
from tui.core.text import clean_line
from tui.libraries.models import Item

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a file that is imported."""
MOST_ITEMS = 200_000
_CHARSET = re.compile(rb"""charset=["']?([a-z0-9._:\-]{1,40})""", re.IGNORECASE)
_SINCE_1601 = 11_644_473_600
"""Seconds from 1601 to 1970."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file of another program, or of ours, holds."""

    items: tuple[Item, ...]
    name: str = ""
    """The collection's name where the file tells it."""
    description: str = ""
    skipped: tuple[Message, ...] = ()
    """What could not be taken, one sentence each, at most 100."""


def moment_text(moment: datetime | None) -> str:
    """Return a moment after RFC 3339 in UTC ("2026-11-23T14:02:00Z"), or an empty string."""
    return "" if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


def read_moment(text: object) -> datetime | None:
    """Read an RFC 3339 or ISO 8601 moment or date; None where it is none. A moment without zone is UTC."""
    if not isinstance(text, str) or not 4 < len(text) < 64:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def unix_moment(text: object) -> datetime | None:
    """Read a count of seconds, milliseconds or microseconds since 1970, as bookmark files carry it."""
    try:
        seconds = int(str(text).strip())
        while abs(seconds) > 100_000_000_000:
            seconds //= 1000
        if seconds > _SINCE_1601:
            # Chromium counts from 1601, and some tools copy its numbers into bookmark files.
            seconds -= _SINCE_1601
        return datetime.fromtimestamp(seconds, UTC) if seconds > 0 else None
    except (ValueError, OverflowError, OSError):
        return None


def json_bytes(value: Any) -> bytes:
    """Return `value` as readable JSON, always the same for the same value, that no browser takes for markup."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return (text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\n").encode()


def load_json(data: bytes, name: str) -> Any:
    """Read JSON from outside.

    Args:
        data: The file's bytes.
        name: What the file is called, for the sentence.

    Raises:
        ParseError: It is too large, no JSON, or nested too deeply.
    """
    check_size(data, name)
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ParseError(N_("{name} is not JSON that can be read."), name=name) from error


def check_size(data: bytes, name: str) -> None:
    """Refuse a file that is too large to be a library.

    Raises:
        ParseError: It has more than `LARGEST_FILE` bytes.
    """
    if len(data) > LARGEST_FILE:
        raise ParseError(
            N_("{name} is larger than {megabytes} MB; split it and import the parts."),
            name=name,
            megabytes=LARGEST_FILE // 2**20,
        )


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8 (with or without BOM), UTF-16 with BOM, what it declares, or Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:2_048])
        try:
            return data.decode(declared[1].decode() if declared else "cp1252", errors="replace")
        except (LookupError, ValueError):
            return data.decode("cp1252", errors="replace")


def text_of(value: object, limit: int = 2_000) -> str:
    """Return a value from outside as one clean line; anything but text and numbers is nothing."""
    if isinstance(value, str):
        return clean_line(value, limit)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def strings(value: object, most: int = 1_000) -> tuple[str, ...]:
    """Return the texts of a list from outside, cleaned, each once."""
    if not isinstance(value, list | tuple):
        return ()
    return tuple(dict.fromkeys(filter(None, (text_of(part) for part in value[:most]))))


def tags_of(values: Iterable[str]) -> tuple[str, ...]:
    """Return tags cleaned, each once, in their order."""
    return tuple(dict.fromkeys(filter(None, (clean_line(value, 80) for value in values))))


def id_for(url: str) -> str:
    """Return the id of an item whose file tells none: the same for the same URL (RFC 9562, version 5)."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, url))


def collected(
    found: Sequence[Item], *, name: str = "", description: str = "", skipped: Sequence[Message] = ()
) -> Imported:
    """Return an import's result: each address once, web addresses only, the rest told.

    Args:
        found: The items as read, cleaned.
        name: The collection's name.
        description: What the collection says of itself.
        skipped: What could not be taken before.
    """
    items: dict[str, Item] = {}
    refused: list[Message] = list(skipped)
    for item in found[:MOST_ITEMS]:
        if not item.url.lower().startswith(("http://", "https://")):
            refused.append(not_taken(item.title or item.url))
        else:
            items.setdefault(item.url, item)
    return Imported(tuple(items.values()), clean_line(name, 200), description, tuple(refused[:100]))


def not_taken(title: str) -> Message:
    """Return the sentence about an entry that has no web address."""
    return Message(N_("“{title}” is no web address and was left out."), {"title": clean_line(title, 80)})
