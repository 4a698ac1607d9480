"""Everything that a page tells about its article, gathered from JSON-LD, OpenGraph, microdata and its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from lxml.html import HtmlElement

from tui.articles.addresses import absolute, base_of, host_words
from tui.articles.dates import find_dates
from tui.articles.document import Alternate
from tui.articles.headline import Surroundings, around_headline
from tui.articles.jsonld import LinkedData, linked_data, words_of
from tui.articles.locale_addresses import addresses
from tui.articles.markup import visible_text
from tui.articles.metatags import MetaTags, read_meta
from tui.articles.names import find_byline
from tui.articles.titles import find_title, site_in_title
from tui.core.text import clean_line
from tui.languages.detect import article_language

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


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its text; every string clean and on one line."""

    title: str = ""
    byline: str = ""
    description: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    language: str = ""
    site: str = ""
    section: str = ""
    canonical: str = ""
    image: str = ""
    base: str = ""
    alternates: tuple[Alternate, ...] = ()
    data: LinkedData = field(default_factory=LinkedData)
    kind: str = ""
    """The OpenGraph type, lower case."""
    near: Surroundings = field(default_factory=Surroundings)
    """What stands around the headline."""
    free: bool | None = None
    """What the page says of `isAccessibleForFree`."""


def read_metadata(root: HtmlElement, url: str) -> Metadata:
    """Read what the page declares.

    Args:
        root: The page's whole tree, scripts and all.
        url: Where it was fetched from, or empty.
    """
    meta, data = read_meta(root), linked_data(root)
    base_element = root.find(".//base")
    base = base_of(base_element.get("href") if base_element is not None else None, url)
    site = _site(meta, data)
    language = declared_language(root, meta, data)
    canonical = next((absolute(href, base) for rel, href, _ in meta.links if "canonical" in rel.split()), "")
    canonical = canonical or absolute(meta.first("og:url"), base)
    site = site or _site_in_title(root, url or canonical)
    names = [
        site,
        *_publishers(data),
        meta.first("application-name", "al:ios:app_name", "twitter:site").lstrip("@"),
        *host_words(url or canonical),
    ]
    title = find_title(root, meta, data, names)
    near = around_headline(root, title)
    published, modified = find_dates(root, meta, data, url, near)
    return Metadata(
        title=clean_line(title),
        byline=clean_line(find_byline(root, meta, data, near, site, article_language(title, language))),
        description=clean_line(
            meta.first("og:description", "description", "twitter:description") or data.text("description")
        ),
        published=published,
        modified=modified,
        language=language,
        site=clean_line(site),
        section=clean_line(meta.first("article:section", "og:section") or data.text("articleSection"), 120),
        canonical=canonical,
        image=absolute(meta.first("og:image", "og:image:url", "twitter:image", "twitter:image:src"), base),
        base=base,
        alternates=_alternates(meta, data, base, language) + _guessed(meta, url or canonical, language),
        data=data,
        kind=meta.first("og:type").lower(),
        near=near,
        free=_free(data),
    )


def _publishers(data: LinkedData) -> list[str]:
    return [words_of(p) for p in data.follow(data.article.get("publisher"))]


def _site(meta: MetaTags, data: LinkedData) -> str:
    return (
        meta.first("og:site_name", "application-name")
        or next(iter(_publishers(data)), "")
        or meta.item("publisher")
        or words_of(data.site.get("name"))
        or meta.first("apple-mobile-web-app-title", "al:ios:app_name", "al:android:app_name")
    )


def _site_in_title(root: HtmlElement, url: str) -> str:
    element = root.find(".//title")
    return site_in_title(visible_text(element), host_words(url)) if element is not None else ""


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


def _alternates(meta: MetaTags, data: LinkedData, base: str, own: str) -> tuple[Alternate, ...]:
    found: dict[str, str] = {}
    for rel, href, hreflang in meta.links:
        tag = language_tag(hreflang)
        if "alternate" in rel.split() and tag and absolute(href, base):
            found.setdefault(tag, absolute(href, base))
    for node in data.follow(data.article.get("workTranslation"))[:_MOST_ALTERNATES]:
        if isinstance(node, dict):
            tag, address = (
                language_tag(words_of(node.get("inLanguage"))),
                absolute(words_of(node.get("url") or node.get("@id")), base),
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


def _free(data: LinkedData) -> bool | None:
    value = data.article.get("isAccessibleForFree")
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).lower()) if value is not None else None
