"""Pages that attack: deep, wide, long, full of entities; each ends in an article or one sentence."""

from __future__ import annotations

import json
import random
import time

import pytest

from tui.articles.decode import decode
from tui.articles.extract import extract
from tui.articles.fragments import article_from_html
from tui.articles.markup import LONGEST_MARKUP, MOST_TAGS, parse
from tui.core.errors import ExtractionError
from tui.core.text import clean

SENTENCE = "A sentence of running text, with a comma, that goes on for a while before it ends at last. "
GOOD = f"<p>{SENTENCE * 3}</p>"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 20_000 + GOOD + "</div>" * 20_000,
        "<blockquote>" * 5_000 + GOOD,
        "<ul><li>" * 5_000 + GOOD,
        GOOD + "<b><i>x" * 10_000,
        f'<script type="application/ld+json">{"[" * 100_000}</script>{GOOD}',
        f"<script>{'x<y;' * 200_000}</script>{GOOD}",
        f"<title>{'a - ' * 20_000}</title>{GOOD}",
        GOOD + f"<p>{'<a href=http://[>x</a>' * 2_000}</p>",
    ],
    ids=["divs", "quotes", "lists", "inline", "json", "script", "title", "addresses"],
)
def test_the_article_is_still_found(markup: str) -> None:
    assert SENTENCE.strip() in extract(markup.encode(), "https://e.org/x").text


@pytest.mark.parametrize(
    "markup",
    [
        "".join(f'<a href="/{n}">link {n}</a> ' for n in range(100_000)),
        "<table>" + ("<tr>" + "<td>c" * 100) * 1_500,
    ],
    ids=["links", "cells"],
)
def test_what_is_too_much_is_cut(markup: str) -> None:
    root, cut = parse(markup)
    assert cut
    assert sum(1 for _ in root.iter()) <= MOST_TAGS + 10


