"""The published page before axe-core, and as a person uses it: light, dark, phone, desktop, in several languages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.unit.libraries.test_library_bundle import NOW, item, library_of
from tests.unit.libraries.test_library_page import HOSTILE, chromium
from tui.libraries.bundle import build, farewell
from tui.libraries.models import KeyFigure, Library, Quote

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIGURES = (KeyFigure("$8 billion", "cost of the plant"), KeyFigure("41%"))
SHELF = library_of(
    item(
        1,
        site="The Courier",
        author="J. Okafor",
        published=NOW,
        language="en",
        tags=("ports", "public money"),
        excerpt="The plant is to open in 2031.",
        note="Compare with the forecast.\n\nThe annex has the table.",
        quotes=(Quote("We will say plainly why not.", public=True),),
        figures=FIGURES,
    ),
    item(
        2,
        title="投入260亿美元开发模型",
        site="示例日报",
        language="zh-Hans",
        tags=("AI", "新闻"),
        figures=FIGURES,
    ),
    item(3, title="ท่าเรือใหม่", language="th", tags=("ports",)),
    item(4, title="ميناء جديد", language="ar", tags=("ports", "الطاقة")),
    description="Stories in which one figure changes what the headline says.",
    curator="Anna",
    language="en",
)
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "vi", "ko", "ja", "th", "tr", "ar")
PHONE, DESKTOP = 360, 1280
WAYS = ((False, PHONE), (True, DESKTOP))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield opened
        opened.close()


def shown(
    browser: Browser,
    html: str,
    folder: Path,
    *,
    dark: bool = False,
    width: int = DESKTOP,
    script: bool = True,
) -> Page:
    """Open a page from a file; axe is a script, so for it alone the page's own policy is put aside."""
    (folder / "index.html").write_text(html, "utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        bypass_csp=script,
        java_script_enabled=script,
    )
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    return page


def page_of(library: Library) -> str:
    return build(library, NOW, address="https://lib.example.org/n/").files[-1].data.decode()


def grave_faults(page: Page) -> list[str]:
    """What axe finds of the impact "serious" or "critical"."""
    answer = Axe().run(page).response
    assert len(answer["passes"]) > 10, "axe looked at nothing"
    return [
        f"{fault['id']}: {fault['nodes'][0]['html']}"
        for fault in answer["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_axe_finds_no_grave_fault(browser: Browser, tmp_path: Path, tag: str) -> None:
    html = page_of(replace(SHELF, language=tag))
    ways = itertools.product((False, True), (PHONE, DESKTOP)) if tag == "en" else WAYS
    for dark, width in ways:
        page = shown(browser, html, tmp_path, dark=dark, width=width)
        assert grave_faults(page) == []
        page.context.close()


@pytest.mark.parametrize("kind", ["hostile", "empty", "farewell"])
def test_axe_finds_no_grave_fault_in_pages_that_are_not_usual(
    browser: Browser, tmp_path: Path, kind: str
) -> None:
    made = {
        "hostile": page_of(HOSTILE),
        "empty": page_of(library_of()),
        "farewell": farewell(build(SHELF, NOW).collection, "n", NOW).files[-1].data.decode(),
    }
    assert grave_faults(shown(browser, made[kind], tmp_path, width=PHONE)) == []


def test_axe_would_have_told(browser: Browser, tmp_path: Path) -> None:
    html = page_of(SHELF)
    faint = html.replace("--soft: #5b5750", "--soft: #d8d4cc")
    assert any(fault.startswith("color-contrast") for fault in grave_faults(shown(browser, faint, tmp_path)))
    silent = re.sub('<html lang="en"', "<html", html)
    assert any(fault.startswith("html-has-lang") for fault in grave_faults(shown(browser, silent, tmp_path)))


def test_tags_narrow_the_page_without_a_script_under_its_own_policy(browser: Browser, tmp_path: Path) -> None:
    page = shown(browser, page_of(SHELF), tmp_path, script=False)
    assert page.locator(".item:visible").count() == 4
    for name, left in (("ports", 3), ("新闻", 1), ("الطاقة", 1)):
        page.locator("nav").get_by_role("link", name=name).click()
        assert page.locator(".item:visible").count() == left
    page.locator(".item:visible").get_by_role("link", name="ports", exact=True).click()
    assert page.locator(".item:visible").count() == 3
    page.get_by_role("link", name="All articles").click()
    assert page.locator(".item:visible").count() == 4
    page.locator(".item").nth(1).locator(".anchor").click()
    assert page.url.endswith("#i-00000000-0000-4000-8000-000000000002")


def test_on_paper_addresses_are_written_out(browser: Browser, tmp_path: Path) -> None:
    page = shown(browser, page_of(SHELF), tmp_path)
    page.emulate_media(media="print")
    assert page.locator("nav").is_hidden()
    after = page.locator(".item h2 a").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert "https://a.example.org/1" in after


def test_a_shared_link_has_a_preview() -> None:
    html = page_of(SHELF)
    found = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', html))
    assert found == {
        "type": "website",
        "title": "Numbers",
        "description": "Stories in which one figure changes what the headline says.",
        "url": "https://lib.example.org/n/",
    }
    last = farewell(build(SHELF, NOW).collection, "n", NOW).files[-1].data.decode()
    assert "og:" not in last
    assert "changes what" not in last
