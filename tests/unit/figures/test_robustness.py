"""Any text at all: no exception, offsets that slice, sizes that stay harmless."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.figures import cards, find, follows
from tui.figures.wire import figures_lines, to_json

LANGUAGES = ["en", "zh", "zh-Hant", "ja", "ko", "vi", "th", "tr"]
PIECES = st.sampled_from(
    [
        "1", "23", "4.5", "1,000", "2025", "%", "$", "£", "€", " ", " to ", "-", "–", "from ", "billion", "亿", "萬", "兆", "十",
        "百分之", "三", "点", "多", "억", "천", "명", "triệu", "năm", "ล้าน", "ร้อยละ", "yüzde ", "bin", "beş ", "İ", "ı", "kg", "m",
        "km/h", "people", "years", "半", "岁", "(", ")", "\n", "\t", ".", ",", "。", "US", "Nvidia ", "half a ", "one ", "１", "ー", "’s",
    ]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)),
    lang=st.sampled_from(LANGUAGES),
)
def test_offsets_always_slice_to_the_text(text: str, lang: str) -> None:
    figures = find(text, lang, title=text[:50])
    position = -1
    for figure in figures:
        assert text[figure.start : figure.end] == figure.text
        assert figure.start <= figure.num_start < figure.num_end <= figure.end
        assert figure.sentence_start <= figure.start
        assert figure.value.is_finite()
        assert figure.start > position
        position = figure.start
        for passage in (figure.concept, figure.period):
            assert passage is None or text[passage.start : passage.end] == passage.text
        json.dumps(to_json(figure))
    follows(figures)
    cards(figures)


@pytest.mark.parametrize("text", ["1", ",", "亿", "1,", "%", "a", "ล้าน", "@a", "一", ". ", "-"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_megabyte_of_one_thing_is_read(text: str, lang: str) -> None:
    find(text * (1_000_000 // len(text)), lang)


def test_a_text_of_numbers_alone_is_cut_short() -> None:
    assert 0 < len(find("17 " * 20_000, "en")) <= 5_000


def test_lines_are_answered_one_by_one() -> None:
    lines = [
        '{"id": 1, "text": "It costs $5 or 7 percent.", "lang": "en"}',
        "",
        "no json",
        "[1]",
        '{"id": 2, "text": 5, "lang": "en"}',
        '{"id": 3, "text": "Ça coûte 5 euros.", "lang": "fr"}',
    ]
    answers = [json.loads(line) for line in figures_lines(lines)]
    assert [answer["id"] for answer in answers] == [1, None, None, 2, 3]
    first = answers[0]["figures"]
    assert [(figure["value"], figure["high"], figure["unit"], figure["kind"]) for figure in first] == [
        (5, None, "USD", "money"),
        (7, None, "percent", "percent"),
    ]
    assert all("error" in answer for answer in answers[1:4])
    assert answers[4]["figures"] == []


def test_importing_the_package_loads_no_grammar() -> None:
    code = "import sys, tui.figures; print([name for name in sys.modules if name.startswith('tui.figures.')])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
