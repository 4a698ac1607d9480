"""Link headers: what feeds use of them, and the language versions that they name."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.net.headers import links, translations

BASE = "https://a.example/en/1"
VALUES = [
    '</zh/1>; rel="alternate"; hreflang="zh-CN", <https://b.example/ja/1>; hreflang=ja; rel=alternate',
    '<https://hub.example/>; rel="hub", </feed.xml>; rel="alternate"; type="application/atom+xml"',
    '</tr/1>; rel="preload"; hreflang="tr", </th/1>; hreflang="th"',
]


def test_versions_are_alternates_with_a_language() -> None:
    assert translations(VALUES, BASE) == (
        ("zh-CN", "https://a.example/zh/1"),
        ("ja", "https://b.example/ja/1"),
    )


def test_what_feeds_use_is_still_read() -> None:
    found = links(VALUES, BASE)
    assert ("hub", "https://hub.example/") in found
    assert ("alternate", "https://a.example/feed.xml") in found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet='<>;,="relhangt/:[]\\ x', max_size=200), max_size=4))
def test_no_header_breaks_it(values: list[str]) -> None:
    assert isinstance(translations(values, BASE), tuple)
    assert isinstance(links(values, BASE), tuple)
