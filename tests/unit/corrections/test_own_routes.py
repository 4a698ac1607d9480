"""Addresses that the person sets for a site, and citations that become links."""

from __future__ import annotations

import pytest

from tui.core.settings import Settings, check
from tui.services.reporting import addresses_in
from tui.services.routing import own_address


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.bbc.co.uk/news/1", "errors@bbc.example"),
        ("https://bbc.co.uk/", "errors@bbc.example"),
        ("https://notbbc.co.uk/", ""),
        ("https://other.example/a", "https://other.example/report"),
        ("", ""),
    ],
)
def test_a_domain_and_what_lies_below_it_go_to_the_persons_own_address(url: str, expected: str) -> None:
    routes = "bbc.co.uk = errors@bbc.example, other.example=https://other.example/report, broken"
    assert own_address(Settings(correction_routes=routes), url) == expected


def test_settings_of_the_mail_server_have_bounds() -> None:
    assert check("smtp_port", 0) is not None
    assert check("smtp_security", "ssl") is not None
    assert check("smtp_security", "starttls") is None


@pytest.mark.parametrize(
    ("citation", "links"),
    [
        ("Model Card, arXiv:2508.10925: 116.8 billion", ("https://arxiv.org/abs/2508.10925",)),
        ("see https://a.example/x, and b", ("https://a.example/x",)),
        ("doi 10.1000/xyz123.", ("https://doi.org/10.1000/xyz123",)),
        ("paragraph 3", ()),
    ],
)
def test_citations_become_links(citation: str, links: tuple[str, ...]) -> None:
    assert addresses_in(citation) == links
