"""Which language a page declares for itself, and in which others it says that its article can be had."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from tui.articles.addresses import web_address
from tui.articles.document import Alternate
from tui.articles.jsonld import LinkedData, words_of
from tui.articles.locale_addresses import addresses
from tui.articles.metatags import MetaTags

_TAG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_MOST_ALTERNATES = 60
_CHINESE = {
    "cn": "zh-Hans",
    "sg": "zh-Hans",
    "hans": "zh-Hans",
    "chs": "zh-Hans",
    "tw": "zh-Hant",
    "hk": "zh-Hant",
    "mo": "zh-Hant",
    "hant": "zh-Hant",
    "cht": "zh-Hant",
}


def declared_language(root: HtmlElement, meta: MetaTags, data: LinkedData) -> str:
    """Return the language that a page declares, as a BCP 47 tag, or an empty string.

    Args:
        root: The page's tree.
        meta: Its declarations.
        data: Its JSON-LD.
    """
    candidates = (
        root.get("lang") or root.get("xml:lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        meta.first("og:locale", "content-language", "dc.language", "language"),
        data.text("inLanguage"),
    )
    return next((tag for tag in map(language_tag, candidates) if tag), "")


def language_tag(label: str | None) -> str:
    """Return a BCP 47 tag for a label such as `zh_TW`, `EN-us` or `tr`; Chinese gets its script.

    Args:
        label: What the page writes.
    """
    label = (label or "").split(",")[0].strip()
    if not _TAG.match(label):
        return ""
    parts = label.replace("_", "-").split("-")
    if parts[0].lower() in ("zh", "cn"):
        return next((_CHINESE[p.lower()] for p in parts[1:] if p.lower() in _CHINESE), "zh-Hans")
    tail = [p.upper() if len(p) == 2 else p.title() if len(p) == 4 else p for p in parts[1:]]
    return "-".join([parts[0].lower(), *tail])


def alternates_of(meta: MetaTags, data: LinkedData, base: str, url: str, own: str) -> tuple[Alternate, ...]:
    """Return the versions of an article in other languages: those the page leads to, then those it only names.

    Args:
        meta: The page's declarations.
        data: Its JSON-LD.
        base: What relative references stand on.
        url: The page's own address, in which its language may stand.
        own: Its own language, a BCP 47 tag.
    """
    return _declared(meta, data, base, own) + _guessed(meta, url, own)


def _declared(meta: MetaTags, data: LinkedData, base: str, own: str) -> tuple[Alternate, ...]:
    found: dict[str, str] = {}
    for rel, href, hreflang in meta.links:
        tag = language_tag(hreflang)
        if "alternate" in rel.split() and tag and web_address(href, base):
            found.setdefault(tag, web_address(href, base))
    for node in data.follow(data.article.get("workTranslation"))[:_MOST_ALTERNATES]:
        if isinstance(node, dict):
            tag, address = (
                language_tag(words_of(node.get("inLanguage"))),
                web_address(words_of(node.get("url") or node.get("@id")), base),
            )
            if tag and address:
                found.setdefault(tag, address)
    found.pop(own, None)
    return tuple(Alternate(tag, address) for tag, address in list(found.items())[:_MOST_ALTERNATES])


def _guessed(meta: MetaTags, url: str, own: str) -> tuple[Alternate, ...]:
    locales = meta.every("og:locale:alternate")[:_MOST_ALTERNATES]
    found = addresses(url, meta.first("og:locale") or own, locales) if locales else ()
    return tuple(
        Alternate(tag, address, guessed=True) for name, address in found if (tag := language_tag(name))
    )
