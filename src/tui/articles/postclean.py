"""Judges the blocks one by one: doubles of the title, calls to action, bylines, credits and trailing link lists go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tui.articles.drafts import Draft, Kind
from tui.articles.measure import width
from tui.articles.metadata import Metadata
from tui.articles.namewords import is_full_name, tidy_name
from tui.articles.noise import CAPTION
from tui.articles.opening_lines import is_sentence, people_of, without_head
from tui.articles.phrases import (
    CALL,
    CREDIT,
    STOP,
    TAIL,
    announces,
    ends_as_caption,
    is_promotion,
)
from tui.articles.titles import letters
from tui.articles.walker import ALIGNED_END, CENTRED

_SHORT = 120
_LONG = 140
_NEAR = 5
_ALL_LINKS = 0.9
_MOST_LINKS = 0.5
_SOME_LINKS = 0.3
_CAPTION = 400
_PROMOTED = 360
_POINTERS = ("▲", "△", "▼", "▽")
"""Signs with which captions point to their pictures in Chinese and Korean."""
_LINE = 60
_TAIL = 0.35
"""The part of an article, from its end, in which a heading such as "Related" ends it."""
_MOST_AFTER = 2
"""Paragraphs of running text that may follow such a heading."""
_COLOPHON = 6
_COLOPHON_LINE = 400
_BIOGRAPHY = 1_000
_ABOUT = re.compile(
    r"\s*(?:\([^)]{2,60}\))?\s*$|,? (?:\(.{2,60}\) )?(?:is|was|has|writes|covers|joined|works|serves|reports)\b"
)
_SOURCE = re.compile(r"\s*(?:\(.+\)|\[.+\]|（.+）|【.+】)\s*$")
"""What a line under a picture looks like that leads to where the picture comes from."""
_COPIED, _COPIED_SHARE = 3, 0.8
"""How many long paragraphs, and which part of them, a second copy of an article repeats."""
_PLACEHOLDER = re.compile(r"^(?:\[[\w-]*_[\w-]*\]|\{\{[^{}]*\}\})$")
"""What templates write where a part of the page goes."""
_LETTER = re.compile(r"[^\W_]")


def postclean(drafts: list[Draft], meta: Metadata) -> list[Draft]:
    """Return the blocks that are the article's.

    Args:
        drafts: All blocks that were found, in order.
        meta: The title, byline and lead to know their doubles by.
    """
    drafts = _without_second_copy(without_head(drafts, meta))
    drafts = _without_tail(drafts)
    drafts = give_captions(drafts)
    drafts = _without_doubles(_without_foreign(drafts))
    return _without_loose_ends(_without_colophon(drafts, meta))


def _without_second_copy(drafts: list[Draft]) -> list[Draft]:
    """Drop what an article says again from its beginning: some pages hold it twice, for large screens and for small."""
    long = [
        (place, d.text)
        for place, d in enumerate(drafts)
        if d.kind is Kind.PARAGRAPH and width(d.text) >= _LONG
    ]
    again = next((place for place, text in long[1:] if text == long[0][1]), None)
    # A heading of its own begins a new part, however alike.
    if again is None or drafts[again - 1].kind is Kind.HEADING:
        return drafts
    before = {d.text for d in drafts[:again]}
    copied = {text for place, text in long if place < again}
    after = [text in copied for place, text in long if place >= again]
    if len(copied) < _COPIED or sum(after) < _COPIED_SHARE * max(len(copied), len(after)):
        return drafts
    return drafts[:again] + [d for d in drafts[again:] if d.text and d.text not in before]


def _without_tail(drafts: list[Draft]) -> list[Draft]:
    """End the article at a heading such as "Related articles" where little running text follows."""
    total = sum(len(d.text) for d in drafts)
    ends = len(drafts)
    left = running = 0
    # From the last block on: what follows each heading is counted once, however many there are.
    for place in range(len(drafts) - 1, -1, -1):
        draft = drafts[place]
        left += len(draft.text)
        running += draft.kind is Kind.PARAGRAPH and width(draft.text) >= _LONG and draft.density < _SOME_LINKS
        if left >= total * _TAIL or running > _MOST_AFTER:
            break
        if width(draft.text) < _LINE and draft.kind is not Kind.CODE and STOP.match(draft.text):
            ends = place
    return drafts[:ends]


def give_captions(drafts: list[Draft]) -> list[Draft]:
    """Hand the words under a picture, which are no text of the article, to the picture.

    Args:
        drafts: Blocks, in order; their pictures are changed in place.
    """
    running = [d for d in drafts if d.kind is Kind.PARAGRAPH and width(d.text) >= _LONG]
    centred = 2 * sum(d.names.endswith(CENTRED) for d in running) > len(running)
    kept = drafts[:1]
    for before, draft in pairwise(drafts):
        under = before.kind is Kind.IMAGE and not before.caption and draft.kind is Kind.PARAGRAPH
        if under and _names_picture(draft, centred):
            before.caption, before.caption_marks = draft.text.replace("\n", " "), draft.marks
        else:
            kept.append(draft)
    return kept


def _names_picture(draft: Draft, centred: bool) -> bool:
    """Whether a paragraph under a picture is about it; centred lines are where the text itself is not centred."""
    size = width(draft.text)
    if size < _LONG and draft.names.endswith(CENTRED) and not centred:
        return True
    if size <= _LINE and draft.density >= _MOST_LINKS and _SOURCE.match(draft.text):
        return True
    return (size < _CAPTION and _is_caption(draft)) or (size <= _SHORT and bool(CREDIT.match(draft.text)))


def _without_foreign(drafts: list[Draft]) -> list[Draft]:
    """Drop what is none of the article; lines of links stay that a sentence before them announces."""
    kept: list[Draft] = []
    announced = False
    for draft in drafts:
        link = _is_link(draft) and width(draft.text) <= _SHORT
        if _is_foreign(draft) or (link and not announced):
            continue
        announced = (link and announced) or announces(draft.text)
        kept.append(draft)
    return kept


def _is_foreign(draft: Draft) -> bool:
    if draft.kind not in (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM):
        return False
    text, size = draft.text, width(draft.text)
    if _PLACEHOLDER.match(text):
        return True
    if not _LETTER.search(text):
        return draft.kind is not Kind.PARAGRAPH or size > 6 or not text.strip("*-–—~•·. ")
    if size < _CAPTION and not draft.quote and _is_caption(draft):
        return True
    if size <= _PROMOTED and draft.kind is Kind.PARAGRAPH and is_promotion(text):
        return True
    return size <= _SHORT and (bool(CREDIT.match(text)) or _is_call(draft, size))


def _is_caption(draft: Draft) -> bool:
    if draft.kind is Kind.PARAGRAPH and CAPTION.search(draft.names):
        return True
    if draft.kind is Kind.HEADING:
        return False
    return draft.text.startswith(_POINTERS) or ends_as_caption(draft.text)


def _is_link(draft: Draft) -> bool:
    return draft.kind is Kind.PARAGRAPH and draft.density >= _ALL_LINKS and not draft.quote


def _is_call(draft: Draft, size: int) -> bool:
    """Whether a short line asks for something or points elsewhere."""
    text = draft.text
    if (draft.kind is Kind.ITEM and draft.density <= _SOME_LINKS) or not CALL.match(text):
        return False
    if draft.kind is Kind.HEADING:
        return bool(STOP.match(text)) or draft.density > _MOST_LINKS
    return draft.density > _SOME_LINKS or size < _LINE or not is_sentence(text)


def _without_colophon(drafts: list[Draft], meta: Metadata) -> list[Draft]:
    """Drop the last lines where they are about the writer, the rights or the readers' letters."""
    kept = list(drafts)
    people = people_of(meta)
    for _ in range(_COLOPHON):
        last = kept[-1] if kept else None
        if (
            last is None
            or last.kind in (Kind.CODE, Kind.TABLE)
            or width(last.text) > _BIOGRAPHY
            or len(kept) < 4
        ):
            break
        if (
            last.kind in (Kind.RULE, Kind.IMAGE, Kind.EMBED)
            or any(_is_about(last.text, name) for name in people)
            or _is_signature(last)
            or (width(last.text) < _COLOPHON_LINE and TAIL.match(last.text))
        ):
            kept.pop()
        else:
            break
    return kept if len(kept) < len(drafts) and any(d.text for d in drafts[len(kept) :]) else drafts


