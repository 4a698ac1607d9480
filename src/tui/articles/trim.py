"""Takes away, within the article, what the engine kept though it is none of it: lists and boxes of links."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from tui.articles.engine import weight_of
from tui.articles.images import leads_to_picture
from tui.articles.markup import drop, text_of, within
from tui.articles.measure import Measure
from tui.articles.phrases import CALL, STOP, announces
from tui.articles.tables import is_data_table

_LISTS = frozenset({"ul", "ol", "dl"})
_BOXES = frozenset(
    {"div", "section", "aside", "header", "footer", "table", "form", "fieldset", "details", "article"}
)
_PARTS = _LISTS | _BOXES
_MANY_LINKS = 0.5
_ALL_LINKS = 0.8
_SMALL_SHARE = 0.3
_LABELLED_SHARE = 0.6
"""The same for a list under words such as "Related articles": a short article may have a long one."""
_TAIL = 400
"""Characters of running text that must follow a list of links in the article's midst."""
_TAIL_SHARE = 0.15
_LABEL = 80
_MOST_PICTURES = 60
"""Pictures of a gallery that are looked at."""
_LONGEST_CAPTION = 300
_REFERENCES = re.compile(
    r"^[\W\d_]*(?:references?|sources?|footnotes?|notes|bibliography|further reading|works cited|citations?|sources? (?:and|&) links|links|"
    r"quellen|literatur|fuentes|referencias|referências|fontes|fonti|sources et références|источники|литература|"
    r"参考(?:文献|资料|資料)?|引用|出典|注释|參考|참고\s?문헌|출처|อ้างอิง|tham khảo|kaynakça|kaynaklar)\W*$",
    re.I,
)


def trim(top: HtmlElement, sizes: Measure) -> None:
    """Drop the parts of an element that are lists of links, in place; those in the midst of the text stay.

    Args:
        top: An element that holds the article.
        sizes: Measures of the tree, still true for what is within it.
    """
    whole = max(1, sizes.chars.get(top, 1))
    running = sizes.running.get(top, 0)
    gone: set[HtmlElement] = set()
    cells: set[HtmlElement] = set()
    before = 0
    for element in list(top.iterdescendants()):
        if element.getparent() in gone:
            gone.add(element)
            continue
        count = sizes.chars.get(element, 0)
        if element.getparent() in cells or (element.tag == "table" and is_data_table(element)):
            cells.add(element)
        if (
            element.tag in _PARTS
            and (element.tag == "table" or element not in cells)
            and count
            and (
                count <= _SMALL_SHARE * whole
                or (count <= _LABELLED_SHARE * whole and _is_labelled_list(element))
            )
        ):
            amidst = before >= _LABEL and running - before - sizes.running.get(element, 0) >= min(
                _TAIL, _TAIL_SHARE * running
            )
            if _is_foreign(element, sizes, count, amidst, data=element in cells):
                gone.add(element)
                drop(element)
                continue
        if not sizes.blocks.get(element, 0):
            before += sizes.running.get(element, 0)


def _is_foreign(element: HtmlElement, sizes: Measure, count: int, amidst: bool, data: bool) -> bool:
    density = sizes.density(element)
    if density <= (_ALL_LINKS if data else _MANY_LINKS) or next(element.iter("pre"), None) is not None:
        return False
    if _is_picture(element, sizes, count):
        return False
    if element.tag in _LISTS:
        return _is_foreign_list(element, sizes, count, amidst)
    if amidst and next(element.iter("ul", "ol"), None) is not None:
        return density >= _ALL_LINKS and _is_contents(element)
    if density >= _ALL_LINKS and count > 20:
        return True
    return weight_of(element) < 25 and sizes.paragraphs.get(element, 0) == 0


def _is_picture(element: HtmlElement, sizes: Measure, count: int) -> bool:
    """Whether an element is pictures and their captions: that a caption leads to its source makes it no list."""
    pictures = list(islice(element.iter("img", "amp-img"), _MOST_PICTURES))
    if not pictures or count > _LONGEST_CAPTION * len(pictures):
        return False
    if sum(sizes.chars.get(caption, 0) for caption in element.iter("figcaption")) == count:
        return True
    return all(_shows_itself(picture, element) for picture in pictures)


def _shows_itself(picture: HtmlElement, top: HtmlElement) -> bool:
    """Whether a picture is no way to another article: it leads nowhere, or to a larger copy of itself."""
    link = next((around for around in within(picture, top) if around.tag == "a"), None)
    return link is not None and leads_to_picture(link)


def _is_foreign_list(element: HtmlElement, sizes: Measure, count: int, amidst: bool) -> bool:
    """Whether a list of links leads away; an unnamed one that leads to the page's own parts is the article's."""
    if _is_labelled(element):
        return True
    if _is_announced(element):
        return False
    few_words = sizes.density(element) >= _ALL_LINKS or sizes.running.get(element, 0) <= count / 2
    return few_words and not amidst and not _is_contents(element) and not _is_referenced(element)


def _is_contents(element: HtmlElement) -> bool:
    """Whether the links lead to parts of the page itself: a table of contents."""
    links = [a.get("href") or "" for a in element.iter("a")]
    return len(links) > 1 and sum(href.startswith("#") for href in links) > 0.8 * len(links)


def _is_labelled(element: HtmlElement) -> bool:
    """Whether the line before a list says that it points elsewhere."""
    previous = element.getprevious()
    if previous is None:
        return False
    label = text_of(previous)
    return len(label) <= _LABEL and bool(STOP.match(label) or CALL.match(label))


def _is_announced(element: HtmlElement) -> bool:
    """Whether a sentence of the article leads to a list: it ends in a colon."""
    previous = element.getprevious()
    if previous is None or previous.tag != "p":
        return False
    return announces(text_of(previous))


def _is_labelled_list(element: HtmlElement) -> bool:
    return element.tag in _LISTS and _is_labelled(element)


def _is_referenced(element: HtmlElement) -> bool:
    """Whether the heading before a list calls it the article's references."""
    previous = element.getprevious()
    return previous is not None and bool(_REFERENCES.match(text_of(previous)))
