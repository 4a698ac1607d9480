"""The language in which a published page says its own few words: the library's, whoever publishes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tui.languages import catalogue
from tui.languages.names import ENGLISH, code_for, language
from tui.languages.numbers import format_date
from tui.libraries.records import Collection


@dataclass(frozen=True, slots=True)
class Voice:
    """How a page speaks."""

    language: str
    """BCP 47 tag of its own words."""
    translate: Callable[[str], str]
    """Returns an English sentence in that language."""
    day: Callable[[datetime], str]
    """Writes the date of a moment, as it is in UTC, in that language."""


def voice_of(collection: Collection) -> Voice:
    """Return the voice of a collection's page: the same on every machine, so that publishing twice sends nothing.

    Args:
        collection: Its own language decides, or else the one that most of its records are written in. English speaks
            where we have no words in that language.
    """
    spoken = Counter(record.language for record in collection.records if record.language)
    tags = [collection.language] if collection.language else [tag for tag, _ in spoken.most_common(1)]
    code, translate = catalogue.speaker(code_for(tags[0]) if tags else ENGLISH)
    return Voice(language(code).tag, translate, lambda moment: format_date(moment.date(), code))
