"""Import of any file that holds saved articles, and export to every format, by name."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from tui.core.errors import ParseError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.libraries import page
from tui.libraries.allow import own
from tui.libraries.formats import (
    atom,
    bibtex,
    feed,
    jsonfeed,
    karakeep,
    library_json,
    markdown_folder,
    netscape,
    omnivore,
    opml,
    ris,
    table,
)
from tui.libraries.formats.common import Imported, check_size, decoded
from tui.libraries.models import Library
from tui.libraries.records import Collection


class Format(StrEnum):
    """What a library can be exported to."""

    LIBRARY = "json"
    """All of it, private parts too."""
    MARKDOWN = "markdown"
    """A folder, all of it, private parts too."""
    HTML = "html"
    BOOKMARKS = "bookmarks"
    ATOM = "atom"
    JSON_FEED = "jsonfeed"
    OPML = "opml"
    CSV = "csv"
    RIS = "ris"
    BIBTEX = "bibtex"


_WRITERS: dict[Format, tuple[str, Callable[[Collection], bytes]]] = {
    Format.HTML: ("index.html", page.write),
    Format.BOOKMARKS: ("bookmarks.html", netscape.write),
    Format.ATOM: ("feed.atom", atom.write),
    Format.JSON_FEED: ("feed.json", jsonfeed.write),
    Format.OPML: ("sources.opml", opml.write),
    Format.CSV: ("items.csv", table.write),
    Format.RIS: ("items.ris", ris.write),
    Format.BIBTEX: ("items.bib", bibtex.write),
}


_BOOKMARK_SIGNS = ("netscape-bookmark-file", ' time_added="', "<title>instapaper: export</title>")
"""What stands at the beginning of bookmark files: of browsers, Pocket, Instapaper. No other page is one."""


def export(library: Library, format: Format) -> dict[str, bytes]:  # noqa: A002  the field's word
    """Return a library in one format.

    Args:
        library: The whole library.
        format: Which; only `LIBRARY` and `MARKDOWN` hold what is private.

    Returns:
        File name to content: one file, or the files of a folder.
    """
    if format is Format.LIBRARY:
        return {"library.json": library_json.write_whole(library)}
    if format is Format.MARKDOWN:
        return markdown_folder.write(library)
    name, write = _WRITERS[format]
    return {name: write(own(library))}


def import_file(data: bytes, name: str) -> Imported:
    """Read a file of saved articles, whichever program wrote it: the content decides, not the name.

    Args:
        data: Netscape bookmarks, CSV (`formats.table`), the JSON of Omnivore or Karakeep, OPML, a `library.json`, or
            any feed.
        name: What the file is called, for the sentences.

    Raises:
        ParseError: It is none of these.
    """
    check_size(data, name)
    shown = clean_line(name, 200)
    head = decoded(data[:4_096]).lstrip("\ufeff \t\r\n").lower()
    if any(sign in head for sign in _BOOKMARK_SIGNS) or head.startswith(("<dl", "<h1", "<title")):
        return netscape.read(data, shown)
    if head.startswith(("[", "{")):
        return _from_json(data, shown, head)
    if "<opml" in head:
        return opml.read(data, shown)
    if head.startswith("<"):
        return _from_feed(data)
    if "url" in head.partition("\n")[0]:
        return table.read(data, shown)
    raise ParseError(
        N_("{name} holds no saved articles that can be read: not bookmarks, CSV, JSON, OPML or a feed."),
        name=shown,
    )


def _from_json(data: bytes, name: str, head: str) -> Imported:
    if head.startswith("["):
        return omnivore.read(data, name)
    if library_json.FORMAT in head:
        library = library_json.read_whole(data, name)
        return Imported(library.items, library.name, library.description)
    return karakeep.read(data, name) if karakeep.is_one(head) else _from_feed(data)


def _from_feed(data: bytes) -> Imported:
    from tui.feeds.parse import parse  # noqa: PLC0415  heavy, and only feeds need it

    return feed.items_of(parse(data, url=""))
