"""The numbers that the store gives to feeds, headlines and corrections, as a person writes them."""

from __future__ import annotations

from typing import Any

import click

from tui.languages.catalogue import _

_BITS = 63
"""The room that SQLite has for the size of a number; a larger one can be no row's."""


def stored_number(word: str) -> int | None:
    """Return the number that `word` is, negative for a saved article, or None where no row can have it.

    Args:
        word: What was typed.
    """
    try:
        number = int(word) if word.removeprefix("-").isdecimal() else None
    except ValueError:  # more digits than Python turns into a number
        return None
    return number if number is not None and number.bit_length() <= _BITS else None


class StoredNumber(click.types.IntParamType):
    """A whole number that a row of the store can have."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return `value` as a number.

        Raises:
            click.BadParameter: It is none, or none that a row can have.
        """
        number = int(super().convert(value, param, ctx))
        if number.bit_length() > _BITS:
            self.fail(
                _("{value} is not in the range {range}.").format(value=value, range=f"x<{1 << _BITS}"),
                param,
                ctx,
            )
        return number


NUMBER = StoredNumber()
