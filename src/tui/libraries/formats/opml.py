"""sources.opml: where the records came from (OPML 2.0); and the addresses in anybody's OPML."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as Xml

from tui.core.errors import ParseError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.libraries.formats.common import Imported, check_size, collected, id_for, tags_of
from tui.libraries.models import Item
from tui.libraries.records import Collection

MEDIA_TYPE = "text/x-opml"


def write(collection: Collection) -> bytes:
    """Return the feeds that the records came from; a site whose feed is not for others stands as a link."""
    top = Xml.Element("opml", {"version": "2.0"})
    Xml.SubElement(Xml.SubElement(top, "head"), "title").text = collection.name
    body = Xml.SubElement(top, "body")
    for source in collection.sources:
        if source.feed_url:
            values = {
                "type": "rss",
                "text": source.title,
                "xmlUrl": source.feed_url,
                "htmlUrl": source.site_url,
            }
        else:
            values = {"type": "link", "text": source.title, "url": source.site_url}
        Xml.SubElement(body, "outline", values)
    Xml.indent(top, " ")
    written: bytes = Xml.tostring(top, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written + b"\n"


def read(data: bytes, name: str = "sources.opml") -> Imported:
    """Read an OPML file as bookmarks: the page of each outline, or else its feed; folders become tags.

    Args:
        data: The file's bytes; those that are not well-formed are mended as far as possible.
        name: What it is called, for the sentences.

    Raises:
        ParseError: It is too large, or no OPML.
    """
    from tui.feeds.charset import decode  # noqa: PLC0415  heavy, and only an import needs it
    from tui.feeds.xmltree import read_tree  # noqa: PLC0415

    check_size(data, name)
    root = read_tree(decode(data).text).root
    if str(root.tag).lower() != "opml":
        raise ParseError(N_("{name} is no OPML file."), name=clean_line(name, 200))
    items: list[Item] = []
    for outline in root.iter("outline"):
        values = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
        url = clean_line(values.get("url") or values.get("htmlurl") or values.get("xmlurl") or "", 4_000)
        if url:
            items.append(
                Item(
                    id=id_for(url),
                    url=url,
                    title=clean_line(values.get("title") or values.get("text") or ""),
                    note=clean_line(values.get("description", "")),
                    tags=tags_of([*values.get("category", "").split(","), *_folders(outline)]),
                    feed_url=clean_line(values.get("xmlurl", ""), 4_000),
                )
            )
    return collected(items, name=str(root.findtext("head/title") or ""))


def _folders(outline: Any) -> list[str]:
    """Return the names of the outlines around one, outermost first."""
    names = [
        str(parent.get("text") or parent.get("title") or "") for parent in outline.iterancestors("outline")
    ]
    return names[::-1]
