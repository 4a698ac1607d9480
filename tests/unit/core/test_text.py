"""Outside text is cleaned once, loses nothing that people read, and stays clean."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.core.text import LONGEST_LINE, clean, clean_line, is_clean

INVISIBLE = "\u00ad\u034f\u061c\u115f\u200b\u200c\u200d\u200e\u202e\u2066\u20e3\u2028\u3164\ufe0e\ufe0f\ufeff"
PIECES = ["\r\n", "e\u0301", "\u0301" * 9, "ก็็็็็็", "می", "क्", "\u1112\u1161", "\U0001f3fd", "\U000e0067"]
TROUBLE = st.sampled_from([*INVISIBLE, *PIECES, *"\x00\x07\x1b\x7f\x85\x9b\r\n\t a1👩♂한"])
TEXTS = st.one_of(st.text(max_size=60), st.lists(TROUBLE, max_size=40).map("".join))


@settings(max_examples=300)
@given(TEXTS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)


@settings(max_examples=300)
@given(TEXTS)
def test_no_control_character_is_left(text: str) -> None:
    cleaned = clean(text)
    assert is_clean(cleaned)
    assert not [
        letter for letter in cleaned if unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t"
    ]
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\n" not in clean_line(text) and "\t" not in clean_line(text)


@settings(max_examples=200)
@given(TEXTS, st.integers(1, 30))
def test_limits_hold(text: str, limit: int) -> None:
    assert len(clean(text, limit)) <= limit
    assert len(clean_line(text, limit)) <= limit
    assert clean(clean(text, limit), limit) == clean(text, limit)


@pytest.mark.parametrize(
    ("outside", "shown"),
    [
        ("\x1b]0;title\x07plain", "]0;titleplain"),
        ("\x9b31mred", "31mred"),
        ("invoice\u202egnp.exe", "invoicegnp.exe"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
        ("か\u3099", "が"),
        ("❤\ufe0f ☎\ufe0e", "❤ ☎"),
        ("👩\u200d👩\u200d👧 family", "👩 family"),
        ("🏃🏽\u200d♂\ufe0f run", "🏃 run"),
        ("1\ufe0f\u20e3 first", "1 first"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴"),
        ("z\u0301\u0302\u0303\u0304\u0305\u0306\u0307 x", "ź\u0302\u0303\u0304\u0305 x"),
        ("NV\u200cIDIA", "NVIDIA"),
        ("a\tb", "a\tb"),
    ],
)
def test_what_terminals_dislike_goes(outside: str, shown: str) -> None:
    assert clean(outside) == shown


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क\u094d\u200dष",
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
        "ที่นี่น้ำ",
        "שָׁלוֹם",
        "“quoted” — and…",
        "亿，元。",
        "🇹🇷 🦊",
        "\u00a0\u202f",
    ],
)
def test_letters_of_every_script_stay(text: str) -> None:
    assert clean(text) == text


def test_a_line_has_single_spaces_and_trimmed_ends() -> None:
    assert clean_line("  a\n\tb\u3000 c  ") == "a b c"
    assert clean_line("plain") == "plain"


def test_long_lines_end_in_an_ellipsis() -> None:
    assert clean_line("x" * (LONGEST_LINE + 1)) == "x" * (LONGEST_LINE - 1) + "…"
