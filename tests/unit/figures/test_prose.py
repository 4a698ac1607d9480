"""Figures of articles: none in listings, none from the marks of notes, every offset one of the article's text."""

from __future__ import annotations

import pytest

from tui.articles.fragments import article_from_html
from tui.figures.finding import find
from tui.figures.prose import prose_of

WORDS = "<p>" + "The harbour counted its boxes and wrote down what it found. " * 8 + "</p>"


def found(html: str) -> list[str]:
    article = article_from_html(html, "https://a.example/", "", language="en")
    prose = prose_of(article)
    assert len(prose) == len(article.text)
    assert [at for at, char in enumerate(prose) if char == "\n"] == [
        at for at, char in enumerate(article.text) if char == "\n"
    ]
    return [" ".join(figure.text.split()) for figure in find(prose, "en")]


def test_a_listing_holds_no_figures() -> None:
    assert found(f"{WORDS}<pre>for box in range(4200):\n    ship(box, 37)</pre><p>It ships 12 tons.</p>") == [
        "12 tons"
    ]


def test_a_text_that_is_one_listing_is_a_text() -> None:
    assert found("<pre>The harbour counted 4,200 boxes.\n\nIt cost $37 million.</pre>") == [
        "4,200 boxes",
        "$37 million",
    ]


def test_the_mark_of_a_note_is_no_digit_of_the_number_before_it() -> None:
    note = '<sup><a href="#n{0}">{0}</a></sup>'
    text = f"<p>It holds 4.9 million{note.format(1)} people and cost $26 million{note.format(2)} in all.{note.format(3)} Then more.</p>"
    assert found(f'{WORDS}{text}<p id="n1">One.</p><p id="n2">Two.</p><p id="n3">Three.</p>') == [
        "4.9 million people",
        "$26 million",
    ]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Its hymn is “The Harbour”[n 1] and it reached 4.9 million[144] in the end.[12][nb 4]", "en"),
        ("It reached 4.9 million[2]:55 by the count.[note 3][1, 2][3–5]", "en"),
        ("人口达到490万[注 1]。", "zh"),
        ("人口は490万[注釈 2]となった[3]。", "ja"),
        ("인구는 490만[각주 1]에 이르렀다.", "ko"),
        ("Nüfusu 4,9 milyon[not 2] oldu.", "tr"),
    ],
)
def test_marks_in_brackets_are_no_figures(text: str, lang: str) -> None:
    assert [float(figure.value) for figure in find(text, lang)] == [4_900_000]


def test_numbers_in_brackets_that_are_words_of_the_text_stay() -> None:
    assert [figure.text for figure in find("They sold [more than] 300 boxes [of 20 tons].", "en")] == [
        "300 boxes",
        "20 tons",
    ]


def test_what_a_page_raises_is_a_power_and_no_digit_more() -> None:
    text = "<p>It holds 5 × 10<sup>9</sup> cells in 30 km<sup>2</sup> and cost $26 million<sup>2</sup> in all.</p>"
    assert found(WORDS + text) == ["5 × 10⁹ cells", "30 km²", "$26 million"]
