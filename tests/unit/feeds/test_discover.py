"""Which feeds a page offers."""

from __future__ import annotations

import pytest

from tui.core.text import is_clean
from tui.feeds.discover import OfferedFeed, common_addresses, discover

URL = "https://example.org/news/"


def offered(page: str) -> list[str]:
    return [feed.url for feed in discover(page.encode(), url=URL)]


def test_links_of_the_head_come_first_and_comments_last() -> None:
    page = """<html><head><base href="https://example.org/base/">
    <link rel="alternate" type="application/rss+xml" title="Comments on News" href="/comments/feed/">
    <link href='rss.xml' type='application/rss+xml' title='News &amp; more' rel='alternate'>
    <link rel=alternate type=application/atom+xml href=/atom.xml>
    <link rel="alternate" type="application/feed+json" href="https://example.org/feed.json">
    <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="feed.css">
    <link rel="alternate" type="application/json+oembed" href="/oembed?format=json">
    </head><body><a href="/feeds/all.rss">RSS</a><a href="/about">About</a></body></html>"""
    found = discover(page.encode(), url=URL)
    assert found == (
        OfferedFeed("https://example.org/base/rss.xml", "News & more", "rss"),
        OfferedFeed("https://example.org/atom.xml", "", "atom"),
        OfferedFeed("https://example.org/feed.json", "", "json"),
        OfferedFeed("https://example.org/feeds/all.rss", "RSS", ""),
        OfferedFeed("https://example.org/comments/feed/", "Comments on News", "rss"),
    )


@pytest.mark.parametrize(
    "href",
    [
        "/feed",
        "/feed/",
        "/rss",
        "/rss.xml",
        "/index.rdf",
        "/atom.xml",
        "/feeds/posts/default.rss",
        "/?feed=rss2",
        "/blog.atom",
    ],
)
def test_links_that_look_like_feeds_are_offered(href: str) -> None:
    assert offered(f'<a class="x" href="{href}">x</a>') == [f"https://example.org{href}"]


@pytest.mark.parametrize(
    "href",
    [
        "/feedback",
        "/about-rss-and-you/article",
        "javascript:feed",
        "mailto:rss@x.example",
        "/rss.png",
        "file:///feed.xml",
    ],
)
def test_other_links_are_not(href: str) -> None:
    assert offered(f'<a href="{href}">x</a>') == []


def test_json_ld_names_feeds() -> None:
    page = """<script type="application/ld+json">{"@graph": [{"@type": "DataDownload", "name": "All news",
    "encodingFormat": "application/rss+xml", "contentUrl": "/ld.xml"}]}</script>
    <script type="application/ld+json">{broken</script>"""
    assert discover(page.encode(), url=URL) == (OfferedFeed("https://example.org/ld.xml", "All news", "rss"),)


def test_comments_of_the_page_and_the_page_itself_are_no_offers() -> None:
    assert (
        offered(
            f'<!-- <link rel="alternate" type="application/rss+xml" href="/old"> --><a href="{URL}">rss</a>'
        )
        == []
    )


def test_a_page_in_another_charset_is_read() -> None:
    page = '<meta charset="gb2312"><link rel="alternate" type="application/rss+xml" title="中国新闻网" href="/rss">'
    assert discover(page.encode("gb18030"), url=URL)[0].title == "中国新闻网"


def test_titles_are_clean_and_numbers_bounded() -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="a\x1b[2J\u202e" href="/{n}">'
    found = discover("".join(link.replace("{n}", str(n)) for n in range(5_000)).encode(), url=URL)
    assert len(found) <= 100
    assert all(is_clean(feed.title) for feed in found)


def test_hostile_pages_are_read_quickly() -> None:
    for page in (
        "<a " * 300_000,
        "<link href=" * 200_000,
        "<!--" * 500_000,
        "<script type=application/ld+json>" * 20_000,
    ):
        assert offered(page) == []


def test_usual_places_are_tried_section_first() -> None:
    places = common_addresses("https://example.org/blog?x=1")
    assert places[0] == "https://example.org/blog/feed"
    assert "https://example.org/rss.xml" in places
    assert common_addresses("file:///x") == ()
