"""What leaves a library, and what never does, whatever is thrown at it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.unit.libraries.strategies import RAW
from tui.core.errors import PublishError
from tui.core.text import is_clean
from tui.feeds.parse import parse
from tui.languages import catalogue
from tui.libraries.allow import EXCERPT, TOMBSTONE_DAYS
from tui.libraries.bundle import Bundle, build, farewell
from tui.libraries.formats import library_json
from tui.libraries.models import Item, KeyFigure, Library, Quote, Visibility
from tui.libraries.records import Collection
from tui.libraries.scan import refuse_private

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
ADDRESS = "https://lib.example.org/numbers/"
MARK = "Zq7private"
"""Stands in everything that must not come out."""

_HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><script>x</script>", "]]>", "<!--", "{{ 7*7 }}",
        "{% raw %}", "\x1b]52;c;aGk=\x07", "\x1b[31m", "\u202egnp", "\x00", "\x9b2J", "javascript:alert(1)", "=HYPERLINK(1)",
        "\nER  - \nTY  - X", "}\n@online{x,", '"},{"id":"', "&lt;b&gt;", "'--", "\ufffe",
    ]
)  # fmt: skip
NASTY = st.lists(st.one_of(_HOSTILE, RAW), max_size=3).map("".join)
URLS = st.sampled_from(
    [
        "https://a.example.org/1", f"https://{MARK}:{MARK}@b.example.org/2", f"https://c.example.org/?token={MARK}",
        "javascript:alert(1)", "data:text/html,<script>", f"file:///home/{MARK}/x", f"http://{MARK}.local/", "http://10.0.0.8/",
        "https://d.example.org/<script>\"'>", f"https://e.example.org/#access_token={MARK}", "", "https://f.example.org/\x1b[31m",
        f"https://g.example.org/?utm_source={MARK}",
    ]
)  # fmt: skip
FEEDS = st.sampled_from(
    ["https://a.example.org/feed", f"https://a.example.org/feed?key={MARK}", f"https://{MARK}@a.example.org/rss",
     f"/home/{MARK}/feed.xml", f"exec:{MARK}"]
)  # fmt: skip
PRIVATE = st.text("abc", max_size=5).map(lambda text: f"{MARK} {text}")
ITEMS = st.builds(
    Item,
    id=st.uuids().map(str) | NASTY,
    url=URLS,
    title=NASTY,
    site=NASTY,
    author=NASTY,
    published=st.none() | st.just(NOW),
    added=st.none() | st.just(NOW),
    language=NASTY,
    tags=st.lists(NASTY, max_size=2).map(tuple),
    excerpt=NASTY | st.just("word " * 300),
    note=NASTY,
    quotes=st.lists(st.builds(Quote, NASTY, st.just(True), private_note=PRIVATE), max_size=2).map(
        lambda quotes: (*quotes, Quote(f"{MARK} private quote"))
    ),
    figures=st.lists(st.builds(KeyFigure, NASTY, NASTY), max_size=2).map(tuple),
    private_note=PRIVATE,
    read=st.booleans(),
    feed_url=FEEDS,
    text=PRIVATE.map(lambda text: f"{text} full text"),
)
LIBRARIES = st.builds(
    Library,
    id=st.uuids().map(str) | NASTY,
    name=NASTY,
    visibility=st.sampled_from([Visibility.PUBLIC, Visibility.UNLISTED]),
    slug=st.just("numbers"),
    description=NASTY,
    curator=NASTY,
    language=st.sampled_from(["", "en", 'x" onload="', "ar"]),
    items=st.lists(ITEMS, max_size=4).map(tuple),
    private_note=PRIVATE,
)


class Tags(HTMLParser):
    """Collects elements, their attributes, and where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids |= {value or "" for name, value in attrs if name == "id"}
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "cite", "action")]


def texts(bundle: Bundle) -> dict[str, str]:
    return {file.path: file.data.decode() for file in bundle.files}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LIBRARIES)
