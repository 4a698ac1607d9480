"""Differences between versions: words, figures first, and what is no edit at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.corrections.examples import BEFORE, FIXED
from tui.corrections.differences import (
    Change,
    ChangedFigure,
    difference,
    digest,
    without_churn,
    word_difference,
)

TEXTS = st.text(alphabet="ab 1.,。中文ไทย\n%$", max_size=60)


@given(TEXTS, TEXTS)
@settings(max_examples=80)
def test_the_runs_of_a_difference_spell_both_texts(before: str, after: str) -> None:
    runs = word_difference(before, after)
    assert "".join(run.text for run in runs if run.change is not Change.NEW) == before
    assert "".join(run.text for run in runs if run.change is not Change.GONE) == after
    assert all(run.text for run in runs)


def test_changed_figures_stand_first_with_their_units() -> None:
    found = difference(BEFORE, FIXED, "en")
    (figure,) = found.figures
    assert figure == ChangedFigure("1.28 trillion parameters", "128 billion parameters")


def test_one_letter_of_chinese_is_one_word() -> None:
    changed = [
        run for run in word_difference("参数为1280亿个", "参数为1280万个") if run.change is not Change.SAME
    ]
    assert [run.text for run in changed] == ["亿", "万"]


@pytest.mark.parametrize(
    "line",
    [
        "Updated 3 hours ago",
        "Last updated: 12 March 2026, 09:30",
        "09:41 GMT",
        "Read more: Another story",
        "Related articles",
        "Advertisement",
        "1,204 views",
        "更新：2026年3月12日",
        "相关阅读：另一篇",
        "関連記事",
        "광고",
        "Xem thêm: một bài khác",
        "Son güncelleme: 12.03.2026",
    ],
)
def test_churn_is_left_out(line: str) -> None:
    assert without_churn(f"{BEFORE}\n{line}") == without_churn(BEFORE)
    assert digest("T", f"{line}\n\n{BEFORE}") == digest("T", BEFORE)


@pytest.mark.parametrize(
    "line",
    [
        "Updated rules let banks lend 3% more.",
        "He had left two hours earlier.",
        "The advertisement cost $4 million.",
    ],
)
def test_sentences_are_no_churn(line: str) -> None:
    assert line in without_churn(line)