def _is_signature(draft: Draft) -> bool:
    """Whether a line at the end of its line is the writer's name."""
    return draft.names.endswith(ALIGNED_END) and is_full_name(tidy_name(draft.text))


def _is_about(text: str, name: str) -> bool:
    """Whether a line is about the writer: the name alone or with a post, or what the bearer is or does."""
    if text.startswith(name) and (_ABOUT.match(text[len(name) :]) or tidy_name(text) == name):
        return True
    first = name.split(maxsplit=1)[0]
    return first != name and text.startswith(f"{first} ") and bool(_ABOUT.match(text[len(first) :]))


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Drop short blocks that were just said; a heading may come again once it has been followed by something."""
    kept: list[Draft] = []
    recent: list[str] = []
    for draft in drafts:
        short = draft.kind in (Kind.PARAGRAPH, Kind.HEADING) and width(draft.text) < _SHORT
        key = letters(draft.text) if short else ""
        near = 1 if draft.kind is Kind.HEADING else _NEAR
        if key and key in recent[-near:]:
            continue
        recent.append(key)
        kept.append(draft)
    return kept


def _without_loose_ends(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop headings and rules that nothing follows, and rules that nothing precedes."""
    kept = list(drafts)
    while kept and kept[-1].kind in (Kind.HEADING, Kind.RULE):
        kept.pop()
    while kept and kept[0].kind is Kind.RULE:
        kept.pop(0)
    return kept
