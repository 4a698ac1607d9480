"""Karakeep's export: a JSON file with one entry a bookmark."""

from __future__ import annotations

import re
from typing import Any

from tui.core.errors import ParseError
from tui.core.messages import N_
from tui.core.text import clean, clean_line
from tui.libraries.formats.common import (
    Imported,
    collected,
    id_for,
    load_json,
    read_moment,
    strings,
    text_of,
    unix_moment,
)
from tui.libraries.models import Item

_HEAD = re.compile(r'\{\s*+"bookmarks"\s*+:\s*+\[')


def is_one(head: str) -> bool:
    """Whether a file that begins with `head` is such an export."""
    return _HEAD.match(head) is not None


def read(data: bytes, name: str = "bookmarks.json") -> Imported:
    """Read an export of Karakeep, or of Hoarder, as it was called.

    Args:
        data: The file's bytes.
        name: What it is called, for the sentences.

    Raises:
        ParseError: It is too large, or no list of bookmarks.
    """
    top = load_json(data, name)
    entries = top.get("bookmarks") if isinstance(top, dict) else None
    if not isinstance(entries, list):
        raise ParseError(N_("{name} holds no list of saved articles."), name=clean_line(name, 200))
    return collected([_item(entry) for entry in entries if isinstance(entry, dict)])


def _item(entry: dict[str, Any]) -> Item:
    """Read a bookmark; one that is a note or a picture has no address, and is told of."""
    given = entry.get("content")
    content = given if isinstance(given, dict) else {}
    url, added = text_of(content.get("url"), 4_000), entry.get("createdAt")
    return Item(
        id=id_for(url),
        url=url,
        title=text_of(entry.get("title"))
        or text_of(content.get("title"))
        or text_of(content.get("text"), 80),
        added=read_moment(added) or unix_moment(added),
        tags=strings(entry.get("tags")),
        private_note=clean(str(entry.get("note") or "")).strip(),
        read=entry.get("archived") is True,
    )
