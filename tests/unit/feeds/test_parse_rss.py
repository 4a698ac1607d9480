"""RSS of every version, as it is and as it should not be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.feeds.models import Enclosure, ParsedFeed
from tui.feeds.parse import parse

URL = "https://example.org/blog/feed.xml"
NOW = datetime(2025, 6, 1, tzinfo=UTC)


def read(document: str, *, url: str = URL, limit: int = 2_000) -> ParsedFeed:
    return parse(document.encode(), url=url, now=NOW, limit=limit)


def rss(items: str, channel: str = "", spaces: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {spaces}><channel><title>News</title>'
        f"<link>https://example.org/</link><description>About</description>{channel}{items}</channel></rss>"
    )


def test_rss_2_is_read_whole() -> None:
    feed = read(
        rss(
            """<item><title>First &amp; foremost</title><link>https://example.org/1</link>
            <guid isPermaLink="false">tag:1</guid><pubDate>Mon, 06 Jan 2025 10:00:00 +0100</pubDate>
            <author>ann@example.org (Ann Other)</author><category>Economy</category><category>Energy</category>
            <comments>https://example.org/1#comments</comments>
            <description>&lt;p&gt;Short&lt;/p&gt;</description>
            <content:encoded><![CDATA[<p>Long <a href="/more">more</a></p>]]></content:encoded>
            <enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="1234"/></item>""",
            """<language>en_GB</language><ttl>90</ttl><managingEditor>ed@example.org (The Editor)</managingEditor>
            <lastBuildDate>Mon, 06 Jan 2025 12:00:00 GMT</lastBuildDate>
            <image><url>/icon.png</url><title>News</title></image>
            <atom:link rel="self" href="https://example.org/feed.xml"/>
            <atom:link rel="hub" href="https://hub.example.org/"/>""",
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"',
        )
    )
    assert (feed.title, feed.site_url, feed.description) == ("News", "https://example.org/", "About")
    assert (feed.language, feed.ttl_minutes, feed.format) == ("en-GB", 90, "rss20")
    assert (feed.author, feed.author_email) == ("The Editor", "ed@example.org")
    assert feed.icon == "https://example.org/icon.png"
    assert (feed.self_url, feed.hub_url) == ("https://example.org/feed.xml", "https://hub.example.org/")
    assert feed.updated == datetime(2025, 1, 6, 12, tzinfo=UTC)
    assert feed.warnings == ()
    (entry,) = feed.entries
    assert (entry.guid, entry.url, entry.title) == ("tag:1", "https://example.org/1", "First & foremost")
    assert entry.published == datetime(2025, 1, 6, 9, tzinfo=UTC)
    assert (entry.author, entry.author_email) == ("Ann Other", "ann@example.org")
    assert entry.categories == ("Economy", "Energy")
    assert entry.summary == "<p>Short</p>"
    assert entry.content == '<p>Long <a href="https://example.org/more">more</a></p>'
    assert entry.comments_url == "https://example.org/1#comments"
    assert entry.enclosures == (Enclosure("https://example.org/1.mp3", "audio/mpeg", 1234),)


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ('<rss version="0.91">', "rss091"),
        ('<rss version="0.92">', "rss092"),
        ('<rss version="0.94">', "rss092"),
        ("<rss>", "rss20"),
        ('<rss version="2.0" xmlns="http://backend.userland.com/rss2">', "rss20"),
        (
            '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss version="0.91">',
            "rss091",
        ),
    ],
)
def test_versions_of_rss_are_told_apart(opening: str, kind: str) -> None:
    feed = read(
        f"{opening}<channel><title>T</title><item><title>One</title><link>http://x.example/1</link></item></channel></rss>"
    )
    assert feed.format == kind
    assert [entry.title for entry in feed.entries] == ["One"]


def test_rss_1_keeps_its_items_beside_the_channel() -> None:
    feed = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
        <channel rdf:about="https://example.org/"><title>RDF</title><link>https://example.org/</link>
        <dc:language>de</dc:language><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
        <items><rdf:Seq><rdf:li resource="https://example.org/1"/></rdf:Seq></items></channel>
        <image><url>https://example.org/i.png</url></image>
        <item rdf:about="https://example.org/1"><title>Eins</title><link>https://example.org/1</link>
        <dc:date>2025-01-06T10:00:00+01:00</dc:date><dc:creator>Bea</dc:creator><dc:subject>Wirtschaft</dc:subject></item>
        </rdf:RDF>"""
    )
    assert (feed.format, feed.title, feed.language, feed.ttl_minutes) == ("rss10", "RDF", "de", 360)
    assert feed.icon == "https://example.org/i.png"
    (entry,) = feed.entries
    assert (entry.guid, entry.title, entry.author) == ("https://example.org/1", "Eins", "Bea")
    assert entry.published == datetime(2025, 1, 6, 9, tzinfo=UTC)
    assert entry.categories == ("Wirtschaft",)


