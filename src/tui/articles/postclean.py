"""Judges the blocks one by one: doubles of the title, calls to action, bylines, credits and trailing link lists go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from tui.articles.datewords import written_date, written_dates
from tui.articles.drafts import Draft, Kind
from tui.articles.measure import width
from tui.articles.metadata import Metadata
from tui.articles.namewords import is_full_name, tidy_name
from tui.articles.noise import CAPTION
from tui.articles.phrases import (
    BYLINE,
    CALL,
    CREDIT,
    CRUMBS,
    RELATIVE,
    STOP,
    TAIL,
    ends_as_caption,
    is_promotion,
)
from tui.articles.titles import letters
from tui.articles.walker import ALIGNED_END, CENTRED

_SHORT = 120
_LONG = 140
_NEAR = 5
_ANNOUNCED = 20
"""Characters from which a line that ends in a colon is a sentence and no label."""
_HEAD = 8
"""Blocks that are looked at for names and dates where no paragraph is long."""
_ALL_LINKS = 0.9
_MOST_LINKS = 0.5
_SOME_LINKS = 0.3
_CAPTION = 400
_PROMOTED = 360
_POINTERS = ("▲", "△", "▼", "▽")
"""Signs with which captions point to their pictures in Chinese and Korean."""
_LINE = 60
_DATED = 120
"""Width under which a line that begins with a date tells when and where an article was published."""
_TAIL = 0.35
"""The part of an article, from its end, in which a heading such as "Related" ends it."""
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
_TIMES = 220
"""Width of a line that tells with two dates when an article was published and changed."""
_PLACEHOLDER = re.compile(r"^(?:\[[\w-]*_[\w-]*\]|\{\{[^{}]*\}\})$")
"""What templates write where a part of the page goes."""
_STOPS = ".!?。！？"
_WIDE_SENTENCE = 20
"""Characters of Han, kana or Hangul, which part words by no spaces, from which a line may be a sentence."""
_LETTER = re.compile(r"[^\W_]")
_SENTENCE_END = re.compile(r"[.!?。！？…\"”»)」』]\s*$")


def postclean(drafts: list[Draft], meta: Metadata) -> list[Draft]:
    """Return the blocks that are the article's.

    Args:
        drafts: All blocks that were found, in order.
        meta: The title, byline and lead to know their doubles by.
    """
    drafts = _without_second_copy(_without_head(drafts, meta))
    drafts = _without_tail(drafts)
    drafts = give_captions(drafts)
    drafts = _without_doubles(_without_foreign(drafts))
    return _without_loose_ends(_without_colophon(drafts, meta))


def _without_head(drafts: list[Draft], meta: Metadata) -> list[Draft]:
    """Drop what stands before the first long paragraph: the title again, names, dates, reading times."""
    title, people = letters(meta.title), [letters(name) for name in _people(meta)]
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
    if RELATIVE.match(text) or (
        BYLINE.match(text) and not _is_sentence(text) and not _is_wide_sentence(text)
    ):
        return True
    return draft.kind is not Kind.HEADING and _tells_when(text)


def _tells_when(text: str) -> bool:
    """Whether a line is about when the article was published."""
    size, found = width(text), written_date(text)
    if found and size < (_DATED if found[1] < 4 else 80):
        return not _is_sentence(text)
    return (
        bool(found)
        and size < _TIMES
        and text[-1] not in _STOPS
        and len(list(islice(written_dates(text), 2))) > 1
    )


def _is_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) and len(text.split()) > 8


def _is_wide_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) and width(text) - len(text.strip()) > _WIDE_SENTENCE


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
    left = total
    for place, draft in enumerate(drafts):
        if (
            left < total * _TAIL
            and width(draft.text) < 60
            and draft.kind is not Kind.CODE
            and STOP.match(draft.text)
        ):
            rest = [
                d
                for d in drafts[place:]
                if d.kind is Kind.PARAGRAPH and width(d.text) >= _LONG and d.density < 0.3
            ]
            if len(rest) < 3:
                return drafts[:place]
        left -= len(draft.text)
    return drafts


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
        announced = (link and announced) or (
            len(draft.text) >= _ANNOUNCED and draft.text.endswith((":", "："))
        )
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
    return draft.density > _SOME_LINKS or size < _LINE or not _is_sentence(text)


def _without_colophon(drafts: list[Draft], meta: Metadata) -> list[Draft]:
    """Drop the last lines where they are about the writer, the rights or the readers' letters."""
    kept = list(drafts)
    people = _people(meta)
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


def _people(meta: Metadata) -> list[str]:
    return [name.strip() for name in re.split(r",|&| and ", meta.byline) if len(name.strip()) > 1]


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
