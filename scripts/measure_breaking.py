"""Measure line breaking beside Textual's own: cells wasted a line, lines that begin badly, numbers parted.

Usage: python scripts/measure_breaking.py FILE… [--width 72]

Each FILE is UTF-8 text, a paragraph a line. For each file one line of JSON:
cells wasted a line (the last line of a paragraph does not count), the share of lines that begin with
forbidden punctuation, numbers parted within or from their unit, and milliseconds, ours and Textual's.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich._wrap import divide_line as textuals
from rich.cells import cell_len

from tui.languages.breaking import divide_line as ours
from tui.languages.kinsoku import NO_START, BreakRules

Divide = Callable[[str, int], list[int]]


def measure(divide: Divide, paragraphs: list[str], width: int) -> dict[str, Any]:
    """Return the figures of one way of breaking lines."""
    lines = wasted = bad = parted = 0
    started = time.perf_counter()
    broken = [divide(paragraph, width) for paragraph in paragraphs]
    seconds = time.perf_counter() - started
    for paragraph, offsets in zip(paragraphs, broken, strict=True):
        rules = BreakRules(paragraph)
        for start, end in zip([0, *offsets], offsets, strict=False):
            lines += 1
            wasted += width - cell_len(paragraph[start:end].rstrip())
            bad += paragraph[end] in NO_START
            parted += rules.in_number(end)
    return {
        "wasted_cells": round(wasted / max(1, lines), 2),
        "bad_starts_percent": round(100 * bad / max(1, lines), 2),
        "numbers_parted": parted,
        "lines": lines,
        "milliseconds": round(seconds * 1000, 1),
    }


def main() -> None:
    """Measure every file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--width", type=int, default=72)
    asked = parser.parse_args()
    for file in asked.files:
        paragraphs = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
        figures = {
            "file": file.name,
            "width": asked.width,
            "ours": measure(ours, paragraphs, asked.width),
            "textual": measure(textuals, paragraphs, asked.width),
        }
        print(json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    main()
