"""Numbers written out in words, made by small spellers of our own and read back."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.figures import find
from tui.figures.models import Kind

ENGLISH = [
    *[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
    ],
    *["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
]
ENGLISH_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
TURKISH = ["_", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"]
TURKISH_TENS = ["_", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"]
VIETNAMESE = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
HAN = "〇一二三四五六七八九"
HANGUL = "_일이삼사오육칠팔구"
THAI = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]


def english(number: int) -> str:
    """Spell as British English does, with "and" after the hundreds."""
    for power, name in ((9, "billion"), (6, "million"), (3, "thousand")):
        if number >= 10**power:
            head, rest = divmod(number, 10**power)
            link = " and " if 0 < rest < 100 else " "
            return f"{english(head)} {name}" + (link + english(rest) if rest else "")
    if number >= 100:
        head, rest = divmod(number, 100)
        return f"{ENGLISH[head]} hundred" + (f" and {english(rest)}" if rest else "")
    if number < 20:
        return ENGLISH[number]
    tens, one = divmod(number, 10)
    return ENGLISH_TENS[tens] + (f"-{ENGLISH[one]}" if one else "")


def turkish(number: int, between: str) -> str:
    """Spell with spaces, or as one word where `between` is empty."""
    words: list[str] = []
    for power, name in ((6, "milyon"), (3, "bin")):
        head, number = divmod(number, 10**power)
        if head:
            words += [name] if (head, power) == (1, 3) else [turkish(head, between), name]
    hundreds, rest = divmod(number, 100)
    if hundreds:
        words += ["yüz"] if hundreds == 1 else [TURKISH[hundreds], "yüz"]
    words += [TURKISH_TENS[rest // 10]] if rest >= 10 else []
    words += [TURKISH[rest % 10]] if rest % 10 else []
    return between.join(words)


def vietnamese(number: int) -> str:
    """Spell with lẻ for a missing ten and lăm for a five after one."""
    words: list[str] = []
    for power, name in ((9, "tỷ"), (6, "triệu"), (3, "nghìn")):
        head, number = divmod(number, 10**power)
        words += [vietnamese(head), name] if head else []
    hundreds, rest = divmod(number, 100)
    words += [VIETNAMESE[hundreds], "trăm"] if hundreds else []
    tens, one = divmod(rest, 10)
    if tens:
        words += ["mười"] if tens == 1 else [VIETNAMESE[tens], "mươi"]
    elif one and hundreds:
        words += ["lẻ"]
    if one:
        words += ["lăm" if one == 5 and tens else VIETNAMESE[one]]
    return " ".join(words)


def myriad(number: int, digits: str, places: str, scales: str) -> str:
    """Spell in groups of four digits, leaving out the one of ten, hundred and thousand."""
    words = ""
    for power, scale in zip((12, 8, 4, 0), (*scales, ""), strict=True):
        head, number = divmod(number, 10**power)
        group = ""
        for size, place in zip((3, 2, 1, 0), (*places, ""), strict=True):
            digit, head = divmod(head, 10**size)
            if digit:
                group += ("" if digit == 1 and place else digits[digit]) + place
        words += (
            ("一" if digits == HAN and group in {"千", "百"} and scale else "") + group + scale
            if group
            else ""
        )
    return words


def thai(number: int) -> str:
    """Spell with เอ็ด and ยี่สิบ."""
    if number >= 10**6:
        head, rest = divmod(number, 10**6)
        return thai(head) + "ล้าน" + (thai(rest) if rest else "")
    words = ""
    for power, place in ((5, "แสน"), (4, "หมื่น"), (3, "พัน"), (2, "ร้อย")):
        digit, number = divmod(number, 10**power)
        words += THAI[digit] + place if digit else ""
    tens, one = divmod(number, 10)
    words += {0: "", 1: "สิบ", 2: "ยี่สิบ"}.get(tens, THAI[tens] + "สิบ")
    return words + ("เอ็ด" if one == 1 and words else THAI[one])


def value_of(text: str, lang: str) -> Decimal:
    """The only figure's value."""
    (figure,) = find(text, lang)
    return figure.value


@settings(max_examples=60)
@given(st.integers(2, 10**12 - 1))
def test_words_say_their_number(number: int) -> None:
    below = number % 10**9
    assert value_of(f"{english(number)} people", "en") == number
    assert value_of(f"{vietnamese(number)} người", "vi") == number
    assert value_of(f"{thai(number)}บาท", "th") == number
    assert value_of(myriad(number, HANGUL, "천백십", "조억만") + "원", "ko") == number
    assert value_of(myriad(number, HAN, "千百十", "兆億万") + "円", "ja") == number
    if below > 1:
        assert value_of(f"{turkish(below, ' ')} lira", "tr") == below


@given(st.integers(11, 999_999).filter(lambda number: not 1000 <= number < 1010))
def test_turkish_words_are_also_written_as_one(number: int) -> None:
    assert value_of(f"{turkish(number, '')} lira", "tr") == number


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "between five hundred and six hundred soldiers", [500, 600]),
        (
            "en",
            "Two million and a half were there, five thousand and six thousand guests.",
            [2_500_000, 5000, 6000],
        ),
        ("vi", "Dự án kéo dài 2 tỷ năm.", [2 * 10**9]),
        ("th", "ครึ่งล้านคน", [500_000]),
        ("th", "หนึ่งล้านครึ่งบาท", [1_500_000]),
        ("tr", "On beş bin kişi, bir buçuk milyon lira, yarım milyon ev.", [15_000, 1_500_000, 500_000]),
        ("ko", "스물세 살 청년과 일흔여덟 살 노인", [23, 78]),
        ("zh", "人口一千三百一十二万，捐款一亿五千万。", [13_120_000, 150_000_000]),
        ("zh", "体长一点三米，占百分之六十一点三。", [Decimal("1.3"), Decimal("61.3")]),
        ("zh", "二十三万余人，五十年。", [230_000, 50]),
    ],
)
def test_words_in_sentences(lang: str, text: str, values: list[int | Decimal]) -> None:
    assert [end for figure in find(text, lang) for end in (figure.value, figure.high) if end] == values


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "二三十人围观，十七八万元，三四百名。"),
        ("ja", "二三十人が集まった。"),
        ("ko", "삼사십 명이 모였다."),
        ("tr", "Birbirine benziyor, binbaşı geldi."),
        ("th", "เป็นร้อยคน นับพันคน"),
    ],
)
def test_two_neighbouring_digits_are_about_so_many(lang: str, text: str) -> None:
    assert [figure.text for figure in find(text, lang)] == []


@pytest.mark.parametrize(
    ("lang", "text", "value", "shown"),
    [
        ("en", "Overall it got 4.7/5 from 1,234 buyers.", "4.7", "4.7/5"),
        ("en", "It was rated 8.5 out of 10 in all.", "8.5", "8.5 out of 10"),
        ("tr", "Puanı 4,6/5 oldu.", "4.6", "4,6/5"),
        ("zh", "评分为9.2/10。", "9.2", "9.2/10"),
    ],
)
def test_a_rating_is_one_figure(lang: str, text: str, value: str, shown: str) -> None:
    rating = find(text, lang)[0]
    assert (rating.value, rating.text, rating.kind) == (Decimal(value), shown, Kind.SCORE)
    assert not any(figure.text in {"5", "10"} for figure in find(text, lang))
