"""The screen as a picture, as a camera would see it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from tests.ui.waiting import Held


def picture(held: Held, path: Path) -> Path:
    """Write the screen as a PNG and return its path; the test is skipped where nothing can draw it."""
    if shutil.which("rsvg-convert") is None:
        pytest.skip("rsvg-convert is not installed")
    drawing = path.with_suffix(".svg")
    drawing.write_text(held.app.export_screenshot(), "utf-8")
    subprocess.run(["rsvg-convert", "--zoom", "2", "--output", str(path), str(drawing)], check=True)
    # A lens is never as sharp as a drawing, where hairlines stand between the glyphs of two cells.
    with Image.open(path) as drawn:
        drawn.convert("L").filter(ImageFilter.GaussianBlur(2)).save(path)
    return path
