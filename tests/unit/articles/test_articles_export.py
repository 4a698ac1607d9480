"""Articles in other formats."""

from __future__ import annotations

import json
from typing import Any

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.document import Article
from tui.articles.export.html import to_fragment, to_html
from tui.articles.export.json import from_json, to_json
from tui.articles.export.markdown import to_markdown
from tui.articles.export.text import to_text
from tui.articles.fragments import article_from_html
from tui.core.errors import ExtractionError

SAMPLE = article_from_html(
    "<h2>Part <em>one</em></h2><p>A <b>bold <i>claim</i></b>, a <a href='https://e.org/a_(b)'>link</a> &amp; 1 * 2 &lt; 3_000.</p>"
    "<blockquote><p>Said so.</p></blockquote><ol start='4'><li>four<ul><li>inner</li></ul></li><li>five</li></ol>"
    "<pre><code class='language-rust'>fn main() {\n    let x = `1`;\n}</code></pre><hr>"
    "<table><tr><th>a</th><th>b|c</th></tr><tr><td colspan='2'>wide</td></tr></table><figure><img src='https://e.org/i.png' alt='alt'><figcaption>Words</figcaption></figure>",
    "https://e.org/",
    "Title <b>",
)


def test_markdown() -> None:
    assert to_markdown(SAMPLE) == (
        "# Title \\<b\\>\n\n## Part *one*\n\nA **bold *claim***, a [link](https://e.org/a_%28b%29) & 1 \\* 2 \\< 3_000.\n\n"
        "> Said so.\n\n4. four\n    - inner\n5. five\n\n```rust\nfn main() {\n    let x = `1`;\n}\n```\n\n* * *\n\n"
        "| a | b\\|c |\n| --- | --- |\n| wide |  |\n\n![alt](https://e.org/i.png)\n*Words*\n\n<https://e.org/>\n"
    )


def test_html_is_a_page_of_its_own() -> None:
    page = to_html(SAMPLE)
    root = lxml.html.document_fromstring(page)
    assert root.findtext(".//title") == "Title <b>"
    assert "default-src 'none'" in page
    assert not root.xpath("//script|//link|//iframe|//@onclick")
    assert root.xpath("//ol/@start") == ["4"]
    assert [(e.text or "").strip() for e in root.iterfind(".//ol/li/ul/li")] == ["inner"]
    assert root.xpath("//pre/code/@class") == ["language-rust"]
    assert root.xpath("//td/@colspan") == ["2"]
    assert root.xpath("//figure/figcaption/text()") == ["Words"]


def test_plain_text() -> None:
    text = to_text(SAMPLE)
    assert "\n\n> Said so.\n\n4. four\n\n  • inner\n\n5. five\n\n    fn main() {" in text
    assert "[alt — Words]" in text


def test_fragment_gives_the_same_article_again() -> None:
    again = article_from_html(to_fragment(SAMPLE), "https://e.org/", "Title <b>")
    assert again.text == SAMPLE.text
    assert [type(b) for b in again.blocks] == [type(b) for b in SAMPLE.blocks]


@pytest.mark.parametrize(
    "values", [{}, {"format": 99}, {"format": 1, "text": "a", "blocks": [{"kind": "?"}], "extractor": 1}]
)
def test_damaged_values_are_told(values: dict[str, Any]) -> None:
    with pytest.raises(ExtractionError):
        from_json(values)


MARKUP = st.recursive(
    st.text(max_size=12),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{parts}</{tag.partition(' ')[0]}>",
        st.sampled_from(
            [
                "p",
                "b",
                "em",
                "h2",
                "ul",
                "li",
                "ol",
                "blockquote",
                "pre",
                "table",
                "tr",
                "td",
                "a href='/x'",
                "a href='#here'",
                "p id='here'",
                "img src='/p.jpg'",
                "iframe allowfullscreen src='/embed/1' title='A film'",
                "figcaption",
                "caption",
                "div",
                "br",
                "figure",
                "sup",
            ]
        ),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=12,
)


LINKED = article_from_html(
    '<p>See <a href="#far">below</a>.<sup><a href="#n1">1</a></sup> And <a href="#gone">gone</a>.</p><pre>open(<a href="/x">a</a>)\n</pre>'
    '<figure><a href="/atlas"><img src="/map.png" alt="Map"></a><figcaption>By <em>Ada</em>, <a href="/src">atlas</a></figcaption></figure>'
    '<h2 id="far">Far</h2><ul><li id="n1">A note.</li></ul><ol><li>one</li><li value="5">five</li></ol>',
    "https://e.org/a",
)


def test_players_are_exported_as_links() -> None:
    article = article_from_html(
        '<p>Look.</p><iframe allowfullscreen src="https://films.example/embed/1" title="A [film]"></iframe>'
    )
    assert '<a href="https://films.example/embed/1" rel="noreferrer">▶ A [film]</a>' in to_fragment(article)
    assert "[▶ A \\[film\\]](https://films.example/embed/1)" in to_markdown(article)
    assert "[▶ A [film] — https://films.example/embed/1]" in to_text(article)
    assert from_json(json.loads(json.dumps(to_json(article)))) == article


def test_links_of_all_places_are_exported() -> None:
    fragment = to_fragment(LINKED)
    root = lxml.html.fragment_fromstring(fragment, create_parent=True)
    assert root.xpath("//p/a/@href") == ["#far", "https://e.org/a#gone"]
    assert root.xpath("//sup/a/@href") == ["#n1"] and not root.xpath("//sup//sup")
    assert root.xpath("//h2/@id") == ["far"] and root.xpath("//li/@id") == ["n1"]
    assert root.xpath("//pre/code/a/@href") == ["https://e.org/x"]
    assert root.xpath("//figure/a[img]/@href") == ["https://e.org/atlas"]
    assert root.xpath("//figcaption/a/@href") == ["https://e.org/src"]
    assert root.xpath("//ol/li/@value") == ["5"]
    again = article_from_html(fragment, "https://e.org/a")
    assert (again.text, again.blocks) == (LINKED.text, LINKED.blocks)
    assert to_markdown(LINKED) == (
        "See below.<sup>1</sup> And [gone](https://e.org/a#gone).\n\n```\nopen(a)\n```\n\n"
        "[![Map](https://e.org/map.png)](https://e.org/atlas)\n*By Ada, [atlas](https://e.org/src)*\n\n## Far\n\n"
        "- A note.\n1. one\n5. five\n\n<https://e.org/a>\n"
    )


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_round_trip(markup: str) -> None:
    article: Article = article_from_html(markup, "https://e.org/")
    assert from_json(json.loads(json.dumps(to_json(article)))) == article
    to_markdown(article)
    to_text(article)
    page = lxml.html.document_fromstring(to_html(article))
    names = page.xpath("//article//@id")
    assert len(names) == len(set(names))
    assert {f"#{name}" for name in names} >= {
        href for href in page.xpath("//a/@href") if href.startswith("#")
    }
