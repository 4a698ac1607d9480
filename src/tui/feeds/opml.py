"""Reads and writes lists of feeds: OPML 1.0 to 2.0, the damaged ones too (most real files are not well-formed)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from lxml import etree

from tui.core.errors import ParseError
from tui.core.messages import N_, Message
from tui.core.text import clean_line
from tui.feeds.charset import decode
from tui.feeds.links import absolute
from tui.feeds.xmltree import read_tree

MOST_FEEDS = 20_000
LONGEST_NAME = 300
SLASH_IN_NAME = "\u2215"
"""Stands for the slash in a folder's name, since paths are joined by slashes (DIVISION SLASH)."""

_OWN = {"text", "title", "xmlurl", "htmlurl", "isopen", "iscomment"}
_ATTRIBUTE_NAME = re.compile(r"[A-Za-z_][\w.\-]{0,60}")
_MOST_ATTRIBUTES = 20
_OUTLINE = re.compile(r"<outline\s[^<>]*+>", re.IGNORECASE)
_QUOTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """A feed as a list names it."""

    url: str
    title: str = ""
    folder: str = ""
    """Names joined by "/", empty at the top; a slash within a name is `SLASH_IN_NAME`."""
    site_url: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    """What else the outline says (type, description, language ...), in its order."""


@dataclass(frozen=True, slots=True)
class Opml:
    """A list of feeds."""

    feeds: tuple[OpmlFeed, ...] = ()
    """In the order of the document."""
    folders: tuple[str, ...] = ()
    """Every folder, empty ones too, in the order of the document."""
    title: str = ""
    refused: tuple[Message, ...] = ()
    """What was not taken, and why."""


@dataclass(slots=True)
class _Found:
    feeds: list[OpmlFeed] = field(default_factory=list)
    folders: dict[str, None] = field(default_factory=dict)
    refused: list[Message] = field(default_factory=list)


def read_opml(raw: bytes) -> Opml:
    """Read a list of feeds.

    Args:
        raw: The file; bare ampersands, undefined entities and unclosed elements are mended.

    Returns:
        The feeds with http and https addresses; others are refused one by one.

    Raises:
        ParseError: It is no OPML.
    """
    text = decode(raw).text
    tree = read_tree(text)
    root = tree.root
    if _local(root) != "opml" and not any(_local(node) == "outline" for node in root.iter()):
        raise ParseError(N_("This file is no OPML: no list of feeds is in it."))
    title = next((node.text or "" for node in root.iter() if _local(node) == "title"), "")
    top = next((node for node in root if _local(node) == "body"), root)
    found = _Found()
    _read_outlines(top, "", found)
    if tree.mended:
        _rescue(text, found)
    return Opml(
        feeds=tuple(found.feeds),
        folders=tuple(found.folders),
        title=clean_line(title, LONGEST_NAME),
        refused=tuple(found.refused),
    )


def _rescue(text: str, found: _Found) -> None:
    """Take the feeds that were lost with what could not be mended, or were nested too deep: without their folders."""
    tags = [tag for tag in _OUTLINE.findall(_without_comments(text)) if "xmlurl" in tag.lower()]
    if len(tags) <= len(found.feeds) + len(found.refused):
        return
    known = {feed.url for feed in found.feeds}
    left_out = {str(message) for message in found.refused}
    rest = _Found()
    flat = "".join(f"{tag.rstrip('/>')}/>" for tag in tags)
    _read_outlines(read_tree(f"<opml>{flat}</opml>").root, "", rest)
    found.feeds += [feed for feed in rest.feeds if feed.url not in known]
    found.refused += [message for message in rest.refused if str(message) not in left_out]


def _without_comments(text: str) -> str:
    """Leave out comments; a pattern for them would look for the end of each from each beginning."""
    first, *others = text.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in others)


