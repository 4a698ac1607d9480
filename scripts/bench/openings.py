"""Opening stored articles of 25 kB and 500 kB: what the service takes, and when the first words stand on the screen."""

from __future__ import annotations

import time
import zlib
from pathlib import Path

from report import Measure, best_of, show
from server import paragraph
from stores import NEWEST, row
from terminal import Terminal
from workplace import PROGRAM, environment, folder

from tui.core.paths import person_paths
from tui.core.settings import Settings
from tui.services.desk import Desk
from tui.services.read import opened
from tui.store import entries, feeds
from tui.store.store import Store

SIZES = {25: 25_000, 500: 500_000}
"""Characters of text by kilobytes."""
FIRST_WORDS = "Opening words of the article"
RUNS = 5


def stored_article(path: Path, characters: int) -> None:
    """Make a store whose only entries are one article of this length and a short one above it."""
    parts, length, number = [f"<p>{FIRST_WORDS}.</p>"], 0, 0
    while length < characters:
        parts.append(f"<p>{paragraph(number) * 3}</p>")
        length += len(parts[-1])
        number += 1
    long = row(1)._replace(content=zlib.compress("".join(parts).encode()))
    with Store.open(path) as store:
        feed_id = store.write(
            lambda db: feeds.subscribe(db, "http://127.0.0.1:9/feed/0", NEWEST, title="Feed 0")[0]
        )
        store.write(lambda db: entries.keep(db, feed_id, [row(0), long], NEWEST))


def service_times(path: Path) -> tuple[float, float]:
    """Milliseconds of the first opening, which reads the feed's HTML and finds the figures, and of the next ones."""
    with Desk.open(person_paths(), Settings(), store=path, offline=True) as desk:
        with desk.store.reading() as connection:
            found = connection.execute("SELECT id FROM entries WHERE title LIKE 'Report 1 %'").fetchone()

        def once() -> float:
            begun = time.perf_counter()
            reading = opened(desk, found[0])
            if not reading.article.text.startswith(FIRST_WORDS):
                raise RuntimeError("another text was opened")
            return 1000 * (time.perf_counter() - begun)

        return once(), best_of(RUNS, once)


def screen_time(path: Path, place: Path) -> float:
    """Milliseconds from the key to the first words of an article that was opened before and that the cursor rests on."""
    terminal = Terminal([*PROGRAM, "--store", str(path), "--offline"], environment(place))
    try:
        terminal.wait_for("Report 0 on")
        terminal.settle()
        terminal.send("j")
        return terminal.send_and_wait("\r", FIRST_WORDS)
    finally:
        terminal.close()


def measure() -> None:
    """Print the measures of both sizes."""
    for kilobytes, characters in SIZES.items():
        with folder() as place:
            path = place / "store.db"
            stored_article(path, characters)
            first, again = service_times(path)
            show(
                Measure(f"first opening of a feed's text of {kilobytes} kB, figures found", first, "ms"),
                Measure(f"opening a stored article of {kilobytes} kB", again, "ms", bar=100),
                Measure(
                    f"key to its first words on the screen, {kilobytes} kB",
                    best_of(3, lambda path=path, place=place: screen_time(path, place)),
                    "ms",
                    bar=100,
                ),
            )


if __name__ == "__main__":
    measure()
