"""Messages keep a sentence and its values apart, through storage too, and count."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from tui.core.messages import N_, Message, counted, packed, unpacked
from tui.languages import catalogue
from tui.languages.catalogue import show


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def feeds(count: int) -> Message:
    return counted("{count} feed asked", "{count} feeds asked", count)


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0 feeds asked"), (1, "1 feed asked"), (2, "2 feeds asked")]
)
def test_a_counted_message_takes_the_form_of_its_count(count: int, shown: str) -> None:
    assert str(feeds(count)) == show(feeds(count)) == shown


def test_other_languages_take_their_own_forms() -> None:
    assert catalogue.use("tr") == "tr"
    assert show(feeds(1)) == catalogue.ngettext_("{count} feed asked", "{count} feeds asked", 1).format(
        count=1
    )
    assert show(feeds(1)) != "1 feed asked"


def test_a_message_comes_back_from_storage_as_it_was() -> None:
    inner = counted("{count} article", "{count} articles", 1)
    message = Message(N_("Saved to {names}. ctrl+z takes it back."), {"names": ["a", "b"], "what": inner})
    for each in (message, inner, feeds(3), Message("plain", {})):
        assert unpacked(packed(each)) == each


def test_messages_of_earlier_versions_are_read() -> None:
    assert unpacked(json.dumps(["{host} is away", {"host": "a.example"}])) == Message(
        "{host} is away", {"host": "a.example"}
    )


def test_names_and_days_are_written_as_the_language_does() -> None:
    message = Message("{names}: {day}", {"names": ("A", "B", "C"), "day": date(2026, 3, 12)})
    moment = Message("{at}", {"at": datetime(2026, 3, 12, 14, 5, tzinfo=UTC)})
    assert show(message) == "A, B and C: 12 Mar 2026"
    assert "12 Mar 2026" in show(moment)
    catalogue.use("zh_Hans")
    assert show(message) == "A、B和C: 2026年3月12日"
