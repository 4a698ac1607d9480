"""Numbers that no row has, and names that no file has."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Copydesk
from tui.cli.numbers import stored_number

HUGE = "9" * 23
"""More than SQLite's 63 bits."""


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("12", 12),
        ("-3", -3),
        (str(2**63 - 1), 2**63 - 1),
        (str(2**63), None),
        ("9" * 5000, None),
        ("--5", None),
        ("-", None),
        ("", None),
        ("twelve", None),
    ],
)
def test_a_number_is_one_that_a_row_can_have(word: str, number: int | None) -> None:
    assert stored_number(word) == number


@pytest.mark.parametrize(
    "words",
    [
        ("read", HUGE),
        ("read", "9" * 5000),
        ("read", "/a" * 5000),
        ("read", HUGE, "--language", "zh"),
        ("figures", HUGE),
        ("audit", HUGE),
        ("mark", HUGE, "--read"),
        ("list", "--feed", HUGE),
        ("list", "--feed", "999"),
        ("refresh", HUGE),
        ("refresh", "999"),
        ("feeds", "remove", HUGE),
        ("copy", HUGE),
        ("correct", HUGE),
        ("corrections", "show", HUGE),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(copydesk: Copydesk, words: tuple[str, ...]) -> None:
    answer = copydesk("--offline", *words)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err
