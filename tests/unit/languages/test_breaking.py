"""Lines fit, lose nothing, and break where readers of each language expect."""

from __future__ import annotations

import inspect
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import get_character_cell_size
from textual import content

from tui.core.text import clean
from tui.languages.breaking import divide_line, wrap
from tui.languages.cells import cell_len, cell_width
from tui.languages.kinsoku import NO_START_EAST

PIECES = st.sampled_from(
    [
        "英伟达将在五年内投资",
        "260亿美元",
        "，",
        "。」",
        "（",
        "「",
        "モデルの",
        "パラメーター",
        "１２８０億",
        "っ",
        "ー",
        "엔비디아는",
        "오픈소스 ",
        "260억 달러",
        "ลงทุนในโมเดล",
        "2.6 หมื่นล้านดอลลาร์",
        "ๆ ",
        "Tiếng Việt ",
        "26 tỷ USD ",
        "yatırım ",
        "%61 ",
        "$26 billion ",
        "open-source ",
        "https://example.org/a/b?c=d-e ",
        "…… ",
        "——",
        "“",
        "”",
        " ",
        "  ",
        "\u00a0",
        "a\u0301",
        "🦊",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.text(max_size=120).map(clean),
    st.text("あ。「1亿a -", max_size=60),
).map(lambda text: text.replace("\n", " ").replace("\t", " "))


def lines_of(text: str, width: int) -> list[str]:
    offsets = divide_line(text, width)
    return [text[start:end] for start, end in zip([0, *offsets], [*offsets, len(text)], strict=True)]


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(2, 90))
def test_any_text_at_any_width_gives_lines_that_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert "".join(lines) == text
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    assert all(lines[:-1] or [True])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES.filter(lambda piece: piece not in {"……", "——"}), max_size=40), st.integers(40, 90))
def test_no_line_begins_with_closing_punctuation(pieces: list[str], width: int) -> None:
    text = re.sub("([、。，」』っーๆ”…—])[、。，」』っーๆ”…— ]+", r"\1", "".join(pieces))
    for line in lines_of(text, width)[1:]:
        assert line[0] not in NO_START_EAST, line


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["投资额为", "ตลาดมูลค่า", "the deal of ", "매출은 ", "約"]), st.integers(1, 10**7)
        ),
        max_size=20,
    ),
    st.sampled_from(["亿", "亿美元", "万円", "억 달러", " billion", " ล้านบาท", "%", "パーセント", " tỷ"]),
    st.integers(24, 80),
)
def test_digits_stay_with_their_unit(parts: list[tuple[str, int]], unit: str, width: int) -> None:
    text = " ".join(f"{words}{number:,}{unit} " for words, number in parts).strip()
    for line in lines_of(text, width):
        assert not re.search(r"\d[.,]?$", line.rstrip()), line
        assert not re.match(r"[.,\d]*" + re.escape(unit.strip()) + "$", line.strip()) or re.match(
            r"\d", line
        ), line


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(min_codepoint=0x20, exclude_categories=["Cs", "Co", "Cn"]), max_size=30).map(clean)
)
def test_widths_agree_with_textual(text: str) -> None:
    newer_than_python = [letter for letter in text if cell_width(letter) != get_character_cell_size(letter)]
    # Python's tables may be older than Textual's: only marks of recent scripts may differ.
    assert all(letter > "\u1000" for letter in newer_than_python)


def test_takes_the_place_of_textuals_own() -> None:
    ours = list(inspect.signature(divide_line).parameters)
    assert ours[:3] == list(inspect.signature(vars(content)["divide_line"]).parameters)
    text = "one two three four"
    assert divide_line(text, 9) == vars(content)["divide_line"](text, 9)
    assert divide_line(text, 9, fold=False) == vars(content)["divide_line"](text, 9, fold=False)


def test_measures_with_the_given_widths() -> None:
    assert divide_line("äöüäöü", 4, measure=lambda character: 2) == [2, 4]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("公司计划投资260亿美元用于模型。", 14, ["公司计划投资", "260亿美元用于", "模型。"]),
        ("他说：“最强的模型。”然后", 12, ["他说：“最强", "的模型。”然", "后"]),
        ("データセンターです", 8, ["データセ", "ンターで", "す"]),
        ("待ってました", 5, ["待っ", "てま", "した"]),
        ("엔비디아는 오픈소스 모델에", 13, ["엔비디아는", "오픈소스", "모델에"]),
        ("ภาษาไทยไม่มีการเว้นวรรค", 12, ["ภาษาไทยไม่มี", "การเว้นวรรค"]),
        ("open-source models", 8, ["open-", "source", "models"]),
        ("costs $26 billion", 12, ["costs", "$26 billion"]),
        ("China—DeepSeek", 8, ["China—", "DeepSeek"]),
        ("see https://example.org/news/2026", 20, ["see", "https://example.org/", "news/2026"]),
        ("  indented words here", 12, ["  indented", "words here"]),
        ("word — another", 8, ["word —", "another"]),
        ("Microsoft .NET", 10, ["Microsoft", ".NET"]),
    ],
)
def test_breaks_where_readers_expect(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_a_word_that_does_not_fit_hangs_over_where_it_must_not_be_parted() -> None:
    assert divide_line("a incomprehensibilities b", 6, fold=False) == [2, 24]


def test_wide_characters_stand_alone_on_a_line_of_one_cell() -> None:
    assert divide_line("中文", 1) == [1]


@pytest.mark.parametrize("width", [0, -3])
def test_no_room_means_no_breaks(width: int) -> None:
    assert divide_line("some words", width) == []


def test_newlines_and_tabs_are_kept_apart() -> None:
    assert wrap("a\tb\n\nc", 40) == ["a       b", "", "c"]


def test_thai_words_stay_whole() -> None:
    sentence = "บริษัทประกาศแผนการลงทุนครั้งใหญ่ในศูนย์ข้อมูลเร็วๆนี้"
    words = [
        "บริษัท",
        "ประกาศ",
        "แผนการ",
        "แผน",
        "การ",
        "ลงทุน",
        "การลงทุน",
        "ครั้ง",
        "ใหญ่",
        "ใน",
        "ศูนย์",
        "ข้อมูล",
        "ศูนย์ข้อมูล",
        "เร็วๆ",
        "นี้",
    ]
    starts = {match.start() for word in words for match in re.finditer(word, sentence)}
    for width in range(8, 40):
        assert set(divide_line(sentence, width)) <= starts
