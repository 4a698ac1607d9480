"""Words on standard output and standard error: JSON, tables of plain text, and nothing that acts on a terminal."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import click
from rich.cells import cell_len, set_cell_size

from tui.core.text import clean, clean_line, escaped
from tui.languages.catalogue import _

json_option = click.option("--json", "as_json", is_flag=True, help=_("JSON on standard output."))

_WIDEST_IN_A_PIPE = 80
"""Cells: in a pipe nothing is cut, but one very long title does not pad every other row to its own length."""


def example(line: str) -> str:
    """Return the words under a command's help that show how it is called.

    Args:
        line: What follows the program's name.
    """
    return _("Example: {command}").format(command=f"copydesk {line}")


def _plain_value(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def write_json(value: Any) -> None:
    """Write `value` as JSON, indented, UTF-8; Decimals as numbers, dates in ISO 8601.

    What could act on a terminal stands there as an escape, which says the same to whoever reads the JSON.
    """
    click.echo(escaped(json.dumps(value, ensure_ascii=False, indent=2, default=_plain_value)))


def write(text: str = "") -> None:
    """Write text; whatever could act on a terminal is taken out."""
    click.echo(clean(text))


def tell(text: str) -> None:
    """Say something on standard error, so that output stays clean for pipes."""
    click.echo(clean(text), err=True)


def _fitted(cell: str, width: int) -> str:
    if cell_len(cell) > width:
        cell = set_cell_size(cell, width - 1).rstrip() + "…"
    return set_cell_size(cell, width)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - cell_len(cell))


def write_table(rows: Iterable[Sequence[str]], *, flexible: int, width: int | None = None) -> None:
    """Write rows in columns two spaces apart, measured in cells.

    Args:
        rows: Cells of text; every row has the same number of cells.
        flexible: The column that is cut where a row is wider than the terminal.
        width: Cells in all; the terminal's width where None. In a pipe nothing is cut.
    """
    table = [[clean_line(cell) for cell in row] for row in rows]
    if not table:
        return
    widths = [max(cell_len(row[column]) for row in table) for column in range(len(table[0]))]
    if width is None and sys.stdout.isatty():
        width = shutil.get_terminal_size().columns
    if width is None:
        widths[flexible] = min(widths[flexible], _WIDEST_IN_A_PIPE)
    else:
        others = sum(widths) - widths[flexible] + 2 * (len(widths) - 1)
        widths[flexible] = max(8, min(widths[flexible], width - others))
    fit = _padded if width is None else _fitted
    for row in table:
        click.echo("  ".join(fit(cell, widths[column]) for column, cell in enumerate(row)).rstrip())
