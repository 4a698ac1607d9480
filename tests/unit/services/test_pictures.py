"""Pictures: what is drawn of good ones, that bad ones are none, and what is asked and kept."""

from __future__ import annotations

import stat
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.unit.services.conftest import Site
from tests.unit.services.drawings import BLUE, RED, bomb, drawing
from tui.services import pictures
from tui.services.desk import Desk
from tui.services.picture_cells import Room
from tui.services.picture_drawing import MOST_PIXELS, draw


def near(colour: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_every_format_of_the_web_is_scaled_into_its_room(kind: str) -> None:
    picture = draw(drawing(1200, 600, kind), Room(40, 14))
    assert picture is not None
    assert (picture.columns, len(picture.rows)) == (40, 10)
    assert near(picture.rows[0][0][0], RED)
    assert near(picture.rows[-1][-1][1], BLUE)


def test_a_high_picture_is_bounded_by_its_rows_and_a_small_one_not_blown_up() -> None:
    high, small = draw(drawing(300, 900), Room(40, 14)), draw(drawing(12, 12), Room(40, 14))
    assert high is not None and (high.columns, len(high.rows)) == (9, 14)
    assert small is not None and (small.columns, len(small.rows)) == (12, 6)


def test_the_camera_that_was_held_sideways_is_believed() -> None:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(BytesIO(drawing(200, 100))) as image:
        image.save(out, "JPEG", exif=exif)
    picture = draw(out.getvalue(), Room(40, 14))
    assert picture is not None
    assert picture.columns == 14
    assert near(picture.rows[0][0][0], BLUE) and near(picture.rows[0][-1][0], RED)


def test_what_is_transparent_is_as_white_as_the_page_it_was_made_for() -> None:
    out = BytesIO()
    Image.new("RGBA", (20, 20)).save(out, "PNG")
    picture = draw(out.getvalue(), Room(10, 5))
    assert picture is not None and set(sum(picture.rows, ())) == {((255,) * 3, (255,) * 3)}


@pytest.mark.parametrize("side", [5_600, 8_000, 200_000], ids=["just over", "warned of", "refused"])
def test_a_picture_of_too_many_pixels_is_not_decoded(side: int) -> None:
    assert side * side > MOST_PIXELS
    assert draw(bomb(side), Room(40, 14)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>no picture</html>",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'/>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99\n",
        drawing()[:90],
        drawing(900, 900, "JPEG")[:2_000],
        drawing(1, 1),
        drawing(400, 2),
        drawing(kind="BMP"),
        drawing(kind="TIFF"),
    ],
    ids=["nothing", "page", "svg", "postscript", "cut", "cut photo", "counter", "line", "bmp", "tiff"],
)
def test_what_is_no_picture_of_the_four_formats_draws_nothing(data: bytes) -> None:
    assert draw(data, Room(40, 14)) is None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["PNG", "JPEG", "WEBP", "GIF"]), st.data())
def test_damage_gives_a_picture_or_none(kind: str, data: st.DataObject) -> None:
    whole = bytearray(drawing(40, 40, kind))
    for _each in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    picture = draw(bytes(whole), Room(20, 10))
    assert picture is None or (picture.columns <= 20 and len(picture.rows) <= 10)


def test_a_picture_is_fetched_once_and_kept_for_this_person_alone(desk: Desk, site: Site) -> None:
    url = site.put("p.png", drawing(), "image/png")
    first = pictures.picture(desk, url, Room(30, 14), page=site / "article")
    again = pictures.picture(desk, url, Room(30, 14), page=site / "article")
    assert first is not None and first == again
    assert site.asked["/p.png"] == 1
    assert site.seen[0]["accept"].startswith("image/")
    (kept,) = desk.paths.pictures.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_public_article_shows_no_picture_from_this_network(desk: Desk, site: Site) -> None:
    url = site.put("p.png", drawing(), "image/png")
    for page in ("", "https://example.org/article", "http://[broken"):
        assert pictures.picture(desk, url, Room(30, 14), page=page) is None
    assert not site.asked


def test_what_is_no_picture_is_neither_drawn_nor_kept(desk: Desk, site: Site) -> None:
    page = site / "article"
    text = site.put("p.html", b"<html>", "text/html")
    large = site.put("l.png", drawing() + bytes(pictures.MOST_BYTES), "image/png")
    for url in (text, large, site / "gone.png", "ftp://127.0.0.1/p.png", "no address", "http://[broken"):
        assert pictures.picture(desk, url, Room(30, 14), page=page) is None
    assert not desk.paths.pictures.exists()
    assert (
        pictures.picture(desk, site.put("bad.png", b"\x89PNG", "image/png"), Room(30, 14), page=page) is None
    )
    assert pictures.picture(desk, site.put("good.png", drawing(), "image/png"), Room(30, 14), page=page)


def test_offline_nothing_is_asked_but_what_is_kept_is_drawn(offline: Desk, desk: Desk, site: Site) -> None:
    url = site.put("p.png", drawing(), "image/png")
    assert pictures.picture(offline, url, Room(30, 14), page=site / "article") is None
    assert not site.asked
    assert pictures.picture(desk, url, Room(30, 14), page=site / "article")
    assert pictures.picture(offline, url, Room(30, 14), page=site / "article")


def test_the_cache_keeps_to_its_bound(desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "KEPT_BYTES", 3 * len(drawing()))
    for number in range(6):
        url = site.put(f"{number}.png", drawing(), "image/png")
        assert pictures.picture(desk, url, Room(30, 14), page=site / "article")
    kept = list(desk.paths.pictures.iterdir())
    assert len(kept) == 3


def test_a_cache_that_cannot_be_written_costs_no_picture(desk: Desk, site: Site) -> None:
    desk.paths.cache.mkdir(parents=True)
    desk.paths.pictures.write_bytes(b"in the way")
    url = site.put("p.png", drawing(), "image/png")
    assert pictures.picture(desk, url, Room(30, 14), page=site / "article")
