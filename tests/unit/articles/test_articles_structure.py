"""What an article is built of: lists, code, tables, headings, quotations, formulas, and the links within and around them."""

from __future__ import annotations

import time

import pytest

from tui.articles.document import (
    Article,
    Block,
    Code,
    Embed,
    Heading,
    Image,
    ListItem,
    Paragraph,
    Span,
    Style,
    Table,
)
from tui.articles.extract import extract
from tui.articles.links import each_link, place_of

TITLE = "The harbour opens again"
URL = "https://e.org/a/b"


def running(day: int) -> str:
    return (
        f"<p>The harbour of the northern town opened again on day {day}, said the master of the port, and the ferries, "
        "which had waited for a week, took up their service to the islands in the bay.</p>"
    )


def article(part: str) -> Article:
    body = running(1) + running(2) + part + running(3) + running(4)
    page = (
        f'<html lang="en"><head><title>{TITLE}</title></head><body><main><article><h1>{TITLE}</h1>'
        f'<div class="article-body">{body}</div></article></main></body></html>'
    )
    return extract(page.encode(), URL)


def parts(part: str, kind: type[Block] = Block) -> list[str]:
    """Return the texts of the blocks that a part of a page becomes."""
    found = article(part)
    texts = [found.text[b.start : b.end] for b in found.blocks if isinstance(b, kind)]
    return [text for text in texts if "harbour of the northern" not in text]


def spans(part: str) -> list[tuple[str, Style, str]]:
    found = article(part)
    return [(found.text[s.start : s.end], s.style, s.target) for b in found.blocks for s in b.spans]


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


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("<pre>a = 1<br>b = 2<br><span>c = 3</span></pre>", "a = 1\nb = 2\nc = 3"),
        (
            '<pre><code><span class="line"><span class="ln">1</span>f():</span>\n<span class="line"><span class="ln">2</span>  g()</span></code></pre>',
            "f():\n  g()",
        ),
        ('<pre><code><span class="lnt">1\n</span>package main\n</code></pre>', "package main"),
        (
            '<table><tr><td class="gutter"><div>1</div><div>2</div></td><td class="code"><div class="line">f()</div><div class="line">g()</div></td></tr></table>',
            "f()\ng()",
        ),
        ('<div class="box"><code>a = 1<br>  b = 2</code></div>', "a = 1\n  b = 2"),
    ],
)
def test_code_keeps_its_lines_and_no_numbers(markup: str, code: str) -> None:
    assert parts(markup, Code) == [code]


def test_what_follows_code_within_an_item_stands_behind_it() -> None:
    steps = "<ol><li>Open the gate:<pre>open()</pre>and wait. <p>Then look.</p></li><li><pre>close()</pre>Done.</li></ol>"
    found = article(steps)
    assert [
        (type(b).__name__, found.text[b.start : b.end])
        for b in found.blocks
        if "harbour" not in found.text[b.start : b.end]
    ] == [
        ("ListItem", "Open the gate:"),
        ("Code", "open()"),
        ("Paragraph", "and wait."),
        ("Paragraph", "Then look."),
        ("Code", "close()"),
        ("ListItem", "Done."),
    ]


def test_quoted_words_have_their_marks_once() -> None:
    assert parts("<p>He said <q>all <b>ships</b></q> and <q>«late»</q>.</p>") == [
        "He said “all ships” and «late»."
    ]


def test_a_role_makes_a_heading() -> None:
    found = article('<div role="heading" aria-level="3">Tides</div><p>They come twice a day.</p>')
    assert [(b.level, found.text[b.start : b.end]) for b in found.blocks if isinstance(b, Heading)] == [
        (3, "Tides")
    ]


@pytest.mark.parametrize(
    ("names", "language"),
    [
        ("brush: js; title: x", "js"),
        ("src src-lisp", "lisp"),
        ("language-none", ""),
        ("prettyprint lang-c", "c"),
        ("geshi python", "python"),
        ("wide column", ""),
    ],
)
def test_the_language_of_code(names: str, language: str) -> None:
    found = article(f'<pre class="{names}">x = 1</pre>')
    assert [b.language for b in found.blocks if isinstance(b, Code)] == [language]


