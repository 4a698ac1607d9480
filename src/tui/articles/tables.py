"""Tables: which hold data and which only lay out, and the cells of those that hold data."""

from __future__ import annotations

from lxml.html import HtmlElement

from tui.articles.drafts import CellDraft, Draft, Kind, Mark
from tui.articles.images import address_of, belongs
from tui.articles.oneline import caption_of, one_line
from tui.core.text import clean_line

_LONG_CELL = 400
_MOST_CELLS = 20_000
_LONGEST_ICONS = 60
"""Characters of the alternative texts of a cell's icons."""
_WIDEST = 64


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds data rather than the page's layout.

    Args:
        table: A `table`.
    """
    if (table.get("role") or "").lower() in ("presentation", "none") or next(
        table.iterdescendants("table"), None
    ) is not None:
        return False
    rows = rows_of(table)
    if not rows or max(len(row) for row in rows) < 2:
        return False
    if next(table.iter("h1", "h2", "h3", "pre"), None) is not None and next(table.iter("th"), None) is None:
        return False
    cells = [cell for row in rows for cell in row]
    if next(table.iter("th", "caption", "thead"), None) is not None:
        return True
    if len(rows) < 2:
        return False
    long = sum(len("".join(cell.itertext())) > _LONG_CELL for cell in cells)
    return long <= len(cells) // 8


def rows_of(table: HtmlElement) -> list[list[HtmlElement]]:
    """Return the cells of a table, row by row, without those of tables within it.

    Args:
        table: A `table`.
    """
    rows = []
    for part in table:
        for row in (
            [part]
            if part.tag == "tr"
            else part.iterfind("tr")
            if part.tag in ("thead", "tbody", "tfoot")
            else ()
        ):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            if cells:
                rows.append(cells)
    return rows


def table_draft(table: HtmlElement, base: str) -> Draft | None:
    """Return a table of data as a draft: cells parted by tabs, rows by newlines; None where it is empty.

    Args:
        table: A `table`.
        base: What relative references stand on.
    """
    draft = Draft(Kind.TABLE)
    parts: list[str] = []
    place = count = 0
    for row in rows_of(table):
        cells: list[CellDraft] = []
        texts = [_words(cell, base) for cell in row]
        count += len(texts)
        if not any(text for text, _, _ in texts) or count > _MOST_CELLS:
            continue
        if draft.rows:
            parts.append("\n")
            place += 1
        for column, (element, (text, marks, linked)) in enumerate(zip(row, texts, strict=True)):
            if column:
                parts.append("\t")
                place += 1
            draft.marks += [Mark(m.start + place, m.end + place, m.style, m.target) for m in marks]
            draft.linked += linked
            parts.append(text)
            columns, rows = _span(element, "colspan"), _span(element, "rowspan")
            cells.append(CellDraft(place, place + len(text), element.tag == "th", columns, rows))
            place += len(text)
        draft.rows.append(cells)
    draft.text = "".join(parts)
    caption = table.find("caption")
    draft.caption, draft.caption_marks = caption_of([] if caption is None else [caption], base)
    return draft if draft.text.strip() else None


def _words(cell: HtmlElement, base: str) -> tuple[str, list[Mark], int]:
    """Return what a cell says, by the alternative text of its icons where it says nothing in letters."""
    words = one_line([cell], base)
    if words[0] or next(cell.iter("img"), None) is None:
        return words
    icons = [icon for icon in cell.iter("img") if not belongs(icon, address_of(icon, base))]
    return clean_line(" ".join(icon.get("alt") or "" for icon in icons), _LONGEST_ICONS), [], 0


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name) or ""
    return min(_WIDEST, max(1, int(value))) if value.isascii() and value.isdigit() and len(value) < 5 else 1
