"""Start, keys and opening, in a pseudo-terminal, beside an empty Textual app and beside newsboat."""

from __future__ import annotations

import statistics
import sys
import time
import urllib.request
from pathlib import Path

from report import Measure, percentile, show
from stores import TITLE, filled_store
from terminal import Terminal
from workplace import HERE, PROGRAM, environment, feed_server, folder, run

RUNS = 7
PRESSES = 120


def start_time(words: list[str], place: Path, marker: str) -> float:
    """Milliseconds until `marker` stands on the screen."""
    terminal = Terminal(words, environment(place))
    try:
        return terminal.wait_for(marker)
    finally:
        terminal.close()


def floor_words() -> list[str]:
    """The command of the empty app."""
    return [sys.executable, str(HERE / "floor.py")]


def key_times(words: list[str], place: Path, marker: str, keys: str = "j") -> tuple[list[float], float]:
    """Milliseconds from key to screen, and megabytes afterwards."""
    terminal = Terminal(words, environment(place))
    try:
        terminal.wait_for(marker)
        terminal.settle()
        times = []
        for number in range(PRESSES):
            times.append(terminal.press(keys[number % len(keys)]))
            terminal.settle(quiet=0.03, most=0.5)
        return times, terminal.memory()
    finally:
        terminal.close()


def starts(words: list[str], place: Path, marker: str) -> tuple[float, float]:
    """Milliseconds of the empty app and of ours, turn by turn, so that a busy moment strikes both."""
    start_time(floor_words(), place, "right pane")
    start_time(words, place, marker)
    pairs = [
        (start_time(floor_words(), place, "right pane"), start_time(words, place, marker))
        for _ in range(RUNS)
    ]
    return statistics.median(floor for floor, _ in pairs), statistics.median(ours for _, ours in pairs)


def measure(articles: int) -> None:
    """Print the measures with this many stored articles; 0 is a first run."""
    with folder() as place:
        store = place / "store.db"
        marker = filled_store(store, articles) if articles else TITLE
        words = [*PROGRAM, "--store", str(store), "--offline"]
        floor, ours = starts(words, place, marker)
        label = f"with {articles:,} articles"
        show(Measure(f"start to the first headlines {label}", ours, "ms", floor, "empty three panes", 1.25))
        if not articles:
            return  # nothing to move between
        times, memory = key_times(words, place, marker)
        floor_times, _ = key_times(floor_words(), place, "right pane")
        show(
            Measure(
                f"key to screen {label}, median",
                percentile(times, 0.5),
                "ms",
                percentile(floor_times, 0.5),
                "empty",
            ),
            Measure(f"key to screen {label}, p95", percentile(times, 0.95), "ms", bar=33),
            Measure(f"memory {label}", memory, "MB"),
        )


def while_refreshing(feeds: int) -> None:
    """Print how long a key takes while many feeds are asked for news."""
    with feed_server(feeds) as opml, folder() as place:
        store = place / "store.db"
        marker = filled_store(store, 20_000)
        (place / "feeds.opml").write_bytes(urllib.request.urlopen(opml).read())
        run([*PROGRAM, "--store", str(store), "import", "opml", str(place / "feeds.opml")], place)
        terminal = Terminal([*PROGRAM, "--store", str(store)], environment(place))
        try:
            terminal.wait_for(marker)
            time.sleep(1)  # the refresh at the start is under way by now
            times = []
            for _ in range(PRESSES):
                times.append(terminal.press("j"))
                terminal.settle(quiet=0.01, most=0.1)
        finally:
            terminal.close()
        show(
            Measure(
                f"key to screen while {feeds:,} feeds refresh, p95", percentile(times, 0.95), "ms", bar=50
            )
        )


if __name__ == "__main__":
    for number in map(int, sys.argv[1:] or ["0", "20000"]):
        measure(number)
