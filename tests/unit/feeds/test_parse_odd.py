"""Feeds that are oddly written, or broken off in the middle: read as their writers meant them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.feeds.models import ParsedEntry, ParsedFeed
from tui.feeds.parse import parse

NOW = datetime(2026, 11, 24, tzinfo=UTC)
URL = "https://example.org/feed.xml"
ATOM = '<feed xmlns="{space}"><title>T</title>{inside}</feed>'
JSON = '{{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{item}]}}'


def read(document: str) -> ParsedFeed:
    return parse(document.encode(), url=URL, now=NOW)


def rss(inside: str) -> ParsedEntry:
    """The one entry of an RSS feed."""
    spaces = (
        'xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    )
    (entry,) = read(
        f"<rss version='2.0' {spaces}><channel><title>T</title><item>{inside}</item></channel></rss>"
    ).entries
    return entry


@pytest.mark.parametrize(
    "space",
    [
        "http://www.w3.org/2005/Atom", "https://www.w3.org/2005/Atom", "http://www.w3.org/2005/Atom/",
        "HTTP://www.w3.org/2005/atom", "http://purl.org/atom/ns#", "http://purl.org/atom/ns",
    ],
)  # fmt: skip
def test_a_namespace_is_known_however_it_is_written(space: str) -> None:
    feed = read(
        ATOM.format(space=space, inside="<entry><id>1</id><title>One</title><link href='/1'/></entry>")
    )
    assert (feed.format[:4], feed.warnings) == ("atom", ())
    assert [(entry.guid, entry.url) for entry in feed.entries] == [("1", "https://example.org/1")]


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        ("<id>https://example.org/1</id>", "https://example.org/1"),
        ("<id>https://example.org/1</id><link rel='self' href='/other'/>", "https://example.org/1"),
        ("<id>https://example.org/1</id><link href='/page'/>", "https://example.org/page"),
        ("<id>tag:1</id><content type='text/html' src='/whole.html'/>", "https://example.org/whole.html"),
        ("<id>tag:1</id>", ""),
    ],
)
def test_an_atom_entry_without_a_link_is_found(inside: str, url: str) -> None:
    feed = read(
        ATOM.format(space="http://www.w3.org/2005/Atom", inside=f"<entry><title>x</title>{inside}</entry>")
    )
    assert feed.entries[0].url == url


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        ('<guid isPermaLink="true">/p/1</guid>', "https://example.org/p/1"),
        ('<guid isPermaLink="true">12345</guid>', ""),
        ('<guid isPermaLink="false">https://example.org/1</guid>', ""),
        ("<guid>https://example.org/1</guid>", "https://example.org/1"),
        ("<link>www.example.net/1</link>", "http://www.example.net/1"),
        ("<link>//example.net/1</link>", "https://example.net/1"),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link><![CDATA[\n https://example.org/1?a=1&b=2 \n]]></link>", "https://example.org/1?a=1&b=2"),
    ],
)
def test_the_page_of_an_rss_item_is_found(inside: str, url: str) -> None:
    assert rss(f"<title>x</title>{inside}").url == url


def test_a_description_within_a_media_group_is_read() -> None:
    group = "<media:group><media:description>Of the video.</media:description></media:group>"
    assert rss(f"<title>x</title>{group}").summary == "Of the video."


def test_the_channel_definition_format_is_read() -> None:
    feed = read(
        '<CHANNEL HREF="https://x.example/"><TITLE>T</TITLE><ABSTRACT>About</ABSTRACT>'
        '<ITEM HREF="https://x.example/1"><TITLE>One</TITLE><ABSTRACT>Text</ABSTRACT></ITEM></CHANNEL>'
    )
    assert (feed.title, feed.site_url, feed.description) == ("T", "https://x.example/", "About")
    (entry,) = feed.entries
    assert (entry.title, entry.url, entry.summary) == ("One", "https://x.example/1", "Text")


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ('{"id": "https://example.org/1", "title": "x"}', "https://example.org/1"),
        ('{"id": "1", "external_url": "https://other.example/", "title": "x"}', "https://other.example/"),
        ('{"id": "1", "url": "/1", "external_url": "https://other.example/"}', "https://example.org/1"),
        ('{"id": "1", "title": "x"}', ""),
    ],
)
def test_the_page_of_a_json_item_is_found(item: str, url: str) -> None:
    assert read(JSON.format(item=item)).entries[0].url == url


def test_sizes_of_attachments_may_be_written_as_fractions() -> None:
    item = (
        '{"id": "1", "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 123.0}]}'
    )
    assert read(JSON.format(item=item)).entries[0].enclosures[0].length == 123


WHOLE = (
    "<rss version='2.0'><channel><title>T</title>"
    "<item><title>One</title><link>https://example.org/one</link></item>"
    "<item><title>Two &lt;item&gt;</title><description><![CDATA[<item>code</item>]]></description>"
    "<link>https://example.org/two</link></item></channel></rss>"
)


def test_a_document_that_breaks_off_gives_no_half_entries() -> None:
    names = [entry.guid for entry in read(WHOLE).entries]
    assert len(names) == 2
    for end in range(WHOLE.index("</item>") + len("</item>"), len(WHOLE)):
        got = [entry.guid for entry in read(WHOLE[:end]).entries]
        assert got == names[: len(got)], WHOLE[:end][-60:]
        assert got


def test_a_forgotten_end_of_the_last_entry_loses_nothing() -> None:
    assert len(read(WHOLE.replace("</item></channel>", "</channel>")).entries) == 2


def test_an_entry_that_says_nothing_is_none() -> None:
    feed = read(
        WHOLE.replace("<item><title>One", "<item></item><item><pubDate>x</pubDate></item><item><title>One")
    )
    assert len(feed.entries) == 2
