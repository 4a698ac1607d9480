"""The standfirst: the sentence or two under the headline that the body does not repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from tui.articles.datewords import written_date
from tui.articles.drafts import Draft, Kind
from tui.articles.markup import BLOCK_TAGS, names_of, squeeze, text_of, visible_text
from tui.articles.measure import width
from tui.articles.metadata import Metadata
from tui.articles.noise import CAPTION, INTRODUCTION, LEAD, NO_LEAD, STRONG, WEAK
from tui.articles.phrases import BYLINE, CALL, CREDIT, CRUMBS
from tui.articles.titles import letters
from tui.articles.walker import BOXES
from tui.core.text import clean_line

_SHORTEST, _LONGEST = 30, 700
_SENTENCE = 50
"""Width from which a line that nothing names may be a standfirst for where it stands."""
_HEAD = 60
_TOP = 4
_RUNNING = 80
"""Width from which a paragraph is running text."""
_DATED = 140
"""Width under which a line with a date or the writer's name tells these."""
_NO_LEADS = (BYLINE, CALL, CREDIT, CRUMBS)
_MOST_ELEMENTS = 40
"""Elements within a standfirst; what holds more is the article."""
_BODY_LINES = 12
_ELSEWHERE = frozenset({"aside", "footer", "nav", "li", "figure", "figcaption", "form", "table"})
_SILENT = frozenset(
    {"script", "style", "noscript", "svg", "button", "time", "figure", "nav", "form", "select", "iframe"}
)
_TAGS = frozenset(
    {"p", "div", "h2", "h3", "h4", "span", "section", "header", "strong", "summary", "blockquote", "ul"}
)
_SUBHEADS = frozenset({"h2", "h3", "h4"})
_LINES = frozenset({"p", "h2", "h3", "div"})


def find_lead(root: HtmlElement, meta: Metadata, drafts: Sequence[Draft]) -> str:
    """Return the standfirst where it stands apart from the body, on one line, or an empty string.

    What repeats the page's description is believed first, then what the page names so, then a sentence that
    stands beside the headline.

    Args:
        root: The page's whole tree.
        meta: Its title and description.
        drafts: The body's blocks.
    """
    page, near = _Page(meta, drafts), meta.near
    if page.lacks_description():
        repeated = next(filter(None, map(page.repeated, (*near.all, *root.iter(*_TAGS)))), "")
        if repeated:
            return repeated
    named = beside = ""
    for element in near.after if near.found else ():
        if page.begins_body(element):
            break
        named = named or page.named(element)
        beside = beside or page.beside(element, near.after[0])
    return named or beside