def test_nothing_private_and_nothing_that_acts_comes_out(library: Library) -> None:
    files = texts(build(library, NOW, address=ADDRESS))
    for path, text in files.items():
        assert MARK.lower() not in text.lower(), path
        assert is_clean(text.removeprefix("\ufeff").replace("\r\n", "\n")), path
    for path in ("index.html", "bookmarks.html"):
        seen = Tags()
        seen.feed(files[path])
        assert all(
            link.startswith(("https://", "feed.", "items.", "sources.", "bookmarks.", "library.", "#"))
            for link in seen.links
        )
        assert {link[1:] for link in seen.links if link.startswith("#")} <= seen.ids
        assert not {name for name in seen.attributes if name.startswith("on") or name == "style"}
        assert not seen.tags & {"img", "iframe", "object", "embed", "form", "base", "svg", "b"}
    assert re.findall("<script[^>]*>", files["index.html"]) == ['<script type="application/ld+json">']
    for path in ("library.json", "feed.json"):
        assert "<" not in files[path]
        json.loads(files[path])
    for path in ("feed.atom", "sources.opml"):
        root = etree.fromstring(files[path].encode())
        assert not [node for node in root.iter() if etree.QName(node).localname.lower() == "script"]
    for row in csv.reader(io.StringIO(files["items.csv"].removeprefix("\ufeff"))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    count = len(json.loads(files["feed.json"])["items"])
    assert files["items.ris"].count("\nER  - ") == files["items.ris"].count("TY  - ELEC") == count
    assert files["items.bib"].count("@online{") >= count
    for record in library_json.read_public(files["library.json"].encode()).records:
        assert len(record.excerpt) <= EXCERPT


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LIBRARIES)
def test_the_same_library_gives_the_same_bytes_and_reads_back_the_same(library: Library) -> None:
    first = build(library, NOW, address=ADDRESS)
    back = library_json.read_public(texts(first)["library.json"].encode())
    assert back == first.collection
    later = build(library, NOW + timedelta(days=3), address=ADDRESS, previous=back)
    assert later.files == first.files


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LIBRARIES)
def test_feeds_are_read_by_strangers(library: Library) -> None:
    files = texts(build(library, NOW, address=ADDRESS))
    count = len(json.loads(files["library.json"]).get("items", []))
    by_feedparser = feedparser.parse(files["feed.atom"].encode())
    assert not by_feedparser.bozo
    assert len(by_feedparser.entries) == count
    for path in ("feed.atom", "feed.json"):
        ours = parse(files[path].encode(), url=ADDRESS + path)
        assert len(ours.entries) == count


