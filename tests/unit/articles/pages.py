"""Pages of one article that differ in a part, and what of it becomes of that part."""

from __future__ import annotations

from tui.articles.document import Article, Block, Style
from tui.articles.extract import extract

TITLE = "The harbour opens again"
URL = "https://e.org/a/b"


def running(day: int) -> str:
    return (
        f"<p>The harbour of the northern town opened again on day {day}, said the master of the port, and the ferries, "
        "which had waited for a week, took up their service to the islands in the bay.</p>"
    )


def article(part: str) -> Article:
    body = running(1) + running(2) + part + running(3) + running(4)
    page = (
        f'<html lang="en"><head><title>{TITLE}</title></head><body><main><article><h1>{TITLE}</h1>'
        f'<div class="article-body">{body}</div></article></main></body></html>'
    )
    return extract(page.encode(), URL)


def parts(part: str, kind: type[Block] = Block) -> list[str]:
    """Return the texts of the blocks that a part of a page becomes."""
    found = article(part)
    texts = [found.text[b.start : b.end] for b in found.blocks if isinstance(b, kind)]
    return [text for text in texts if "harbour of the northern" not in text]


def spans(part: str) -> list[tuple[str, Style, str]]:
    found = article(part)
    return [(found.text[s.start : s.end], s.style, s.target) for b in found.blocks for s in b.spans]
