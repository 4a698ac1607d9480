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


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<picture><source srcset="/s.webp 1x, /l.webp 2x"><source srcset="/s.jpg"><img src="data:image/gif;base64,R0"></picture>', ["l.webp"]),
        ('<img data-srcset="/s.jpg 1x,/l.jpg 2x" src="/blank.gif">', ["l.jpg"]),
        ('<a href="/file/p.jpg"><img src="//e.org/p.jpg"></a><noscript><img src="/start?type=1x1" width="1" height="1"></noscript>', ["p.jpg"]),
        ('<img src="/blank.gif"><noscript><img src="/p.jpg"></noscript>', ["p.jpg"]),
    ],
)  # fmt: skip
def test_the_picture_behind_what_stands_for_it(markup: str, found: list[str]) -> None:
    page = f'<h1>{TITLE}</h1><div class="article-body">{TEXT}<div>{markup}</div>{TEXT}</div>'
    assert [name for name, _ in pictures(page)] == found


def test_pictures_whose_captions_are_links_stay_with_them() -> None:
    thumb = '<div class="thumb"><a href="/file/a.jpg"><img src="/a.jpg"></a><div class="thumbcaption"><a href="/wiki/a">The old pier</a> <a href="/wiki/b">at low tide</a></div></div>'
    gallery = "".join(
        f'<li><div><a href="/file/{n}.jpg"><img src="/{n}.jpg"></a></div><p><a href="/wiki/{n}">Island {n}</a></p></li>'
        for n in range(3)
    )
    later, last = TEXT.replace("harbour", "market"), TEXT.replace("harbour", "school")
    page = f'<h1>{TITLE}</h1><div class="article-body">{TEXT}{thumb}{later}<ul>{gallery}</ul>{last}</div>'
    assert [name for name, _ in pictures(page)] == ["a.jpg", "0.jpg", "1.jpg", "2.jpg"]


def test_teasers_with_pictures_are_no_gallery() -> None:
    teasers = "".join(
        f'<li><a href="/story/{n}"><img src="/{n}.jpg"></a><a href="/story/{n}">What the islands did in the year {n} of the storm</a></li>'
        for n in range(4)
    )
    assert not pictures(f'<h1>{TITLE}</h1><div class="article-body">{TEXT}{TEXT}<ul>{teasers}</ul></div>')


def test_a_line_in_brackets_that_leads_to_the_source_is_the_caption() -> None:
    line = '<p><a href="https://s.org/ada">(Artist: Ada)</a></p>'
    page = f'<html><body><h1>{TITLE}</h1><div class="article-body">{TEXT}<p><img src="/p.jpg"></p>{line}{TEXT}</div></body></html>'
    article = extract(page.encode(), "https://e.org/a/b")
    [image] = [b for b in article.blocks if isinstance(b, Image)]
    assert image.caption == "(Artist: Ada)"
    assert [s.target for s in image.caption_spans] == ["https://s.org/ada"]
    assert "Artist" not in article.text


def test_each_figure_of_a_gallery_has_its_own_caption() -> None:
    one = '<figure><img src="/1.jpg"><figcaption>One</figcaption></figure>'
    two = '<figure><img src="/2.jpg"><div class="caption">Two, <span class="credit">by Ada</span></div></figure>'
    page = f'<h1>{TITLE}</h1><div class="article-body">{TEXT}<figure>{one}{two}<figcaption>All of them</figcaption></figure>{TEXT}</div>'
    assert pictures(page) == [("1.jpg", "One"), ("2.jpg", "Two, by Ada")]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<img src="/blank.gif" data-src=\'{"default":{"w":"80","src":"\\/\\/e.org\\/p.jpg"}}\'>', ["p.jpg"]),
        ('<img data-normal="https://e.org/p.jpeg?width=780">', ["p.jpeg?width=780"]),
        ('<figure data-picture="/p.webp"><figcaption>The pier</figcaption></figure>', ["p.webp"]),
        ('<figure data-credit="A. Camera"><p>No picture here.</p></figure>', []),
        ('<img src="/p.jpg" data-caption="/no-picture">', ["p.jpg"]),
        ('<a class="author__photo" href="/ada"><span><img src="/ada.jpg"></span></a>', []),
    ],
)
def test_addresses_in_attributes_and_portraits(markup: str, found: list[str]) -> None:
    page = f'<h1>{TITLE}</h1><div class="article-body">{TEXT}<div>{markup}</div>{TEXT}</div>'
    assert [name for name, _ in pictures(page)] == found


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<figure><img src="/max/60/pier-north.jpg?q=2"><img src="/max/900/pier-north.jpg"><figcaption>The pier</figcaption></figure>', [("pier-north.jpg", "The pier")]),
        ('<figure><img src="/a/500.jpg"><img src="/b/500.jpg"></figure>', [("500.jpg", ""), ("500.jpg", "")]),
        ('<div><img class="wide" src="/pier.jpg"><img class="narrow" src="/pier.jpg"></div>', [("pier.jpg", "")]),
        ('<ul><li><img src="/pier.jpg"></li><li><img src="/pier.jpg"></li></ul>', [("pier.jpg", ""), ("pier.jpg", "")]),
    ],
)  # fmt: skip
def test_a_picture_for_several_windows_is_one(markup: str, found: list[tuple[str, str]]) -> None:
    assert pictures(f'<h1>{TITLE}</h1><div class="article-body">{TEXT}{markup}{TEXT}</div>') == found


def test_pictures_and_pages_lie_on_the_web() -> None:
    head = '<meta property="og:image" content="mailto:a@e.org"><link rel="canonical" href="mailto:a@e.org">'
    found = extract(
        f'{head}<p>{"Words, and more of them. " * 20}</p><img src="mailto:a@e.org">'.encode(),
        "https://e.org/",
    )
    assert (found.image, found.canonical_url) == ("", "")
    assert not any(isinstance(block, Image) for block in found.blocks)
