"""Takes away, within the article, what the engine kept though it is none of it: link lists, forms, empty shells."""

from __future__ import annotations

from lxml.html import HtmlElement

from tui.articles.engine import is_unlikely, weight_of
from tui.articles.markup import drop
from tui.articles.measure import Measure

_LISTS = frozenset({"ul", "ol", "dl"})
_BOXES = frozenset("div section aside header footer table form fieldset details article".split())
_PARTS = _LISTS | _BOXES
_MANY_LINKS = 0.5
_ALL_LINKS = 0.8
_SMALL_SHARE = 0.3


def trim(top: HtmlElement, sizes: Measure) -> None:
    """Drop the parts of an element that are lists of links or disowned by their names, in place.

    Args:
        top: An element that holds the article.
        sizes: Measures of the tree, still true for what is within it.
    """
    whole = max(1, sizes.chars.get(top, 1))
    gone: set[HtmlElement] = set()
    for element in list(top.iterdescendants(*_PARTS)):
        if any(a in gone for a in element.iterancestors()):
            continue
        count = sizes.chars.get(element, 0)
        if not count or next(element.iter("pre"), None) is not None:
            continue
        if _is_foreign(element, sizes, count, whole):
            gone.add(element)
            drop(element)


def _is_foreign(element: HtmlElement, sizes: Measure, count: int, whole: int) -> bool:
    density = sizes.density(element)
    if count > _SMALL_SHARE * whole:
        return False
    if density >= _ALL_LINKS and (element.tag in _LISTS or count > 40):
        return True
    if is_unlikely(element) and sizes.paragraphs.get(element, 0) < 2:
        return True
    if element.tag in _LISTS:
        return (
            density > _MANY_LINKS
            and weight_of(element) < 25
            and not sizes.running.get(element, 0) > count / 2
        )
    return density > _MANY_LINKS and weight_of(element) < 25 and sizes.paragraphs.get(element, 0) == 0
