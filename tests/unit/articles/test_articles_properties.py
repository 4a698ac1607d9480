"""What holds for every page: no crash, clean text, exact offsets."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.articles.document import Article, Embed, Image, Rule, Style, Table
from tui.articles.extract import extract
from tui.articles.fragments import article_from_html
from tui.articles.plain import article_from_text
from tui.core.errors import ExtractionError
from tui.core.text import clean, is_clean

TAGS = [
    "p",
    "div",
    "b",
    "a",
    "h1",
    "h2",
    "ul",
    "li",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "pre",
    "code",
    "blockquote",
    "figure",
    "figcaption",
    "img",
    "br",
    "hr",
    "span",
    "article",
    "main",
    "aside",
    "nav",
    "section",
    "sup",
    "math",
    "form",
    "iframe allowfullscreen src='/embed/1'",
    "video controls src='/v.mp4'",
    "button",
]
ATTRIBUTES = st.sampled_from(
    ["", ' class="comments"', ' class="article-body"', ' href="http://[x"', ' href="https://e.org/x"', ' href="#toc"', ' href="#x y"', ' style="display:none"', ' src="/i.jpg" alt="\u202ealt"',
     ' colspan="999999999999"', ' start="-3"', ' hidden', ' class="share related"', ' itemprop="author"', ' width="1"', ' id="toc"']
)  # fmt: skip
WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "Read more",
            "By Ada Example",
            "2024年5月6日",
            "A sentence of running text, with commas, that goes on for quite a while and then ends. " * 3,
            "e\u0301\u200d",
            "&#150;&nbsp;",
        ]
    ),
)
MARKUP = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda tag, attributes, parts, closed: (
            f"<{tag}{attributes}>{''.join(parts)}" + (f"</{tag.partition(' ')[0]}>" if closed else "")
        ),
        st.sampled_from(TAGS),
        ATTRIBUTES,
        st.lists(inner, max_size=4),
        st.booleans(),
    ),
    max_leaves=25,
)


def check(article: Article) -> None:
    text = article.text
    assert clean(text) == text
    for line in (
        article.title,
        article.lead,
        article.byline,
        article.site,
        article.section,
        article.language,
    ):
        assert is_clean(line) and "\n" not in line
    anchors = [block.anchor for block in article.blocks if block.anchor]
    assert len(anchors) == len(set(anchors)) and all(map(is_clean, anchors))
    last = 0
    shown = []
    for block in article.blocks:
        assert last <= block.start <= block.end <= len(text)
        last = block.end
        assert (block.start == block.end) == isinstance(block, (Embed, Image, Rule))
        if block.end > block.start:
            shown.append(text[block.start : block.end])
        for span in block.spans:
            assert block.start <= span.start < span.end <= block.end
            assert not span.target or is_clean(span.target)
            assert span.style is not Style.JUMP or span.target in anchors
        if isinstance(block, Image):
            assert block.source.startswith(("http://", "https://")) and is_clean(block.alt + block.caption)
        if isinstance(block, (Image, Table)):
            for span in block.caption_spans:
                assert 0 <= span.start < span.end <= len(block.caption)
        if isinstance(block, Embed):
            assert block.source.startswith(("http://", "https://")) and is_clean(block.source + block.title)
        if isinstance(block, Table):
            rows = ["\t".join(text[c.start : c.end] for c in row) for row in block.rows]
            assert "\n".join(rows) == text[block.start : block.end]
    assert "\n\n".join(shown) == text


def extracted(raw: bytes) -> None:
    try:
        article = extract(raw, "https://e.org/a")
    except ExtractionError:
        return
    check(article)


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    extracted(raw)


@settings(max_examples=150, deadline=None)
@given(MARKUP)
@example("\f<FORM></FORM>0")
def test_any_markup(markup: str) -> None:
    extracted(markup.encode("utf-8", "replace"))
    check(article_from_html(markup, "https://e.org/a", "Title"))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check(article_from_text(text))
    check(article_from_html(text))


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("ko", "<li>홍길동 기자</li>"),
        ("zh", "<span>記者王小明／台北報導</span>"),
        ("vi", "<p>Nguyễn Văn Ví</p>"),
        ("en", "<div>Author</div><div>x</div>"),
        ("en", "<li><a href='/x'>Another long headline of another</a><time datetime='2025-01-01'>x</time></li>"),
        ("en", "<h1><span>a</span><span>The harbour opens again</span></h1>"),
    ],
)  # fmt: skip
def test_what_names_and_dates_are_looked_for_in_takes_time_by_its_length_alone(
    language: str, piece: str
) -> None:
    def seconds(times: int) -> float:
        page = f'<html lang="{language}"><title>The harbour opens again</title><h1>The harbour opens again</h1><ul class="related">{piece * times}</ul></html>'
        start = time.process_time()
        extract(page.encode(), "https://e.org/a")
        return time.process_time() - start

    seconds(100)
    assert seconds(8_000) < 8 * seconds(2_000) + 0.1
