"""Files of other programs, as those programs write them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tui.core.errors import ParseError
from tui.core.text import is_clean
from tui.libraries.exchange import import_file
from tui.libraries.formats.common import LARGEST_FILE

BROWSER = b"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file. -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks Menu</H1>
<DL><p>
  <DT><H3 ADD_DATE="1700000000">News</H3>
  <DL><p>
    <DT><A HREF="https://a.example.org/1?x=1&amp;y=2" ADD_DATE="1700000001" TAGS="one,two">First &amp; &lt;foremost&gt;</A>
    <DD>A note
over two lines
    <DT><H3>Deep</H3>
    <DL><p>
      <dt><a href='https://a.example.org/2' add_date=1700000002000000>Second <b>bold</b></a>
    </DL><p>
  </DL><p>
  <DT><A HREF="javascript:alert(1)">Bookmarklet</A>
  <DT><A HREF="place:sort=8">Recent</A>
  <DT><A HREF="https://a.example.org/3">Third</A>
  <DT><A HREF="https://a.example.org/3">Third again</A>
</DL>
"""


def test_bookmarks_of_a_browser() -> None:
    found = import_file(BROWSER, "bookmarks.html")
    first, second, third = found.items
    assert found.name == "Bookmarks Menu"
    assert (first.url, first.title) == ("https://a.example.org/1?x=1&y=2", "First & <foremost>")
    assert first.tags == ("one", "two", "News")
    assert first.note == "A note\nover two lines"
    assert first.added == datetime(2023, 11, 14, 22, 13, 21, tzinfo=UTC)
    assert (second.title, second.tags) == ("Second bold", ("News", "Deep"))
    assert second.added == datetime(2023, 11, 14, 22, 13, 22, tzinfo=UTC)
    assert (third.title, third.tags) == ("Third", ())
    assert [str(message) for message in found.skipped] == [
        "“Bookmarklet” is no web address and was left out.",
        "“Recent” is no web address and was left out.",
    ]


POCKET = b"""<!DOCTYPE html><html><head><title>Pocket Export</title></head><body>
<h1>Unread</h1><ul><li><a href="https://a.example.org/1" time_added="1700000001" tags="ai,chips">One</a></li></ul>
<h1>Read Archive</h1><ul><li><a href="https://a.example.org/2" time_added="1700000002" tags="">Two</a></li></ul>
</body></html>"""


def test_pockets_page_says_what_was_read() -> None:
    found = import_file(POCKET, "ril_export.html")
    one, two = found.items
    assert found.name == "", "the name of its first list is not the name of all"
    assert (one.tags, one.read, two.tags, two.read) == (("ai", "chips"), False, (), True)
    assert one.added == datetime(2023, 11, 14, 22, 13, 21, tzinfo=UTC)


LINKDING = b"""<!DOCTYPE NETSCAPE-Bookmark-file-1><TITLE>Bookmarks</TITLE><DL><p>
<DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3><DL><p>
<DT><A HREF="https://a.example.org/1" PRIVATE="0" TOREAD="0" TAGS="ai">One</A>
<DD>Seen by all[linkding-notes]Seen by me[/linkding-notes]
<DT><A HREF="https://a.example.org/2" PRIVATE="1" TOREAD="1">Two</A>
<DD>Nobody's business
</DL><p></DL>"""


def test_what_is_private_elsewhere_is_private_here() -> None:
    one, two = import_file(LINKDING, "linkding.html").items
    assert (one.note, one.private_note, one.read) == ("Seen by all", "Seen by me", True)
    assert (two.note, two.private_note, two.read) == ("", "Nobody's business", False)
    assert (one.tags, two.tags) == (("ai",), ()), "a browser's own toolbar says nothing of what lies in it"


