"""The standfirst: the sentence or two under the headline that the body does not repeat."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from tui.articles.drafts import Draft
from tui.articles.markup import names_of, squeeze, visible_text
from tui.articles.metadata import Metadata
from tui.articles.noise import LEAD
from tui.articles.titles import letters
from tui.core.text import clean_line

_SHORTEST, _LONGEST = 30, 700
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
    for element in root.iter(*_TAGS):
        if len(element) > 4:
            continue
        names = names_of(element)
        is_named = len(names) > 3 and LEAD.search(names) is not None
        if not is_named and not description:
            continue
        text = squeeze("".join(element.itertext())) if not is_named else visible_text(element)
        if not _SHORTEST <= len(text) * (1 + (text[:1] > "\u2e80")) <= _LONGEST:
            continue
        key = letters(text)
        if not key or key in body or key == title:
            continue
        if description and (key == description or (len(key) > 60 and (key.startswith(description[:60])))):
            return clean_line(text)
        if (
            is_named
            and not named
            and not any(a.tag in ("aside", "footer", "nav", "li") for a in element.iterancestors())
        ):
            named = clean_line(text)
    return named
