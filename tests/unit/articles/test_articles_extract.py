"""Whole pages, written for these tests: what must be kept, what must go, and what is said of the rest."""

from __future__ import annotations

import pytest

from tui.articles.document import Code, Heading, Image, ListItem, Notice, Style, Table
from tui.articles.extract import extract, extract_json
from tui.articles.version import EXTRACTOR
from tui.core.errors import ExtractionError

FIRST = "The central bank kept its main rate at four percent on Tuesday, saying that prices, wages and rents still rise faster than it wants."
SECOND = "Its governor told reporters that the board had looked at three scenarios, and that none of them called for a cut before the spring."
THIRD = "Markets had expected as much: the currency moved by a tenth of a percent, and bond yields, which follow the rate, hardly at all."
URL = "https://news.example.com/2025/03/04/rates"

NEWS = f"""<!DOCTYPE html><html lang="en"><head><title>Bank keeps rates | Example News</title>
<meta property="og:site_name" content="Example News"><meta name="description" content="No cut before the spring, says the governor.">
<script>var a = "<p>not text</p>";</script><style>p {{ color: red }}</style></head><body>
<header class="site-header"><a href="/">Example News</a><nav><ul><li><a href="/w">World</a></li><li><a href="/m">Money</a></li></ul></nav></header>
<main><article><h1>Bank keeps rates</h1><p class="standfirst">No cut before the spring, says the governor.</p>
<div class="byline">By <a rel="author" href="/ada">Ada Example</a></div><time datetime="2025-03-04T09:00:00+01:00">4 March 2025</time>
<div class="social-share"><a href="https://x.example/share">Share</a> <a href="https://y.example">Post</a></div>
<div class="article-body"><figure><img src="/lazy.gif" data-src="/img/bank.jpg" alt="The bank" width="800"><figcaption>The bank's tower. Photo: A. Camera</figcaption></figure>
<p>{FIRST}</p><div class="newsletter-signup"><h3>Get our newsletter</h3><p>Sign up for the morning brief, every day, free.</p><form><input name="e"></form></div>
<p>{SECOND} <a href="/past?x=1#frag">Past decisions</a> were <em>closer</em>.</p>
<p><strong>Read more:</strong> <a href="/other">Five charts on prices</a></p><h2>What markets made of it</h2><p>{THIRD}</p></div></article>
<aside class="related"><h3>Related articles</h3><ul><li><a href="/1">Another story about banks and money</a></li></ul></aside></main>
<div class="cookie-banner"><p>We use cookies, and so do our 312 partners, to show you what we think you want.</p></div>
<footer><p>© Example News. All rights reserved, everywhere and always.</p></footer></body></html>"""


def test_a_news_page() -> None:
    article = extract(NEWS.encode(), URL)
    assert (
        article.text
        == f"{FIRST}\n\n{SECOND} Past decisions were closer.\n\nWhat markets made of it\n\n{THIRD}"
    )
    assert article.title == "Bank keeps rates"
    assert article.lead == "No cut before the spring, says the governor."
    assert article.byline == "Ada Example"
    assert article.published and article.published.isoformat() == "2025-03-04T09:00:00+01:00"
    assert (article.site, article.language, article.notice) == ("Example News", "en", Notice.NONE)
    assert article.extractor == EXTRACTOR
    image = next(block for block in article.blocks if isinstance(block, Image))
    assert (image.source, image.alt) == ("https://news.example.com/img/bank.jpg", "The bank")
    assert image.caption == "The bank's tower. Photo: A. Camera"
    link, emphasis = article.blocks[2].spans
    assert (article.text[link.start : link.end], link.target) == (
        "Past decisions",
        "https://news.example.com/past?x=1#frag",
    )
    assert (article.text[emphasis.start : emphasis.end], emphasis.style) == ("closer", Style.EMPHASIS)


def test_the_same_bytes_give_the_same_article() -> None:
    assert extract(NEWS.encode(), URL) == extract(NEWS.encode(), URL)


def test_json_for_other_programs() -> None:
    values = extract_json(NEWS.encode(), URL)
    assert values["published"] == "2025-03-04T09:00:00+01:00"
    assert "<h2>What markets made of it</h2>" in values["html"]


