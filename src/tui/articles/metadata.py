"""Everything that a page tells about its article, gathered from JSON-LD, OpenGraph, microdata and its headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lxml.html import HtmlElement

from tui.articles.addresses import base_of, host_words, web_address
from tui.articles.dates import find_dates
from tui.articles.document import Alternate
from tui.articles.headline import Surroundings, around_headline
from tui.articles.jsonld import LinkedData, linked_data, words_of
from tui.articles.markup import visible_text
from tui.articles.metatags import MetaTags, read_meta
from tui.articles.names import find_byline
from tui.articles.page_languages import alternates_of, declared_language
from tui.articles.titles import LONGEST_HEADING, find_title, site_in_title
from tui.core.text import clean_line
from tui.languages.detect import article_language


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
    canonical = next(
        (web_address(href, base) for rel, href, _ in meta.links if "canonical" in rel.split()), ""
    )
    canonical = canonical or web_address(meta.first("og:url"), base)
    site = site or _site_in_title(root, url or canonical)
    title = find_title(root, meta, data, _names(meta, data, site, url or canonical))
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
        image=web_address(meta.first("og:image", "og:image:url", "twitter:image", "twitter:image:src"), base),
        base=base,
        alternates=alternates_of(meta, data, base, url or canonical, language),
        data=data,
        kind=meta.first("og:type").lower(),
        near=near,
        free=_free(data),
    )


def _names(meta: MetaTags, data: LinkedData, site: str, url: str) -> list[str]:
    """Return what the site and its publisher are called, to be told from the headline."""
    apps = meta.first("application-name", "al:ios:app_name", "twitter:site").lstrip("@")
    return [site, *_publishers(data), apps, *host_words(url)]


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
    words = visible_text(element, LONGEST_HEADING) if element is not None else ""
    return site_in_title(words, host_words(url))


def _free(data: LinkedData) -> bool | None:
    value = data.article.get("isAccessibleForFree")
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).lower()) if value is not None else None
