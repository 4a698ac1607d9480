"""Searching everything that is stored, beside newsboat's way: a LIKE over title and text."""

from __future__ import annotations

import sqlite3
import sys
import time

from report import Measure, best_of, show
from server import paragraph
from stores import RARE, filled_store
from workplace import folder

from tui.core.paths import person_paths
from tui.core.settings import Settings
from tui.services.desk import Desk
from tui.services.search import search

_MANY = 100_000
"""Articles from which a search has to be far ahead of reading them all; among a few thousand both are at once there."""
WORDS = {"a rare word": RARE, "a common word": "petition", "two words": "glaciers friday"}


def like_scan(database: sqlite3.Connection, word: str) -> float:
    """Milliseconds of a scan as newsboat makes it."""
    begun = time.perf_counter()
    like = f"%{word}%"
    database.execute(
        "SELECT id FROM items WHERE title LIKE ? OR content LIKE ? ORDER BY date DESC", (like, like)
    ).fetchall()
    return 1000 * (time.perf_counter() - begun)


def measure(articles: int) -> None:
    """Print the measures for one size."""
    with folder() as place:
        filled_store(place / "store.db", articles)
        peer = sqlite3.connect(place / "peer.db")
        peer.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, title TEXT, content TEXT, date INTEGER)")
        rows = (
            (f"Report {n} on a subject of its own", paragraph(n) + (RARE if n % 10_000 == 77 else ""), n)
            for n in range(articles)
        )
        peer.executemany("INSERT INTO items (title, content, date) VALUES (?, ?, ?)", rows)
        desk = Desk.open(person_paths(), Settings(), store=place / "store.db", offline=True)
        for name, words in WORDS.items():

            def ours(words: str = words) -> float:
                begun = time.perf_counter()
                search(desk, words, 50)
                return 1000 * (time.perf_counter() - begun)

            scan = best_of(3, lambda words=words: like_scan(peer, words.split()[0]))
            show(
                Measure(
                    f"search for {name} in {articles:,} articles",
                    best_of(5, ours),
                    "ms",
                    scan,
                    "LIKE scan",
                    0.2 if articles >= _MANY else None,
                )
            )
        desk.close()


if __name__ == "__main__":
    for number in map(int, sys.argv[1:] or ["20000"]):
        measure(number)
