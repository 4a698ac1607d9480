"""Pages that attack: deep, wide, long, full of entities; each ends in an article or one sentence."""

from __future__ import annotations

import random

import pytest

from tui.articles.decode import decode
from tui.articles.extract import extract
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