def page(body: str, head: str = "") -> bytes:
    return f"<html><head><title>Page</title>{head}</head><body>{body}</body></html>".encode()


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_structure_survives() -> None:
    body = f"""<article><h1>How to</h1>{paragraphs(FIRST, SECOND)}<h2>Steps</h2>
    <ol start="3"><li>Install the <code>tool</code><ul><li>from source</li></ul></li><li>Run it</li></ol>
    <pre class="highlight"><code class="language-python"><span class="lineno">1</span>def f(x):\n    return  x\n</code></pre>
    <blockquote><p>{THIRD}</p></blockquote>
    <table><caption>Rates</caption><tr><th>Year</th><th>Rate</th></tr><tr><td>2024</td><td><a href="/4">4%</a></td></tr></table>
    <p>Water is H<sub>2</sub>O, said the first<sup><a href="#fn1">1</a></sup> of them, and everybody who was there agreed.</p></article>"""
    article = extract(page(body), "https://e.org/x")
    kinds = {type(block) for block in article.blocks}
    assert {Heading, ListItem, Code, Table} <= kinds
    items = [block for block in article.blocks if isinstance(block, ListItem)]
    assert [(i.depth, i.number, article.text[i.start : i.end]) for i in items] == [
        (1, 3, "Install the tool"),
        (2, None, "from source"),
        (1, 4, "Run it"),
    ]
    code = next(block for block in article.blocks if isinstance(block, Code))
    assert (article.text[code.start : code.end], code.language) == ("def f(x):\n    return  x", "python")
    table = next(block for block in article.blocks if isinstance(block, Table))
    assert [[article.text[c.start : c.end] for c in row] for row in table.rows] == [
        ["Year", "Rate"],
        ["2024", "4%"],
    ]
    assert (table.caption, table.rows[0][0].header) == ("Rates", True)
    assert any(
        block.quote == 1 and article.text[block.start : block.end] == THIRD for block in article.blocks
    )
    styles = {span.style for block in article.blocks for span in block.spans}
    assert {Style.SUBSCRIPT, Style.NOTE, Style.CODE, Style.LINK} <= styles


def test_chinese_with_ideographic_indents() -> None:
    first = "　　新华社北京三月四日电，中国人民银行周二宣布，将一年期贷款市场报价利率维持在百分之三点一，符合此前市场的普遍预期。"
    second = "　　分析人士表示，近期物价、就业和房地产市场的表现，使得货币政策仍有空间，但短期内下调利率的可能性并不大。"
    body = f"""<div class="nav"><a href="/">首页</a><a href="/n">新闻</a></div><h1>央行维持利率不变</h1><div class="info">2025年03月04日 09:30 来源：样报</div>
    <div class="content"><p>{first}</p><p align="center"><img src="a.jpg"></p><p>{second}</p><p>（责任编辑：王小明）</p></div>
    <div class="xg"><h3>相关阅读</h3><ul><li><a href="/1">另一条关于银行的新闻标题</a></li></ul></div>"""
    article = extract(page(body), "https://news.example.cn/a")
    assert article.text == f"{first.strip()}\n\n{second.strip()}"
    assert article.title == "央行维持利率不变"
    assert article.language == "zh-Hans"
    assert article.published and article.published.date().isoformat() == "2025-03-04"


def test_an_article_of_many_boxes_is_whole() -> None:
    boxes = "".join(
        f'<section><h2>Part {n}</h2><div class="html"><p>{text}</p></div></section>'
        for n, text in enumerate((FIRST, SECOND, THIRD))
    )
    text = extract(page(f'<div id="wrap">{boxes}</div>')).text
    assert all(part in text for part in (FIRST, SECOND, THIRD))


def test_links_within_sentences_stay_whatever_they_are_called() -> None:
    body = f'<article>{paragraphs(FIRST)}<p>As the <a class="related-link" href="/x">second report</a> has it, {SECOND}</p></article>'
    assert "As the second report has it" in extract(page(body), "https://e.org").text


def test_articles_in_wrongly_named_boxes_are_found() -> None:
    body = f'<div class="sidebar"><div class="comment-area">{paragraphs(FIRST, SECOND, THIRD)}</div></div>'
    assert THIRD in extract(page(body)).text


def test_a_body_that_only_json_ld_holds() -> None:
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Page","articleBody":"{FIRST}\\n{SECOND}\\n{THIRD}"}}</script>'
    assert extract(page("<div id=root></div><p>Loading</p>", head)).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    ("body", "head", "notice"),
    [
        (
            f"<article>{paragraphs(FIRST, 'Subscribe to continue reading this article.')}</article>",
            "",
            Notice.PAYWALLED,
        ),
        (paragraphs("Nothing is here."), "<title>404 Not Found</title>", Notice.ERROR),
        (
            '<div class="live-blog">'
            + "".join(f"<article><time>9:{n}0</time><p>{FIRST}</p></article>" for n in range(6))
            + "</div>",
            "",
            Notice.LIVE,
        ),
        (
            "<ul>" + "".join(f'<li><a href="/{n}">Headline number {n}</a></li>' for n in range(20)) + "</ul>",
            "",
            Notice.INDEX,
        ),
        (
            f"<article>{paragraphs(FIRST, SECOND)}<p>And so on and so forth [...]</p></article>",
            "",
            Notice.TRUNCATED,
        ),
        ("<div></div>", "", Notice.EMPTY),
    ],
)
def test_notices(body: str, head: str, notice: Notice) -> None:
    raw = page(body, head).replace(b"<title>Page</title><title>404", b"<title>404")
    assert extract(raw, "https://e.org/x").notice is notice


def test_a_page_that_gives_less_than_the_feed() -> None:
    assert extract(page(paragraphs(FIRST)), feed_text=FIRST * 5).notice is Notice.TRUNCATED


def test_nothing_at_all() -> None:
    with pytest.raises(ExtractionError, match="empty"):
        extract(b"")