def test_rss_0_90_and_1_1_are_read() -> None:
    old = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
        <channel><title>Old</title><link>http://x.example/</link></channel>
        <item><title>One</title><link>http://x.example/1</link></item></rdf:RDF>"""
    )
    new = read(
        """<Channel xmlns="http://purl.org/net/rss1.1#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        rdf:about="http://x.example/feed"><title>New</title><link>http://x.example/</link>
        <items rdf:parseType="Collection"><item rdf:about="http://x.example/1"><title>One</title>
        <link>http://x.example/1</link></item></items></Channel>"""
    )
    assert (old.format, old.title, len(old.entries)) == ("rss090", "Old", 1)
    assert (new.format, new.title, len(new.entries)) == ("rss11", "New", 1)


def test_podcasts_and_media_bring_files_and_pictures() -> None:
    feed = read(
        rss(
            """<item><title>Talk</title><guid>1</guid><itunes:author>Cy</itunes:author>
            <itunes:summary>Spoken &amp; heard</itunes:summary><itunes:image href="https://example.org/t.jpg"/>
            <media:group><media:content url="https://example.org/v.mp4" type="video/mp4" fileSize="99"/>
            <media:content url="https://example.org/p.jpg" medium="image"/></media:group></item>""",
            "<itunes:owner><itunes:name>Dee</itunes:name><itunes:email>dee@example.org</itunes:email></itunes:owner>",
            'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"',
        )
    )
    assert (feed.author, feed.author_email) == ("Dee", "dee@example.org")
    (entry,) = feed.entries
    assert entry.author == "Cy"
    assert entry.summary == "Spoken &amp; heard"
    assert entry.image == "https://example.org/p.jpg"
    assert entry.enclosures == (Enclosure("https://example.org/v.mp4", "video/mp4", 99),)


def test_undeclared_prefixes_are_understood() -> None:
    feed = read(
        rss("<item><title>One</title><dc:creator>Eve</dc:creator><pubdate>2025-01-06</pubdate></item>")
    )
    assert feed.entries[0].author == "Eve"
    assert feed.entries[0].published == datetime(2025, 1, 6, tzinfo=UTC)
    assert feed.warnings


@pytest.mark.parametrize(
    ("written", "base", "absolute"),
    [
        ("/1", "", "https://example.org/1"),
        ("1", "", "https://example.org/1"),
        ("//other.example/1", "", "https://other.example/1"),
        ("1", 'xml:base="https://base.example/dir/"', "https://base.example/dir/1"),
        ("1", 'xml:base="sub/"', "https://example.org/blog/sub/1"),
        ("  https://example.org/\n1  ", "", "https://example.org/1"),
        ("https://example.org/a b", "", "https://example.org/a%20b"),
        ("javascript:alert(1)", "", ""),
        ("file:///etc/passwd", "", ""),
        ("data:text/html,x", "", ""),
        ("http://[bad", "", ""),
        ("https://[::1/feed", "", ""),
        ("https://[2001:db8::1]:8080/a[1]", "", "https://[2001:db8::1]:8080/a[1]"),
        ("1", 'xml:base="http://[bad"', ""),
    ],
)
def test_links_become_absolute_or_nothing(written: str, base: str, absolute: str) -> None:
    document = rss(f"<item><title>One</title><link>{written}</link></item>").replace(
        "<channel", f"<channel {base}"
    )
    assert read(document).entries[0].url == absolute