def test_long_pages_are_cut() -> None:
    root, cut = parse("<p>" + "word " * (LONGEST_MARKUP // 4))
    assert cut
    assert len("".join(root.itertext())) <= LONGEST_MARKUP


def test_no_entity_is_expanded_and_nothing_is_fetched() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><p>&b;&f;</p>'
        + GOOD
    )
    text = extract(bomb.encode(), "https://e.org").text
    assert "aaaa" not in text
    assert "root:" not in text


def test_nothing_of_the_parser_reaches_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    extract(b"<p <<>> &bogus; </b></i><table><p>\xff" + GOOD.encode(), "https://e.org")
    extract(b"<div>" * 2_000 + b"<p>short", "https://e.org")
    assert capfd.readouterr() == ("", "")


def test_noise_ends_in_text_or_a_sentence() -> None:
    noise = random.Random(7).randbytes(60_000)
    try:
        text = extract(noise, "https://e.org").text
    except ExtractionError as error:
        assert str(error)
    else:
        assert clean(text) == text


def test_controls_hidden_in_references_are_gone() -> None:
    raw = f"<title>a&#27;[31mb&#x202e;c</title><h1>a&#27;[31mb&#x202e;c</h1><p>{SENTENCE}&#7;&#8238;&#155;31m{SENTENCE}</p>".encode()
    article = extract(raw, "https://e.org")
    assert clean(article.text) == article.text
    assert article.title == "a[31mbc"
    assert "\x1b" not in decode(raw)


DEEP = "<div class='a'>" * 200
HEAD = "<title>The headline of it all</title><h1>The headline of it all</h1>"


@pytest.mark.parametrize(
    "markup",
    [
        HEAD + GOOD + "<script " * 400_000,
        HEAD + GOOD + "<style>" * 400_000,
        "<div>" * 300 + GOOD + "<b " * 70_000 + "x" * 1_000_000,
        f'<script type="application/ld+json">-->{" " * 300_000}x</script>{GOOD}',
        "".join(f"<h1>Headline number {n}</h1>" for n in range(30_000)) + GOOD,
        HEAD + f"<h2>Comments</h2>{GOOD}" * 13_000,
        HEAD + "<blockquote>" * 200 + GOOD + "w, " * 400_000,
        HEAD + "<div class='part'>" * 200 + GOOD + "w, " * 400_000,
        HEAD + "<div itemprop='author name headline'>" * 200 + GOOD + "word " * 400_000,
        HEAD + DEEP + GOOD + "".join(f"<span class='byline date'>word {n}</span>" for n in range(30_000)),
        HEAD + GOOD + "<code>word</code> " * 30_000,
        HEAD + GOOD + "<h1>" * 200 + "<span>word, </span>" * 30_000,
        HEAD + GOOD + "<time>" * 200 + "w, " * 400_000,
        HEAD + GOOD + "<q>" * 200 + "w, " * 400_000,
        f'<meta name="author" content="{"Foo Bar, " * 100_000}">{HEAD}{GOOD}',
        HEAD + DEEP + GOOD + "<a href='/author/x'>Ann Example</a>" * 30_000,
        HEAD + GOOD + f"<div class='{'x' * 10_000}'>" * 200 + "<p>x</p>" * 15_000,
    ],
    ids=[
        "scripts", "styles", "tags", "fence", "headings", "ends", "commas", "boxes", "properties", "dates", "codes", "heads", "times", "quoted", "author", "writers", "names",
    ],
)  # fmt: skip
def test_what_nests_or_comes_again_takes_no_time(markup: str) -> None:
    begun = time.process_time()
    assert extract(markup.encode(), "https://e.org/x").blocks
    assert time.process_time() - begun < 6


def test_a_charset_that_is_none_and_endless_tags_are_read() -> None:
    begun = time.process_time()
    assert decode(b"\xe9<" * 1_000_000 + b"<script x" * 100_000, "undefined")
    assert time.process_time() - begun < 6


@pytest.mark.parametrize(
    "reference",
    [
        "&#27;", "&#x1b;", "&#12", "&#0007;", "&#xFFFE;", "&#65535;", "\ufffe", "&#&#7;27;", "&&#129;#27;", "&&#x81;#x1b;",
    ],
)  # fmt: skip
def test_what_is_no_character_stops_nothing(reference: str) -> None:
    player = f'<iframe src="/embed/1" allowfullscreen title="a{reference}"></iframe>'
    hidden = (
        f'<img src=""><noscript>&lt;img src="/x.jpg" alt="{reference.replace("&", "&amp;")}"&gt;</noscript>'
    )
    page = f"<title>a{reference}b</title>{GOOD}<p>a<script>x</script>{reference}b</p>{player}{hidden}{GOOD}"
    article = extract(page.encode(), "https://e.org")
    assert article.text.count(SENTENCE.strip()) == 6
    assert clean(article.text + article.title) == article.text + article.title


def test_what_is_no_character_in_json_stops_nothing() -> None:
    body = "".join(f"<p>{SENTENCE * 3}<script></script>\x1b\uffff{n}</p>" for n in range(4))
    data = json.dumps({"@type": "NewsArticle", "headline": "a\0", "articleBody": body}).replace("</", "<\\/")
    article = extract(f'<script type="application/ld+json">{data}</script><p>x'.encode(), "https://e.org")
    assert SENTENCE.strip() in article.text
    assert clean(article.text + article.title) == article.text + article.title


@pytest.mark.parametrize("tags", ["<blockquote>", "<ul><li>", "<b>", "<figure>"])
def test_what_nests_as_deep_as_the_parser_goes_is_read(tags: str) -> None:
    deep = tags * (250 // tags.count("<")) + SENTENCE
    assert extract(f"<h1>Deep</h1>{GOOD}{deep}".encode(), "https://e.org").blocks
    assert SENTENCE.strip() in article_from_html(deep).text
