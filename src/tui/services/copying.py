"""What can be copied of an article, a figure, a selection or a library, and the truthful way to the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from tui.clipboard import engine
from tui.clipboard.engine import Copied, Send
from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.figures.models import Figure
from tui.libraries import copying
from tui.libraries.allow import own
from tui.libraries.models import KeyFigure
from tui.libraries.records import Record
from tui.services.desk import Desk
from tui.services.readings import Reading
from tui.services.views import Headline
from tui.store import saved


class What(StrEnum):
    """What is copied."""

    LINK = "link"
    TITLE = "title"
    """Title and link."""
    MARKDOWN_LINK = "markdown-link"
    QUOTE = "quote"
    """With source, date and a link that leads to the passage."""
    FIGURE = "figure"
    BIBTEX = "bibtex"
    RIS = "ris"
    ARTICLE = "markdown"
    """The whole article."""
    LIBRARY = "library"
    """The links of the list that is open."""
    SELECTION = "selection"
    """The words that are selected."""


def subject(headline: Headline, reading: Reading | None, desk: Desk) -> Record:
    """Return an article as what is copied is made of; its address is stripped of trackers.

    Args:
        headline: The article's headline.
        reading: The article, where it is opened.
        desk: The open desk.
    """
    article = reading.article if reading is not None else None
    return copying.subject(
        (article.canonical_url if article else "") or headline.url or (article.url if article else ""),
        title=(article.title if article else "") or headline.title,
        site=(article.site if article else "") or headline.feed_title,
        author=(article.byline if article else "") or headline.author,
        published=(article.published if article else None) or headline.published,
        language=(article.language if article else "") or headline.language,
        accessed=desk.clock(),
    )


def text_of(
    desk: Desk,
    what: What,
    headline: Headline,
    reading: Reading | None = None,
    *,
    words: str = "",
    figure: Figure | None = None,
) -> str:
    """Return the text that is copied.

    Args:
        desk: The open desk.
        what: Anything but `LIBRARY`.
        headline: The article's headline.
        reading: The article, which `ARTICLE` needs, and from which `QUOTE` takes its lead without words.
        words: The passage that is selected.
        figure: Which figure; without one the most important.

    Raises:
        UsageError: There is nothing of the kind.
    """
    record = subject(headline, reading, desk)
    if what is What.SELECTION:
        return _some(words)
    if what is What.QUOTE:
        return copying.quotation(record, _some(words or _lead(reading)))
    if what is What.FIGURE:
        return copying.figure_line(record, _figure(reading, figure))
    if what is What.ARTICLE:
        from tui.articles.export.markdown import to_markdown  # noqa: PLC0415

        if reading is None or not reading.article.text:
            raise UsageError(N_("Open the article first."))
        return to_markdown(replace(reading.article, url=record.url, canonical_url=record.url))
    made = {
        What.LINK: copying.link,
        What.TITLE: copying.title_and_link,
        What.MARKDOWN_LINK: copying.markdown_link,
        What.BIBTEX: copying.bibtex_citation,
        What.RIS: copying.ris_citation,
    }
    if not record.url and what in (What.LINK, What.TITLE, What.MARKDOWN_LINK):
        raise UsageError(N_("This article has no web address."))
    return made[what](record)


def list_text(desk: Desk, headlines: Sequence[Headline], heading: str = "") -> str:
    """Return a list of headlines as Markdown links.

    Args:
        desk: The open desk.
        headlines: In the order to copy.
        heading: The list's name.
    """
    return copying.link_list([subject(headline, None, desk) for headline in headlines], heading)


def library_text(desk: Desk, library_id: int) -> str:
    """Return a whole library as Markdown links.

    Raises:
        UsageError: There is no such library.
    """
    with desk.store.snapshot() as connection:
        collection = own(saved.whole(connection, library_id))
    return copying.link_list(collection.records, collection.name)


def copy(desk: Desk, text: str, send: Send | None = None) -> Copied:
    """Copy a text, and say truthfully how far it came.

    Args:
        desk: The open desk.
        text: What to copy.
        send: Writes a control sequence to the terminal, where there is one.

    Raises:
        ClipboardError: There is nothing to copy, or nothing could be written.
    """
    return engine.copy(text, desk.paths.state, send=send)


def _some(words: str) -> str:
    if not words.strip():
        raise UsageError(N_("Nothing is selected: X in the article selects a sentence, the mouse any words."))
    return words


def _lead(reading: Reading | None) -> str:
    """Return the lead or the first paragraph: what is quoted where nothing is selected."""
    if reading is None:
        return ""
    article = reading.article
    return article.lead or article.text.partition("\n\n")[0]


def _figure(reading: Reading | None, figure: Figure | None) -> KeyFigure:
    from tui.libraries.saving import key_figures  # noqa: PLC0415

    figures = key_figures(() if reading is None else reading.figures if figure is None else (figure,), 1)
    if not figures and figure is not None:
        return KeyFigure(figure.text)
    if not figures:
        raise UsageError(N_("This article has no key figure."))
    return figures[0]
