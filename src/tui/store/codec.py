"""Articles, figures and findings as compressed JSON, and back: fields that a version lacks take their defaults."""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from tui.articles import document
from tui.figures import models
from tui.store.columns import (
    ANY,
    COLUMNS,
    EACH,
    SAME,
    SPARSE,
    Same,
    is_default,
    made_of_texts,
    pack_columns,
    spread,
    unpack_columns,
)

Value = TypeVar("Value")

_MOST_BYTES = 256_000_000
"""A stored text never unpacks to more."""
_KIND = "_"
_CLASSES: dict[str, type[Any]] = {
    name: kind
    for module in (document, models)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and (dataclasses.is_dataclass(kind) or issubclass(kind, Enum))
}


_SCALARS: dict[str, Callable[[str], Any]] = {"Decimal": Decimal, "datetime": datetime.fromisoformat}


def pack(value: object) -> bytes:
    """Return a value of ours, or a tuple of them, as compressed JSON.

    Args:
        value: Dataclasses of `articles.document` and `figures.models`, and what they hold.
    """
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8"), 3)


def unpack(data: bytes, kind: type[Value]) -> Value:
    """Return what `pack` packed.

    Args:
        data: Its bytes.
        kind: What it must be.

    Raises:
        ValueError: The bytes are something else.
    """
    try:
        value = json.loads(expand(data), object_hook=_made)
        value = _tuple(value) if isinstance(value, list) else value
    except (KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(value, kind):
        raise ValueError(type(value).__name__)  # noqa: TRY004  the bytes are wrong, not the call
    return value


def expand(data: bytes) -> bytes:
    """Return the bytes that zlib packed, or nothing for nothing.

    Raises:
        ValueError: They are damaged, or too many.
    """
    if not data:
        return b""
    reader = zlib.decompressobj()
    try:
        text = reader.decompress(data, _MOST_BYTES)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not reader.eof:
        raise ValueError("cut short")
    return text


@cache
def _fields(name: str) -> tuple[tuple[str, Any], ...]:
    """Names and defaults: a field at its default is not written."""
    return tuple((field.name, field.default) for field in dataclasses.fields(_CLASSES[name]))


@cache
def _field_names(name: str) -> frozenset[str]:
    return frozenset(field for field, _ in _fields(name))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return pack_columns(value, _plain, _SCALARS) or [_plain(item) for item in value]
    if isinstance(value, Enum):
        return {_KIND: type(value).__name__, "v": value.value}
    if value is None or isinstance(value, str | int | float):
        return value
    return _plain_object(value)


def _plain_object(value: Any) -> dict[str, Any]:
    kind = type(value).__name__
    if kind in _CLASSES:
        packed: dict[str, Any] = {_KIND: kind}
        for name, default in _fields(kind):
            item = getattr(value, name)
            if not is_default(item, default):
                packed[name] = _plain(item)
        return packed
    if isinstance(value, dict):
        return {_KIND: "dict", "v": {str(key): _plain(item) for key, item in value.items()}}
    return {_KIND: kind, "v": value.isoformat() if isinstance(value, datetime) else str(value)}


def _made(packed: dict[str, Any]) -> Any:
    """Make what a JSON object stands for; what it holds was made before it, since the parser works from within."""
    name = packed.pop(_KIND, "")
    if not name:
        return packed  # what a dictionary holds
    if name in _SCALARS:
        return _SCALARS[name](packed["v"])
    if name in _GROUPS:
        return _GROUPS[name](packed)
    kind = _CLASSES[name]
    if "v" in packed and issubclass(kind, Enum):
        return kind(packed["v"])
    known = _field_names(name)
    if not packed.keys() <= known:
        packed = {field: item for field, item in packed.items() if field in known}
    for field, item in packed.items():
        # Most fields hold what JSON holds: a call for each would be half of the opening of a long article.
        if type(item) is list:
            packed[field] = _tuple(item)
    return kind(**packed)


def _column(packed: dict[str, Any]) -> list[Any]:
    """Make a column of what each of its values was packed as."""
    name, values = packed["of"], packed["v"]
    if name == ANY:
        return [_tuple(item) if type(item) is list else item for item in values]
    return made_of_texts(_SCALARS.get(name) or _CLASSES[name], values)


_GROUPS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "dict": lambda packed: {
        key: _tuple(item) if type(item) is list else item for key, item in packed["v"].items()
    },
    COLUMNS: lambda packed: unpack_columns(_CLASSES[packed["of"]], packed["v"]),
    EACH: _column,
    SAME: lambda packed: Same(packed["v"]),
    SPARSE: lambda packed: spread(packed["v"], packed["there"]),
}
"""What stands for several values, by its kind."""


def _tuple(items: list[Any]) -> tuple[Any, ...]:
    return tuple(_tuple(item) if type(item) is list else item for item in items)
