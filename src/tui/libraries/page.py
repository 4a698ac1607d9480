"""index.html: the page of a published library, whole in one file, without script and without a request."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.core.messages import N_
from tui.libraries.addresses import host_of
from tui.libraries.formats.common import json_bytes, moment_text
from tui.libraries.records import Collection

if TYPE_CHECKING:
    from jinja2 import Environment

MEDIA_TYPE = "text/html"
TEMPLATES = Path(__file__).parent / "templates"
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"})

Translate = Callable[[str], str]
"""Returns an English sentence in the library's language."""
Day = Callable[[datetime], str]
"""Writes a date in the library's language."""


def iso_day(moment: datetime) -> str:
    """Return a date as every language can read it: 2026-11-23."""
    return moment.date().isoformat()


def write(
    collection: Collection,
    address: str = "",
    *,
    translate: Translate = str,
    day: Day = iso_day,
    closed: bool = False,
) -> bytes:
    """Return the page of a collection.

    Args:
        collection: What is public.
        address: The URL of the published folder, ending in a slash; empty where it is not known.
        translate: Speaks the library's language; English where it is not given.
        day: Writes dates in that language.
        closed: Whether to say that the library is no longer published, and nothing else.
    """
    environment = _environment()
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    language = collection.language or "en"
    template = environment.get_template("page.html")
    text = template.render(
        collection=collection,
        address=address,
        closed=closed,
        language=language,
        direction="rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr",
        label=_labels(translate),
        day=day,
        style=_trusted(style),
        style_hash=_trusted(f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"),
        item_list=_trusted(json_bytes(_item_list(collection)).decode()),
    )
    return f"{text.rstrip()}\n".encode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context  # noqa: PLC0415  publishing alone

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )

    @pass_context
    def day(context: Any, moment: datetime | None) -> str:
        return str(context["day"](moment)) if moment else ""

    environment.filters |= {"moment": moment_text, "host": host_of, "day": day}
    return environment


def _trusted(text: str) -> Any:
    """Mark text of ours, or JSON without markup characters, as needing no escape."""
    from markupsafe import Markup  # noqa: PLC0415

    return Markup(text)  # noqa: S704  never outside text: the callers show what comes


def _labels(translate: Translate) -> dict[str, str]:
    """Return the page's own words in the library's language."""
    return {
        "articles": translate(N_("Articles")),
        "updated": translate(N_("Updated")),
        "figures": translate(N_("Key figures")),
        "figure": translate(N_("Figure")),
        "note": translate(N_("Note")),
        "follow": translate(N_("Follow this library")),
        "take": translate(N_("Take it with you")),
        "sources": translate(N_("Sources")),
        "bookmarks": translate(N_("Bookmarks")),
        "made": translate(N_("Kept with copydesk")),
        "empty": translate(N_("Nothing is saved here yet.")),
        "closed": translate(N_("This library is no longer published.")),
    }


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
