"""What a language tells the figure reader: its numerals, units, contexts, and what is no figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a language writes numbers.

    All words are lower-case. `words` add up (twenty + five), `multipliers` multiply what stands before them
    within a section (three hundred), `scales` close a section (million, 亿). A myriad language reads
    万, 億 and 兆 as scales and 十, 百 and 千 as multipliers.
    """

    decimal: str = "."
    group: str = ","
    words: Mapping[str, Decimal] = field(default_factory=dict)
    digits: str = ""
    """Characters that are digits by position, the index modulo ten the value: 〇一二三四五六七八九."""
    multipliers: Mapping[str, int] = field(default_factory=dict)
    """Word to factor."""
    scales: Mapping[str, int] = field(default_factory=dict)
    """Word to power of ten."""
    marks: Mapping[str, int] = field(default_factory=dict)
    """Letters right after the digits (128K, $2.8bn) to power of ten; case matters."""
    myriad: bool = False
    bare: frozenset[str] = frozenset()
    """Multipliers and scales that mean one of themselves when they stand alone (千円, bin lira)."""
    point: str = ""
    """The characters for the decimal point in spelled numbers (三点五)."""
    glue: re.Pattern[str] = re.compile(r"[ \u00a0]{0,2}")
    """What may stand between two parts of one number."""
    minus: tuple[str, ...] = ("-",)
    halves: tuple[str, ...] = ()
    """Words that add half of the unit or scale before them: and a half, rưỡi, buçuk."""
    articles: Mapping[str, Decimal] = field(default_factory=dict)
    """Words before a bare scale to how many of it: a million, half a million."""
    suffix: str = ""
    """Pattern of the endings that a spelled number may carry (Turkish: yüzde beşlik)."""
    adds: bool = False
    """Whether bare digits after a scale add to it: 3 bin 500 is 3,500."""
    colloquial: bool = False
    """Whether a last lone digit takes the next lower place (三万五 is 35,000)."""
    links: re.Pattern[str] | None = None
    """What may stand between a spelled hundred or scale and a spelled rest: two hundred and five, hai trăm lẻ năm."""
    tens_from: int = 20
    """The least ten that a spelled unit adds to: twenty-five, but on beş and mười lăm."""
    compounds: bool = False
    """Whether number words are also written as one word: yirmibeş, üçyüz."""


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """One language's grammar and lexicon, as its file in `languages` writes it down.

    Lexicons map the written form, lower-case, to what the figure carries: an ISO 4217 code, a unit, a kind.
    Patterns are regular expressions over the folded text (`fold.fold`), without nested repetition.
    """

    lang: str
    cldr: str
    numerals: Numerals
    spaced: bool = True
    """Words are parted by spaces, so a lexicon entry ends where a word ends."""
    currencies: Words = field(default_factory=dict)
    """Names on top of CLDR's."""
    signs: Words = field(default_factory=dict)
    """What ¥, 元 and $ mean here."""
    subunits: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """cents and 便士: the unit they are by themselves (empty: cent), and how many make one of the currency."""
    small_change: Mapping[str, int] = field(default_factory=dict)
    """Parts that are money only right after their currency: 五元三毛."""
    units: Words = field(default_factory=dict)
    """Units of measure and time on top of CLDR's."""
    not_units: frozenset[str] = frozenset()
    """Words that begin like a unit or counter and are none: รายได้."""
    counters: Words = field(default_factory=dict)
    """Counters and what they count in English; empty when the noun says it."""
    nouns: Words = field(default_factory=dict)
    """Counted things worth one name in all languages."""
    kinds: Words = field(default_factory=dict)
    """Counters that make another kind: 倍 multiple, 点 score, 岁 age, 位 rank."""
    percents: Words = field(default_factory=lambda: {"%": "1"})
    """Words after the number to how many percent one is: 成 is ten."""
    percents_before: Words = field(default_factory=dict)
    """The same before the number: 百分之, yüzde."""
    points: tuple[str, ...] = ()
    """Percentage points, after the number."""
    unit_suffix: str = ""
    """Pattern of endings after a unit (dolarlık, puanını)."""
    ranks: tuple[str, ...] = ()
    """Patterns; the group `n` is the place, as digits or a word of `ordinals`."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    fractions: tuple[str, ...] = ()
    """Patterns with the groups `num` and `den` (五分之一, one in five)."""
    tenths: tuple[str, ...] = ()
    """Patterns of percentages told in tenths, with the groups `tens`, `ones` and perhaps `parts`: 三成五, 3割1分2厘."""
    dates: tuple[str, ...] = ()
    """Patterns that are dates, times or ordinals, never figures."""
    names: tuple[str, ...] = ()
    """Patterns that are names and idioms, never figures."""
    vague_before: str = ""
    """Pattern right before a spelled number that makes it vague (数, several)."""
    vague_after: str = ""
    more_inside: str = ""
    """Characters between number and scale or counter that say "and more" (20多亿)."""
    more_between: str = ""
    """Pattern of what may stand between a number and its unit: 1.000'den fazla kişi, 20,000 กว่าคน; its group `more`
    says that there are more."""
    thermal: str = ""
    """Pattern of a sentence in which degrees are degrees of temperature."""
    senses: tuple[tuple[str, str, str], ...] = ()
    """Words of several meanings: the unit as written, a pattern of words, and what it is where these are nearest,
    as in `kinds`; an empty pattern is for where none is near."""
    half_after: str = ""
    """The word after a unit that adds one half (两米半)."""
    approximate: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    at_least_after: tuple[str, ...] = ()
    at_most_after: tuple[str, ...] = ()
    range_link: str = r"\s*(?:-|–|—|~|〜|～)\s*"
    """Pattern of the whole gap between the two ends of a range."""
    between: str = ""
    """Pattern before a range whose ends `between_link` joins: between 5 and 10."""
    between_link: str = ""
    from_words: str = ""
    to_link: str = ""
    """Pattern of the gap between old and new value; `from_words` stands before the old one, or not at all."""
    no_range_before: str = ""
    """Pattern before the first number that forbids a range: rose by 5 to 10."""
    from_link: str = ""
    """Pattern of the gap between new and old value: 1.63%, up from 1.58%."""
    versus: str = ""
    """Pattern inside a gap: the figure after it is what the one before is compared with."""
    equals: str = ""
    part_of: str = ""
    part_link: str = ""
    """Pattern of the whole gap between a part and its whole: 28 of 32 drones."""
    up: str = ""
    down: str = ""
    per: Words = field(default_factory=dict)
    """Phrases after the unit (a year, 每股) to the English denominator."""
    per_before: Words = field(default_factory=dict)
    scored: str = ""
    """Pattern before a bare number that makes it a score."""
    scored_on: str = ""
    """Pattern after a bare number that makes it a score where a word before speaks of scoring: and 92 on HumanEval."""
    aged: str = ""
    """Pattern before a number of years that makes it an age."""
    named: str = ""
    """Pattern right before a small bare number that makes it part of a name, where a word follows: ネモトロン3スーパー."""
    anaphors: str = ""
    """Pattern of words that mean what was spoken of before: it, this model, 该公司."""
    metrics: Words = field(default_factory=dict)
    """Words for what is measured (revenue, 人口), to an English name, for concepts across languages."""
    stops: frozenset[str] = frozenset()
    """Words that end a noun phrase."""
    edges: frozenset[str] = frozenset()
    """Words that say nothing at the ends of a passage; the stops where there are none."""
    period: str = ""
    """Pattern of the words around a duration or year that make it the period of a figure nearby."""
    period_after: str = ""
    """The same right after the duration: 5年間で, beş yılda."""
    sentence_end: str = r"[.!?](?=[\s\"'”’)]|$)|[。！？]|\n"
