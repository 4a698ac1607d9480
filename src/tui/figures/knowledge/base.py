"""Facts, and finding the things they are about in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from tui.core.messages import Message

EVERY_LANGUAGE = ""
"""The key of the names that are written alike in all languages."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One measured property of one thing, with its date and its source."""

    thing: str
    """The thing's key: "gpt-oss", "japan"."""
    measure: str
    """The property: parameters, population, area, gdp, revenue, height …"""
    unit: str
    """As in `Figure.unit`: an ISO 4217 code, a unit symbol, "people", "parameter"."""
    value: Decimal
    as_of: str
    """The date that the value stands for, ISO 8601: "2024" or "2024-07"."""
    source: str
    """The citation."""
    names: dict[str, tuple[str, ...]]
    """How the thing is called, by language; `EVERY_LANGUAGE` holds for all."""
    own: bool = False
    """Whether the person's own file says so."""

    @property
    def key(self) -> tuple[str, str]:
        """What makes one fact take another's place: the thing and the measure."""
        return self.thing, self.measure

    def called(self, lang: str) -> tuple[str, ...]:
        """Return the thing's names in the language `lang`."""
        return self.names.get(lang, ()) + self.names.get(EVERY_LANGUAGE, ())


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names a thing of the base."""

    start: int
    end: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All facts, and what could not be read of the files."""

    facts: tuple[Fact, ...]
    problems: tuple[Message, ...] = ()
    """One sentence for each entry that was left out."""
    _finders: dict[str, _Finder] = field(default_factory=dict, compare=False, repr=False)

    def mentions(self, text: str, lang: str, start: int, end: int) -> Iterator[Mention]:
        """Yield the things that are named in `text[start:end]`, the longest name first at each place.

        Args:
            text: The whole text, so that the borders of a name can be judged.
            lang: The language of the text; names of other languages do not count.
            start: Where to begin, in characters.
            end: Where to stop.
        """
        finder = self._finders.get(lang)
        if finder is None:
            finder = self._finders[lang] = _Finder.of(self.facts, lang)
        yield from finder.find(text, start, end)


@dataclass(frozen=True, slots=True)
class _Finder:
    """The names of one language, looked for one by one: sentences are short, and nothing need be compiled."""

    names: tuple[tuple[str, tuple[Fact, ...]], ...]
    """The longest first, so that it takes its place before a name within it."""

    @classmethod
    def of(cls, facts: tuple[Fact, ...], lang: str) -> _Finder:
        by_name: dict[str, list[Fact]] = {}
        for fact in facts:
            for name in fact.called(lang):
                by_name.setdefault(_folded(name), []).append(fact)
        longest_first = sorted(by_name, key=len, reverse=True)
        return cls(tuple((name, tuple(by_name[name])) for name in longest_first))

    def find(self, text: str, start: int, end: int) -> Iterator[Mention]:
        exact, folded = text[start:end], text[start:end].translate(_LOWER)
        taken: dict[int, Mention] = {}
        covered: set[int] = set()
        for name, facts in self.names:
            where = folded if _is_model_like(name) else exact
            at = where.find(name)
            while at >= 0:
                first, last = start + at, start + at + len(name)
                if _stands_alone(text, first, last) and covered.isdisjoint(range(first, last)):
                    covered.update(range(first, last))
                    if not _part_of_longer_name(text, first, last):
                        taken[first] = Mention(first, last, facts)
                at = where.find(name, at + len(name))
        yield from (taken[first] for first in sorted(taken))


_LOWER = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
"""Lowers ASCII letters only, so that no character becomes two."""
_WORD = re.compile(r"[A-Za-z0-9À-ɏḀ-ỿ]")
_KATAKANA = re.compile(r"[ァ-ヺー]")


def _is_model_like(name: str) -> bool:
    """Whether case says little about the name: GPT-OSS and gpt-oss are one."""
    return name.isascii() and any(sign.isdigit() or sign == "-" for sign in name)


def _folded(name: str) -> str:
    return name.translate(_LOWER) if _is_model_like(name) else name


def _stands_alone(text: str, first: int, last: int) -> bool:
    """Whether the name is no piece of a longer word, of a katakana word, or of a version number."""
    before, after = text[max(0, first - 2) : first], text[last : last + 2]
    for letters, joints in ((_WORD, "-."), (_KATAKANA, "")):
        if letters.match(text[first]) and before and _goes_on(before[::-1], letters, joints):
            return False
        if letters.match(text[last - 1]) and after and _goes_on(after, letters, joints):
            return False
    return True


def _goes_on(beside: str, letters: re.Pattern[str], joints: str) -> bool:
    if letters.match(beside):
        return True
    return len(beside) > 1 and beside[0] in joints and letters.match(beside[1]) is not None


_WORD_BEFORE = re.compile(r"\b[A-Z][\w.-]*\s$")
_WORD_AFTER = re.compile(r"\s[A-Z][a-z]+")
_LEADING_CAPITALS = frozenset({"The", "In", "Of", "Than", "Like", "As", "To", "And"})


def _part_of_longer_name(text: str, first: int, last: int) -> bool:
    """Whether capitalised neighbours show another name: New Mexico, Japan Airlines, Apple Watch."""
    name = text[first:last]
    if not name[0].isascii() or not name[0].isupper() or _is_model_like(name):
        return False
    before = _WORD_BEFORE.search(text, max(0, first - 24), first)
    if before and before.group().strip() not in _LEADING_CAPITALS:
        return True
    return _WORD_AFTER.match(text, last, last + 24) is not None
