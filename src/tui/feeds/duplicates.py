"""Tells when entries are one story: the same page under another address, the same headline in another feed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tui.feeds.models import ParsedEntry

SAME_STORY = timedelta(days=3)
"""How far apart two feeds may bring the same headline."""

_TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_hs\w+|vero_\w+|oly_\w+|s?cid|cmp(?:id)?|ref(?:_?src)?|"
    r"source|src|rss|feed|from|ns_\w+|at_\w+|xtor|wt_mc\w*|spm|share\w*|amp",
    re.IGNORECASE,
)
_AMP = re.compile(r"/amp/?$|\.amp$", re.IGNORECASE)
_DEFAULT_PORT = re.compile(r":(?:80|443)$")
_SITE_TAIL = re.compile(r"\s[|–—\-·»]\s[^|–—·»]{2,40}$")
_LEAST_WORDS = 4
_LEAST_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Story:
    """What is compared of an entry."""

    id: int
    feed_id: int
    url: str
    title: str
    published: datetime | None = None


def page_key(url: str) -> str:
    """Return what identifies the page of `url`: without scheme, "www.", trackers, fragment and AMP marks.

    Args:
        url: An absolute address; for anything else the result is "".
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return ""
    if not host:
        return ""
    host = re.sub(r"^(?:www|m|mobile|amp)\.(?=.+\.)", "", host)
    query = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKERS.fullmatch(pair[0])
    ]
    path = _AMP.sub("", parts.path).rstrip("/")
    return urlunsplit(("", host + port, path, urlencode(sorted(query)), "")).removeprefix("//")


def title_key(title: str) -> str:
    """Return what identifies a headline: its letters and digits in lower case; "" where it says too little.

    Args:
        title: A headline; a site's name at its end does not count.
    """
    bare = _SITE_TAIL.sub("", title)
    folded = unicodedata.normalize("NFKC", bare).casefold()
    words = re.findall(r"[^\W_]+", folded)
    letters = "".join(words)
    wide = sum(
        1 for sign in letters if unicodedata.east_asian_width(sign) in "WF" or "\u0e00" <= sign <= "\u0e7f"
    )
    if len(words) < _LEAST_WORDS and wide < _LEAST_LETTERS:
        return ""
    return " ".join(words)


def repeats(stories: Iterable[Story]) -> dict[int, int]:
    """Return which stories repeat an earlier one.

    Args:
        stories: Oldest first, or in whatever order the first is to be the one that is kept.

    Returns:
        The id of the kept story by the id of each that repeats it. Two stories are one where their pages are, or where
        their headlines are and they come from different feeds within `SAME_STORY`.
    """
    by_page: dict[str, Story] = {}
    by_title: dict[str, Story] = {}
    found: dict[int, int] = {}
    for story in stories:
        page, title = page_key(story.url), title_key(story.title)
        same = by_page.get(page) if page else None
        if same is None and title:
            other = by_title.get(title)
            same = other if other is not None and _together(story, other) else None
        if same is not None:
            found[story.id] = found.get(same.id, same.id)
            continue
        if page:
            by_page[page] = story
        if title:
            by_title[title] = story
    return found


def _together(story: Story, other: Story) -> bool:
    if story.feed_id == other.feed_id:
        return False
    if story.published is None or other.published is None:
        return True
    return abs(story.published - other.published) <= SAME_STORY


def same_entry(entry: ParsedEntry, url: str, title: str) -> bool:
    """Whether `entry` is the one that was stored with this address and title, under an id that has changed since.

    Args:
        entry: As the feed gives it now.
        url: As stored.
        title: As stored.
    """
    return (
        bool(entry.url)
        and page_key(entry.url) == page_key(url)
        and entry.title.casefold() == title.casefold()
    )
