"""Libraries as people and their feeds may fill them, and as somebody who means harm would."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from tui.core.text import clean, clean_line
from tui.libraries.models import Item, KeyFigure, Library, Quote, Visibility

MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
_ANY = st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=40)
_PIECES = st.sampled_from(
    ["a", "Ünï", "新闻", "ข่าว", "=1+1", "@x", "'", '"', "<b>", "&amp;", "{x}", "\\", "%", "ER  - ", "---", ": ", "- ",
     ",", ";", "\t", "|", "#", "null", "true", "2026-11-23", "0x1F", "~", "[", "]"]
)  # fmt: skip
RAW = st.one_of(_ANY, st.lists(_PIECES, max_size=6).map("".join))
LINES = RAW.map(lambda text: clean_line(text, 80))
TEXTS = st.lists(RAW, max_size=3).map(lambda parts: clean("\n".join(parts)).strip())
URLS = st.builds(
    lambda host, path: f"https://{host}.example.org/{path}",
    st.sampled_from(["www", "news", "a-b"]),
    st.text("abcdefghij-_/0123456789", max_size=14),
)
TAGS = st.lists(LINES.filter(bool), max_size=3, unique=True).map(tuple)
FIGURES = st.lists(st.builds(KeyFigure, LINES.filter(bool), LINES), max_size=2).map(tuple)
QUOTES = st.lists(
    st.builds(Quote, TEXTS.filter(bool), st.booleans(), st.integers(-1, 999), st.integers(-1, 999), TEXTS),
    max_size=2,
).map(tuple)
ITEMS = st.builds(
    Item,
    id=st.uuids().map(str),
    url=URLS,
    title=LINES,
    site=LINES,
    author=LINES,
    published=st.none() | MOMENTS,
    added=st.none() | MOMENTS,
    language=st.sampled_from(["", "en", "zh-Hans", "tr"]),
    tags=TAGS,
    excerpt=LINES,
    note=TEXTS,
    quotes=QUOTES,
    figures=FIGURES,
    private_note=TEXTS,
    read=st.booleans(),
    feed_url=URLS | st.just(""),
    text=TEXTS,
)
LIBRARIES = st.builds(
    Library,
    id=st.uuids().map(str),
    name=LINES,
    visibility=st.sampled_from(Visibility),
    slug=st.just("slug"),
    description=TEXTS,
    curator=LINES,
    language=st.sampled_from(["", "en", "vi"]),
    created=st.none() | MOMENTS,
    items=st.lists(ITEMS, max_size=4, unique_by=(lambda item: item.id, lambda item: item.url)).map(tuple),
    private_note=TEXTS,
)
