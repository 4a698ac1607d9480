"""The body of one record as a piece of HTML, for feeds: excerpt, figures, quotes and note, every text escaped."""

from __future__ import annotations

from html import escape

from tui.libraries.records import Record


def snippet(record: Record) -> str:
    """Return a record's body as HTML made of p, ul, li, strong, blockquote and br alone; empty where it has none."""
    parts: list[str] = []
    if record.excerpt:
        parts.append(f"<p>{escape(record.excerpt)}</p>")
    if record.figures:
        rows = (
            f"<li><strong>{escape(figure.text)}</strong>{' ' + escape(figure.label) if figure.label else ''}</li>"
            for figure in record.figures
        )
        parts.append(f"<ul>{''.join(rows)}</ul>")
    parts += [f"<blockquote><p>{_lines(quote)}</p></blockquote>" for quote in record.quotes]
    if record.note:
        parts += [
            f"<p>{_lines(paragraph)}</p>" for paragraph in record.note.split("\n\n") if paragraph.strip()
        ]
    return "\n".join(parts)


def _lines(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")
