"""One story under several addresses, in several feeds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.duplicates import Story, page_key, repeats, same_entry, title_key
from tui.feeds.models import ParsedEntry

NOW = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/story?id=7",
        "http://www.example.org/story?id=7",
        "https://example.org/story/?id=7#comments",
        "https://example.org/story?utm_source=rss&id=7&utm_medium=feed&fbclid=x",
        "https://EXAMPLE.org:443/story?id=7",
        "https://m.example.org/story/amp?id=7",
    ],
)
def test_addresses_of_one_page(url: str) -> None:
    assert page_key(url) == page_key("https://example.org/story?id=7")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/story?id=8",
        "https://example.org/Story?id=7",
        "https://example.org:8080/story?id=7",
        "https://other.org/story?id=7",
    ],
)
def test_addresses_of_other_pages(url: str) -> None:
    assert page_key(url) != page_key("https://example.org/story?id=7")


def test_what_is_no_address_is_no_page() -> None:
    assert page_key("") == page_key("mailto:x") == page_key("http://[::1") == ""


def test_headlines_are_compared_by_their_letters() -> None:
    assert title_key("Central bank raises rates, again!") == title_key(
        "CENTRAL BANK raises rates again | Example News"
    )
    assert title_key("央行宣布下调存款准备金率零点五个百分点") != ""
    assert title_key("Morning briefing") == title_key("新闻") == ""


def test_the_same_page_or_headline_is_one_story() -> None:
    headline = "Central bank raises rates to four percent"
    stories = [
        Story(1, 10, "https://a.example/1", headline, NOW),
        Story(2, 20, "https://b.example/1", headline.upper(), NOW + timedelta(days=1)),
        Story(3, 30, "http://www.a.example/1?utm_source=x", "Another headline", NOW),
        Story(4, 10, "https://a.example/4", headline, NOW + timedelta(days=1)),
        Story(5, 50, "https://c.example/1", headline, NOW + timedelta(days=30)),
        Story(6, 60, "", headline, None),
    ]
    assert repeats(stories) == {2: 1, 3: 1, 6: 5}


@given(
    st.lists(
        st.builds(
            Story,
            st.integers(0, 20),
            st.integers(0, 3),
            st.sampled_from(["", "https://a.example/1", "https://b.example/"]),
            st.text(max_size=30),
        ),
        unique_by=lambda story: story.id,
    )
)
def test_repeats_lead_to_stories_that_are_kept(stories: list[Story]) -> None:
    found = repeats(stories)
    assert not set(found.values()) & found.keys()


def test_an_entry_is_known_again_under_a_new_id() -> None:
    entry = ParsedEntry("new-id", "https://a.example/1?utm_source=rss", "Title")
    assert same_entry(entry, "https://a.example/1", "title")
    assert not same_entry(entry, "https://a.example/1", "Other")
    assert not same_entry(ParsedEntry("x", "", "Title"), "", "Title")
