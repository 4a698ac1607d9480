"""Lists of feeds: read as they are, written exactly."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.core.errors import ParseError
from tui.core.paths import shipped
from tui.core.text import clean_line
from tui.feeds.opml import LONGEST_NAME, Opml, OpmlFeed, read_opml, write_opml

NESTED = """<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="World"><outline text="Asia"><outline type="rss" text="One" xmlUrl="https://x.example/1" htmlUrl="https://x.example/"
 description="about" language="en"/></outline><outline text="Empty"/></outline>
<outline title="Two" xmlUrl="http://x.example/2"/></body></opml>"""


def test_folders_nest_and_attributes_are_kept() -> None:
    found = read_opml(NESTED.encode())
    assert found.title == "Mine"
    assert found.folders == ("World", "World/Asia", "World/Empty")
    assert found.feeds == (
        OpmlFeed(
            "https://x.example/1",
            "One",
            "World/Asia",
            "https://x.example/",
            (("type", "rss"), ("description", "about"), ("language", "en")),
        ),
        OpmlFeed("http://x.example/2", "Two"),
    )


@pytest.mark.parametrize(
    "damaged",
    [
        '<opml><body><outline text="Q&A" xmlUrl="https://x.example/?a=1&b=2"/></body></opml>',
        '<opml><body><outline text="Q&A" xmlUrl="https://x.example/?a=1&b=2"/>',
        '<opml><body><outline text="Q&amp;A" XMLURL="https://x.example/?a=1&amp;b=2"></body></opml>',
        '\ufeff<opml><body><outline text="Q&A" xmlUrl="feed:https://x.example/?a=1&b=2"/></body></opml>',
        '<!DOCTYPE opml [<!ENTITY x "y">]><opml><outline text="Q&A" xmlUrl="https://x.example/?a=1&b=2"/></opml>',
    ],
)
def test_damaged_lists_are_mended(damaged: str) -> None:
    assert [(feed.title, feed.url) for feed in read_opml(damaged.encode()).feeds] == [
        ("Q&A", "https://x.example/?a=1&b=2")
    ]


@pytest.mark.parametrize(
    "url",
    ["exec:rm -rf ~", "file:///etc/passwd", "javascript:x", "ftp://x.example/", "filter:a:http://b", "x"],
)
def test_other_addresses_are_refused_one_by_one(url: str) -> None:
    found = read_opml(
        f'<opml><body><outline text="Bad" xmlUrl="{url}"/><outline text="Good" xmlUrl="https://x.example/"/></body></opml>'.encode()
    )
    assert [feed.title for feed in found.feeds] == ["Good"]
    assert len(found.refused) == 1
    assert "Bad" in str(found.refused[0])


@pytest.mark.parametrize(
    "raw", [b"", b"<html><body>x</body></html>", b"\x89PNG", b'<rss version="2.0"/>', b"{}"]
)
def test_what_is_no_list_is_an_error(raw: bytes) -> None:
    with pytest.raises(ParseError):
        read_opml(raw)


def test_outside_text_is_clean() -> None:
    raw = '<opml><body><outline text="a&#27;[2J\u202eb[/]"><outline text="x" xmlUrl="https://x.example/"/></outline></body></opml>'
    assert read_opml(raw.encode()).folders == ("a[2Jb[∕]",)


def test_a_deep_list_does_no_harm() -> None:
    raw = '<opml version="2.0"><body>' + '<outline text="a">' * 5_000 + "</body></opml>"
    assert len(read_opml(raw.encode()).folders) < 300


@pytest.mark.parametrize("depth", [300, 1_000, 50_000])
def test_no_feed_is_lost_however_deep_it_lies(depth: int) -> None:
    deep = (
        '<outline text="x">' * depth
        + '<outline text="In" xmlUrl="https://x.example/in"/>'
        + "</outline>" * depth
    )
    beside = '<outline text="Out" xmlUrl="https://x.example/out"/><outline text="Bad" xmlUrl="exec:ls"/>'
    found = read_opml(f"<opml><body>{beside}{deep}{beside}</body></opml>".encode())
    assert {feed.url for feed in found.feeds} == {"https://x.example/in", "https://x.example/out"}
    assert {str(message) for message in found.refused} == {
        "“Bad” was left out: exec:ls is not an http or https address."
    }


def test_what_stands_in_a_comment_is_not_rescued() -> None:
    found = read_opml(
        b'<opml><body><!-- <outline xmlUrl="https://x.example/old"/> --><outline text="a & b" xmlUrl="https://x.example/1"/>'
    )
    assert [feed.url for feed in found.feeds] == ["https://x.example/1"]


@pytest.mark.parametrize("flood", ["<outline ", '<outline a="xmlurl=', "<!--", "<outline xmlurl='"])
def test_lists_of_nothing_are_told_or_empty(flood: str) -> None:
    with contextlib.suppress(ParseError):
        assert read_opml(f"<opml><body>{flood * 100_000}".encode()).feeds == ()


def test_the_starter_lists_are_well_formed_and_complete() -> None:
    seen = set()
    for file in sorted(shipped("seeds").rglob("*.opml")):
        found = read_opml(file.read_bytes())
        assert found.feeds
        assert not found.refused
        for feed in found.feeds:
            assert feed.title
            assert feed.folder
            assert feed.url not in seen, feed.url
            seen.add(feed.url)


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=30).map(
    lambda text: clean_line(text, LONGEST_NAME)
)
NAME = NAMES.filter(bool)
PART = NAME.map(lambda name: name.replace("/", "∕"))
FOLDER = st.lists(PART, max_size=3).map("/".join)
FEED = st.builds(
    OpmlFeed,
    url=st.integers(0, 10**6).map(lambda number: f"https://x.example/feed?n={number}&m='1'"),
    title=NAME,
    folder=FOLDER,
    site_url=st.just("") | st.just("https://x.example/?a=1&b=<2>".replace("<", "").replace(">", "")),
    attributes=st.lists(
        st.tuples(st.sampled_from(["description", "language", "category", "version"]), NAME),
        max_size=4,
        unique_by=lambda pair: pair[0],
    ).map(lambda pairs: (("type", "rss"), *pairs)),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(FEED, max_size=12), st.lists(FOLDER.filter(bool), max_size=4), NAMES)
def test_what_is_written_is_read_again_exactly(feeds: list[OpmlFeed], folders: list[str], title: str) -> None:
    once = read_opml(write_opml(feeds, folders, title=title).encode())
    assert sorted(once.feeds, key=repr) == sorted(feeds, key=repr)
    assert once.title == title
    assert set(folders) <= set(once.folders)
    twice: Opml = read_opml(write_opml(once.feeds, once.folders, title=once.title).encode())
    assert twice == once
