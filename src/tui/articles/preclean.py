"""Takes away what cannot be an article before the engine weighs what is left."""

from __future__ import annotations

import re
from collections import Counter

from lxml.html import HtmlElement

from tui.articles.images import restore_noscript
from tui.articles.markup import drop, names_of, text_of
from tui.articles.measure import Measure, measure
from tui.articles.noise import CONTENT, GALLERY, STRONG, WEAK
from tui.articles.players import PLAYER, keep_players

_EMPTY = (
    "script",
    "style",
    "template",
    "svg",
    "iframe",
    "noscript",
    "link",
    "meta",
    "object",
    "embed",
    "canvas",
    "base",
    "select",
    "datalist",
    "textarea",
)
_MENUS = (
    "nav", "button", "input", "audio", "video", "map", "dialog", "menu", "option", "head", "title",
)  # fmt: skip
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_STREAMED = re.compile(r"^[SB]:[0-9a-f]+$")
_KEPT = frozenset(
    {
        "h1",
        "article",
        "main",
        "html",
        "body",
        "pre",
        "code",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "math",
        "figure",
        "picture",
        "img",
        "figcaption",
    }
)
_SIDES = frozenset({"aside", "footer", "header", "form"})
_TWEET = re.compile(r"twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed", re.I)
_INLINE = frozenset(
    {"p", "span", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "a", "strong", "em", "b", "i", "tr", "td"}
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_OWN_LINES = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "tr", "td"})
_OF_PICTURES = re.compile(r"widget|teaser|promo|banner|slider|playlist|post-?meta|(?:video|audio)-?player")
"""Names of surroundings that some sites give to the pictures and players of their articles."""
_POPPING = re.compile(r"popover|hover-?card|rollover-\w+-block|tooltip", re.I)
_WORDS = 25
_SHORT = 300
_QUESTION = 20
"""Characters from which a button may be a question that unfolds its answer."""
_TITLE = 4
"""Characters from which a button within a heading is the heading's text."""
_LABEL = 40
"""Characters that may stand beside the heading of a part in its header."""
_BUTTON_HEADINGS = ("h2", "h3", "h4", "h5", "dt")
_SIDE_SHARE = 0.35
_OTHERS = re.compile(r"comment|disqus|respond|livefyre|reader")
_OTHERS_SHARE = 0.6
_CAPTIONS = 500
_STANDS_ALONE = 2_000
"""Characters of running text outside a series of pictures that make an article without it."""
_NOISE_SHARE = 0.25


def preclean(root: HtmlElement) -> Measure:
    """Remove scripts, menus, forms and named surroundings from a tree, in place.

    Args:
        root: A copy of the page's tree.

    Returns:
        The measures of what is left.
    """
    restore_noscript(root)
    keep_players(root)
    for element in list(root.iter(*_EMPTY)):
        drop(element)
    for quote in root.iter("blockquote"):
        if _TWEET.search(quote.get("class") or ""):
            quote.set("class", "quoted-post")
    sizes = measure(root)
    around = _surroundings(root, sizes)
    sizes.remove(around)
    for element in around:
        drop(element)
    sizes.keep(set(root.iter()))
    return sizes


def _surroundings(root: HtmlElement, sizes: Measure) -> list[HtmlElement]:
    """Return the topmost elements that stand around the article.

    A word that names a quarter of the page's text names no surroundings on this page, whatever it means elsewhere.
    """
    whole = max(1, sizes.running[root])
    found: list[tuple[HtmlElement, str]] = []
    weights: Counter[str] = Counter()
    gone: set[HtmlElement] = set()
    for element in sizes.order:
        if element.getparent() in gone:
            gone.add(element)
            continue
        reason = "" if element.tag in _KEPT else _reason(element, sizes, whole)
        if reason:
            gone.add(element)
            found.append((element, reason))
            weights[reason] += sizes.running[element]
    kept = {reason for reason, weight in weights.items() if weight > _most(reason) * whole}
    for element, reason in found:
        if reason in kept and element.tag in _MENUS:
            element.tag = "div"
    return [element for element, reason in found if reason not in kept]


def _most(reason: str) -> float:
    """Return the share of a page's text that may go for one reason: readers' comments may outgrow the article."""
    if reason == "<gallery":
        return 1.0
    if reason == "<hidden" or _OTHERS.match(reason):
        return _OTHERS_SHARE
    return _SIDE_SHARE if reason[0] == "<" else _NOISE_SHARE


