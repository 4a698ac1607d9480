"""A folder of Markdown files with YAML front matter: the whole of a library, for note programs and for keeping."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml

from tui.core.errors import ParseError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.libraries.formats import library_json
from tui.libraries.formats.common import check_size
from tui.libraries.models import Library
from tui.libraries.slugs import slug_for

LIBRARY_FILE = "library.md"
_FENCE = "---\n"
_LARGEST_HEAD = 1_000_000
_NUMBER = re.compile(r"^(\d+)-")


def write(library: Library) -> dict[str, bytes]:
    """Return the folder: `library.md`, and a numbered file for each item, whose body is the saved text.

    Private notes are in it: it is the person's own copy, and never published.

    Returns:
        File name to content; the names are safe on every system.
    """
    top = json.loads(library_json.write_whole(library))
    items = top.pop("items", [])
    description = top.pop("description", "")
    files = {LIBRARY_FILE: _page(top, description)}
    for number, item in enumerate(items, start=1):
        body = item.pop("text", "")
        files[f"{number:04}-{slug_for(item.get('title', ''))}.md"] = _page(item, body)
    return files


def read(files: Mapping[str, bytes]) -> Library:
    """Read such a folder back, in the order of the files' numbers; other programs' changes are taken as they are.

    Args:
        files: File name to content; names that do not end in ".md" are passed over.

    Raises:
        ParseError: A file's front matter cannot be read.
    """
    top: dict[str, Any] = {"format": library_json.FORMAT, "version": library_json.VERSION, "name": ""}
    items: list[dict[str, Any]] = []
    for name in sorted(files, key=_order):
        if not name.endswith(".md"):
            continue
        head, body = _parsed(files[name], clean_line(name, 200))
        if name == LIBRARY_FILE:
            top |= head
            top["description"] = body
        elif head:
            items.append({**head, "text": body})
    return library_json.read_whole(json.dumps({**top, "items": items}, default=_plain).encode(), LIBRARY_FILE)


def _page(head: dict[str, Any], body: str) -> bytes:
    front = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=2**31)
    return f"{_FENCE}{front}{_FENCE}\n{body}\n".encode()


def _parsed(data: bytes, name: str) -> tuple[dict[str, Any], str]:
    """Split a file into front matter and body.

    Raises:
        ParseError: The front matter is no YAML mapping, too large, or refers to itself.
    """
    check_size(data, name)
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    if not text.startswith(_FENCE):
        return {}, text
    head, fence, body = text[len(_FENCE) :].partition("\n" + _FENCE)
    if not fence or len(head) > _LARGEST_HEAD:
        raise ParseError(N_("{name}: its front matter does not end, or is too long."), name=name)
    try:
        value = yaml.load(head, Loader=_Loader)  # noqa: S506  a SafeLoader that knows still less
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ParseError(N_("{name}: its front matter is no YAML that can be read."), name=name) from error
    if not isinstance(value, dict):
        raise ParseError(N_("{name}: its front matter is no YAML that can be read."), name=name)
    return {str(key): part for key, part in value.items()}, body.removeprefix("\n").removesuffix("\n")


class _Loader(yaml.SafeLoader):
    """Reads YAML without aliases, by which a small file can describe a huge value."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose the next node.

        Raises:
            yaml.YAMLError: It is an alias.
        """
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("alias")
        return super().compose_node(parent, index)


def _plain(value: object) -> str:
    """Return a date that a person wrote without quotes as text; anything else says nothing here."""
    return value.isoformat() if isinstance(value, datetime | date) else ""


def _order(name: str) -> tuple[int, str]:
    found = _NUMBER.match(name)
    return (int(found[1][:9]) if found else 10**9, name)