def item(number: int, **values: object) -> Item:
    made = Item(
        id=f"00000000-0000-4000-8000-{number:012}",
        url=f"https://a.example.org/{number}",
        title=f"T{number}",
        added=NOW,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def library_of(*items: Item, **values: object) -> Library:
    made = Library(id="6f9619ff-8b86-4d11-b42d-00c04fc964ff", name="Numbers", slug="numbers", items=items)
    return replace(made, **values)  # type: ignore[arg-type]


def test_updated_moves_only_where_something_changed() -> None:
    first = build(library_of(item(1), item(2)), NOW).collection
    later = NOW + timedelta(hours=1)
    private = library_of(item(1, private_note="only mine, not yours", read=True, text="x"), item(2))
    assert build(private, later, previous=first).collection == first
    second = build(library_of(item(1, note="new"), item(2)), later, previous=first).collection
    assert [record.updated for record in second.records] == [later, NOW]
    assert second.updated == later


def test_what_is_gone_leaves_a_tombstone_for_thirty_days() -> None:
    first = build(library_of(item(1), item(2)), NOW).collection
    bundle = build(library_of(item(1)), NOW + timedelta(days=1), previous=first)
    (stone,) = bundle.collection.removed
    assert stone.id == item(2).id
    root = etree.fromstring(texts(bundle)["feed.atom"].encode())
    (deleted,) = root.findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert {str(name): str(value) for name, value in deleted.attrib.items()} == {
        "ref": f"urn:uuid:{item(2).id}",
        "when": "2026-11-24T14:02:00Z",
    }
    much_later = NOW + timedelta(days=TOMBSTONE_DAYS + 2)
    last = build(library_of(item(1)), much_later, previous=bundle.collection).collection
    assert last.removed == ()
    assert last.updated == bundle.collection.updated
    back = build(library_of(item(1), item(2)), NOW + timedelta(days=2), previous=bundle.collection).collection
    assert back.removed == ()


def test_what_others_cannot_open_is_withheld_and_told() -> None:
    bundle = build(library_of(item(1), item(2, url="http://intranet/secret", title="Plan B")), NOW)
    assert [record.id for record in bundle.collection.records] == [item(1).id]
    (withheld,) = bundle.withheld
    assert withheld.item_id == item(2).id
    assert "Plan B" in str(withheld.why)
    assert "Plan B" not in "".join(texts(bundle).values())


@pytest.mark.parametrize(
    "leak",
    [
        {"title": "Ask Jonas <before> “writing” & printing"},
        {"note": "As said: Ask  Jonas\n<before> “writing” & printing."},
        {"tags": ("ask jonas <before> “writing” & printing",)},
        {"excerpt": "Ask Jonas <before> “writing” & printing"},
        {"quotes": (Quote("Ask Jonas <before> “writing” & printing", public=True),)},
    ],
)
def test_a_private_note_that_found_its_way_into_a_public_field_stops_everything(
    leak: dict[str, object],
) -> None:
    with pytest.raises(PublishError, match="private note") as caught:
        build(library_of(item(1, private_note="Ask Jonas <before> “writing” & printing", **leak)), NOW)
    assert "Jonas" not in str(caught.value).replace("“Ask Jonas", "") or "title" in leak


@pytest.mark.parametrize(
    "note", ['Say "hush" & <b>\\n</b> to 50% of {them}', "a\u00e9 \\ back_slash #1", "私的なメモです"]
)
@pytest.mark.parametrize(
    "name", ["index.html", "feed.atom", "feed.json", "items.csv", "items.bib", "library.json"]
)
def test_the_scan_knows_the_escapes_of_every_format(note: str, name: str) -> None:
    leaking = build(library_of(item(1, excerpt=note)), NOW)
    library = library_of(item(1, private_note=note))
    files = [(file.path, file.data) for file in leaking.files if file.path == name]
    assert files
    with pytest.raises(PublishError, match=re.escape(name)):
        refuse_private(library, Collection(id="", name=""), files)


def test_a_short_note_is_looked_for_as_a_whole_value() -> None:
    assert build(library_of(item(1, title="The book is here", private_note="ok")), NOW).files
    with pytest.raises(PublishError):
        build(library_of(item(1, tags=("ok",), private_note="OK")), NOW)


@pytest.mark.parametrize("note", ["important", "New York", "Bookmarks", "Key figures", "copydesk", "Порты"])
def test_a_note_of_a_word_or_two_does_not_stop_a_library_that_holds_these_words_by_chance(note: str) -> None:
    shelf = library_of(item(1, title="What is important in New York: bookmarks, Порты", private_note=note))
    assert build(shelf, NOW).files


@pytest.mark.parametrize(
    ("public", "private"),
    [
        ("so cafe\u0301 au lait it is", "CAF\u00c9 au lait it"),
        ("so it’s “secret” here", 'it\'s "secret" here'),
        ("ｓｅｃｒｅｔ ２ things", "secret 2 things"),
        ("in hunter2secret we trust", "hunter2secret"),
        ("もちろん私的なメモです", "私的なメモ"),
    ],
)
def test_a_note_is_found_in_other_forms_of_its_letters(public: str, private: str) -> None:
    with pytest.raises(PublishError):
        build(library_of(item(1, note=public, private_note=private)), NOW)


def test_unlisted_pages_ask_not_to_be_indexed() -> None:
    assert "noindex" in texts(build(library_of(item(1), visibility=Visibility.UNLISTED), NOW))["index.html"]
    assert "noindex" not in texts(build(library_of(item(1), visibility=Visibility.PUBLIC), NOW))["index.html"]


def test_the_page_speaks_the_librarys_language() -> None:
    code, translate = catalogue.speaker("tr")
    if code != "tr":
        pytest.skip("the catalogues are not compiled")
    turkish = texts(build(library_of(item(1, figures=(KeyFigure("%42"),)), language="tr"), NOW))["index.html"]
    assert '<html lang="tr"' in turkish
    assert translate("Updated") in turkish
    assert "23 Kas 2026" in turkish
    # Whoever publishes, in whatever language the program speaks to that person: the same page.
    catalogue.use("ja")
    try:
        again = texts(build(library_of(item(1, figures=(KeyFigure("%42"),)), language="tr"), NOW))[
            "index.html"
        ]
    finally:
        catalogue.use("en")
    assert again == turkish


@pytest.mark.parametrize(
    ("library", "records", "spoken"),
    [("vi", ("ja", "ja"), "vi"), ("", ("ja", "tr", "ja"), "ja"), ("", (), "en"), ("zh-TW", (), "zh-Hant")],
)
def test_the_page_says_in_which_language_it_speaks(
    library: str, records: tuple[str, ...], spoken: str
) -> None:
    items = (item(number, language=tag) for number, tag in enumerate(records, start=1))
    page = texts(build(library_of(*items, language=library), NOW))["index.html"]
    assert f'<html lang="{spoken}" dir="ltr">' in page


def test_a_language_without_words_of_ours_is_told_for_the_persons_words_alone() -> None:
    page = texts(build(library_of(item(1), language="ar", description="عن"), NOW))["index.html"]
    assert '<html lang="en" dir="rtl">' in page
    assert '<h1 class="p-name" lang="ar" dir="auto">' in page


def test_the_farewell_tells_nothing_but_that_it_is_over() -> None:
    first = build(library_of(item(1), item(2), description="About"), NOW)
    last = farewell(first.collection, "numbers", NOW)
    everything = "".join(texts(last).values())
    assert ">T1<" not in everything
    assert "About" not in everything
    assert "Articles: 0" not in everything
    assert item(1).id in everything
    assert [file.path for file in last.files] == ["feed.atom", "index.html"]
