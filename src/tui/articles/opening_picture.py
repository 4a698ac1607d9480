"""The picture between the headline and the text: part of the article, though most pages keep it out of the text's box."""

from __future__ import annotations

import re
from itertools import chain, takewhile

from lxml.html import HtmlElement

from tui.articles.builder import build
from tui.articles.drafts import Draft, Kind
from tui.articles.headline import holds_headline
from tui.articles.images import address_of, belongs, leads_to_picture
from tui.articles.jsonld import Node
from tui.articles.markup import names_of
from tui.articles.measure import Measure
from tui.articles.metadata import Metadata
from tui.articles.postclean import give_captions
from tui.articles.titles import letters

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:featured|hero|lead|main|top|cover|opening|aufmacher|post-?thumb(?:nail)?|(?:article|story|news|post|entry)-?(?:img|image|photo|picture|media|thumb(?:nail)?))"
)
"""Names of the pictures that open articles."""
_LARGE = 400
"""Pixels of width from which a picture under a headline is no ornament."""
_AROUND = 300
"""Characters that may stand in one box with a picture: its caption."""
_CLIMB = 5
_SIZES = re.compile(r"(?:[-_@](?:\d{2,4}x\d{2,4}|\d{3,4}w?|[wh]\d{3,4}|scaled|\dx))+$")


def with_opening_picture(
    drafts: list[Draft], body: HtmlElement, sizes: Measure, first: HtmlElement, meta: Metadata
) -> list[Draft]:
    """Return the blocks with the picture that stands before them on the page, unless they begin with one.

    Args:
        drafts: The article's blocks.
        body: The pre-cleaned tree.
        sizes: Its measures.
        first: The first element that holds the article.
        meta: The headline, and the picture that the page declares.
    """
    if any(d.kind is Kind.IMAGE for d in takewhile(lambda d: d.kind is not Kind.PARAGRAPH, drafts)):
        return drafts
    picture = _find(body, sizes, first, meta)
    taken = {_stem(d.source) for d in drafts if d.kind is Kind.IMAGE}
    return drafts if picture is None or _stem(picture.source) in taken else [picture, *drafts]


def _find(body: HtmlElement, sizes: Measure, first: HtmlElement, meta: Metadata) -> Draft | None:
    declared = {_stem(address) for address in (meta.image, *_declared(meta.data.article)) if address}
    around = {first, *first.iterancestors()}
    title = letters(meta.title)
    # Some pages keep their headline in a header that is gone by now: then the article's box has to do.
    under = not any(holds_headline(h, title) for h in body.iter("h1", "h2")) and any(
        e.tag in ("article", "main") for e in around
    )
    for element in takewhile(lambda e: e is not first, body.iter()):
        if element.tag in ("h1", "h2"):
            under = under or holds_headline(element, title)
        elif element.tag in ("img", "amp-img"):
            source = address_of(element, meta.base)
            opens = _stem(source) in declared or (under and _opens(element))
            if opens and belongs(element, source) and not _is_portrait(element, meta.byline):
                return _draft(_box(element, around, sizes), source, meta.base)
    return None


def _is_portrait(image: HtmlElement, byline: str) -> bool:
    """Whether a picture shows the writer."""
    shown = letters(image.get("alt") or "")
    return bool(shown) and shown in letters(byline)


def _opens(image: HtmlElement) -> bool:
    """Whether a picture under the headline is the article's, for its size or for what it stands in."""
    width = image.get("width") or ""
    if width.isascii() and width.isdigit() and int(width) >= _LARGE:
        return True
    for climbed, element in enumerate(chain((image,), image.iterancestors())):
        if climbed > _CLIMB or element.tag in ("body", "main", "article"):
            return False
        if (
            element.tag == "a"
            and (element.get("href") or "").rstrip("/").count("/") > 1
            and not leads_to_picture(element)
        ):
            return False
        if element.tag == "figure" or _NAMED.search(names_of(element)):
            return True
    return False


def _box(image: HtmlElement, around: set[HtmlElement], sizes: Measure) -> HtmlElement:
    """Return the widest element that holds this picture alone with its caption."""
    box = image
    for parent in image.iterancestors():
        if (
            parent in around
            or sizes.chars.get(parent, 0) > _AROUND
            or next(parent.iter("h1", "h2"), None) is not None
        ):
            break
        if sum(1 for _ in parent.iter("img", "amp-img")) > 1:
            break
        box = parent
        if box.tag == "figure":
            break
    return box


def _draft(box: HtmlElement, source: str, base: str) -> Draft | None:
    drafts = give_captions(build([box], base))
    return next((d for d in drafts if d.kind is Kind.IMAGE and d.source == source), None)


def _declared(article: Node) -> list[str]:
    """Return the addresses of the pictures that an article's JSON-LD names."""
    value = article.get("image")
    values = value if isinstance(value, list) else [value]
    found = [v.get("url") or v.get("contentUrl") if isinstance(v, dict) else v for v in values[:6]]
    return [address for address in found if isinstance(address, str)]


def _stem(address: str) -> str:
    """Return what the sizes of one picture share: its file's name without measures and ending."""
    name = re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/").rpartition("/")[2]
    return _SIZES.sub("", name.rpartition(".")[0] or name).lower()
