"""Two language versions: what is a slip, what a difference, what is benign."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.audit.builders import figure, version
from tui.figures.audit.article import compare
from tui.figures.audit.versions import compare_versions
from tui.figures.models import Figure, Finding, Kind, Tier


def compare_money(theirs: str, their_value: str, ours: str, our_value: str) -> tuple[Finding, ...]:
    one = figure(theirs, theirs, their_value, kind=Kind.MONEY, unit="USD")
    other = figure(ours, ours, our_value, kind=Kind.MONEY, unit="USD", lang="zh")
    return compare_versions(version(theirs, one), version(ours, other, lang="zh"), source="English")


@pytest.mark.parametrize(
    ("theirs", "their_value", "ours", "our_value"),
    [
        ("$2.8bn", "2.8E9", "28万美元", "2.8E5"),
        ("$15,000", "15000", "15万美元", "150000"),
        ("$26,750", "26750", "2,675美元", "2675"),
        ("$128 billion", "1.28E11", "1.28兆美元", "1.28E12"),
    ],
)
def test_a_power_of_ten_is_to_be_checked_and_corrected(
    theirs: str, their_value: str, ours: str, our_value: str
) -> None:
    (found,) = compare_money(theirs, their_value, ours, our_value)
    assert (found.rule, found.tier, found.suggest) == ("U1", Tier.CHECK, Decimal(their_value))
    assert (found.start, found.end, found.evidence, found.source) == (0, len(ours), theirs, "English")
    assert found.mechanism.format(**found.fields)


def test_other_digits_are_only_noted() -> None:
    (found,) = compare_money("$26 billion", "2.6E10", "270亿美元", "2.7E10")
    assert (found.rule, found.tier, found.suggest) == ("U2", Tier.NOTE, Decimal("2.6E10"))


@pytest.mark.parametrize(
    ("theirs", "their_value", "ours", "our_value"),
    [
        ("$2.94 million", "2.94E6", "290万美元", "2.9E6"),
        ("$1,999,000", "1999000", "200万美元", "2E6"),
        ("$26 billion", "2.6E10", "260亿美元", "2.6E10"),
    ],
)
def test_rounding_is_benign(theirs: str, their_value: str, ours: str, our_value: str) -> None:
    assert compare_money(theirs, their_value, ours, our_value) == ()


@pytest.mark.parametrize(
    ("value", "unit", "other_value", "other_unit"),
    [("45", "mi", "72", "km"), ("200", "lb", "90", "kg"), ("98.6", "F", "37", "C"), ("2.7", "F", "1.5", "C")],
)
def test_a_conversion_of_units_is_benign(value: str, unit: str, other_value: str, other_unit: str) -> None:
    kind = Kind.TEMPERATURE if unit == "F" else Kind.QUANTITY
    one = figure("It is N away", "N", value, kind=kind, unit=unit)
    other = figure("Il est N", "N", other_value, kind=kind, unit=other_unit)
    assert compare_versions(version("It is N away", one), version("Il est N", other)) == ()


def test_a_range_is_corrected_at_both_ends() -> None:
    theirs, ours = "$10 to $15 billion", "10万至15万美元"
    one = figure(theirs, theirs, "10E9", kind=Kind.MONEY, unit="USD", high="15E9")
    other = figure(ours, ours, "10E4", kind=Kind.MONEY, unit="USD", high="15E4", lang="zh")
    (found,) = compare_versions(version(theirs, one), version(ours, other, lang="zh"))
    assert found.suggest == Decimal("10E9")
    assert len(found.suggest_text.split("–")) == 2


def people(text: str, *values: str) -> tuple[Figure, ...]:
    return tuple(
        figure(text, chr(65 + i), value, unit="people", scale=6) for i, value in enumerate(values) if value
    )


def test_omitted_and_added_figures_are_benign() -> None:
    text = "A and B and C people"
    both = version(text, *people(text, "3100000", "2940000", "2890000"))
    fewer = version(text, *people(text, "3100000", "", "2890000"))
    assert compare_versions(both, fewer) == ()
    assert compare_versions(fewer, both) == ()


def test_one_slip_among_many_is_found_where_it_is() -> None:
    text = "A and B and C people"
    right = version(text, *people(text, "3100000", "2940000", "2890000"))
    wrong = version(text, *people(text, "3100000", "29400000", "2890000"))
    (found,) = compare_versions(right, wrong)
    assert text[found.start : found.end] == "B"
    assert found.suggest == 2940000


def test_scales_between_the_digits_are_looked_through() -> None:
    theirs, ours = "a $15,000 jacket", "1億5千ドルの服"
    one = figure(theirs, "$15,000", "15000", kind=Kind.MONEY, unit="USD")
    other = figure(ours, "1億5千ドル", "100005000", kind=Kind.MONEY, unit="USD", scale_text="億", lang="ja")
    (found,) = compare_versions(version(theirs, one), version(ours, other, lang="ja"))
    assert found.suggest == 15000


def test_a_part_without_a_scale_may_look_like_a_year() -> None:
    (found,) = compare("It needs 12,500 people.", "en", "10万2500人が必要だ。", "ja")
    assert found.suggest == 12500


def test_small_numbers_that_share_a_digit_are_no_slip() -> None:
    one, other = figure("N of them", "N", "1"), figure("N autres", "N", "10")
    assert compare_versions(version("N of them", one), version("N autres", other)) == ()


def test_in_a_long_text_one_quantity_stays_near_its_place() -> None:
    text = "N " + "word " * 600 + "M"
    theirs = version(text, figure(text, "N", "5000", kind=Kind.MONEY, unit="USD"))
    ours = version(text, figure(text, "M", "50000", kind=Kind.MONEY, unit="USD"))
    assert compare_versions(theirs, ours) == ()


def test_the_mechanism_names_both_scales() -> None:
    one = figure("1280亿", "1280亿", "128E9", lang="zh", scale=8, scale_text="亿", unit="parameter")
    other = figure(
        "1.28 trillion", "1.28 trillion", "1.28E12", scale=12, scale_text="trillion", unit="parameter"
    )
    (found,) = compare_versions(version("1280亿", one, lang="zh"), version("1.28 trillion", other))
    sentence = found.mechanism.format(**found.fields)
    assert "亿 is 10⁸" in sentence
    assert "trillion is 10¹²" in sentence
    assert "10 times too large" in sentence
