"""Figures in tables are named by the headings of their row and column."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.document import Article, Table
from tui.articles.fragments import article_from_html
from tui.figures.cells import name_by_headings
from tui.figures.finding import find
from tui.figures.models import Figure


def read(html: str) -> tuple[Article, tuple[Figure, ...]]:
    article = article_from_html(html, "https://paper.example.org/", "", language="en")
    return article, name_by_headings(find(article.text, "en"), article.blocks, article.text)


def said(html: str) -> dict[str, tuple[str, str]]:
    article, figures = read(html)
    for figure in figures:
        concept = figure.concept
        assert concept is None or article.text[concept.start : concept.end] == concept.text
    return {figure.text: (figure.entity, figure.concept.text if figure.concept else "") for figure in figures}


PORTS = """<p>Four ports grew.</p><table>
<tr><th>Port</th><th>Boxes</th><th>Change</th></tr>
<tr><td>Shanghai</td><td>4,120,000</td><td>+5.5%</td></tr>
<tr><td>Singapore</td><td>3,340,000</td><td>+5.1%</td></tr></table>"""


def test_a_cell_is_named_by_its_row_and_its_column() -> None:
    assert (
        said(PORTS).items()
        >= {
            "4,120,000": ("Shanghai", "Boxes"),
            "5.5%": ("Shanghai", "Change"),
            "3,340,000": ("Singapore", "Boxes"),
            "5.1%": ("Singapore", "Change"),
        }.items()
    )


def test_cells_that_span_rows_and_columns_name_all_that_they_span() -> None:
    table = """<table><tr><th>Port</th><th colspan="2">Boxes</th></tr>
    <tr><td rowspan="2">Shanghai</td><td>4,120,000</td><td>3,905,000</td></tr>
    <tr><td>4,300,000</td><td>4,400,000</td></tr></table>"""
    assert set(said(table).values()) == {("Shanghai", "Boxes")}


def test_rows_that_begin_with_a_figure_have_no_name() -> None:
    table = """<table><tr><th>Boxes</th><th>Crew</th></tr><tr><td>4,120,000</td><td>3,905 people</td></tr></table>"""
    assert said(table)["3,905 people"] == ("", "Crew")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "Port", "4,120,000", "+5.5%", "$3 million a year", "x" * 90]), max_size=4
        ),
        min_size=1,
        max_size=5,
    ),
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=8),
)
def test_any_table_keeps_every_figure_where_it_stands(
    rows: list[list[str]], spans: list[tuple[int, int]]
) -> None:
    cells = (
        [f"<td colspan={spans[(r + c) % len(spans)][0]} rowspan={spans[(r + c) % len(spans)][1]}>{cell}</td>"
         for c, cell in enumerate(row)] for r, row in enumerate(rows)
    )  # fmt: skip
    html = "<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in cells) + "</table>"
    article, figures = read(f"<p>Boxes were counted.</p>{html}")
    assert [(each.start, each.value) for each in figures] == [
        (each.start, each.value) for each in find(article.text, "en")
    ]
    assert all(article.text[each.start : each.end] == each.text for each in figures)
    assert not article.blocks or all(
        block.end <= len(article.text) for block in article.blocks if isinstance(block, Table)
    )
