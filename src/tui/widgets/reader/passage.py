"""A passage of an article that is chosen with the keyboard: by words, sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tui.articles.document import Article
from tui.languages import units


class Unit(StrEnum):
    """By what a passage grows and shrinks."""

    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Passage:
    """Two places of the text, as offsets in `Article.text`."""

    anchor: int
    """The end that stays."""
    caret: int
    """The end that moves; it may stand before the other one."""

    @property
    def start(self) -> int:
        """Its first character."""
        return min(self.anchor, self.caret)

    @property
    def end(self) -> int:
        """The first character after it."""
        return max(self.anchor, self.caret)


class Chooser:
    """Finds passages in one article; a paragraph is divided when it is first asked for.

    Args:
        article: The article.
    """

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._blocks = [
            (block.start, block.end)
            for block in article.blocks
            if article.text[block.start : block.end].strip()
        ]
        self._starts = [start for start, _end in self._blocks]
        self._known: dict[tuple[Unit, int], tuple[units.Stretch, ...]] = {}

    def sentence_at(self, offset: int) -> Passage | None:
        """Return the sentence at an offset, else the next one, else the last; None where there is no text."""
        for _start, _end in self._from(Unit.SENTENCE, offset):
            if _end > offset:
                return Passage(_start, _end)
        last = next(self._back(Unit.SENTENCE, len(self._text)), None)
        return None if last is None else Passage(*last)

    def hop(self, passage: Passage, step: int) -> Passage:
        """Return the sentence after (1) or before (-1) a passage; the passage itself where there is none."""
        if step > 0:
            found = next(
                (each for each in self._from(Unit.SENTENCE, passage.end) if each[0] >= passage.end), None
            )
        else:
            found = next(
                (each for each in self._back(Unit.SENTENCE, passage.start) if each[1] <= passage.start), None
            )
        return passage if found is None else Passage(*found)

    def move(self, passage: Passage, step: int, unit: Unit) -> Passage:
        """Move the caret by a unit; it stands at the end of one after the anchor, at the start of one before it.

        Args:
            passage: What is chosen.
            step: 1 onwards, -1 back.
            unit: By what.
        """
        anchor, caret = passage.anchor, passage.caret
        target: int | None
        if step > 0 and caret >= anchor:
            target = self._next_end(unit, caret)
        elif step > 0:
            target = next((start for start, _ in self._from(unit, caret) if start > caret), None)
            if target is None or target >= anchor:
                target = self._next_end(unit, anchor)
        elif caret > anchor:
            target = next((end for _, end in self._back(unit, caret) if end < caret), None)
            if target is None or target <= anchor:
                target = self._previous_start(unit, anchor)
        else:
            target = self._previous_start(unit, caret)
        return passage if target is None else Passage(anchor, target)

    def reach(self, passage: Passage, offset: int) -> Passage:
        """Move the caret to the word at an offset, so that the word is chosen whole."""
        if offset >= passage.anchor:
            target = self._next_end(Unit.WORD, offset)
        else:
            target = next((start for start, _ in self._back(Unit.WORD, offset + 1) if start <= offset), None)
        return passage if target is None else Passage(passage.anchor, target)

    def widen(self, passage: Passage) -> Passage:
        """Return the whole sentences that a passage touches; where it is those already, the whole paragraphs."""
        for unit in (Unit.SENTENCE, Unit.PARAGRAPH):
            touched = [each for each in self._from(unit, passage.start) if each[1] > passage.start]
            inside = [each for each in touched if each[0] < passage.end]
            if inside and (inside[0][0], inside[-1][1]) != (passage.start, passage.end):
                return Passage(min(inside[0][0], passage.start), max(inside[-1][1], passage.end))
        return passage

    def words_of(self, passage: Passage) -> units.Stretch:
        """Return the offsets of a passage without white space at its ends."""
        text = self._text[passage.start : passage.end]
        start = passage.start + len(text) - len(text.lstrip())
        return start, max(start, passage.start + len(text.rstrip()))

    def _next_end(self, unit: Unit, offset: int) -> int | None:
        return next((end for _, end in self._from(unit, offset) if end > offset), None)

    def _previous_start(self, unit: Unit, offset: int) -> int | None:
        return next((start for start, _ in self._back(unit, offset) if start < offset), None)

    def _from(self, unit: Unit, offset: int) -> Iterator[units.Stretch]:
        """Yield units in order, from the paragraph that an offset lies in on."""
        for number in range(max(0, bisect_right(self._starts, offset) - 1), len(self._blocks)):
            yield from self._units(unit, number)

    def _back(self, unit: Unit, offset: int) -> Iterator[units.Stretch]:
        """Yield units backwards, from the paragraph that an offset lies in or after."""
        for number in range(bisect_left(self._starts, offset) - 1, -1, -1):
            yield from reversed(self._units(unit, number))

    def _units(self, unit: Unit, number: int) -> tuple[units.Stretch, ...]:
        known = self._known.get((unit, number))
        if known is None:
            start, end = self._blocks[number]
            if unit is Unit.PARAGRAPH:
                known = ((start, end),)
            else:
                divide = units.words if unit is Unit.WORD else units.sentences
                known = tuple((start + left, start + right) for left, right in divide(self._text[start:end]))
            self._known[unit, number] = known
        return known
