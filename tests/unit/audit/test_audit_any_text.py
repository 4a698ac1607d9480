"""Whatever the text: no exception, offsets in the text, answers on the wire."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.figures.audit import OtherVersion, audit, compare
from tui.figures.audit.wire import audit_lines

LANGUAGES = st.sampled_from(["en", "zh", "zh-Hant", "ja", "ko", "vi", "th", "tr", "xx"])
NUMERALS = ["1", "12", "128", "1,280", "1.28", "3.5", "40", "100", "2025", "0", "5%", "$40", "2025年3月4日"]
SCALES = [
    "万",
    "亿",
    "億",
    "兆",
    "억",
    "조",
    "만",
    "千",
    "million",
    "billion",
    "triệu",
    "tỷ",
    "ล้าน",
    "milyar",
    "bn",
]
WORDS = [
    "from",
    "to",
    "of",
    "total",
    ",",
    ".",
    "。",
    "\n",
    "\t",
    "(",
    ")",
    "%",
    "km",
    "people",
    "人",
    "parameters",
]
CUES = [
    "GPT-OSS",
    "equal to",
    "相当于",
    "に相当",
    "Japan",
    "the size of",
    "year",
    "年",
    "up",
    "over",
    "Monday",
]
PIECES = st.sampled_from([*NUMERALS, *SCALES, *WORDS, *CUES])
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join)
)


@settings(max_examples=80, deadline=None)
@given(text=TEXTS, lang=LANGUAGES, title=TEXTS, other=TEXTS, other_lang=LANGUAGES, translation=st.booleans())
def test_any_article(
    text: str, lang: str, title: str, other: str, other_lang: str, translation: bool
) -> None:
    found = audit(text, lang, title=title, others=[OtherVersion(other, other_lang, "x", translation)])
    assert len({(item.start, item.end) for item in found}) == len(found)
    for item in found:
        assert 0 <= item.start < item.end <= len(text)
        assert item.mechanism.format(**item.fields)
        assert (item.suggest is None) or item.suggest_text


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, lang=LANGUAGES)
def test_a_text_agrees_with_itself(text: str, lang: str) -> None:
    assert compare(text, lang, text, lang) == ()


def calls_to_compare(piece: str, length: int) -> int:
    """Count the calls of Python functions while two versions of so many characters are compared."""
    text = (piece * (length // len(piece) + 1))[:length]
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        compare(text, "zh", text[: length // 2], "en")
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "piece", ["1", "9,", "亿", "1 ", "$1.5 billion ", "$5 $50 ", "12 million people, ", "1億5千 "]
)
def test_the_work_grows_with_the_length_alone(piece: str) -> None:
    calls_to_compare(piece, 500)
    assert calls_to_compare(piece, 16_000) < 6 * calls_to_compare(piece, 4_000) + 5_000


def test_the_wire_answers_every_line() -> None:
    pair = {
        "id": 7,
        "src": "It cost $9 billion.",
        "src_lang": "en",
        "tgt": "耗资90万美元。",
        "tgt_lang": "zh",
    }
    lines = [json.dumps(pair), "", "{", "[]", '{"id": 8, "src": 1}']
    first, *rest = [json.loads(line) for line in audit_lines(lines)]
    (flag,) = first["flags"]
    assert first["id"] == 7
    assert pair["tgt"][flag["start"] : flag["end"]] == "90万"  # type: ignore[index]
    assert flag["suggest"] == 9e9
    assert [item["id"] for item in rest] == [None, None, 8]
    assert all(item["error"] for item in rest)