def _reason(element: HtmlElement, sizes: Measure, whole: int) -> str:
    """Return the tag (`<nav`) or the word for which an element is no part of an article, or an empty string."""
    tag, running = element.tag, sizes.running[element]
    reason = ""
    if tag in _MENUS:
        if tag == "button" and _is_heading(element, sizes.chars[element]):
            element.tag = "span"
        else:
            reason = f"<{tag}"
    elif _is_hidden(element):
        reason = "<hidden"
    elif tag in _SIDES:
        heads = tag == "header" and (_heads(element, sizes) or _introduces(element, sizes))
        stays = heads or (tag == "footer" and _names_quoted(element))
        if running < _SIDE_SHARE * whole and not stays:
            reason = f"<{tag}"
    elif tag in _INLINE:
        reason = _line_reason(element, sizes)
    else:
        reason = _box_reason(element, sizes, whole)
    return reason


def _line_reason(element: HtmlElement, sizes: Measure) -> str:
    names = (element.get("class") or "").lower()
    if len(names) < 4 or sizes.running[element] >= _SHORT or _amidst_words(element, sizes):
        return ""
    word = STRONG.search(names)
    if word is None or CONTENT.search(names) or (element.tag in _HEADINGS and word[0].strip() == "toc"):
        return ""  # a heading that the table of contents names is none of it
    return word[0].strip(" _-")


def _box_reason(element: HtmlElement, sizes: Measure, whole: int) -> str:
    names, running = names_of(element), sizes.running[element]
    if len(names) < 4:
        return ""
    if names.endswith("navigation") and element.get("role"):
        return "<nav"
    if running > _CAPTIONS and GALLERY.search(names) and whole - running > _STANDS_ALONE:
        return "<gallery"
    word = STRONG.search(names)
    if running >= (_most(word[0].strip(" _-")) if word else _NOISE_SHARE) * whole:
        return ""
    if word is None and sizes.paragraphs[element] < 2:
        word = WEAK.search(names)
        word = None if word and _is_heading_alone(element, sizes) else word
    if word is None or CONTENT.search(names) or _holds_heading(element):
        return ""
    reason = word[0].strip(" _-")
    return "" if _OF_PICTURES.match(reason) and _is_picture(element, sizes) else reason


def _is_picture(element: HtmlElement, sizes: Measure) -> bool:
    """Whether an element is a picture or a player with at most its caption."""
    return (
        next(element.iter("img", PLAYER), None) is not None
        and sizes.linked[element] < _WORDS
        and sizes.chars[element] < _SHORT
    )


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    # React streams parts of a page as hidden elements that a script moves into place.
    return element.get("hidden") is not None and not _STREAMED.match(element.get("id") or "")


def _holds_heading(element: HtmlElement) -> bool:
    return element.tag == "h1" or next(element.iter("h1", "article", "main"), None) is not None


def _heads(header: HtmlElement, sizes: Measure) -> bool:
    """Whether a `header` holds the article's headline, or nothing but the heading of a part."""
    if _holds_heading(header):
        return True
    heading = next(header.iter("h2", "h3", "h4"), None)
    if heading is None or sizes.linked[header] > sizes.linked[heading]:
        return False
    return sizes.chars[header] - sizes.chars[heading] <= _LABEL


def _is_heading_alone(element: HtmlElement, sizes: Measure) -> bool:
    """Whether a box holds nothing but the heading of a part: page builders call all their boxes widgets."""
    heading = next(element.iter("h2", "h3", "h4"), None)
    return heading is not None and not sizes.linked[element] and sizes.chars[heading] == sizes.chars[element]


def _names_quoted(footer: HtmlElement) -> bool:
    """Whether a `footer` says whose words a quotation is."""
    parent = footer.getparent()
    return parent is not None and parent.tag == "blockquote"


def _introduces(header: HtmlElement, sizes: Measure) -> bool:
    """Whether a `header` within the article's text is its first sentences."""
    parent = header.getparent()
    within = parent is not None and (
        (parent.get("itemprop") or "").lower() == "articlebody" or CONTENT.search(names_of(parent))
    )
    return bool(within) and sizes.paragraphs[header] > 0 and not sizes.linked[header]


def _amidst_words(element: HtmlElement, sizes: Measure) -> bool:
    """Whether an element is part of a sentence; what pops up over the sentence is not, though it stands in it."""
    parent = element.getparent()
    if parent is None or element.tag in _OWN_LINES or _POPPING.search(element.get("class") or ""):
        return False
    return sizes.chars[parent] - sizes.chars[element] >= _WORDS


def _is_heading(button: HtmlElement, count: int) -> bool:
    """Whether a button that unfolds a part is the part's heading: it is in one, holds one, or asks a question."""
    parent = button.getparent()
    if parent is not None and parent.tag in _BUTTON_HEADINGS:
        return count >= _TITLE
    return next(button.iter(*_BUTTON_HEADINGS), None) is not None or (
        count >= _QUESTION and text_of(button).endswith(("?", "？"))
    )