def test_a_guid_is_the_link_unless_it_says_that_it_is_none() -> None:
    feed = read(
        rss(
            "<item><title>a</title><guid>https://example.org/a</guid></item>"
            '<item><title>b</title><guid isPermaLink="false">https://example.org/b</guid></item>'
        )
    )
    assert [entry.url for entry in feed.entries] == ["https://example.org/a", ""]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Plain", "Plain"),
        ("AT&amp;T", "AT&T"),
        ("AT&amp;amp;T", "AT&T"),
        ("&lt;b&gt;Bold&lt;/b&gt; claim", "Bold claim"),
        ("<![CDATA[<i>x</i> &amp; y]]>", "x & y"),
        ("It&amp;#8217;s", "It’s"),
        ("It&amp;amp;#8217;s", "It’s"),
        ("a &lt; b &gt; c", "a < b > c"),
        ("Vec&lt;String&gt; in Rust", "Vec<String> in Rust"),
        ("<b>unescaped</b> markup", "unescaped markup"),
        ("&nbsp;R&eacute;sum&eacute; &unknown; &", "Résumé &unknown; &"),
        ("two\nlines\tand  spaces", "two lines and spaces"),
        ("[/] [@click=app.quit]x[/]", "[/] [@click=app.quit]x[/]"),
        ("a\u202eb\u200bc\ufeffd", "abcd"),
        ("&#27;[31mred&#x9b;", "[31mred"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Title", "Title"),
    ],
)
def test_titles_are_plain_lines(written: str, shown: str) -> None:
    assert read(rss(f"<item><title>{written}</title><guid>1</guid></item>")).entries[0].title == shown


def test_entries_without_titles_are_named_by_their_words() -> None:
    feed = read(
        rss(
            "<item><guid>1</guid><description>&lt;p&gt;Just a &lt;b&gt;thought&lt;/b&gt;.&lt;/p&gt;</description></item>"
        )
    )
    assert feed.entries[0].title == "Just a thought."


def test_markup_that_nobody_escaped_is_kept() -> None:
    feed = read(rss("<item><title>One</title><description>Text <b>bold</b> end</description></item>"))
    assert feed.entries[0].summary == "Text <b>bold</b> end"


@pytest.mark.parametrize(
    "broken",
    [
        rss("<item><title>Q&A on R&D</title><link>https://example.org/?a=1&b=2</link></item>"),
        rss("<item><title>Q&A on R&D</title><link>https://example.org/?a=1&b=2</link></item>").replace(
            "</channel></rss>", ""
        ),
        "\n\n  " + rss("<item><title>Q&A on R&D</title><link>https://example.org/?a=1&b=2</link></item>"),
        "<!-- served in 0.1 s --> warning: x\n"
        + rss("<item><title>Q&A on R&D</title><link>https://example.org/?a=1&b=2</link></item>"),
        rss("<item><title>Q&A on R&D\x0b\x08</title><link>https://example.org/?a=1&b=2</link></item>"),
        rss("<item><title>Q&A on R&D</title><link>https://example.org/?a=1&b=2</link><p>unclosed<br></item>"),
    ],
)
def test_what_is_not_well_formed_is_mended(broken: str) -> None:
    feed = read(broken)
    assert [(entry.title, entry.url) for entry in feed.entries] == [
        ("Q&A on R&D", "https://example.org/?a=1&b=2")
    ]
    assert "not well-formed" in feed.warnings


def test_of_a_long_feed_the_newest_are_read() -> None:
    def item(number: int) -> str:
        return f"<item><guid>{number}</guid><title>{number}</title><pubDate>2025-01-{number:02} 10:00</pubDate></item>"

    newest_first = read(rss("".join(item(n) for n in range(28, 0, -1))), limit=3)
    oldest_first = read(rss("".join(item(n) for n in range(1, 29))), limit=3)
    assert {entry.guid for entry in newest_first.entries} == {"28", "27", "26"}
    assert {entry.guid for entry in oldest_first.entries} == {"28", "27", "26"}
