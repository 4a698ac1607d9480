"""Typesetting: lines that fit, offsets that are true, tables and code and numbers in their places."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.articles.document import (
    Article,
    Block,
    Cell,
    Code,
    Embed,
    Heading,
    Image,
    ListItem,
    Paragraph,
    Rule,
    Span,
    Style,
    Table,
)
from tui.figures.models import Figure, Finding, Tier
from tui.services.readings import Reading, TextMode
from tui.services.views import Headline
from tui.widgets.reader.lines import Line
from tui.widgets.reader.marks import marks_of
from tui.widgets.reader.page import END, lines_of, links_of
from tui.widgets.reader.runs import Context, Mark, pieces_of
from tui.widgets.reader.setting import Setting
from tui.widgets.reader.typeset import typeset

WORDS = st.text(alphabet="ab cd 的字。，ก้าว 12.5%", min_size=1, max_size=60)


def block_of(text: str, kind: type[Block] = Paragraph, **values: object) -> tuple[str, Block]:
    return text, kind(0, len(text), **values)  # type: ignore[arg-type]


def lines(text: str, *blocks: Block, width: int = 40, marks: tuple[Mark, ...] = ()) -> list[Line]:
    return list(typeset(blocks, Context(text, width, marks)))


def texts(found: list[Line]) -> list[str]:
    return [line.text for line in found]


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=4), st.integers(20, 60), st.data())
def test_no_line_is_wider_and_every_offset_is_true(parts: list[str], width: int, data: st.DataObject) -> None:
    text = "\n\n".join(parts)
    blocks: list[Block] = []
    at = 0
    for part in parts:
        kind = data.draw(st.sampled_from([Paragraph, Heading, ListItem, Code]))
        blocks.append(kind(at, at + len(part), quote=data.draw(st.integers(0, 2))))
        at += len(part) + 2
    found = lines(text, *blocks, width=width)
    for line in found:
        assert cell_len(line.text) <= width
        for piece in line.pieces:
            if piece.start >= 0:
                assert text[piece.start : piece.start + len(piece.text)].replace("\t", " ") == piece.text
    starts = [line.start for line in found]
    assert starts == sorted(starts)
    letters = [
        character for line in found for piece in line.pieces if piece.start >= 0 for character in piece.text
    ]
    assert "".join(letters).replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_blank_lines_stand_between_blocks_but_not_between_items() -> None:
    text = "One\n\nfirst\n\nsecond\n\nTwo"
    found = lines(text, Paragraph(0, 3), ListItem(5, 10), ListItem(12, 18, number=2), Paragraph(20, 23))
    assert texts(found) == ["One", "", " • first", " 2. second", "", "Two"]


def test_quotes_have_their_bar_on_every_line() -> None:
    text, block = block_of("a quotation that is longer than one line of the measure", quote=1)
    found = texts(lines(text, block, width=24))
    assert len(found) == 3
    assert all(line.startswith("▎ ") for line in found)


def test_headings_carry_a_rule_as_long_as_they_are() -> None:
    text, block = block_of("Title", Heading, level=2)
    assert texts(lines(text, block)) == ["Title", "─────"]


def test_links_are_numbered_once() -> None:
    text = "here and there and here"
    spans = (
        Span(0, 4, Style.LINK, "https://a.example/"),
        Span(9, 14, Style.LINK, "https://b.example/"),
        Span(19, 23, Style.LINK, "https://a.example/"),
    )
    links = {"https://a.example/": 1, "https://b.example/": 2}
    pieces = pieces_of(Context(text, 80, (), links), 0, len(text), spans)
    assert "".join(piece.text for piece in pieces) == "here[1] and there[2] and here[1]"


def test_a_paragraph_of_thousands_of_links_is_set_at_once() -> None:
    text = "word " * 20_000
    spans = tuple(Span(5 * n, 5 * n + 4, Style.LINK, f"https://e.org/{n}") for n in range(20_000))
    begun = time.process_time()
    assert len(lines(text, Paragraph(0, len(text) - 1, spans=spans))) > 1_000
    assert time.process_time() - begun < 5


def test_figures_carry_their_numbers_and_doubt_its_sign() -> None:
    text, block = block_of("It has 1.28 trillion parts and 12 doors.")
    marks = (Mark(7, 20, 0, 12, suspect=True), Mark(31, 33, 1, 0))
    [line] = lines(text, block, width=80, marks=marks)
    assert line.text == "It has ⚠1.28 trillion₁₂ parts and 12 doors."
    assert {piece.look for piece in line.pieces if piece.figure == 0} == {"warning", "suspect", "number"}


def table(rows: list[list[str]], headed: bool = True) -> tuple[str, Table]:
    text, cells, at = "", [], 0
    for number, row in enumerate(rows):
        line = []
        for value in row:
            line.append(Cell(at, at + len(value), header=headed and number == 0))
            at += len(value) + 1
        cells.append(tuple(line))
    text = "\n".join("\t".join(row) for row in rows)
    return text, Table(0, len(text), rows=tuple(cells))


def test_a_table_that_fits_has_columns_and_numbers_to_the_right() -> None:
    text, block = table([["Port", "TEU"], ["Rotterdam", "1,090"], ["Antwerp", "45"]])
    assert texts(lines(text, block)) == [
        "Port         TEU",
        "────────────────",
        "Rotterdam  1,090",
        "Antwerp       45",
    ]


def test_a_table_that_is_a_little_too_wide_folds_its_cells() -> None:
    text, block = table([["Port", "Why"], ["Rotterdam", "two berths are closed until the end of March"]])
    found = texts(lines(text, block, width=44))
    assert all(cell_len(line) <= 44 for line in found)
    assert found[2].startswith("Rotterdam  two berths")


def test_a_table_that_is_far_too_wide_is_stacked() -> None:
    rows = [["Name", *(f"Heading {n}" for n in range(8))], ["First", *("a longer value" for _ in range(8))]]
    text, block = table(rows)
    found = texts(lines(text, block, width=40))
    assert found[0] == "First"
    assert found[1] == "  Heading 0: a longer value"


def test_a_heading_that_stands_before_each_cell_of_its_column_is_short() -> None:
    rows = [["Name", "Long heading " * 40, *"abcdefg"], ["First", *("a longer value" for _ in range(8))]]
    text, block = table(rows)
    found = texts(lines(text, block, width=40))
    assert found[1].startswith("  Long heading")
    assert len(found) < 14


def test_code_keeps_its_spaces_and_is_coloured_where_its_language_is_known() -> None:
    text = "def f():\n    return 1\n\tx = 2"
    found = lines(text, Code(0, len(text), language="python"))
    assert texts(found) == [" def f():", "     return 1", "     x = 2"]
    assert all(line.ground == "code-ground" for line in found)
    assert "code-keyword" in {piece.look for piece in found[0].pieces}
    assert {
        piece.look for line in lines(text, Code(0, len(text), language="no-such")) for piece in line.pieces
    } == {""}


def test_a_line_of_code_that_goes_on_is_told_from_the_next() -> None:
    text = "if lit:\n    call(every, lamp, on, the, old, pier)\n\nend"
    found = lines(text, Code(0, len(text)), width=30)
    assert texts(found) == [
        " if lit:",
        "     call(every, lamp, on,",
        "↳    the, old, pier)",
        " ",
        " end",
    ]
    assert [line.start for line in found] == sorted(line.start for line in found)
    assert found[2].start == text.index("the,")


def test_the_headings_of_a_stacked_table_keep_their_links_and_number_them_once() -> None:
    long = "words of a cell that is rather long"
    text, block = table(
        [["Name", *(f"Heading {n}" for n in range(6))], *(["Row", *[long] * 6] for _ in "ab")]
    )
    at = text.index("Heading 0")
    block = replace(block, spans=(Span(at, at + 9, Style.LINK, "https://h.example/"),))
    found = list(typeset((block,), Context(text, 40, (), {"https://h.example/": 1})))
    begun = [line.text for line in found if "Heading 0" in line.text]
    assert [line.split(":")[0] for line in begun] == ["  Heading 0[1]", "  Heading 0"]
    assert all(cell_len(line.text) <= 40 for line in found)
    assert [line.start for line in found] == sorted(line.start for line in found)


def test_rows_without_a_heading_stand_apart_when_stacked() -> None:
    text, block = table([["First", *["a longer value"] * 8], ["Second", *["a value"] * 8]], headed=False)
    found = texts(lines(text, block, width=40))
    assert found[found.index("Second") - 1] == ""


def test_exponents_are_raised_and_other_raised_words_stay() -> None:
    text = "10-6 and 1st and E2"
    spans = (
        Span(2, 4, Style.SUPERSCRIPT),
        Span(10, 12, Style.SUPERSCRIPT),
        Span(18, 19, Style.SUPERSCRIPT),
    )
    [line] = lines(text, Paragraph(0, len(text), spans=spans))
    assert line.text == "10⁻⁶ and 1st and E²"
    text = "so[n 1]"
    raised = Paragraph(0, 7, spans=(Span(2, 7, Style.SUPERSCRIPT),))
    assert texts(lines(text, raised, marks=(Mark(5, 6, 0, 1),))) == ["so[n 1₁]"]


def test_the_mark_of_a_note_leads_there_without_a_number_of_its_own() -> None:
    text = "So it is[1]."
    block = Paragraph(0, len(text), spans=(Span(8, 11, Style.NOTE, "n1"),))
    [line] = typeset((block,), Context(text, 40, (), {"#n1": 7}))
    assert line.text == text
    assert [(piece.text, piece.look, piece.link) for piece in line.pieces if piece.link] == [
        ("[1]", "dim link", 7)
    ]


def test_links_in_code_are_links_and_move_no_column() -> None:
    text = "see the spec and more"
    block = Code(0, len(text), spans=(Span(4, 12, Style.LINK, "https://s.example/"),))
    [line] = typeset((block,), Context(text, 40, (), {"https://s.example/": 3}))
    assert line.text == f" {text}"
    assert [(piece.text, piece.link, piece.start) for piece in line.pieces if piece.link] == [
        ("the spec", 3, 4)
    ]


def test_cells_and_captions_number_their_links() -> None:
    text, block = table([["Port", "Open"], ["North", "yes"]])
    block = replace(
        block,
        spans=(Span(10, 15, Style.LINK, "https://n.example/"),),
        caption="By the port",
        caption_spans=(Span(7, 11, Style.LINK, "https://p.example/"),),
    )
    links = {"https://p.example/": 1, "https://n.example/": 2, "https://atlas.example/": 3}
    found = list(typeset((block,), Context(text, 40, (), links)))
    assert texts(found) == ["By the port[1]", "Port      Open", "──────────────", "North[2]  yes"]
    assert all(piece.start < 0 for piece in found[0].pieces)
    image = Image(
        0,
        0,
        alt="Map",
        caption="By the port",
        caption_spans=block.caption_spans,
        target="https://atlas.example/",
    )
    assert texts(list(typeset((image,), Context(text, 40, (), links)))) == ["▣ Map[3]", "  By the port[1]"]


def test_what_plays_elsewhere_is_a_link() -> None:
    film = "https://films.example/embed/1"
    context = Context("", 40, (), {film: 2})
    assert texts(list(typeset((Embed(0, 0, source=film, title="The pier"),), context))) == ["▶ The pier[2]"]
    assert texts(list(typeset((Embed(0, 0, source=film),), context))) == ["▶ films.example[2]"]


def test_images_say_what_they_show_once() -> None:
    assert texts(lines("", Image(0, 0, alt="A boat", caption="A boat. Photo: X"))) == ["▣ A boat. Photo: X"]
    assert texts(lines("", Image(0, 0))) == ["▣ Image"]
    assert texts(lines("", Rule(0, 0)))[0].strip("─") == ""


def reading(
    text: str, *figures: Figure, findings: tuple[Finding, ...] = (), blocks: tuple[Block, ...] = ()
) -> Reading:
    headline = Headline(
        1, 1, "Feed", "Title", "https://example.org/", "", datetime(2026, 3, 12, 12, tzinfo=UTC), False, False
    )
    article = Article(text, blocks or (Paragraph(0, len(text)),), title="Title", language="en")
    return Reading(1, headline, article, figures, findings, TextMode.FEED, (TextMode.FEED,))


def figure(text: str, word: str, value: str, rank: int = 1) -> Figure:
    start = text.index(word)
    return Figure("en", start, start + len(word), word, start, start + len(word), Decimal(value), rank=rank)


def test_a_finding_marks_its_figure_also_without_a_card() -> None:
    text = "There were 37 and 33."
    found = Finding("K1", Tier.CHECK, 18, 20, text, Decimal(33), Decimal(3), "3", "", {}, "", "", figure=-1)
    both = (figure(text, "37", "37"), figure(text, "33", "33", 2))
    [first, second] = marks_of(reading(text, *both, findings=(found,)), {0: 1})
    assert (first.number, first.suspect, second.number, second.suspect) == (1, False, 0, True)


def test_what_stands_below_the_title_is_parted_between_its_parts() -> None:
    shown = reading("Body.")
    shown = shown._replace(article=replace(shown.article, byline="The contributors to the Wire"))
    found = [line.text for line in lines_of(shown, 40, {}, {}, fetching=False)]
    assert found[1:3] == ["Feed · The contributors to the Wire", "12 Mar 2026 · 1 min · feed text · en"]


def test_the_page_has_a_head_a_body_and_an_end() -> None:
    found = [line.text for line in lines_of(reading("Body."), 60, {}, {}, fetching=True)]
    assert found[0] == "Title"
    assert found[1].startswith("Feed · 12 Mar 2026")
    assert any("Fetching" in line for line in found)
    assert found[-1] == END
    assert links_of(reading("Body.")) == {}


def test_a_long_article_is_set_only_as_far_as_it_is_looked_at() -> None:
    asked = 0

    def endless() -> object:
        nonlocal asked
        while True:
            asked += 1
            yield Line((), asked)

    setting = Setting(endless(), 70)  # type: ignore[arg-type]
    setting.set_lines(80)
    assert asked == 80
    setting.set_until(1_000, 40)
    assert asked < 1_500
    assert setting.line_of(1_000) == 999
    assert not setting.complete
