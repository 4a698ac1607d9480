"""Where a publisher takes corrections, from what it really declares."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tui.corrections.models import Channel, Origin
from tui.corrections.routes import PageFacts, owner, page_facts, policy_addresses, ranked

ARTICLE = "https://www.news.example/2026/story"


def page(graph: object, extra: str = "") -> bytes:
    return f"<html><head><script type='application/ld+json'>{json.dumps(graph)}</script>{extra}</head><body></body></html>".encode()


def test_contact_points_and_policies_are_found_in_a_graph() -> None:
    raw = page(
        {
            "@graph": [
                {"@type": "NewsArticle"},
                {
                    "@type": "NewsMediaOrganization",
                    "correctionsPolicy": "/corrections",
                    "contactPoint": [
                        {"contactType": "Newsroom Contact", "email": "mailto:desk@news.example"},
                        {"contactType": "Sales", "email": "ads@news.example"},
                    ],
                },
            ]
        },
        "<link rel='webmention' href='/mention'>",
    )
    facts = page_facts(raw, ARTICLE)
    assert facts.contacts == ("desk@news.example",)
    assert facts.policies == ("https://www.news.example/corrections",)
    assert facts.webmention == "https://www.news.example/mention"


def test_the_link_header_names_a_webmention_endpoint() -> None:
    header = '<https://www.news.example/>; rel="canonical", </wm>; rel="webmention"'
    assert page_facts(b"<p>x", ARTICLE, [header]).webmention == "https://www.news.example/wm"
    assert page_facts(b"<a rel=webmention href='javascript:x'>", ARTICLE).webmention == ""


def test_the_order_of_trust_and_who_must_be_asked_first() -> None:
    facts = PageFacts(
        ARTICLE,
        contacts=("desk@news.example",),
        webmention="https://hooks.example/wm",
        mailtos=("tips@elsewhere.example",),
    )
    routes = ranked(
        ARTICLE,
        setting="me@friend.example",
        pages=[facts],
        policies=[("https://www.news.example/corrections", ["corrections@news.example"])],
        feed_addresses=["author@feeds.example", "not an address"],
    )
    assert [route.origin for route in routes] == [
        Origin.SETTING,
        Origin.CONTACT_POINT,
        Origin.POLICY,
        Origin.WEBMENTION,
        Origin.FEED,
        Origin.PAGE,
        Origin.NONE,
    ]
    assert [route.foreign for route in routes] == [False, False, False, True, False, True, False]
    assert routes[-1].channel is Channel.FORM


def test_a_publisher_that_declares_nothing_leaves_the_form() -> None:
    (only,) = ranked(ARTICLE)
    assert (only.channel, only.address) == (Channel.FORM, ARTICLE)


def test_policy_pages_give_fitting_addresses_first_and_sales_never() -> None:
    text = "Write to sales@news.example or hello@news.example. Errors: corrections@news.example."
    assert policy_addresses(text) == ("corrections@news.example", "hello@news.example")


def test_owners_of_hosts() -> None:
    assert owner("www.bbc.co.uk") == owner("feeds.bbc.co.uk") == "bbc.co.uk"
    assert owner("www.news.example") == "news.example"
    assert owner("news.com.tr") != owner("other.com.tr")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_a_fault(raw: bytes) -> None:
    page_facts(raw, ARTICLE)
    page_facts(b"<script type='application/ld+json'>" + raw, ARTICLE)
