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
    ("en", "They waited 3½ hours, a 1-in-5 chance.", [("3.5", "h", Kind.DURATION), ("1/5", "", Kind.RATIO)]),
    ("en", "A $2.3-million house, .5 percent less.", [(2_300_000, "USD", Kind.MONEY), ("0.5", "percent", Kind.PERCENT)]),
    ("en", "Sales fell by a third.", [("1/3", "", Kind.RATIO)]),
    ("en", "A cut of half a percentage point.", [("0.5", "percentage point", Kind.POINTS)]),
    ("en", "Its rating of 1,287 puts it third on the arena leaderboard.", [(1287, "", Kind.SCORE), (3, "", Kind.RANK)]),
    ("en", "It scores 88.7% on TestOne and 92 on TestTwo.", [("88.7", "percent", Kind.PERCENT), (92, "", Kind.SCORE)]),
    ("en", "Some 1,400 fewer; 300 dead and 12 police officers hurt.", [(1400, "", Kind.COUNT), (300, "dead", Kind.COUNT), (12, "police officers", Kind.COUNT)]),
    ("en", "It moves 8 TB/s.", [(8, "TB/s", Kind.QUANTITY)]),
    ("en", "It raised $12bn-$15bn, then $2m-3m.", [(12 * 10**9, "USD", Kind.MONEY), (15 * 10**9, "USD", Kind.MONEY), (2_000_000, "USD", Kind.MONEY), (3_000_000, "USD", Kind.MONEY)]),
    ("en", "They lost $90 to $95 million (a million euros).", [(90_000_000, "USD", Kind.MONEY), (95_000_000, "USD", Kind.MONEY), (1_000_000, "EUR", Kind.MONEY)]),
    ("en", "Ten of the 15 states; 28 of 32 drones.", [(10, "states", Kind.COUNT), (15, "states", Kind.COUNT), (28, "drones", Kind.COUNT), (32, "drones", Kind.COUNT)]),
    ("en", "A 1,500-square-foot hall, open from 2 to 4 p.m.", [(1500, "ft2", Kind.QUANTITY)]),
    ("en", "It ran on 16,000 X10 GPUs; costs fell tenfold.", [(16_000, "x10 gpus", Kind.COUNT), (10, "", Kind.MULTIPLE)]),
    ("ja", "12分野のうち8分野、12分後。", [(12, "", Kind.COUNT), (8, "", Kind.COUNT), (12, "min", Kind.DURATION)]),
    ("vi", "Điểm trung bình 81,6, người dùng đạt 800 triệu.", [("81.6", "", Kind.SCORE), (800_000_000, "", Kind.COUNT)]),
    ("en", "A 5km-10km walk.", [(5, "km", Kind.QUANTITY), (10, "km", Kind.QUANTITY)]),
    ("zh", "为-3.5%，（-2%），约5%-8%，气温-3度至5度。", [("-3.5", "percent", Kind.PERCENT), (-2, "percent", Kind.PERCENT), (5, "percent", Kind.PERCENT), (8, "percent", Kind.PERCENT), (-3, "deg", Kind.TEMPERATURE), (5, "deg", Kind.TEMPERATURE)]),
    ("tr", "Toplam 37 milyon 883 bin liradır.", [(37_883_000, "TRY", Kind.MONEY)]),
    ("zh", "飞行2小时30分，用了15万亿个token，快了一倍。", [("2.5", "h", Kind.DURATION), (15 * 10**12, "token", Kind.COUNT), (1, "", Kind.MULTIPLE)]),
    ("zh-Hant", "誤差正負3.0個百分點，18死36傷。", [(3, "percentage point", Kind.POINTS), (18, "deaths", Kind.COUNT), (36, "injured", Kind.COUNT)]),
    ("ja", "田中容疑者（35）、打率.310。", [(35, "year", Kind.AGE), ("0.31", "", Kind.COUNT)]),
    ("ja", "昨年3億円、21日3000円、1リットル175.4円。", [(300_000_000, "JPY", Kind.MONEY), (3000, "JPY", Kind.MONEY), ("175.4", "JPY", Kind.MONEY)]),
    ("vi", "Tổng 1.234.567.890 đồng, 21.060 đồng một lít.", [(1_234_567_890, "VND", Kind.MONEY), (21_060, "VND", Kind.MONEY)]),
    ("vi", "Cứ năm người thì có một người nghèo.", [("1/5", "", Kind.RATIO)]),
    ("th", "มีสองหมื่นกว่าคน ใช้เงิน 2 ล้านกว่าบาท", [(20_000, "people", Kind.COUNT), (2_000_000, "THB", Kind.MONEY)]),
    ("tr", "1.000'den fazla kişi, 5 bine yakın asker.", [(1000, "people", Kind.COUNT), (5000, "soldier", Kind.COUNT)]),
    ("tr", "10 yeni okul, 3 marka, 150 yenin altında.", [(10, "yeni", Kind.COUNT), (3, "marka", Kind.COUNT), (150, "JPY", Kind.MONEY)]),
    ("tr", "Ağırlığı 215 pound, sıcaklık 104 Fahrenhayt.", [(215, "lb", Kind.QUANTITY), (104, "F", Kind.TEMPERATURE)]),
    ("ja", "華氏104度（摂氏40度）、年額9.99ポンド。", [(104, "F", Kind.TEMPERATURE), (40, "C", Kind.TEMPERATURE), ("9.99", "GBP", Kind.MONEY)]),
    ("zh-Hant", "約1萬1千至1萬2千名學生。", [(11_000, "people", Kind.COUNT), (12_000, "people", Kind.COUNT)]),
    ("th", "อายุ 2 ถึง 12 ปี", [(2, "year", Kind.AGE), (12, "year", Kind.AGE)]),
    ("tr", "2'şer bin lira, binde 5, sıfırın altında 8 derece.", [(2000, "TRY", Kind.MONEY), ("0.5", "percent", Kind.PERCENT), (-8, "deg", Kind.TEMPERATURE)]),
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
        ("en", "Visit 12 Mill Road, Leeds, and try Falcon 3.1 8B."),
        ("zh", "歼-20与神舟-18升空。"),
        ("zh", "请拨打12345热线或010-65123456。"),
        ("ko", "갤럭시 24, 세종대로 110, 119 신고."),
        ("vi", "Ghi bàn phút 89 và phút thứ 90+2."),
        ("th", "ชนะ 3-1 นาทีที่ 89 ด้วยไอโฟน 16"),
        ("tr", "5237 sayılı Kanun onaylandı, gelir ikiye katlandı."),
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


@pytest.mark.parametrize(
    ("lang", "text", "per"),
    [
        ("tr", "5 yılda 26 milyar dolar", ""),
        ("tr", "Yılda 26 milyar dolar", "year"),
        ("ko", "민주당 32%", ""),
        ("ko", "주당 300원", "share"),
        ("ja", "昨年5億円", ""),
        ("ja", "配当は年80円", "year"),
    ],
)
def test_what_a_figure_is_counted_by(lang: str, text: str, per: str) -> None:
    assert find(text, lang)[-1].per == per
