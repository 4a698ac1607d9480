"""Comparisons, changes, parts, what follows from them, and the cards."""

from decimal import Decimal

from tui.figures import cards, find, follows, group
from tui.figures.models import Kind, Shape

STORY = (
    "Chipmaker Alba plans to invest $26 billion over the next five years in open models.\n\n"
    "Its new model has 1.2 trillion parameters, of which 32 billion are active. "
    "It scored 37 on the Reasoning Index (a score across 10 benchmark tests), surpassing Beta-X's 33. "
    "It also ranked first on ClawBench.\n\n"
    "The $26 billion comes from the company's own reserves."
)


def test_the_figures_of_a_story() -> None:
    figures = find(STORY, "en", title="Alba to spend $26 billion on models")
    assert [(figure.value, figure.kind) for figure in figures] == [
        (Decimal(26 * 10**9), Kind.MONEY),
        (Decimal(5), Kind.DURATION),
        (Decimal(1_200 * 10**9), Kind.COUNT),
        (Decimal(32 * 10**9), Kind.COUNT),
        (Decimal(37), Kind.SCORE),
        (Decimal(10), Kind.COUNT),
        (Decimal(33), Kind.SCORE),
        (Decimal(1), Kind.RANK),
        (Decimal(26 * 10**9), Kind.MONEY),
    ]
    assert [figure.rank for figure in figures].count(1) == 2
    assert figures[0].in_title
    assert not figures[4].in_title
    assert figures[3].unit == figures[2].unit == "parameter"


def test_what_follows() -> None:
    following = {item.kind: item for item in follows(find(STORY, "en"))}
    assert following["per_year"].value == Decimal("5.2") * 10**9
    assert str(following["per_year"]) == "$5.2 billion a year"
    assert following["difference"].value == 4
    assert str(following["difference"]) == "▲4"
    assert str(following["share"]) == "2.67% of 1.2 trillion"


def test_cards_stand_comparisons_side_by_side_and_drop_repetitions() -> None:
    figures = find(STORY, "en", title="Alba to spend $26 billion on models")
    shown = cards(figures)
    assert shown[0].value == "$26 billion"
    assert [str(item) for item in shown[0].follows] == ["$5.2 billion a year"]
    pair = next(card for card in shown if " vs " in card.value)
    assert pair.value == "37 vs 33"
    assert [figures[index].value for index in pair.bars] == [37, 33]
    assert len({card.figures[0] for card in shown}) == len(shown) <= 8
    assert all(not card.bars or len({figures[index].unit for index in card.bars}) == 1 for card in shown)


def test_every_figure_has_a_place_in_one_group() -> None:
    figures = find(STORY, "en")
    grouped = [index for members in group(figures) for index in members]
    assert sorted(grouped) == list(range(len(figures)))


def test_a_change_knows_its_old_value() -> None:
    old, new = find("Net debt rose from $10 billion to $15 billion.", "en")
    assert (new.shape, new.direction) == (Shape.CHANGE, "up")
    assert new.relation is not None
    assert (new.relation.type, new.relation.other) == ("previous", 0)
    growth = next(item for item in follows((old, new)) if item.kind == "growth")
    assert (growth.value, str(growth)) == (Decimal(50), "▲50%")


def test_a_rise_by_percent_from_one_value_to_another() -> None:
    rise, old, new = find("Use rose by 37 percent, from 0.90 percent to 1.23 percent.", "en")
    assert rise.relation is None
    assert new.relation is not None
    assert (new.relation.type, new.relation.other, old.relation) == ("previous", 1, None)


def test_a_value_now_before_the_old_one() -> None:
    now, before = find("The yield rose to 1.63% from 1.58%.", "en")
    assert now.relation is not None
    assert now.relation.type == "previous"
    assert before.relation is None
    assert str(follows((now, before))[0]) == "▲0.05 points"


def test_amounts_in_different_currencies_are_not_compared() -> None:
    figures = find("It cost $10 million, compared with €9 million.", "en")
    assert all(figure.relation is None for figure in figures)
    assert all(not card.bars for card in cards(figures))


def test_tables_are_read() -> None:
    figures = find("Name\tRevenue\tShare\nAlba\t$1,200\t35%\nBeta Corp\t$900\t12.5%", "en")
    assert [(figure.value, figure.unit) for figure in figures] == [
        (Decimal(1200), "USD"),
        (Decimal(35), "percent"),
        (Decimal(900), "USD"),
        (Decimal("12.5"), "percent"),
    ]


def test_paragraphs_and_sentences_are_counted() -> None:
    text = "It costs $5. It has 7 doors.\n\nIt weighs 900 kg."
    figures = find(text, "en")
    assert [figure.paragraph for figure in figures] == [0, 0, 2]
    assert [text[figure.sentence_start : figure.sentence_end].strip() for figure in figures] == [
        "It costs $5.",
        "It has 7 doors.",
        "It weighs 900 kg.",
    ]


def test_denominators() -> None:
    figures = find("It pays $100 million a year and sells at $2.31 per share, up from $5 a year ago.", "en")
    assert [figure.per for figure in figures] == ["year", "share", ""]


def test_a_card_says_nothing_twice_of_what_the_text_repeats() -> None:
    sentence = "Spending on ports would rise by 2% to $2 billion over five years, the ministry said."
    [card] = [card for card in cards(find(f"{sentence}\n\n{sentence}", "en")) if card.value == "$2 billion"]
    assert len(card.figures) == 2
    assert [str(item) for item in card.follows] == ["$400 million a year"]
    assert card.meaning.count("five years") == 1
