"""Addresses of an article's other languages where a page names the languages only, and its own address shows how.

`og:locale:alternate` of Open Graph lists locales without addresses. Where the page's own locale stands in its own
address exactly once (/en/, en.example.org, ?lang=en), the others can be tried in its place; elsewhere nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_LOCALE = re.compile(r"([a-z]{2,3})(?:([-_])([a-z]{4}))?(?:([-_])([a-z]{2}))?", re.IGNORECASE)
_QUERY_NAMES = frozenset({"lang", "language", "locale", "hl", "lng"})
_DEEPEST = 2
"""How many of a path's first segments may be the locale: /en/, /news/en/."""


def addresses(url: str, own: str, others: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (locale, address) for the locales whose address follows from the page's own.

    Args:
        url: The page's address.
        own: The page's own locale: "en_US", "en".
        others: The locales that it says it can be had in, written like `own`.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return
    segments, query = parts.path.split("/"), parse_qsl(parts.query, keep_blank_values=True)
    paths = [n for n, segment in enumerate(segments[: _DEEPEST + 1]) if n and _names(segment, own)]
    queries = [
        n for n, (name, value) in enumerate(query) if name.lower() in _QUERY_NAMES and _names(value, own)
    ]
    label = host.partition(".")[0]
    hosts = [0] if host.count(".") > 1 and _names(label, own) else []
    if len(paths) + len(queries) + len(hosts) != 1:
        return
    model = segments[paths[0]] if paths else query[queries[0]][1] if queries else label
    for locale, written in _alike(model, others):
        if paths:
            path = "/".join([*segments[: paths[0]], written, *segments[paths[0] + 1 :]])
            yield locale, urlunsplit(parts._replace(path=path))
        elif queries:
            at = queries[0]
            pairs = [*query[:at], (query[at][0], written), *query[at + 1 :]]
            yield locale, urlunsplit(parts._replace(query=urlencode(pairs)))
        else:
            yield locale, urlunsplit(parts._replace(netloc=written + parts.netloc[len(label) :]))


def _names(word: str, locale: str) -> bool:
    """Whether a word of an address is the locale, with or without its region."""
    plain = word.lower().replace("_", "-")
    whole = locale.lower().replace("_", "-")
    return bool(plain) and plain in {whole, whole.partition("-")[0]}


def _alike(model: str, locales: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield locales as an address writes them: with a region, its mark and its case where `model` has one.

    A language that several locales share is left out where `model` has no region: its address would not say which.
    """
    known: Sequence[re.Match[str]] = [found for each in locales if (found := _LOCALE.fullmatch(each.strip()))]
    region = _LOCALE.fullmatch(model)
    bare = region is None or not (region[3] or region[5])
    for locale in known:
        language = locale[1].lower()
        if bare:
            if sum(other[1].lower() == language for other in known) == 1:
                yield locale[0], language
            continue
        mark = model[len(region[1])] if region else "-"
        tail = locale[5] or locale[3]
        if tail:
            upper = model.rpartition(mark)[2].isupper()
            yield locale[0], f"{language}{mark}{tail.upper() if upper else tail.lower()}"
