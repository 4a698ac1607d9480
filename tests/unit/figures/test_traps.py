"""Numbers that are names, dates, codes or vague words, and readings that are easily got wrong."""

from decimal import Decimal

import pytest

from tui.figures import find
from tui.figures.models import Kind, Shape

LANGUAGES = ["en", "zh", "zh-Hant", "ja", "ko", "vi", "th", "tr"]


def values(text: str, lang: str) -> list[Decimal]:
    """The values found, ranges as both ends."""
    return [end for figure in find(text, lang) for end in (figure.value, figure.high) if end is not None]


@pytest.mark.parametrize(
    "text",
    [
        "According to 1M AI News monitoring, a threat is near.",
        "It is in the 2025 SEC filings of the company.",
        "They released Nemotron 3 Super last week.",
        "The model beats GPT-5.5 and runs on an iPhone 14.",
        "The S&P 500 and the FTSE 100 fell.",
        "After COVID-19 and 9/11 the world was another.",
        "The hosts won 2-1 after losing 4-3 in Rome.",
        "Call 555-1234 or +1 (212) 555-0199 for help.",
        "See https://example.org/a%20b?q=50%25&n=300 for more.",
        "Write to team2024@example.org before it closes.",
        "Boeing's 737-800 flew on Jan. 3, 2020, at 3:30 p.m.",
        "Flight 302 left Gate 12; Chapter 11 followed.",
        "In the 1990s and the 20th century it was common.",
        "Hundreds of people and several million dollars were lost.",
        "One of the men said one day it would end.",
        "Boeing's 777x and 737 Max jets; they called 911 at 0100 GMT.",
        "1. Eat well\n2. Sleep more\n#3 Walk",
        "Euro 2020 and Vision 2030 were planned.",
        "A 5G phone with a 4K screen and an A4 page.",
        "The 2025 jobs report is out.",
        "Order A202107211321363588510367 was sent.",
        "STEP #1 is easy. Tip #2 is not. See issue #42.",
        "Figure 3 shows what Table 2 counts; Episode 5 of Season 2 airs; see revision 1 and page 12.",
    ],
)
def test_no_figures_in_english_names_dates_and_codes(text: str) -> None:
    assert find(text, "en") == ()


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "The table 2 metres wide stood there.", [2]),
        ("zh", "代表3人发表2篇论文。", [3, 2]),
        ("ja", "代表3人が発表2件。", [3, 2]),
        ("ko", "대표 3명이 투표 2회.", [3, 2]),
    ],
)
def test_words_that_end_as_those_of_pictures_and_tables_count(lang: str, text: str, found: list[int]) -> None:
    assert values(text, lang) == found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "数百万人参加，几千人离开，上万人围观。"),
        ("zh", "这十分重要，一些人说，两岸三地都知道。"),
        ("zh", "2025年9月3日上午10点，第15届大会召开。"),
        ("zh", "他以3比1战胜对手。"),
        ("zh", "如图3和表2所示，2型糖尿病很常见。"),
        ("ja", "図3と表2を参照。2型糖尿病の話。"),
        ("ko", "그림 3과 표 2를 보라. 2형 당뇨병과 3상 임상시험."),
        ("th", "ดูรูปที่ 3 และตารางที่ 2 เบาหวานชนิดที่ 2"),
        ("vi", "Xem Hình 3 và Bảng 2. Bệnh tiểu đường type 2."),
        ("tr", "Şekil 3 ve Tablo 2, 2 numaralı hat."),
        ("zh", "这款iPhone 15很好。"),
        ("zh-Hant", "2025年9月3日，第二屆大會在大陸舉行。"),
        ("ja", "2024年8月5日午後3時、第5世代の東京23区で20代の男性が話した。"),
        ("ja", "数百万人が参加した。"),
        ("ko", "2024년 3월 5일 오전 9시, 제20대 대통령이 말했다."),
        ("ko", "수백만 명이 모였고 이 회사는 삼성이다."),
        ("vi", "Ngày 15/8/2024, lúc 10 giờ 30, trên quốc lộ 1A, năm nay, hai bên gặp nhau."),
        ("vi", "Hàng trăm người và vài nghìn xe."),
        ("th", "เมื่อเวลา 10.30 น. วันที่ 15 สิงหาคม 2567 ห้ามเข้า เก้าอี้ พันธุ์ข้าว"),
        ("th", "นับล้านคน หลายพันคน"),
        ("tr", "15 Ağustos 2024, saat 10.30'da, 2023'te, 19. yüzyılda."),
        ("tr", "Binlerce kişi ve milyonlarca lira, birkaç yüz kişi."),
    ],
)
def test_no_figures_in_the_other_languages_names_dates_and_vague_words(lang: str, text: str) -> None:
    assert [figure.text for figure in find(text, lang)] == []


