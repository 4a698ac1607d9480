"""What cards say of a figure: whose it is, what it measures, and nothing cut."""

import pytest

from tui.figures import cards, find, format_value
from tui.figures.models import Kind


def meanings(text: str, lang: str = "en") -> dict[str, str]:
    """The cards' values and meanings."""
    return {card.value: card.meaning for card in cards(find(text, lang))}


def test_a_counted_noun_is_followed_by_what_is_said_of_it() -> None:
    assert meanings("Some 40 houses of the old town were sold.")["40 houses"].endswith(
        "of the old town were sold"
    )


def test_passages_are_cut_at_words_and_lose_function_words_at_their_ends() -> None:
    shown = meanings("The order for the new trams is valued at $80,000,000 by people of the trade.")
    assert shown["$80,000,000"] == "order for the new trams is valued"
    assert meanings("With a diameter of 3,200 miles it is large.")["3,200 miles"] == "diameter"


def test_a_number_without_words_in_its_clause_takes_those_of_the_sentence() -> None:
    assert "orders" in meanings("They cut orders of all kinds, down by 30 to 126, he said.")["126"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "Rivertown showed Orion 3 Max, with 80 billion parameters. The firm says this model scored 37.",
        ),
        ("zh", "河城公司发布的Orion 3 Max拥有800亿参数。该模型得分37分。"),
        ("ja", "リバー社のOrion 3 Maxは800億パラメータを持つ。このモデルは37点だった。"),
        ("ko", "리버사의 Orion 3 Max는 800억 파라미터를 갖췄다. 이 모델은 37점을 받았다."),
        ("vi", "Hãng có Orion 3 Max với 80 tỷ tham số. Mô hình này đạt 37 điểm."),
        ("tr", "Orion 3 Max modeli 80 milyar parametreye sahip. Bu model 37 puan aldı."),
    ],
)
def test_this_model_is_the_one_spoken_of_before(lang: str, text: str) -> None:
    first, second = find(text, lang)
    assert (first.entity, second.entity) == ("Orion 3 Max", "Orion 3 Max")
    assert second.kind is Kind.SCORE


def test_a_paragraph_forgets_whom_the_one_before_spoke_of() -> None:
    _, second = find("Orion 3 Max has 80 billion parameters.\n\nIt scored 37.", "en")
    assert second.entity == ""


def test_names_keep_their_last_full_stop() -> None:
    (figure,) = find("Police say Adam Hill Jr. paid $300.", "en")
    assert figure.entity == "Adam Hill Jr."


def test_a_counter_makes_a_number_no_score() -> None:
    first, second = find("매개변수 800억 개를 갖추고 지수에서 37점을 받았다.", "ko")
    assert (first.kind, second.kind, first.relation) == (Kind.COUNT, Kind.SCORE, None)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They sold many iPhone 15 Pro units."),
        ("en", "Fans of Orion 3 Max cheered after a 7-6 (5) set and type 1 diabetes."),
        ("en", "It ran from at least 2002 to 2005."),
        ("ja", "オリオン3マックスを使う。"),
        ("ko", "오리온 3 맥스 공개"),
        ("tr", "Orion 3 Max modeli çıktı."),
    ],
)
def test_numbers_of_names_are_none(lang: str, text: str) -> None:
    assert [figure.text for figure in find(text, lang)] == []


def test_what_follows_a_number_may_only_look_like_a_unit() -> None:
    (figure,) = find("ได้คะแนน 33 รายได้เพิ่ม", "th")
    assert (figure.unit, figure.text) == ("", "33")


@pytest.mark.parametrize(
    ("lang", "unit", "written"),
    [
        ("en", "parameter", "117 billion parameters"),
        ("en", "year", "117 billion years"),
        ("zh", "parameter", "1170亿参数"),
        ("zh-Hant", "parameter", "1170億參數"),
        ("vi", "people", "117 tỷ người"),
        ("tr", "km", "117 milyar km"),
    ],
)
def test_values_are_written_with_the_words_of_the_language(lang: str, unit: str, written: str) -> None:
    (figure,) = find("117 billion people", "en")
    assert format_value(figure.value, lang, unit) == written


def test_a_card_counts_in_the_plural() -> None:
    assert "550 billion parameters" in meanings("It trained a 550 billion parameter model.")


def test_a_weekday_is_no_concept() -> None:
    figures = find("The airline ordered 30 Boeing jets on Wednesday. It paid $5 million Friday.", "en")
    assert figures[0].concept and figures[0].concept.text == "Boeing jets"
    assert not any(figure.concept and "day" in figure.concept.text for figure in figures)
