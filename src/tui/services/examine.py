"""Makes articles of bytes and finds what is in them. Runs in child processes: nothing here may be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles.document import Article, Code, Notice
from tui.articles.language_versions import offered
from tui.languages.reading_time import reading_minutes
from tui.store.articles import StoredArticle

if TYPE_CHECKING:
    from tui.figures.models import Figure, Finding

EXAMINER = 4
"""The version of the rules for figures and findings: what an earlier one found is found anew."""
LONGEST_SOURCE = 400_000
"""Characters of a page's source that are shown."""

Dismissals = Mapping[str, tuple[int, int]]
"""For each rule of the audit how many findings were shown and how many dismissed."""


@dataclass(frozen=True, slots=True)
class OtherText:
    """Another text on an article's matter."""

    text: str
    language: str
    source: str
    """Where it stands, for people: a language, a feed and headline."""
    figures: tuple[Figure, ...]
    translation: bool = True
    """Whether it is the same article in another language; else another feed's article."""


def read_page(
    raw: bytes,
    url: str,
    charset: str,
    feed_html: str,
    title: str,
    dismissals: Dismissals,
    knowledge: str | None = None,
    translations: tuple[tuple[str, str], ...] = (),
) -> StoredArticle:
    """Return the article of a page, examined.

    Args:
        raw: The page's bytes.
        url: Where it came from.
        charset: What the server says of its encoding, or empty.
        feed_html: What the feed gave for the same entry, to compare with; or empty.
        title: The headline, where the page has none.
        dismissals: How the audit's rules have fared.
        knowledge: The person's own file of facts.
        translations: Language versions that the server named, as (label, address).
    """
    from tui.articles.extract import extract  # noqa: PLC0415  each call needs one of three readers
    from tui.articles.page_languages import language_tag  # noqa: PLC0415

    feed_text = _fragment(feed_html, url, title, "").text if feed_html else ""
    article = extract(raw, url, charset=charset, feed_text=feed_text)
    named = [(language_tag(label), other) for label, other in translations]
    article = replace(article, title=article.title or title, alternates=offered(article, named))
    return examined(article, dismissals, knowledge)


def read_fragment(
    html: str, url: str, title: str, language: str, dismissals: Dismissals, knowledge: str | None = None
) -> StoredArticle:
    """Return the article of a feed's summary or content, examined."""
    article = _fragment(html, url, title, language)
    return examined(replace(article, alternates=offered(article)), dismissals, knowledge)


def read_text(
    text: str, url: str, title: str, dismissals: Dismissals, knowledge: str | None = None
) -> StoredArticle:
    """Return the article of a plain text, examined."""
    from tui.articles.plain import article_from_text  # noqa: PLC0415

    return examined(article_from_text(text, title=title, url=url), dismissals, knowledge)


def read_source(raw: bytes, url: str, charset: str, title: str) -> Article:
    """Return a page's source as an article of one block of code."""
    from tui.articles.decode import decode  # noqa: PLC0415
    from tui.core.text import clean  # noqa: PLC0415

    text = clean(decode(raw[: 4 * LONGEST_SOURCE], charset), LONGEST_SOURCE).strip("\n")
    return Article(text, (Code(0, len(text), language="html"),) if text else (), title=title, url=url)


def examined(article: Article, dismissals: Dismissals, knowledge: str | None = None) -> StoredArticle:
    """Find the figures of an article and what may be a slip among them.

    Args:
        article: Any article.
        dismissals: How the audit's rules have fared.
        knowledge: The person's own file of facts.
    """
    from tui.figures.cells import name_by_headings  # noqa: PLC0415
    from tui.figures.finding import find  # noqa: PLC0415  grammars are compiled only where they are used
    from tui.figures.prose import prose_of  # noqa: PLC0415

    usable = article.notice not in {Notice.ERROR, Notice.EMPTY}
    figures = find(prose_of(article), article.language, title=article.title) if usable else ()
    figures = name_by_headings(figures, article.blocks, article.text)
    return StoredArticle(
        article=article,
        figures=figures,
        findings=_audited(article, figures, dismissals, knowledge),
        minutes=max(1, reading_minutes(article.text)),
        extractor=article.extractor,
        examiner=EXAMINER,
    )


def held_against(
    text: StoredArticle,
    others: tuple[OtherText, ...],
    dismissals: Dismissals,
    knowledge: str | None = None,
) -> StoredArticle:
    """Return an examined article with what the audit finds when it also knows other texts on the matter.

    Args:
        text: The article.
        others: Its versions in other languages, and other feeds' articles on its story.
        dismissals: How the audit's rules have fared.
        knowledge: The person's own file of facts.
    """
    return replace(text, findings=_audited(text.article, text.figures, dismissals, knowledge, others))


def _audited(
    article: Article,
    figures: tuple[Figure, ...],
    dismissals: Dismissals,
    knowledge: str | None,
    others: tuple[OtherText, ...] = (),
) -> tuple[Finding, ...]:
    from tui.figures.audit import OtherVersion, audit  # noqa: PLC0415  grammars are compiled only where they are used
    from tui.figures.knowledge import load  # noqa: PLC0415

    return audit(
        article.text,
        article.language,
        title=article.title,
        lead=article.lead,
        figures=figures,
        others=[
            OtherVersion(other.text, other.language, other.source, other.translation, other.figures)
            for other in others
        ],
        knowledge=load(Path(knowledge) if knowledge else None),
        dismissals=dismissals,
    )


def _fragment(html: str, url: str, title: str, language: str) -> Article:
    from tui.articles.fragments import article_from_html  # noqa: PLC0415

    return article_from_html(html, url, title, language=language)
