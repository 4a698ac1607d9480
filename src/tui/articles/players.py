"""Players of films and sound within an article: what is kept of them is where they are."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

PLAYER = "x-player"
"""The tag of what stands in a cleaned tree where a page has a player; its `src` and `title` are the player's."""
_PLAYS = re.compile(r"(?:^|[/.])(?:embed|player|players|videos?|audio)(?:[/.?]|$)", re.I)
_ALLOWED = re.compile(r"autoplay|fullscreen|encrypted-media", re.I)
_FULL_SCREEN = ("allowfullscreen", "webkitallowfullscreen", "mozallowfullscreen")


def keep_players(root: HtmlElement) -> None:
    """Put a mark where a player stands, in place: what pages say in its stead is for old browsers only.

    Args:
        root: A tree that may be changed.
    """
    for element in list(root.iter("iframe", "video", "audio")):
        source = _source(element)
        if not source:
            continue
        title, tail = element.get("title") or element.get("aria-label") or "", element.tail
        del element[:]
        element.attrib.clear()
        element.tag, element.text, element.tail = PLAYER, None, tail
        element.set("src", source)
        element.set("title", title)


def _source(element: HtmlElement) -> str:
    """Return the address of a player that the reader is meant to start, else an empty string."""
    source = element.get("src") or element.get("data-src") or ""
    if element.tag != "iframe":
        within = next((s.get("src") for s in element.iter("source") if s.get("src")), "")
        return (source or within or "") if element.get("controls") is not None else ""
    shown = any(element.get(name) is not None for name in _FULL_SCREEN) or _ALLOWED.search(
        element.get("allow") or ""
    )
    return source if shown and _PLAYS.search(source.partition("?")[0]) else ""