def test_pockets_table() -> None:
    data = (
        b"title,url,time_added,tags,status\n"
        b'"A title, with comma",https://a.example.org/1,1700000001,one|two,archive\n'
        b"https://a.example.org/2,https://a.example.org/2,1700000002,,unread\n"
    )
    first, second = import_file(data, "part_000000.csv").items
    assert (first.title, first.tags, first.read) == ("A title, with comma", ("one", "two"), True)
    assert first.added == datetime(2023, 11, 14, 22, 13, 21, tzinfo=UTC)
    assert (second.tags, second.read) == ((), False)


def test_omnivores_metadata() -> None:
    entries = [
        {
            "id": "x",
            "slug": "a",
            "title": "A title",
            "description": "About it",
            "author": "Ada",
            "url": "https://a.example.org/1",
            "state": "Archived",
            "labels": ["one", {"name": "two"}],
            "savedAt": "2024-05-01T10:00:00.000Z",
            "publishedAt": "2024-04-30T00:00:00.000Z",
            "highlights": [{"quote": "Marked", "annotation": "mine"}],
        },
        {"url": 7, "title": None, "labels": "x", "highlights": "y"},
        "nonsense",
    ]
    found = import_file(json.dumps(entries).encode(), "metadata_0_to_20.json")
    (item,) = found.items
    assert (item.title, item.author, item.excerpt, item.tags, item.read) == (
        "A title",
        "Ada",
        "About it",
        ("one", "two"),
        True,
    )
    assert item.added == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert [(quote.text, quote.public, quote.private_note) for quote in item.quotes] == [
        ("Marked", False, "mine")
    ]


def test_opml_mended_where_it_is_not_well_formed() -> None:
    data = (
        b"<opml version='1.0'><head><title>Feeds & more</title></head><body><outline text='News'>"
        b"<outline type='rss' text='A & B' xmlUrl='https://a.example.org/feed?x=1&y=2' htmlUrl='https://a.example.org/'/>"
        b"<outline text='C' xmlUrl='https://c.example.org/feed'/><outline text='D' xmlUrl='file:///etc/passwd'/>"
        b"</outline></body></opml>"
    )
    found = import_file(data, "feeds.opml")
    assert [(item.url, item.tags) for item in found.items] == [
        ("https://a.example.org/", ("News",)),
        ("https://c.example.org/feed", ("News",)),
    ]
    assert len(found.skipped) == 1


def test_any_feed() -> None:
    data = (
        b'<rss version="2.0"><channel><title>Blog</title><item><title>Post</title><link>https://a.example.org/1</link>'
        b"<pubDate>Tue, 14 Nov 2023 22:13:21 GMT</pubDate></item></channel></rss>"
    )
    found = import_file(data, "feed.xml")
    (item,) = found.items
    assert (found.name, item.title, item.url, item.site) == (
        "Blog",
        "Post",
        "https://a.example.org/1",
        "Blog",
    )


def test_what_comes_in_is_clean() -> None:
    nasty = b'<!DOCTYPE NETSCAPE-Bookmark-file-1><DT><A HREF="https://a.example.org/1">x\x1b]52;c;aGk=\x07\xe2\x80\xaey</A><DD>\x1b[2Jz'
    (item,) = import_file(nasty, "b.html").items
    assert is_clean(item.title + item.note)


def test_an_entity_bomb_expands_to_nothing() -> None:
    bomb = b'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    data = bomb + b"<opml><body><outline text='&b;&x;' url='https://a.example.org/'/></body></opml>"
    for item in import_file(data, "bomb.opml").items:
        assert "aaaa" not in item.title
        assert "root" not in item.title


def test_a_bookmark_file_made_to_be_slow_is_read_at_once() -> None:
    for piece in (
        b"<a " * 50_000,
        b"<a href=x>" + b"<" * 200_000,
        b"<dd>" * 100_000,
        b'<a href="' + b"a=" * 100_000,
    ):
        data = b"<!DOCTYPE NETSCAPE-Bookmark-file-1>" + piece
        assert import_file(data, "b.html").items == ()


def test_too_large_a_file_says_so() -> None:
    with pytest.raises(ParseError, match="64 MB"):
        import_file(b" " * (LARGEST_FILE + 1), "big.html")
