"""Reads markup of other programs tag by tag: as a sequence of tags and texts, not as a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

# No part of a tag runs past the next "<" and nothing is tried twice, so that no file can make it slow.
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*+|[^<>]*+)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z_\-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]++))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, with the text that stands before it."""

    before: str
    """As it is written, with its entities."""
    name: str
    """In lower case; empty at the end of the document."""
    attributes: str
    closing: bool


def tags_in(text: str) -> Iterator[Tag]:
    """Go through markup; the last one has no name, and the text after the last tag."""
    last = 0
    for found in _TAG.finditer(text):
        yield Tag(text[last : found.start()], found[2].lower(), found[3], bool(found[1]))
        last = found.end()
    yield Tag(text[last:], "", "", closing=False)


def attributes_of(text: str) -> dict[str, str]:
    """Return a tag's attributes by their names in lower case, entities resolved."""
    return {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }
