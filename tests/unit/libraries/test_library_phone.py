"""QR codes that a phone reads from the terminal, on any theme."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tui.core.errors import UsageError
from tui.libraries.phone import QUIET, Code, code_for, coloured, plain

URL = "https://anna:pw@courier.example.org/plant?utm_source=feed&id=7"
READ = "https://courier.example.org/plant?id=7"
PIXELS = 6
"""Width and height of one module in the picture; a half block is as high as it is wide."""


def picture(rows: list[list[bool]], ground: bool) -> bytes:
    """A PGM picture (Netpbm), `ground` around it: True is dark."""
    wide = 12 * PIXELS
    width = len(rows[0]) * PIXELS + 2 * wide
    edge = bytes([0 if ground else 255]) * wide
    lines = [
        edge + b"".join(bytes([0 if dark else 255]) * PIXELS for dark in row) + edge
        for row in rows
        for _ in range(PIXELS)
    ]
    margin = [bytes([0 if ground else 255]) * width] * wide
    body = b"".join([*margin, *lines, *margin])
    return b"P5 %d %d 255\n" % (width, len(body) // width) + body


def scanned(data: bytes, folder: Path) -> str:
    zbarimg = shutil.which("zbarimg")
    if zbarimg is None:
        pytest.skip("zbarimg is not installed")
    path = folder / "screen.pgm"
    path.write_bytes(data)
    done = subprocess.run(
        [zbarimg, "--quiet", "--raw", str(path)], capture_output=True, timeout=30, check=False
    )
    return done.stdout.decode().strip()


def drawn_by_a_terminal(text: str) -> list[list[bool]]:
    """What a terminal shows of coloured half blocks: two rows of pixels a line."""
    rows: list[list[bool]] = []
    for line in text.split("\n"):
        cells = re.findall(r"\x1b\[38;5;(\d+);48;5;(\d+)m▀", line)
        rows += [[upper == "16" for upper, _ in cells], [lower == "16" for _, lower in cells]]
    return rows


def drawn_without_colours(text: str, *, on_dark: bool) -> list[list[bool]]:
    halves = {"█": (True, True), "▀": (True, False), "▄": (False, True), " ": (False, False)}
    rows: list[list[bool]] = []
    for line in text.split("\n"):
        rows += [[halves[char][half] != on_dark for char in line] for half in (0, 1)]
    return rows


@pytest.mark.parametrize("dark_theme", [True, False])
def test_a_phone_reads_the_coloured_code_on_any_theme(dark_theme: bool, tmp_path: Path) -> None:
    rows = drawn_by_a_terminal(coloured(code_for(URL)))
    assert scanned(picture(rows, dark_theme), tmp_path) == READ


@pytest.mark.parametrize("on_dark", [True, False])
def test_a_phone_reads_the_code_without_colours(on_dark: bool, tmp_path: Path) -> None:
    rows = drawn_without_colours(plain(code_for(URL), on_dark=on_dark), on_dark=on_dark)
    assert scanned(picture(rows, on_dark), tmp_path) == READ


def test_the_margin_is_light_and_the_size_is_told() -> None:
    code = code_for(URL)
    assert code.url == READ
    assert not any(any(row) for row in (*code.rows[:QUIET], *code.rows[-QUIET:]))
    lines = plain(code).split("\n")
    assert (code.columns, code.lines) == (len(lines[0]), len(lines))
    assert code.fits(code.columns, code.lines)
    assert not code.fits(code.columns - 1, code.lines)
    assert not code.fits(code.columns, code.lines - 1)


def test_a_usual_address_fits_a_small_window() -> None:
    assert code_for("https://courier.example.org/2026/11/23/plant").fits(80, 24)


def test_cells_cover_every_module() -> None:
    code = Code("", ((True, False), (False, True), (True, True)))
    assert code.cells() == (((True, False), (False, True)), ((True, False), (True, False)))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", "https://a.example.org/" + "x" * 3_500])
def test_what_cannot_be_shown_says_why(url: str) -> None:
    with pytest.raises(UsageError):
        code_for(url)
