"""What is copied, word by word: links, quotes, figures, citations, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote as percent

from tui.core.text import clean, clean_line
from tui.libraries.addresses import clean_url
from tui.libraries.formats import bibtex, ris
from tui.libraries.formats.common import id_for
from tui.libraries.models import KeyFigure
from tui.libraries.records import Record

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#])")
_WORDS_OF_FRAGMENT = 5
_LETTERS_OF_FRAGMENT = 12
"""For scripts that write no spaces."""


def subject(
    url: str,
    *,
    title: str = "",
    site: str = "",
    author: str = "",
    published: datetime | None = None,
    language: str = "",
    accessed: datetime | None = None,
) -> Record:
    """Return an article that is read but not saved as what the functions here take; its URL is cleaned."""
    address = clean_url(url)
    return Record(
        id=id_for(address),
        url=address,
        title=clean_line(title),
        site=clean_line(site),
        author=clean_line(author),
        published=published,
        added=accessed,
        language=language,
    )


def link(record: Record) -> str:
    """Return the address."""
    return record.url


def title_and_link(record: Record) -> str:
    """Return title and address on two lines."""
    return "\n".join(part for part in (record.title, record.url) if part)


def markdown_link(record: Record) -> str:
    """Return a Markdown link (CommonMark): brackets and emphasis in the title escaped, the address in one piece."""
    address = record.url.replace("(", "%28").replace(")", "%29")
    return f"[{_literal(record.title or record.url)}]({address})"


def quotation(record: Record, text: str) -> str:
    """Return a quote with its source, date, and a link that opens the page at the passage.

    Args:
        record: Where it stands.
        text: The passage as the article writes it.
    """
    words = clean(text).strip()
    source = ", ".join(part for part in (record.title, record.site, _day(record)) if part)
    lines = [f"“{words}”", f"— {source}" if source else "", text_fragment(record.url, words)]
    return "\n".join(line for line in lines if line)


def text_fragment(url: str, text: str) -> str:
    """Return the address with a directive by which a browser scrolls to `text` (WICG, URL Fragment Text Directives).

    A long passage is named by its first and its last words, so that the address stays short.
    """
    words = clean_line(text, 20_000)
    if not url or not words:
        return url
    first, last = _ends(words)
    directive = percent(first, safe="").replace("-", "%2D")
    if last:
        directive += "," + percent(last, safe="").replace("-", "%2D")
    address, _, anchor = url.partition("#")
    return f"{address}#{anchor.partition(':~:')[0]}:~:text={directive}"


def figure_line(record: Record, figure: KeyFigure) -> str:
    """Return a figure with what it measures and where it stands: “$8 billion — raised by Acme (Source, day, link)”."""
    source = ", ".join(part for part in (record.site or record.title, _day(record), record.url) if part)
    what = f"{figure.text} — {figure.label}" if figure.label else figure.text
    return f"{what} ({source})" if source else what


def bibtex_citation(record: Record) -> str:
    """Return a BibTeX entry."""
    return bibtex.citation(record)


def ris_citation(record: Record) -> str:
    """Return a RIS reference, its lines ended by a single newline, as clipboards expect them."""
    return ris.citation(record).replace("\r\n", "\n")


def link_list(records: Iterable[Record], heading: str = "") -> str:
    """Return a selection or a whole library as a Markdown list of links, with source and date.

    Args:
        records: In the order to copy.
        heading: The library's name, or empty.
    """
    lines = [f"# {_literal(clean_line(heading))}", ""] if heading else []
    for record in records:
        source = ", ".join(part for part in (record.site, _day(record)) if part)
        lines.append(f"- {markdown_link(record)}" + (f" — {_literal(source)}" if source else ""))
    return "\n".join(lines)


def _literal(text: str) -> str:
    """Return text with what Markdown would act upon escaped."""
    return _MARKDOWN.sub(r"\\\1", text)


def _day(record: Record) -> str:
    return record.published.date().isoformat() if record.published else ""


def _ends(text: str) -> tuple[str, str]:
    """Return how a passage begins and ends; the end is empty where the beginning is all of it."""
    words = text.split(" ")
    if len(words) > 2 * _WORDS_OF_FRAGMENT:
        return " ".join(words[:_WORDS_OF_FRAGMENT]), " ".join(words[-_WORDS_OF_FRAGMENT:])
    if len(words) <= 3 and len(text) > 4 * _LETTERS_OF_FRAGMENT:
        return text[:_LETTERS_OF_FRAGMENT].strip(), text[-_LETTERS_OF_FRAGMENT:].strip()
    return text, ""
