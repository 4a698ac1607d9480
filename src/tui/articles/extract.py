"""Bytes of a page in, an article out: readability-lxml as the engine, and what has to stand around it."""

from __future__ import annotations

from typing import Any

from tui.articles.assemble import assemble
from tui.articles.candidates import article_drafts
from tui.articles.decode import decode
from tui.articles.document import Article, Notice
from tui.articles.export.html import to_fragment
from tui.articles.lead import find_lead, split_lead
from tui.articles.markup import parse
from tui.articles.metadata import read_metadata
from tui.articles.notices import notice_of
from tui.articles.version import EXTRACTOR
from tui.languages.detect import article_language


def extract(raw: bytes, url: str = "", *, charset: str = "", feed_text: str = "") -> Article:
    """Return the article that a page holds.

    Args:
        raw: The page's bytes, decompressed.
        url: Where it was fetched from; relative links stand on it.
        charset: The `charset` of the HTTP header, or empty.
        feed_text: The text that the feed gave, to tell whether the page gives less.

    Returns:
        The article, its text clean and its offsets exact. What kept it from being whole is in `notice`.

    Raises:
        ExtractionError: The page holds nothing that could be parsed, or takes too long.
    """
    root, cut = parse(decode(raw, charset))
    meta = read_metadata(root, url)
    lead, drafts = split_lead(article_drafts(root, meta), meta)
    lead = lead or find_lead(root, meta, drafts)
    text, blocks = assemble(drafts)
    return Article(
        text=text,
        blocks=blocks,
        title=meta.title,
        lead=lead,
        byline=meta.byline,
        published=meta.published,
        modified=meta.modified,
        language=article_language(text or meta.title, meta.language),
        site=meta.site,
        section=meta.section,
        url=url,
        canonical_url=meta.canonical,
        image=meta.image,
        alternates=meta.alternates,
        notice=Notice.TRUNCATED if cut else notice_of(root, meta, drafts, text, feed_text),
        extractor=EXTRACTOR,
    )


def extract_json(raw: bytes, url: str) -> dict[str, Any]:
    """Return an article as plain values, as scorers and other programs want it.

    Args:
        raw: The page's bytes.
        url: Where it was fetched from.
    """
    article = extract(raw, url)
    return {
        "title": article.title,
        "text": article.text,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else "",
        "lang": article.language,
        "site": article.site,
        "lead": article.lead,
        "html": to_fragment(article),
    }