def test_links_in_code_stand_where_they_are_whatever_is_cut_around_them() -> None:
    code = '\n\n  <a href="/open">open</a>\t(see  \n<span class="gutter">2</span>  <a href="https://s.org/x">  a spec</a> )  \n\n'
    found = article(f"<pre>{code}</pre>")
    block = next(b for b in found.blocks if isinstance(b, Code))
    assert found.text[block.start : block.end] == "  open  (see\n    a spec )"
    assert [(found.text[s.start : s.end], s.target) for s in block.spans] == [
        ("open", "https://e.org/open"),
        ("a spec", "https://s.org/x"),
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


def test_captions_of_listings_are_text_and_those_of_tables_are_captions() -> None:
    listing = "<figure><figcaption>Listing 1: the gate</figcaption><pre>open()</pre></figure>"
    assert parts(listing) == ["Listing 1: the gate", "open()"]
    rows = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    found = article(f'<figure>{rows}<figcaption>Table 1, <a href="/s">source</a></figcaption></figure>')
    [table] = [b for b in found.blocks if isinstance(b, Table)]
    assert table.caption == "Table 1, source"
    assert table.caption_spans == (Span(9, 15, Style.LINK, "https://e.org/s"),)


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


NOTES = (
    '<p>The tide was high.<sup id="back"><a href="#n1">1</a></sup> More <a href="#tides">below</a>, and <a href="#gone">elsewhere</a>.'
    '<a href="#lost">[2]</a></p><h2 id="tides">Tides</h2><p>They come and go.</p><ol><li id="n1">As measured. <a href="#back">↩</a></li></ol>'
)


def test_notes_and_jumps_lead_to_their_blocks_or_to_the_page() -> None:
    found = article(NOTES)
    anchors = {b.anchor: found.text[b.start : b.end] for b in found.blocks if b.anchor}
    assert anchors["tides"] == "Tides"
    assert anchors["n1"] == "As measured."
    assert [
        (found.text[s.start : s.end], s.style, s.target)
        for b in found.blocks
        for s in b.spans
        if s.style is not Style.SUPERSCRIPT
    ] == [
        ("1", Style.NOTE, "n1"),
        ("below", Style.JUMP, "tides"),
        ("elsewhere", Style.LINK, f"{URL}#gone"),
        ("[2]", Style.NOTE, f"{URL}#lost"),
    ]


def test_the_list_of_links_follows_the_article() -> None:
    found = article(
        '<p>See <a href="/tables">the tables</a> and <a href="#end">the end</a>.</p>'
        '<figure><a href="/atlas"><img src="/map.png" alt="Map"></a><figcaption>From <a href="/src">the atlas</a></figcaption></figure>'
        '<figure><a href="/large.jpg"><img src="/small.jpg"></a></figure><p id="end">And this is <a href="mailto:a@e.org">mail</a>.</p>'
    )
    assert list(each_link(found)) == [
        ("https://e.org/tables", "the tables"),
        ("#end", "the end"),
        ("https://e.org/atlas", "Map"),
        ("https://e.org/src", "the atlas"),
        ("mailto:a@e.org", "mail"),
    ]
    place = place_of(found, "#end")
    assert place is not None and found.text[place:].startswith("And this is mail")
    assert place_of(found, "https://e.org/#end") is None


def test_a_link_is_written_as_browsers_write_it() -> None:
    [(_, _, target)] = spans('<p>Ask <a href="HTTPS://Port.Example?Ship=A">the port</a>, they know.</p>')
    assert target == "https://port.example/?Ship=A"


def test_a_box_that_navigates_is_no_article() -> None:
    cell = f"<td>{running(9)}{running(10)}</td>"
    box = f'<div role="navigation" class="box"><table><tr><th>Ports</th>{cell}</tr></table></div>'
    assert not parts(running(5) * 6 + box, Table)
    assert len(parts("<p>One line.</p>", Paragraph)) == 1


def test_a_picture_that_is_a_link_knows_where_it_leads() -> None:
    found = article(
        '<p><a href="/report"><img src="/cover.jpg" alt="Cover"></a></p><a href="/p.jpg"><img src="/p.jpg"></a>'
    )
    assert [(b.source, b.target) for b in found.blocks if isinstance(b, Image)] == [
        ("https://e.org/cover.jpg", "https://e.org/report"),
        ("https://e.org/p.jpg", ""),
    ]


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


@pytest.mark.parametrize(
    ("markup", "players"),
    [
        ('<iframe src="//films.example/embed/7?x=1" title="The pier" allowfullscreen></iframe>', [("https://films.example/embed/7?x=1", "The pier")]),
        ('<div class="video-player"><iframe data-src="https://films.example/video/7" allow="autoplay; fullscreen"></iframe></div>', [("https://films.example/video/7", "")]),
        ('<figure><video controls><source src="/pier.mp4">Your browser is old.</video><figcaption>The <b>pier</b></figcaption></figure>', [("https://e.org/pier.mp4", "The pier")]),
        ('<p>Listen: <audio controls src="/bell.mp3" aria-label="The bell"></audio></p>', [("https://e.org/bell.mp3", "The bell")]),
        ('<iframe src="https://letters.example/embed" width="480"></iframe>', []),
        ('<iframe src="https://ads.example/frame" allowfullscreen></iframe>', []),
        ('<video autoplay loop muted src="/waves.mp4"></video>', []),
        ('<iframe src="javascript:player/1" allowfullscreen></iframe>', []),
    ],
)  # fmt: skip
def test_players_are_kept_by_their_addresses(markup: str, players: list[tuple[str, str]]) -> None:
    found = article(markup)
    assert [(b.source, b.title) for b in found.blocks if isinstance(b, Embed)] == players
    assert "browser" not in found.text
    assert list(each_link(found)) == players
