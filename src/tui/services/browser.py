"""Opens addresses in the person's browser: http and https only, and nothing of the browser's on our screen."""

from __future__ import annotations

import shutil
import subprocess
import sys
import webbrowser
from urllib.parse import urlsplit

from tui.core.errors import RefusedError
from tui.core.messages import N_
from tui.core.text import clean_line


def checked(url: str) -> str:
    """Return `url` where a browser may be asked to open it.

    Args:
        url: An address from outside.

    Raises:
        RefusedError: It is no http or https address, or holds white space or control characters.
    """
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine or any(character.isspace() or not character.isprintable() for character in url):
        raise RefusedError(
            N_("Only http and https addresses are opened, not {url}."), url=clean_line(url, 80)
        )
    return url


def takes_the_terminal() -> bool:
    """Whether the person's browser runs in this terminal (lynx, w3m), so that the screen must make room."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return type(browser) is webbrowser.GenericBrowser


def open_url(url: str) -> None:
    """Open an address in the person's browser and return at once.

    Args:
        url: An http or https address.

    Raises:
        RefusedError: It is another address, or there is no browser.
    """
    address = checked(url)
    try:
        webbrowser.get()
    except webbrowser.Error as error:
        raise RefusedError(
            N_("No browser was found; the address is {url}"), url=clean_line(address, 300)
        ) from error
    # A process of its own with closed mouths: browsers write warnings that would stand over the screen.
    subprocess.Popen(  # noqa: S603  one list of arguments, the address checked above
        [sys.executable, "-m", "webbrowser", address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def open_mailto(address: str) -> None:
    """Open the person's mail program with a letter in it, and return at once.

    Args:
        address: A mailto address (RFC 6068) of ours.

    Raises:
        RefusedError: It is another address, or there is nothing to open it with.
    """
    if not address.startswith("mailto:") or not address.isascii() or any(c.isspace() for c in address):
        raise RefusedError(N_("This is no letter: {url}"), url=clean_line(address, 80))
    opener = {"darwin": "open", "win32": "explorer"}.get(sys.platform, "xdg-open")
    program = shutil.which(opener)
    if program is None:
        raise RefusedError(
            N_("No mail program can be opened from here: {program} is missing."), program=opener
        )
    subprocess.Popen(  # noqa: S603  one list of arguments, the address checked above
        [program, address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def open_in_terminal(url: str) -> None:
    """Open an address in a browser that takes the terminal; returns when it is left.

    Args:
        url: An http or https address.

    Raises:
        RefusedError: It is another address.
    """
    webbrowser.get().open(checked(url))
