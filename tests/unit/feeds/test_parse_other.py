"""Atom, JSON Feed, and what is no feed at all."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tui.core.errors import NotAFeedError, ParseError
from tui.feeds.models import Enclosure, ParsedFeed
from tui.feeds.parse import parse

URL = "https://example.org/blog/atom.xml"
NOW = datetime(2025, 6, 1, tzinfo=UTC)


def read(document: str) -> ParsedFeed:
    return parse(document.encode(), url=URL, now=NOW)


def atom(inside: str, attributes: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>News</title>{inside}</feed>'


def test_atom_is_read_whole() -> None:
    feed = read(
        atom(
            """<link href="https://example.org/"/><link rel="self" href="https://example.org/atom.xml"/>
            <link rel="hub" href="https://hub.example.org/"/><subtitle type="html">&lt;b&gt;About&lt;/b&gt;</subtitle>
            <updated>2025-01-06T12:00:00Z</updated><author><name>Ann</name><email>ann@example.org</email></author>
            <icon>/favicon.ico</icon>
            <entry><id>urn:1</id><title type="html">A &amp;lt;b&amp;gt; &lt;i&gt;B&lt;/i&gt;</title>
            <link rel="alternate" type="text/html" href="1.html"/><link rel="enclosure" href="1.mp3" type="audio/mpeg" length="5"/>
            <link rel="replies" type="text/html" href="1.html#comments"/>
            <published>2025-01-05T10:00:00+02:00</published><updated>2025-01-06T10:00:00Z</updated>
            <category term="energy" label="Energy"/><summary>Short &lt; long</summary>
            <content type="html">&lt;a href="x"&gt;x&lt;/a&gt;</content></entry>""",
            'xml:lang="en" xml:base="https://example.org/base/"',
        )
    )
    assert (feed.title, feed.description, feed.language, feed.format) == ("News", "About", "en", "atom10")
    assert (feed.author, feed.author_email) == ("Ann", "ann@example.org")
    assert (feed.site_url, feed.icon) == ("https://example.org/", "https://example.org/favicon.ico")
    (entry,) = feed.entries
    assert (entry.guid, entry.url, entry.title) == ("urn:1", "https://example.org/base/1.html", "A <b> B")
    assert entry.published == datetime(2025, 1, 5, 8, tzinfo=UTC)
    assert entry.updated == datetime(2025, 1, 6, 10, tzinfo=UTC)
    assert entry.author == "Ann"
    assert entry.categories == ("Energy",)
    assert entry.summary == "Short &lt; long"
    assert entry.content == '<a href="https://example.org/base/x">x</a>'
    assert entry.enclosures == (Enclosure("https://example.org/base/1.mp3", "audio/mpeg", 5),)
    assert entry.comments_url == "https://example.org/base/1.html#comments"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<title>a &lt; b</title>", "a < b"),
        ("<title>AT&amp;amp;T</title>", "AT&T"),
        ('<title type="text">&lt;b&gt; is a tag</title>', "<b> is a tag"),
        ('<title type="html">&lt;b&gt;Bold&lt;/b&gt; &amp;amp; more</title>', "Bold & more"),
        ('<title type="html"><![CDATA[It&#8217;s]]></title>', "It’s"),
        (
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One <b>two</b> &amp; &lt;3</div></title>',
            "One two & <3",
        ),
    ],
)
def test_titles_follow_their_type(written: str, shown: str) -> None:
    assert read(atom(f"<entry><id>1</id>{written}</entry>")).entries[0].title == shown


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("<content>a &lt; b</content>", "a &lt; b"),
        ('<content type="html">&lt;p&gt;x&lt;/p&gt;</content>', "<p>x</p>"),
        (
            '<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>x<x:br/>y</x:p></x:div></content>',
            "<p>x<br>y</p>",
        ),
        ('<content type="application/pdf" src="x.pdf"/>', ""),
        ('<content type="text/html" mode="escaped">&lt;p&gt;x&lt;/p&gt;</content>', "<p>x</p>"),
        ('<content type="text/plain" mode="base64">aGVsbG8=</content>', "hello"),
    ],
)
def test_contents_follow_their_type(written: str, html: str) -> None:
    assert read(atom(f"<entry><id>1</id><title>t</title>{written}</entry>")).entries[0].content == html


def test_atom_0_3_is_read() -> None:
    feed = read(
        """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><tagline>Line</tagline>
        <link rel="alternate" type="text/html" href="http://x.example/"/>
        <entry><title>One</title><id>1</id><link rel="alternate" type="text/html" href="http://x.example/1"/>
        <issued>2004-12-31T10:14:55+01:00</issued><modified>2005-01-01T00:00:00Z</modified></entry></feed>"""
    )
    assert (feed.format, feed.description) == ("atom03", "Line")
    assert feed.entries[0].published == datetime(2004, 12, 31, 9, 14, 55, tzinfo=UTC)


def test_prefixed_atom_and_a_lone_entry_are_read() -> None:
    prefixed = read(
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>P</a:title><a:entry><a:id>1</a:id><a:title>x</a:title></a:entry></a:feed>'
    )
    lone = read('<entry xmlns="http://www.w3.org/2005/Atom"><id>1</id><title>x</title></entry>')
    assert [entry.title for entry in prefixed.entries] == ["x"]
    assert [entry.title for entry in lone.entries] == ["x"]


def test_json_feed_is_read() -> None:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "home_page_url": "https://example.org/",
        "feed_url": "https://example.org/feed.json",
        "language": "en-US",
        "authors": [{"name": "Ann"}, {"name": "Bo"}],
        "hubs": [{"type": "WebSub", "url": "https://hub.example.org/"}],
        "items": [
            {
                "id": 7,
                "url": "/7",
                "title": "Seven & more",
                "content_html": '<img src="i.png">',
                "summary": "a < b",
                "date_published": "2025-01-06T10:00:00-05:00",
                "tags": ["x", "x", 3],
                "attachments": [{"url": "/7.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12}],
            },
            {"id": "8", "content_text": "Only\ntext <3", "external_url": "https://other.example/"},
            "nonsense",
        ],
    }
    feed = read(json.dumps(document))
    assert (feed.format, feed.author, feed.language) == ("json11", "Ann, Bo", "en-US")
    assert feed.hub_url == "https://hub.example.org/"
    first, second = feed.entries
    assert (first.guid, first.url, first.title) == ("7", "https://example.org/7", "Seven & more")
    assert first.content == '<img src="https://example.org/i.png">'
    assert first.published == datetime(2025, 1, 6, 15, tzinfo=UTC)
    assert first.enclosures == (Enclosure("https://example.org/7.mp3", "audio/mpeg", 12),)
    assert (second.title, second.content) == ("Only text <3", "Only<br>\ntext &lt;3")


def test_json_feed_1_is_told_apart() -> None:
    assert read('{"version": "https://jsonfeed.org/version/1", "title": "x", "items": []}').format == "json10"


@pytest.mark.parametrize(
    "document",
    [
        "<!doctype html><html><head><title>Log in to the network</title></head><body><form></form></body></html>",
        "<html><body>Please accept the terms</body></html>",
        '{"error": "not found"}',
        '{"items": [1, 2]}',
        "%PDF-1.7",
        "<?xml version='1.0'?><urlset><url/></urlset>",
        "just some words",
        "<script>location='/login'</script>",
    ],
)
def test_what_is_no_feed_is_said_in_one_sentence(document: str) -> None:
    with pytest.raises(NotAFeedError) as caught:
        read(document)
    assert str(caught.value).isprintable()


def test_the_title_of_a_page_is_told() -> None:
    with pytest.raises(NotAFeedError, match="Log in to the network"):
        read("<!doctype html><html><head><title>Log in to the network</title></head></html>")


@pytest.mark.parametrize("document", ["", "   \n", "\ufeff", '{"version": "https://jsonfeed.org', "[" * 5000])
def test_what_cannot_be_read_is_an_error(document: str) -> None:
    with pytest.raises(ParseError):
        read(document)


def test_an_empty_feed_is_a_feed() -> None:
    assert read(atom("")).entries == ()
    assert read('<rss version="2.0"><channel><title>x</title></channel></rss>').entries == ()
