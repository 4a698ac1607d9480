"""Reads JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import html
import json
from datetime import datetime
from typing import Any

from tui.core.errors import NotAFeedError, ParseError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.feeds.dates import parse_date
from tui.feeds.links import absolute, is_page
from tui.feeds.models import ParsedEntry, ParsedFeed
from tui.feeds.parts import categories, enclosure, files, language_tag, markup_of, people, person
from tui.feeds.plain import excerpt, line_from_text

_DEEPEST = 100


def read_json_feed(text: str, url: str, now: datetime, limit: int) -> ParsedFeed:
    """Read a JSON Feed.

    Args:
        text: The document.
        url: Where it came from.
        now: The present moment.
        limit: The most items to read.

    Raises:
        NotAFeedError: It is JSON of another kind.
        ParseError: It is no JSON.
    """
    try:
        data = json.loads(text, parse_int=_whole, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        raise ParseError(N_("This looks like JSON, but it is damaged and cannot be read.")) from error
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(items, list):
        raise NotAFeedError(N_("This is JSON, but no feed."))
    version = _text(data, "version")
    if "jsonfeed" not in version and "title" not in data:
        raise NotAFeedError(N_("This is JSON, but no feed."))
    author, email = _authors(data)
    hubs = data.get("hubs")
    hub = hubs[0] if isinstance(hubs, list) and hubs and isinstance(hubs[0], dict) else {}
    language = language_tag(_text(data, "language"))
    return ParsedFeed(
        title=line_from_text(_text(data, "title")),
        site_url=absolute(_text(data, "home_page_url"), url),
        description=excerpt(html.escape(_text(data, "description"), quote=False), 2_000),
        language=language,
        author=author,
        author_email=email,
        icon=absolute(_text(data, "icon") or _text(data, "favicon"), url),
        self_url=absolute(_text(data, "feed_url"), url),
        hub_url=absolute(_text(hub, "url"), url),
        entries=tuple(_entry(item, author, url, now) for item in items[:limit] if isinstance(item, dict)),
        format="json10" if version.rstrip("/").endswith("version/1") else "json11",
    )


def _whole(digits: str) -> int:
    """A whole number; one with more digits than any id has is none."""
    return int(digits) if len(digits) < 40 else 0


def _text(data: dict[str, Any], key: str) -> str:
    """The text of a field; ids are sometimes numbers."""
    value = data.get(key)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _address_in_id(item: dict[str, Any]) -> str:
    """The id, where it is an address, as the specification advises."""
    name = _text(item, "id")
    return name if is_page(name) else ""


def _authors(data: dict[str, Any]) -> tuple[str, str]:
    """Names and first address: `authors` of version 1.1, `author` of version 1."""
    found = data.get("authors")
    listed = found if isinstance(found, list) else [data.get("author")]
    pairs = []
    for author in listed[:20]:
        if isinstance(author, str):
            pairs.append(person(author))
        elif isinstance(author, dict):
            name = clean_line(_text(author, "name"), 300)
            pairs.append((name, person(_text(author, "url").removeprefix("mailto:"))[1]))
    return people(name for name, _ in pairs), next((email for _, email in pairs if email), "")


def _entry(item: dict[str, Any], feed_author: str, url: str, now: datetime) -> ParsedEntry:
    page = absolute(_text(item, "url"), url)
    base = page or url
    plain = html.escape(_text(item, "content_text"), quote=False).replace("\n", "<br>\n")
    content = markup_of(_text(item, "content_html") or plain, base)
    author, email = _authors(item)
    updated = parse_date(_text(item, "date_modified"), now)
    attached = item.get("attachments")
    tags = item.get("tags")
    return ParsedEntry(
        guid=clean_line(_text(item, "id")),
        url=page or absolute(_text(item, "external_url") or _address_in_id(item), url),
        title=line_from_text(_text(item, "title")),
        author=author or feed_author,
        author_email=email,
        published=parse_date(_text(item, "date_published"), now) or updated,
        updated=updated,
        summary=markup_of(html.escape(_text(item, "summary"), quote=False), base),
        content=content,
        language=language_tag(_text(item, "language")),
        categories=categories(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        image=absolute(_text(item, "image") or _text(item, "banner_image"), base),
        enclosures=files(
            enclosure(
                _text(file, "url"),
                _text(file, "mime_type"),
                _text(file, "size_in_bytes").removesuffix(".0"),
                base,
            )
            for file in (attached if isinstance(attached, list) else [])[:50]
            if isinstance(file, dict)
        ),
    )
