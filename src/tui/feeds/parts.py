"""The parts that entries of RSS and Atom share: people, files, pictures, categories."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from tui.core.text import clean, clean_line
from tui.feeds.elements import Element, name_of, text_of
from tui.feeds.links import absolute, absolute_markup
from tui.feeds.models import Enclosure
from tui.feeds.plain import line_from_markup

LONGEST_MARKUP = 2_000_000
"""Characters of an entry's HTML that are kept."""
MOST_FILES = 20
MOST_CATEGORIES = 50
LONGEST_NAME = 300

_MEDIA = frozenset(("media:group", "media:content", "media:thumbnail", "itunes:image"))
_EMAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}")
_NAME_IN_BRACKETS = re.compile(r"\(([^()]{1,200})\)")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")


def markup_of(html: str, base: str) -> str:
    """Return an entry's HTML, bounded, without control characters, its links absolute."""
    return clean(absolute_markup(html[:LONGEST_MARKUP], base), LONGEST_MARKUP).strip()


def language_tag(*found: str) -> str:
    """Return the first of `found` that is a language tag (BCP 47), its underscores made hyphens."""
    for tag in found:
        if _LANGUAGE.fullmatch(tag.strip()):
            return tag.strip().replace("_", "-")
    return ""


def person(text: str) -> tuple[str, str]:
    """Return name and address of a person as RSS writes them: "ann@x.org (Ann)", "Ann <ann@x.org>", "Ann".

    Args:
        text: An `author`, `managingEditor` or `dc:creator`.
    """
    if not text:
        return "", ""
    text = text[:2_000]
    if "@" not in text:
        return line_from_markup(text)[:LONGEST_NAME], ""
    found = _EMAIL.search(text)
    if found is None:
        return line_from_markup(text)[:LONGEST_NAME], ""
    rest = text.replace(found[0], " ")
    bracketed = _NAME_IN_BRACKETS.search(rest)
    name = line_from_markup(bracketed[1] if bracketed else rest.replace("<>", "").strip(" ()<>\"'"))
    return name[:LONGEST_NAME], found[0]


def people(names: Iterable[str]) -> str:
    """Join the names of several authors, each once."""
    return clean_line(", ".join(list(dict.fromkeys(filter(None, names)))[:10]), LONGEST_NAME)


def categories(found: Iterable[str]) -> tuple[str, ...]:
    """Return categories as lines, each once."""
    texts = list(found)
    if not texts:
        return ()
    lines = dict.fromkeys(clean_line(text, 100) for text in texts[: 4 * MOST_CATEGORIES])
    return tuple(line for line in lines if line)[:MOST_CATEGORIES]


def length_of(text: str | None) -> int | None:
    """Return a file's size in bytes as feeds state it, or None."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 and int(text) > 0 else None


def enclosure(url: str | None, kind: str | None, length: str | None, base: str) -> Enclosure | None:
    """Return a file that an entry brings, or None where its address is none."""
    address = absolute(url or "", base)
    if not address:
        return None
    return Enclosure(address, clean_line(kind or "", 100).lower(), length_of(length))


def media(entry: Element) -> tuple[list[Enclosure], str]:
    """Return the files and the picture that Media RSS and iTunes elements name.

    Args:
        entry: An RSS item or an Atom entry.
    """
    files: list[Enclosure] = []
    picture = ""
    if entry.lacks(_MEDIA):
        return files, picture
    groups = [entry, *(entry.inside(group) for group in entry.all("media:group")[:10])]
    for group in groups:
        for node in group.all("media:content")[:MOST_FILES]:
            file = enclosure(node.get("url"), node.get("type"), node.get("fileSize"), group.base)
            if file is not None and _is_picture(node, file):
                picture = picture or file.url
            elif file is not None:
                files.append(file)
            picture = picture or _thumbnail(node, group.base)
        for node in group.all("media:thumbnail"):
            picture = picture or absolute(node.get("url") or text_of(node), group.base)
    for node in entry.all("itunes:image"):
        picture = picture or absolute(node.get("href") or text_of(node), entry.base)
    return files, picture


def _is_picture(node: etree._Element, file: Enclosure) -> bool:
    return (node.get("medium") or "").lower() == "image" or file.type.startswith("image/")


def _thumbnail(node: etree._Element, base: str) -> str:
    """The first thumbnail inside a `media:content`."""
    for child in node:
        if isinstance(child.tag, str) and name_of(child.tag) == "media:thumbnail":
            return absolute(child.get("url") or "", base)
    return ""


def files(found: Iterable[Enclosure | None]) -> tuple[Enclosure, ...]:
    """Return files, each address once."""
    by_url = {file.url: file for file in reversed(list(found)) if file is not None}
    return tuple(reversed(by_url.values()))[:MOST_FILES]
