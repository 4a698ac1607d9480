"""The headline of an article: what the page shows, told from what it declares, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tui.articles.jsonld import LinkedData
from tui.articles.markup import names_of, squeeze, visible_text
from tui.articles.metatags import MetaTags

_SEPARATOR = re.compile(
    r"\s+[|｜\-–—―‒:：»›·•~∼/\\<>«‹]+\s+|\s*[|｜]\s*|\s*(?:::|\|\||»)\s*|_(?=[^\s_]*[\u3400-\u9fff])|\s+[-–—](?=\S)"
)
_WORDS = re.compile(r"[^\W_]+")
_NO_LETTERS = bytes(n for n in range(128) if not chr(n).isalnum())
_SITE_HEADING = re.compile(r"\b(?:logo|site-?title|site-?name|brand|masthead|navbar)\b")
_MARK_OF_LINK = re.compile(r"\s*[¶#§🔗]$")
"""What leads to a heading itself, where manuals show it."""
_MOST_PARTS = 12
_MOST_HEADINGS = 12
_LEAST_PART = 8
_LONGEST = 400
LONGEST_HEADING = 1_000
"""Characters of a heading that are looked at: what has more is no headline."""
_ALIKE = 0.55
"""How much of its letters or words a heading must share with a declared title."""
_LEAST_HOST = 4
_SECTION_WORDS = 3
_HEADLINE_WORDS = 4


def letters(text: str) -> str:
    """Return the letters and digits of `text`, folded: what two spellings of one headline share."""
    text = text.casefold()
    if text.isascii():
        return text.encode().translate(None, _NO_LETTERS).decode()
    return "".join(_WORDS.findall(text))


def find_title(root: HtmlElement, meta: MetaTags, data: LinkedData, site: Iterable[str]) -> str:
    """Return the article's headline.

    Args:
        root: The page's tree.
        meta: Its declarations.
        data: Its JSON-LD.
        site: Names of the site and its publisher, to be cut off.

    Returns:
        The headline on one line, or an empty string.
    """
    names = {letters(name) for name in site if letters(name)}
    element = root.find(".//title")
    declared = [
        meta.first("og:title"),
        data.text("headline") if data.is_article else "",
        meta.first(
            "twitter:title",
            "dc.title",
            "dc:title",
            "dcterms.title",
            "parsely-title",
            "sailthru.title",
            "title",
        ),
        visible_text(element, LONGEST_HEADING) if element is not None else "",
    ]
    cut = [c for d in declared if d and letters(d) not in names and letters(c := cut_site(d, names))]
    headings = _headings(root, names, cut)
    full = [squeeze(d) for d in declared]
    title = (
        _shown(headings, cut, full)
        or _alone(headings, cut)
        or _agreed(cut)
        or next(iter(headings), "")
        or next(filter(None, declared), "")
    )
    return title[:_LONGEST]


def _headings(root: HtmlElement, names: set[str], declared: list[str]) -> list[str]:
    keys = {letters(d) for d in declared}
    found: list[str] = []
    for heading in root.iter("h1"):
        text = _MARK_OF_LINK.sub("", visible_text(heading, LONGEST_HEADING))
        key = letters(text)
        if not key or len(text) > _LONGEST or key in names or _SITE_HEADING.search(names_of(heading)):
            continue
        if key not in keys:
            text = _part_declared(heading, keys) or text
        if text not in found and not _leads_home(heading):
            found.append(text)
            if len(found) == _MOST_HEADINGS:
                break
    return found


def _part_declared(heading: HtmlElement, keys: set[str]) -> str:
    """Return the part of a heading that the page declares as its title, without the words of its subject."""
    for part in islice(heading.iterdescendants(), _MOST_PARTS):
        for text in (part.text, part.tail):
            if text and len(letters(text)) >= _LEAST_PART and letters(text) in keys:
                return squeeze(text)
    return ""


def _leads_home(heading: HtmlElement) -> bool:
    """Whether the heading is the site's name: a link to its front page."""
    links = [a.get("href") or "" for a in heading.iter("a")] + [
        a.get("href") or "" for a in heading.iterancestors("a")
    ]
    if links and any(a.tag in ("header", "nav") for a in heading.iterancestors()):
        return True
    return len(links) == 1 and (links[0] in ("/", "./", "#") or _path(links[0]) in ("", "/"))


