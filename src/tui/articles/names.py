"""Bylines: the people who wrote an article, without "By", titles of pages, addresses and doubles."""

from __future__ import annotations

import re
from typing import Any

from lxml.html import HtmlElement

from tui.articles.jsonld import LinkedData, words_of
from tui.articles.markup import names_of, squeeze, visible_text
from tui.articles.metatags import MetaTags

_BY = re.compile(
    r"^\s*(?:(?:(?:written|posted|published|reviewed|words|story|text|reported|authored|article)\s+by|by|author|von|par|"
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
_ROLES = frozenset({"person", "organization", "newsmediaorganization", "corporation"})
_LONGEST = 160
_MOST = 12


def find_byline(root: HtmlElement, meta: MetaTags, data: LinkedData) -> str:
    """Return the authors' names, parted by commas, or an empty string.

    Args:
        root: The page's tree.
        meta: Its declarations.
        data: Its JSON-LD.
    """
    for names in (
        _linked(data),
        meta.every(
            "author",
            "article:author",
            "dc.creator",
            "dcterms.creator",
            "parsely-author",
            "sailthru.author",
            "byl",
            "citation_author",
        ),
        meta.items.get("author", []),
        _shown(root),
    ):
        people = _distinct(names)
        if people:
            return ", ".join(people)
    return ""


def _linked(data: LinkedData) -> list[str]:
    names: list[str] = []
    for value in data.follow(data.article.get("author") or data.article.get("creator"))[:_MOST]:
        names.append(_person(value))
    return names


def _person(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or " ".join(words_of(value.get(k)) for k in ("givenName", "familyName"))
    return words_of(value)


def _shown(root: HtmlElement) -> list[str]:
    names: list[str] = []
    for element in root.xpath(
        "//*[@rel='author']|//address//a|//*[contains(@class,'uthor') or contains(@class,'yline')]"
    ):
        if len(names) > 3:
            break
        if element.get("rel") == "author" or element.tag == "a" or _CLASS.search(names_of(element)):
            text = visible_text(element)
            if 2 < len(text) < _LONGEST:
                names.append(text)
                if element.get("rel") != "author":
                    break
    return names


def _distinct(names: list[str]) -> list[str]:
    found: list[str] = []
    for name in names[:_MOST]:
        name = tidy_name(name)
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
    name = _CUT.sub("", _BY.sub("", name, count=1)).strip(" ,;:-–—|/")
    if not 1 < len(name) <= _LONGEST or _BAD.search(name):
        return ""
    return name
