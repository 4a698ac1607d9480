"""The standfirst: the sentence or two under the headline that the body does not repeat."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from tui.articles.drafts import Draft, Kind
from tui.articles.markup import names_of, visible_text
from tui.articles.measure import width
from tui.articles.metadata import Metadata
from tui.articles.noise import LEAD
from tui.articles.titles import letters
from tui.core.text import clean_line

_SHORTEST, _LONGEST = 30, 700
_HEAD = 60
_TOP = 4
_ELSEWHERE = ("aside", "footer", "nav", "li")
_TAGS = (
    "p",
    "div",
    "h2",
    "h3",
    "h4",
    "span",
    "section",
    "header",
    "strong",
    "summary",
    "blockquote",
    "li",
    "ul",
)


def find_lead(root: HtmlElement, meta: Metadata, drafts: Sequence[Draft]) -> str:
    """Return the standfirst where it stands apart from the body, on one line, or an empty string.

    Args:
        root: The page's whole tree.
        meta: Its title and description.
        drafts: The body's blocks.
    """
    body = letters(" ".join(d.text for d in drafts[:12]))
    title, description = letters(meta.title), letters(meta.description)
    named = ""
    for element in meta.near.all if meta.near.found else root.iter(*_TAGS):
        if element.tag not in _TAGS:
            continue
        classes = element.get("class") or element.get("id")
        is_named = classes is not None and LEAD.search(names_of(element)) is not None
        if not is_named and not _begins(element, description):
            continue
        text = visible_text(element)
        if not _SHORTEST <= width(text) <= _LONGEST:
            continue
        key = letters(text)
        if not key or key in body or key == title:
            continue
        if description and (key == description or (len(key) > _HEAD and key.startswith(description[:_HEAD]))):
            return clean_line(text)
        if is_named and not named and not any(a.tag in _ELSEWHERE for a in element.iterancestors()):
            named = clean_line(text)
    return named


def split_lead(drafts: list[Draft], meta: Metadata) -> tuple[str, list[Draft]]:
    """Take a standfirst that the page marks as such off the top of the body.

    Args:
        drafts: The body's blocks.
        meta: Its description, which the standfirst repeats.

    Returns:
        The standfirst, or an empty string, and the blocks without it.
    """
    description = letters(meta.description)
    for place, draft in enumerate(drafts[:_TOP]):
        if draft.kind not in (Kind.PARAGRAPH, Kind.HEADING) or not draft.text:
            continue
        key = letters(draft.text)
        repeats = key == description or (len(key) > _HEAD and description.startswith(key[:_HEAD]))
        if repeats and LEAD.search(draft.names) and sum(len(d.text) for d in drafts) > 3 * len(draft.text):
            return clean_line(draft.text), drafts[:place] + drafts[place + 1 :]
    return "", drafts


def _begins(element: HtmlElement, description: str) -> bool:
    """Whether an element's first words are the description's: most elements are told apart by these alone."""
    text = element.text
    if (not text or not text.strip()) and len(element):
        text = element[0].text
    start = letters(text[:80]) if text else ""
    return len(start) > 10 and description.startswith(start[:_HEAD]) and len(element) <= 6
