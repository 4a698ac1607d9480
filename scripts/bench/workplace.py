"""Folders of their own for each program that is measured, and stores of a given size."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = [str(Path(sys.executable).with_name("copydesk"))]
"""As a person starts it: the script that the installation puts beside the interpreter."""


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """An empty folder that is taken away afterwards."""
    path = Path(tempfile.mkdtemp(prefix="copydesk-bench-"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def environment(place: Path) -> dict[str, str]:
    """Environment variables that keep a program within `place`."""
    names = {
        "HOME": "",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
    }
    # What is installed has its bytecode beside it; without it, compiling would be most of what is measured.
    bytecode = {"PYTHONDONTWRITEBYTECODE": ""}
    return {name: str(place / part) for name, part in names.items()} | {"LC_ALL": "C.UTF-8"} | bytecode


def run(words: list[str], place: Path) -> subprocess.CompletedProcess[str]:
    """Run a program to its end within `place`."""
    return subprocess.run(
        words, env={**os.environ, **environment(place)}, capture_output=True, text=True, check=False
    )


@contextlib.contextmanager
def feed_server(feeds: int, latency: float = 0.08) -> Iterator[str]:
    """Run the loopback server and give the address of its OPML."""
    words = [sys.executable, str(HERE / "server.py"), "--feeds", str(feeds), "--latency", str(latency)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def newsboat_words(place: Path, urls: list[str]) -> list[str]:
    """Newsboat's command for a list of feeds, or an empty list where it is not installed."""
    if shutil.which("newsboat") is None:
        return []
    (place / "urls").write_text("\n".join(urls) + "\n")
    (place / "config").write_text(
        "reload-threads 32\nauto-reload no\nsuppress-first-reload yes\nsave-path /tmp\n"
    )
    return [
        "newsboat",
        "-u",
        str(place / "urls"),
        "-c",
        str(place / "cache.db"),
        "-C",
        str(place / "config"),
        "-q",
    ]
