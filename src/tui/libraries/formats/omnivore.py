"""Omnivore's export: JSON files with one entry an article."""

from __future__ import annotations

from typing import Any

from tui.core.errors import ParseError
from tui.core.messages import N_
from tui.core.text import clean, clean_line
from tui.libraries.formats.common import Imported, collected, id_for, load_json, read_moment, tags_of, text_of
from tui.libraries.models import Item, Quote


def read(data: bytes, name: str = "metadata.json") -> Imported:
    """Read one of the `metadata_*.json` files of an Omnivore export.

    Args:
        data: The file's bytes.
        name: What it is called, for the sentences.

    Raises:
        ParseError: It is too large, or no list of articles.
    """
    top = load_json(data, name)
    if not isinstance(top, list):
        raise ParseError(N_("{name} holds no list of saved articles."), name=clean_line(name, 200))
    return collected([_item(entry) for entry in top if isinstance(entry, dict)])


def _item(entry: dict[str, Any]) -> Item:
    url = text_of(entry.get("url") or entry.get("originalArticleUrl"), 4_000)
    labels = entry.get("labels") or ()
    names = (
        label.get("name") if isinstance(label, dict) else label
        for label in labels
        if isinstance(labels, list)
    )
    return Item(
        id=id_for(url),
        url=url,
        title=text_of(entry.get("title")),
        site=text_of(entry.get("siteName")),
        author=text_of(entry.get("author")),
        published=read_moment(entry.get("publishedAt")),
        added=read_moment(entry.get("savedAt")),
        language=text_of(entry.get("language"), 35),
        tags=tags_of(text_of(label) for label in names),
        excerpt=text_of(entry.get("description")),
        quotes=tuple(_highlights(entry.get("highlights"))),
        read=text_of(entry.get("state")).lower() == "archived",
    )


def _highlights(given: object) -> list[Quote]:
    """Read highlights; they were private there, so they stay private."""
    found = [entry for entry in given if isinstance(entry, dict)] if isinstance(given, list) else []
    quotes = (
        Quote(
            clean(str(entry.get("quote") or "")).strip(),
            private_note=clean(str(entry.get("annotation") or "")),
        )
        for entry in found
    )
    return [quote for quote in quotes if quote.text]
