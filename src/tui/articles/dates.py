"""When an article was published and changed: what the page declares, then what it shows."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from lxml.html import HtmlElement

from tui.articles.datewords import written_date
from tui.articles.jsonld import LinkedData
from tui.articles.markup import names_of, squeeze, visible_text
from tui.articles.metatags import MetaTags

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "published_time", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publication-date",
    "publicationdate", "published-date", "published_at", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "datecreated",
    "article.published", "article:created", "citation_publication_date", "citation_date", "citation_online_date", "rnews:datepublished", "ptime",
    "originalpublicationdate", "article_date_original", "bt:pubdate", "og:pubdate", "timestamp", "shareaholic:article_published_time", "apub:time",
    "weibo:article:create_at", "releasedate", "og:release_date", "firstpublished", "article:pubdate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified",
    "dc.date.modified", "article:updated_time", "article.updated", "modified_time",
)  # fmt: skip
_ISO = re.compile(
    r"^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.I,
)
_YEAR_MONTH = re.compile(r"^\s*((?:19|20)\d\d)-(\d\d)\s*$")
_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_DATE_CLASS = re.compile(r"date|time|publish|posted|byline|meta|info|pubtime|source|kicker|author")
_NOT_PUBLISHED = re.compile(r"updat|modif|更新|修改|수정|güncel|cập nhật|อัปเดต", re.I)
_EARLIEST = 1990
_AHEAD = timedelta(days=400)
_LOOKED_AT = 600
"""Elements that are looked at for a shown date."""


def find_dates(
    root: HtmlElement, meta: MetaTags, data: LinkedData, url: str
) -> tuple[datetime | None, datetime | None]:
    """Return when the article was published and modified, aware; UTC where no zone is given.

    Args:
        root: The page's tree.
        meta: Its declarations.
        data: Its JSON-LD.
        url: Its address, which may hold a date.
    """
    modified = _first_date(
        [data.text("dateModified"), *meta.every(*_MODIFIED), *meta.items.get("datemodified", [])]
    )
    published = _first_date(
        [
            data.text("datePublished"),
            *meta.every(*_PUBLISHED),
            *meta.items.get("datepublished", []),
            data.text("dateCreated", "uploadDate"),
        ]
    )
    if published is None:
        published = _in_time_elements(root) or _in_url(url) or _shown(root) or modified
    return published, modified


def read_date(text: str) -> datetime | None:
    """Read a date as pages declare them: ISO 8601, RFC 5322, seconds since 1970, or written out.

    Args:
        text: The declared value.

    Returns:
        An aware moment between 1990 and next year, or None.
    """
    text = squeeze(text)[:80]
    moment = _iso(text) or _numeric(text) or _mail(text)
    if moment is None:
        written = written_date(text)
        moment = written[0] if written else None
    if moment is None or not _EARLIEST <= moment.year or moment > datetime.now(UTC) + _AHEAD:
        return None
    return moment


def _iso(text: str) -> datetime | None:
    found = _ISO.match(text)
    if not found:
        month = _YEAR_MONTH.match(text)
        return (
            datetime(int(month[1]), int(month[2]), 1, tzinfo=UTC)
            if month and 0 < int(month[2]) < 13
            else None
        )
    year, month_, day, hour, minute, second = (int(found[i] or 0) for i in range(1, 7))
    try:
        return datetime(year, month_, day, hour, minute, min(second, 59), tzinfo=_zone(found[7]))
    except ValueError:
        return None


def _zone(text: str | None) -> timezone:
    if not text or text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if text[0] == "-" else offset) if offset < timedelta(hours=15) else UTC


def _numeric(text: str) -> datetime | None:
    if not text.isascii() or not text.isdigit() or len(text) not in (10, 13):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _mail(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _first_date(values: list[str]) -> datetime | None:
    return next((moment for moment in map(read_date, values) if moment), None)


def _in_time_elements(root: HtmlElement) -> datetime | None:
    later: datetime | None = None
    for element in root.iter("time"):
        if any(
            a.tag in ("aside", "footer", "nav") or "related" in names_of(a) for a in element.iterancestors()
        ):
            continue
        moment = read_date(element.get("datetime") or "") or read_date(visible_text(element))
        if moment is None:
            continue
        around = (
            names_of(element)
            + " "
            + squeeze((element.getparent().text if element.getparent() is not None else "") or "")
        )
        if element.get("pubdate") is None and _NOT_PUBLISHED.search(around):
            later = later or moment
            continue
        return moment
    return later


def _in_url(url: str) -> datetime | None:
    found = _IN_URL.search(url)
    return read_date(f"{found[1]}-{found[2]}-{found[3]}") if found else None


def _shown(root: HtmlElement) -> datetime | None:
    """Find a date in short elements around the headline, those with a telling class first."""
    body = root.find("body")
    if body is None:
        return None
    plain: datetime | None = None
    updated: datetime | None = None
    for count, element in enumerate(_from_heading(body)):
        if count > _LOOKED_AT:
            break
        text = squeeze(element.text) or squeeze(element.tail)
        for piece in (squeeze(element.text), squeeze(element.tail)):
            if not 6 <= len(piece) <= 160:
                continue
            found = written_date(piece)
            if not found or found[0].year < _EARLIEST or found[0] > datetime.now(UTC) + _AHEAD:
                continue
            if _NOT_PUBLISHED.search(piece[: found[1]]):
                updated = updated or found[0]
            elif len(piece) < 60 or _DATE_CLASS.search(names_of(element)):
                return found[0]
            else:
                plain = plain or (found[0] if found[1] < 40 and len(text) < 120 else None)
    return updated or plain


def _from_heading(body: HtmlElement) -> list[HtmlElement]:
    elements = [e for e in body.iter() if e.tag not in ("script", "style", "option", "a")]
    start = next((i for i, e in enumerate(elements) if e.tag == "h1"), 0)
    return elements[max(0, start - 25) : start + _LOOKED_AT]
