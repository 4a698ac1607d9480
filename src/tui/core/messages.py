"""Marks sentences that people will read, so that the catalogues collect them and display can translate them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
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
    """The values for the `{names}` in the template; already cleaned of control characters. A value may be a message
    itself, a sequence of names to enumerate, or a day."""
    plural: str = ""
    """The English sentence for other counts than one, which the field `count` tells; empty where nothing is counted."""

    def __str__(self) -> str:
        """The English sentence with its values."""
        template = self.plural if self.plural and self.fields["count"] != 1 else self.template
        return template.format(**{name: _in_english(value) for name, value in self.fields.items()})


def counted(singular: str, plural: str, count: int, **fields: Any) -> Message:
    """Return a message that counts something: "1 article", "2 articles".

    Args:
        singular: The English sentence for one, with `{count}`; the catalogues collect both.
        plural: The English sentence for other counts, with the same fields.
        count: How many.
        **fields: The other values.
    """
    return Message(singular, {"count": count, **fields}, plural)


def packed(message: Message) -> str:
    """Return a message as JSON, so that it can be kept and shown in another language later."""
    return json.dumps(_parts(message), default=_packed_value)


def unpacked(text: str) -> Message:
    """Return the message that `packed` wrote.

    Args:
        text: JSON: the sentence, its values and, where it counts, its plural.
    """
    return Message(*json.loads(text, object_hook=_unpacked_value))


_NESTED = "message"
"""Marks a message among the values of another one."""
_MOMENT = "moment"


def _parts(message: Message) -> list[Any]:
    parts: list[Any] = [message.template, message.fields]
    return [*parts, message.plural] if message.plural else parts


def _packed_value(value: object) -> object:
    if isinstance(value, Message):
        return {_NESTED: _parts(value)}
    # A time is shown as the person's language writes it, also when it was kept.
    return {_MOMENT: value.isoformat()} if isinstance(value, datetime) else str(value)


def _unpacked_value(value: dict[str, Any]) -> Any:
    if value.keys() == {_NESTED} and isinstance(value[_NESTED], list):
        return Message(*value[_NESTED])
    return datetime.fromisoformat(value[_MOMENT]) if value.keys() == {_MOMENT} else value


def _in_english(value: Any) -> Any:
    return ", ".join(str(item) for item in value) if isinstance(value, list | tuple) else value
