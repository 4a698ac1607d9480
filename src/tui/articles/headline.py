"""What stands around the headline: where pages show who wrote an article and when."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from tui.articles.markup import visible_text
from tui.articles.titles import LONGEST_HEADING, letters

_AFTER = 70
_BEFORE = 15
_TELLING = 10
"""Letters from which a headline is known within a longer heading."""
_SILENT = frozenset({"script", "style", "option", "noscript", "svg", "path", "meta", "link", "img", "br"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Elements near the headline, in document order."""

    after: tuple[HtmlElement, ...] = ()
    """The headline itself and what follows it."""
    before: tuple[HtmlElement, ...] = ()
    """What stands before it, nearest last."""
    found: bool = False
    """Whether the headline was found; else `after` is the beginning of the page."""

    @property
    def all(self) -> tuple[HtmlElement, ...]:
        """What follows, then what stands before."""
        return self.after + self.before


def holds_headline(heading: HtmlElement, key: str) -> bool:
    """Whether a heading is the headline, alone or under the words of its subject.

    Args:
        heading: An `h1` or `h2`.
        key: The headline, folded (`titles.letters`).
    """
    shown = letters(visible_text(heading, LONGEST_HEADING))
    return bool(key) and (
        shown == key or (len(key) > _TELLING and key in shown and len(shown) < 2 * len(key))
    )


def around_headline(root: HtmlElement, title: str) -> Surroundings:
    """Return the elements around the headline; where none is found, the beginning of the page.

    Args:
        root: The page's tree.
        title: The headline's words.
    """
    body = root.find("body")
    if body is None:
        return Surroundings()
    key = letters(title)
    elements = [e for e in body.iter() if e.tag not in _SILENT]
    heads = [i for i, e in enumerate(elements) if e.tag in ("h1", "h2")]
    start = next(
        (i for i in heads if key and letters(visible_text(elements[i], LONGEST_HEADING)) == key), None
    )
    if start is None:
        start = next((i for i in heads if elements[i].tag == "h1"), None)
    if start is None:
        start = next((i for i in heads if holds_headline(elements[i], key)), None)
    place = start or 0
    return Surroundings(
        after=tuple(elements[place : place + _AFTER]),
        before=tuple(elements[max(0, place - _BEFORE) : place]),
        found=start is not None,
    )
