"""What holds of the elements around an element, asked once for each of them: pages nest thousands within hundreds."""

from __future__ import annotations

from collections.abc import Callable

from lxml.html import HtmlElement


class Around:
    """Tells whether something holds of an element or of any around it.

    It keeps the elements that it was asked about: it is made for one page, and let go with it.

    Args:
        holds: What is asked of each element; the tree must not change while answers count.
    """

    def __init__(self, holds: Callable[[HtmlElement], bool]) -> None:
        self._holds = holds
        self._known: dict[HtmlElement, bool] = {}

    def __call__(self, element: HtmlElement | None) -> bool:
        """Whether it holds of the element or of one around it."""
        known, path = self._known, []
        while element is not None and element not in known:
            path.append(element)
            element = element.getparent()
        answer = element is not None and known[element]
        for each in reversed(path):
            answer = answer or self._holds(each)
            known[each] = answer
        return answer