def _path(address: str) -> str:
    """Return the path of an http(s) address; what is no such address gives a path that is never a front page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "?"
    return parts.path if parts.scheme in ("http", "https") and not parts.query else "?"


def _shown(headings: list[str], declared: list[str], full: list[str]) -> str:
    """Return the heading on the page that its declarations repeat, in the spelling of most of them."""
    keys = [letters(d) for d in declared]
    parts = {letters(part) for d in full for part in _SEPARATOR.split(d)}
    firsts = {letters(_SEPARATOR.split(d)[0]) for d in full}
    best, weight = "", 0.0
    for heading in headings:
        key = letters(heading)
        if key in keys:
            same = [d for d, k in zip(declared, keys, strict=True) if k == key]
            return same[0] if len(same) > 1 else heading
        likeness = max((_alike(key, k, heading, d) for k, d in zip(keys, declared, strict=True)), default=0.0)
        if key in parts and len(heading.split()) >= 3:
            # The site's name comes last, and stands in a heading of its own on some sites.
            likeness = 1.0 + (key in firsts)
        if likeness > weight:
            best, weight = heading, likeness
    return best if weight >= _ALIKE else ""


def _alike(key: str, other: str, heading: str, declared: str) -> float:
    if key in other or other in key:
        return min(len(key), len(other)) / max(len(key), len(other))
    ours, theirs = set(_WORDS.findall(heading.casefold())), set(_WORDS.findall(declared.casefold()))
    return len(ours & theirs) / max(1, len(ours | theirs))


def _alone(headings: list[str], declared: list[str]) -> str:
    """Return the page's only heading where it reads as a headline: declared titles are often written for search engines."""
    if len(headings) != 1 or headings[0].endswith((":", "：")):
        return ""
    heading = headings[0]
    words = set(_WORDS.findall(heading.casefold()))
    shared = max((len(words & set(_WORDS.findall(d.casefold()))) for d in declared), default=0)
    agreed = len({letters(d) for d in declared}) < len(declared)
    long = (
        len(heading.split()) >= _HEADLINE_WORDS or sum(c > "\u2e80" for c in heading) >= 2 * _HEADLINE_WORDS
    )
    return (
        heading
        if long or (len(words) > 1 and not agreed and shared >= 0.6 * len(words)) or not declared
        else ""
    )


def _agreed(declared: list[str]) -> str:
    for place, first in enumerate(declared):
        if any(letters(first) == letters(other) for other in declared[place + 1 :]):
            return first
    return declared[0] if declared else ""


def cut_site(title: str, names: set[str]) -> str:
    """Return a declared title without the name of the site at its end or beginning.

    Args:
        title: A title such as `<title>` holds.
        names: Folded names of the site (`letters`).
    """
    title = squeeze(title)
    for _ in range(3):
        marks = list(_SEPARATOR.finditer(title))
        if not marks:
            return title
        head, tail = title[: marks[-1].start()], title[marks[-1].end() :]
        first, rest = title[: marks[0].start()], title[marks[0].end() :]
        if head and (_is_site(tail, head, names) or _is_section(marks[-1][0], head, tail)):
            title = head
        elif rest and letters(first) in names:
            title = rest
        else:
            return title
    return title


def _is_site(part: str, rest: str, names: set[str]) -> bool:
    key = letters(part)
    if not key or key in names or any(len(n) >= 4 and (n in key or key in n) for n in names):
        return len(letters(rest)) >= 2
    return False


def _is_section(mark: str, head: str, tail: str) -> bool:
    """Whether a short tail behind a bar is a section: sites part them from headlines so, writers hardly ever."""
    sign = mark.strip()
    short = len(tail.split()) <= _SECTION_WORDS
    return short and (
        (sign in ("|", "｜") and len(letters(head)) > 2 * len(letters(tail)))
        or (sign == "_" and len(letters(head)) > len(letters(tail)))
    )


def site_in_title(title: str, host: Iterable[str]) -> str:
    """Return the part of a page's `<title>` that is the site's name, as its host spells it, or an empty string.

    Args:
        title: The title, whole.
        host: Words of the host (`addresses.host_words`).
    """
    words = [w for w in map(letters, host) if len(w) >= _LEAST_HOST]
    parts = _SEPARATOR.split(squeeze(title))
    for part in reversed(parts if len(parts) > 1 else []):
        key = letters(part)
        if not part.startswith("by ") and any(
            key == w or (len(key) >= _LEAST_HOST and key in w) or (w in key and len(key) < 2 * len(w))
            for w in words
        ):
            return part.strip()
    return ""
