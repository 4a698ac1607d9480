"""The lines between the headline and the first long paragraph: the title again, names, dates, reading times."""

from __future__ import annotations

import re
from itertools import islice

from tui.articles.datewords import written_date, written_dates
from tui.articles.drafts import Draft, Kind
from tui.articles.measure import width
from tui.articles.metadata import Metadata
from tui.articles.phrases import BYLINE, CRUMBS, RELATIVE
from tui.articles.titles import letters

_LONG = 140
_HEAD = 8
"""Blocks that are looked at for names and dates where no paragraph is long."""
_DATED = 120
"""Width under which a line that begins with a date tells when and where an article was published."""
_STOPS = ".!?。！？"
_WIDE_SENTENCE = 20
"""Characters of Han, kana or Hangul, which part words by no spaces, from which a line may be a sentence."""
_SENTENCE_END = re.compile(r"[.!?。！？…\"”»)」』]\s*$")


def without_head(drafts: list[Draft], meta: Metadata) -> list[Draft]:
    """Drop what stands before the first long paragraph: the title again, names, dates, reading times.

    Args:
        drafts: All blocks that were found, in order.
        meta: The title and byline to know their doubles by.
    """
    title, people = letters(meta.title), [letters(name) for name in people_of(meta)]
    first = next(
        (i for i, d in enumerate(drafts) if d.kind is Kind.PARAGRAPH and width(d.text) >= _LONG),
        min(_HEAD, len(drafts)),
    )
    kept: list[Draft] = []
    for place, draft in enumerate(drafts):
        if place <= first and draft.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM):
            key = letters(draft.text)
            if title and key == title:
                continue
            if (
                draft.kind is Kind.HEADING
                and draft.level == 1
                and title
                and (key in title or title in key or _is_subject(drafts[place + 1 : place + 2], title))
            ):
                continue
            if (
                draft.kind is not Kind.HEADING
                and width(draft.text) < _LONG
                and place < first
                and _is_head_line(draft, key, people)
            ):
                continue
        elif draft.kind is Kind.HEADING and title and letters(draft.text) == title:
            continue
        kept.append(draft)
    return kept


def _is_subject(following: list[Draft], title: str) -> bool:
    """Whether a heading as large as the headline that follows it at once names its subject: both are one on the page."""
    return any(d.kind is Kind.HEADING and d.level == 1 and letters(d.text) == title for d in following)


def _is_head_line(draft: Draft, key: str, people: list[str]) -> bool:
    text = draft.text
    if not key or (key.isdigit() and len(key) < 5) or CRUMBS.match(text):
        return True
    if people and (key in people or (all(name in key for name in people) and width(text) < 100)):
        return True
    if RELATIVE.match(text) or (BYLINE.match(text) and not is_sentence(text) and not _is_wide_sentence(text)):
        return True
    return draft.kind is not Kind.HEADING and _tells_when(text)


def _tells_when(text: str) -> bool:
    """Whether a line is about when the article was published."""
    size, found = width(text), written_date(text)
    if found and size < (_DATED if found[1] < 4 else 80):
        return not is_sentence(text)
    return bool(found) and text[-1] not in _STOPS and len(list(islice(written_dates(text), 2))) > 1


def is_sentence(text: str) -> bool:
    """Whether a line ends as sentences do and is long enough to be one.

    Args:
        text: A line in a language that parts its words.
    """
    return bool(_SENTENCE_END.search(text)) and len(text.split()) > 8


def _is_wide_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) and width(text) - len(text.strip()) > _WIDE_SENTENCE


def people_of(meta: Metadata) -> list[str]:
    """Return the names in a byline one by one.

    Args:
        meta: What the page declares.
    """
    return [name.strip() for name in re.split(r",|&| and ", meta.byline) if len(name.strip()) > 1]
