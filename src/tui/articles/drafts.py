"""Blocks while they are being made: text with its spans, before the article's offsets are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from tui.articles.document import Style


class Kind(Enum):
    """What a draft will be."""

    PARAGRAPH = auto()
    HEADING = auto()
    ITEM = auto()
    CODE = auto()
    TABLE = auto()
    IMAGE = auto()
    EMBED = auto()
    RULE = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A span within a draft's own text."""

    start: int
    end: int
    style: Style
    target: str = ""


@dataclass(frozen=True, slots=True)
class CellDraft:
    """A cell of a table within the draft's own text."""

    start: int
    end: int
    header: bool
    columns: int
    rows: int


@dataclass(slots=True)
class Draft:
    """A block in the making. Which fields count depends on `kind`."""

    kind: Kind
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    quote: int = 0
    level: int = 2
    """Of a heading, 1 to 6."""
    depth: int = 1
    number: int | None = None
    rows: list[list[CellDraft]] = field(default_factory=list)
    language: str = ""
    source: str = ""
    alt: str = ""
    caption: str = ""
    caption_marks: list[Mark] = field(default_factory=list)
    target: str = ""
    """Of a picture that is a link, where it leads."""
    size: tuple[int, int] = (0, 0)
    """Of a picture, as the page says it: width and height in pixels."""
    anchors: list[str] = field(default_factory=list)
    names: str = ""
    """Class and id of the block's element and of those around it, up to the article's."""
    linked: int = 0
    """Characters within links, also such whose address is not kept."""
    group: int = 0
    """Which list the item is of; items of one list share the number."""

    @property
    def density(self) -> float:
        """How much of the text is links, from 0 to 1."""
        return min(1.0, self.linked / max(1, len(self.text)))
