"""Search, sorting, reading time, language of an article, numbers and keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.languages.detect import article_language
from tui.languages.fold import find_all, fold
from tui.languages.keys import LATIN_KEYS, is_composed, latin_key
from tui.languages.names import LANGUAGES
from tui.languages.numbers import (
    format_age,
    format_date,
    format_date_time,
    format_list,
    format_number,
    format_percent,
    format_time,
)
from tui.languages.reading_time import reading_minutes, reading_seconds
from tui.languages.sort import sort_key
from tui.store.searchtext import words

NOW = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("İSTANBUL", "istanbul"),
        ("ISPARTA", "ısparta"),
        ("Tiếng Việt", "tieng viet"),
        ("Đà Nẵng", "da nang"),
        ("１２８０億", "1280億"),
        ("ｶﾞﾊﾞﾅﾝｽ", "ガバナンス"),
        ("NVIDIA’s", "nvidia's"),
        ("Straße", "STRASSE"),
        ("٣ كِتَاب", "٣ كتاب"),
        ("Café–Bar", "cafe-bar"),
    ],
)
def test_a_search_finds_what_was_meant(text: str, typed: str) -> None:
    assert fold(text) == fold(typed)


@pytest.mark.parametrize(("one", "other"), [("ป่า", "ปา"), ("が", "か"), ("한국", "한극"), ("हिंदी", "हदी")])
def test_marks_that_make_other_words_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@settings(max_examples=300)
@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(max_examples=200)
@given(st.text(max_size=20), st.text(min_size=1, max_size=4), st.text(max_size=20))
def test_places_found_hold_what_was_sought(before: str, needle: str, after: str) -> None:
    text = before + needle + after
    for start, end in find_all(text, needle):
        assert 0 <= start < end <= len(text)
        assert fold(needle) in fold(text[start:end])


def test_places_are_offsets_in_the_text_as_written() -> None:
    assert find_all("Ünlü İSTANBUL, istanbul", "istanbul") == [(5, 13), (15, 23)]
    assert find_all("plain plain", "LAI") == [(1, 4), (7, 10)]
    assert find_all("aaa", "a", limit=2) == [(0, 1), (1, 2)]


def test_words_are_found_where_a_line_or_a_cell_ends_between_them() -> None:
    assert find_all("old\tpier, old\npier, old  pier", "old pier") == [(0, 8), (10, 18), (20, 29)]
    assert find_all("old\n\npier", "old pier") == []
    assert find_all("a.b", "a b") == find_all("axb", "a.b") == []
    assert find_all("Straße", "s") == [(0, 1), (4, 5)]
    assert find_all("text", "") == []


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("英伟达将在五年内投资260亿美元建设开源模型", "", "zh-Hans"),
        ("輝達將在五年內投資260億美元建設開源模型", "zh-CN", "zh-Hant"),
        ("エヌビディアは260億ドルを投資する", "en", "ja"),
        ("円安株高", "", "ja"),
        ("東京大阪", "ja", "ja"),
        ("中文", "zh-TW", "zh-Hant"),
        ("엔비디아는 AI 모델에 투자한다", "", "ko"),
        ("เอ็นวิเดียลงทุน AI", "", "th"),
        ("NVIDIA chi 26 tỷ USD cho mô hình nguồn mở", "en", "vi"),
        ("NVIDIA açık kaynaklı modeller için yatırım yapacak", "", "tr"),
        ("The company said that it will spend the money on models", "de", "en"),
        ("Das Unternehmen will die Modelle nicht mit der Öffentlichkeit teilen", "", "de"),
        ("La société investit dans les modèles et les puces", "en", "fr"),
        ("Компания инвестирует в модели, которые мы знаем", "", "ru"),
        ("Компанія інвестує в моделі", "", "uk"),
        ("شركة تستثمر في النماذج", "", "ar"),
        ("این شرکت در مدل‌ها سرمایه‌گذاری می‌کند", "", "fa"),
        ("कंपनी निवेश करेगी", "", "hi"),
        ("Nemotron 3 Super", "en-US", "en"),
        ("Nemotron 3 Super", "", ""),
        ("2026 — 37 : 33", "tr", "tr"),
        ("❤ 1,280", "x-unknown", ""),
    ],
)
def test_the_language_of_a_text_is_seen(text: str, declared: str, language: str) -> None:
    assert article_language(text, declared) == language


@settings(max_examples=100)
@given(st.text(max_size=80), st.text(max_size=12))
def test_any_text_and_declaration_give_a_tag_or_nothing(text: str, declared: str) -> None:
    assert all(part.isalnum() for part in article_language(text, declared).split("-") if part)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            ["the", "of", "and", "der", "die", "la", "et", "del", "2026", "8%", "NVIDIA", "isn't"]
        ),
        max_size=40,
    ),
    st.sampled_from(["", "de", "en-GB", "tr"]),
)
def test_words_at_hand_tell_the_same_language(parts: list[str], declared: str) -> None:
    text = " ".join(parts)
    assert article_language(text, declared, words(text)) == article_language(text, declared)


def test_reading_time_counts_words_or_characters() -> None:
    assert reading_seconds("word " * 238) == 60
    assert reading_seconds("字" * 400) == 60
    assert reading_seconds("字" * 300 + "かな" * 150) == 60
    assert reading_minutes("ก" * 1_401) == 2
    assert reading_minutes("") == 0
    assert reading_minutes("one") == 1


@pytest.mark.parametrize(
    ("code", "number", "share", "day", "age", "names"),
    [
        ("zh_Hans", "1,280,000.5", "61%", "2026年3月12日", "3分钟前", "甲、乙和丙"),
        ("zh_Hant", "1,280,000.5", "61%", "2026年3月12日", "3 分鐘前", "甲、乙和丙"),
        ("en", "1,280,000.5", "61%", "12 Mar 2026", "3 min ago", "甲, 乙 and 丙"),
        ("vi", "1.280.000,5", "61%", "12 thg 3, 2026", "3 phút trước", "甲, 乙 và 丙"),
        ("ko", "1,280,000.5", "61%", "2026년 3월 12일", "3분 전", "甲, 乙 및 丙"),
        ("ja", "1,280,000.5", "61%", "2026年3月12日", "3 分前", "甲、乙、丙"),
        ("th", "1,280,000.5", "61%", "12 มี.ค. 2569", "3 นาทีที่แล้ว", "甲 乙 และ丙"),
        ("tr", "1.280.000,5", "%61", "12 Mar 2026", "3 dk. önce", "甲, 乙 ve 丙"),
    ],
)
def test_each_language_has_its_own_forms(
    code: str, number: str, share: str, day: str, age: str, names: str
) -> None:
    assert format_number(Decimal("1280000.50"), code=code) == number
    assert format_percent(0.61, code=code) == share
    assert format_date(NOW.date(), code) == day
    assert format_age(NOW - timedelta(minutes=3), NOW, code) == age
    assert format_list(["甲", "乙", "丙"], code) == names


def test_numbers_of_any_size_stay_short() -> None:
    assert format_number(37) == "37"
    assert format_number(2.5, 2) == "2.50"
    assert format_number(Decimal("1e999999")) == "1.000E+999999"


def test_ages_grow_into_dates() -> None:
    ages = [
        timedelta(0),
        timedelta(hours=1),
        timedelta(days=1),
        timedelta(days=5),
        timedelta(days=9),
        timedelta(days=99),
    ]
    shown = [format_age(NOW - age, NOW, "en") for age in ages]
    assert shown == ["just now", "1 hr ago", "1 day ago", "5 days ago", "3 Mar", "3 Dec 2025"]
    assert format_age(NOW + timedelta(days=2), NOW, "en") == "14 Mar"


def test_lists_and_times() -> None:
    assert [format_list(names) for names in ([], ["a"], ["a", "b"], "abcd")] == [
        "",
        "a",
        "a and b",
        "a, b, c and d",
    ]
    local = NOW.astimezone()
    assert format_time(NOW) == f"{local:%H:%M}"
    assert format_date_time(NOW, "vi").startswith(format_time(NOW))


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("zh_Hans", ["AI", "阿里", "北京", "王", "张", "重庆"]),
        ("zh_Hant", ["一", "大", "中", "龍"]),
        ("ja", ["かき", "がく", "ガス", "カメラ", "きょう", "亜", "学校"]),
        ("th", ["กา", "เก่า", "แก้ว", "ไก่", "ขา"]),
        ("vi", ["an", "ăn", "âm", "da", "đá", "em", "ông", "ơn"]),
        ("tr", ["cam", "çay", "hava", "ırak", "ıspanak", "İzmir", "su", "şeker"]),
        ("ko", ["가", "나", "하"]),
        ("en", ["Äpfel", "apple", "Zebra"]),
    ],
)
def test_lists_are_sorted_as_readers_look_for_names(code: str, names: list[str]) -> None:
    assert sorted(names, key=lambda name: sort_key(name, code)) == names


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_numbers_in_names_are_sorted_by_their_size(code: str) -> None:
    names = ["9", "Feed 2", "Feed 10", "Feed 010 b", "Feed 100", "港口 2", "港口 １０"]
    muddled = names[::-1]
    assert sorted(muddled, key=lambda name: sort_key(name, code)) == names


def test_sorting_works_for_any_text_in_any_language() -> None:
    for language in LANGUAGES:
        assert sort_key("𠀀 ﷺ ก็ ーが", language.code) < sort_key("\U0010ffff", language.code)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ㅓ", "j"),
        ("ㅆ", "T"),
        ("่", "j"),
        ("ๆ", "q"),
        ("า", "k"),
        ("๑", "@"),
        ("ư", "w"),
        ("나", ""),
        ("あ", ""),
    ],
)
def test_keys_of_other_layouts_are_known(typed: str, key: str) -> None:
    assert latin_key(typed) == key


@pytest.mark.parametrize("typed", ["나", "ㅘ", "あ", "ｱ", "中", "ｊ", "。", "đ", "ế"])
def test_what_an_input_method_composed_is_known(typed: str) -> None:
    assert is_composed(typed)
    assert not latin_key(typed)


@pytest.mark.parametrize("typed", ["j", "ı", "é", "ü", "к", "λ", "า", "€"])
def test_letters_that_keyboards_have_are_not_taken_for_composed_ones(typed: str) -> None:
    assert not is_composed(typed)


def test_no_key_of_another_layout_is_given_twice() -> None:
    assert all(len(key) == 1 and "!" <= key <= "~" for key in LATIN_KEYS.values())
    assert not any(character.isascii() for character in LATIN_KEYS)
