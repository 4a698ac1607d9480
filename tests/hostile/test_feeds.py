"""Feeds that attack or lie: bounded, clean, and the same on every refresh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.core.child import ChildPool
from tui.core.errors import ParseError
from tui.core.text import is_clean
from tui.feeds.fallback import read_by_feedparser
from tui.feeds.models import ParsedEntry, ParsedFeed
from tui.feeds.parse import parse

NOW = datetime(2025, 6, 1, tzinfo=UTC)
URL = "https://example.org/feed.xml"
NASTY = "[/][@click=app.quit]x[/]\x1b]52;c;aGk=\x07\x1b[2J\x9b31m\u202eevil\u2066\u200b\x00\x7f"
ESCAPED = "&#27;[2J&#x9b;31m&#8238;evil&#0;&#x1b;"


@pytest.fixture(scope="module")
def children() -> Iterator[ChildPool]:
    with ChildPool(size=1) as pool:
        yield pool


def item(inside: str) -> str:
    return f"<item><title>One</title><link>https://example.org/1</link>{inside}</item>"


def rss(inside: str, before: str = "") -> str:
    return (
        f'{before}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content='
        f'"http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>{inside}</channel></rss>'
    )


def attributes(count: int) -> str:
    return " ".join(f"a{n}='>'" for n in range(count))


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
DOCUMENTS = {
    "billion laughs": rss(
        item("<description>&l11;</description>"), f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>'
    ),
    "quadratic": rss(
        item("<description>" + "&a;" * 50_000 + "</description>"),
        f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>',
    ),
    "external": rss(
        item("<description>&e;</description>"), '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    ),
    "parameter": rss(item(""), '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>'),
    "outer dtd": rss(item(""), '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "in attribute": rss(
        item('<enclosure url="http://x.example/&e;"/>'),
        '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    ),
    "deep": rss(item("<description>" + "<b>" * 100_000 + "</b>" * 100_000 + "</description>")),
    "deep outside": "<a>" * 50_000 + rss(item("")),
    "many attributes": rss(item("<x " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>")),
    "flood of attributes": rss(f"<item {attributes(300_000)}><title>A</title></item>"),
    "floods of attributes": rss(f"<item {attributes(5_000)}><title>A</title></item>" * 100),
    "flood of attributes in a mended document": rss(
        f"<item \x01{attributes(300_000)}><title>&nbsp;</title></item>"
    ),
    "huge creator in what only feedparser reads": rss("")
    + rss(item(f"<dc:creator>{'a' * 380_000}</dc:creator>")),
    "references in what only feedparser reads": rss("")
    + rss(item(f"<dc:creator>{'&#97;' * 78_000}</dc:creator>")),
    "many namespaces": rss(item("".join(f'<x{n}:y xmlns:x{n}="urn:{n}"/>' for n in range(20_000)))),
    "huge creator": rss(item(f"<dc:creator>{'a' * 300_000}</dc:creator>")),
    "huge creator of dots": rss(item(f"<dc:creator>{'a.' * 200_000}@{'b.' * 100_000}</dc:creator>")),
    "huge author": rss(item(f"<author>{'(' * 200_000}{'<' * 0}{'x@' * 100_000}</author>")),
    "huge title": rss(f"<item><title>{'a &amp;amp; &lt;b ' * 400_000}</title></item>"),
    "unclosed tags in title": rss(f"<item><title>{'&lt;b ' * 500_000}</title></item>"),
    "unclosed comments": rss(item(f"<description>{'&lt;!-- &lt;script ' * 200_000}</description>")),
    "huge date": rss(item(f"<pubDate>{'1' * 500_000}</pubDate>")),
    "huge guid": rss(item(f"<guid>{'g' * 2_000_000}</guid>")),
    "huge link": rss(f"<item><link>https://example.org/{'a/../' * 400_000}</link></item>"),
    "relative links": rss(item(f"<description>{'&lt;a href=&quot;x&quot; ' * 100_000}</description>")),
    "ampersands": rss(item("<description>" + "&" * 2_000_000 + "</description>")),
    "unclosed cdata": rss(item("<description>" + "<![CDATA[" * 200_000)),
    "unclosed doctypes": "<!DOCTYPE [" * 200_000 + rss(item("")),
    "many items": rss("<item><title>x</title></item>" * 30_000),
    "many tags": rss("<item/>" * 1_000_001),
    "many categories": rss(item("<category>x</category>" * 100_000)),
    "json depth": '{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": ' + "[" * 200_000,
    "json number": '{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": '
    + "9" * 500_000
    + "}]}",
    "html": "<!-- x " * 100_000 + "<html>",
    "spaces": " " * 5_000_000 + "<rss>",
    "base": rss(item("")).replace("<channel", f'<channel xml:base="{"a/" * 500_000}"'),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_document_takes_long_or_much(children: ChildPool, name: str) -> None:
    """Ten seconds are twenty times what the slowest needs; a child that were killed would raise ChildError."""
    raw = DOCUMENTS[name].encode()
    try:
        feed: ParsedFeed = children.call("tui.feeds.parse:parse", raw, url=URL, seconds=10, megabytes=700)
    except ParseError as error:
        assert len(str(error)) < 300
        return
    assert len(feed.entries) <= 2_000
    shown = repr(feed)
    assert "root:" not in shown
    for entry in feed.entries:
        assert len(entry.title) <= 2_000
        assert len(entry.guid) <= 2_000
        assert len(entry.author) <= 300
        assert "ha" * 50 not in entry.summary


def every_text(feed: ParsedFeed) -> Iterator[str]:
    holders: list[ParsedFeed | ParsedEntry] = [feed, *feed.entries]
    for holder in holders:
        for name in (
            holder._fields if isinstance(holder, ParsedEntry) else [field.name for field in fields(holder)]
        ):
            value = getattr(holder, name)
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple):
                yield from (part for part in value if isinstance(part, str))
                yield from (
                    text for part in value for text in (getattr(part, "url", ""), getattr(part, "type", ""))
                )


@pytest.mark.parametrize("nasty", [NASTY, ESCAPED, f"<![CDATA[{NASTY}]]>", ESCAPED.replace("&", "&amp;")])
@pytest.mark.parametrize(
    "document",
    [
        rss(
            "<description>{x}</description><language>{x}</language><managingEditor>a@b.co ({x})</managingEditor>"
            "<image><url>https://example.org/{x}</url></image>"
            "<item><title>{x}</title><link>https://example.org/{x}</link><guid>{x}</guid><author>{x}</author>"
            "<dc:creator>{x}</dc:creator><category>{x}</category><description>{x}</description>"
            "<content:encoded>{x}</content:encoded><comments>https://example.org/{x}</comments></item>"
        ),
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title type="html">{x}</title>'
        "<subtitle>{x}</subtitle><author><name>{x}</name></author><id>{x}</id><entry><id>{x}</id><title>{x}</title>"
        '<author><name>{x}</name><email>{x}</email></author><summary type="html">{x}</summary>'
        '<content type="text">{x}</content><media:group><media:description>{x}</media:description></media:group></entry></feed>',
    ],
)
def test_no_control_character_comes_through_any_field(document: str, nasty: str) -> None:
    feed = parse(document.replace("{x}", nasty).encode(), url=URL, now=NOW)
    assert feed.entries
    for text in every_text(feed):
        assert is_clean(text), repr(text)
    if nasty == f"<![CDATA[{NASTY}]]>":
        assert feed.entries[0].title.startswith("[/][@click=app.quit]x[/]")


def test_controls_in_json_do_not_come_through() -> None:
    import json

    document = {
        "version": "https://jsonfeed.org/version/1.1", "title": NASTY, "description": NASTY, "language": NASTY,
        "authors": [{"name": NASTY}],
        "items": [{"id": NASTY, "title": NASTY, "content_html": NASTY, "tags": [NASTY], "url": "https://x.example/" + NASTY}],
    }  # fmt: skip
    for text in every_text(parse(json.dumps(document).encode(), url=URL, now=NOW)):
        assert is_clean(text), repr(text)


def guids(document: str) -> list[str]:
    return [entry.guid for entry in parse(document.encode(), url=URL, now=NOW).entries]


def test_missing_ids_are_made_and_stay() -> None:
    page = "<item><title>{t}</title><link>https://example.org/{n}</link></item>"
    bare = "<item><title>{t}</title><pubDate>2025-01-0{n}</pubDate></item>"
    first = [template.format(n=n, t=f"title {n}") for n in (1, 2) for template in (page, bare)]
    again = [template.format(n=n, t=f"title {n}") for n in (3, 2) for template in (page, bare)]
    before, after = guids(rss("".join(first))), guids(rss("".join(again)))
    assert len(set(before)) == 4
    assert before[2:] == after[2:]
    assert "https://example.org/1" in before


def test_a_changed_title_does_not_change_the_id_of_a_page() -> None:
    template = "<item><title>{t}</title><link>https://example.org/1</link></item>"
    assert guids(rss(template.format(t="Draft"))) == guids(rss(template.format(t="Final")))


def test_one_id_for_all_entries_is_made_many_and_stays() -> None:
    template = "<item><guid>same</guid><title>t{n}</title><link>https://example.org/{n}</link></item>"
    whole = guids(rss("".join(template.format(n=n) for n in (1, 2, 3))))
    shrunk = guids(rss("".join(template.format(n=n) for n in (2, 3))))
    assert len(set(whole)) == 3
    assert whole[1:] == shrunk


def test_one_id_and_one_page_for_all_entries_are_told_apart_by_title() -> None:
    template = (
        "<item><guid>https://example.org/</guid><title>t{n}</title><link>https://example.org/</link></item>"
    )
    assert len(set(guids(rss("".join(template.format(n=n) for n in (1, 2, 3)))))) == 3


def test_what_is_told_twice_is_kept_once() -> None:
    once = "<item><guid>1</guid><title>t</title><link>https://example.org/1</link></item>"
    assert guids(rss(once * 3)) == ["1"]


def test_of_two_versions_of_an_entry_the_later_is_kept() -> None:
    entry = "<entry><id>1</id><title>{t}</title><link href='https://example.org/1'/><updated>2025-01-0{n}T00:00:00Z</updated></entry>"
    document = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry.format(t="old", n=1)}{entry.format(t="new", n=2)}</feed>'
    feed = parse(document.encode(), url=URL, now=NOW)
    assert [(e.guid, e.title) for e in feed.entries] == [("1", "new")]


@pytest.mark.parametrize(
    "lie", ["Thu, 01 Jan 1970 00:00:00 GMT", "9999-12-31T23:59:59Z", "0001-01-01", "2099-01-01"]
)
def test_dates_that_cannot_be_are_none(lie: str) -> None:
    feed = parse(rss(item(f"<pubDate>{lie}</pubDate>")).encode(), url=URL, now=NOW)
    assert feed.entries[0].published is None


def test_a_self_link_changes_nothing_but_what_is_said() -> None:
    document = rss(
        '<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="self" href="https://evil.example/"/>'
        + item("<guid>1</guid>")
    )
    feed = parse(document.encode(), url=URL, now=NOW)
    assert feed.self_url == "https://evil.example/"
    assert feed.entries[0].url == "https://example.org/1"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_feeds_are_read_or_refused(data: st.DataObject) -> None:
    """Cut, doubled and sprinkled with bytes, a document gives a clean feed or one of our errors."""
    raw = bytearray(
        rss(
            item("<guid>1</guid><dc:creator>é</dc:creator><description>&lt;p&gt;中文</description>") * 2
        ).encode()
    )
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw)))
        size = data.draw(st.integers(0, 40))
        raw[at : at + size] = data.draw(
            st.binary(max_size=8) | st.sampled_from([b"<", b"&", b"]]>", b"<!DOCTYPE", b"\xff"])
        )
    try:
        feed = parse(bytes(raw), url=URL, now=NOW)
    except ParseError:
        return
    assert all(map(is_clean, every_text(feed)))
    assert len({entry.guid for entry in feed.entries}) == len(feed.entries)


def test_what_the_last_reader_calls_none_is_empty() -> None:
    feed = read_by_feedparser("<rss version='2.0'><channel><title>T</title><id<n</id<", URL, NOW, 10)
    assert feed is not None
    assert (feed.title, feed.site_url) == ("T", "")
