"""Which blocks are the article: the engine's first answer, and what is asked where that is poor."""

from __future__ import annotations

import copy
import logging

from lxml import etree
from lxml.html import HtmlElement

from tui.articles.builder import build
from tui.articles.decode import decode_text
from tui.articles.drafts import Draft, Kind
from tui.articles.engine import Engine
from tui.articles.markup import drop, parse_fragment
from tui.articles.measure import Measure, measure, width
from tui.articles.metadata import Metadata
from tui.articles.opening_picture import with_opening_picture
from tui.articles.players import keep_players
from tui.articles.postclean import postclean
from tui.articles.preclean import preclean
from tui.articles.trim import trim

_POOR_SHARE = 0.5
"""Share of the page's running text under which the first answer is doubted."""
_POOR = 250
"""Characters under which any answer is doubted."""
_LOST_SHARE = 0.25
_SECOND_SHARE = 0.2
_FEW = 600
"""Characters under which the whole page is taken where the answer holds hardly any of it."""
_LONGER = 1.1
_SECOND_LONGER = 1.3
_BODY_LONGER = 1.5
_MANY_ELEMENTS = 15_000
"""Elements from which a page gets one answer only, so that none takes long."""
_MANY_PARTS = 1_500
"""Elements from which the second opinion asks no third one, whose time grows with their square."""
_SLOWEST_SECOND = 400_000
"""Characters of markup up to which the second opinion is quick enough."""


def article_drafts(root: HtmlElement, meta: Metadata) -> list[Draft]:
    """Return the blocks of the article on a page.

    Args:
        root: The page's tree; it is left as it is.
        meta: What the page declares.
    """
    body = _body_copy(root)
    sizes = preclean(body)
    drafts = _chosen(root, body, sizes, meta)
    sizes.release()
    return drafts


def _chosen(root: HtmlElement, body: HtmlElement, sizes: Measure, meta: Metadata) -> list[Draft]:
    running, small = sizes.running[body], len(sizes.order) < _MANY_ELEMENTS
    drafts = _run(body, sizes, meta)
    if small and _is_poor(drafts, running, _POOR_SHARE):
        drafts = _longer(_untouched(root, meta), drafts, _LONGER)
    if small and _length(drafts) < min(_FEW, _LOST_SHARE * running):
        trim(body, sizes)
        drafts = _longer(postclean(build([body], meta.base), meta), drafts, _LONGER)
    if not drafts:
        drafts = build([_body_copy(root)], meta.base)
    if small and _is_poor(drafts, running, _SECOND_SHARE) and not any(d.kind is Kind.CODE for d in drafts):
        drafts = _longer(_second_opinion(root, meta), drafts, _SECOND_LONGER)
    declared = meta.data.body()
    if (
        len(declared) > _POOR
        and width(declared) > _BODY_LONGER * _length(drafts)
        and _is_poor(drafts, len(declared), _POOR_SHARE)
    ):
        drafts = _longer(_from_text(declared, meta), drafts, _BODY_LONGER)
    return drafts


def _body_copy(root: HtmlElement) -> HtmlElement:
    tree = copy.deepcopy(root)
    body = tree.find("body")
    return tree if body is None else body


def _run(body: HtmlElement, sizes: Measure, meta: Metadata) -> list[Draft]:
    found = Engine(body, sizes, meta.title).find() or [body]
    for element in found:
        trim(element, sizes)
    return _built(found, body, sizes, meta)


def _built(found: list[HtmlElement], body: HtmlElement, sizes: Measure, meta: Metadata) -> list[Draft]:
    drafts = postclean(build(found, meta.base), meta)
    return with_opening_picture(drafts, body, sizes, found[0], meta)


def _untouched(root: HtmlElement, meta: Metadata) -> list[Draft]:
    body = _body_copy(root)
    keep_players(body)
    for element in list(body.iter("script", "style", "noscript", "template", "svg", "iframe")):
        drop(element)
    sizes = measure(body)
    return _built(Engine(body, sizes, meta.title).find() or [body], body, sizes, meta)


def _second_opinion(root: HtmlElement, meta: Metadata) -> list[Draft]:
    """Ask trafilatura: it finds the text of pages that have no container to speak of."""
    markup = etree.tostring(root, encoding="unicode", method="html")
    if len(markup) > _SLOWEST_SECOND:
        return []
    import trafilatura  # noqa: PLC0415  heavy, and asked for one page in thirty

    # Its warnings would go to standard error, over the screen.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(
        markup,
        output_format="html",
        include_comments=False,
        include_links=True,
        include_formatting=True,
        favor_precision=True,
        fast=len(root.findall(".//*")) > _MANY_PARTS,
    )
    return _from_markup(found or "", meta)


def _from_markup(markup: str, meta: Metadata) -> list[Draft]:
    if not markup.strip():
        return []
    return postclean(build([parse_fragment(decode_text(markup))], meta.base), meta)


def _from_text(text: str, meta: Metadata) -> list[Draft]:
    """Return the `articleBody` of JSON-LD, which is markup on some sites, as blocks."""
    if "<p" in text or "<br" in text:
        return _from_markup(text, meta)
    return postclean(
        [Draft(Kind.PARAGRAPH, " ".join(part.split())) for part in text.split("\n") if part.strip()], meta
    )


def _longer(other: list[Draft], drafts: list[Draft], times: float) -> list[Draft]:
    return other if _length(other) > times * _length(drafts) else drafts


def _is_poor(drafts: list[Draft], running: int, share: float) -> bool:
    kept = _length(drafts)
    return kept < share * running or kept < _POOR


def _length(drafts: list[Draft]) -> int:
    """Return the width of what is said, headings left out; what a page says twice counts once."""
    return sum(width(text) for text in {d.text for d in drafts if d.kind is not Kind.HEADING})