@pytest.mark.parametrize(
    ("lang", "text", "value", "unit"),
    [
        ("tr", "Maaş 500B TL oldu.", 500_000, "TRY"),
        ("en", "It paid $500B for it.", 500 * 10**9, "USD"),
        ("vi", "Doanh thu đạt 5T đồng.", 5 * 10**9, "VND"),
        ("en", "It is worth $5T now.", 5 * 10**12, "USD"),
        ("ja", "予算は1兆円だ。", 10**12, "JPY"),
        ("zh-Hant", "預算為1兆元。", 10**12, "TWD"),
        ("zh", "家里装了100兆宽带。", 100, "Mb/s"),
        ("th", "ลงทุน 26,000 ล้านบาท", 26 * 10**9, "THB"),
        ("th", "ลงทุน 2.6 หมื่นล้านบาท", 26 * 10**9, "THB"),
        ("ko", "22억 5천만 달러를 투자했다.", 2_250_000_000, "USD"),
        ("vi", "Họ lấy đi 26.750 đô la.", 26_750, "USD"),
        ("vi", "Họ lấy đi 26,750 đô la.", 26_750, "USD"),
        ("vi", "Vốn là 1,125 tỷ đồng.", 1_125_000_000, "VND"),
        ("en", "A $2.7m fine was due.", 2_700_000, "USD"),
        ("en", "The wall is 2.7m high.", Decimal("2.7"), "m"),
        ("en", "Some 2.7m people came.", 2_700_000, "people"),
        ("zh", "投资20多亿美元。", 20 * 10**8, "USD"),
        ("en", "It is 3.5x faster.", Decimal("3.5"), ""),
        ("vi", "Họ đầu tư trong năm năm.", 5, "year"),
        ("tr", "Kâr yüzde 40 arttı.", 40, "percent"),
        ("zh", "增长百分之三十五。", 35, "percent"),
        ("th", "ร้อยละยี่สิบเห็นด้วย", 20, "percent"),
        ("en", "Am I due 12,34,567.89 rupees?", Decimal("1234567.89"), "INR"),
        ("en", "Half a million euros were lost.", 500_000, "EUR"),
        ("zh", "重两斤半。", Decimal("2.5"), "jin"),
        ("zh", "共三万五千元。", 35_000, "CNY"),
        ("ja", "株価は2222円13銭だ。", Decimal("2222.13"), "JPY"),
        ("en", "He is 5 feet 6 inches tall.", Decimal("5.5"), "ft"),
        ("en", "A 6-foot-6 guard came.", Decimal("6.5"), "ft"),
        ("en", "He pitched 10 1/2 innings.", Decimal("10.5"), "innings"),
        ("ko", "기온은 영하 10도였다.", -10, "deg"),
    ],
)
def test_readings_that_are_easily_got_wrong(lang: str, text: str, value: int | Decimal, unit: str) -> None:
    (figure,) = find(text, lang)
    assert (figure.value, figure.unit) == (Decimal(value), unit)
    assert figure.text == text[figure.start : figure.end]


def test_the_first_end_of_a_range_takes_the_scale() -> None:
    (figure,) = find("It will cost $10 to $15 billion.", "en")
    assert (figure.value, figure.high, figure.shape) == (
        Decimal(10 * 10**9),
        Decimal(15 * 10**9),
        Shape.RANGE,
    )


def test_a_sentence_goes_on_after_an_initial() -> None:
    text = "The U.S. has 300 tanks, Mr. Smith said."
    (figure,) = find(text, "en")
    assert (figure.sentence_start, figure.sentence_end) == (0, len(text))


def test_the_words_of_a_bare_scale_belong_to_it() -> None:
    assert [figure.text for figure in find("They lost half a million dollars and a dozen ships.", "en")] == [
        "half a million dollars",
        "a dozen ships",
    ]


def test_an_increase_and_its_result_are_no_range() -> None:
    first, second = find("Deposits increased by $43.6bn to $419.2bn.", "en")
    assert (first.value, first.high, second.value) == (
        Decimal("43.6") * 10**9,
        None,
        Decimal("419.2") * 10**9,
    )


def test_somewhat_more_is_a_bound() -> None:
    (figure,) = find("投资20多亿美元。", "zh")
    assert figure.bound == ">"


def test_a_number_after_a_name_with_possessive_is_no_name() -> None:
    scores = find("It scored 37 on the index, surpassing Rival-1's 33.", "en")
    assert [(figure.value, figure.kind) for figure in scores] == [
        (Decimal(37), Kind.SCORE),
        (Decimal(33), Kind.SCORE),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_full_width_digits_and_odd_spaces_keep_their_offsets(lang: str) -> None:
    text = "１２８\u00a0%\u3000−5 %"
    figures = find(text, lang)
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)
    assert 128 in values(text, lang) or lang == "tr"


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "It counted 5 × 10⁹ cells, 3.5x10^3 people and 10⁻³ of it.", ["5000000000", "3500", "0.001"]),
        ("tr", "Sayım 3,5 × 10⁶ hücre verdi.", ["3500000"]),
        ("zh", "每毫升5×10⁶个细胞", ["5000000"]),
        ("ja", "10⁴個の細胞", ["10000"]),
        ("en", "Ten by ten is 10 x 10 m.", ["10", "10"]),
    ],
)
def test_powers_of_ten(lang: str, text: str, found: list[str]) -> None:
    assert values(text, lang) == [Decimal(value) for value in found]
