"""What a page says about itself in JSON-LD: the node of its article, whatever graph it hangs in."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from tui.articles.markup import squeeze

Node = dict[str, Any]

ARTICLE_TYPES = frozenset({
    "article", "newsarticle", "blogposting", "reportagenewsarticle", "analysisnewsarticle",
    "opinionnewsarticle", "backgroundnewsarticle", "askpublicnewsarticle", "reviewnewsarticle",
    "liveblogposting", "techarticle", "scholarlyarticle", "medicalscholarlyarticle", "report",
    "advertisercontentarticle", "satiricalarticle", "socialmediaposting", "discussionforumposting",
})  # fmt: skip
_PAGE_TYPES = frozenset({
    "webpage", "itempage", "aboutpage", "medicalwebpage", "faqpage", "recipe", "review", "howto",
    "creativework", "qapage",
})  # fmt: skip
_LONGEST = 3_000_000
_DEEPEST = 12
_MOST_NODES = 4_000
_MOST_AUTHORS = 12
_FENCE = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\]\]>|\]\]>)\s*(?:;\s*)?$", re.S
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The nodes of a page's JSON-LD that speak of its article."""

    article: Node = field(default_factory=dict)
    """The node of an article type, else of the page, else empty."""
    page: Node = field(default_factory=dict)
    """The node of a WebPage type, or empty."""
    site: Node = field(default_factory=dict)
    """The node of the WebSite, or empty."""
    by_id: dict[str, Node] = field(default_factory=dict)
    """Nodes by their `@id`, to follow references within a graph."""

    @property
    def is_article(self) -> bool:
        """Whether the page calls itself an article."""
        return bool(types_of(self.article) & ARTICLE_TYPES)

    def text(self, *names: str) -> str:
        """Return the first of the article's properties that holds words, on one line."""
        for name in names:
            words = words_of(self.article.get(name))
            if words:
                return words
        return ""

    def body(self) -> str:
        """Return `articleBody` with its line breaks, or an empty string."""
        body = self.article.get("articleBody")
        if isinstance(body, list):
            body = "\n".join(part for part in body if isinstance(part, str))
        return html.unescape(body) if isinstance(body, str) else ""

    def follow(self, value: Any) -> list[Any]:
        """Return `value` as a list, its references to other nodes of the page resolved."""
        values = value if isinstance(value, list) else [value]
        return [
            self.by_id.get(v["@id"], v)
            if isinstance(v, dict) and isinstance(v.get("@id"), str) and (len(v) <= 2 or "name" not in v)
            else v
            for v in values
            if v
        ]


def types_of(node: Node) -> set[str]:
    """Return the types of a node in lower case, without their vocabulary's address."""
    types = node.get("@type")
    found = types if isinstance(types, list) else [types]
    return {t.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for t in found if isinstance(t, str)}


def words_of(value: Any) -> str:
    """Return the words of a JSON-LD value: a string, an `@value`, or the first of a list."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or ""
        else:
            break
    return squeeze(html.unescape(value)) if isinstance(value, str) else ""


def linked_data(root: HtmlElement) -> LinkedData:
    """Read the JSON-LD of a page, also where it is slightly broken.

    Args:
        root: The page's tree, its scripts still in it.
    """
    nodes: list[Node] = []
    budget = _LONGEST
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        budget -= len(script.text)
        if budget < 0:
            break
        _flatten(_load(script.text), nodes, 0)
    return _choose(nodes)


def _load(text: str) -> Any:
    stripped = _FENCE.sub("", text).strip()
    for attempt in (stripped, _TRAILING_COMMA.sub(r"\1", stripped), html.unescape(stripped)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flatten(value: Any, nodes: list[Node], depth: int) -> None:
    if depth > _DEEPEST or len(nodes) > _MOST_NODES:
        return
    if isinstance(value, list):
        for part in value:
            _flatten(part, nodes, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            nodes.append(value)
        for name in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "hasPart",
            "liveBlogUpdate",
            "itemListElement",
        ):
            if name == "itemListElement" or isinstance(value.get(name), (dict, list)):
                _flatten(value.get(name), nodes, depth + 1)


def _choose(nodes: list[Node]) -> LinkedData:
    by_id: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str):
            by_id.setdefault(name, node)
    articles = [n for n in nodes if types_of(n) & ARTICLE_TYPES]
    pages = [n for n in nodes if types_of(n) & _PAGE_TYPES]
    # A list of teasers carries many articles; the page's own is the one with a body or the most said about it.
    article = max(articles, key=_weight, default=None) or next(
        (p for p in pages if p.get("datePublished")), None
    )
    site: Node = next((n for n in nodes if "website" in types_of(n)), {})
    return LinkedData(article or (pages[0] if pages else {}), pages[0] if pages else {}, site, by_id)


def _weight(node: Node) -> tuple[int, int]:
    told = sum(
        name in node for name in ("headline", "datePublished", "author", "articleBody", "publisher", "image")
    )
    body = node.get("articleBody")
    return told, len(body) if isinstance(body, str) else 0


def authors_of(data: LinkedData, *, organizations: bool = False) -> list[str]:
    """Return the authors of a page's article: people, or the papers and agencies that stand in for them.

    Args:
        data: The page's JSON-LD.
        organizations: Whether organizations are asked for instead of people.
    """
    authors = data.follow(data.article.get("author") or data.article.get("creator"))[:_MOST_AUTHORS]
    return [name for a in authors if _is_organization(a) == organizations for name in _people(a)]


def _is_organization(author: Any) -> bool:
    return isinstance(author, dict) and any(kind.endswith("organization") for kind in types_of(author))


def _people(author: Any) -> list[str]:
    """Return the names of an author: some sites write several into one person."""
    name = author.get("name") if isinstance(author, dict) else author
    if isinstance(name, list):
        return [words_of(part) for part in name[:_MOST_AUTHORS]]
    if not name and isinstance(author, dict):
        return [" ".join(words_of(author.get(k)) for k in ("givenName", "familyName"))]
    return [words_of(name)]
