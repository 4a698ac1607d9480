"""Values written in a language's own style, and read back."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.figures import find, format_value

LANGUAGES = ["en", "zh", "zh-Hant", "ja", "ko", "vi", "th", "tr"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "128 billion"),
        ("zh", "1280亿"),
        ("zh-Hant", "1280億"),
        ("ja", "1280億"),
        ("ko", "1,280억"),
        ("vi", "128 tỷ"),
        ("th", "128,000 ล้าน"),
        ("tr", "128 milyar"),
    ],
)
def test_a_large_value_in_each_style(lang: str, text: str) -> None:
    assert format_value(Decimal(128 * 10**9), lang) == text


@pytest.mark.parametrize(
    ("lang", "unit", "text"),
    [
        ("en", "USD", "$26 billion"),
        ("zh", "USD", "260亿美元"),
        ("ja", "USD", "260億ドル"),
        ("ko", "USD", "260억 달러"),
        ("vi", "USD", "26 tỷ USD"),
        ("th", "USD", "26,000 ล้านดอลลาร์"),
        ("tr", "USD", "26 milyar dolar"),
        ("en", "SEK", "26 billion SEK"),
        ("tr", "percent", "%26 milyar"),
    ],
)
def test_units(lang: str, unit: str, text: str) -> None:
    assert format_value(Decimal(26 * 10**9), lang, unit) == text


def test_the_scale_of_the_figure_it_replaces_is_kept() -> None:
    (figure,) = find("It paid $1.28tn for it.", "en")
    assert format_value(Decimal(128 * 10**9), "en", like=figure) == "0.128tn"
    assert format_value(Decimal(128), "en", like=figure) == "128"
    (spelled,) = find("投资12800亿美元。", "zh")
    assert format_value(Decimal(128 * 10**9), "zh", like=spelled) == "1280亿"


def test_what_no_text_would_hold_is_still_written() -> None:
    assert format_value(Decimal("1E+60"), "en") == "1.000000E+60"


@settings(max_examples=60, deadline=None)
@given(
    lang=st.sampled_from(LANGUAGES),
    digits=st.integers(min_value=1, max_value=99_999),
    power=st.integers(min_value=-3, max_value=14),
    unit=st.sampled_from(["", "USD", "percent", "km"]),
)
def test_what_is_written_reads_back(lang: str, digits: int, power: int, unit: str) -> None:
    value = Decimal(digits).scaleb(power)
    figures = find(format_value(value, lang, unit), lang)
    assert [(figure.value, figure.high) for figure in figures] == [(value, None)]
    assert not unit or figures[0].unit == unit
