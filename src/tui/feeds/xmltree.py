"""Reads XML into a tree, well-formed or mended, without DTD, entities or network, within bounds."""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tui.core.errors import ParseError
from tui.core.messages import N_

MOST_TAGS = 1_000_000
"""How many "<" a document may hold: more is no feed, and would take hundreds of megabytes as a tree."""
MOST_ATTRIBUTES = 256
"""How many attributes an element may have: libxml2 compares each with all others."""
DEEPEST = 250
"""How deep elements may be nested; libxml2 itself stops at 256."""

_LONG_TAG = re.compile(f"<[^<]{{{5 * MOST_ATTRIBUTES},}}")
_FLOOD = re.compile(
    r"<[^\s<>]++(?:\s++[^\s=<>\"']++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'))" + f"{{{MOST_ATTRIBUTES + 1}}}"
)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^<>\[]*([\[>])", re.IGNORECASE)
_DOCTYPE_END = re.compile(r"\]\s*>")
_DECLARATIONS = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION|DOCTYPE)\b[^<>]*>?", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ILLEGAL_REFERENCE = re.compile(r"&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));")
_REFERENCE = re.compile(r"&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,30};)?")
_XML_NAMES = {"lt;", "gt;", "amp;", "quot;", "apos;"}
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>", re.IGNORECASE)
_BEGINNING = re.compile(r"<(?:\?xml|rss|feed|rdf:RDF|RDF|Channel|opml|[a-zA-Z]+:feed)\b")
_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_FEED_END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tree:
    """A document as a tree."""

    root: etree._Element
    mended: bool = False
    """Whether it was not well-formed."""


def read_tree(text: str) -> Tree:
    """Read an XML document.

    Args:
        text: The document, decoded; what its declaration says of the encoding no longer counts.

    Raises:
        ParseError: Nothing in it can be read as XML, or it is larger or deeper than is taken.
    """
    if text.count("<") > MOST_TAGS:
        raise ParseError(N_("This document holds more than {count} tags and was not read."), count=MOST_TAGS)
    head = text[:100_000]
    if "<!DOCTYPE" in head or "<!doctype" in head:
        text = _without_doctype(text)
    root = _parse(text.lstrip("\ufeff \t\r\n"), recover=False)
    if root is not None:
        return Tree(root)
    root = _parse(_mended(text), recover=True)
    if root is None:
        raise ParseError(N_("This document is not XML and cannot be mended."))
    return Tree(root, mended=True)


def is_flooded(text: str) -> bool:
    """Whether an element has more attributes than any feed gives one: they would keep a parser busy for a minute.

    Args:
        text: An XML document, decoded.
    """
    return any(
        text.count("=", *found.span()) > MOST_ATTRIBUTES and _FLOOD.match(text, found.start())
        for found in _LONG_TAG.finditer(text)
    )


def _parse(text: str, *, recover: bool) -> etree._Element | None:
    if is_flooded(text):
        return None
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    # lxml returns None for an empty tree in recovery, whatever its stubs say
    return root if isinstance(root, etree._Element) else None


def _without_doctype(text: str) -> str:
    """Take away the document type: what it defines is never used."""
    found = _DOCTYPE.search(text)
    if found is None or "<![CDATA[" in text[: found.start()]:
        return text
    end = found if found[1] == ">" else _DOCTYPE_END.search(text, found.end())
    return text if end is None else text[: found.start()] + text[end.end() :]


def _mended(text: str) -> str:
    """Make of `text` what its writer meant: no control characters, no undefined entities, no bare ampersands."""
    found = _BEGINNING.search(text[:20_000])
    text = _without_torn_end(_ILLEGAL.sub("", text[found.start() :] if found else text))
    return "".join(part if verbatim else _mended_part(part) for part, verbatim in _sections(text))


def _without_torn_end(text: str) -> str:
    """Take away the entry in the middle of which a document breaks off: half of it would be kept as another one."""
    seen = _CDATA.sub(lambda found: " " * len(found[0]), text)
    last = max((found.end() for found in _ENTRY_END.finditer(seen)), default=0)
    torn = _ENTRY.search(seen, last) if last else None
    return text if torn is None or _FEED_END.search(seen, torn.start()) else text[: torn.start()]


def _sections(text: str) -> Iterator[tuple[str, bool]]:
    """Split `text` into what is marked up and what stands in CDATA sections; one that is not closed is none."""
    at = 0
    while True:
        start = text.find("<![CDATA[", at)
        end = -1 if start < 0 else text.find("]]>", start)
        if end < 0:
            yield text[at:].replace("<![CDATA[", ""), False
            return
        yield text[at:start], False
        yield text[start : end + 3], True
        at = end + 3


def _mended_part(part: str) -> str:
    if "<!" in part:
        part = _DECLARATIONS.sub("", part)
    return _REFERENCE.sub(_reference, _ILLEGAL_REFERENCE.sub("", part))


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name in _XML_NAMES:
        return found[0]
    if name[0] == "#":
        return found[0] if _is_character(name) else ""
    sign = html.entities.html5.get(name)
    return sign if sign is not None and sign not in "<>&" else "&amp;" + name


def _is_character(reference: str) -> bool:
    """Whether XML 1.0 has the character of a reference such as `#8217;` or `#x2019;`."""
    body = reference[1:-1]
    code = int(body[1:], 16) if body[0] in "xX" else int(body)
    return (
        code in {9, 10, 13}
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )


def inner_markup(element: etree._Element) -> str:
    """Take what stands inside `element` out of it and return it as HTML, its namespaces forgotten.

    Args:
        element: An element with markup of its own in it, such as an Atom `div`; afterwards its text alone is left.
    """
    inside = etree.Element("div")
    for child in list(element):
        inside.append(child)
    for node in inside.iter():
        if isinstance(node.tag, str) and "}" in node.tag:
            node.tag = node.tag.rpartition("}")[2]
    # declarations of the whole document would else be repeated in every paragraph
    etree.cleanup_namespaces(inside)
    parts = [html.escape(element.text or "", quote=False)]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in inside]
    return "".join(parts)
