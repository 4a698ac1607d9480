"""Draws the pictures of the README from the program itself: `python scripts/pictures.py`.

The store is a temporary one with the seed article and the small newspaper of the tests; the clock stands still,
so that the pictures change only when the program does.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rich.cells import cell_len  # noqa: E402

from tests.ui.gallery import LONG, NOW, TABLE, fill  # noqa: E402
from tests.ui.waiting import Held, calm  # noqa: E402
from tui.app import CopydeskApp  # noqa: E402
from tui.core.paths import Paths  # noqa: E402
from tui.core.settings import Settings  # noqa: E402
from tui.screens.beginning import Beginning  # noqa: E402
from tui.services.desk import Desk  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
_TEXT = re.compile(r'<text([^>]*) textLength="([\d.]+)"([^>]*)>([^<]*)</text>')
_ENTITY = re.compile(r"&#?\w+;")
FONTS = "'Fira Code', 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace"


@dataclass(frozen=True)
class Picture:
    """What is drawn."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    article: str = ""
    """The title of the article that is opened; empty for the seed."""
    theme: str = "dark"


PICTURES = (
    Picture("reading", (120, 40), ("enter",)),
    Picture("wide", (200, 50), ("enter",)),
    Picture("narrow", (80, 24), ("enter", "space")),
    Picture("headlines", (120, 32), ("j",)),
    Picture("light", (120, 40), ("enter",), LONG.title, "light"),
    Picture("table", (120, 32), ("enter",), TABLE.title, "sepia"),
    Picture("help", (100, 40), ("question_mark",)),
)


def tidy(svg: str) -> str:
    """Make a picture that needs no font from the net, and in which wide characters are as wide as they are.

    Args:
        svg: As the toolkit exports it; it measures text in characters, not in cells.
    """
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: ?Fira Code[^;]*;", f"font-family: {FONTS};", svg)

    def measured(match: re.Match[str]) -> str:
        before, length, after, text = match.groups()
        plain = _ENTITY.sub("x", text)
        cells = cell_len(plain)
        if cells == len(plain):
            return match.group()
        return f'<text{before} textLength="{float(length) / len(plain) * cells:.1f}"{after}>{text}</text>'

    return "\n".join(line.rstrip() for line in _TEXT.sub(measured, svg).splitlines()) + "\n"


async def draw(picture: Picture, paths: Paths) -> str:
    """Run the program, press the keys, and return the picture."""
    program = CopydeskApp(Beginning(paths, Settings(theme=picture.theme), offline=True, clock=lambda: NOW))
    async with program.run_test(size=picture.size) as pilot:
        held = Held(program, pilot)
        await calm(held)
        for index, headline in held.main.headlines.loaded():
            if picture.article and headline.title == picture.article:
                held.main.headlines.go(index)
        for key in picture.keys:
            await held.press(key)
        svg = program.export_screenshot(title="copydesk")
    program.close()
    return tidy(svg)


def main() -> None:
    """Draw every picture into docs/pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            paths = Paths(folder, folder, folder, folder)
            with Desk.open(paths, Settings(), clock=lambda: NOW) as desk:
                fill(desk)
            (FOLDER / f"{picture.name}.svg").write_text(asyncio.run(draw(picture, paths)), "utf-8")
        print(f"docs/pictures/{picture.name}.svg")


if __name__ == "__main__":
    main()
