"""Bylines: the people who wrote an article, without "By", titles of pages, addresses and doubles."""

from __future__ import annotations

import re
from typing import Any

from lxml.html import HtmlElement

from tui.articles.headline import Surroundings
from tui.articles.jsonld import LinkedData, words_of
from tui.articles.markup import squeeze
from tui.articles.metatags import MetaTags
from tui.articles.titles import letters

_BY = re.compile(
    r"^\s*(?:(?:(?:written|posted|published|reviewed|words|story|text|reported|authored|article)\s+by|this (?:post|article|story) (?:was|is) (?:written|posted) by|by|authors?|von|par|"
    r"por|di|door|av|af|autor|auteur|autore|yazar|yazan|tác giả|bởi|oleh|autora|автор)\b|"
    r"文|作者|記者|记者|编辑|撰文|来源|取材・文|글|기자|โดย)\s*[:：/／|]?\s*(?=\S)",
    re.I,
)
_CUT = re.compile(
    r"\s*(?:\||•|·|/ |\bpublished\b|\bupdated\b|\bposted\b|\bon\s+(?=\w+ \d)|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d|\b\d{4}\b|\d{1,2}[./]\d{1,2}[./]).*$",
    re.I | re.S,
)
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|author-?name|writer|p-author|c-byline|dateline-author)(?:$|[\s_-])"
)
_BAD = re.compile(
    r"https?://|@|^\W*$|^(?:admin|administrator|editor|none|null|undefined|unknown|guest|user|root|wordpress)$",
    re.I,
)
_BY_ALONE = re.compile(
    r"(?:(?:written|posted|published|story|words|article|reviewed)\s+)?(?:by|authors?|von|par|por|di|yazar|tác giả|作者|記者|记者|文|글)\s*[:：]?",
    re.I,
)
_BY_NAME = re.compile(
    r"^(?:this (?:post|article|story) (?:was|is) )?(?:written |posted |published |story |words )?(?:[Bb]y|BY)[: ]\s*(\w[\w.'’-]+(?:\s+(?:\w[\w.'’-]*|and|&)){0,7})",
    re.I,
)
_DECLARED = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "citation_author",
)  # fmt: skip
_ELSEWHERE = frozenset({"aside", "footer", "nav"})
_LONGEST = 160
_MOST = 12


def find_byline(
    root: HtmlElement, meta: MetaTags, data: LinkedData, near: Surroundings, site: str = ""
) -> str:
    """Return the authors' names, parted by commas, or an empty string.

    Args:
        root: The page's tree.
        meta: Its declarations.
        data: Its JSON-LD.
        near: What stands around its headline.
        site: The site's name: as an author it is the last to be believed.
    """
    site_key = letters(site)
    fallback = ""
    for names in (
        _linked(data),
        meta.every(*_DECLARED),
        meta.items.get("author", []),
        _written(near),
        _shown(root),
    ):
        people = _distinct(names)
        if people and letters("".join(people)) != site_key:
            return ", ".join(people)
        fallback = fallback or ", ".join(people)
    return fallback


def _linked(data: LinkedData) -> list[str]:
    return [
        _person(value)
        for value in data.follow(data.article.get("author") or data.article.get("creator"))[:_MOST]
    ]


def _person(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or " ".join(words_of(value.get(k)) for k in ("givenName", "familyName"))
    return words_of(value)


def _written(near: Surroundings) -> list[str]:
    """Find a line such as "By Jane Doe" under the headline; the name may stand in the next element."""
    elements = [e for e in near.all if not any(a.tag in _ELSEWHERE for a in e.iterancestors())]
    for place, element in enumerate(elements):
        text = squeeze(element.text)
        if not text or len(text) > _LONGEST:
            continue
        if _BY_ALONE.fullmatch(text):
            names = [squeeze(a.text) for a in element.iter("a") if squeeze(a.text)]
            following = next(
                (squeeze(e.text) for e in elements[place + 1 : place + 4] if squeeze(e.text)), ""
            )
            if names or following:
                return names or [following]
        found = _BY_NAME.match(text)
        if found:
            return [found[1]]
    return []


def _shown(root: HtmlElement) -> list[str]:
    """Find names by what pages call their elements: `rel=author`, or a class."""
    marked: list[str] = []
    classed: list[str] = []
    for element in root.iter("a", "span", "div", "p", "address", "li", "strong", "h3", "h4", "h5", "cite"):
        names = element.get("class") or element.get("id") or ""
        is_author = element.get("rel") == "author"
        if not is_author and (classed or not _CLASS.search(names.lower())):
            continue
        if any(a.tag in _ELSEWHERE for a in element.iterancestors()):
            continue
        text = _first_words(element)
        if 2 < len(text) < _LONGEST and tidy_name(text):
            (marked if is_author else classed).append(text)
        if len(marked) > 2:
            break
    return marked or classed


def _first_words(element: HtmlElement) -> str:
    """Return an element's first line of words: a name comes before the post that its bearer holds."""
    pieces = [squeeze(piece) for piece in element.itertext()]
    pieces = [piece for piece in pieces if piece]
    while pieces and _BY_ALONE.fullmatch(pieces[0]):
        pieces.pop(0)
    return pieces[0] if pieces else ""


def _distinct(names: list[str]) -> list[str]:
    found: list[str] = []
    for name in map(tidy_name, names[:_MOST]):
        if name and not any(name.casefold() in other.casefold() for other in found):
            found = [other for other in found if other.casefold() not in name.casefold()]
            found.append(name)
    return found


def tidy_name(text: str) -> str:
    """Return a name without "By", dates and addresses; empty where nothing of a name is left.

    Args:
        text: A byline as a page writes it.
    """
    name = squeeze(text)
    if name.lower().startswith(("http://", "https://", "www.", "/")):
        return ""
    name = _CUT.sub("", _BY.sub("", name, count=1)).strip(" ,;:-–—|/*")
    if not 1 < len(name) <= _LONGEST or _BAD.search(name):
        return ""
    return name
