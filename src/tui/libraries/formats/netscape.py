"""bookmarks.html: the Netscape bookmark file that every browser and bookmark service reads."""

from __future__ import annotations

import re
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
from tui.libraries.formats.markup import attributes_of, tags_in
from tui.libraries.models import Item
from tui.libraries.records import Collection, Record

MEDIA_TYPE = "text/html"
_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
"""
# Folders that every browser has, which say nothing about what lies in them.
_EVERYBODYS = ("personal_toolbar_folder", "unfiled_bookmarks_folder")
_LINKDING_ARCHIVED = "linkding:bookmarks.archived"
_LINKDING_NOTES = re.compile(r"\[linkding-notes\](.*?)\[/linkding-notes\]", re.DOTALL)


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
    reader = _Reader()
    # The format is a habit, not a grammar: tags are never closed and attributes differ.
    for tag in tags_in(decoded(data)):
        reader.words(tag.before)
        reader.tag(tag.name, tag.attributes, closing=tag.closing)
    reader.finish()
    return collected(reader.items, name=reader.title)


class _Reader:
    """Goes through a bookmark file and keeps what its tags say."""

    def __init__(self) -> None:
        self.title = ""
        self.items: list[Item] = []
        self._folders: list[str] = []
        self._attributes: dict[str, str] | None = None
        self._text: list[str] = []
        self._within = ""
        self._label = ""
        self._is_everybodys = self._archived = self._has_heading = False

    def words(self, text: str) -> None:
        """Take the text between two tags."""
        if self._within:
            self._text.append(text)

    def tag(self, name: str, attributes: str, *, closing: bool) -> None:
        """Take a tag; one that says nothing about the structure is formatting within a title or a note."""
        if name not in ("a", "dd", "dt", "dl", "h1", "h3"):
            return
        self._end_text()
        if name == "dl" and closing:
            self.finish()
            # The outermost list has no folder's name, so its end finds none to leave.
            del self._folders[-1:]
        elif name == "a" and not closing:
            self.finish()
            self._attributes, self._within = attributes_of(attributes), "a"
        elif name in ("h1", "h3", "dd") and not closing:
            self._within = name
            self._is_everybodys = name == "h3" and any(
                attributes_of(attributes).get(each) for each in _EVERYBODYS
            )

    def finish(self) -> None:
        """End the entry that stands open."""
        self._end_text()
        if self._attributes is not None and self._attributes.get("href"):
            read = self._archived or self._attributes.get("toread") == "0"
            self.items.append(_item(self._attributes, self._label, self._folders, read=read))
        self._attributes, self._label = None, ""

    def _end_text(self) -> None:
        """Put the text that was collected where it belongs."""
        text, within = unescape("".join(self._text)), self._within
        self._text, self._within = [], ""
        if within == "h1":
            self.finish()
            # Pocket and Instapaper wrote a list under each of several headings: none of these names the whole.
            self.title = "" if self._has_heading else text
            self._has_heading = True
            self._archived = "archive" in text.lower()
        elif within == "h3":
            self.finish()
            self._folders.append("" if self._is_everybodys else text)
        elif within == "a":
            self._label = text
        elif within == "dd" and self._attributes is not None:
            self._attributes["dd"] = text


def _entry(record: Record) -> str:
    added = f' ADD_DATE="{int(record.added.timestamp())}"' if record.added else ""
    # A comma parts tags in this format, so one within a tag becomes a space.
    tags = ",".join(tag.replace(",", " ") for tag in record.tags)
    tagged = f' TAGS="{escape(tags)}"' if tags else ""
    line = f'<DT><A HREF="{escape(record.url)}"{added}{tagged}>{escape(record.title)}</A>'
    return f"{line}\n<DD>{escape(record.note)}" if record.note else line


def _item(found: dict[str, str], label: str, folders: list[str], *, read: bool) -> Item:
    url = clean_line(found["href"], 4_000)
    words = found.get("dd", "")
    notes, description = _LINKDING_NOTES.findall(words), _LINKDING_NOTES.sub("", words).strip()
    is_private = found.get("private") == "1"
    private = [description, *notes] if is_private and description else notes
    public = "" if is_private else description
    tags = found.get("tags", "").split(",")
    read = read or _LINKDING_ARCHIVED in tags
    tags = [tag for tag in tags if tag != _LINKDING_ARCHIVED]
    return Item(
        id=id_for(url),
        url=url,
        title=clean_line(label),
        added=unix_moment(found.get("add_date") or found.get("time_added")),
        tags=tags_of([*tags, *folders]),
        note=clean(public),
        private_note=clean("\n".join(private).strip()),
        read=read,
    )
