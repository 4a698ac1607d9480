"""Follows somebody else's library by its page, its library.json or its feed: it becomes a subscription."""

from __future__ import annotations

from tui.core.errors import FetchError
from tui.libraries.formats.feed import followed_address
from tui.services import feeds
from tui.services.addresses import feed_address
from tui.services.desk import Desk
from tui.services.reports import AddOutcome

FOLDER = "Libraries"
"""Where followed libraries stand in the feed list."""


def follow(desk: Desk, url: str, *, folder: str = FOLDER) -> AddOutcome:
    """Subscribe to a library; it is untrusted like any feed.

    Args:
        desk: The open desk.
        url: Its page, its `library.json` or one of its feeds.
        folder: Where to put it in the feed list.

    Raises:
        UsageError: It is no web address.
        FetchError: Nothing can be had from there.
        NotAFeedError: There is no library and no feed.
    """
    address = feed_address(url)
    if address.partition("?")[0].endswith(".json"):
        answer = desk.client.fetch(address)
        address = followed_address(answer.final_url, answer.body)
    outcome = feeds.add(desk, address, folder=folder)
    if not outcome.choices:
        return outcome
    # A library's page offers its Atom and its JSON feed: one and the same, of which Atom knows what was removed.
    chosen = next((found for found in outcome.choices if "atom" in found.format), outcome.choices[0])
    try:
        return feeds.add(desk, chosen.url, folder=folder)
    except FetchError:
        return feeds.add(desk, outcome.choices[-1].url, folder=folder)
