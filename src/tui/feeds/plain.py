"""Makes one plain line of titles and names, whatever markup and escapes the feed put into them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from tui.core.text import clean_line

# only what is used within a line is taken for markup: "Vec<String>" and "a < b" are not
_INLINE = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|bdo|big|br|cite|code|del|dfn|div|em|font|h[1-6]|i|img|ins|kbd|li|mark|nobr|ol|p|q|rp|"
    r"rt|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|ul|var|wbr)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_UNSEEN = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (("<!--", "-->"), (r"<script\b", r"</script\s*>"), (r"<style\b", r"</style\s*>"))
)
_ANY_TAG = re.compile(r"<[a-zA-Z/!?][^<>]{0,4000}>")
_BLOCK_END = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr|p|div|li)\b[^<>]{0,2000}>", re.IGNORECASE)
_FREQUENT = re.compile("</?p>|<br ?/?>")
"""Ends of blocks as nearly all feeds write them: most texts need no pattern once these are gone."""
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_LONGEST_MARKUP = 40_000


def line_from_markup(markup: str) -> str:
    """Return the text of a title that may hold HTML, escaped once or twice.

    Args:
        markup: What the feed says once its own escapes are undone.
    """
    text = markup[:_LONGEST_MARKUP]
    if "<" in text:
        text = _INLINE.sub("", without_unseen(text))
    return clean_line(_unescaped(text))


def line_from_text(text: str) -> str:
    """Return a title that is said to be plain text: its angle brackets are its own.

    Escapes in it are undone all the same, since feeds that escape twice are far more frequent than titles that speak
    of escapes.
    """
    return clean_line(_unescaped(text[:_LONGEST_MARKUP]))


def excerpt(markup: str, limit: int) -> str:
    """Return the beginning of the text of HTML on one line.

    Args:
        markup: HTML, well-formed or not.
        limit: The most characters, an ellipsis among them.
    """
    text = markup[: 20 * limit + 4_000]
    if "<" in text:
        text = _FREQUENT.sub(" ", text)
    if "<" in text:
        text = _ANY_TAG.sub("", _BLOCK_END.sub(" ", without_unseen(text)))
        text = text.partition("<")[0] if text.rfind("<") > text.rfind(">") else text
    return clean_line(html.unescape(text), limit)


def without_unseen(markup: str) -> str:
    """Return HTML without comments, scripts and styles; what is never closed stays.

    Args:
        markup: HTML. The time grows with its length alone, however many openings are in it.
    """
    if "<!--" not in markup and "<s" not in markup and "<S" not in markup:
        return markup
    for opening, closing in _UNSEEN:
        markup = "".join(_between(markup, opening, closing))
    return markup


def _between(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> Iterator[str]:
    """Yield what lies outside of the stretches from an opening to its closing."""
    at = 0
    while (start := opening.search(text, at)) and (end := closing.search(text, start.end())):
        yield text[at : start.start()]
        at = end.end()
    yield text[at:]


def _unescaped(text: str) -> str:
    """Undo one layer of escapes, and a second one where the first leaves whole entities."""
    if "&" not in text:
        return text
    text = html.unescape(text)
    return html.unescape(text) if _ENTITY.search(text) else text
