"""Sixels: what a terminal draws of them is the picture again, row of cells by row of cells."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from tests.unit.services.drawings import BLUE, RED, drawing
from tui.services.picture_cells import Picture, Room, Way
from tui.services.picture_drawing import draw
from tui.services.sixel import encode

Pixel = tuple[int, int, int]


def painted(sequence: str) -> tuple[int, int, dict[tuple[int, int], Pixel]]:
    """What a terminal makes of one sequence: declared width and height, and the pixels that are set."""
    head = re.fullmatch(r'\x1bP0;1q"1;1;(\d+);(\d+)([ -~]*)\x1b\\', sequence)
    assert head, "one control sequence of printable characters"
    pixels: dict[tuple[int, int], Pixel] = {}
    registers: dict[int, Pixel] = {}
    x = y = colour = 0
    for token in re.finditer(r"#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)(.)|(\$)|(-)|([?-~])", head[3]):
        if token[1]:
            registers[int(token[1])] = (int(token[2]), int(token[3]), int(token[4]))
        elif token[5]:
            colour = int(token[5])
        elif token[8]:
            x = 0
        elif token[9]:
            x, y = 0, y + 6
        else:
            times, sixel = (int(token[6]), token[7]) if token[6] else (1, token[10])
            set_bits = [bit for bit in range(6) if ord(sixel) - 63 >> bit & 1]
            pixels |= {(x + at, y + bit): registers[colour] for at in range(times) for bit in set_bits}
            x += times
    return int(head[1]), int(head[2]), pixels


def percent(colour: Pixel) -> Pixel:
    return tuple(round(part * 100 / 255) for part in colour)  # type: ignore[return-value]


@pytest.mark.parametrize("high", [6, 13, 17, 20, 24])
def test_every_row_of_cells_is_drawn_for_itself_and_no_pixel_of_it_is_missing_or_beyond(high: int) -> None:
    image = Image.new("RGB", (40, 3 * high), RED)
    image.paste(BLUE, (10, high + 2, 30, 2 * high + 5))
    rows = encode(image, high, 256)
    assert len(rows) == 3
    for row, sequence in enumerate(rows):
        width, height, pixels = painted(sequence)
        assert (width, height) == (40, high)
        assert pixels == {
            (x, y): percent(image.getpixel((x, row * high + y)))  # type: ignore[arg-type]
            for x in range(40)
            for y in range(high)
        }


@pytest.mark.parametrize("colours", [2, 16, 256])
def test_no_more_colours_than_the_terminal_has_and_the_same_in_all_rows(colours: int) -> None:
    noise = Image.merge("RGB", [Image.effect_noise((60, 40), 90 + 30 * part) for part in range(3)])
    registers = {
        found for row in encode(noise, 20, colours) for found in re.findall(r"#\d+;2;\d+;\d+;\d+", row)
    }
    assert len(registers) <= colours
    assert len({found.partition(";")[0] for found in registers}) == len(registers)
    for row in encode(noise, 20, colours):
        assert len(painted(row)[2]) == 60 * 20


def test_a_picture_has_as_many_sixel_rows_as_rows_of_half_cells() -> None:
    picture = draw(drawing(640, 400), Room(42, 14, Way.SIXEL, (9, 18)))
    assert picture is not None
    assert len(picture.sixels) == len(picture.rows) and not picture.png
    assert [painted(row)[:2] for row in picture.sixels] == [(9 * picture.columns, 18)] * len(picture.rows)


def test_for_kittys_protocol_a_picture_is_written_anew_as_png() -> None:
    def drawn(data: bytes, cell: tuple[int, int]) -> Picture:
        picture = draw(data, Room(42, 14, Way.KITTY, cell))
        assert picture is not None and not picture.sixels
        return picture

    picture = drawn(drawing(640, 400) + b"\x1b_Ga=d\x1b\\", (9, 18))
    assert b"\x1b_G" not in picture.png
    with Image.open(BytesIO(picture.png)) as image:
        assert (image.format, image.mode) == ("PNG", "RGB")
        assert image.size == (9 * picture.columns, 18 * len(picture.rows))
    with Image.open(BytesIO(drawn(drawing(3_000, 2_000), (60, 120)).png)) as image:
        assert image.width == 1_200, "what a terminal scales up itself is not sent larger"


@pytest.mark.parametrize(
    ("size", "room", "cells"),
    [
        ((1_200, 600), Room(40, 14), (40, 10)),
        ((300, 900), Room(40, 14), (9, 14)),
        ((12, 12), Room(40, 14), (12, 6)),
        ((1_200, 600), Room(41, 14, Way.SIXEL, (9, 18)), (41, 10)),
        ((1_200, 600), Room(42, 14, Way.SIXEL, (10, 10)), (28, 14)),
        ((80, 80), Room(42, 14, Way.KITTY, (8, 16)), (10, 5)),
        ((80, 80), Room(42, 14, Way.KITTY, (20, 40)), (10, 5)),
        ((9_000, 8), Room(42, 14, Way.KITTY, (8, 16)), (42, 1)),
        ((1, 20_000), Room(42, 14), (1, 14)),
    ],
)
def test_a_picture_keeps_its_shape_in_cells_of_any_shape(
    size: tuple[int, int], room: Room, cells: tuple[int, int]
) -> None:
    assert room.cells_for(*size) == cells
