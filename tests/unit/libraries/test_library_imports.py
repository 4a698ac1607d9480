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


INSTAPAPER = b'''URL,Title,Selection,Folder,Timestamp,Tags\r
https://a.example.org/1,One,"what was ""chosen""",Unread,1700000001,"[""ai"", ""a \\""b\\"", c""]"\r
https://a.example.org/2,Two,,Archive,1700000002,[]\r
https://a.example.org/3,Three,,My folder,1700000003,\r
'''


def test_the_table_of_instapaper() -> None:
    first, second, third = import_file(INSTAPAPER, "instapaper-export.csv").items
    assert first.tags == ("ai", 'a "b", c')
    assert first.added == datetime(2023, 11, 14, 22, 13, 21, tzinfo=UTC)
    assert [(quote.text, quote.public) for quote in first.quotes] == [('what was "chosen"', False)]
    assert (first.read, second.read, second.tags) == (False, True, ())
    assert third.tags == ("My folder",)


RAINDROP = b"""id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
1234,One,"mine, alone",About one,https://a.example.org/1,Reading / AI,"ai, big chips",2023-11-14T22:13:21.000Z,https://a.example.org/c.jpg,"Highlight:A passage
of two lines
Note:hm
Highlight:Another",true
"""


def test_the_table_of_raindrop() -> None:
    (item,) = import_file(RAINDROP, "raindrop.csv").items
    assert item.tags == ("ai", "big chips", "Reading", "AI")
    assert (item.note, item.private_note, item.excerpt) == ("", "mine, alone", "About one")
    assert [(quote.text, quote.private_note) for quote in item.quotes] == [
        ("A passage\nof two lines", "hm"),
        ("Another", ""),
    ]
    assert not any(quote.public for quote in item.quotes)
    # The other program's own number is not ours: that of another program may be the same.
    assert item.id == import_file(INSTAPAPER, "i.csv").items[0].id


def test_the_table_of_readwise() -> None:
    data = (
        b'"Title","URL","ID","Document tags","Saved date","Reading progress","Location","Seen"\n'
        b'One,https://a.example.org/1,01gx,"[\'ai\', ""it\'s""]",2023-11-14 22:13:21.123000+00:00,0.42,archive,True\n'
    )
    (item,) = import_file(data, "reader_export.csv").items
    assert (item.title, item.tags, item.read) == ("One", ("ai", "it's"), True)
    assert item.added == datetime(2023, 11, 14, 22, 13, 21, tzinfo=UTC)


def test_a_table_that_a_spreadsheet_wrote_with_semicolons() -> None:
    (item,) = import_file(
        b"\xef\xbb\xbftitle;url;tags\r\nOne;https://a.example.org/1;ai, b\r\n;;\r\n", "l.csv"
    ).items
    assert (item.title, item.tags) == ("One", ("ai", "b"))


KARAKEEP = """{ "bookmarks": [
 {"createdAt": 1700000001, "title": "One", "tags": ["ai"], "content": {"type": "link", "url": "https://a.example.org/1"}, "note": "mine", "archived": true},
 {"createdAt": "2023-11-14T22:13:22Z", "title": null, "tags": null, "content": {"type": "link", "url": "https://a.example.org/2"}, "note": null},
 {"createdAt": 1, "title": null, "tags": [], "content": {"type": "text", "text": "a thought"}, "note": null},
 {"content": null}, 7]}"""


def test_the_export_of_karakeep() -> None:
    found = import_file(KARAKEEP.encode(), "karakeep-export.json")
    first, second = found.items
    assert (first.title, first.tags, first.private_note, first.read) == ("One", ("ai",), "mine", True)
    assert (first.note, second.note) == ("", "")
    assert second.added == datetime(2023, 11, 14, 22, 13, 22, tzinfo=UTC)
    assert str(found.skipped[0]) == "“a thought” is no web address and was left out."


def test_what_linkding_marks_is_read_as_it_is_meant() -> None:
    data = b"""<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>
<DT><A HREF="https://a.example.org/1" PRIVATE="1" TAGS="ai">One</A>
<DD>About[linkding-notes]mine
alone[/linkding-notes]
<DT><A HREF="https://a.example.org/2" PRIVATE="0" TAGS="linkding:bookmarks.archived,b">Two</A>
</DL>"""
    first, second = import_file(data, "linkding.html").items
    assert (first.note, first.private_note) == ("", "About\nmine\nalone")
    assert (second.tags, second.read) == (("b",), True)


def test_a_date_that_counts_from_1601() -> None:
    data = b'<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF="https://a.example.org/1" ADD_DATE="13344473601000000">One</A></DL>'
    assert import_file(data, "b.html").items[0].added == datetime(2023, 11, 14, 22, 13, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    ("charset", "title"), [("windows-1251", "Порты"), ("gb2312", "港口"), ("no-such", "Éa"), ("rot13", "Éa")]
)
def test_a_bookmark_file_in_an_old_encoding(charset: str, title: str) -> None:
    page = (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>"
        f'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={charset}">'
        f'<DL><p><DT><A HREF="https://a.example.org/1">{title}</A></DL>'
    )
    data = page.encode("cp1252" if title == "Éa" else charset)
    assert import_file(data, "b.html").items[0].title == title
