"""Makes addresses in feeds absolute, and takes http and https only."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from tui.core.text import is_clean

LONGEST = 4_000
"""Characters of an address that are taken; a longer one is none."""
MOST_LINKS = 5_000
"""Relative links of one text that are made absolute."""

_GOOD = re.compile(
    r"https?://[^\s/?#<>\"\\^`{|}\x00-\x1f\x7f-\x9f]+[^\s<>\"\x00-\x1f\x7f-\x9f]*", re.IGNORECASE
)
_BREAKS = re.compile(r"[\t\n\r]+")
_SPACES = re.compile(r"\s")
_FORGOTTEN_SCHEME = re.compile(r"www\.[\w\-]+\.\w", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
# an attribute whose address is relative: neither with a scheme nor a mark within the page
_RELATIVE = re.compile(
    r"(<[a-zA-Z][^<>]{0,2000}?\s(?:href|src|poster)\s*=\s*)(?:\"(?![a-zA-Z][a-zA-Z0-9+.\-]*:|#)([^\"]{1,2000})\"|'(?![a-zA-Z][a-zA-Z0-9+.\-]*:|#)([^']{1,2000})')",
    re.IGNORECASE,
)


def absolute(url: str, base: str) -> str:
    """Return `url` as an absolute http or https address, or "" where it is none.

    Args:
        url: As the feed writes it.
        base: What it is relative to.
    """
    url = _BREAKS.sub("", url.strip())
    if not url or len(url) > LONGEST:
        return ""
    if _FORGOTTEN_SCHEME.match(url):
        url = f"http://{url}"
    # a bracket is good around the numbers of a host alone, which urlsplit knows
    if "[" in url or not _GOOD.fullmatch(url):
        url = _SPACES.sub("%20", url)
        try:
            url = urljoin(base, url)
            urlsplit(url)
        except ValueError:
            return ""
        if not _GOOD.fullmatch(url):
            return ""
    return url if is_clean(url) else ""


def is_page(name: str) -> bool:
    """Whether an entry's id is the address of a page, by which feeds without links mean it."""
    return name.lower().startswith(("http://", "https://"))


def has_scheme(text: str) -> bool:
    """Whether `text` begins like an absolute address of any kind."""
    return _SCHEME.match(text) is not None


def absolute_markup(markup: str, base: str) -> str:
    """Return HTML with its relative links and images made absolute.

    Args:
        markup: HTML, well-formed or not.
        base: What they are relative to; where it is empty nothing changes.
    """
    if not base or "=" not in markup:
        return markup

    def replaced(found: re.Match[str]) -> str:
        target = absolute(found[2] or found[3], base)
        quote = '"' if found[2] else "'"
        return f"{found[1]}{quote}{target}{quote}" if target else found[0]

    return _RELATIVE.sub(replaced, markup, count=MOST_LINKS)
