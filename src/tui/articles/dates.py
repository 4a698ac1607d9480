"""When an article was published and changed: what the page declares, then what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from lxml.html import HtmlElement

from tui.articles.around import Around
from tui.articles.datelabels import is_of_card, label_of, surrounds, tells_change, tells_publication
from tui.articles.datewords import DAY_FIRST, MONTH_FIRST, YEAR_FIRST, written_date, written_dates
from tui.articles.declared_dates import LONGEST_DATE, is_credible, read_date
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
_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_DATE_CLASS = Names(r"date|time|publish|posted|byline|meta|info|pubtime|source|kicker|author")
_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)/(1[0-2]|[1-9]|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)/(3[01]|[12]\d|0?[1-9])(?=/|$)",
    re.I,
)
_FIRST_LINES = 14
_MOMENTS = ("time", "relative-time", "time-ago", "abbr")
"""Elements that carry a date."""
_CARRIERS = (
    "data-timestamp",
    "data-datetime",
    "data-date",
    "data-time",
    "data-published",
    "data-publish-date",
)
_MOST_LINES = 2_000
"""Lines of a page that are searched for a date: what has more lists other things."""
_LONGEST_LINE = 1_000
"""Characters of markup in which a short line stands."""
_RUNNING = 140
"""Characters from which a line is the text."""
_LARGEST_SCRIPT = 3_000_000
_IN_SCRIPT = re.compile(
    r"""["'](?:date_?published|(?:first_?)?publish(?:ed)?_?(?:date|time|at|on)?|pub_?date|publication_?date|(?:article|post)_?(?:publish_?)?date)["']\s*:\s*["']([^"']{8,40})["']""",
    re.I,
)
_YEARS_FIRST = ("zh", "ja", "ko", "hu", "lt")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


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
    order, elsewhere = _order(root, meta), Around(surrounds)
    modified = _first_date(
        [data.text("dateModified"), *meta.every(*_MODIFIED), *meta.items.get("datemodified", [])], order
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
        ],
        order,
    )
    shown = _time_element(root, near, order, elsewhere) or _own_line(near, order)
    published = _agreed(declared, shown, modified)
    if published is None:
        published = _shown(near, order) or _in_url(url) or (read_date(linked, order) if built else None)
    return published or _anywhere(root, order, elsewhere) or _in_scripts(root) or modified, modified


def _agreed(declared: datetime | None, shown: datetime | None, modified: datetime | None) -> datetime | None:
    """Choose between a declared date and one that is shown: of one day, the more exact; never that of a change."""
    if declared is None or shown is None:
        return declared or shown
    if modified is not None and shown.date() == modified.date():
        return declared
    exact = bool(declared.hour or declared.minute) or not (shown.hour or shown.minute)
    if declared.date() == shown.date() and exact:
        return declared
    return shown


def _order(root: HtmlElement, meta: MetaTags) -> str:
    """Return how the page's language orders a date of figures; in English months come first but for some countries."""
    language = (root.get("lang") or meta.first("og:locale")).replace("_", "-").lower()
    if language.startswith(_YEARS_FIRST):
        return YEAR_FIRST
    british = language.endswith(("-gb", "-au", "-nz", "-ie", "-in", "-za", "-sg"))
    return MONTH_FIRST if language.startswith("en") and not british else DAY_FIRST


def _first_date(values: list[str], order: str) -> datetime | None:
    return next((moment for value in values if (moment := read_date(value, order))), None)


def _carried(element: HtmlElement, order: str) -> datetime | None:
    """Return the date that an element carries in its attributes, or in its words where it is a `time`."""
    if element.tag in _MOMENTS:
        carried = element.get("datetime") or (element.get("title") if element.tag == "abbr" else "") or ""
        return read_date(carried, order) or (
            read_date(visible_text(element, LONGEST_DATE), order) if element.tag == "time" else None
        )
    return next((read_date(value, order) for name in _CARRIERS if (value := element.get(name))), None)


def _time_element(root: HtmlElement, near: Surroundings, order: str, elsewhere: Around) -> datetime | None:
    """Return the date of the first `time` under the headline that is not said to be that of a change."""
    begun = False
    for element in root.iter("time"):
        if (
            element.get("pubdate") is not None
            and not elsewhere(element.getparent())
            and (moment := _carried(element, order))
        ):
            return moment
    for element in near.all:
        begun = begun or len(element.text or "") >= _RUNNING
        moment = _carried(element, order)
        if moment is None or elsewhere(element.getparent()) or (begun and is_of_card(element)):
            continue
        if not tells_change(label_of(element), names_of(element)):
            return moment
    return None


def _own_line(near: Surroundings, order: str) -> datetime | None:
    """Return a date that stands by itself among the first lines under the headline."""
    for element in near.after[:_FIRST_LINES]:
        line = squeeze(element.text)
        found = written_date(line, order=order) if 6 <= len(line) <= 40 else None
        if (
            found
            and found[2] - found[1] >= 0.8 * len(line)
            and not tells_change(label_of(element), names_of(element))
        ):
            return found[0] if is_credible(found[0]) else None
    return None


def _anywhere(root: HtmlElement, order: str, elsewhere: Around) -> datetime | None:
    """Find a date anywhere on the page: in a `time`, or in a short line whose class tells of dates."""
    for element in root.iter("time"):
        moment = read_date(element.get("datetime") or "", order)
        if moment and not elsewhere(element.getparent()) and not is_of_card(element):
            return moment
    for text in islice(_dated_lines(root, elsewhere), _MOST_LINES):
        found = written_date(text, order=order)
        if found and is_credible(found[0]):
            return found[0]
    return None


def _dated_lines(root: HtmlElement, elsewhere: Around) -> Iterator[str]:
    """Yield the short lines that tell of dates themselves or by their class."""
    for element in root.iter("span", "div", "p", "em", "small", "li", "date"):
        text = squeeze((element.text or "")[:_LONGEST_LINE])
        if (
            6 <= len(text) <= 60
            and (tells_publication(text) or _DATE_CLASS.search(names_of(element)))
            and not elsewhere(element.getparent())
        ):
            yield text


def _in_scripts(root: HtmlElement) -> datetime | None:
    """Return the first date of publication that a page's scripts tell, where nothing else does."""
    for script in root.iter("script"):
        text = script.text
        found = _IN_SCRIPT.search(text) if text and len(text) <= _LARGEST_SCRIPT else None
        moment = read_date(found[1]) if found else None
        if moment:
            return moment
    return None


def _in_url(url: str) -> datetime | None:
    found = _IN_URL.search(url)
    if found:
        return read_date(f"{found[1]}-{found[2]}-{found[3]}")
    found = _IN_PATH.search(url)
    if not found:
        return None
    month = _MONTH_NAMES.index(found[2].lower()[:3]) + 1 if found[2].isalpha() else int(found[2])
    return read_date(f"{found[1]}-{month:02d}-{int(found[3]):02d}")


def _shown(near: Surroundings, order: str) -> datetime | None:
    """Find a date in short lines around the headline; one that is said to be of a change counts less."""
    changed: datetime | None = None
    for element in near.all:
        breaks = [squeeze(b.tail) for b in element.iterchildren("br", "img")]
        for piece in (squeeze(element.text), *breaks, squeeze(element.tail)):
            if not 6 <= len(piece) <= 160:
                continue
            for moment, before in written_dates(piece, order=order):
                if not is_credible(moment):
                    continue
                short = len(piece) < 60 or (len(before) < 40 and len(piece) < 120)
                if tells_change(before):
                    changed = changed or moment
                elif short or _DATE_CLASS.search(names_of(element)):
                    return moment
    return changed
