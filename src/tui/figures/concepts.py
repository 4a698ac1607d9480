"""What a figure measures, and whose it is."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.figures.grammar import Grammar
from tui.figures.models import Figure, Kind, Passage
from tui.figures.readings import Text

_BEFORE, _AFTER = 70, 40
_TELLING = 3
"""Characters under which the words before a figure tell nothing."""
_LINK = re.compile(r"\b(?:that|which|who|where|when|while|because|and|but)\s")
_CLAUSE = re.compile(r"[,:](?!\d)|(?<!\b[A-Z])\.(?=\s|$)|[;，；：、。!?！？—\n\t|()（）]")
_NAME = re.compile(
    r"(?<![^\W_])(?:[A-ZÀ-ÖØ-ÞĐĞİŞÇÖÜ][\w&.-]{0,24}\w|[A-Z]{2,12})(?:\s(?:[A-ZÀ-ÖØ-ÞĐĞİŞÇÖÜ][\w&.-]{0,24}\w|\d{1,2}(?=\s[A-Z]))){0,3}"
)
_KATAKANA = re.compile(
    r"[ァ-ヶー・]{3,16}|[\u4e00-\u9fff]{2,10}(?:公司|集团|集團|銀行|银行|大学|大學|省|市|社)"
)
_NOT_NAMES = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "It",
        "He",
        "She",
        "They",
        "We",
        "But",
        "And",
        "Of",
        "For",
        "From",
        "By",
        "With",
        "As",
        "If",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "About",
        "Around",
        "More",
        "Another",
        "Some",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Bu",
        "Bir",
        "Ve",
        "Trong",
        "Tuy",
        "Theo",
        "Công",
        "Ngoài",
        "Khoảng",
        "Additionally",
        "However",
        "Meanwhile",
        "US",
    ]
)


class ConceptFinder:
    """Finds concepts and entities in one language."""

    def __init__(self, grammar: Grammar) -> None:
        words = sorted(grammar.metrics, key=len, reverse=True)
        alternatives = "|".join(map(re.escape, words))
        if grammar.spaced:
            alternatives = rf"(?<![^\W\d_])(?:{alternatives})(?![^\W\d_])"
        self._metric = re.compile(alternatives) if words else re.compile(r"(?!)")
        self._stops = grammar.stops
        self._bounds = (*grammar.approximate, *grammar.at_least, *grammar.at_most) if grammar.spaced else ()
        self._spaced = grammar.spaced

    def describe_all(self, figures: list[Figure], text: Text) -> list[Figure]:
        """Return the figures with concept and entity; "up 12%, to $3 bn" measures what the figure before does."""
        described: list[Figure] = []
        for index, figure in enumerate(figures):
            before = described[-1] if described else None
            after = figures[index + 1] if index + 1 < len(figures) else None
            new, certain = self._describe(figure, text, before, after)
            if before and not certain and self._goes_on(before, new, text):
                new = replace(new, concept=before.concept, entity=before.entity or new.entity)
            described.append(new)
        return described

    def _goes_on(self, before: Figure, figure: Figure, text: Text) -> bool:
        """Whether a figure only says more of what the figure before it measures."""
        if before.sentence_end != figure.sentence_end or figure.start - before.end > _AFTER:
            return False
        if not before.concept or not self._metric.fullmatch(before.concept.text.lower()):
            return False
        kinds = {before.kind, figure.kind}
        cut = _CLAUSE.search(text.folded, before.end, figure.start)
        turned = figure.direction is not None and not kinds.isdisjoint({Kind.PERCENT, Kind.POINTS})
        joined = cut is None or (turned and cut.group() in ",，、")
        return joined and kinds <= {Kind.MONEY, Kind.PERCENT, Kind.POINTS}

    def _describe(
        self, figure: Figure, text: Text, before: Figure | None, after: Figure | None
    ) -> tuple[Figure, bool]:
        """Return the figure with concept and entity, and whether a known word names the concept.

        Args:
            figure: The figure.
            text: Its text.
            before: The figure before it, which owns the words closer to it.
            after: The figure after it.
        """
        low = max(figure.sentence_start, figure.start - _BEFORE, before.end if before else 0)
        high = min(figure.sentence_end, figure.end + _AFTER, after.start if after else len(text.raw))
        concept = self._concept(figure, text, low, max(high, figure.end))
        certain = concept is not None
        concept = concept or self._clause(figure, text, low)
        return replace(figure, concept=concept, entity=self._entity(figure, text, certain=certain)), certain

    def _concept(self, figure: Figure, text: Text, low: int, high: int) -> Passage | None:
        if figure.kind is Kind.COUNT and figure.noun and figure.noun in figure.text:
            start = figure.start + figure.text.rindex(figure.noun)
            return Passage(figure.noun, start, start + len(figure.noun))
        found = []
        for match in self._metric.finditer(text.lowered, low, high):
            if match.start() < figure.end and match.end() > figure.start:
                continue
            ahead = figure.start - match.end() if match.end() <= figure.start else match.start() - figure.end
            clauses = _CLAUSE.search(
                text.folded, min(match.end(), figure.end), max(match.start(), figure.start)
            )
            if clauses and match.start() >= figure.end:
                continue
            found.append((ahead + 40 * bool(clauses), match))
        if found:
            match = min(found, key=lambda pair: pair[0])[1]
            return Passage(text.raw[match.start() : match.end()], match.start(), match.end())
        if (
            figure.kind is Kind.COUNT
            and figure.unit_text
            and figure.unit_text[0].isalpha()
            and figure.text.endswith(figure.unit_text)
        ):
            return Passage(figure.unit_text, figure.end - len(figure.unit_text), figure.end)
        return None

    def _clause(self, figure: Figure, text: Text, low: int) -> Passage | None:
        """The words of the clause before the figure, or after it where it opens the clause."""
        cuts = [match.end() for match in _CLAUSE.finditer(text.folded, low, figure.start)]
        cuts += (
            [match.end() for match in _LINK.finditer(text.folded, low, figure.start)] if self._spaced else []
        )
        before = _trimmed(text.raw, max(cuts, default=low), self._before_bounds(figure, text))
        stop = min(figure.sentence_end, figure.end + _AFTER)
        cut = _CLAUSE.search(text.folded, figure.end, stop)
        after = _trimmed(text.raw, figure.end, cut.start() if cut else stop)
        placed = figure.kind is Kind.SCORE and text.folded.startswith((" on ", " in "), figure.end)
        if after and (figure.kind is Kind.RANK or placed):
            return after
        short = before is None or before.end - before.start < _TELLING or before.text.lower() in self._stops
        return after or before if short else before

    def _before_bounds(self, figure: Figure, text: Text) -> int:
        """Where the words end that are not only "more than" or "about" before a figure."""
        end = figure.start
        for _ in range(2):
            head = text.lowered[max(0, end - 24) : end].rstrip()
            phrase = next((phrase for phrase in self._bounds if f" {head}".endswith(f" {phrase}")), "")
            if not phrase:
                break
            end = max(0, end - 24) + len(head) - len(phrase)
        return end

    def _entity(self, figure: Figure, text: Text, *, certain: bool) -> str:
        low = max(figure.sentence_start, figure.start - 120)
        if (
            not certain and self._spaced
        ):  # the clause has its own subject: "… filings that the company invests"
            low = max([low, *(match.end() for match in _LINK.finditer(text.folded, low, figure.start))])
        names = [
            match for match in _NAME.finditer(text.raw, low, figure.start) if self._is_name(match, figure)
        ]
        if names:
            words = names[-1].group().split(" ")
            while words and words[0] in _NOT_NAMES:
                words.pop(0)
            name = " ".join(words)
            return name.removesuffix("'s").removesuffix("’s")
        if not self._spaced:
            others = list(_KATAKANA.finditer(text.raw, low, figure.start))
            if others and figure.kind is not Kind.DURATION:
                return others[-1].group()
        return ""

    @staticmethod
    def _is_name(match: re.Match[str], figure: Figure) -> bool:
        """Whether capitals make a name here: one plain word that opens the sentence may be any word."""
        word = match.group()
        opens = match.start() <= figure.sentence_start + 2
        plain = " " not in word and word[1:].islower() and not word.endswith("'s")
        return word not in _NOT_NAMES and not (opens and plain)


def _trimmed(raw: str, start: int, end: int) -> Passage | None:
    """The passage without white space at its ends, cut at a word to 48 characters; None when nothing is left."""
    while start < end and not raw[start].isalnum():
        start += 1
    while end > start and not raw[end - 1].isalnum() and raw[end - 1] not in "%)":
        end -= 1
    if end - start > 48:
        cut = raw.find(" ", end - 48, end)
        start = cut + 1 if cut >= 0 else end - 48
    return Passage(raw[start:end], start, end) if end > start else None
