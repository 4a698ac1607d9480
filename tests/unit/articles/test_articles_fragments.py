"""What feeds carry, and plain text files."""

from __future__ import annotations

import pytest

from tui.articles.document import Image, ListItem, Notice, Paragraph, Style
from tui.articles.fragments import article_from_html
from tui.articles.plain import article_from_text

RUNNING = "The company said on Monday that it would spend twenty billion on research over the next five years, more than anyone before it. "


def test_a_fragment_of_html() -> None:
    article = article_from_html(
        '<p>One <b>two</b> <a href="/x">three</a>.</p><ul><li>four</li></ul><img src="i.png" alt="five">',
        "https://e.org/a/",
        "Title",
    )
    assert article.text == "One two three.\n\nfour"
    assert [type(block) for block in article.blocks] == [Paragraph, ListItem, Image]
    assert [(s.style, s.target) for s in article.blocks[0].spans] == [
        (Style.STRONG, ""),
        (Style.LINK, "https://e.org/x"),
    ]
    assert article.title == "Title"


def test_plain_summaries_keep_their_paragraphs() -> None:
    assert article_from_html("First & last.\n\nSecond part.").text == "First & last.\n\nSecond part."


def test_nothing_dangerous_is_left() -> None:
    article = article_from_html(
        '<script>alert(1)</script><p onclick="x()">Hi<a href="javascript:alert(1)">link</a>\x1b[31m\u202e</p>',
        "https://e.org",
    )
    assert article.text == "Hilink[31m"
    assert article.blocks[0].spans == ()


def test_empty_fragments() -> None:
    assert article_from_html("").notice is Notice.EMPTY
    assert article_from_html("<p> </p>").blocks == ()


def test_a_saved_page_loses_its_menus() -> None:
    text = "\n".join(
        [
            "menu-language",
            "English",
            "Türkçe",
            "日本語",
            "Get the app",
            "",
            "A Headline of Some Length About Research, Money and Chips",
            "",
        ]
    )
    text += f"\n{RUNNING * 2}\n\n{RUNNING * 3}\n\n{RUNNING}\n\n" + "\n".join(
        ["Report", "Submit", "Add Library", "Public", "Save", "Finish"]
    )
    article = article_from_text(text)
    assert article.title == "A Headline of Some Length About Research, Money and Chips"
    assert [article.text[b.start : b.end] for b in article.blocks] == [
        (RUNNING * 2).strip(),
        (RUNNING * 3).strip(),
        RUNNING.strip(),
    ]


def test_a_given_title_is_not_repeated() -> None:
    article = article_from_text(f"My title\n\n{RUNNING}", title="My title")
    assert (article.title, article.text) == ("My title", RUNNING.strip())


def test_lines_wrapped_by_hand_are_joined() -> None:
    wrapped = "It was the best of times, it was the worst of times, it was the age\nof wisdom, it was the age of foolishness, it was the epoch of belief,\nit was the epoch of incredulity, it was the season of Light and dark."
    assert "age of wisdom" in article_from_text(wrapped).text


def test_short_texts_stay_whole() -> None:
    article = article_from_text("Buy milk.\nCall Ada.")
    assert "Call Ada." in article.text
    assert article_from_text("").notice is Notice.EMPTY


def test_a_feed_that_gives_only_a_link_gives_that_link() -> None:
    assert article_from_html('<a href="https://e.org/c">Comments</a>').text == "Comments"


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="640" height="400"', (640, 400)),
        ('width=" 640px" height=400', (640, 400)),
        ('width="640"', (0, 0)),
        ('width="100%" height="400"', (0, 0)),
        ('width="640" height="auto"', (0, 0)),
        ('width="640" height="٤٠٠"', (0, 0)),
        ('width="640" height="99999999999999999999"', (0, 0)),
        ('width="640" height="-400"', (0, 0)),
    ],
)
def test_a_picture_has_the_size_that_the_page_declares_or_none(
    attributes: str, size: tuple[int, int]
) -> None:
    article = article_from_html(f'<p>Words.</p><img src="https://e.org/i.png" {attributes}>')
    (image,) = (block for block in article.blocks if isinstance(block, Image))
    assert (image.width, image.height) == size
