"""The query language of searches and filters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.core.errors import UsageError
from tui.feeds.filters import (
    FIELDS,
    FIGURE_KINDS,
    Comparison,
    Field,
    HasCheck,
    HasFigure,
    Is,
    Language,
    Published,
    Query,
    State,
    Term,
    Words,
    parse_query,
)
from tui.figures.models import Kind

TODAY = date(2025, 6, 15)


def terms(text: str) -> list[Term]:
    groups = parse_query(text, today=TODAY).groups
    assert all(len(group) == 1 for group in groups)
    return [group[0] for group in groups]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("energy", Words("energy")),
        ("-energy", Words("energy", negated=True)),
        ('"data center"', Words("data center", phrase=True)),
        ("“data center”", Words("data center", phrase=True)),
        ('-"data center"', Words("data center", phrase=True, negated=True)),
        ('"never closed', Words("never closed", phrase=True)),
        ("央行", Words("央行")),
        ("title:GPU", Words("GPU", Field.TITLE)),
        ('feed:"BBC World"', Words("BBC World", Field.FEED, phrase=True)),
        ("FOLDER:Tech/AI", Words("Tech/AI", Field.FOLDER)),
        ("author:Ann", Words("Ann", Field.AUTHOR)),
        ("is:unread", Is(State.UNREAD)),
        ("-is:starred", Is(State.STARRED, negated=True)),
        ("is:saved", Is(State.STARRED)),
        ("after:2025-03-31", Published(since=date(2025, 3, 31))),
        ("before:2025", Published(until=date(2025, 1, 1))),
        ("on:2024-12", Published(since=date(2024, 12, 1), until=date(2025, 1, 1))),
        ("on:today", Published(since=TODAY, until=date(2025, 6, 16))),
        ("after:7d", Published(since=date(2025, 6, 8))),
        ("lang:zh", Language("zh")),
        ("lang:pt_BR", Language("pt-br")),
        ("figure:", HasFigure()),
        ("figure:percent", HasFigure("percent")),
        ("figure:money>1e9", HasFigure("money", comparison=Comparison.MORE, value=Decimal(10**9))),
        (
            "figure:money>=2.5bn",
            HasFigure("money", comparison=Comparison.AT_LEAST, value=Decimal(2_500_000_000)),
        ),
        ("figure:percent<10%", HasFigure("percent", comparison=Comparison.LESS, value=Decimal(10))),
        ("figure:count=1,000", HasFigure("count", comparison=Comparison.EQUAL, value=Decimal(1000))),
        ("figure:>3亿", HasFigure(comparison=Comparison.MORE, value=Decimal(300_000_000))),
        ("unit:parameter", HasFigure(unit="parameter")),
        ("check:", HasCheck()),
        ("-check:u1", HasCheck("U1", negated=True)),
        ("https://example.org/x", Words("https://example.org/x")),
        ("12:30", Words("12:30")),
        ("-", Words("-")),
        ("C++", Words("C++")),
    ],
)
def test_one_term(text: str, term: Term) -> None:
    assert terms(text) == [term]


def test_terms_stand_together_and_or_joins_neighbours() -> None:
    query = parse_query("gpu OR tpu OR npu is:unread OR chips", today=TODAY)
    assert query == Query(((Words("gpu"), Words("tpu"), Words("npu")), (Is(State.UNREAD), Words("chips"))))


@pytest.mark.parametrize("text", ["", "   ", "OR", "OR OR", '""'])
def test_nothing_matches_everything(text: str) -> None:
    assert parse_query(text, today=TODAY) == Query()


def test_a_figure_and_a_unit_are_said_of_one_figure() -> None:
    expected = HasFigure("money", "USD", Comparison.MORE, Decimal(10**9))
    assert terms("a figure:money>1e9 unit:USD") == [Words("a"), expected]
    assert terms("unit:USD figure:money>1e9") == [expected]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("is:green", "unread"),
        ("colour:green", "feed:"),
        ("after:soon", "2025-03"),
        ("before:2025-13", "7d"),
        ("lang:x", "pt-BR"),
        ("figure:wealth", "money"),
        ("figure:money>lots", "1e9"),
        ("unit:", "USD"),
        ("title:", "title:energy"),
        ("check:everything", "U1"),
        ("x " * 41, "40"),
        ("x" * 1001, "1000"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_can(text: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_query(text, today=TODAY)
    assert hint in str(caught.value)


def test_the_kinds_are_those_of_the_figure_grammar() -> None:
    assert set(FIGURE_KINDS) == {kind.value for kind in Kind}


def test_every_field_is_read() -> None:
    for field in FIELDS:
        with_value = {
            "is": "read",
            "before": "2025",
            "after": "2025",
            "on": "2025",
            "lang": "en",
            "check": "U1",
            "figure": "money",
        }
        assert terms(f"{field}:{with_value.get(field, 'x')}")


@settings(max_examples=200)
@given(st.text(max_size=80) | st.from_regex(r'([-]?(is|feed|figure|after|OR):?"?[a-z0-9<>=]{0,6}"? ?){0,8}'))
def test_any_text_is_a_query_or_a_sentence(text: str) -> None:
    try:
        query = parse_query(text, today=TODAY)
    except UsageError as error:
        assert str(error)
    else:
        assert all(group for group in query.groups)