class _Page:
    """What a standfirst is judged by: the headline, the description and the first lines of the body."""

    def __init__(self, meta: Metadata, drafts: Sequence[Draft]) -> None:
        lines = [d.text for d in drafts[:_BODY_LINES]]
        self.title = letters(meta.title)
        self.people = letters(meta.byline)
        self.description = letters(meta.description)
        self.body = letters(" ".join(lines))
        first = next((d.text for d in drafts if d.kind is Kind.PARAGRAPH and d.text), "")
        self.start = letters(first)[:_HEAD]

    def lacks_description(self) -> bool:
        """Whether the page describes itself with words that its body does not begin with."""
        return len(self.description) > 10 and self.description[:_HEAD] not in self.body

    def begins_body(self, element: HtmlElement) -> bool:
        """Whether an element is the one that the body begins with."""
        own = letters((element.text or "")[: 2 * _HEAD])
        if not own or len(self.start) <= 10 or not (own.startswith(self.start) or self.start.startswith(own)):
            return False
        # The words before the first link or note may be few.
        return letters(visible_text(element)[: 2 * _HEAD]).startswith(self.start)

    def repeated(self, element: HtmlElement) -> str:
        """Return an element's text where it begins as the description does."""
        if element.tag not in _TAGS or not _begins(element, self.description):
            return ""
        text = visible_text(element)
        # What stands in one box with it, such as buttons to share it, is none of it.
        lines = " ".join(self._lines(element)) if len(element) else ""
        if letters(lines).startswith(self.description[:_HEAD]):
            text = lines
        key = letters(text)
        same = key == self.description or (len(key) > _HEAD and key.startswith(self.description[:_HEAD]))
        whole = len(key) <= 2 * len(self.description) and not (self.title and key.startswith(self.title))
        return clean_line(text) if same and whole and self._fits(text) else ""

    def named(self, element: HtmlElement) -> str:
        """Return the lines of an element that the page calls its standfirst."""
        names = names_of(element)
        called = (LEAD.search(names) or INTRODUCTION.search(names)) and not NO_LEAD.search(names)
        if element.tag not in _TAGS or not called or _is_elsewhere(element):
            return ""
        text = " ".join(self._lines(element))
        return clean_line(text) if self._fits(text) else ""

    def beside(self, element: HtmlElement, headline: HtmlElement) -> str:
        """Return a sentence that stands right behind the headline, in one box with it."""
        if element.tag not in _LINES or not _is_behind(element, headline) or WEAK.search(names_of(element)):
            return ""
        text = " ".join(line for line in self._lines(element) if width(line) >= _SENTENCE)
        return clean_line(text) if text and self._fits(text) else ""

    def _fits(self, text: str) -> bool:
        key = letters(text)
        return bool(key) and _SHORTEST <= width(text) <= _LONGEST and key not in self.body

    def _lines(self, element: HtmlElement) -> Iterator[str]:
        """Yield the lines within an element that may be a standfirst's: no names, dates, credits or links."""
        if sum(1 for _ in islice(element.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
            return
        for line in _leaves(element):
            text = visible_text(line)
            linked = sum(len(squeeze("".join(a.itertext()))) for a in line.iter("a"))
            key = letters(text)
            if not key or key == self.title or (len(self.title) > 10 and self.title in key):
                continue
            told = width(text) < _DATED and (written_date(text) or (self.people and self.people in key))
            if 2 * linked < len(text) and not told and not any(p.match(text) for p in _NO_LEADS):
                yield text


def split_lead(drafts: list[Draft], meta: Metadata) -> tuple[str, list[Draft]]:
    """Take a standfirst that the page marks as such off the top of the body.

    Args:
        drafts: The body's blocks.
        meta: Its description, which the standfirst repeats.

    Returns:
        The standfirst, or an empty string, and the blocks without it.
    """
    description = letters(meta.description)
    whole = sum(len(d.text) for d in drafts)
    beneath = _heading_beneath(meta)
    for place, draft in enumerate(drafts[:_TOP]):
        if draft.kind not in (Kind.PARAGRAPH, Kind.HEADING) or not draft.text:
            continue
        key = letters(draft.text)
        repeats = key == description or (len(key) > _HEAD and description.startswith(key[:_HEAD]))
        named = not NO_LEAD.search(draft.names) and LEAD.search(draft.names)
        told = (
            key == description
            or (draft.kind is Kind.HEADING and key == beneath)
            or named
            or (not NO_LEAD.search(draft.names) and INTRODUCTION.search(draft.names))
        )
        fits = _SENTENCE <= width(draft.text) <= _LONGEST
        apart = fits and told and _is_apart(draft, drafts[place + 1 :])
        if ((repeats and named) or apart) and whole > 3 * len(draft.text):
            return clean_line(draft.text), drafts[:place] + drafts[place + 1 :]
    return "", drafts


def _heading_beneath(meta: Metadata) -> str:
    """Return the letters of a heading that follows the headline at once."""
    following = meta.near.after[0].getnext() if meta.near.found else None
    return letters(visible_text(following)) if following is not None and following.tag in _SUBHEADS else ""


def _is_apart(draft: Draft, following: Sequence[Draft]) -> bool:
    """Whether a block stands in a box of its own, not as the first paragraph among its like."""
    own, box = set(draft.names.split()), draft.names.rpartition(BOXES)[0]
    text = [d.names for d in following if d.kind is Kind.PARAGRAPH and width(d.text) >= _RUNNING]
    return bool(text) and not any(own.issuperset(n.split()) or box == n.rpartition(BOXES)[0] for n in text)


def _is_behind(element: HtmlElement, headline: HtmlElement) -> bool:
    """Whether an element follows the headline at once, in its box or in the next one."""
    for place in (element, element.getparent()):
        previous = place.getprevious() if place is not None else None
        if previous is not None:
            alone = headline in set(previous.iter("h1", "h2")) and text_of(previous) == text_of(headline)
            return previous is headline or alone
    return False


def _begins(element: HtmlElement, description: str) -> bool:
    """Whether an element's first words are the description's: most elements are told apart by these alone."""
    text = element.text
    if (not text or not text.strip()) and len(element):
        text = element[0].text
    if not text:
        return False
    first = text.lstrip()[:1].casefold()
    if first.isalnum() and first[0] != description[:1]:
        return False
    start = letters(text[:80])
    return len(start) > 10 and description.startswith(start[:_HEAD]) and len(element) <= 6


def _leaves(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the lowest blocks within an element, pictures, buttons and named surroundings left out."""
    children = [c for c in element if isinstance(c.tag, str) and c.tag in BLOCK_TAGS]
    if not children:
        yield element
        return
    for child in children:
        names = names_of(child)
        if child.tag not in _SILENT and not STRONG.search(names) and not CAPTION.search(names):
            yield from _leaves(child)


def _is_elsewhere(element: HtmlElement) -> bool:
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag in _ELSEWHERE and ancestor is not element:
            return True
        if CAPTION.search(names_of(ancestor)):
            return True
        if ancestor.tag not in ("body", "html", "main", "article") and STRONG.search(names_of(ancestor)):
            return True
    return False
