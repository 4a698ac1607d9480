"""Lays out the help of the command line: columns in cells, lines broken as each language breaks them."""

from __future__ import annotations

from collections.abc import Iterable

import click
from rich.cells import cell_len

from tui.cli.toolkit import spoken
from tui.languages.breaking import wrap
from tui.languages.catalogue import _

_FULL_WIDTH_COLON = "："
_WIDEST_TERM = 30
"""Cells of a first column that its second one still stands beside."""
_LEAST_TEXT = 10


class Formatter(click.HelpFormatter):
    """Click's own counts characters for cells, and breaks lines at spaces only."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how a command is called.

        Args:
            prog: The command's words.
            args: What follows them.
            prefix: Stands before them; None for "Usage:".
        """
        head = _("Usage:") if prefix is None else prefix.rstrip()
        start = f"{head}{'' if head.endswith(_FULL_WIDTH_COLON) else ' '}{prog} "
        indent = " " * min(cell_len(start), self.width // 2)
        first, *rest = wrap(spoken(args), self.width - len(indent)) or [""]
        self.write(f"{start}{first}".rstrip() + "\n")
        for line in rest:
            self.write(f"{indent}{line}\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        titled = _("{heading}:").format(heading=heading)
        self.write(f"{'':{self.current_indent}}{titled}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, which empty lines part."""
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write("\n")
            for line in wrap(" ".join(paragraph.split()), self.width - self.current_indent):
                self.write(f"{'':{self.current_indent}}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _WIDEST_TERM, col_spacing: int = 2
    ) -> None:
        """Write terms and what they mean, in two columns.

        Args:
            rows: Terms and meanings.
            col_max: Cells of the first column at most; a longer term has its meaning below it.
            col_spacing: Cells between the columns.
        """
        table = list(rows)
        column = min(max(cell_len(term) for term, _text in table), col_max) + col_spacing
        indent = f"{'':{self.current_indent}}"
        for term, text in table:
            lines = wrap(text, max(self.width - column - self.current_indent, _LEAST_TEXT)) if text else [""]
            if cell_len(term) > column - col_spacing:
                self.write(f"{indent}{term}\n")
            else:
                gap = " " * (column - cell_len(term))
                self.write(f"{indent}{term}{gap}{lines.pop(0)}".rstrip() + "\n")
            for line in lines:
                self.write(f"{indent}{'':{column}}{line}".rstrip() + "\n")
