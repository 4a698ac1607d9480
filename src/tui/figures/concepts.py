"""What a figure measures, and whose it is."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.figures.entities import LINK, EntityFinder
from tui.figures.grammar import Grammar
from tui.figures.models import Figure, Kind, Passage
from tui.figures.readings import Text, compiled

_BEFORE, _AFTER = 70, 40
_MEMORY = 250
"""Characters back to the figure whose subject "it" and "this model" may mean."""
_TELLING = 3
"""Characters under which the words before a figure tell nothing."""
_WORDS = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")
_CLAUSE = re.compile(r"[,:](?!\d)|(?<!\b[A-Z])\.(?=\s|$)|[;，；：、。!?！？—\n\t|()（）]")
_PARTICLES = {
    "ko": re.compile(r"\s?(?:이다|였다|이었다|입니다|으로|에서|[을를이가은는로에의과와도만])(?![가-힣])"),
    "ja": re.compile(r"(?:だった|である|です|だ|を|が|は|に|で|と|も|の|へ)"),
}
"""What the figure before leaves at the beginning of a passage."""


class ConceptFinder:
    """Finds concepts and entities in one language."""

    def __init__(self, grammar: Grammar) -> None:
        words = sorted(grammar.metrics, key=len, reverse=True)
        alternatives = "|".join(map(re.escape, words))
        if grammar.spaced:
            alternatives = rf"(?<![^\W\d_])(?:{alternatives})(?![^\W\d_])"
        self._metric = re.compile(alternatives) if words else re.compile(r"(?!)")
        self._entities = EntityFinder(grammar)
        self._particles = _PARTICLES.get(grammar.lang)
        self._anaphors = compiled(grammar.anaphors)
        self._ends = (grammar.edges or grammar.stops) | {
            phrase for phrase in grammar.approximate if " " not in phrase
        }
        self._bounds = (*grammar.approximate, *grammar.at_least, *grammar.at_most) if grammar.spaced else ()
        self._spaced = grammar.spaced
        self._spaces_part = grammar.lang == "th"

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
        counted = concept is not None and figure.start <= concept.start < figure.end
        clause = self._after(figure, text) if counted else None
        concept = concept or self._clause(figure, text, low) or self._wider(figure, text)
        entity = self._entities.find(figure, text, before, certain=certain)
        if not entity and before and before.entity and self._refers_back(before, figure, text):
            entity = before.entity
        return replace(figure, concept=concept, clause=clause, entity=entity), certain

    def _refers_back(self, before: Figure, figure: Figure, text: Text) -> bool:
        """Whether the words ahead of a figure speak of what the figure before it is about: this model scored 37."""
        if self._anaphors is None or figure.start - before.end > _MEMORY:
            return False
        if "\n" in text.raw[before.end : figure.start]:
            return False
        return self._anaphors.search(text.lowered, figure.sentence_start, figure.start) is not None

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
            next_clause = clauses or (self._spaces_part and text.raw[figure.end : figure.end + 1] == " ")
            if next_clause and match.start() >= figure.end:
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
            [match.end() for match in LINK.finditer(text.folded, low, figure.start)] if self._spaced else []
        )
        before = self._told(text, max(cuts, default=low), self._before_bounds(figure, text))
        after = self._after(figure, text)
        placed = figure.kind is Kind.SCORE and text.folded.startswith((" on ", " in "), figure.end)
        if after and (figure.kind is Kind.RANK or placed):
            return after
        short = before is None or before.end - before.start < _TELLING
        return after or before if short else before

    def _after(self, figure: Figure, text: Text) -> Passage | None:
        """The words of the clause behind the figure."""
        stop = min(figure.sentence_end, figure.end + _AFTER)
        cut = _CLAUSE.search(text.folded, figure.end, stop)
        end = cut.start() if cut else stop
        while self._spaced and end > figure.end and _splits(text.raw, end):
            end -= 1
        start = figure.end + 2 * text.folded.startswith("'s ", figure.end)
        return self._told(text, start, end, lead=True)

    def _wider(self, figure: Figure, text: Text) -> Passage | None:
        """The words ahead of the figure in its sentence, where its clause has none that tell anything."""
        start = max(figure.sentence_start, figure.start - _BEFORE)
        return self._told(text, start, figure.start)

    def _told(self, text: Text, start: int, end: int, *, lead: bool = False) -> Passage | None:
        """The words of a passage without function words at its ends; None where they are all.

        Args:
            text: The text.
            start: Where the passage starts.
            end: Where it ends.
            lead: Whether a function word may lead: "of Delhi" after a figure.
        """
        while self._spaced and start < end and _splits(text.raw, start):
            start += 1
        particle = self._particles.match(text.raw, start, end) if self._particles else None
        passage = _trimmed(text.raw, particle.end() if particle else start, end)
        while passage and self._spaced:
            words = _WORDS.findall(passage.text)
            if words and words[-1].lower() in self._ends:
                passage = _trimmed(text.raw, passage.start, passage.end - len(words[-1]))
            elif words and not lead and words[0].lower() in self._ends and passage.text.startswith(words[0]):
                passage = _trimmed(text.raw, passage.start + len(words[0]), passage.end)
            else:
                break
        return passage

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


def _splits(raw: str, at: int) -> bool:
    """Whether a cut at this place would split a word."""
    joins = raw[at - 1 : at].isalnum() or raw[at - 1 : at] in {"'", "’", "-"}
    return joins and raw[at : at + 1].isalnum()


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
