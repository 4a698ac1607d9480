"""The language of searches and filters: words, "phrases", -not, OR, and fields such as feed:, is: and figure:."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.feeds.filterwords import Token, read_amount, read_day, tokens

MOST_TERMS = 40
LONGEST_QUERY = 1_000

FIGURE_KINDS = (
    "money", "percent", "points", "count", "quantity", "duration", "age", "temperature", "score", "rank", "multiple",
    "ratio", "date",
)  # fmt: skip
"""What may stand after `figure:`; the kinds of the figure grammar."""


class Field(StrEnum):
    """Where words are looked for."""

    ANY = "any"
    TITLE = "title"
    AUTHOR = "author"
    FEED = "feed"
    FOLDER = "folder"


class State(StrEnum):
    """What an entry can be."""

    READ = "read"
    UNREAD = "unread"
    STARRED = "starred"


class Comparison(StrEnum):
    """How a figure's value is compared."""

    ANY = ""
    LESS = "<"
    AT_MOST = "<="
    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"


@dataclass(frozen=True, slots=True)
class Words:
    """Text that must occur."""

    text: str
    field: Field = Field.ANY
    phrase: bool = False
    """Whether it was quoted: the words stand together, in this order."""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Is:
    """A state that an entry must have."""

    state: State
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """When an entry must have appeared: from `since` on, and before `until`."""

    since: date | None = None
    until: date | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """The language of an entry: a tag, or the beginning of one."""

    tag: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class HasFigure:
    """A figure that the text must hold."""

    kind: str = ""
    """One of `FIGURE_KINDS`, or empty for any."""
    unit: str = ""
    comparison: Comparison = Comparison.ANY
    value: Decimal | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class HasCheck:
    """An open finding of the audit."""

    rule: str = ""
    """A rule's name such as "U1"; empty for any."""
    negated: bool = False


Term = Words | Is | Published | Language | HasFigure | HasCheck


@dataclass(frozen=True, slots=True)
class Query:
    """Every group must hold; of a group, one term."""

    groups: tuple[tuple[Term, ...], ...] = ()


def parse_query(text: str, *, today: date) -> Query:
    """Read what a person typed into the search or the filter.

    Args:
        text: Words, "phrases", `-` before what must not be, `OR` between what may stand for each other, and
            feed: folder: author: title: is:read|unread|starred before: after: on: lang: figure: unit: check:.
        today: The day that "today" and "7d" are counted from.

    Returns:
        The query; an empty one matches everything.

    Raises:
        UsageError: A field or its value is unknown, or the query is too long; the sentence says what can be written.
    """
    if len(text) > LONGEST_QUERY:
        raise UsageError(N_("The search is longer than {count} characters."), count=LONGEST_QUERY)
    groups: list[list[Term]] = []
    joined = False
    for token in tokens(text):
        if token.text == "OR" and not token.quoted and not token.field:
            joined = bool(groups)
            continue
        term = _term(token, today)
        if joined:
            groups[-1].append(term)
        else:
            groups.append([term])
        joined = False
    if sum(map(len, groups)) > MOST_TERMS:
        raise UsageError(N_("The search has more than {count} parts."), count=MOST_TERMS)
    return Query(_figures_joined([tuple(group) for group in groups]))


def _figures_joined(groups: list[tuple[Term, ...]]) -> tuple[tuple[Term, ...], ...]:
    """Make one of a figure and a unit that stand in one query: they are said of the same figure."""
    lone = [group[0] for group in groups if len(group) == 1]
    figures = [term for term in lone if isinstance(term, HasFigure) and not term.negated]
    plain = [term for term in figures if not term.unit]
    units = [term for term in figures if term.unit]
    if len(plain) != 1 or len(units) != 1:
        return tuple(groups)
    whole = replace(plain[0], unit=units[0].unit)
    return tuple((whole,) if group == (plain[0],) else group for group in groups if group != (units[0],))


def _term(token: Token, today: date) -> Term:
    if not token.field:
        return Words(token.text, phrase=token.quoted, negated=token.negated)
    if token.field in {Field.TITLE, Field.AUTHOR, Field.FEED, Field.FOLDER}:
        if not token.text:
            raise UsageError(N_("{field}: needs a word after it, such as {field}:energy."), field=token.field)
        return Words(token.text, Field(token.field), phrase=token.quoted, negated=token.negated)
    read = _FIELDS.get(token.field)
    if read is None:
        raise UsageError(
            N_("There is no field “{field}:”. The fields are {fields}."),
            field=clean_line(token.field, 30),
            fields=", ".join(f"{name}:" for name in FIELDS),
        )
    return read(token, today)


def _state(token: Token, _: date) -> Term:
    names = {"saved": "starred", "star": "starred", "new": "unread"}
    try:
        return Is(State(names.get(token.text.lower(), token.text.lower())), token.negated)
    except ValueError:
        raise UsageError(N_("After is: stands read, unread or starred.")) from None


def _published(token: Token, today: date) -> Term:
    day = read_day(token.text, today)
    if day is None:
        raise UsageError(
            N_(
                "“{text}” is no date. Write {field}:2025-03-31, {field}:2025-03, {field}:7d or {field}:today."
            ),
            text=clean_line(token.text, 40),
            field=token.field,
        )
    first, following = day
    if token.field == "before":
        return Published(until=first, negated=token.negated)
    if token.field == "after":
        return Published(since=first, negated=token.negated)
    return Published(since=first, until=following, negated=token.negated)


def _language(token: Token, _: date) -> Term:
    tag = token.text.replace("_", "-").lower()
    if not 2 <= len(tag) <= 12 or not tag.replace("-", "").isalnum() or not tag.isascii():
        raise UsageError(N_("After lang: stands a language tag such as en, zh or pt-BR."))
    return Language(tag, token.negated)


def _figure(token: Token, _: date) -> Term:
    kind, sign, value = token.text, "", ""
    for candidate in (">=", "<=", ">", "<", "="):
        before, found, after = token.text.partition(candidate)
        if found:
            kind, sign, value = before, found, after
            break
    kind = kind.strip().lower()
    if kind and kind not in FIGURE_KINDS:
        raise UsageError(
            N_("There is no kind of figure “{kind}”. The kinds are {kinds}."),
            kind=clean_line(kind, 30),
            kinds=", ".join(FIGURE_KINDS),
        )
    amount = read_amount(value) if sign else None
    if sign and amount is None:
        raise UsageError(
            N_("“{text}” is no number. Write figure:money>1e9, figure:money>=2.5bn or figure:percent<10."),
            text=clean_line(value, 40),
        )
    return HasFigure(kind, comparison=Comparison(sign), value=amount, negated=token.negated)


def _unit(token: Token, _: date) -> Term:
    if not token.text:
        raise UsageError(N_("After unit: stands a unit such as USD, percent, km or parameter."))
    return HasFigure(unit=token.text, negated=token.negated)


def _check(token: Token, _: date) -> Term:
    rule = token.text.upper()
    if rule and (len(rule) > 4 or not rule.isalnum()):
        raise UsageError(N_("After check: stands nothing, or a rule such as U1."))
    return HasCheck(rule, token.negated)


_FIELDS: dict[str, Callable[[Token, date], Term]] = {
    "is": _state,
    "before": _published,
    "after": _published,
    "on": _published,
    "lang": _language,
    "figure": _figure,
    "unit": _unit,
    "check": _check,
}
FIELDS = ("feed", "folder", "author", "title", *_FIELDS)
"""Every field that can be written, in the order in which help shows them."""
