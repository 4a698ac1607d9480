"""Saving, the two dialogs at 80x24, libraries in the list, copying, exporting, the phone."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Button, Input

from tests.ui.gallery import LONG, NOW
from tests.ui.pictures import picture
from tests.ui.waiting import Held
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.libraries.models import Item, Visibility
from tui.libraries.phone import code_for
from tui.screens.libraries.choose import ChooseLibrary
from tui.screens.libraries.form import LibraryForm
from tui.screens.libraries.menu import Menu
from tui.screens.libraries.phone import PhoneCode
from tui.services import libraries, saved, shelving
from tui.services.desk import Desk
from tui.services.views import Scope, ScopeKind

Start = Callable[..., Any]
SMALL = (80, 24)


@pytest.fixture
def shelves(gallery: Paths, tmp_path: Path) -> Paths:
    """The gallery with two libraries; something was saved to one of them."""
    with Desk.open(gallery, Settings(), offline=True, clock=lambda: NOW) as desk:
        chips = libraries.add(desk, "AI chips")
        libraries.add(
            desk,
            "阅读清单",
            Visibility.PUBLIC,
            target=f"folder:{tmp_path / 'www'}",
            address="https://a.example/",
        )
        shelving.save(desk, [1], shelving.Choice((chips,), ("chips",)))
    return gallery


def dialog_fits(held: Held) -> None:
    """Nothing of the dialog lies outside the window, and no line of it is cut."""
    for widget in held.app.screen.query(".dialog, .dialog *"):
        region = widget.region
        if widget.display and region.area:
            assert region.x >= 0
            assert region.right <= held.app.size.width, widget
            assert region.bottom <= held.app.size.height, widget


def held_items(held: Held, name: str) -> list[str]:
    """The titles that a library holds."""
    desk = held.app._opening.result()
    library = libraries.find(desk, name)
    return [record.item.title for record in saved.items(desk, library.id)]


async def test_an_article_is_saved_to_several_libraries_with_tags_and_notes(
    shelves: Paths, start: Start
) -> None:
    async with start(shelves, size=SMALL) as held:
        title = held.main.headlines.headline.title
        await held.press("s")
        assert isinstance(held.app.screen, ChooseLibrary)
        dialog_fits(held)
        text = held.text()
        assert "[x] AI chips" in text  # chosen last
        assert "[ ] 阅读清单" in text
        assert "private" in text
        await held.press("down", "space", "tab", *"ports", "tab", *"worth it", "tab", *"ask Anna", "enter")
        await held.until(lambda: held.app.screen is held.main)
        await held.until(lambda: "Saved to" in held.text())
        assert title in held_items(held, "AI chips")
        assert title in held_items(held, "阅读清单")
        await held.press("ctrl+z")
        assert title not in held_items(held, "阅读清单")


async def test_the_list_is_filtered_as_one_types(shelves: Paths, start: Start) -> None:
    async with start(shelves, size=SMALL) as held:
        await held.press("s", *"CHIP")
        assert "阅读清单" not in held.text()
        assert held.app.screen.query_one("#filter", Input).value == "CHIP"
        await held.press("down", "enter")
        await held.until(lambda: held.app.screen is held.main)


async def test_esc_keeps_the_draft_and_cancel_does_not(shelves: Paths, start: Start) -> None:
    async with start(shelves, size=SMALL) as held:
        await held.press("s", "tab", *"half a thou", "escape")
        assert held.app.screen is held.main
        await held.press("s")
        assert held.app.screen.query_one("#tags", Input).value == "half a thou"
        held.app.screen.query_one("#cancel", Button).press()
        await held.until(lambda: held.app.screen is held.main)
        await held.press("s")
        assert held.app.screen.query_one("#tags", Input).value == "chips"  # as saved


async def test_a_library_is_made_on_the_way(gallery: Paths, start: Start, tmp_path: Path) -> None:
    async with start(gallery, size=SMALL) as held:
        await held.press("s", "enter")
        assert isinstance(held.app.screen, LibraryForm)
        dialog_fits(held)
        assert "Visible to myself only" in held.text()
        assert "Where" not in held.text()
        await held.press(*"Ports", "escape", "enter")
        assert held.app.screen.query_one("#name", Input).value == "Ports"  # the draft was kept
        await held.press("tab", "down")  # an arrow chooses, as in every other program
        assert "folder:~/Public/libraries" in held.text()
        await held.until(lambda: held.text().count("(•)") == 1)
        dialog_fits(held)
        held.app.screen.query_one("#target", Input).value = f"folder:{tmp_path / 'www'}"
        await held.pilot.press("enter")
        await held.until(lambda: isinstance(held.app.screen, ChooseLibrary))
        await held.until(lambda: "[x] Ports" in held.text())
        await held.press("enter")
        await held.until(lambda: held.app.screen is held.main)
        await held.until(lambda: len(held_items(held, "Ports")) == 1)
        await held.until(lambda: "queued" in str(held.main.feeds.shown.libraries[0].state))


async def test_a_library_opens_like_a_feed_and_its_articles_are_worked_on(
    shelves: Paths, start: Start
) -> None:
    async with start(shelves) as held:
        rows = held.main.feeds.shown.libraries
        assert [row.name for row in rows] == ["AI chips", "阅读清单"]
        held.main.show_scope(Scope(ScopeKind.LIBRARY, library_id=rows[0].id))
        await held.until(lambda: held.main.headlines.count == 1)
        await held.press("enter")
        await held.until(lambda: held.main.reading is not None and held.main.reading.entry_id < 0)
        assert "NVIDIA" in held.main.reading.article.title
        await held.press("t")
        await held.press(*"chips, ports", "enter")
        await held.press("D", "n")
        await held.press(*"worth it", "enter")
        item = saved.items(held.app._opening.result(), rows[0].id)[0].item
        assert item.tags == ("chips", "ports")
        assert item.note == "worth it"
        await held.press("D", "m", "enter")
        assert held_items(held, "AI chips") == []
        assert len(held_items(held, "阅读清单")) == 1
        await held.press("ctrl+z")
        await held.press("D", "x")
        assert held_items(held, "AI chips") == []


async def test_a_public_library_is_published_from_its_menu_and_says_so(
    shelves: Paths, start: Start, tmp_path: Path
) -> None:
    at_home = Item("48dac19f-f49e-48ff-83bc-cab1aa4973a5", "http://intranet/plan", title="Plan B")
    with Desk.open(shelves, Settings(), offline=True, clock=lambda: NOW) as desk:
        shelving.save_items(desk, [at_home], libraries.find(desk, "阅读清单").id)
    async with start(shelves) as held:
        row = held.main.feeds.shown.libraries[1]
        await held.press("h")
        held.main.feeds.find(Scope(ScopeKind.LIBRARY, library_id=row.id))
        await held.press("E")
        assert isinstance(held.app.screen, Menu)
        await held.press("r")
        await held.until((tmp_path / "www" / "阅读清单" / "index.html").exists)
        await held.until(lambda: "public · live" in held.text())
        # What stays out is told, once.
        await held.until(lambda: "Plan B" in held.text())
        assert "1 stays out" not in held.text()
        await held.press("P")
        await held.until(lambda: isinstance(held.app.screen, PhoneCode))
        screen = held.app.screen
        assert isinstance(screen, PhoneCode)
        assert screen.code.url.startswith("https://a.example/%E9%98%85")


async def test_the_copy_menu_says_how_far_it_came(
    shelves: Paths, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with start(shelves) as held:
        await held.press("down", "y")
        dialog_fits(held)
        await held.press("m")
        copied = shelves.state / "copied.txt"
        await held.until(lambda: copied.exists() and "copied.txt" in held.text().replace("\n", ""))
        assert copied.read_text("utf-8").startswith("[")


async def test_an_article_is_written_to_a_file(shelves: Paths, start: Start, tmp_path: Path) -> None:
    async with start(shelves) as held:
        await held.press("e", "h")
        held.app.screen.query_one(Input).value = str(tmp_path / "out")
        await held.press("enter")
        await held.until(
            lambda: list((tmp_path / "out").glob("*.html")) if (tmp_path / "out").exists() else False
        )


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 50)])
async def test_a_phone_reads_the_code_from_the_screen(
    paths: Paths, start: Start, tmp_path: Path, theme: str, size: tuple[int, int]
) -> None:
    if shutil.which("zbarimg") is None:
        pytest.skip("zbarimg is not installed")

    url = "https://harbour.example/2026/11/port-to-spend-26-billion"
    async with start(paths, Settings(theme=theme), size=size) as held:
        await held.app.push_screen(PhoneCode(code_for(url + "?utm_source=feed")))
        await held.pilot.pause()
        image = picture(held, tmp_path / "screen.png")
    found = subprocess.run(
        ["zbarimg", "--quiet", "--raw", str(image)], capture_output=True, text=True, check=False
    )
    assert found.stdout.strip() == url


async def test_too_small_a_window_says_so(paths: Paths, start: Start) -> None:
    async with start(paths, size=(30, 12)) as held:
        await held.app.push_screen(PhoneCode(code_for("https://harbour.example/a")))
        await held.pilot.pause()
        assert "too small" in " ".join(held.text().split())


async def test_a_links_address_is_copied_and_the_toast_says_how_far_it_came(
    gallery: Paths, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.clipboard.engine import Copied
    from tui.services import copying

    texts: list[str] = []
    told = copying.copy

    def heard(desk: Desk, text: str, send: Callable[[str], None] | None) -> Copied:
        texts.append(text)
        return told(desk, text, send)

    monkeypatch.setattr(copying, "copy", heard)
    async with start(gallery) as held:
        index = next(i for i, each in held.main.headlines.loaded() if each.title == LONG.title)
        held.main.headlines.go(index)
        await held.press("enter")
        await held.press("u", "2", "y")
        await held.until(lambda: bool(texts) and bool(held.app._notifications))
        assert texts == ["https://example.org/lamps"]
        assert any(
            "opied" in str(each.message) or "aved" in str(each.message) for each in held.app._notifications
        )
