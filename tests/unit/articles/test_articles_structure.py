"""What an article is built of: lists, tables, headings, quotations, formulas."""

from __future__ import annotations

import time

import pytest

from tests.unit.articles.pages import article, parts, running, spans
from tui.articles.document import Heading, Image, ListItem, Paragraph, Style, Table


@pytest.mark.parametrize(
    ("markup", "numbers"),
    [
        ('<ol start="3"><li>c</li><li value="7">g</li><li>h</li></ol>', [3, 7, 8]),
        ("<ol reversed><li>third place</li><li>second place</li><li>first place</li></ol>", [3, 2, 1]),
        ('<ol reversed start="10"><li>ten</li><li>nine</li></ol>', [10, 9]),
        ("<ul><li>one</li></ul>", [None]),
    ],
)
def test_numbers_of_lists(markup: str, numbers: list[int | None]) -> None:
    assert [b.number for b in article(markup).blocks if isinstance(b, ListItem)] == numbers


def test_quoted_words_have_their_marks_once() -> None:
    assert parts("<p>He said <q>all <b>ships</b></q> and <q>«late»</q>.</p>") == [
        "He said “all ships” and «late»."
    ]


def test_a_role_makes_a_heading() -> None:
    found = article('<div role="heading" aria-level="3">Tides</div><p>They come twice a day.</p>')
    assert [(b.level, found.text[b.start : b.end]) for b in found.blocks if isinstance(b, Heading)] == [
        (3, "Tides")
    ]


def test_an_icon_speaks_for_a_cell_without_words() -> None:
    table = (
        "<table><tr><th>Port</th><th>Open</th></tr><tr><td>North</td><td><img src='/y.png' width='16' alt='Yes'></td></tr>"
        "<tr><td><img src='/flag.png' width='16' alt='Flag'> South</td><td><img src='/n.png' width='16' alt='No'></td></tr></table>"
    )
    assert parts(table, Table) == ["Port\tOpen\nNorth\tYes\nSouth\tNo"]


def test_a_heading_may_come_again_once_something_followed_it() -> None:
    box = "<h2>Pros</h2><p>It is quick.</p><h2>Cons</h2><p>It is loud.</p>"
    again = "<h2>Pros</h2><p>It is cheap.</p><h2>Cons</h2><h2>Cons</h2><p>It is red.</p>"
    assert parts(box + again, Heading) == ["Pros", "Cons", "Pros", "Cons"]


@pytest.mark.parametrize(
    "heading",
    [
        '<h3 id="tides">Tides<a class="headerlink" href="#tides">¶</a></h3>',
        '<h3 id="tides"><a href="#tides">#</a> Tides</h3>',
        '<h3><a href="#contents-4">Tides</a></h3>',
    ],
)
def test_a_heading_has_no_signs_of_its_own_address(heading: str) -> None:
    found = article(heading + "<p>They come twice a day.</p>")
    [shown] = [b for b in found.blocks if isinstance(b, Heading)]
    assert (found.text[shown.start : shown.end], shown.spans) == ("Tides", ())


def test_a_quotation_keeps_the_name_of_its_author() -> None:
    quote = "<blockquote><p>All ships are late, and most of them arrive.</p><footer>— <cite>Ada Example</cite></footer></blockquote>"
    assert parts(quote) == ["All ships are late, and most of them arrive.", "— Ada Example"]
    figure = "<figure><blockquote><p>All ships are late, and most of them arrive.</p></blockquote><figcaption>Ada Example</figcaption></figure>"
    assert parts(figure) == ["All ships are late, and most of them arrive.", "Ada Example"]


def test_what_unfolds_has_its_title() -> None:
    assert ("How it works", Style.STRONG, "") in spans(
        "<details><summary>How it works</summary><p>By the tide, which comes twice a day.</p></details>"
    )


def test_a_formula_is_written_once() -> None:
    katex = (
        '<span class="katex"><span class="katex-mathml"><math><semantics><mi>z</mi><annotation encoding="application/x-tex">'
        'z_1</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">z1</span></span>'
    )
    assert parts(f"<p>The height is {katex} metres.</p>") == ["The height is z_1 metres."]


def test_a_caption_is_bounded() -> None:
    found = article(
        f'<figure><img src="/p.jpg"><figcaption>{"<a href=/x>pier</a> " * 2000}</figcaption></figure>'
    )
    [image] = [b for b in found.blocks if isinstance(b, Image)]
    assert len(image.caption) <= 2000
    assert 0 < max(s.end for s in image.caption_spans) <= len(image.caption)


def test_many_of_what_is_looked_at_twice_take_no_time() -> None:
    hidden = "<p>" + '<span aria-hidden="true">x</span> ' * 15_000 + "</p>"
    code = "<pre>" + '<a href="/x">a</a>\t' * 15_000 + "</pre>"
    begun = time.process_time()
    assert len(article(hidden + code).text) > 60_000
    assert time.process_time() - begun < 5


def test_a_box_that_navigates_is_no_article() -> None:
    cell = f"<td>{running(9)}{running(10)}</td>"
    box = f'<div role="navigation" class="box"><table><tr><th>Ports</th>{cell}</tr></table></div>'
    assert not parts(running(5) * 6 + box, Table)
    assert len(parts("<p>One line.</p>", Paragraph)) == 1


@pytest.mark.parametrize(
    "heading",
    [
        '<div class="panel widget"><h2>Monthly fees</h2></div>',
        '<h2 class="block toc">Monthly fees</h2>',
        '<h2><button type="button">Monthly fees</button></h2>',
        '<button type="button"><span><h3>Monthly fees</h3></span></button>',
        '<header class="item-header"><h3><a href="/fees">Monthly fees</a></h3><span>The best of all</span></header>',
    ],
)
def test_headings_in_wrappers_stay(heading: str) -> None:
    assert parts(f"{heading}<p>They are due on the first day.</p>{running(7)}", Heading) == ["Monthly fees"]


def test_what_a_sentence_announces_stays_though_it_is_all_links() -> None:
    items = "".join(f'<li><a href="https://app.example/{n}">Tide table {n}</a></li>' for n in range(4))
    lines = '<p><a href="/a">The report of the port, 2024</a></p><p><a href="/b">The report of 2023</a></p>'
    assert parts(f"<p>Other tables that you may find helpful:</p><ul>{items}</ul>", ListItem) == [
        f"Tide table {n}" for n in range(4)
    ]
    assert parts(f"<p>The numbers are from these reports:</p>{lines}")[1:] == [
        "The report of the port, 2024",
        "The report of 2023",
    ]
    assert parts(f"<p>The numbers are old.</p>{lines}") == ["The numbers are old."]
