"""One article: claims, sums, heads, dates, and other articles on its story."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tui.figures import knowledge
from tui.figures.audit import OtherVersion, audit, compare
from tui.figures.models import Finding, Tier

SEED = (
    "On the same day, NVIDIA released its most powerful open-weight model to date, Nemotron 3 Super, with 1.28 trillion "
    "parameters, equivalent to the largest version of OpenAI's GPT-OSS. It scored 37 on the AI Index."
)


def checks(text: str, lang: str = "en", title: str = "", lead: str = "") -> list[Finding]:
    return [found for found in audit(text, lang, title=title, lead=lead) if found.tier is Tier.CHECK]


def the_check(
    text: str, lang: str = "en", title: str = "", lead: str = ""
) -> tuple[str, str, Decimal | None]:
    (found,) = checks(text, lang, title, lead)
    return found.rule, text[found.start : found.end], found.suggest


def test_the_seed_article_is_flagged_with_its_correction() -> None:
    (found,) = audit(SEED, "en")
    assert (found.rule, found.tier, found.suggest) == ("K1", Tier.CHECK, Decimal("128e9"))
    assert SEED[found.start : found.end] == "1.28 trillion"
    assert found.suggest_text == "128 billion"
    assert "亿" in found.mechanism.format(**found.fields)
    assert "GPT-OSS" in found.evidence
    assert "arXiv" in found.source


@pytest.mark.parametrize(
    ("lang", "text", "surface"),
    [
        ("zh", "该模型有1.28万亿参数，与GPT-OSS的最大版本相当。", "1.28万亿"),
        ("zh-Hant", "該模型有1.28兆參數，與GPT-OSS的最大版本相當。", "1.28兆"),
        ("ja", "GPT-OSSの最大版に相当する1.28兆パラメータを持つ。", "1.28兆"),
        (
            "vi",
            "Mô hình có 1,28 nghìn tỷ tham số, tương đương phiên bản lớn nhất của GPT-OSS.",
            "1,28 nghìn tỷ",
        ),
        ("tr", "Model, GPT-OSS'in en büyük sürümüne eşdeğer 1,28 trilyon parametreye sahip.", "1,28 trilyon"),
    ],
)
def test_claims_of_likeness_in_other_languages(lang: str, text: str, surface: str) -> None:
    assert the_check(text, lang) == ("K1", surface, Decimal("128e9"))


@pytest.mark.parametrize(
    "text",
    [
        "It has 117 billion parameters, equivalent to the largest version of GPT-OSS.",
        "It has 1.28 trillion parameters, ten times the size of GPT-OSS.",
        "It has 1.28 trillion parameters, more than the largest version of GPT-OSS.",
        "It has 300 billion parameters, equivalent to the largest version of GPT-OSS.",
        "It cost $45 trillion, equivalent to the largest version of GPT-OSS.",
        "It has 1.28 trillion parameters. GPT-OSS is another model, equal to none.",
        "The region has 20.9 million people, about the size of New Mexico.",
    ],
)
def test_other_claims_are_left_alone(text: str) -> None:
    assert audit(text, "en") == ()


def test_the_persons_facts_count() -> None:
    fact = knowledge.Fact("acme", "length", "km", Decimal(30), "2026", "own", {"": ("Acme Line",)}, own=True)
    text = "The road is 300 km long, as long as the Acme Line."
    (found,) = audit(text, "en", knowledge=knowledge.KnowledgeBase((fact,)))
    assert (found.suggest, found.source) == (Decimal(30), "own")


@pytest.mark.parametrize(
    ("lang", "text", "surface", "right"),
    [
        ("en", "Revenue rose 20% from $40 million to $44 million.", "20", "10"),
        ("en", "Revenue rose 50% to $44 million from $40 million.", "50", "10"),
        ("zh", "收入从400万美元增至440万美元，增长20%。", "20", "10"),
        ("ja", "売上高は40億円から44億円に20%増加した。", "20", "10"),
        ("ko", "매출은 40억 원에서 44억 원으로 20% 증가했다.", "20", "10"),
        ("vi", "Doanh thu tăng 20% từ 40 triệu USD lên 44 triệu USD.", "20", "10"),
        ("th", "รายได้เพิ่มขึ้น 20% จาก 40 ล้านบาท เป็น 44 ล้านบาท", "20", "10"),
        ("en", "Use rose by 57 percent, from 0.90 percent to 1.23 percent.", "57", "37"),
        ("en", "It costs $26 billion over five years, or $52 billion a year.", "52 billion", "5.2e9"),
        ("en", "In all 30 of 40 members (85%) voted yes.", "85", "75"),
        ("en", "It sold 120 cars, 300 vans and 80 bikes, for a total of 5,000 vehicles.", "5,000", "500"),
    ],
)
def test_sums_that_do_not_come_out(lang: str, text: str, surface: str, right: str) -> None:
    rule, marked, suggest = the_check(text, lang)
    assert (rule, marked) == ("I2", surface)
    assert suggest == Decimal(right)


@pytest.mark.parametrize(
    "text",
    [
        "Revenue rose 12.5% to $45 million from $40 million.",
        "Sales fell 10 percent, from 1,000 to 900 units.",
        "Use rose by 37 percent, from 0.90 percent to 1.23 percent.",
        "Use rose by 5 percent, from 20 percent to 25 percent.",
        "Sales rose 8% organically from $40 million to $50 million.",
        "It costs $26 billion over five years, or $5.2 billion a year.",
        "In all 30 of the 40 members, or 75 percent, voted.",
        "A total of 300 people were hurt, 20 people in Ohio and 30 people in Utah.",
        "Shares rose 3% to $45 from about $44.",
    ],
)
def test_sums_that_come_out_or_are_no_sums(text: str) -> None:
    assert checks(text) == []


@pytest.mark.parametrize(
    ("lang", "text", "surface", "right"),
    [
        ("en", "It opens on Monday, March 4, 2025.", "Monday", "Tuesday"),
        ("en", "It opens on Monday 4 March 2025.", "Monday", "Tuesday"),
        ("zh", "2025年3月4日（星期一）开幕", "一", "二"),
        ("ja", "2025年3月4日（月）に開く", "月", "火"),
        ("ko", "2025년 3월 4일(월요일)에 연다", "월", "화"),
        ("vi", "Khai mạc Thứ Hai, ngày 4/3/2025", "Thứ Hai", "Thứ Ba"),
        ("th", "เปิดวันจันทร์ที่ 4 มีนาคม 2568", "จันทร์", "อังคาร"),
        ("tr", "4 Mart 2025 Pazartesi günü", "Pazartesi", "Salı"),
    ],
)
def test_a_weekday_that_the_date_did_not_have(lang: str, text: str, surface: str, right: str) -> None:
    (found,) = checks(text, lang)
    assert (found.rule, text[found.start : found.end], found.suggest_text) == ("I3", surface, right)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It opens on Tuesday, March 4, 2025, and on Monday, March 10."),
        ("zh", "2025年3月4日（星期二）"),
        ("th", "วันอังคารที่ 4 มีนาคม 2568"),
        ("en", "Monday, February 31, 2025"),
    ],
)
def test_weekdays_that_are_right_or_cannot_be_told(lang: str, text: str) -> None:
    assert checks(text, lang) == []


def test_more_than_all_is_only_noted() -> None:
    (found,) = audit("A full 120% of respondents said so.", "en")
    assert (found.rule, found.tier, found.suggest) == ("I3", Tier.NOTE, None)


PLACES = [
    ("en", "It ranks {}th out of 40 firms."),
    ("zh", "该国在40个国家中排名第{}位。"),
    ("zh", "该队排名第{}位（共40个城市）。"),
    ("zh-Hant", "該國在40個國家裡排名第{}位。"),
    ("ja", "40カ国中{}位だった。"),
    ("ja", "順位は{}位（40校中）だった。"),
    ("ko", "40개국 중 {}위를 기록했다."),
    ("ko", "순위는 {}위(40개 팀 중)였다."),
    ("vi", "Nước này đứng thứ {} trên 40 quốc gia."),
    ("vi", "Trường xếp hạng {}/40."),
    ("th", "ไทยอยู่อันดับที่ {} จาก 40 ประเทศ"),
    ("tr", "Türkiye 40 ülke arasında {}. sırada yer aldı."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text"), PLACES)
def test_a_place_beyond_the_field_is_only_noted(lang: str, text: str) -> None:
    (found,) = audit(text.format(45), lang)
    assert (found.rule, found.tier, found.suggest) == ("I3", Tier.NOTE, None)
    assert (found.fields["stated"], found.fields["field"]) == ("45", "40")
    assert audit(text.format(15), lang) == ()


@pytest.mark.parametrize(
    ("lang", "text"), [("zh", "3个月中排名第5位。"), ("vi", "Xếp thứ 15 trong 3 năm qua.")]
)
def test_a_span_is_no_field(lang: str, text: str) -> None:
    assert audit(text, lang) == ()


def test_a_title_of_another_size() -> None:
    body = "The company plans to invest $26 million in chips. It has 40 people."
    assert the_check(body, title="Chip maker to spend $26 billion") == ("I1", "26 million", Decimal("26e9"))
    assert the_check(body, lead="It invests $26 billion.") == ("I1", "26 million", Decimal("26e9"))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Chip maker to spend $26B", "It will invest $25.97 billion. Last year it was $2.6 billion."),
        ("Five reasons to leave", "There are 50 reasons."),
        ("Rents up 5%", "Rents rose 50% in ten years and 5% in the last one."),
        ("Fund of $1 billion", "The fund started with $10 million."),
    ],
)
def test_titles_that_the_body_bears_out_or_that_say_something_else(title: str, body: str) -> None:
    assert checks(body, title=title) == []


def test_a_table_of_another_size() -> None:
    body = "The budget is $412.5 million this year.\n\nYear\tBudget\n2025\t$41.25 million\n2024\t$380 million"
    assert the_check(body) == ("I1", "41.25 million", Decimal("412.5e6"))


def test_tables_in_thousands_are_benign() -> None:
    body = "The budget is $412.5 million this year.\n\nYear\tBudget\n2025\t$412,500\n2024\t$380,000"
    assert checks(body) == []


def test_another_feeds_article() -> None:
    ours = "The ministry said the dam cost $1.28 trillion to build."
    theirs = OtherVersion(
        "The dam cost $128 billion, the ministry said.", "en", "Other feed", translation=False
    )
    (found,) = audit(ours, "en", others=[theirs])
    assert (found.rule, found.suggest, found.source) == ("U1", Decimal("128e9"), "Other feed")


@pytest.mark.parametrize(
    "other",
    [
        "The dam cost $1.28 trillion, the ministry said.",
        "The dam cost $1.3 trillion, the ministry said.",
        "The ministry said the dam is 128 metres high.",
        "Some 128 billion litres are behind the dam, the ministry said.",
    ],
)
def test_another_feeds_article_that_agrees_or_tells_something_else(other: str) -> None:
    ours = "The ministry said the dam cost $1.28 trillion to build."
    assert audit(ours, "en", others=[OtherVersion(other, "en", "Other feed", translation=False)]) == ()


def test_another_state_of_the_article_with_more_figures_is_benign() -> None:
    ours = "The dam cost $128 billion."
    theirs = OtherVersion(
        "The dam cost $128 billion and took 1,200 workers nine years.", "en", translation=True
    )
    assert audit(ours, "en", others=[theirs]) == ()


def test_dismissed_rules_are_quiet() -> None:
    (found,) = audit(SEED, "en", dismissals={"K1": (20, 10)})
    assert found.tier is Tier.NOTE


def test_one_finding_a_figure() -> None:
    others = [
        OtherVersion("该模型有1280亿参数。", "zh", "中文"),
        OtherVersion("1280億パラメータを持つ。", "ja", "日本語"),
    ]
    assert len(audit(SEED, "en", others=others)) == 1


@pytest.mark.parametrize(
    ("lang", "text", "suggested"),
    [
        ("zh", "该公司五年投资26亿美元。", "260亿"),
        ("zh-Hant", "該公司五年投資26億美元。", "260億"),
        ("ja", "同社は5年で26億ドルを投資する。", "260億"),
        ("ko", "이 회사는 5년간 26억 달러를 투자한다.", "260억"),
        ("vi", "Công ty đầu tư 260 tỷ USD trong năm năm.", "26 tỷ"),
        ("th", "บริษัทลงทุน 2,600 ล้านดอลลาร์ในห้าปี", "26,000 ล้าน"),
        ("tr", "Şirket beş yılda 260 milyar dolar yatıracak.", "26 milyar"),
        ("en", "The firm invests $260 billion over five years.", "26 billion"),
    ],
)
def test_the_suggestion_is_in_the_style_of_the_text_and_settles_the_matter(
    lang: str, text: str, suggested: str
) -> None:
    source = "The company plans to invest $26 billion over the next five years."
    (found,) = compare(source, "en", text, lang)
    assert (found.rule, found.tier, found.suggest_text) == ("U1", Tier.CHECK, suggested)
    corrected = text[: found.start] + found.suggest_text + text[found.end :]
    assert compare(source, "en", corrected, lang) == ()


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Half a million people came.", "50万人来了。"),
        ("The rate rose by 50 basis points.", "利率上升0.5个百分点。"),
        ("Hundreds of people and 12 dogs came.", "数百人和12只狗来了。"),
        ("It is 45 miles away and 98.6 °F warm.", "距离72公里，温度37摄氏度。"),
        ("It lasted a decade and cost $1,999,000.", "历时10年，耗资200万美元。"),
        ("One in five said no.", "20%的人说不。"),
        ("It hired 1,127 people on 9/11 2001.", "2001年9月11日雇用了1127人。"),
    ],
)
def test_what_translators_do_is_benign(theirs: str, ours: str) -> None:
    assert [found for found in compare(theirs, "en", ours, "zh") if found.tier is Tier.CHECK] == []


def test_what_differs_beyond_rounding_is_noted() -> None:
    (found,) = compare("Some said 50 percent of voters stayed home.", "en", "54%的选民没有投票。", "zh")
    assert (found.rule, found.tier, found.suggest) == ("U2", Tier.NOTE, Decimal(50))
