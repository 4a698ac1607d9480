"""The HTML that feeds carry, as an article: the same document model, quicker, with nothing to search for."""

from __future__ import annotations

from lxml.html import HtmlElement

from tui.articles.assemble import assemble
from tui.articles.builder import build
from tui.articles.decode import decode_text
from tui.articles.document import Article, Notice
from tui.articles.drafts import Draft
from tui.articles.images import restore_noscript
from tui.articles.markup import drop, parse_fragment
from tui.articles.metadata import Metadata
from tui.articles.page_languages import language_tag
from tui.articles.players import keep_players
from tui.articles.postclean import postclean
from tui.articles.version import EXTRACTOR
from tui.core.errors import ExtractionError
from tui.core.text import clean_line
from tui.languages.detect import article_language

_NEVER = (
    "script",
    "style",
    "template",
    "noscript",
    "button",
    "select",
    "input",
    "textarea",
    "svg",
    "form",
    "iframe",
    "object",
)


def article_from_html(html: str, url: str = "", title: str = "", *, language: str = "") -> Article:
    """Return the article that a feed's summary or content holds.

    Args:
        html: A fragment of HTML, or plain text.
        url: What relative links stand on; the entry's own address.
        title: The entry's title, so that the text need not repeat it.
        language: What the feed declares, or empty.
    """
    headline = clean_line(title)
    meta = Metadata(title=headline, base=url)
    try:
        tree = parse_fragment(decode_text(_paragraphs(html)))
    except ExtractionError:
        tree = None
    drafts = _drafts(tree, url) if tree is not None else []
    # A feed that gives nothing but a link gives that link.
    text, blocks = assemble(postclean(drafts, meta) or drafts)
    return Article(
        text=text,
        blocks=blocks,
        title=headline,
        language=article_language(text or headline, language_tag(language)),
        url=url,
        notice=Notice.NONE if blocks else Notice.EMPTY,
        extractor=EXTRACTOR,
    )


def _drafts(tree: HtmlElement, url: str) -> list[Draft]:
    restore_noscript(tree)
    keep_players(tree)
    for element in list(tree.iter(*_NEVER)):
        drop(element)
    return build([tree], url)


def _paragraphs(text: str) -> str:
    """Give plain text with blank lines its paragraphs; markup stays as it is."""
    if "<" in text:
        return text
    return "<p>" + "</p><p>".join(part for part in text.split("\n\n") if part.strip()) + "</p>"
