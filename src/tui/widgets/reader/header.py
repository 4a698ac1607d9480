"""What stands above the text: title, where it comes from, what to know about it, the standfirst."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from tui.articles.document import Notice
from tui.core.messages import N_
from tui.languages.catalogue import _, ngettext_, show
from tui.languages.names import LANGUAGES
from tui.languages.numbers import format_date
from tui.services.readings import Reading, TextMode
from tui.widgets.reader.lines import Line, Piece, fold
from tui.widgets.reader.overlay import EDITED

NOTICES = {
    Notice.PAYWALLED: N_("Behind a paywall: only the beginning can be read here."),
    Notice.TRUNCATED: N_("The page gives only a part of the article."),
    Notice.LIVE: N_("A live page of many short notes; newer ones may exist."),
    Notice.INDEX: N_("This page lists articles; open one of its links (u)."),
    Notice.ERROR: N_("The server answered with an error page."),
    Notice.EMPTY: N_("The page holds no article text."),
}
MODES = {TextMode.FEED: N_("feed text"), TextMode.FULL: N_("full text"), TextMode.SOURCE: N_("source")}
FETCHING = N_("Fetching the full text …")

_SHORT_NAMES = {language.tag: language.short_name for language in LANGUAGES}


def header(reading: Reading, width: int, *, fetching: bool = False) -> Iterator[Line]:
    """Yield the lines above the text.

    Args:
        reading: The opened article.
        width: The measure, in cells.
        fetching: Whether the full text is on its way.
    """
    title = title_of(reading)
    yield from fold([Piece(title, "title aside")], width, 0)
    yield from fold([Piece(_in_lines(_meta(reading), width), "dim"), *_edits(reading)], width, 0)
    for notice in _notices(reading, fetching):
        yield from fold(
            [Piece(notice, "notice")], width, 0, first=(Piece("▸ ", "notice"),), rest=(Piece("  "),)
        )
    yield Line()
    if reading.article.lead:
        yield from fold([Piece(reading.article.lead, "lead aside")], width, 0)
        yield Line()


def title_of(reading: Reading) -> str:
    """Return the title as it is drawn."""
    return reading.article.title or reading.headline.heading or _("Untitled")


def _in_lines(parts: Iterable[str], width: int) -> str:
    """Join what is told with dots; a line ends between two parts, not within one."""
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines[-1] else part
        if lines[-1] and cell_len(longer) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def _meta(reading: Reading) -> Iterator[str]:
    article, headline = reading.article, reading.headline
    if source := headline.source or article.site:
        yield source
    if byline := article.byline or headline.author:
        yield byline
    if moment := article.published or headline.published:
        yield format_date(moment)
    if article.text:
        yield ngettext_("{count} min", "{count} min", reading.minutes).format(count=reading.minutes)
    if reading.mode in MODES:
        yield _(MODES[reading.mode])
    language = article.language or headline.language
    others = [_SHORT_NAMES.get(other.language, other.language) for other in article.alternates[:8]]
    if language:
        own = _SHORT_NAMES.get(language, language)
        yield f"{own} ⇄ {' '.join(others)}" if others else own


def _edits(reading: Reading) -> Iterator[Piece]:
    """How often the article was edited; a click shows what."""
    if reading.edits:
        told = ngettext_("edited {count}×", "edited {count}×", reading.edits).format(count=reading.edits)
        yield Piece(" · ", "dim")
        yield Piece(told, "notice", link=EDITED)


def _notices(reading: Reading, fetching: bool) -> Iterator[str]:
    if fetching:
        yield _(FETCHING)
    if reading.trouble is not None:
        yield show(reading.trouble)
    if notice := NOTICES.get(reading.article.notice):
        yield _(notice)
