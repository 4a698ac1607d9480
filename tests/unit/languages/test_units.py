"""Words and sentences in the languages that are read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.languages.units import sentences, words


def parts(text: str, stretches: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in stretches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dr. Berg of the U.S. office paid $4.3 million. “Too much,” he said. Was it? Yes!",
            ["Dr. Berg of the U.S. office paid $4.3 million.", "“Too much,” he said.", "Was it?", "Yes!"],
        ),
        ("He said “We win.” Then he left.", ["He said “We win.”", "Then he left."]),
        ("利润为12.8亿元。公司表示：“订单已经排满。”董事长说。", ["利润为12.8亿元。", "公司表示：“订单已经排满。”", "董事长说。"]),
        ("港は閉じた。「もう遅い」と彼は言った！本当か？", ["港は閉じた。", "「もう遅い」と彼は言った！", "本当か？"]),
        ("그는 “좋다.”라고 말했다. 다음 문장이다.", ["그는 “좋다.”라고 말했다.", "다음 문장이다."]),
        ("กำไร 260 ล้านบาท ในไตรมาสแรก นักวิเคราะห์คาด", ["กำไร 260 ล้านบาท", "ในไตรมาสแรก", "นักวิเคราะห์คาด"]),
        ("Meclis 3. maddeyi kabul etti. Sonra dağıldı.", ["Meclis 3. maddeyi kabul etti.", "Sonra dağıldı."]),
        ("Two lines\nof a poem", ["Two lines", "of a poem"]),
        ("   ", []),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert parts(text, sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Open-source” (37%), -5, $26!", ["Open", "source", "37%", "-5", "$26"]),
        ("投资260亿元扩建", ["投", "资", "260亿元", "扩", "建"]),
        ("ประกาศผลกำไรไตรมาสแรก", ["ประกาศ", "ผลกำไร", "ไตรมาส", "แรก"]),
        ("조선소가 문을 닫았다.", ["조선소가", "문을", "닫았다"]),
        ("Giá điện tăng 4,8%", ["Giá", "điện", "tăng", "4,8%"]),
        ("… — !", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert parts(text, words(text)) == expected


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab. \n。，！ก้12%“”-$é的\u0301", max_size=60))
def test_stretches_rise_and_hold_no_white_space_at_their_ends(text: str) -> None:
    for stretches in (sentences(text), words(text)):
        reach = 0
        for start, end in stretches:
            assert reach <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
            reach = end
    kept = "".join(parts(text, sentences(text)))
    assert "".join(kept.split()) == "".join(text.split())
