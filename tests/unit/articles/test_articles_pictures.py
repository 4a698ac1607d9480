"""Pictures: the one under the headline, those behind lazy loading, and their captions."""

from __future__ import annotations

import pytest

from tui.articles.document import Heading, Image
from tui.articles.extract import extract

TITLE = "The harbour opens again after the storm"
TEXT = "".join(
    f"<p>The harbour of the northern town opened again on day {n}, said the master of the port, and the ferries, "
    "which had waited for a week, took up their service to the islands in the bay.</p>"
    for n in range(4)
)


def pictures(body: str, head: str = "") -> list[tuple[str, str]]:
    page = f'<html lang="en"><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>'
    blocks = extract(page.encode(), "https://e.org/a/b").blocks
    return [(b.source.rpartition("/")[2], b.caption) for b in blocks if isinstance(b, Image)]


@pytest.mark.parametrize(
    ("picture", "found"),
    [
        ('<figure><img src="/p.jpg"><figcaption>The pier</figcaption></figure>', [("p.jpg", "The pier")]),
        ('<div class="hero-image"><img src="/p.jpg"></div>', [("p.jpg", "")]),
        ('<div><img src="/p.jpg" width="800"></div>', [("p.jpg", "")]),
        ('<div class="x"><img src="/p-300x200.jpg"></div>', [("p-300x200.jpg", "")]),
        ('<div class="x"><img src="/q.jpg"></div>', []),
        ('<div class="main"><a href="/other/story"><img src="/q.jpg"></a></div>', []),
    ],
)
def test_the_picture_between_headline_and_text(picture: str, found: list[tuple[str, str]]) -> None:
    head = '<meta property="og:image" content="https://cdn.e.org/p.jpg">'
    page = f'<article><header><h1>{TITLE}</h1></header>{picture}<div class="story"><div class="article-body">{TEXT}</div></div></article>'
    assert pictures(page, head) == found


def test_the_picture_of_the_writer_opens_no_article() -> None:
    head = '<meta name="author" content="Ada Example">'
    portrait = '<figure><img src="/ada.jpg" alt="Ada Example"></figure>'
    page = f'<article><header><h1>{TITLE}</h1>{portrait}</header><div><div class="article-body">{TEXT}</div></div></article>'
    assert pictures(page, head) == []


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("/img/blank.gif", False),
        ("/lazy_placeholder.gif", False),
        ("/img/1x1-pixel.gif?v=1", False),
        ("/blanket-of-snow.png", True),
        ("/pixel-phone-review.jpg", True),
        ("/loading-dock.jpg", True),
    ],
)
def test_a_name_that_begins_as_a_placeholder_s_is_a_picture_s(source: str, kept: bool) -> None:
    assert (
        bool(pictures(f'<h1>{TITLE}</h1><div class="article-body">{TEXT}<img src="{source}">{TEXT}</div>'))
        == kept
    )


@pytest.mark.parametrize(
    "box",
    [
        '<div class="image-block"><figure><img src="/p.jpg"><figcaption><a href="https://s.org/">Source</a></figcaption></figure></div>',
        '<div class="x-teaser-image"><figure><img src="/p.jpg"><figcaption>Source</figcaption></figure></div>',
    ],
)
def test_a_picture_amid_the_text_stays_with_its_caption(box: str) -> None:
    assert pictures(f'<h1>{TITLE}</h1><div class="article-body">{TEXT}{box}{TEXT}</div>') == [
        ("p.jpg", "Source")
    ]


def test_the_heading_of_a_part_stays_in_its_header() -> None:
    part = "<section><header><h2>What comes next</h2></header>" + TEXT + "</section>"
    page = f'<h1>{TITLE}</h1><div class="article-body"><div>{TEXT}</div>{part}</div>'
    article = extract(page.encode(), "https://e.org/a/b")
    assert [article.text[b.start : b.end] for b in article.blocks if isinstance(b, Heading)] == [
        "What comes next"
    ]
