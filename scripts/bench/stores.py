"""Stores of a given size, made through the program's own store, to start, page and search in."""

from __future__ import annotations

import random
from pathlib import Path

from server import paragraph

from tui.store import entries, feeds
from tui.store.intake import EntryRow
from tui.store.searchtext import indexed
from tui.store.store import Store

FEEDS = 200
NEWEST = 1_780_000_000
TITLE = "NVIDIA to Spend"
"""Stands on the first screen of a first run."""
RARE = "quetzalcoatl"
"""A word that stands in one article of ten thousand."""


def row(number: int) -> EntryRow:
    """One entry with a text of some forty words."""
    title = f"Report {number} on a subject of its own"
    words = paragraph(number) + (RARE if number % 10_000 == 77 else "")
    return EntryRow(
        guid=f"item-{number}",
        title=title,
        url=f"http://127.0.0.1:9/page/{number}",
        published=NEWEST - 60 * number,
        excerpt=words[:200],
        search_title=indexed(title),
        search_body=indexed(words),
        digest=number.to_bytes(8, "big"),
    )


def filled_store(path: Path, articles: int) -> str:
    """Make a store with `articles` entries and give words that stand on its first screen."""
    random.seed(articles)
    with Store.open(path) as store:
        ids = [
            store.write(
                lambda db, n=n: feeds.subscribe(
                    db, f"http://127.0.0.1:9/feed/{n}", NEWEST, title=f"Feed {n}"
                )[0]
            )
            for n in range(FEEDS)
        ]
        each = -(-articles // FEEDS)
        for position, feed_id in enumerate(ids):
            rows = [row(number) for number in range(position, min(articles, each * FEEDS), FEEDS)]
            for begin in range(0, len(rows), 2_000):
                part = rows[begin : begin + 2_000]
                store.write(lambda db, f=feed_id, part=part: entries.keep(db, f, part, NEWEST), durable=False)
    return "Report 0 on"
