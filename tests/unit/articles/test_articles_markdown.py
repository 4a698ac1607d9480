"""Markdown says what the article says, whatever its words mean to Markdown."""

from __future__ import annotations

import time

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.articles.document import Article
from tui.articles.export.markdown import to_markdown
from tui.articles.fragments import article_from_html

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(article: Article) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(READER.render(to_markdown(article)), create_parent=True)


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>1) one<br>2. two<br>- three</p>", "1\\) one\\\n2\\. two\\\n\\- three\n"),
        ("<p>Write &amp;copy; for a sign.</p>", "Write \\&copy; for a sign.\n"),
        ("<h2>Learn C #</h2><p>Now.</p>", "## Learn C \\#\n\nNow.\n"),
        ('<p>Look!<a href="https://e.org/x">here</a></p>', "Look\\![here](https://e.org/x)\n"),
        ('<p><a href="https://e.org/a\\*b">x</a> y</p>', "[x](https://e.org/a%5C*b) y\n"),
        (
            '<p>Run <a href="https://e.org/f"><code>format</code></a> or <code>a<kbd>b</kbd></code>.</p>',
            "Run [`format`](https://e.org/f) or `ab`.\n",
        ),
        (
            '<table><tr><th>a</th><th>b</th></tr><tr><td><code>x|y</code></td><td><a href="https://e.org/a|b">c</a></td></tr></table>',
            "| a | b |\n| --- | --- |\n| `x\\|y` | [c](https://e.org/a%7Cb) |\n",
        ),
    ],
    ids=["numbers", "entities", "headings", "pictures", "backslashes", "code", "cells"],
)
def test_what_would_mean_markup_is_escaped(markup: str, expected: str) -> None:
    assert to_markdown(article_from_html(markup)) == expected


WORDS = st.text(alphabet="ab1 _*`~#-+=.)(<>[]|\\&!:;=é中", min_size=1, max_size=12)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["p", "h2", "li", "td", "code", "a"]), WORDS), max_size=4), WORDS)
def test_markdown_read_again_says_the_same(parts: list[tuple[str, str]], byline: str) -> None:
    wrapped = {
        "p": "<p>{}</p>",
        "h2": "<h2>{}</h2>",
        "li": "<ul><li>{}</li></ul>",
        "td": "<table><tr><th>a</th><th>b</th></tr><tr><td><code>{0}</code></td><td>{0}</td></tr></table>",
        "code": "<p>x <code>{}</code></p>",
        "a": "<p>{0}<a href='https://e.org/x'>{0}</a></p>",
    }
    markup = "".join(
        wrapped[kind].format(words.replace("&", "&amp;").replace("<", "&lt;")) for kind, words in parts
    )
    plain = article_from_html(markup)
    article = Article(plain.text, plain.blocks, byline=" ".join(byline.split()))
    assert letters(shown(article).text_content()) == letters(article.byline + article.text)


def test_wide_tables_and_deep_lists_take_no_time() -> None:
    cells, items = '<td colspan="64">c' * 15_000, "<li>y<br>z" * 6_000
    article = article_from_html(f"<table><tr>{cells}{'<tr><td>c' * 900}</table>{'<ul><li>x' * 120}{items}")
    begun = time.process_time()
    assert len(to_markdown(article)) > 100_000
    assert time.process_time() - begun < 5
