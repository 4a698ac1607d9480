"""Takes away what cannot be an article before the engine weighs what is left."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from tui.articles.images import restore_noscript
from tui.articles.markup import drop, names_of
from tui.articles.measure import Measure, measure
from tui.articles.noise import CONTENT, STRONG, WEAK

_NEVER = frozenset(
    "script style template nav button select input textarea datalist canvas object embed audio video iframe applet map "
    "svg dialog menu option noframes link meta head title base track source param".split()
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_KEPT = frozenset("h1 article main html body pre code table tbody thead tr td th math".split())
_SIDES = frozenset("aside footer header form".split())
_TWEET = re.compile(r"twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed", re.I)
_SIDE_SHARE = 0.35
_NOISE_SHARE = 0.25


def preclean(root: HtmlElement) -> Measure:
    """Remove scripts, menus, forms and named surroundings from a tree, in place.

    Args:
        root: A copy of the page's tree.

    Returns:
        The measures of what is left.
    """
    restore_noscript(root)
    for element in list(root.iter(*_NEVER, "noscript")):
        if element.tag == "svg" or element.tag != "head":
            drop(element)
    for quote in root.iter("blockquote"):
        if _TWEET.search(quote.get("class") or ""):
            quote.set("class", "quoted-post")
    sizes = measure(root)
    dropped = _surroundings(root, sizes)
    for element in dropped:
        drop(element)
    return measure(root) if dropped else sizes


def _surroundings(root: HtmlElement, sizes: Measure) -> list[HtmlElement]:
    """Return the topmost elements that stand around the article."""
    whole = max(1, sizes.running[root])
    found: list[HtmlElement] = []
    gone: set[HtmlElement] = set()
    for element in sizes.order:
        if element.getparent() in gone:
            gone.add(element)
        elif element.tag not in _KEPT and _surrounds(element, sizes, whole):
            gone.add(element)
            found.append(element)
    return found


def _surrounds(element: HtmlElement, sizes: Measure, whole: int) -> bool:
    share = sizes.running[element] / whole
    if _is_hidden(element) and share < _SIDE_SHARE:
        return True
    if element.tag in _SIDES and share < _SIDE_SHARE:
        return element.tag != "header" or not _holds_heading(element)
    names = names_of(element)
    if len(names) < 4 or share >= _NOISE_SHARE or _holds_heading(element):
        return False
    if STRONG.search(names):
        return not CONTENT.search(names)
    return bool(WEAK.search(names)) and sizes.paragraphs[element] < 2 and not CONTENT.search(names)


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


def _holds_heading(element: HtmlElement) -> bool:
    return element.tag == "h1" or next(element.iter("h1", "article", "main"), None) is not None
