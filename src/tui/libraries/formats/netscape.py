"""bookmarks.html: the Netscape bookmark file that every browser and bookmark service reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape, unescape

from tui.core.text import clean, clean_line
from tui.libraries.formats.common import (
    Imported,
    check_size,
    collected,
    decoded,
    id_for,
    tags_of,
    unix_moment,
)
from tui.libraries.models import Item
from tui.libraries.records import Collection, Record

MEDIA_TYPE = "text/html"
_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
"""
# The format is a habit, not a grammar: tags are never closed and attributes differ, so it is read tag by tag.
_ENTRY = re.compile(
    r"<a\s([^>]{0,20000})>([^<]{0,20000}(?:<(?!/?a\b|dd\b|dt\b|h\d\b)[^<]{0,20000}){0,50})</a>"
    r"(?:\s*<dd>([^<]{0,200000}))?|<h1[^>]{0,2000}>([^<]{0,2000})</h1>|<h3([^>]{0,20000})>([^<]{0,2000})</h3>|(</dl>)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([a-z_\-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>")


def write(collection: Collection) -> bytes:
    """Return a collection as a bookmark file: title, address, date, tags and public note."""
    lines = [
        _HEAD + f"<TITLE>{escape(collection.name)}</TITLE>",
        f"<H1>{escape(collection.name)}</H1>",
        "<DL><p>",
    ]
    lines += [_entry(record) for record in collection.records]
    return "\n".join([*lines, "</DL><p>", ""]).encode()


def read(data: bytes, name: str = "bookmarks.html") -> Imported:
    """Read a bookmark file of any browser or service; the folders an entry lies in become its tags.

    Args:
        data: The file's bytes.
        name: What it is called, for the sentences.

    Raises:
        ParseError: The file is too large.
    """
    check_size(data, name)
    title, folders, items = "", list[str](), list[Item]()
    for found in _ENTRY.finditer(decoded(data)):
        attributes, label, note, heading, _, folder, end = found.groups()
        if heading is not None:
            title = unescape(heading)
        elif folder is not None:
            folders.append(unescape(folder))
        elif end is not None:
            # The outermost list has no folder's name, so its end finds none to leave.
            del folders[-1:]
        else:
            items.append(_item(attributes, label, note or "", folders))
    return collected(items, name=title)


def _entry(record: Record) -> str:
    added = f' ADD_DATE="{int(record.added.timestamp())}"' if record.added else ""
    # A comma parts tags in this format, so one within a tag becomes a space.
    tags = ",".join(tag.replace(",", " ") for tag in record.tags)
    tagged = f' TAGS="{escape(tags)}"' if tags else ""
    line = f'<DT><A HREF="{escape(record.url)}"{added}{tagged}>{escape(record.title)}</A>'
    return f"{line}\n<DD>{escape(record.note)}" if record.note else line


def _item(attributes: str, label: str, note: str, folders: list[str]) -> Item:
    found = dict(_attributes(attributes))
    url = clean_line(found.get("href", ""), 4_000)
    return replace(
        Item(id=id_for(url), url=url),
        title=clean_line(unescape(_MARKUP.sub("", label))),
        added=unix_moment(found.get("add_date")),
        tags=tags_of([*found.get("tags", "").split(","), *folders]),
        note=clean(unescape(note).strip()),
    )


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        yield name.lower(), unescape(double or single or bare)
