"""Marks sentences that people will read, so that the catalogues collect them and display can translate them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


def N_(message: str) -> str:  # noqa: N802  the gettext convention's name
    """Mark `message` for the catalogues and return it unchanged: it is translated where it is shown.

    Args:
        message: An English sentence, with named `{fields}` where values go.

    Returns:
        The same string.
    """
    return message


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence and the values that stand in it, kept apart so that it can be shown in any language."""

    template: str
    """The English sentence: the catalogue's key."""
    fields: dict[str, Any]
    """The values for the `{names}` in the template; already cleaned of control characters."""

    def __str__(self) -> str:
        """The English sentence with its values."""
        return self.template.format(**self.fields)
