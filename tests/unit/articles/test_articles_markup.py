"""The words of an element as they are seen, in the order in which they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.extract import extract
from tui.articles.markup import parse, squeeze, visible_text


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            "It holds 4.9 million<sup><a href='#n'>1</a></sup> people in 30 km<sup>2</sup>.",
            "It holds 4.9 million1 people in 30 km2.",
        ),
        ("<b><i>One</i> two</b> three<br>four", "One two three four"),
        ("One<!-- gone --> two<script>no()</script> three", "One two three"),
        ("<svg><title>Icon</title></svg>Word <span>s<u>o</u></span>on", "Word soon"),
        ("<div><p>One</p><p>two</p></div>three", "One two three"),
    ],
)
def test_words_come_in_their_order(html: str, words: str) -> None:
    element = next(parse(f"<html><body><section>{html}</section></body></html>")[0].iter("section"))
    assert visible_text(element) == words


INLINE = st.recursive(
    st.sampled_from(["one ", "two", "3"]),
    lambda inner: st.tuples(st.sampled_from("biu"), st.lists(inner, max_size=3)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(INLINE, max_size=6))
def test_lines_read_as_their_markup_without_the_tags(parts: list[str]) -> None:
    element = next(
        parse(f"<html><body><section>x{''.join(parts)}</section></body></html>")[0].iter("section")
    )
    assert visible_text(element) == squeeze("".join(element.itertext()))


def test_a_first_paragraph_with_a_note_is_no_standfirst() -> None:
    words = "people and 30 km<sup>2</sup> of harbour, according to its own books, which nobody had opened for years."
    more = (
        "<p>The rest of the text is here so that there is something to read, as long as a paragraph is.</p>"
        * 2
    )
    page = (
        "<html><body><article><h1>The harbour counts its ships</h1>"
        f"<p>The city had 4.9 million<sup><a href='#n1'>1</a></sup> {words}</p>{more}</article></body></html>"
    )
    article = extract(page.encode())
    assert article.lead == ""
    assert article.text.startswith("The city had 4.9 million1 people and 30 km2 of harbour")
