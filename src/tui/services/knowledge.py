"""The base of facts that claims are checked against: finding in it, and a file of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.core.errors import SettingsError
from tui.core.messages import N_, Message
from tui.languages.fold import fold

if TYPE_CHECKING:
    from pathlib import Path

    from tui.core.paths import Paths
    from tui.figures.knowledge import Fact

_EXAMPLE = """\
# Your own facts. They come before those that the program brings; `copydesk kb` lists them all.
# One line a fact: what it is called in texts, what is measured, the value, its date and its source.

facts = [
  # { names = ["Harbour Bridge"], measure = "length", unit = "m", value = 1149, as_of = "2024", source = "Port authority" },
]
"""


@dataclass(frozen=True, slots=True)
class Found:
    """Facts, and what was wrong in the person's own file."""

    facts: tuple[Fact, ...]
    problems: tuple[Message, ...]


def facts(paths: Paths, words: Sequence[str] = ()) -> Found:
    """Return the facts whose names, measure or source hold all the words.

    Args:
        paths: Where the person's own file lies.
        words: Looked for inside words, whatever case and accents; none gives all facts.
    """
    from tui.figures.knowledge import load  # noqa: PLC0415  the base is read when it is asked for

    base = load(paths.knowledge)
    wanted = [fold(word) for word in words]

    def holds(fact: Fact) -> bool:
        names = " ".join(name for names in fact.names.values() for name in names)
        text = fold(f"{names} {fact.thing} {fact.measure} {fact.unit} {fact.source}")
        return all(word in text for word in wanted)

    return Found(tuple(fact for fact in base.facts if holds(fact)), base.problems)


def own_file(paths: Paths) -> Path:
    """Return the person's own file of facts; where there is none, one with an example is made.

    Raises:
        SettingsError: It cannot be written.
    """
    if not paths.knowledge.exists():
        try:
            paths.knowledge.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            paths.knowledge.write_text(_EXAMPLE, "utf-8")
        except OSError as error:
            raise SettingsError(
                N_("{file} cannot be written: {reason}."), file=str(paths.knowledge), reason=error.strerror
            ) from error
    return paths.knowledge
