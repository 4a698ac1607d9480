"""The looks of what lists and reader draw: a table over the theme's colours.

They are no rules of the style sheet: some thirty component classes on each of seven widgets took a fifth of the
start. A theme's colours reach them all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from rich.style import Style
from textual.color import Color


class Look(NamedTuple):
    """Colours are names of theme variables; empty leaves what lies below."""

    color: str = ""
    ground: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    strike: bool | None = None
    reverse: bool | None = None


LOOKS = {
    # lists
    "cursor": Look(ground="primary-muted"),
    "resting": Look(ground="panel"),
    "strong": Look(bold=True),
    "dim": Look("muted"),
    "accent": Look("primary"),
    "warning": Look("warning", bold=True),
    "notice": Look("primary"),
    # the article
    "title": Look(bold=True),
    "aside": Look(),
    "lead": Look(italic=True),
    "emphasis": Look(italic=True),
    "deleted": Look("muted", strike=True),
    "heading": Look("primary", bold=True),
    "rule": Look("secondary"),
    "quote": Look(),
    "bar": Look("secondary"),
    "link": Look(underline=True),
    "code": Look("code"),
    "caption": Look("muted", italic=True),
    "found": Look(ground="panel", bold=True, underline=True),
    "highlight": Look(ground="accent-muted"),
    "passage": Look(reverse=True),
    "caret": Look(bold=True, underline=True, reverse=True),
    "found-here": Look("background", "accent", bold=True),
    # its figures
    "figure": Look("accent", bold=True),
    "suspect": Look("warning", bold=True, underline=True),
    "number": Look("muted"),
    "current": Look(bold=True, reverse=True),
    # its code
    "code-ground": Look(ground="surface"),
    "code-comment": Look("muted", italic=True),
    "code-keyword": Look("primary", bold=True),
    "code-string": Look("code"),
    "code-number": Look("accent"),
    "code-name": Look("secondary", bold=True),
}


def style_of(names: str, base: Style, variables: Mapping[str, str]) -> Style:
    """Return looks laid one over the other.

    Args:
        names: Names of `LOOKS`, parted by spaces; the last one weighs most.
        base: What lies below them all.
        variables: The theme's colours by name.
    """
    style = base
    for name in names.split():
        look = LOOKS[name]
        style += Style(
            color=_color(variables[look.color]) if look.color else None,
            bgcolor=_color(variables[look.ground]) if look.ground else None,
            bold=look.bold,
            italic=look.italic,
            underline=look.underline,
            strike=look.strike,
            reverse=look.reverse,
        )
    return style


@cache
def _color(value: str) -> str:
    return Color.parse(value).hex6.lower()
