"""What pages declare: titles, names, dates, languages, addresses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tui.articles.datewords import MONTH_FIRST, written_date
from tui.articles.declared_dates import read_date
from tui.articles.document import Alternate
from tui.articles.markup import parse
from tui.articles.metadata import Metadata, read_metadata
from tui.articles.namewords import tidy_name
from tui.articles.page_languages import language_tag
from tui.articles.titles import cut_site


def read(
    head: str, body: str = "<p>Text.</p>", url: str = "https://news.example.com/a/b", lang: str = "en"
) -> Metadata:
    root, _ = parse(f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>')
    return read_metadata(root, url)


def test_the_shown_headline_counts_before_the_declared_one() -> None:
    meta = read(
        "<title>Rates stay where they are, bank says | The Example Post</title>"
        '<meta property="og:site_name" content="The Example Post">',
        '<h1 class="logo">The Example Post</h1><h1>Rates stay where they are, bank says</h1>',
    )
    assert meta.title == "Rates stay where they are, bank says"
    assert meta.site == "The Example Post"


def test_a_title_without_heading_loses_the_name_of_its_site() -> None:
    meta = read('<title>Rates stay - Example</title><meta property="og:site_name" content="Example">')
    assert meta.title == "Rates stay"


def test_a_heading_that_leads_home_is_the_site() -> None:
    meta = read(
        "<title>Compilers, part 39</title>",
        '<h1><a href="/">A Little Notebook of Mine</a></h1><h2>Part 39</h2>',
    )
    assert meta.title == "Compilers, part 39"


@pytest.mark.parametrize(
    ("title", "names", "cut"),
    [
        ("Eine Meldung – Beispielblatt", {"beispielblatt"}, "Eine Meldung"),
        ("Beispielblatt: Eine Meldung", {"beispielblatt"}, "Beispielblatt: Eine Meldung"),
        ("一条新闻标题_财经频道_样报网", {"样报网"}, "一条新闻标题"),
        ("AC/DC return - and how", set(), "AC/DC return - and how"),
        ("A headline of five words | Politics", set(), "A headline of five words"),
    ],
)
def test_cut_site(title: str, names: set[str], cut: str) -> None:
    assert cut_site(title, names) == cut


def test_json_ld_in_a_graph_with_references() -> None:
    meta = read(
        """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "@id": "#org", "name": "Example Wire"},
        {"@type": "Person", "@id": "#p1", "name": "Ada Example"},
        {"@type": "NewsArticle", "headline": "Graphs &amp; references", "author": [{"@id": "#p1"}, {"@type": "Person", "name": "Bo Sample"}],
         "publisher": {"@id": "#org"}, "datePublished": "2025-03-02T08:30:00+09:00", "dateModified": "2025-03-03T00:00:00Z",
         "articleSection": "World", "inLanguage": "en-GB", "isAccessibleForFree": "False",
         "workTranslation": {"@type": "NewsArticle", "inLanguage": "ja", "url": "https://news.example.com/ja/a"},}]}</script>"""
    )
    assert meta.title == "Graphs & references"
    assert meta.byline == "Ada Example, Bo Sample"
    assert meta.published == datetime(2025, 3, 2, 8, 30, tzinfo=timezone(timedelta(hours=9)))
    assert meta.modified == datetime(2025, 3, 3, tzinfo=UTC)
    assert (meta.site, meta.section, meta.free) == ("Example Wire", "World", False)
    assert meta.alternates == (Alternate("ja", "https://news.example.com/ja/a"),)


def test_broken_json_ld_is_passed_over() -> None:
    assert (
        read(
            '<script type="application/ld+json">{"@type": "NewsArticle", </script><title>Still here</title>'
        ).title
        == "Still here"
    )


def test_alternates_and_canonical_address() -> None:
    meta = read(
        '<link rel="canonical" href="/a/b-canonical"><link rel="alternate" hreflang="zh-TW" href="/tw/a">'
        '<link rel="alternate" hreflang="x-default" href="/x"><link rel="alternate" hreflang="vi" href="javascript:alert(1)">'
    )
    assert meta.canonical == "https://news.example.com/a/b-canonical"
    assert meta.alternates == (Alternate("zh-Hant", "https://news.example.com/tw/a"),)


@pytest.mark.parametrize(
    ("label", "tag"),
    [
        ("zh_CN", "zh-Hans"),
        ("zh-hk", "zh-Hant"),
        ("zh", "zh-Hans"),
        ("EN-us", "en-US"),
        ("tr_TR", "tr-TR"),
        ("sr-latn", "sr-Latn"),
        ("x y", ""),
        (None, ""),
    ],
)
def test_language_tag(label: str | None, tag: str) -> None:
    assert language_tag(label) == tag


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06T07:08:09.123+0800", "2024-05-06"),
        ("Mon, 06 May 2024 07:08:09 GMT", "2024-05-06"),
        ("1714980000", "2024-05-06"),
        ("May 6, 2024", "2024-05-06"),
        ("6. Mai 2024", "2024-05-06"),
        ("6 de mayo de 2024", "2024-05-06"),
        ("6 мая 2024", "2024-05-06"),
        ("06.05.2024", "2024-05-06"),
        ("2024年5月6日 07:08", "2024-05-06"),
        ("2024년 5월 6일", "2024-05-06"),
        ("6 tháng 5, 2024", "2024-05-06"),
        ("6 Mayıs 2024", "2024-05-06"),
        ("6 พฤษภาคม 2567", "2024-05-06"),
        ("06-May-2024", "2024-05-06"),
        ("6.mai.2024", "2024-05-06"),
        ("6 أيار 2024", "2024-05-06"),
        ("6 تشرين الثاني 2024", "2024-11-06"),
        ("6 نومبر 2024", "2024-11-06"),
        ("6 நவம்பர் 2024", "2024-11-06"),
        ("నవంబర్ 6, 2024", "2024-11-06"),
        ("6 ऑगस्ट 2024", "2024-08-06"),
        ("6 ნოემბერი 2024", "2024-11-06"),
        ("6 listopada 2024", "2024-11-06"),
        ("6. listopada 2024.", "2024-10-06"),
        ("06/05/2567", "2024-05-06"),
        ("令和6年5月6日", "2024-05-06"),
        ("令和元年5月6日", "2019-05-06"),
        ("中華民國113年5月6日", "2024-05-06"),
        ("2024-13-40", ""),
        ("0001-01-01", ""),
        ("9999-12-31", ""),
        ("soon", ""),
    ],
)
def test_read_date(text: str, day: str) -> None:
    moment = read_date(text)
    assert (moment.date().isoformat() if moment else "") == day


def test_numbers_alone_follow_the_country() -> None:
    american = written_date("3/4/2025", order=MONTH_FIRST)
    european = written_date("3/4/2025")
    assert american and american[0].month == 3
    assert european and european[0].month == 4


def test_the_date_under_the_headline_counts_before_the_declared_one() -> None:
    head = '<meta property="article:published_time" content="2025-06-12T00:00:00Z">'
    meta = read(
        head,
        '<h1>A headline of some words</h1><p><time datetime="2022-11-02">2 November 2022</time></p><p>Text.</p>',
    )
    assert meta.published and meta.published.date().isoformat() == "2022-11-02"
    changed = read(
        head,
        '<h1>A headline of some words</h1><p>Updated <time datetime="2025-11-02">now</time></p><p>Text.</p>',
    )
    assert changed.published and changed.published.date().isoformat() == "2025-06-12"


def test_a_date_in_the_address() -> None:
    meta = read("", url="https://e.org/2021/03/04/slug.html")
    assert meta.published and meta.published.date().isoformat() == "2021-03-04"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("By Ada Example", "Ada Example"),
        ("Written by: Ada Example | 4 May 2024", "Ada Example"),
        ("记者：王小明", "王小明"),
        ("https://facebook.com/ada", ""),
        ("admin", ""),
        ("Byron Example", "Byron Example"),
    ],
)
def test_tidy_name(written: str, name: str) -> None:
    assert tidy_name(written) == name


def test_a_byline_that_is_only_shown() -> None:
    body = (
        "<h1>A headline of some words</h1><div><span>By</span> <a href='/x'>Ada Example</a></div><p>Text.</p>"
    )
    assert read("", body).byline == "Ada Example"
