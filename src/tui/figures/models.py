"""The record of one figure, and of one finding of the audit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tui.core.messages import N_


class Kind(StrEnum):
    """What sort of quantity a figure is."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"
    QUANTITY = "quantity"
    DURATION = "duration"
    AGE = "age"
    TEMPERATURE = "temperature"
    SCORE = "score"
    RANK = "rank"
    MULTIPLE = "multiple"
    RATIO = "ratio"
    DATE = "date"


KIND_NAMES: dict[Kind, str] = {
    Kind.MONEY: N_("money"),
    Kind.PERCENT: N_("percentages"),
    Kind.POINTS: N_("points"),
    Kind.COUNT: N_("counts"),
    Kind.QUANTITY: N_("quantities"),
    Kind.DURATION: N_("durations"),
    Kind.AGE: N_("ages"),
    Kind.TEMPERATURE: N_("temperatures"),
    Kind.SCORE: N_("scores"),
    Kind.RANK: N_("ranks"),
    Kind.MULTIPLE: N_("multiples"),
    Kind.RATIO: N_("ratios"),
    Kind.DATE: N_("dates"),
}
"""What figures of a kind are called."""


class Shape(StrEnum):
    """How a figure is stated."""

    SINGLE = "single"
    RANGE = "range"
    CHANGE = "change"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the text that says something about a figure."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a figure is about."""

    text: str
    start: int
    end: int
    iso: str = ""
    """ISO 8601: a duration ("P5Y"), a date or part of one ("2025", "2025-03"), an interval, or empty."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a figure stands to another of the same text."""

    type: str
    """exceeds | below | equals | part_of | previous"""
    other: int
    """Position of the other figure in the sequence that `find` returned."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text. Offsets are characters of the text given to `find`: `text == source[start:end]`."""

    lang: str
    start: int
    end: int
    text: str
    """The whole surface: sign, numeral, scale, unit."""
    num_start: int
    num_end: int
    """Numeral and scale: what a correction replaces."""
    value: Decimal
    high: Decimal | None = None
    """The other end of a range."""
    sig: int = 1
    """Significant digits shown: the rounding tolerance is half a unit of the last."""
    shape: Shape = Shape.SINGLE
    bound: str = "="
    """= ~ > <"""
    direction: str | None = None
    """up | down"""
    scale: Decimal = Decimal(1)
    scale_text: str = ""
    """The scale as written: 亿, billion."""
    kind: Kind = Kind.COUNT
    unit: str = ""
    """ISO 4217 | percent | a unit symbol or name | a count noun in English or the text's language | empty."""
    unit_text: str = ""
    per: str = ""
    """year, share …"""
    noun: str = ""
    """The counted noun as written."""
    concept: Passage | None = None
    """What it measures."""
    clause: Passage | None = None
    """The words that go on after a counted noun, where the concept is only that noun."""
    entity: str = ""
    """Whose it is."""
    period: Period | None = None
    relation: Relation | None = None
    sentence_start: int = 0
    sentence_end: int = 0
    paragraph: int = 0
    """Counts from 0, over paragraphs parted by newlines."""
    in_title: bool = False
    """Whether the same value and unit stand in the title."""
    salience: float = 0.0
    rank: int = 0
    """1 is the most salient; figures of the same value and unit share the first's rank group."""
    rule: str = ""
    """The rule of the grammar that read it."""


class Tier(StrEnum):
    """How loudly a finding may speak."""

    CHECK = "check"
    """Shown with ⚠ in the text and the panel."""
    NOTE = "note"
    """Stands only in the audit view."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure that may be a slip: "check", never "wrong"."""

    rule: str
    """U1 U2 K1 I1 I2 I3"""
    tier: Tier
    start: int
    end: int
    """The numeral and scale in the audited text (`Figure.num_start`, `num_end`)."""
    quote: str
    """The audited passage."""
    value: Decimal
    suggest: Decimal | None
    """The value that would fit."""
    suggest_text: str
    """That value in the style of the audited text: 128 billion, 1280亿, 128 tỷ."""
    mechanism: str
    """English template for the catalogues: how the slip comes about."""
    fields: dict[str, str]
    """The values for the template's names."""
    evidence: str
    """The other quote, or the entry of the knowledge base."""
    source: str
    """Where the evidence stands: title, a paragraph, a feed and headline, a citation."""
    figure: int = -1
    """Position of the figure among the figures of the audited text."""
