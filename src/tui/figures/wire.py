"""Figures as JSON, and the JSON-lines protocol of the scorers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from tui.figures.finding import find
from tui.figures.json_lines import answers
from tui.figures.models import Figure, Passage, Period, Relation

_PASSAGES = ("concept", "clause", "period", "relation")
_PLAIN = tuple(name for name in Figure.__dataclass_fields__ if name not in _PASSAGES)


def number_of(value: Decimal) -> int | float:
    """A Decimal as the JSON number that says the same: an integer where it is one."""
    return int(value) if value == value.to_integral_value() else float(value)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return number_of(value)
    return value


def _passage(passage: Passage | Period | Relation | None) -> dict[str, object] | None:
    if passage is None:
        return None
    return {name: getattr(passage, name) for name in type(passage).__dataclass_fields__}


def to_json(figure: Figure) -> dict[str, Any]:
    """A figure as a JSON object with the record's field names; `value` and `high` are numbers."""
    fields = {name: _plain(getattr(figure, name)) for name in _PLAIN}
    return fields | {name: _passage(getattr(figure, name)) for name in _PASSAGES}


def figures_lines(lines: Iterable[str]) -> Iterator[str]:
    """Answer JSON lines `{"id","text","lang"}` with `{"id","figures"}`, figures ordered by rank.

    Args:
        lines: One JSON object a line; empty lines are skipped. `title` is optional.

    Yields:
        One JSON line for each; `{"id","error"}` where the line was not understood.
    """
    yield from answers(lines, _answer)


def _answer(item: dict[str, Any]) -> dict[str, object]:
    text, lang, title = item.get("text"), item.get("lang"), item.get("title", "")
    if not isinstance(text, str) or not isinstance(lang, str) or not isinstance(title, str):
        return {"id": item.get("id"), "error": "text, lang and title must be strings"}
    figures = sorted(find(text, lang, title=title), key=lambda figure: (figure.rank, figure.start))
    return {"id": item.get("id"), "figures": [to_json(figure) for figure in figures]}