def _local(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _read_outlines(parent: etree._Element, folder: str, found: _Found) -> None:
    for node in parent:
        if _local(node) != "outline":
            continue
        values = {str(name).lower(): str(value) for name, value in node.attrib.items()}
        name = clean_line(values.get("text") or values.get("title") or "", LONGEST_NAME)
        address = values.get("xmlurl", "").strip()
        inner = folder
        if address:
            _take(node, address, name, folder, found)
        elif name and (len(node) or values.get("type", "") in {"", "folder"}) and "url" not in values:
            part = name.replace("/", SLASH_IN_NAME)
            inner = f"{folder}/{part}" if folder else part
            found.folders[inner] = None
        if len(node):
            _read_outlines(node, inner, found)


def _take(node: etree._Element, address: str, name: str, folder: str, found: _Found) -> None:
    """Take one feed, or say why not."""
    bare = address[5:] if address.lower().startswith("feed:") else address
    url = absolute("http:" + bare if bare.startswith("//") else bare, "")
    if not url:
        found.refused.append(
            Message(
                N_("“{title}” was left out: {url} is not an http or https address."),
                {"title": name or "?", "url": clean_line(address, 120)},
            )
        )
        return
    if len(found.feeds) >= MOST_FEEDS:
        if len(found.feeds) == MOST_FEEDS and not any(
            "more than" in str(message) for message in found.refused
        ):
            found.refused.append(
                Message(
                    N_("The list has more than {count} feeds; the rest was left out."), {"count": MOST_FEEDS}
                )
            )
        return
    given = [(str(key), str(value)) for key, value in node.attrib.items()]
    site = next((value for key, value in given if key.lower() == "htmlurl"), "")
    others = [
        (key, clean_line(value))
        for key, value in given
        if key.lower() not in _OWN and _ATTRIBUTE_NAME.fullmatch(key) and value
    ]
    found.feeds.append(
        OpmlFeed(
            url=url,
            title=name,
            folder=folder,
            site_url=absolute(site, url) if site else "",
            attributes=tuple(others[:_MOST_ATTRIBUTES]),
        )
    )


def write_opml(feeds: Iterable[OpmlFeed], folders: Iterable[str] = (), *, title: str = "") -> str:
    """Write a list of feeds as OPML 2.0; `read_opml` gives back the same.

    Args:
        feeds: In the order wanted; those of one folder are put together.
        folders: Further folders, such as empty ones.
        title: Of the list.
    """
    by_folder: dict[str, list[OpmlFeed]] = {"": []}
    for path in folders:
        _make_path(by_folder, path)
    for feed in feeds:
        _make_path(by_folder, feed.folder)
        by_folder[feed.folder].append(feed)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(title)}</title></head>",
        "  <body>",
    ]
    _write_folder(lines, by_folder, "", 2)
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _make_path(by_folder: dict[str, list[OpmlFeed]], path: str) -> None:
    parts = path.split("/") if path else []
    for end in range(1, len(parts) + 1):
        by_folder.setdefault("/".join(parts[:end]), [])


def _write_folder(lines: list[str], by_folder: dict[str, list[OpmlFeed]], path: str, depth: int) -> None:
    indent = "  " * depth
    for feed in by_folder[path]:
        pairs = [("text", feed.title), *feed.attributes]
        if not any(name.lower() == "type" for name, _ in feed.attributes):
            pairs.append(("type", "rss"))
        pairs.append(("xmlUrl", feed.url))
        if feed.site_url:
            pairs.append(("htmlUrl", feed.site_url))
        lines.append(f"{indent}<outline {_attributes(pairs)}/>")
    prefix = f"{path}/" if path else ""
    for inner in by_folder:
        if inner and inner.startswith(prefix) and "/" not in inner[len(prefix) :]:
            name = inner[len(prefix) :].replace(SLASH_IN_NAME, "/")
            lines.append(f"{indent}<outline {_attributes([('text', name)])}>")
            _write_folder(lines, by_folder, inner, depth + 1)
            lines.append(f"{indent}</outline>")


def _attributes(pairs: list[tuple[str, str]]) -> str:
    return " ".join(f'{name}="{escape(value, _QUOTES)}"' for name, value in pairs)
