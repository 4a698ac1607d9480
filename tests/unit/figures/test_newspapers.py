"""Numbers as newspapers of the eight languages write them: value, unit and kind."""

from decimal import Decimal

import pytest

from tui.figures import find
from tui.figures.models import Kind

Expected = tuple[str, str, list[tuple[int | str, str, Kind]]]

CASES: list[Expected] = [
    ("en", "It was -9C in the hills, cold weather for June.", [(-9, "C", Kind.TEMPERATURE)]),
    ("en", "Savings of 4.2 million pounds were lost.", [("4200000", "GBP", Kind.MONEY)]),
    ("en", "The parcel weighs 12 pounds.", [(12, "lb", Kind.QUANTITY)]),
    ("en", "A litre now costs 139.9p.", [("139.9", "pence", Kind.MONEY)]),
    ("en", "The driver, 41, was let go.", [(41, "year", Kind.AGE)]),
    ("en", "It sold 15,000-18,000 tickets.", [(15_000, "tickets", Kind.COUNT), (18_000, "tickets", Kind.COUNT)]),
    ("en", "Two F-15 jets landed.", [(2, "f-15 jets", Kind.COUNT)]),
    ("zh", "只有一成五的人反对，打七八折。", [(15, "percent", Kind.PERCENT), (78, "percent", Kind.PERCENT)]),
    ("zh", "气温零下7度，全年发电12亿度。", [(-7, "deg", Kind.TEMPERATURE), (1_200_000_000, "kWh", Kind.QUANTITY)]),
    ("zh", "他身高1米83，跑出10秒21。", [("1.83", "m", Kind.QUANTITY), ("10.21", "s", Kind.DURATION)]),
    ("zh", "股价上涨3.1港元至71.2港元。", [("3.1", "HKD", Kind.MONEY), ("71.2", "HKD", Kind.MONEY)]),
    ("zh", "降水偏多3到4成。", [(30, "percent", Kind.PERCENT), (40, "percent", Kind.PERCENT)]),
    ("zh-Hant", "比特幣24小時內漲4%。", [(24, "h", Kind.DURATION), (4, "percent", Kind.PERCENT)]),
    ("zh-Hant", "恒指升83點，反對者占三成二。", [(83, "point", Kind.SCORE), (32, "percent", Kind.PERCENT)]),
    ("ja", "打率は2割8分5厘、賛成は3割だった。", [("28.5", "percent", Kind.PERCENT), (30, "percent", Kind.PERCENT)]),
    ("ja", "コメ10キロを3キロ先の店まで運んだ。", [(10, "kg", Kind.QUANTITY), (3, "km", Kind.QUANTITY)]),
    ("ja", "6日連続の真夏日で、5日後に雨。", [(6, "day", Kind.DURATION), (5, "day", Kind.DURATION)]),
    ("ko", "만 19세 이상, 예산 30조원.", [(19, "year", Kind.AGE), (30 * 10**12, "KRW", Kind.MONEY)]),
    ("ko", "버스 20대를 샀고 마약 3㎏을 압수했다.", [(20, "", Kind.COUNT), (3, "kg", Kind.QUANTITY)]),
    ("vi", "Mười lăm học sinh, gần 2/3 hộ dân.", [(15, "student", Kind.COUNT), ("2/3", "", Kind.RATIO)]),
    ("vi", "Đội đã 4 lần vô địch, giá tăng 3 lần.", [(4, "time", Kind.COUNT), (3, "", Kind.MULTIPLE)]),
    ("th", "บนพื้นที่ 25 ไร่ วันละ 6-8 ชั่วโมง", [(25, "rai", Kind.QUANTITY), (6, "h", Kind.DURATION), (8, "h", Kind.DURATION)]),
    ("th", "กว่าสองแสนบาท", [(200_000, "THB", Kind.MONEY)]),
    ("tr", "Endeksi yüzde 2 çıktı, Dolar 41 liradan satıldı.", [(2, "percent", Kind.PERCENT), (41, "TRY", Kind.MONEY)]),
    ("tr", "Büyüme yüzde 2-3 aralığında.", [(2, "percent", Kind.PERCENT), (3, "percent", Kind.PERCENT)]),
    ("tr", "Eksi 11 derece ölçüldü.", [(-11, "deg", Kind.TEMPERATURE)]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_value_unit_and_kind(lang: str, text: str, expected: list[tuple[int | str, str, Kind]]) -> None:
    found = [
        (round(end, 9), figure.unit, figure.kind)
        for figure in find(text, lang)
        for end in (figure.value, figure.high)
        if end is not None
    ]
    assert found == [(round(_value(value), 9), unit, kind) for value, unit, kind in expected]


def _value(value: int | str) -> Decimal:
    top, _, bottom = str(value).partition("/")
    return Decimal(top) / Decimal(bottom or 1)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Call 020 7946 0123 about the Tablet 9."),
        ("zh", "他以4-2击败对手，波音737降落，新冠19。"),
        ("ja", "巨人は5-3で勝ち、ボーイング777が着陸。15勝目、社説は3面に。"),
        ("ko", "팀은 3-1로 이겼고 코로나19와 보잉 737 소식은 7면 참조."),
        ("vi", "Nghị định 15/2020, tổng đài 1900 5678."),
        ("th", "ชนะ 3-1 โควิด-19 ดูหน้า 7 นาทีที่ 90"),
        ("tr", "Tel 0216 444 55 66, No: 12, Boeing 737."),
    ],
)
def test_scores_phones_and_models_are_none(lang: str, text: str) -> None:
    assert [figure.text for figure in find(text, lang)] == []
