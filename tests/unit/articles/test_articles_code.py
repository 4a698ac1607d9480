"""Code on pages: its lines, its language, and what stands around it."""

from __future__ import annotations

import pytest

from tests.unit.articles.pages import article, parts
from tui.articles.document import Code, Span, Style, Table


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


def test_captions_of_listings_are_text_and_those_of_tables_are_captions() -> None:
    listing = "<figure><figcaption>Listing 1: the gate</figcaption><pre>open()</pre></figure>"
    assert parts(listing) == ["Listing 1: the gate", "open()"]
    rows = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    found = article(f'<figure>{rows}<figcaption>Table 1, <a href="/s">source</a></figcaption></figure>')
    [table] = [b for b in found.blocks if isinstance(b, Table)]
    assert table.caption == "Table 1, source"
    assert table.caption_spans == (Span(9, 15, Style.LINK, "https://e.org/s"),)


@pytest.mark.parametrize("name", ["x&#10;```&#10;# hi", "a b", "`", "é", "c" * 30])
def test_a_language_has_a_name_that_ends_no_fence(name: str) -> None:
    [block] = [b for b in article(f'<pre data-lang="{name}">x = 1</pre>').blocks if isinstance(b, Code)]
    assert not block.language
