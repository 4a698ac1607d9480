"""What the tests of child processes let children do."""

from __future__ import annotations

import enum
import os
import signal
import sys
import time

from tui.core.errors import NotAFeedError, StatusError


class Colour(enum.StrEnum):
    """An enum that is not of the program."""

    RED = "red"


def raise_ours() -> None:
    raise NotAFeedError("This is {what}.", what="a page")


def raise_status() -> None:
    raise StatusError("{host}: {status}", status=429, retry_after=7, host="x")


def noise() -> str:
    sys.stdout.write("to the screen\n")
    os.write(1, b"to the screen\n")
    os.write(2, b"to the screen\n")
    return "quiet"


def colour() -> Colour:
    return Colour.RED


def ignore_and_sleep() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(1)


def has(module: str) -> bool:
    return module in sys.modules
