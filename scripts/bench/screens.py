"""Start, keys and opening, in a pseudo-terminal, beside an empty Textual app and beside newsboat."""

from __future__ import annotations

import sys
from pathlib import Path

from report import Measure, best_of, percentile, show
from stores import TITLE, filled_store
from terminal import Terminal
from workplace import HERE, PROGRAM, environment, folder

RUNS = 5
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


def measure(articles: int) -> None:
    """Print the measures with this many stored articles; 0 is a first run."""
    with folder() as place:
        store = place / "store.db"
        marker = filled_store(store, articles) if articles else TITLE
        words = [*PROGRAM, "--store", str(store), "--offline"]
        start_time(words, place, marker)
        floor = best_of(RUNS, lambda: start_time(floor_words(), place, "right pane"))
        ours = best_of(RUNS, lambda: start_time(words, place, marker))
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


if __name__ == "__main__":
    for number in map(int, sys.argv[1:] or ["0", "20000"]):
        measure(number)
