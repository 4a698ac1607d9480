"""feed.json: JSON Feed 1.1."""

from __future__ import annotations

from typing import Any

from tui.libraries.formats.common import json_bytes, moment_text
from tui.libraries.formats.snippet import snippet
from tui.libraries.records import Collection, Record

MEDIA_TYPE = "application/feed+json"


def write(collection: Collection, address: str = "") -> bytes:
    """Return a collection as a JSON feed.

    Args:
        collection: What is public.
        address: The URL of the published folder, ending in a slash; empty where it is not known.
    """
    top: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": collection.name or collection.id,
    }
    if address:
        top |= {"home_page_url": address, "feed_url": f"{address}feed.json"}
    if collection.description:
        top["description"] = collection.description
    if collection.curator:
        top["authors"] = [{"name": collection.curator}]
    if collection.language:
        top["language"] = collection.language
    top["items"] = [_item(record) for record in collection.records]
    return json_bytes(top)


def _item(record: Record) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": f"urn:uuid:{record.id}",
        "url": record.url,
        "title": record.title,
        "content_html": snippet(record),
        "summary": record.excerpt,
        "date_published": moment_text(record.published or record.added),
        "date_modified": moment_text(record.updated),
        "authors": [{"name": record.author}] if record.author else [],
        "tags": list(record.tags),
        "language": record.language,
    }
    kept = {key: value for key, value in item.items() if value not in ("", [])}
    # The specification asks for one of the two contents; a bare link has its title to show.
    return kept if "content_html" in kept else {**kept, "content_text": record.title or record.url}
