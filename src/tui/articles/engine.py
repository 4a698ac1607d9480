"""readability-lxml as the engine that finds the article: its scores and choices, on one tree that is parsed once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import Any

from lxml.html import HtmlElement
from readability import Document
from readability.readability import REGEXES

from tui.articles.markup import names_of, text_of, visible_text
from tui.articles.measure import PARAGRAPH, Measure
from tui.articles.noise import Names
from tui.articles.titles import letters

_COMMAS = re.compile("[,，、。،؛،।၊።;；]")
_SCORED = frozenset(["p", "pre", "td", "blockquote"])
_LEAVES = frozenset(["div", "section", "li", "dd", "center"])
_SIBLING_SHARE = 0.2
_LEAST_SCORE = 10.0
_PARTS = frozenset({"ul", "ol", "li", "dl", "dd", "table", "tbody", "tr", "td", "blockquote", "p", "pre"})
"""What is never a whole article."""
_FAMILY = 1.4
"""How many times more text than its fullest box an article of many boxes holds."""
_LEAST_MAIN = 500
_MAIN_LINKS = 0.15
_PURE = 0.7
_NEAR_SCORE = 0.5
_STEP = 0.05
_TOLD_APART = 2_000
"""Characters by which boxes are told apart."""
_CARDS = 3
_TITLED = 200
_CAPTION = 300
"""Characters under which what stands with a picture is its caption."""

_PRAISED, _BLAMED = Names(REGEXES["positiveRe"]), Names(REGEXES["negativeRe"])

Candidate = dict[str, Any]


class Engine(Document):  # type: ignore[misc]  # readability-lxml has no types
    """Scores a pre-cleaned tree as readability does, and returns the elements that hold the article.

    Args:
        root: The tree; it is read, and only moved about where readability merges segments.
        sizes: Its measures.
    """

    def __init__(self, root: HtmlElement, sizes: Measure, title: str = "") -> None:
        super().__init__(root, min_text_length=PARAGRAPH)
        self.html = root
        self.sizes = sizes
        self.title_key = letters(title)

    def _html(self, force: bool = False) -> HtmlElement:
        return self.html

    def class_weight(self, e: HtmlElement) -> int:
        """Return readability's opinion of an element's class and id."""
        return weight_of(e)

    def get_semantic_main_candidate(
        self, candidates: dict[HtmlElement, Candidate], best_candidate: Candidate
    ) -> Candidate:
        """Return the `main` around the best where it holds twice as much, as readability does, from the measures."""
        best, chars = best_candidate["elem"], self.sizes.chars
        around = (best, *best.iterancestors())
        main = next((e for e in around[1:] if e.tag == "main"), None)
        if main is None or any(e.tag == "article" for e in around):
            return best_candidate
        if chars[main] < max(_LEAST_MAIN, 2 * chars[best]) or self.sizes.density(main) > _MAIN_LINKS:
            return best_candidate
        candidates[main] = self.score_node(main)
        return candidates[main]

    def get_link_density(self, elem: HtmlElement) -> float:
        """Return the share of links in an element's text, from the measures."""
        return self.sizes.density(elem)

    def find(self) -> list[HtmlElement]:
        """Return the elements that hold the article, in document order; empty where nothing scores."""
        candidates = self.score_paragraphs()
        best = self.select_best_candidate(candidates)
        if not best:
            return []
        best = self.get_semantic_article_candidate(candidates, best)
        best = self.get_semantic_main_candidate(candidates, best)
        titled = self._titled(best["elem"])
        if titled is not None:
            return [titled]
        wider = self._widened(self._ancestor(candidates, best))
        if wider is not best["elem"]:
            return [wider]
        return self._with_siblings(candidates, best)

    def _titled(self, best: HtmlElement) -> HtmlElement | None:
        """Return the `article` under the page's headline where the best is another one: a card of a long teaser."""
        articles = list(self.html.iter("article"))
        if len(articles) < _CARDS or not self.title_key:
            return None
        around = {best, *best.iterancestors()}
        for article in articles:
            if article in around or self.sizes.running[article] < _TITLED:
                continue
            if any(letters(text_of(h)) == self.title_key for h in article.iter("h1", "h2")):
                return article if best not in set(article.iterdescendants()) else None
        return None

    def _ancestor(self, candidates: dict[HtmlElement, Candidate], best: Candidate) -> HtmlElement:
        """Return an ancestor that scores nearly as high and holds much more, else the best itself."""
        top: HtmlElement = best["elem"]
        current = top
        for ancestor in top.iterancestors():
            score = candidates[ancestor]["content_score"] if ancestor in candidates else 0
            if ancestor.tag in ("body", "html") or score < _NEAR_SCORE * best["content_score"]:
                continue
            more = self.sizes.running[ancestor] - self.sizes.running[current]
            other = self.sizes.chars[ancestor] - self.sizes.chars[current]
            if more > _STEP * self.sizes.running[current] and more > _PURE * other and not _gathers(ancestor):
                current = ancestor
        return current

    def _widened(self, element: HtmlElement) -> HtmlElement:
        """Climb from a part to the whole: articles laid out in many boxes score box by box."""
        current = element
        while current.tag in _PARTS and current.getparent() is not None:
            current = current.getparent()
        family = self._family(current)
        if family:
            return self._common(family)
        while not names_of(current).strip() and current.tag == "div":
            parent = current.getparent()
            if parent is None or parent.tag in ("body", "html") or parent not in self.sizes.chars:
                break
            more = self.sizes.running[parent] - self.sizes.running[current]
            if more < _PURE * (self.sizes.chars[parent] - self.sizes.chars[current]):
                break
            current = parent
        return current

    def _family(self, element: HtmlElement) -> list[HtmlElement]:
        """Return the boxes that are built like `element`, itself among them, where they hold more than it does."""
        sizes, name = self.sizes, _kind_of(element)
        if not name or element.tag in ("article", "main", "body"):
            return []
        own = sizes.running[element]
        alike = [
            e
            for e in sizes.order
            if e.tag == element.tag
            and _kind_of(e) == name
            and sizes.running[e] > PARAGRAPH
            and sizes.density(e) < 0.3
        ]
        alike = list({self._said(e): e for e in reversed(alike)}.values())[::-1]
        total = sum(sizes.running[e] for e in alike)
        return alike if len(alike) > 1 and total > _FAMILY * own else []

    def _said(self, element: HtmlElement) -> tuple[str, int]:
        """Return what two boxes share that say the same: their letters, of long ones the first ones and the length."""
        words = visible_text(element, _TOLD_APART)
        return letters(words), self.sizes.chars[element] if len(words) == _TOLD_APART else 0

    def _common(self, family: list[HtmlElement]) -> HtmlElement:
        """Return the lowest ancestor of all of a family, unless it gathers whole articles."""
        places = {e: place for place, e in enumerate((family[0], *family[0].iterancestors()))}
        top, highest = family[0], 0
        for element in family[1:]:
            shared = next(e for e in chain((element,), element.iterancestors()) if e in places)
            if places[shared] > highest:
                top, highest = shared, places[shared]
        return max(family, key=lambda e: self.sizes.running[e]) if _gathers(top) else top

    def score_paragraphs(self) -> dict[HtmlElement, Candidate]:
        """Score parents and grandparents of paragraphs, commas of all scripts counted."""
        candidates: dict[HtmlElement, Candidate] = {}
        sizes, nested = self.sizes, self._commas_of_nested()
        for element in sizes.order:
            count = sizes.chars[element]
            if count < PARAGRAPH:
                continue
            if element in nested:
                self._credit(candidates, element.getparent(), nested[element], count)
            elif element.tag in _SCORED or (element.tag in _LEAVES and not sizes.blocks[element]):
                self._credit(candidates, element.getparent(), _commas("".join(element.itertext())), count)
            elif element.tag in _LEAVES:
                own = "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
                if len(own) >= PARAGRAPH:
                    self._credit(candidates, element, _commas(own), len(own))
        for element, candidate in candidates.items():
            candidate["content_score"] *= 1 - sizes.density(element)
        return candidates

    def _commas_of_nested(self) -> dict[HtmlElement, int]:
        """Count the commas of what is scored and may hold others of its kind, each text once however deep it stands."""
        known: dict[HtmlElement, int] = {}
        for element in reversed(self.sizes.order):
            if element.tag in _SCORED and self.sizes.blocks[element]:
                known[element] = _commas_within(element, known)
        return known

    def _credit(
        self, candidates: dict[HtmlElement, Candidate], parent: HtmlElement | None, commas: int, count: int
    ) -> None:
        score = 2 + commas + min(count / 100, 3)
        for share in (1.0, 0.5):
            if parent is None or parent.tag == "html":
                return
            if parent not in candidates:
                candidates[parent] = self.score_node(parent)
            candidates[parent]["content_score"] += score * share
            parent = parent.getparent()

    def _with_siblings(self, candidates: dict[HtmlElement, Candidate], best: Candidate) -> list[HtmlElement]:
        threshold = max(_LEAST_SCORE, best["content_score"] * _SIBLING_SHARE)
        top: HtmlElement = best["elem"]
        self.merge_article_segments(candidates, best, threshold)
        parent = top.getparent()
        if parent is None or top.tag in ("body", "html"):
            return [top]
        siblings = list(parent)
        kept = [s is top or self._belongs(s, candidates, threshold, _kind_of(top)) for s in siblings]
        first, last = kept.index(True), len(kept) - kept[::-1].index(True)
        return [
            s
            for place, s in enumerate(siblings)
            if kept[place] or (first < place < last and self._is_picture(s))
        ]

    def _is_picture(self, sibling: HtmlElement) -> bool:
        """Whether what stands among the article's parts is a picture with at most its caption."""
        if self.sizes.chars.get(sibling, _CAPTION) >= _CAPTION or self.sizes.linked[sibling]:
            return False
        return next(sibling.iter("img", "amp-img"), None) is not None

    def _belongs(
        self, sibling: HtmlElement, candidates: dict[HtmlElement, Candidate], threshold: float, kind: str
    ) -> bool:
        if not isinstance(sibling.tag, str):
            return False
        if sibling in candidates:
            # What is built like the best belongs to it sooner, as in readability.js.
            alike = bool(kind) and _kind_of(sibling) == kind
            if candidates[sibling]["content_score"] >= (_LEAST_SCORE if alike else threshold):
                return True
        count, density = self.sizes.chars.get(sibling, 0), self.get_link_density(sibling)
        if sibling.tag == "p":
            return bool(count > 80 and density < 0.25) or bool(0 < count <= 80 and density == 0)
        if sibling.tag in ("ul", "ol", "blockquote", "pre", "table", "h2", "h3", "h4", "figure"):
            return bool(density < 0.25)
        return False


def _commas(text: str) -> int:
    return len(_COMMAS.findall(text))


def _commas_within(element: HtmlElement, known: Mapping[HtmlElement, int]) -> int:
    total = _commas(element.text or "")
    for child in element:
        inside = known.get(child)
        total += _commas_within(child, known) if inside is None else inside
        total += _commas(child.tail or "")
    return total


def _kind_of(element: HtmlElement) -> str:
    """Return what an element's class calls it: the first word where that is a telling one, else the whole."""
    name = element.get("class") or ""
    first = name.split(maxsplit=1)[0] if name.strip() else ""
    return first if _PRAISED.search(first) else name


def _gathers(element: HtmlElement) -> bool:
    """Whether an element gathers articles: then it is a list of them, not one."""
    return sum(1 for _ in element.iter("article")) >= _CARDS


def weight_of(element: HtmlElement) -> int:
    """Return readability's opinion of an element's class and id: 25 for good words, minus 25 for bad ones.

    Args:
        element: Any element.
    """
    weight = 0
    for name in (element.get("class"), element.get("id")):
        if name:
            weight += 25 * ((_PRAISED.search(name) is not None) - (_BLAMED.search(name) is not None))
    return weight
