"""The article's language versions on the screen, and marks on headlines that nobody has opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.gallery import NOW
from tests.unit.services import conftest as loopback
from tests.unit.services.conftest import Site, item, rss
from tests.unit.services.test_language_versions import CHINESE, ENGLISH, document, link
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.services import feeds
from tui.services.desk import Desk

Start = Callable[..., Any]
QUIET = Settings(refresh_on_start=False)
site = loopback.site


@pytest.fixture
def subscribed(paths: Paths, site: Site) -> Paths:
    """A new store whose only feed to be asked has an article in English, Chinese and, it says, Turkish."""
    links = link("zh-CN", site / "zh") + link("tr", site / "tr")
    body = ENGLISH.format(size="1.28 trillion")
    site.put("en", document("en", "A model for everybody", body, links), "text/html")
    site.put("zh", document("zh-CN", "人人可用的模型", CHINESE), "text/html")
    short = "<p>It has 128 billion parameters and costs $37 million.</p>"
    wrong = "<p>The share rose from 10% to 12%, an increase of 200%, to $37 million.</p>"
    entries = rss(
        item("a", title="A model for everybody", text=short, url=site / "en", day=12),
        item("b", title="A share rises", text=wrong, url="", day=11),
    )
    with Desk.open(paths, QUIET, clock=lambda: NOW) as desk:
        for feed in feeds.tree(desk).feeds:
            if feed.title != "Start here":
                feeds.remove(desk, feed.id)
        feeds.subscribe(desk, site.put("feed", entries), title="Loopback")
    return paths


async def test_t_goes_through_the_languages_and_the_version_marks_a_slip(
    subscribed: Paths, start: Start
) -> None:
    async with start(subscribed, QUIET, offline=False, clock=lambda: NOW) as held:
        await held.press("R")
        await held.press("full_stop")
        held.main.headlines.go(
            next(at for at, line in held.main.headlines.loaded() if line.title == "A model for everybody")
        )
        held.main.open_headline()
        await held.until(lambda: held.main.reading and "trillion" in held.main.reading.article.text)
        await held.press()
        assert "en ⇄ 简体 Tr" in held.text()
        entry = held.main.reading.entry_id
        await held.press("T")
        assert "1280亿" in held.main.reading.article.text
        assert held.main.reading.entry_id == entry
        assert "简体 ⇄ en Tr" in held.text()
        await held.press("T")
        assert "1280亿" in held.main.reading.article.text, "the Turkish one is missing: it stays where it is"
        await held.press("T")
        assert "trillion" in held.main.reading.article.text
        assert [finding.suggest_text for finding in held.main.reading.findings] == ["128 billion"]
        assert "⚠" in held.text()
        await held.main.with_article_language("简体中文")
        await held.press()
        assert "1280亿" in held.main.reading.article.text


async def test_what_came_is_examined_without_being_opened(subscribed: Paths, start: Start) -> None:
    async with start(subscribed, QUIET, offline=False, clock=lambda: NOW) as held:
        held.main.keep_position()
        before = held.main.feeds.shown.to_check
        await held.press("R")
        await held.press("full_stop")
        lines = {line.title: line.checks for _index, line in held.main.headlines.loaded()}
        assert lines["A share rises"] == 1
        assert held.main.feeds.shown.to_check == before + 1
