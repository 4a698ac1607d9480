"""The first pass: every number of a text with what stands right beside it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.figures.admission import Admission
from tui.figures.grammar import Grammar
from tui.figures.lexicon import Lexicon
from tui.figures.nouns import NounFinder
from tui.figures.numerals import NumberReader
from tui.figures.readings import Reading, Text
from tui.figures.surroundings import Surroundings


class Reader:
    """Reads the texts of one language."""

    def __init__(self, grammar: Grammar) -> None:
        lexicon = Lexicon(grammar)
        nouns = NounFinder(grammar)
        self.numbers = NumberReader(grammar, lexicon.words)
        self.surroundings = Surroundings(grammar, lexicon, nouns)
        self.admission = Admission(grammar, nouns)

    def read(self, text: Text) -> Iterator[Reading]:
        """Yield what may be a figure, in order; joining drops what is not `sure` and found no partner."""
        for number in self.numbers.read(text.folded, text.lowered):
            if text.closed.overlaps(number.start + number.signed, number.end) or self.admission.is_vague(
                number, text
            ):
                continue
            reading = Reading(number, number.start, number.end)
            self.surroundings.read(reading, text)
            if self.admission.stands_free(reading, text):
                reading.sure = self.admission.is_figure(reading, text)
                yield reading
