"""What a person writes of a saved article: tags, notes, quotes; each change can be taken back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.core.errors import UsageError
from tui.core.messages import N_, Message
from tui.core.text import clean, clean_line
from tui.libraries.models import Quote
from tui.services.desk import Desk
from tui.services.libraries import queue
from tui.store import libraries, marks, saved

if TYPE_CHECKING:
    from sqlite_utils import Database

MOST_TAGS = 50
LONGEST_NOTE = 10_000
_TAG = re.compile(r'\s*+"([^"]++)"\s*+(?:,|$)|([^,]++)')


def tags_from(text: str) -> tuple[str, ...]:
    """Return the tags of a line: words parted by commas, or by spaces where each begins with #; “C#” ends with one.

    A tag in quotation marks may hold commas, as `line_of` writes it.
    """
    parts: list[str] = []
    for quoted, bare in _TAG.findall(text):
        parts += [quoted] if quoted else re.split(r"(?:^|\s)#+", bare)
    return tuple(dict.fromkeys(filter(None, (clean_line(part, 80) for part in parts))))[:MOST_TAGS]


def line_of(tags: tuple[str, ...]) -> str:
    """Return tags as a line that `tags_from` reads back."""
    return ", ".join(f'"{tag}"' if "," in tag else tag for tag in tags)


def annotate(
    desk: Desk,
    item_id: int,
    *,
    tags: tuple[str, ...] | None = None,
    note: str | None = None,
    private_note: str | None = None,
    quotes: tuple[Quote, ...] | None = None,
) -> None:
    """Change what the person wrote of a saved article; None leaves a thing as it is."""
    with desk.store.reading() as connection:
        item = saved.by_id(connection, item_id).item
    fresh = replace(
        item,
        tags=item.tags if tags is None else tags[:MOST_TAGS],
        note=item.note if note is None else clean(note, LONGEST_NOTE),
        private_note=item.private_note if private_note is None else clean(private_note, LONGEST_NOTE),
        quotes=item.quotes if quotes is None else quotes,
    )
    now = desk.now()

    def job(db: Database) -> None:
        before = write_notes(db, item_id, saved.noted(fresh), now)
        if before:
            message = Message(N_("Changed the notes of “{title}”."), {"title": clean_line(item.title, 80)})
            marks.remember(db, "library", {"items": [[item_id, before]]}, message, now)

    desk.store.write(job)


def highlight(
    desk: Desk, item_id: int, text: str, *, public: bool, private_note: str = "", near: int = 0
) -> Quote:
    """Highlight a passage of a saved article.

    Args:
        desk: The open desk.
        item_id: Which saved article.
        text: The passage as the article writes it.
        public: Whether it is published with the item.
        private_note: In the margin; never published.
        near: About where it stands in the text: of several such passages the nearest is meant.

    Raises:
        UsageError: Nothing is in the passage, or it is a quote already.
    """
    words = clean(text, 2_000).strip()
    with desk.store.reading() as connection:
        item = saved.by_id(connection, item_id).item
        body = saved.text_of(connection, item_id)
    if not words or any(quote.text == words for quote in item.quotes):
        raise UsageError(N_("There is nothing new to highlight."))
    start = _nearest(body, words, near)
    quote = Quote(
        words, public, start, start + len(words) if start >= 0 else -1, clean(private_note, LONGEST_NOTE)
    )
    annotate(desk, item_id, quotes=(*item.quotes, quote))
    return quote


def _nearest(body: str, words: str, near: int) -> int:
    """Return where words stand in a text, as near to an offset as can be; -1 where they do not."""
    after = body.find(words, max(0, near))
    before = body.rfind(words, 0, max(0, near) + len(words))
    if after < 0 or before < 0:
        return max(after, before)
    return after if after - near <= near - before else before


def write_notes(db: Database, item_id: int, columns: dict[str, str], now: int) -> dict[str, str]:
    """Change notes, and queue what others read of them; returns what stood there of those that changed."""
    changed = change_notes(db, item_id, columns)
    if changed:
        queue(db, libraries.touched(db, item_id), now)
    return changed


def change_notes(db: Database, item_id: int, columns: dict[str, str]) -> dict[str, str]:
    """Change notes; returns what stood there of those that changed."""
    before = saved.note(db, item_id, columns)
    return {name: text for name, text in before.items() if text != columns[name]}
