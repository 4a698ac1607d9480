"""URLs that may be given away."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.libraries.addresses import clean_url, host_of, is_private_host, public_feed_url, public_url


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        ("https://a.example.org/x?utm_source=rss&id=7&fbclid=1", "https://a.example.org/x?id=7"),
        ("HTTPS://Anna:pw@News.Example.org:443/x", "https://news.example.org/x"),
        ("http://a.example.org:8080", "http://a.example.org:8080/"),
        ("https://a.example.org/x?a=1&b=%20c", "https://a.example.org/x?a=1&b=%20c"),
        ("https://a.example.org/x?token=abc&page=2", "https://a.example.org/x?page=2"),
        ("https://a.example.org/x?X-Amz-Signature=abc", "https://a.example.org/x"),
        ("https://a.example.org/x;jsessionid=1234", "https://a.example.org/x"),
        ("https://a.example.org/x?code=A12", "https://a.example.org/x?code=A12"),
        ("https://a.example.org/x?code=9f86d081884c7d659a2feaa0", "https://a.example.org/x"),
        ("https://a.example.org/x?to=https://u:p@b.example.org/", "https://a.example.org/x"),
        ("https://a.example.org/x#part-2", "https://a.example.org/x#part-2"),
        ("https://a.example.org/x#:~:text=secret", "https://a.example.org/x"),
        ("https://a.example.org/x#access_token=1", "https://a.example.org/x"),
        ("https://a.example.org/新闻?q=新", "https://a.example.org/%E6%96%B0%E9%97%BB?q=%E6%96%B0"),
        ('https://a.example.org/"><script>', "https://a.example.org/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("ftp://a.example.org/x", ""),
        ("//a.example.org/x", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("https://a.example.org:99999/", ""),
        ("", ""),
    ],
)
def test_trackers_credentials_and_sessions_go(given_url: str, expected: str) -> None:
    assert clean_url(given_url) == expected


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | st.text(max_size=60).map(lambda rest: "https://a.example.org/" + rest))
def test_cleaning_is_safe_for_any_text_and_twice_is_once(text: str) -> None:
    cleaned = clean_url(text)
    assert clean_url(cleaned) == cleaned
    assert cleaned == "" or cleaned.startswith(("http://", "https://"))
    assert not set(cleaned) & set("<>\"' \n\t\x1b`") - {"'"}


@pytest.mark.parametrize(
    "host",
    ["localhost", "x.localhost", "printer", "nas.local", "wiki.corp", "a.internal", "10.0.0.1", "192.168.1.9",
     "172.16.3.4", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "169.254.169.254", "0.0.0.0",
     "[::1]", "::ffff:10.0.0.1", "fe80::1%eth0", "fd00::1", "64:ff9b::a00:1", "224.0.0.1", "１２７.0.0.1",
     "10.0.0.1.nip.io", "router.home.arpa", "localhost.", "a..b", ""],
)  # fmt: skip
def test_private_hosts_in_every_notation(host: str) -> None:
    assert is_private_host(host)


@pytest.mark.parametrize(
    "host", ["example.org", "sub.example.co.uk", "93.184.216.34", "bücher.example.org", "2606:4700::1111"]
)
def test_public_hosts(host: str) -> None:
    assert not is_private_host(host)


def test_private_hosts_are_cleaned_for_oneself_and_refused_for_others() -> None:
    assert clean_url("http://nas.local/a?utm_source=x") == "http://nas.local/a"
    assert public_url("http://nas.local/a") == ""
    assert public_url("https://2130706433/") == ""


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        ("https://a.example.org/feed.xml", "https://a.example.org/feed.xml"),
        ("https://a.example.org/?feed=rss2", "https://a.example.org/?feed=rss2"),
        ("https://a.example.org/feed?token=1", ""),
        ("https://anna:pw@a.example.org/feed", ""),
        ("https://a.example.org/private/9f86d081884c7d659a2feaa0c55ad015/rss", ""),
        ("https://a.example.org/feed?user=anna", ""),
        ("http://10.0.0.7/feed", ""),
    ],
)
def test_feeds_with_tokens_are_refused_whole(feed: str, expected: str) -> None:
    assert public_feed_url(feed) == expected


def test_host_of() -> None:
    assert host_of("https://www.example.org/x") == "example.org"
    assert host_of("nonsense") == ""
