"""Refreshing 200 and 1,000 feeds, cold and unchanged, beside newsboat with 32 threads."""

from __future__ import annotations

import re
import sys
import threading
import time
import urllib.request
from pathlib import Path

import psutil
from report import Measure, show
from workplace import PROGRAM, environment, feed_server, folder, newsboat_words, run

BARS = {200: (0.5, 0.35), 1000: (0.15, 0.06)}


def _timed(words: list[str], place: Path) -> tuple[float, float]:
    """Seconds, and the most megabytes that the program and its children held."""
    import os
    import subprocess

    most = 0.0
    begun = time.perf_counter()
    with subprocess.Popen(
        words, env={**os.environ, **environment(place)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        watched = psutil.Process(process.pid)

        def watch() -> None:
            nonlocal most
            while process.poll() is None:
                try:
                    family = [watched, *watched.children(recursive=True)]
                    most = max(most, sum(member.memory_info().rss for member in family) / 1e6)
                except psutil.Error:
                    return
                time.sleep(0.05)

        thread = threading.Thread(target=watch)
        thread.start()
        process.wait()
        thread.join()
    return time.perf_counter() - begun, most


def measure(feeds: int) -> None:
    """Print the measures for one number of feeds."""
    with feed_server(feeds) as opml, folder() as ours, folder() as theirs:
        text = urllib.request.urlopen(opml).read().decode()
        (ours / "feeds.opml").write_text(text)
        store = ["--store", str(ours / "store.db")]
        run([*PROGRAM, *store, "import", "opml", str(ours / "feeds.opml")], ours)
        ids = re.findall(
            r'"id": (\d+),\s*"title": "http://127', run([*PROGRAM, *store, "feeds", "--json"], ours).stdout
        )
        words = [*PROGRAM, *store, "refresh", "--force", *ids]
        cold, memory = _timed(words, ours)
        unchanged, _ = _timed(words, ours)
        boat = newsboat_words(theirs, re.findall(r"xmlUrl='([^']+)'", text))
        peer_cold = peer_unchanged = None
        if boat and feeds in BARS:
            peer_cold, _ = _timed([*boat, "-x", "reload"], theirs)
            peer_unchanged, _ = _timed([*boat, "-x", "reload"], theirs)
        cold_bar, unchanged_bar = BARS.get(feeds, (None, None))
        show(
            Measure(
                f"refresh of {feeds} feeds, cold",
                cold,
                "s",
                peer_cold,
                "newsboat",
                cold_bar if peer_cold else None,
            ),
            Measure(
                f"refresh of {feeds} feeds, unchanged",
                unchanged,
                "s",
                peer_unchanged,
                "newsboat",
                unchanged_bar if peer_unchanged else None,
            ),
            Measure(f"memory while {feeds} feeds refresh", memory, "MB", bar=150),
        )


if __name__ == "__main__":
    for number in map(int, sys.argv[1:] or ["200"]):
        measure(number)
