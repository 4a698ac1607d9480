"""When an article was published and changed: what the page declares, then what it shows."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from lxml.html import HtmlElement

from tui.articles.datewords import written_date
from tui.articles.headline import Surroundings
from tui.articles.jsonld import LinkedData
from tui.articles.markup import names_of, squeeze, visible_text
from tui.articles.metatags import MetaTags
from tui.articles.noise import Names

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
_DATE_CLASS = Names(r"date|time|publish|posted|byline|meta|info|pubtime|source|kicker|author")
_NOT_PUBLISHED = re.compile(r"updat|modif|更新|修改|수정|güncel|cập nhật|อัปเดต", re.I)
_EARLIEST = 1990
_AHEAD = timedelta(days=400)
_FIRST_LINES = 14
_SAYS_PUBLISHED = re.compile(
    r"(?:posted|published|first published|date|veröffentlicht|publié|publicado|pubblicato|опубликовано|发布|發布|公開|掲載|입력|등록|yayın|đăng|เผยแพร่)",
    re.I,
)
_OTHERS = Names(r"related|comment|recommend|sidebar|latest|trending|popular|teaser|widget|menu")


def find_dates(
    root: HtmlElement, meta: MetaTags, data: LinkedData, url: str, near: Surroundings
) -> tuple[datetime | None, datetime | None]:
    """Return when the article was published and modified, aware; UTC where no zone is given.

    A date that stands under the headline counts more than a declared one: templates declare the day of the last
    change as that of publication more often than writers do.

    Args:
        root: The page's tree.
        meta: Its declarations.
        data: Its JSON-LD.
        url: Its address, which may hold a date.
        near: What stands around its headline.
    """
    modified = _first_date(
        [data.text("dateModified"), *meta.every(*_MODIFIED), *meta.items.get("datemodified", [])]
    )
    linked = data.text("datePublished")
    # "Jun 12, 2025" in JSON-LD comes from site builders, which write the day of the last build.
    built = bool(linked) and not linked[:4].isdigit()
    declared = _first_date(
        [
            "" if built else linked,
            *meta.every(*_PUBLISHED),
            *meta.items.get("datepublished", []),
            data.text("dateCreated", "uploadDate"),
        ]
    )
    month_first = _month_first(root, meta)
    shown = _time_element(root, near) or _own_line(near, month_first)
    published = _agreed(declared, shown, modified)
    if published is None:
        published = _shown(near, month_first) or _in_url(url) or (read_date(linked) if built else None)
    return published or _anywhere(root, month_first) or modified, modified


def _agreed(declared: datetime | None, shown: datetime | None, modified: datetime | None) -> datetime | None:
    """Choose between a declared date and one that is shown: of one day, the more exact; never that of a change."""
    if declared is None or shown is None:
        return declared or shown
    if modified is not None and shown.date() == modified.date():
        return declared
    if declared.date() == shown.date() and not (shown.hour or shown.minute):
        return declared
    return shown


def _month_first(root: HtmlElement, meta: MetaTags) -> bool:
    """Whether `3/4/2025` is the fourth of March: in English, but for the countries that say so."""
    language = (root.get("lang") or meta.first("og:locale")).replace("_", "-").lower()
    return language.startswith("en") and not language.endswith(
        ("-gb", "-au", "-nz", "-ie", "-in", "-za", "-sg")
    )


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
    if moment is None or not moment.year >= _EARLIEST or moment > datetime.now(UTC) + _AHEAD:
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


def _time_element(root: HtmlElement, near: Surroundings) -> datetime | None:
    """Return the date of the first `time` under the headline that is not said to be that of a change."""
    marked = [e for e in root.iter("time") if e.get("pubdate") is not None]
    for element in (*marked[:3], *(e for e in near.all if e.tag == "time")):
        if _is_elsewhere(element):
            continue
        moment = read_date(element.get("datetime") or "") or read_date(visible_text(element))
        if moment and (element.get("pubdate") is not None or not _NOT_PUBLISHED.search(_label(element))):
            return moment
    return None


def _own_line(near: Surroundings, month_first: bool) -> datetime | None:
    """Return a date that stands by itself among the first lines under the headline."""
    for element in near.after[:_FIRST_LINES]:
        line = squeeze(element.text)
        found = written_date(line, month_first=month_first) if 6 <= len(line) <= 40 else None
        if found and found[2] - found[1] >= 0.8 * len(line) and not _NOT_PUBLISHED.search(_label(element)):
            return found[0] if found[0].year >= _EARLIEST and found[0] < datetime.now(UTC) + _AHEAD else None
    return None


def _label(element: HtmlElement) -> str:
    """Return the words and names around a date that tell what it is of."""
    parent, previous = element.getparent(), element.getprevious()
    words = [names_of(element), visible_text(element)[:40]]
    if parent is not None:
        words += [names_of(parent), squeeze(parent.text)]
    if previous is not None:
        words += [squeeze(previous.tail), visible_text(previous)[-40:]]
    return " ".join(words)


def _is_elsewhere(element: HtmlElement) -> bool:
    return any(
        a.tag in ("aside", "footer", "nav") or _OTHERS.search(names_of(a)) for a in element.iterancestors()
    )


def _anywhere(root: HtmlElement, month_first: bool) -> datetime | None:
    """Find a date anywhere on the page: in a `time`, or in a short line whose class tells of dates."""
    for element in root.iter("time"):
        moment = None if _is_elsewhere(element) else read_date(element.get("datetime") or "")
        if moment:
            return moment
    for element in root.iter("span", "div", "p", "em", "small", "li", "date"):
        text = squeeze(element.text)
        if (
            6 <= len(text) <= 60
            and (_SAYS_PUBLISHED.match(text) or _DATE_CLASS.search(names_of(element)))
            and not _is_elsewhere(element)
        ):
            found = written_date(text, month_first=month_first)
            if found and found[0].year >= _EARLIEST and found[0] < datetime.now(UTC) + _AHEAD:
                return found[0]
    return None


def _in_url(url: str) -> datetime | None:
    found = _IN_URL.search(url)
    return read_date(f"{found[1]}-{found[2]}-{found[3]}") if found else None


def _shown(near: Surroundings, month_first: bool) -> datetime | None:
    """Find a date in short lines around the headline; one that is said to be of a change counts less."""
    changed: datetime | None = None
    for element in near.all:
        breaks = [squeeze(b.tail) for b in element.iterchildren("br", "img")]
        for piece in (squeeze(element.text), *breaks, squeeze(element.tail)):
            if not 6 <= len(piece) <= 160:
                continue
            found = written_date(piece, month_first=month_first)
            if not found or found[0].year < _EARLIEST or found[0] > datetime.now(UTC) + _AHEAD:
                continue
            if _NOT_PUBLISHED.search(piece[: found[1]]):
                changed = changed or found[0]
            elif (
                len(piece) < 60
                or (found[1] < 40 and len(piece) < 120)
                or _DATE_CLASS.search(names_of(element))
            ):
                return found[0]
    return changed
