"""Plain text files as articles: the running text, its title, and none of the menus around a saved page."""

from __future__ import annotations

import re
from datetime import datetime

from tui.articles.assemble import assemble
from tui.articles.document import Article, Notice
from tui.articles.drafts import Draft, Kind
from tui.articles.measure import width
from tui.articles.version import EXTRACTOR
from tui.core.text import clean, clean_line
from tui.languages.detect import article_language

_SENTENCE = re.compile(r"[.!?。！？…](?:[\"'”’»」』)）]*)(?:\s|$)")
_RUNNING = 120
"""Width from which a line is running text, not a menu's."""
_MENU = 48
"""Width under which a line may be a menu's."""
_MENU_LINES = 3
_LONGEST_TITLE = 300


def article_from_text(
    text: str, *, title: str = "", url: str = "", language: str = "", published: datetime | None = None
) -> Article:
    """Return the article that a plain text holds.

    Args:
        text: The text of a file or a pasted page; lines end paragraphs.
        title: Its title where it is known; else the first line that looks like one is it.
        url: Where it comes from, or empty.
        language: What is known of its language, or empty.
        published: When it was published, aware, or None.
    """
    lines = _paragraphs(clean(text))
    lines = _running_part(lines)
    headline = clean_line(title)
    if not headline and _is_title(lines):
        headline = clean_line(lines.pop(0))
    elif headline and lines and clean_line(lines[0]) == headline:
        lines.pop(0)
    body, blocks = assemble(Draft(Kind.PARAGRAPH, line) for line in lines)
    return Article(
        text=body,
        blocks=blocks,
        title=headline,
        published=published,
        language=article_language(body or headline, language),
        url=url,
        notice=Notice.NONE if blocks else Notice.EMPTY,
        extractor=EXTRACTOR,
    )


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: lines, or groups of lines where it is wrapped by hand."""
    parts = [part for part in re.split(r"\n[ \t\u3000]*\n\s*", text) if part.strip()]
    lines: list[str] = []
    for part in parts:
        if _is_wrapped(part):
            lines.append(_unwrap(part))
        else:
            lines.extend(line.strip() for line in part.split("\n") if line.strip())
    return lines


def _is_wrapped(part: str) -> bool:
    """Whether the lines of a part are one paragraph, wrapped at some column."""
    lines = part.split("\n")
    if len(lines) < 3:
        return False
    widths = [width(line.rstrip()) for line in lines]
    full = max(widths)
    return (
        50 <= full <= 100
        and min(widths[:-1]) > 0.7 * full
        and not any(line.startswith((" ", "\t", "-", "*", "•")) for line in lines[1:])
    )


def _unwrap(part: str) -> str:
    joined = ""
    for line in map(str.strip, part.split("\n")):
        spaced = joined and not (joined[-1] > "\u2e80" and line[:1] > "\u2e80")
        joined += (" " if spaced else "") + line
    return joined


def _is_running(line: str) -> bool:
    return width(line) >= _RUNNING or (width(line) >= 60 and bool(_SENTENCE.search(line)))


def _running_part(lines: list[str]) -> list[str]:
    """Cut the menus of short lines before and after the running text.

    A few short lines at either end may be the title or a signature; three and more without a sentence are a menu.
    """
    places = [i for i, line in enumerate(lines) if _is_running(line)]
    if not places:
        return lines
    first, last = places[0], places[-1]
    head, tail = lines[:first], lines[last + 1 :]
    if _is_menu(head):
        head = _title_of(head)
    if _is_menu(tail):
        tail = []
    if (
        first
        and width(lines[first]) < _LONGEST_TITLE
        and not _SENTENCE.search(lines[first][-2:])
        and head == _title_of(lines[:first])
    ):
        head = [] if _is_menu(lines[:first]) else head
    return [*head, *lines[first : last + 1], *tail]


def _is_menu(lines: list[str]) -> bool:
    short = [line for line in lines if width(line) < _MENU and not _SENTENCE.search(line)]
    return len(short) >= _MENU_LINES and len(short) >= 0.7 * len(lines)


def _title_of(lines: list[str]) -> list[str]:
    """Return the line before the running text where it is longer than a menu's."""
    return [lines[-1]] if lines and width(lines[-1]) >= _MENU else []


def _is_title(lines: list[str]) -> bool:
    if len(lines) < 2:
        return False
    first = lines[0]
    return (
        4 <= width(first) <= _LONGEST_TITLE
        and not first.rstrip().endswith((".", "。", ",", ":", ";", "！", "…"))
        and width(lines[1]) > width(first) / 2
    )
