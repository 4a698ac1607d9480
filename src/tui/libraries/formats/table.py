"""items.csv: one row a record (RFC 4180), safe to open in a spreadsheet; also the tables of other programs."""

from __future__ import annotations

import csv
import io
import re

from tui.core.errors import ParseError
from tui.core.messages import N_
from tui.core.text import clean, clean_line
from tui.libraries.formats import others
from tui.libraries.formats.common import (
    Imported,
    check_size,
    collected,
    decoded,
    id_for,
    moment_text,
    read_moment,
    tags_of,
)
from tui.libraries.models import Item, KeyFigure, Quote
from tui.libraries.records import Collection, Record

MEDIA_TYPE = "text/csv"
COLUMNS = (
    "id", "title", "url", "site", "author", "published", "added", "language", "tags", "excerpt", "note", "quotes",
    "figures",
)  # fmt: skip
# What makes a spreadsheet run a cell (OWASP, CSV Injection): the leading sign, also full-width, also after spaces.
_FORMULA = re.compile(r"^'*\s*[=+\-@＝＋－＠|%\t\r\n]")
_GUARDED = re.compile(r"^''*\s*[=+\-@＝＋－＠|%\t\r\n]")
_LARGEST_CELL = 1_000_000


def write(collection: Collection) -> bytes:
    """Return a collection as CSV with a header row, in UTF-8 with BOM, which spreadsheets need to see.

    Several values in one cell stand one a line. A cell that a spreadsheet would run begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(cell) for cell in _cells(record)] for record in collection.records)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def read(data: bytes, name: str = "items.csv") -> Imported:
    """Read our CSV, that of Pocket, Instapaper, Raindrop or Readwise Reader, or any with a column of URLs.

    Args:
        data: The file's bytes.
        name: What it is called, for the sentences.

    Raises:
        ParseError: It is too large, or has no column `url`.
    """
    check_size(data, name)
    csv.field_size_limit(_LARGEST_CELL)
    text = decoded(data).replace("\0", "")
    first = text.partition("\n")[0]
    # Spreadsheets of many countries part columns by semicolons.
    delimiter = max(",;\t", key=first.count)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        names = {column.strip().lower(): column for column in rows.fieldnames or ()}
        if "url" not in names:
            raise ParseError(
                N_("{name} has no column “url”, so there is nothing to import."), name=clean_line(name, 200)
            )
        made = _item if "quotes" in names or "figures" in names else others.item_of
        return collected(
            [
                made({low: _bare(row.get(real) or "") for low, real in names.items()})
                for row in rows
                if any(row.values())
            ]
        )
    except csv.Error as error:
        raise ParseError(N_("{name} is not CSV that can be read."), name=clean_line(name, 200)) from error


def _cells(record: Record) -> tuple[str, ...]:
    return (
        record.id,
        record.title,
        record.url,
        record.site,
        record.author,
        moment_text(record.published),
        moment_text(record.added),
        record.language,
        "\n".join(record.tags),
        record.excerpt,
        record.note,
        "\n\n".join(record.quotes),
        "\n".join(
            f"{figure.text}\t{figure.label}" if figure.label else figure.text for figure in record.figures
        ),
    )


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _item(cells: dict[str, str]) -> Item:
    """Read a row of ours."""
    url = clean_line(cells["url"], 4_000)
    figures = (line.partition("\t") for line in cells.get("figures", "").split("\n") if line.strip())
    quotes = (clean(quote).strip() for quote in cells.get("quotes", "").split("\n\n"))
    return Item(
        id=clean_line(cells.get("id", ""), 80) or id_for(url),
        url=url,
        title=clean_line(cells.get("title", "")),
        site=clean_line(cells.get("site", "")),
        author=clean_line(cells.get("author", "")),
        published=read_moment(cells.get("published")),
        added=read_moment(cells.get("added")),
        language=clean_line(cells.get("language", ""), 35),
        tags=tags_of(cells.get("tags", "").split("\n")),
        excerpt=clean_line(cells.get("excerpt", "")),
        note=clean(cells.get("note", "")).strip(),
        quotes=tuple(Quote(quote, public=True) for quote in quotes if quote),
        figures=tuple(KeyFigure(clean_line(text), clean_line(label)) for text, _, label in figures),
    )
