"""feed.atom: RFC 4287 with RFC 6721 tombstones."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from tui.libraries.formats.common import moment_text
from tui.libraries.formats.snippet import snippet
from tui.libraries.records import Collection, Record

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
MEDIA_TYPE = "application/atom+xml"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(collection: Collection, address: str = "") -> bytes:
    """Return a collection as an Atom feed.

    Args:
        collection: What is public.
        address: The URL of the published folder, ending in a slash; empty where it is not known, and the feed's
            links are then relative.
    """
    feed = Xml.Element("feed", {"xmlns": ATOM, "xmlns:at": TOMBSTONES})
    if collection.language:
        feed.set(_LANG, collection.language)
    _add(feed, "id", f"urn:uuid:{collection.id}")
    _add(feed, "title", collection.name)
    if collection.description:
        _add(feed, "subtitle", collection.description)
    _add(feed, "updated", moment_text(collection.updated))
    Xml.SubElement(feed, "link", {"rel": "self", "type": MEDIA_TYPE, "href": f"{address}feed.atom"})
    Xml.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": address or "index.html"})
    _author(feed, collection.curator or collection.name or collection.id)
    _add(feed, "generator", "copydesk")
    for stone in collection.removed:
        Xml.SubElement(
            feed, "at:deleted-entry", {"ref": f"urn:uuid:{stone.id}", "when": moment_text(stone.when)}
        )
    for record in collection.records:
        _entry(feed, record)
    Xml.indent(feed, " ")
    body: bytes = Xml.tostring(feed, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body + b"\n"


def _entry(feed: Xml.Element, record: Record) -> None:
    entry = Xml.SubElement(feed, "entry")
    if record.language:
        entry.set(_LANG, record.language)
    _add(entry, "id", f"urn:uuid:{record.id}")
    _add(entry, "title", record.title or record.url)
    Xml.SubElement(entry, "link", {"rel": "alternate", "href": record.url})
    if record.published:
        _add(entry, "published", moment_text(record.published))
    _add(entry, "updated", moment_text(record.updated))
    if record.author:
        _author(entry, record.author)
    for tag in record.tags:
        Xml.SubElement(entry, "category", {"term": tag})
    if record.excerpt:
        _add(entry, "summary", record.excerpt)
    body = snippet(record)
    if body:
        _add(entry, "content", body).set("type", "html")


def _author(parent: Xml.Element, name: str) -> None:
    _add(Xml.SubElement(parent, "author"), "name", name)


def _add(parent: Xml.Element, name: str, text: str) -> Xml.Element:
    element = Xml.SubElement(parent, name)
    element.text = text
    return element
