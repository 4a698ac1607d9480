"""Names stand where readers of each language look for them; files keep one order everywhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tui.cli.call import run
from tui.core.messages import Message
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.languages import catalogue
from tui.services import feeds, libraries, opml
from tui.services.desk import Desk
from tui.services.views import FeedRow, FeedTree, LibraryRow
from tui.widgets.feed_list import rows_of

QUIET = Settings(refresh_on_start=False)
Start = Callable[..., Any]
NAMES = ("重庆", "Zebra", "阿里", "北京", "Äpfel")
IN_CHINESE = ["Äpfel", "Zebra", "阿里", "北京", "重庆"]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def labels(tree: FeedTree) -> list[str]:
    return [row.label for row in rows_of(tree, set()) if row.label in NAMES]


def test_feeds_folders_and_libraries_follow_the_language() -> None:
    rows = tuple(FeedRow(n, name, f"https://{n}.example", "", "", 0, 0) for n, name in enumerate(NAMES))
    shelves = tuple(LibraryRow(n, name, 0, Message("private", {})) for n, name in enumerate(NAMES))
    catalogue.use("zh_Hans")
    assert labels(FeedTree(rows, (), 0, 0, 0, 0)) == IN_CHINESE
    assert labels(FeedTree((), NAMES, 0, 0, 0, 0)) == IN_CHINESE
    assert labels(FeedTree((), (), 0, 0, 0, 0, libraries=shelves)) == IN_CHINESE
    catalogue.use("en")
    assert labels(FeedTree((), NAMES, 0, 0, 0, 0)) == ["Äpfel", "Zebra", "北京", "重庆", "阿里"]


def test_a_folder_stands_right_before_what_lies_in_it() -> None:
    tree = FeedTree((), ("a", "a b", "a/z", "b"), 0, 0, 0, 0)
    assert [row.scope.folder for row in rows_of(tree, set()) if row.scope and row.scope.folder] == [
        "a",
        "a/z",
        "a b",
        "b",
    ]


@pytest.fixture
def stocked(paths: Paths) -> Paths:
    with Desk.open(paths, QUIET, offline=True) as desk:
        for feed in feeds.tree(desk).feeds:
            feeds.remove(desk, feed.id)
        for number, name in enumerate(NAMES):
            libraries.add(desk, name)
            feeds.subscribe(desk, f"https://{number}.example/feed", title=name)
    return paths


async def test_a_change_of_language_sorts_the_list_anew(stocked: Paths, start: Start) -> None:
    async with start(stocked, QUIET) as held:
        shown = [line.strip(" ◇") for line in held.text().splitlines()]
        before = [name for line in shown for name in NAMES if line.startswith(name)]
        held.app.speak("zh_Hans")
        await held.press()
        shown = [line.strip(" ◇") for line in held.text().splitlines()]
        after = [name for line in shown for name in NAMES if line.startswith(name)]
        assert sorted(before) == sorted(after)
        assert before != after
        assert after == IN_CHINESE * (len(after) // len(IN_CHINESE))


async def test_the_palette_lists_commands_by_their_name(gallery: Paths, start: Start) -> None:
    async with start(gallery, QUIET) as held:
        held.app.speak("tr")
        await held.press("ctrl+p")
        names = [
            str(option.prompt).splitlines()[0]
            for option in held.app.screen.query_one("CommandList").options
            if str(option.prompt)
        ]
        assert len(names) > 20
        from tui.languages.sort import sort_key

        assert names == sorted(names, key=sort_key)


def test_lists_for_people_follow_the_language_and_files_do_not(
    stocked: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*words: str) -> str:
        assert run(["--offline", *words]) == 0
        return capsys.readouterr().out

    for verb in ("libraries", "feeds"):
        listed = said("--lang", "zh-Hans", verb)
        assert [name for line in listed.splitlines() for name in NAMES if name in line] == IN_CHINESE
        data = [json.loads(said("--lang", tag, verb, "--json")) for tag in ("zh-Hans", "tr")]
        assert [row["id"] for row in data[0]] == [row["id"] for row in data[1]]
    with Desk.open(stocked, QUIET, offline=True) as desk:
        catalogue.use("zh_Hans")
        written = opml.export_opml(desk)
        catalogue.use("tr")
        assert opml.export_opml(desk) == written
