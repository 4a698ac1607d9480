"""What keeps a page from being a whole article: a paywall, a live blog, a list of links, an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from tui.articles.document import Notice
from tui.articles.drafts import Draft, Kind
from tui.articles.jsonld import types_of
from tui.articles.markup import names_of
from tui.articles.measure import width
from tui.articles.metadata import Metadata

_ERROR = re.compile(
    r"^\W*(?:(?:error\s*)?(?:404|403|410|500|502|503|401)\b|page not found|not found|access denied|forbidden|"
    r"service unavailable|bad gateway|just a moment|attention required|are you a robot|internal server error|"
    r"页面不存在|找不到|頁面不存在|ページが見つかりません|페이지를 찾을 수|ไม่พบหน้า|không tìm thấy|sayfa bulunamadı)",
    re.I,
)
_WALL = re.compile(
    r"subscribe to (?:continue|read|keep)|to continue reading|continue reading this article|already a subscriber|subscribers? only|"
    r"this (?:article|content|story) is (?:for|only|exclusive|reserved)|log ?in to (?:continue|read)|sign ?in to (?:continue|read)|"
    r"réservé aux abonnés|suscriptores|nur für abonnenten|abonnenten|per gli abbonati|会員限定|有料会員|残り\d+文字|订阅后|登录后(?:继续)?阅读|會員專屬|구독자 전용",
    re.I,
)
_WALL_NAMES = re.compile(
    r"(?:^|[\s_-])(?:paywall|regwall|meteredcontent|metered|subscriber-?only|premium-?content|tp-container|piano-?offer)(?=$|[\s_-])",
    re.I,
)
_CUT = re.compile(
    r"(?:\[\s*(?:…|\.\.\.|&hellip;)\s*\]|\[\+\d+ chars\]|(?:read|continue reading) (?:more|the rest).{0,20}|阅读全文|閱讀全文|続きを読む|더보기)\s*$",
    re.I,
)
_CUT_END = 200
"""Characters at a text's end in which it says that it goes on elsewhere."""
_SHORT = 1_500
_LIVE = re.compile(
    r"(?:^|[\s_-])(?:live-?blog|live-?updates?|live-?feed|live-?ticker|live-?coverage|liveblog\w*)(?=$|[\s_-])",
    re.I,
)
_LIVE_NOTES = 6
_RUNNING = 80
_MANY_LINKS = 15


def notice_of(
    root: HtmlElement, meta: Metadata, drafts: Sequence[Draft], text: str, feed_text: str
) -> Notice:
    """Return what keeps the article from being whole, or `Notice.NONE`.

    Args:
        root: The page's whole tree.
        meta: Its declarations.
        drafts: The body's blocks.
        text: The body.
        feed_text: What the feed gave.
    """
    if _ERROR.match(meta.title) and len(text) < _SHORT:
        return Notice.ERROR
    if not text.strip():
        return Notice.EMPTY
    if "liveblogposting" in types_of(meta.data.article) or _many_notes(root):
        return Notice.LIVE
    if len(text) < 2 * _SHORT and (meta.free is False or _walled(root, text)):
        return Notice.PAYWALLED
    if _CUT.search(text[-_CUT_END:]) or len(text) < 0.6 * len(feed_text):
        return Notice.TRUNCATED
    return Notice.INDEX if _is_index(root, meta, drafts, text) else Notice.NONE


def _walled(root: HtmlElement, text: str) -> bool:
    if _WALL.search(text[-600:]) or (
        len(text) < _SHORT and any(_WALL.search(line) for line in _short_lines(root))
    ):
        return True
    return any(
        _WALL_NAMES.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        for e in root.iter("div", "section", "aside")
    )


def _short_lines(root: HtmlElement) -> Iterator[str]:
    for element in root.iter("p", "div", "span", "h2", "h3", "h4", "strong"):
        if element.text and len(element.text) < 200:
            yield element.text


def _many_notes(root: HtmlElement) -> bool:
    """Whether the page is built of timed notes within something named "live"."""
    for box in root.iter("div", "section", "main", "ol", "ul"):
        names = names_of(box)
        if "live" in names and _LIVE.search(names):
            notes = sum(
                next(note.iter("time"), None) is not None
                for note in islice(box.iter("article", "li"), _LIVE_NOTES * 4)
            )
            if notes >= _LIVE_NOTES:
                return True
    return False


def _is_index(root: HtmlElement, meta: Metadata, drafts: Sequence[Draft], text: str) -> bool:
    if meta.data.is_article or meta.kind == "article":
        return False
    linked = sum(d.linked for d in drafts)
    if linked > 0.5 * len(text):
        return True
    running = any(d.kind is Kind.PARAGRAPH and width(d.text) >= _RUNNING for d in drafts)
    return not running and sum(1 for _ in root.iter("a")) > _MANY_LINKS
