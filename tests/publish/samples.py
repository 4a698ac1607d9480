"""A library and its bundle, made anew for these tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tui.libraries.bundle import Bundle, build
from tui.libraries.models import Item, KeyFigure, Library, Quote, Visibility
from tui.libraries.records import Collection
from tui.publish.manifest import Publisher

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
ANNA = Publisher("Anna at her desk", "aaaaaaaaaaaaaaaa")
BORIS = Publisher("Boris on the train", "bbbbbbbbbbbbbbbb")

LIBRARY = Library(
    id="6f9619ff-8b86-4d11-b42d-00c04fc964ff",
    name="Numbers worth a second look",
    visibility=Visibility.PUBLIC,
    slug="numbers",
    created=datetime(2026, 11, 1, tzinfo=UTC),
    items=(
        Item(
            id="0b1f8a3e-6f0e-4c7e-9d4b-1c2d3e4f5a6b",
            url="https://courier.example.org/plant?utm_source=feed",
            title="A plant for $8 billion",
            site="The Courier",
            added=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
            tags=("energy",),
            excerpt="The plant is to open in 2031.",
            note="Compare with the ministry's forecast.",
            quotes=(
                Quote("We will say plainly why not.", public=True),
                Quote("Between ourselves, doubtful."),
            ),
            figures=(KeyFigure("$8 billion", "cost of the plant"),),
            private_note="Ask Jonas about the subsidy before writing.",
        ),
        Item(
            id="1b1f8a3e-6f0e-4c7e-9d4b-1c2d3e4f5a6b",
            url="https://herald.example.net/exports",
            title="Exports rose by 42%",
            added=datetime(2026, 11, 21, tzinfo=UTC),
        ),
    ),
)


def bundle_of(library: Library = LIBRARY, previous: Collection | None = None, now: datetime = NOW) -> Bundle:
    return build(library, now, address="https://lib.example.org/numbers/", previous=previous)


def renamed(name: str) -> Library:
    return replace(LIBRARY, name=name)
