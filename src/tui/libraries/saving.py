"""An opened article as an item of a library."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from tui.articles.document import Article, Paragraph
from tui.core.text import clean_line
from tui.figures.models import Figure, Kind
from tui.libraries.addresses import clean_url, host_of
from tui.libraries.allow import EXCERPT, FIGURES
from tui.libraries.models import Item, KeyFigure

_DULL = frozenset({Kind.DATE, Kind.AGE, Kind.RANK})
"""Kinds that say little out of their sentence."""


def item_of(
    article: Article,
    figures: Iterable[Figure],
    now: datetime,
    *,
    site: str = "",
    feed_url: str = "",
    tags: tuple[str, ...] = (),
) -> Item:
    """Return an article as a new item: its text is kept whole, its excerpt and key figures are chosen.

    Args:
        article: As it is read; everything in it is clean.
        figures: Those of its text (`figures.find`).
        now: Aware; when it is saved.
        site: The feed's title, where the article does not name its site.
        feed_url: The feed it came from.
        tags: The person's.
    """
    url = clean_url(article.canonical_url) or clean_url(article.url) or article.url
    return Item(
        id=str(uuid.uuid4()),
        url=url,
        title=article.title,
        site=article.site or site or host_of(url),
        author=article.byline,
        published=article.published,
        added=now,
        language=article.language,
        tags=tags,
        excerpt=excerpt_of(article),
        figures=key_figures(figures),
        feed_url=feed_url,
        text=article.text,
    )


def excerpt_of(article: Article) -> str:
    """Return the lead, or else the first paragraph, cut after a word to what a public record may carry."""
    paragraphs = (
        article.text[block.start : block.end] for block in article.blocks if isinstance(block, Paragraph)
    )
    text = clean_line(article.lead or next((text for text in paragraphs if text.strip()), ""), 4_000)
    if len(text) <= EXCERPT:
        return text
    head, space, _ = text[: EXCERPT - 1].rpartition(" ")
    # A script without spaces is cut where it comes to.
    cut = head if space and len(head) > EXCERPT // 2 else text[: EXCERPT - 1]
    return cut.rstrip(" ,;:–—-") + "…"


def key_figures(figures: Iterable[Figure], most: int = FIGURES) -> tuple[KeyFigure, ...]:
    """Return the most salient figures, each value once, with what they measure.

    Args:
        figures: As found, in the order of the text.
        most: How many at most.
    """
    found: dict[tuple[object, ...], KeyFigure] = {}
    for figure in sorted(figures, key=lambda each: (each.rank, each.start)):
        value = (figure.value, figure.high, figure.unit)
        if figure.kind not in _DULL and value not in found:
            found[value] = KeyFigure(clean_line(figure.text, 80), _label(figure))
    return tuple(found.values())[:most]


def _label(figure: Figure) -> str:
    """Return what a figure measures, and whose it is, in the article's words; not what it says itself."""
    concept = figure.concept.text if figure.concept else ""
    if concept.casefold() in figure.text.casefold():
        concept = ""
    parts = [concept, figure.entity if figure.entity not in concept else ""]
    return clean_line(", ".join(part for part in parts if part), 160)
