"""The pseudo-locale: English that is accented and two fifths longer, so that tests see what is cut or missed."""

from __future__ import annotations

import gettext
import re

_ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPRSTUVWYZabcdefghijklmnoprstuvwyz", "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞŘŠŢÛṼŴÝŽåƀçðéƒĝĥîĵķļɱñöþřšţûṽŵýž"
)
_FIELD = re.compile(r"(\{[^{}]*\})")
LONGER = 0.4
"""Vietnamese, Turkish and Thai run up to two fifths longer than English in short sentences."""


def pseudo(message: str) -> str:
    """Return `message` accented and lengthened, in brackets; its `{fields}` stay as they are.

    Args:
        message: An English sentence.
    """
    parts = _FIELD.split(message)
    letters = sum(len(part) for part in parts[::2])
    parts[::2] = [part.translate(_ACCENTED) for part in parts[::2]]
    padding = "·" * max(0, round(letters * LONGER) - 2)
    return f"⟦{''.join(parts)}{padding}⟧"


class PseudoTranslations(gettext.NullTranslations):
    """Every sentence as `pseudo` shows it."""

    def gettext(self, message: str) -> str:
        """Return the pseudo form of `message`."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the pseudo form of the English sentence that fits `n`."""
        return pseudo(msgid1 if n == 1 else msgid2)
