"""What ranks first: what a headline would state, with the title known and without."""

import json
from decimal import Decimal

import pytest

from tui.figures import find
from tui.figures.ranking import rounded
from tui.figures.wire import figures_lines

STORY = (
    "The mill will cost $40 million and take three years to build. It needs 900 workers, said its owner, 57.\n"
    "Shares of the owner rose 12% in a week. The $40 million come from 14 banks."
)


def ranked(title: str = "") -> list[str]:
    """The texts of the figures, the most salient first."""
    figures = sorted(find(STORY, "en", title=title), key=lambda figure: (figure.rank, figure.start))
    return [figure.text for figure in figures]


def test_without_a_title_early_repeated_money_leads() -> None:
    assert ranked()[0] == "$40 million"


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Mill to give 900 people work", "900 workers"),
        ("Owner's shares up 12%", "12%"),
        ("Millions for a mill", "$40 million"),
    ],
)
def test_the_title_says_what_matters(title: str, first: str) -> None:
    assert ranked(title)[0] == first


def test_a_sign_or_noun_in_the_title_counts_without_its_number() -> None:
    plain = {figure.text: figure.salience for figure in find(STORY, "en", title="The mill")}
    workers = {figure.text: figure.salience for figure in find(STORY, "en", title="The mill, its workers")}
    percent = {figure.text: figure.salience for figure in find(STORY, "en", title="The mill, in %")}
    assert workers["900 workers"] > plain["900 workers"]
    assert percent["12%"] > plain["12%"]
    (fare,) = find("The fare is Rs 300.", "en", title="A ride for Rs X")
    (other,) = find("The fare is Rs 300.", "en", title="A ride for all cars")
    assert fare.salience > other.salience + 1


def test_ages_and_spans_come_after_what_is_counted() -> None:
    order = ranked()
    assert order.index("900 workers") < order.index("57")


def test_a_number_of_several_digits_is_repeated_without_its_unit() -> None:
    text = "It sold 4,250 cars and 3,110 vans. Of the 4,250, few were red."
    cars, vans, _ = find(text, "en")
    assert cars.salience > vans.salience + 1


def test_lines_with_a_title_come_ordered_by_rank_with_salience() -> None:
    line = json.dumps({"id": "a", "text": STORY, "lang": "en", "title": "Owner's shares up 12%"})
    (answer,) = figures_lines([line])
    figures = json.loads(answer)["figures"]
    assert figures[0]["text"] == "12%"
    assert [figure["rank"] for figure in figures] == sorted(figure["rank"] for figure in figures)
    assert all(isinstance(figure["salience"], float) for figure in figures)


def order(text: str, title: str) -> list[str]:
    figures = sorted(find(text, "en", title=title), key=lambda figure: (figure.rank, figure.start))
    return [figure.text for figure in figures]


def test_a_bare_number_in_the_title_is_no_percentage_of_the_text() -> None:
    text = "Fuel costs rose 30% and fares 8%. The airline ordered 30 jets on Monday."
    assert order(text, "Airline orders 30 jets")[0] == "30 jets"


def test_what_the_title_rounds_leads() -> None:
    text = "A rival paid $16 billion for 50 jets. The airline's order is worth $8.8 billion. It has 126 jets."
    assert order(text, "Airline signs $9 billion order")[0] == "$8.8 billion"
    stated = text + " It first spoke of $9 billion."
    assert order(stated, "Airline signs $9 billion order")[0] == "$9 billion"


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("8800000000", 1, "9000000000"),
        ("0.125", 2, "0.13"),
        ("-25", 1, "-30"),
        ("0", 3, "0"),
        ("99.6", 2, "100"),
    ],
)
def test_rounding(value: str, digits: int, expected: str) -> None:
    assert rounded(Decimal(value), digits) == Decimal(expected)
