"""Tables: which hold data and which only lay out, and the cells of those that hold data."""

from __future__ import annotations

from lxml.html import HtmlElement

from tui.articles.addresses import absolute
from tui.articles.document import Style
from tui.articles.drafts import CellDraft, Draft, Kind, Mark
from tui.articles.inline import Line
from tui.articles.markup import BLOCK_TAGS, visible_text
from tui.core.text import clean_line

_LONG_CELL = 400
_MOST_CELLS = 20_000
_STYLES = {
    "strong": Style.STRONG,
    "b": Style.STRONG,
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "code": Style.CODE,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}
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
        texts = [_cell(cell, base) for cell in row]
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
            cells.append(
                CellDraft(
                    place,
                    place + len(text),
                    element.tag == "th",
                    _span(element, "colspan"),
                    _span(element, "rowspan"),
                )
            )
            place += len(text)
        draft.rows.append(cells)
    draft.text = "".join(parts)
    caption = table.find("caption")
    draft.caption = clean_line(visible_text(caption)) if caption is not None else ""
    return draft if draft.text.strip() else None


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name) or ""
    return min(_WIDEST, max(1, int(value))) if value.isascii() and value.isdigit() and len(value) < 5 else 1


def _cell(cell: HtmlElement, base: str) -> tuple[str, list[Mark], int]:
    line = Line()
    _walk(cell, line, base, linked=False)
    text, marks = line.finish()
    return text.replace("\n", " ").replace("\t", " "), marks, line.linked


def _walk(element: HtmlElement, line: Line, base: str, *, linked: bool) -> None:
    if element.text:
        line.add(element.text, linked=linked)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in ("script", "style", "noscript", "button", "svg"):
            start = line.length
            if child.tag in BLOCK_TAGS or child.tag == "br":
                line.add(" ")
            _walk(child, line, base, linked=linked or child.tag == "a")
            target = absolute(child.get("href"), base) if child.tag == "a" else ""
            if target:
                line.mark(start, Style.LINK, target)
            elif child.tag in _STYLES:
                line.mark(start, _STYLES[child.tag])
            if child.tag in BLOCK_TAGS:
                line.add(" ")
        if child.tail:
            line.add(child.tail, linked=linked)
