"""Names far from the headline: under the text, beside a label, in the words of scripts; asked where nothing nearer tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from tui.articles.around import Around
from tui.articles.eastnames import eastern_names, signing_name
from tui.articles.headline import Surroundings
from tui.articles.markup import names_of, squeeze, text_of, visible_text
from tui.articles.namewords import LONGEST_BYLINE, WRITER_ALONE, is_full_name, tidy_name
from tui.articles.noise import STRONG

_AT_END = re.compile(r"text-align:\s*(?:right|end)|\s(?i:right)$")
_FEW_PARTS = 4
_MOST = 12
_LABEL = 40
_NEXT = 4
_MOST_LABELS = 40
"""Labels of a page that are looked at: what has more lists other things."""
_LONG = 140
"""Characters from which a paragraph is running text."""
_SMALL = 8
"""Elements within a line at most."""
_SIGNED_PLAIN = ("vi", "ru", "uk")
"""Languages whose papers put the writer's bare name under the text."""
_SIGNED_WORDS = re.compile(
    "기자|특파원|논설위원|[記记]者|作者|撰文|撰稿|採訪|采写|文\\s*[:：／/=＝]|執筆|筆者|著者|ライター|編集委員|論説委員"
)
_SCRIPTS = re.compile(r"dataLayer|utag_data|digitalData|_sf_async_config")
_IN_SCRIPT = re.compile(
    r"""(?:["'](?:(?:page|post|article|content|news)[_-]?)*(?:post)?authors?(?:[_-]?names?)?["']\s*:|_sf_async_config\.authors\s*=)\s*["']([^"'<>{}\\]{3,80})["']""",
    re.I,
)
_LONGEST_SCRIPT = 200_000
_UNKNOWN = re.compile(r"^(?:not |no |un|n/?a\b|default|false|true)", re.I)
_WORDS = ("h2", "h3", "h4", "h5", "h6", "dt", "dd", "span", "div", "p", "strong", "b", "a", "label", "li")
_HEADS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "label"})
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "option"})


def _is_of_others(element: HtmlElement) -> bool:
    """Whether an element surrounds the article: other articles, comments, menus; an `aside` may be the article's own."""
    if element.tag in ("body", "html", "main", "article"):
        return False
    return element.tag in ("footer", "nav") or STRONG.search(names_of(element)) is not None


def in_lines(root: HtmlElement, near: Surroundings, language: str) -> list[str]:
    """Find a name in a line of the text, as the papers of China, Japan and Korea set them.

    Args:
        root: The page's tree.
        near: What stands around its headline.
        language: The page's language.
    """
    if not language.startswith(("zh", "ja", "ko")):
        return []
    elsewhere = Around(lambda around: around.tag == "aside" or _is_of_others(around))
    for element, line in _lines(root, near):
        names = eastern_names(line, language) if _SIGNED_WORDS.search(line) else signing_name(line, language)
        if names and not elsewhere(element):
            return names
    return []


def _lines(root: HtmlElement, near: Surroundings) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the lines behind the headline, each with the element that it stands in."""
    body = root.find("body")
    begun = not near.found
    for element in body.iter() if body is not None else ():
        begun = begun or element is near.after[0]
        if not begun or element.tag in _SILENT:
            continue
        whole = (
            element.tag in ("p", "div", "span", "li")
            and sum(1 for _ in islice(element.iter(), _SMALL + 1)) <= _SMALL
        )
        line = squeeze(visible_text(element) if whole and len(element) else element.text)
        if line:
            yield element, line
        after = squeeze(element.tail)
        if after:
            yield element, after


def labelled(root: HtmlElement) -> list[str]:
    """Find a full name behind a label such as "Author", wherever on the page that stands.

    Args:
        root: The page's tree.
    """
    elements = list(root.iter(*_WORDS))
    labels = (place for place, element in enumerate(elements) if _says_by(element.text))
    beside, elsewhere = Around(_is_of_others), Around(lambda e: e.tag == "aside" or _is_of_others(e))
    for place in islice(labels, _MOST_LABELS):
        if (beside if elements[place].tag in _HEADS else elsewhere)(elements[place]):
            continue
        for following in elements[place + 1 : place + 1 + _NEXT]:
            words = squeeze(following.text)
            name = tidy_name(words) if words and len(words) < LONGEST_BYLINE else ""
            if is_full_name(name):
                return [name]
    return []


def _says_by(text: str | None) -> bool:
    return text is not None and len(text) <= _LABEL and WRITER_ALONE.fullmatch(text.strip()) is not None


def signature(root: HtmlElement, language: str) -> list[str]:
    """Find a name under the text: set to the end of its line as letters are signed, or the whole last paragraph.

    Args:
        root: The page's tree.
        language: The page's language.
    """
    signed = [
        e for e in root.iter("p", "div") if _AT_END.search(f"{e.get('style') or ''} {e.get('align') or ''}")
    ]
    names = _full_names(e for e in signed[-_MOST:] if len(e) < _FEW_PARTS and next(e.iter("a"), None) is None)
    if names or not language.startswith(_SIGNED_PLAIN):
        return names[-1:]
    return _full_names(_last_paragraphs(root))[-1:]


def _last_paragraphs(root: HtmlElement) -> list[HtmlElement]:
    """Return the last two paragraphs of the element that holds most of the running text."""
    holders: dict[HtmlElement, int] = {}
    for paragraph in root.iter("p"):
        length = len("".join(paragraph.itertext()))
        if length >= _LONG:
            holder = paragraph.getparent()
            holders[holder] = holders.get(holder, 0) + length
    best = max(holders, key=lambda e: holders[e], default=None)
    return [e for e in best.iterchildren("p") if text_of(e)][-2:] if best is not None else []


def _full_names(elements: Iterable[HtmlElement]) -> list[str]:
    lines = [text_of(e) for e in elements]
    return [line for line in lines if len(line) < LONGEST_BYLINE and is_full_name(tidy_name(line))]


def told_to_trackers(root: HtmlElement) -> list[str]:
    """Find the name that a page's scripts tell to those who count its readers.

    Args:
        root: The page's tree.
    """
    for script in root.iter("script"):
        text = script.text
        if not text or len(text) > _LONGEST_SCRIPT or not _SCRIPTS.search(text):
            continue
        for found in _IN_SCRIPT.finditer(text):
            name = squeeze(found[1])
            named = is_full_name(tidy_name(name)) or (name.isalpha() and not name[0].islower())
            if named and not _UNKNOWN.match(name):
                return [name]
    return []
