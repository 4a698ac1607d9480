"""What was stored is what comes back, one by one or as columns, and damaged bytes are told as damaged."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.figures.models import Figure, Finding, Kind, Passage, Period, Relation, Shape, Tier
from tui.store import codec
from tui.store.columns import FEWEST

texts = st.text(max_size=6)
places = st.integers(0, 99_999)
numbers = st.decimals(allow_nan=False, allow_infinity=False)
passages = st.builds(Passage, texts, places, places)
figures = st.builds(
    Figure,
    lang=st.sampled_from(["en", "th"]),
    start=places,
    end=places,
    text=texts,
    num_start=places,
    num_end=places,
    value=numbers,
    high=st.none() | numbers,
    shape=st.sampled_from(Shape),
    direction=st.none() | st.sampled_from(["up", "down"]),
    kind=st.sampled_from(Kind),
    concept=st.none() | passages,
    period=st.none() | st.builds(Period, texts, places, places, texts),
    relation=st.none() | st.builds(Relation, texts, places),
    in_title=st.booleans(),
    salience=st.floats(allow_nan=False),
)
findings = st.builds(
    Finding,
    rule=texts,
    tier=st.sampled_from(Tier),
    start=places,
    end=places,
    quote=texts,
    value=numbers,
    suggest=st.none() | numbers,
    suggest_text=texts,
    mechanism=texts,
    fields=st.dictionaries(texts, texts, max_size=2),
    evidence=texts,
    source=texts,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(figures, max_size=FEWEST + 4), st.lists(findings, max_size=FEWEST + 1))
def test_what_was_packed_comes_back(some: list[Figure], others: list[Finding]) -> None:
    for values in (tuple(some), tuple(others), (*some, *others)):
        back = codec.unpack(codec.pack(values), tuple)
        assert back == values
        assert [type(each) for each in back] == [type(each) for each in values]


@settings(max_examples=20, deadline=None)
@given(figures, st.integers(FEWEST, FEWEST + 2))
def test_many_alike_come_back_as_many(figure: Figure, times: int) -> None:
    values = (figure,) * (times - 1) + (replace(figure, concept=Passage("a", 1, 2)),)
    assert codec.unpack(codec.pack(values), tuple) == values


def packed(value: object) -> bytes:
    return zlib.compress(json.dumps(value).encode())


PASSAGES = {"text": ["a", "b"], "start": [1, 2], "end": [3, 4]}


def test_columns_are_read_with_what_they_lack_and_what_is_unknown() -> None:
    columns = {**PASSAGES, "later": [1, 2], "text": {"_": "same", "v": "a"}}
    found = codec.unpack(packed({"_": "columns", "of": "Passage", "v": columns}), tuple)
    assert found == (Passage("a", 1, 3), Passage("a", 2, 4))
    columns = {**PASSAGES, "iso": {"_": "each", "of": "any", "v": ["P1D", "P2D"]}}
    found = codec.unpack(packed({"_": "columns", "of": "Period", "v": columns}), tuple)
    assert found == (Period("a", 1, 3, "P1D"), Period("b", 2, 4, "P2D"))


@pytest.mark.parametrize(
    "columns",
    [
        {**PASSAGES, "end": [3]},
        {"text": ["a"], "start": [1]},
        {name: {"_": "same", "v": "a"} for name in PASSAGES},
        {**PASSAGES, "text": {"_": "each", "of": "Kind", "v": ["money", "no kind"]}},
        {**PASSAGES, "text": {"_": "each", "of": "Decimal", "v": [["1"], "2"]}},
        {**PASSAGES, "text": {"_": "sparse", "v": [], "there": [1, 0]}},
        {**PASSAGES, "text": {"_": "each", "of": "Nobody", "v": []}},
        [],
        {},
    ],
)
def test_columns_that_do_not_go_together_are_told_as_damage(columns: object) -> None:
    with pytest.raises(ValueError):
        codec.unpack(packed({"_": "columns", "of": "Passage", "v": columns}), tuple)


def test_records_that_were_written_one_by_one_are_read() -> None:
    figure = {"_": "Figure", "lang": "en", "start": 1, "end": 2, "text": "1", "num_start": 1, "num_end": 2}
    rows = [{**figure, "value": {"_": "Decimal", "v": str(number)}} for number in range(2 * FEWEST)]
    found = codec.unpack(packed(rows), tuple)
    assert [each.value for each in found] == [Decimal(number) for number in range(2 * FEWEST)]
