"""Finds the words and sentences of a paragraph, for choosing a passage with the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.kinsoku import BreakRules, kind

Stretch = tuple[int, int]
"""First offset, and the first one after it, in characters."""

_CLOSING = "\"'”’»)\\]」』】》〉）"
"""What still belongs to the sentence that it stands at the end of."""
_SENTENCE_END = re.compile(
    rf"[。！？!?…]+[{_CLOSING}]*(?=[^{_CLOSING}。！？!?…,，、;；:：)])|[.!?…]+[{_CLOSING}]*(?=\s)|\n+"
)
_THAI_GAP = re.compile(r"(?<=[\u0e00-\u0e7f]) +(?=[\u0e00-\u0e7f])")
"""Thai ends no sentence with a full stop: a space parts its clauses (Royal Society of Thailand's rules of spacing)."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Sen|Rep|Gov|Inc|Ltd|Corp|Co|No|vs|al|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|approx|Fig|e\.g|i\.e|a\.m|p\.m|TP|TS|PGS|GS|Ths)|\b\d{1,2})\.$"
)
_LONGEST_ABBREVIATION = 8
_MONEY = frozenset("$€£¥₩₫฿₺₽₹")
_BEFORE = _MONEY | frozenset("+−-#@")
_AFTER = _MONEY | frozenset("%％‰°+")


def sentences(text: str) -> tuple[Stretch, ...]:
    """Return the sentences of a paragraph, without the white space between them.

    Args:
        text: A paragraph.
    """
    ends = {match.end() for match in _SENTENCE_END.finditer(text) if _ends(text, match)}
    ends |= {match.start() for match in _THAI_GAP.finditer(text)}
    return tuple(_trimmed(text, sorted({*ends, len(text)})))


def words(text: str) -> tuple[Stretch, ...]:
    """Return the words of a paragraph: those of Thai by its dictionary, of Chinese and Japanese where a line may break.

    Punctuation around a word does not belong to it; a number stays with its unit.

    Args:
        text: A paragraph.
    """
    rules = BreakRules(text)
    borders = [at for at in range(1, len(text)) if text[at - 1].isspace() or rules.may_break(at)]
    return tuple(
        (left, right)
        for start, end in _trimmed(text, [*borders, len(text)])
        for left, right in (_bare(text, start, end),)
        if right > left
    )


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like the end of a sentence is one: not after an abbreviation, nor before a small letter."""
    mark = match.group()
    if mark[0] != ".":
        return True
    if len(mark) == 1 and _ABBREVIATION.search(
        text, max(0, match.start() - _LONGEST_ABBREVIATION), match.end()
    ):
        return False
    following = text[match.end() :].lstrip()[:1] if match.end() < len(text) else ""
    return not following.islower()


def _trimmed(text: str, ends: list[int]) -> Iterator[Stretch]:
    start = 0
    for end in ends:
        left, right = start, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if right > left:
            yield left, right
        start = end


def _bare(text: str, start: int, end: int) -> Stretch:
    """A word without the punctuation around it; signs of money, percent and plus or minus stay."""
    while start < end and not (text[start] in _BEFORE or _is_letter(text[start])):
        start += 1
    while end > start and not (text[end - 1] in _AFTER or _is_letter(text[end - 1])):
        end -= 1
    return start, end


def _is_letter(character: str) -> bool:
    return character.isalnum() or kind(character) in ("thai", "mark")
