"""Any feed as a list of items to save: a library that somebody else publishes, or a blog."""

from __future__ import annotations

from urllib.parse import urljoin

from tui.core.text import clean_line
from tui.feeds.models import ParsedEntry, ParsedFeed
from tui.libraries.formats import library_json
from tui.libraries.formats.common import Imported, collected, id_for
from tui.libraries.models import Item


def items_of(feed: ParsedFeed, feed_url: str = "") -> Imported:
    """Return the entries of a feed as items.

    Args:
        feed: From `tui.feeds.parse`; its text is clean.
        feed_url: Where it was fetched from, or empty.
    """
    return collected(
        [_item(entry, feed, feed_url) for entry in feed.entries],
        name=feed.title,
        description=feed.description,
    )


def _item(entry: ParsedEntry, feed: ParsedFeed, feed_url: str) -> Item:
    prefix = "urn:uuid:"
    known = entry.guid.removeprefix(prefix) if entry.guid.startswith(prefix) else ""
    return Item(
        id=known or id_for(entry.url),
        url=entry.url,
        title=entry.title,
        site=clean_line(feed.title, 200),
        author=entry.author,
        published=entry.published,
        added=None,
        language=entry.language or feed.language,
        tags=entry.categories,
        feed_url=feed_url or feed.self_url,
    )


def followed_address(url: str, data: bytes) -> str:
    """Return the address to subscribe for somebody else's library.

    Its page names its feeds as any page does, and its feeds are feeds; only `library.json` must lead on to the feed
    beside it.

    Args:
        url: Where `data` came from.
        data: The answer.
    """
    head = data[:4_096].lstrip(b"\xef\xbb\xbf \t\r\n")
    is_library = head.startswith(b"{") and library_json.FORMAT.encode() in head
    return urljoin(url, "feed.atom") if is_library else url
