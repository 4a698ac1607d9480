"""The stored form: what is packed comes back as it was, blocks and spans of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.document import Article
from tui.articles.fragments import article_from_html
from tui.store.codec import pack, unpack

PARTS = (
    "<h2 id='part'>A part</h2>",
    "<p>See <a href='#part'>the part</a>, <a href='https://e.org/x'>a page</a> and <a href='#note'>1</a>.</p>",
    "<ol reversed><li id='note'>two</li><li>one<ul><li>within</li></ul></li></ol>",
    "<pre class='python'>open(<a href='/open'>gate</a>)\n</pre>",
    "<figure><a href='/atlas'><img src='/map.png' width='80' height='60'></a><figcaption>By <a href='/s'>Ada</a></figcaption></figure>",
    "<table><caption>The <em>tides</em></caption><tr><th colspan='2'>Port</th></tr><tr><td>high</td><td><a href='/l'>low</a></td></tr></table>",
    "<iframe allowfullscreen src='/embed/1' title='A film'></iframe>",
    "<blockquote><p>All ships are late.</p></blockquote><hr>",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=8))
def test_an_article_comes_back_as_it_was(parts: list[str]) -> None:
    article = article_from_html("".join(parts), "https://e.org/a", "Title")
    assert unpack(pack(article), Article) == article


@pytest.mark.parametrize("data", [b"", b"x", pack(("text",))])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        unpack(data, Article)
