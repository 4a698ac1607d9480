"""Addresses that pretend to be somebody else's show whose they are."""

from __future__ import annotations

import pytest

from tui.screens.links import honest


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/ü?q=ü#ü", "https://example.org/ü?q=ü#ü"),
        ("https://аррӏе.com/login", "https://xn--80ak6aa92e.com/login"),
        ("https://АPPLE.com/login", "https://xn--pple-43d.com/login"),
        ("https://аррӏе.com:8080?a=/@b", "https://xn--80ak6aa92e.com:8080?a=/@b"),
        ("https://www.bank.example@evil.example/", "https://evil.example/"),
        ("https://www.bank.example%2F:x@evil.example", "https://evil.example"),
        (f"https://www.bank.example.{'a' * 60}.evil.example/", f"https://…{'a' * 46}.evil.example/"),
        (f"https://{'ü' * 80}.de/", "https://…" + (("\\xfc" * 80) + ".de")[-59:] + "/"),
        ("https://[::1]:80/", "https://[::1]:80/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_the_true_host_is_shown(url: str, shown: str) -> None:
    assert honest(url) == shown
