"""Reads a feed document of any kind: the one entrance to this room's readers. Runs in a child process."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from lxml import etree

from tui.core.clock import utc_now
from tui.core.errors import NotAFeedError, ParseError
from tui.core.messages import N_
from tui.feeds.atom import read_atom
from tui.feeds.charset import Decoded, decode
from tui.feeds.elements import name_of
from tui.feeds.fallback import read_by_feedparser
from tui.feeds.ids import with_stable_ids
from tui.feeds.jsonfeed import read_json_feed
from tui.feeds.models import ParsedEntry, ParsedFeed
from tui.feeds.plain import excerpt, line_from_markup
from tui.feeds.rss import read_rss
from tui.feeds.xmltree import Tree, read_tree

MOST_ENTRIES = 2_000
"""Entries of a document that are read where the caller says nothing."""
LONGEST_MADE_TITLE = 100
"""Characters of a title that is made from the text, as for posts without titles."""

_RSS_ROOTS = {"rss", "rdf:rdf", "rdf", "channel", "item"}
_ATOM_ROOTS = {"atom:feed", "feed", "atom:entry"}
_FEED_TAG = re.compile(r"<(?:[a-zA-Z]\w*:)?(?:rss|feed|rdf|channel|item|entry)[\s>]", re.IGNORECASE)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,5000}?-->\s*)*<(?:!doctype\s+html|html|head|body|script|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_OTHER_KINDS = (
    (b"%PDF-", N_("This is a PDF document, not a feed.")),
    (b"\x89PNG", N_("This is an image, not a feed.")),
    (b"\xff\xd8\xff", N_("This is an image, not a feed.")),
    (b"GIF8", N_("This is an image, not a feed.")),
    (b"PK\x03\x04", N_("This is an archive, not a feed.")),
)


def parse(
    raw: bytes,
    *,
    url: str,
    content_type: str = "",
    limit: int = MOST_ENTRIES,
    now: datetime | None = None,
) -> ParsedFeed:
    """Read a feed: RSS 0.90 to 2.0, RSS 1.0 and 1.1, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1.

    Args:
        raw: The document as it came.
        url: Where it came from; relative links are resolved against it.
        content_type: The Content-Type header; its charset is one hint among others.
        limit: The most entries to read, the newest of a longer feed.
        now: The present moment, against which impossible dates are told; the clock's where None.

    Returns:
        The feed: titles and names as clean lines, texts as HTML with absolute links and without control characters,
        dates in UTC, every entry with an id that is its own and stays the same.

    Raises:
        NotAFeedError: It is something else: a page, an image, a login form.
        ParseError: Nothing in it can be read, or it is larger than is taken.
    """
    moment = now or utc_now()
    for magic, sentence in _OTHER_KINDS:
        if raw.startswith(magic):
            raise NotAFeedError(sentence)
    decoded = decode(raw, content_type)
    text = decoded.text.lstrip("\ufeff \t\r\n\x00")
    if not text:
        raise ParseError(N_("The answer is empty: there is no feed in it."))
    if text[0] in "{[":
        feed = read_json_feed(text, url, moment, limit)
        return _finished(feed, decoded, mended=False)
    if _HTML_START.match(text) and not _is_feed_in_disguise(text):
        raise _a_page(text)
    feed, mended = _read_xml(text, url, moment, limit)
    return _finished(feed, decoded, mended=mended)


def _read_xml(text: str, url: str, now: datetime, limit: int) -> tuple[ParsedFeed, bool]:
    """Read RSS or Atom; whether it had to be mended."""
    if not _FEED_TAG.search(text):
        if "<html" in text[:20_000].lower() or "<body" in text[:20_000].lower():
            raise _a_page(text)
        raise NotAFeedError(N_("This document is no feed: it is neither RSS nor Atom nor JSON Feed."))
    feed, mended = None, True
    try:
        tree = read_tree(text)
    except ParseError:
        if text.count("<") > 100_000:
            raise
    else:
        feed, mended = _read_tree(tree, url, now, limit), tree.mended
    if feed is None or (mended and not feed.entries):
        # the recovered tree lost what the text seems to hold
        feed = read_by_feedparser(text, url, now, limit) or feed
    if feed is None:
        raise NotAFeedError(N_("This document is no feed: it is neither RSS nor Atom nor JSON Feed."))
    return feed, mended


def _read_tree(tree: Tree, url: str, now: datetime, limit: int) -> ParsedFeed | None:
    for node in [tree.root, *tree.root][:50]:
        if not isinstance(node.tag, str):
            continue
        name = name_of(node.tag)
        if name in _ATOM_ROOTS:
            return read_atom(node, url, now, limit)
        if name in _RSS_ROOTS:
            return read_rss(_outermost(tree, node), url, now, limit)
    return None


def _outermost(tree: Tree, node: etree._Element) -> etree._Element:
    """A channel or an item without a root around it is read from the root that recovery made."""
    return tree.root if name_of(str(node.tag)) == "item" else node


def _is_feed_in_disguise(text: str) -> bool:
    """Whether a document that begins like a page is a feed after all."""
    return (
        re.search(r"<(?:rss|rdf:RDF|feed)\s[^<>]*(?:version|xmlns)", text[:50_000], re.IGNORECASE) is not None
    )


def _a_page(text: str) -> NotAFeedError:
    found = _HTML_TITLE.search(text[:200_000])
    title = line_from_markup(found[1])[:100] if found else ""
    if title:
        return NotAFeedError(N_("This is a web page, not a feed: “{title}”."), title=title)
    return NotAFeedError(N_("This is a web page, not a feed."))


def _finished(feed: ParsedFeed, decoded: Decoded, *, mended: bool) -> ParsedFeed:
    """Give entries ids and titles, and note what had to be mended."""
    warnings = []
    if mended:
        warnings.append("not well-formed")
    if decoded.mended:
        warnings.append(f"read as {decoded.encoding}, which it does not say")
    return replace(
        feed,
        entries=tuple(_titled(entry) for entry in with_stable_ids(filter(_says_something, feed.entries))),
        warnings=(*feed.warnings, *warnings),
    )


def _says_something(entry: ParsedEntry) -> bool:
    """Whether there is anything in an entry that could be shown or opened."""
    return bool(entry.title or entry.url or entry.summary or entry.content or entry.enclosures or entry.image)


def _titled(entry: ParsedEntry) -> ParsedEntry:
    """Give an entry without a title the beginning of its text."""
    if entry.title:
        return entry
    return entry._replace(title=excerpt(entry.summary or entry.content, LONGEST_MADE_TITLE))
