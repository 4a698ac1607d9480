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


_ALPHABETIC = r"A-Za-z0-9À-ɏḀ-ỿ"
_KATAKANA = r"ァ-ヺー"


@dataclass(frozen=True, slots=True)
class _Finder:
    """The names of one language, as one pattern."""

    pattern: re.Pattern[str]
    facts: dict[str, tuple[Fact, ...]]

    @classmethod
    def of(cls, facts: tuple[Fact, ...], lang: str) -> _Finder:
        by_name: dict[str, list[Fact]] = {}
        for fact in facts:
            for name in fact.called(lang):
                by_name.setdefault(_folded(name), []).append(fact)
        names = sorted(by_name, key=len, reverse=True)
        pattern = "|".join(_bordered(name) for name in names) or r"(?!)"
        return cls(re.compile(pattern), {name: tuple(found) for name, found in by_name.items()})

    def find(self, text: str, start: int, end: int) -> Iterator[Mention]:
        for match in self.pattern.finditer(text, start, end):
            facts = self.facts.get(_folded(match.group()))
            if facts and not _part_of_longer_name(text, match):
                yield Mention(match.start(), match.end(), facts)


def _is_model_like(name: str) -> bool:
    """Whether case says little about the name: GPT-OSS and gpt-oss are one."""
    return name.isascii() and any(sign.isdigit() or sign == "-" for sign in name)


def _folded(name: str) -> str:
    return name.lower() if _is_model_like(name) else name


def _bordered(name: str) -> str:
    """Return a pattern for `name` that does not match inside a longer word or version number."""
    body = re.escape(name)
    if _is_model_like(name):
        body = f"(?i:{body})"
    before = after = ""
    if re.match(f"[{_ALPHABETIC}]", name):
        before = f"(?<![{_ALPHABETIC}])(?<![{_ALPHABETIC}][-.])"
    if re.search(f"[{_ALPHABETIC}]$", name):
        after = f"(?![{_ALPHABETIC}]|[-.][{_ALPHABETIC}])"
    if re.match(f"[{_KATAKANA}]", name):
        before, after = f"(?<![{_KATAKANA}])", f"(?![{_KATAKANA}])"
    return f"{before}{body}{after}"


_WORD_BEFORE = re.compile(r"\b[A-Z][\w.-]*\s$")
_WORD_AFTER = re.compile(r"\s[A-Z][a-z]+")
_LEADING_CAPITALS = frozenset({"The", "In", "Of", "Than", "Like", "As", "To", "And"})


def _part_of_longer_name(text: str, match: re.Match[str]) -> bool:
    """Whether capitalised neighbours show another name: New Mexico, Japan Airlines, Apple Watch."""
    name = match.group()
    if not name[0].isascii() or not name[0].isupper() or _is_model_like(name):
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    if before and before.group().strip() not in _LEADING_CAPITALS:
        return True
    return _WORD_AFTER.match(text, match.end(), match.end() + 24) is not None
