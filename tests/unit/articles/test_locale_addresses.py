"""Addresses of other languages follow from a page's own only where its own language stands in it once."""

from __future__ import annotations

from urllib.parse import urlsplit

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.document import Alternate, Article
from tui.articles.export.json import to_json
from tui.articles.language_versions import offered
from tui.articles.locale_addresses import addresses
from tui.articles.metadata import read_metadata


@pytest.mark.parametrize(
    ("url", "own", "found"),
    [
        ("https://a.example/en/story", "en_US", ["https://a.example/tr/story"]),
        ("https://a.example/news/en/story", "en", ["https://a.example/news/tr/story"]),
        ("https://a.example/en-us/story", "en_US", ["https://a.example/tr-tr/story"]),
        ("https://a.example/en_US/story", "en_US", ["https://a.example/tr_TR/story"]),
        ("https://en.a.example/story?x=1", "en_US", ["https://tr.a.example/story?x=1"]),
        ("https://a.example/story?id=7&lang=en", "en", ["https://a.example/story?id=7&lang=tr"]),
        ("https://a.example/story", "en_US", []),
        ("https://a.example/story/about/en", "en_US", []),
        ("https://en.a.example/en/story", "en_US", []),
        ("https://a.example/en/en/story", "en_US", []),
        ("https://en.example/story", "en_US", []),
        ("https://a.example/story?q=en", "en_US", []),
        ("http://[", "en", []),
    ],
)
def test_the_pages_own_locale_is_replaced_where_it_stands_once(url: str, own: str, found: list[str]) -> None:
    assert [address for _locale, address in addresses(url, own, ["tr_TR"])] == found


def test_a_language_that_two_locales_share_is_not_guessed() -> None:
    others = ["zh_CN", "zh_TW", "ja_JP", "not a locale", ""]
    assert list(addresses("https://a.example/en/1", "en_US", others)) == [("ja_JP", "https://a.example/ja/1")]
    assert [locale for locale, _address in addresses("https://a.example/en-us/1", "en_US", others)] == others[
        :3
    ]


@given(st.text(max_size=60), st.text(max_size=8), st.lists(st.text(max_size=8), max_size=4))
def test_nothing_that_a_page_says_breaks_it(url: str, own: str, others: list[str]) -> None:
    for _locale, address in addresses(f"https://a.example/{url}", own, others):
        assert urlsplit(address).netloc == "a.example"


PAGE = """<html lang="en"><head><meta property="og:locale" content="en_US">
<meta property="og:locale:alternate" content="tr_TR"><meta property="og:locale:alternate" content="ja_JP">
<link rel="alternate" hreflang="ja" href="/japanese/story"></head><body><p>Text.</p></body></html>"""


def test_what_a_page_declares_comes_before_what_is_guessed() -> None:
    meta = read_metadata(lxml.html.document_fromstring(PAGE), "https://a.example/en/story")
    article = Article(
        "Text.", (), language="en", url="https://a.example/en/story", alternates=meta.alternates
    )
    versions = offered(article, [("ko", "https://a.example/korean")])
    assert versions == (
        Alternate("ja", "https://a.example/japanese/story"),
        Alternate("ko", "https://a.example/korean"),
        Alternate("tr-TR", "https://a.example/tr/story", guessed=True),
    )
    assert to_json(article)["alternates"] == [["ja", "https://a.example/japanese/story"]]
