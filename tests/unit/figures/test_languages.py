"""One sentence of each kind in every language, read the same way."""

from decimal import Decimal

import pytest

from tui.figures import find
from tui.figures.models import Kind

INVEST = {
    "en": "The firm will invest $26 billion over five years.",
    "zh": "该企业将在五年内投资260亿美元。",
    "zh-Hant": "該企業將在五年內投資260億美元。",
    "ja": "同社は5年間で260億ドルを投資する。",
    "ko": "회사는 5년간 260억 달러를 투자한다.",
    "vi": "Hãng sẽ đầu tư 26 tỷ USD trong năm năm.",
    "th": "บริษัทจะลงทุน 26,000 ล้านดอลลาร์ภายในห้าปี",
    "tr": "Firma beş yılda 26 milyar dolar yatıracak.",
}
PERCENT = {
    "en": "Profit rose 12.5 percent.",
    "zh": "利润增长12.5%。",
    "zh-Hant": "利潤成長百分之12.5。",
    "ja": "利益は12.5パーセント増えた。",
    "ko": "이익은 12.5퍼센트 증가했다.",
    "vi": "Lợi nhuận tăng 12,5 phần trăm.",
    "th": "กำไรเพิ่มขึ้นร้อยละ 12.5",
    "tr": "Kâr yüzde 12,5 arttı.",
}
SCORE = {
    "en": "It scored 37 points.",
    "zh": "它得到37分。",
    "zh-Hant": "它得到37分。",
    "ja": "37点を獲得した。",
    "ko": "37점을 받았다.",
    "vi": "Nó đạt 37 điểm.",
    "th": "ได้ 37 คะแนน",
    "tr": "37 puan aldı.",
}
MULTIPLE = {
    "en": "It is 3.5 times faster.",
    "zh": "速度是3.5倍。",
    "zh-Hant": "速度是3.5倍。",
    "ja": "速度は3.5倍だ。",
    "ko": "속도는 3.5배다.",
    "vi": "Nhanh hơn 3,5 lần.",
    "th": "เร็วขึ้น 3.5 เท่า",
    "tr": "3,5 kat hızlı.",
}
RANK = {
    "en": "It ranked first on the list.",
    "zh": "它在榜单上排名第一。",
    "zh-Hant": "它在榜單上排名第一。",
    "ja": "一覧で1位になった。",
    "ko": "목록에서 1위를 했다.",
    "vi": "Nó đứng thứ nhất trong danh sách.",
    "th": "อยู่อันดับหนึ่งในรายการ",
    "tr": "Listede birinci sırada yer aldı.",
}
PEOPLE = {
    "en": "More than 12,000 people came.",
    "zh": "超过1.2万人参加。",
    "zh-Hant": "超過1.2萬人參加。",
    "ja": "1万2千人以上が参加した。",
    "ko": "1만2천 명 이상이 참가했다.",
    "vi": "Hơn 12.000 người tham gia.",
    "th": "มากกว่า 12,000 คนเข้าร่วม",
    "tr": "12.000'den fazla kişi katıldı.",
}
QUANTITY = {
    "en": "The road is 45 kilometres long.",
    "zh": "公路长45公里。",
    "zh-Hant": "公路長45公里。",
    "ja": "道は45キロメートルだ。",
    "ko": "길은 45킬로미터다.",
    "vi": "Con đường dài 45 km.",
    "th": "ถนนยาว 45 กิโลเมตร",
    "tr": "Yol 45 kilometre uzunluğunda.",
}
AGE = {
    "en": "She is 34 years old.",
    "zh": "她34岁。",
    "zh-Hant": "她34歲。",
    "ja": "彼女は34歳だ。",
    "ko": "그녀는 34세다.",
    "vi": "Cô ấy 34 tuổi.",
    "th": "เธออายุ 34 ปี",
    "tr": "O 34 yaşında.",
}


@pytest.mark.parametrize(("lang", "text"), INVEST.items())
def test_money_and_its_period(lang: str, text: str) -> None:
    (money,) = [figure for figure in find(text, lang) if figure.kind is Kind.MONEY]
    assert (money.value, money.unit) == (Decimal(26 * 10**9), "USD")
    assert money.period is not None
    assert money.period.iso == "P5Y"


@pytest.mark.parametrize(("lang", "text"), PERCENT.items())
def test_percent_and_direction(lang: str, text: str) -> None:
    (figure,) = find(text, lang)
    assert (figure.value, figure.unit, figure.direction) == (Decimal("12.5"), "percent", "up")


@pytest.mark.parametrize(
    ("sentences", "kind", "value", "unit"),
    [
        (SCORE, Kind.SCORE, Decimal(37), "point"),
        (MULTIPLE, Kind.MULTIPLE, Decimal("3.5"), ""),
        (RANK, Kind.RANK, Decimal(1), ""),
        (QUANTITY, Kind.QUANTITY, Decimal(45), "km"),
        (AGE, Kind.AGE, Decimal(34), "year"),
    ],
    ids=["score", "multiple", "rank", "quantity", "age"],
)
def test_kinds(sentences: dict[str, str], kind: Kind, value: Decimal, unit: str) -> None:
    for lang, text in sentences.items():
        (figure,) = find(text, lang)
        assert (lang, figure.kind, figure.value, figure.unit) == (lang, kind, value, unit)


@pytest.mark.parametrize(("lang", "text"), PEOPLE.items())
def test_counts_and_bounds(lang: str, text: str) -> None:
    (figure,) = find(text, lang)
    assert (figure.value, figure.bound) == (Decimal(12_000), ">")


def test_a_language_without_grammar_has_no_figures() -> None:
    assert find("Il coûte 26 milliards d'euros.", "fr") == ()


@pytest.mark.parametrize("tag", ["zh-TW", "zh_HK", "zh-Hant-TW"])
def test_traditional_chinese_is_known_by_script_and_region(tag: str) -> None:
    (figure,) = find("預算為5元。", tag)
    assert (figure.lang, figure.unit) == ("zh-Hant", "TWD")
