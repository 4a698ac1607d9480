"""Many records of one class as columns: as JSON, a list of numbers is read ten times as fast as so many objects."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Sequence
from enum import Enum
from itertools import repeat
from typing import Any

COLUMNS, EACH, SAME, SPARSE = "columns", "each", "same", "sparse"
"""Kinds of packed object: records; a column of values made of texts; one text for all; a record or nothing each."""
ANY = "any"
"""A column of whatever JSON holds, lists among it."""
FEWEST = 16
"""Fewer records are written one by one."""

_KIND, _OF, _VALUES, _THERE = "_", "of", "v", "there"
_JSON = {str, int, float, bool, type(None)}


class Same(str):
    """What stands in a column from top to bottom."""

    __slots__ = ()


def pack_columns(
    items: Sequence[Any], plain: Callable[[Any], Any], scalars: Collection[str]
) -> dict[str, Any] | None:
    """Return records as columns, or None where they are few, of several classes, or made by the names of their fields.

    Args:
        items: The records.
        plain: Makes JSON of any value.
        scalars: Names of the classes of which it makes an object with one text.
    """
    kind = type(items[0]) if len(items) >= FEWEST else object
    if not dataclasses.is_dataclass(kind) or any(type(item) is not kind for item in items):
        return None
    fields = dataclasses.fields(kind)
    if any(field.kw_only for field in fields):
        return None  # they are made again by the order of their fields
    columns = {}
    for field in fields:
        values = [getattr(item, field.name) for item in items]
        if not all(is_default(value, field.default) for value in values):
            columns[field.name] = _column(values, plain, scalars)
    if not any(isinstance(column, list) for column in columns.values()):
        return None  # nothing would tell how many there are
    return {_KIND: COLUMNS, _OF: kind.__name__, _VALUES: columns}


def is_default(value: Any, default: Any) -> bool:
    """Whether a field's value need not be written."""
    return value is default or (not isinstance(value, tuple) and bool(value == default))


def _column(values: list[Any], plain: Callable[[Any], Any], scalars: Collection[str]) -> Any:
    kinds = {type(value) for value in values}
    if kinds == {str} and values.count(values[0]) == len(values):
        return {_KIND: SAME, _VALUES: values[0]}
    if kinds <= _JSON:
        return values
    there = [value for value in values if value is not None]
    kind = type(there[0]) if len(kinds - {type(None)}) == 1 else object
    if issubclass(kind, Enum):
        texts = [None if value is None else value.value for value in values]
        return {_KIND: EACH, _OF: kind.__name__, _VALUES: texts}
    if kind.__name__ in scalars:
        texts = [None if value is None else plain(value)[_VALUES] for value in values]
        return {_KIND: EACH, _OF: kind.__name__, _VALUES: texts}
    inner = pack_columns(there, plain, scalars)
    if inner is not None:
        return {_KIND: SPARSE, _VALUES: inner, _THERE: [int(value is not None) for value in values]}
    return {_KIND: EACH, _OF: ANY, _VALUES: [plain(value) for value in values]}


def unpack_columns(kind: type[Any], columns: dict[str, Any]) -> tuple[Any, ...]:
    """Return the records of columns; a field without one takes its default, one that the class lacks is left out.

    Args:
        kind: The class of the records.
        columns: Lists of the same length, and `Same`.

    Raises:
        ValueError: The columns do not go together.
        TypeError: One is missing.
    """
    lengths = {len(column) for column in columns.values() if type(column) is list}
    if len(lengths) != 1:
        raise ValueError("columns of several lengths")
    given = []
    for field in dataclasses.fields(kind):
        column = columns.get(field.name, repeat(field.default))
        if field.name not in columns and field.default is dataclasses.MISSING:
            raise TypeError(field.name)
        given.append(repeat(str(column)) if type(column) is Same else column)
    return tuple(map(kind, *given))


def made_of_texts(make: Callable[[Any], Any], texts: list[Any]) -> list[Any]:
    """Return a column's values; what is said again and again is made once."""
    made = {text: make(text) for text in set(texts) if text is not None}
    return [made.get(text) for text in texts]


def spread(records: tuple[Any, ...], there: list[int]) -> list[Any]:
    """Return a column with records where `there` says so, and with nothing elsewhere.

    Raises:
        ValueError: There are more or fewer of them.
    """
    if there.count(1) != len(records):
        raise ValueError("a column of another length")
    following = iter(records)
    return [next(following) if here == 1 else None for here in there]
