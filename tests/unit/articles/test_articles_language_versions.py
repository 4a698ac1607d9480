"""Which languages an article is offered in."""

from __future__ import annotations

import pytest

from tui.articles.document import Alternate, Article
from tui.articles.language_versions import language_key, offered, request_headers

FLASH = "https://www.theblockbeats.info/en/flash/334985"


@pytest.mark.parametrize(
    ("tag", "key"),
    [("en-GB", "en"), ("zh-TW", "zh_Hant"), ("zh", "zh_Hans"), ("fr-CA", "fr"), ("", "")],
)
def test_languages_that_a_reader_takes_as_one_share_a_key(tag: str, key: str) -> None:
    assert language_key(tag) == key


def test_one_version_a_language_and_none_in_its_own() -> None:
    article = Article(
        "Text.",
        (),
        language="en",
        url="https://a.example/en/1",
        alternates=(
            Alternate("en-GB", "https://a.example/gb/1"),
            Alternate("tr", "https://a.example/tr/1"),
            Alternate("tr-TR", "https://a.example/tr-tr/1"),
            Alternate("ja", "https://a.example/en/1"),
        ),
    )
    declared = [("ko", "https://a.example/ko/1"), ("", "https://a.example/x"), ("vi", "javascript:alert(1)")]
    assert offered(article, declared) == (
        Alternate("tr", "https://a.example/tr/1"),
        Alternate("ko", "https://a.example/ko/1"),
    )


def test_a_site_that_declares_nothing_has_a_rule() -> None:
    found = {other.language: other.url for other in offered(Article("Text.", (), language="en", url=FLASH))}
    assert found == {
        "zh-Hans": "https://www.theblockbeats.info/flash/334985",
        "zh-Hant": "https://www.theblockbeats.info/tw/flash/334985",
    }
    chinese = Article("文。", (), language="zh-Hans", url=found["zh-Hans"])
    assert Alternate("en", FLASH) in offered(chinese)
    assert request_headers(found["zh-Hant"], "zh-Hant") == (("language", "cht"),)
    assert request_headers("https://a.example/", "zh-Hant") == ()
    assert offered(Article("Text.", (), language="en", url="https://www.theblockbeats.info/en")) == ()
    assert offered(Article("Text.", (), language="en", url="https://nottheblockbeats.info/en/flash/1")) == ()
