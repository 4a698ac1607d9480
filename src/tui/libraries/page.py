"""index.html: the page of a published library, whole in one file, without script and without a request."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.core.messages import N_
from tui.core.text import clean_line
from tui.libraries.addresses import host_of
from tui.libraries.formats.common import json_bytes, moment_text
from tui.libraries.records import Collection
from tui.libraries.slugs import slug_for
from tui.libraries.voice import Voice, voice_of

if TYPE_CHECKING:
    from jinja2 import Environment

MEDIA_TYPE = "text/html"
TEMPLATES = Path(__file__).parent / "templates"
MOST_TAGS = 40
"""Tags that the page can be narrowed to; the most used ones."""
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"})
# What is shown of a page whose address ends in a tag's anchor: its articles alone. No script is needed for that.
_NARROWED = 'body:has(#{anchor}:target) .item:not([data-tags~="{anchor}"]) {{ display: none; }}'


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag of the page."""

    name: str
    anchor: str
    """A name for ids, classes and addresses: "tag-" and letters, digits, marks and hyphens."""
    count: int


def write(
    collection: Collection, address: str = "", *, voice: Voice | None = None, closed: bool = False
) -> bytes:
    """Return the page of a collection.

    Args:
        collection: What is public.
        address: The URL of the published folder, ending in a slash; empty where it is not known.
        voice: How the page speaks; None for the collection's own way.
        closed: Whether to say that the library is no longer published, and nothing else.
    """
    voice = voice or voice_of(collection)
    tags = () if closed else tags_of(collection)
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    style += "".join(f"{_NARROWED.format(anchor=tag.anchor)}\n" for tag in tags)
    template = _environment().get_template("page.html")
    text = template.render(
        collection=collection,
        address=address,
        closed=closed,
        language=voice.language,
        direction="rtl" if _primary(collection.language) in _RIGHT_TO_LEFT else "ltr",
        label=_labels(voice),
        day=voice.day,
        tags=tags,
        anchors={tag.name: tag.anchor for tag in tags},
        about=clean_line(collection.description, 200),
        style=_trusted(style),
        style_hash=_trusted(f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"),
        item_list=_trusted(json_bytes(_item_list(collection)).decode()),
    )
    return f"{text.rstrip()}\n".encode()


def tags_of(collection: Collection) -> tuple[Tagged, ...]:
    """Return the tags that a collection can be narrowed to, the most used first; none where there is but one record."""
    counted = Counter(tag for record in collection.records for tag in record.tags)
    most = sorted(counted.items(), key=lambda each: (-each[1], each[0].casefold(), each[0]))[:MOST_TAGS]
    found: list[Tagged] = []
    for name, count in most if len(collection.records) > 1 else ():
        taken = {tag.anchor.removeprefix("tag-") for tag in found}
        found.append(Tagged(name, f"tag-{slug_for(name, taken)}", count))
    return tuple(found)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  publishing alone

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"moment": moment_text, "host": host_of}
    return environment


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _trusted(text: str) -> Any:
    """Mark text of ours, or JSON without markup characters, as needing no escape."""
    from markupsafe import Markup  # noqa: PLC0415

    return Markup(text)  # noqa: S704  never outside text: the callers show what comes


def _labels(voice: Voice) -> dict[str, str]:
    """Return the page's own words in its language."""
    words = {
        "articles": N_("Articles"),
        "updated": N_("Updated"),
        "tags": N_("Tags"),
        "all": N_("All articles"),
        "link": N_("Link to this article"),
        "figures": N_("Key figures"),
        "figure": N_("Figure"),
        "note": N_("Note"),
        "follow": N_("Follow this library"),
        "how": N_("Give this page's address to your feed reader: it will show what is added here."),
        "take": N_("Take it with you"),
        "sources": N_("Sources"),
        "bookmarks": N_("Bookmarks"),
        "made": N_("Kept with copydesk"),
        "empty": N_("Nothing is saved here yet."),
        "closed": N_("This library is no longer published."),
    }
    return {name: voice.translate(sentence) for name, sentence in words.items()}


def _item_list(collection: Collection) -> dict[str, Any]:
    """Return the collection as a schema.org ItemList."""
    return {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": collection.name,
        "numberOfItems": len(collection.records),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "url": record.url, "name": record.title}
            for position, record in enumerate(collection.records, start=1)
        ],
    }
