"""What a page raises is raised where there is no smaller type: in the text export and on the screen."""

from __future__ import annotations

from tui.articles.export.text import to_text
from tui.articles.fragments import article_from_html
from tui.articles.raised import raised
from tui.widgets.reader.runs import Context, pieces_of

HTML = (
    '<p>It holds 10<sup>6</sup> cells in 30 km<sup>2</sup>, the 1<sup>st</sup> of them<sup><a href="#n">4</a></sup>, '
    'as told <a href="#n">[4]</a>.</p><p id="n">A note.</p>'
)


def test_digits_are_raised_and_words_are_not() -> None:
    assert raised("6") == "⁶"
    assert raised("−12") == "⁻¹²"
    assert raised("st") == "st"
    assert raised("") == ""


def test_the_text_export_shows_powers_units_and_notes() -> None:
    words = to_text(article_from_html(HTML, "https://a.example/", ""))
    assert "It holds 10⁶ cells in 30 km², the 1st of them⁴, as told [4]." in words


def test_the_screen_shows_them_where_the_text_has_them() -> None:
    article = article_from_html(HTML, "https://a.example/", "")
    block = article.blocks[0]
    pieces = pieces_of(Context(article.text, 70), block.start, block.end, block.spans)
    shown = "".join(piece.text for piece in pieces)
    assert shown == "It holds 10⁶ cells in 30 km², the 1st of them⁴, as told [4]."
    assert len(shown) == block.end - block.start
