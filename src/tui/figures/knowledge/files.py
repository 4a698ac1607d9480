"""Reads the base from its TOML files: those of the package, then the person's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from tui.core.messages import N_, Message
from tui.core.text import clean_line
from tui.figures.knowledge.base import EVERY_LANGUAGE, Fact, KnowledgeBase

LARGEST_FILE = 1_000_000
"""Bytes of a person's own file that are read at most."""
_LANGUAGES = frozenset({"en", "zh", "zh-Hant", "ja", "ko", "vi", "th", "tr"})
_NAMES = "names"

_UNREADABLE = N_("{file} cannot be read: {reason}. Only the built-in facts are used.")
_TOO_LARGE = N_("{file} is larger than {limit} bytes. Only the built-in facts are used.")
_NO_FACTS = N_('{file} holds no list "facts". Only the built-in facts are used.')
_MISSING = N_('Fact {number} in {file} lacks "{name}"; it is left out.')
_BAD_VALUE = N_("Fact {number} in {file}: the value {value} is no positive number; it is left out.")
_NO_NAMES = N_('Fact {number} in {file} names no thing: add names = ["…"]; it is left out.')


class _BadEntryError(Exception):
    """An entry that is left out, with the sentence that says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@cache
def shipped() -> KnowledgeBase:
    """Return the base that the program brings, read once."""
    reader = _Reader()
    for entry in sorted(files("tui.figures.knowledge").iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            reader.read(tomllib.loads(entry.read_text("utf-8"), parse_float=Decimal), entry.name)
    return KnowledgeBase(tuple(reader.facts), tuple(reader.problems))


def load(user_file: Path | None) -> KnowledgeBase:
    """Return the base that the program brings, extended and overridden by the person's own file.

    A fact of the own file takes the place of the built-in one about the same thing and measure.

    Args:
        user_file: TOML like the files of this package; None, or no such file, gives the built-in base.

    Returns:
        The base; what is wrong in the file stands in `problems`, a sentence an entry, and the rest is used.
    """
    base = shipped()
    if user_file is None or not user_file.is_file():
        return base
    document, problem = _parsed(user_file)
    if document is None:
        return KnowledgeBase(base.facts, (problem,) if problem else ())
    reader = _Reader(names={fact.thing: fact.names for fact in base.facts}, own=True)
    reader.read(document, user_file.name)
    merged = {fact.key: fact for fact in (*base.facts, *reader.facts)}
    return KnowledgeBase(tuple(merged.values()), tuple(reader.problems))


def _parsed(user_file: Path) -> tuple[dict[str, Any] | None, Message | None]:
    try:
        if user_file.stat().st_size > LARGEST_FILE:
            return None, Message(_TOO_LARGE, {"file": user_file.name, "limit": LARGEST_FILE})
        return tomllib.loads(user_file.read_text("utf-8"), parse_float=Decimal), None
    except (OSError, ValueError, RecursionError) as error:  # TOMLDecodeError, UnicodeDecodeError: ValueErrors
        return None, Message(_UNREADABLE, {"file": user_file.name, "reason": clean_line(str(error), 200)})


@dataclass(slots=True)
class _Reader:
    """Gathers the facts of one or more documents."""

    names: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    problems: list[Message] = field(default_factory=list)
    own: bool = False

    def read(self, document: dict[str, Any], file: str) -> None:
        """Add what `document` holds; an entry that cannot be used becomes a problem."""
        things = document.get("things", {})
        if isinstance(things, dict):
            self.names.update({str(key): _names_of(entry) for key, entry in things.items()})
        sources = document.get("sources", {})
        rows = document.get("facts")
        if not isinstance(rows, list):
            self.problems.append(Message(_NO_FACTS, {"file": file}))
            return
        for number, row in enumerate(rows, start=1):
            try:
                self.facts.append(self._fact(row, {"number": number, "file": file}, sources))
            except _BadEntryError as error:
                self.problems.append(error.message)

    def _fact(self, row: object, where: dict[str, Any], sources: object) -> Fact:
        if not isinstance(row, dict):
            raise _BadEntryError(Message(_MISSING, {**where, "name": "value"}))
        for name in ("measure", "unit", "value", "as_of", "source"):
            if name not in row:
                raise _BadEntryError(Message(_MISSING, {**where, "name": name}))
        called = (
            _names_of({_NAMES: row[_NAMES]})
            if _NAMES in row
            else self.names.get(str(row.get("thing", "")), {})
        )
        if not any(called.values()):
            raise _BadEntryError(Message(_NO_NAMES, where))
        thing = str(row.get("thing") or next(name for group in called.values() for name in group).lower())
        source = str(row["source"])
        if isinstance(sources, dict):
            source = str(sources.get(source, source))
        return Fact(
            thing=clean_line(thing, 80),
            measure=clean_line(str(row["measure"]), 40),
            unit=clean_line(str(row["unit"]), 40),
            value=_value(row["value"], where),
            as_of=clean_line(str(row["as_of"]), 40),
            source=clean_line(source, 300),
            names=called,
            own=self.own,
        )


def _value(raw: object, where: dict[str, Any]) -> Decimal:
    try:
        value = Decimal(0) if isinstance(raw, bool) else Decimal(str(raw).replace("_", "").replace(",", ""))
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or value <= 0 or not -60 < value.adjusted() < 60:
        raise _BadEntryError(Message(_BAD_VALUE, {**where, "value": clean_line(str(raw), 40)}))
    return value


def _names_of(entry: object) -> dict[str, tuple[str, ...]]:
    """Return the names by language; a bare list holds for every language."""
    if isinstance(entry, list):
        entry = {_NAMES: entry}
    if not isinstance(entry, dict):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for lang, called in entry.items():
        if isinstance(called, list) and (lang in _LANGUAGES or lang == _NAMES):
            kept = tuple(name for name in (clean_line(str(item), 80) for item in called) if name)
            found[EVERY_LANGUAGE if lang == _NAMES else lang] = kept
    return found
