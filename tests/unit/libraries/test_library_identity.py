"""Export then import gives back the same library, as far as each format can carry it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.unit.libraries.strategies import LIBRARIES
from tui.core.errors import ParseError
from tui.libraries.exchange import Format, export, import_file
from tui.libraries.formats import library_json, markdown_folder
from tui.libraries.models import Item, Library

modest = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@modest
@given(LIBRARIES)
def test_library_json_keeps_everything(library: Library) -> None:
    data = library_json.write_whole(library)
    assert library_json.read_whole(data) == library
    assert import_file(data, "library.json").items == library.items


@modest
@given(LIBRARIES)
def test_a_markdown_folder_keeps_everything(library: Library) -> None:
    files = markdown_folder.write(library)
    assert len(files) == len(library.items) + 1
    assert markdown_folder.read(files) == library


def only(item: Item, *names: str) -> Item:
    """An item with what a format can carry, and nothing else."""
    return replace(Item(id=""), **{name: getattr(item, name) for name in names})


def of_csv(item: Item) -> Item:
    names = (
        "id",
        "url",
        "title",
        "site",
        "author",
        "published",
        "added",
        "language",
        "tags",
        "excerpt",
        "note",
    )
    return only(item, *names, "figures")


def of_bookmarks(item: Item) -> Item:
    # A comma parts tags there; quotes, site, author and published date have no place.
    tags = tuple(dict.fromkeys(filter(None, (" ".join(tag.replace(",", " ").split()) for tag in item.tags))))
    return replace(only(item, "url", "title", "added", "note"), tags=tags)


@pytest.mark.parametrize(("kind", "carried"), [(Format.CSV, of_csv), (Format.BOOKMARKS, of_bookmarks)])
@modest
@given(library=LIBRARIES)
def test_other_formats_keep_what_they_can_carry(
    kind: Format, carried: Callable[[Item], Item], library: Library
) -> None:
    ((name, data),) = export(library, kind).items()
    back = import_file(data, name)
    assert [carried(item) for item in back.items] == [carried(item) for item in library.items]
    assert back.skipped == ()


@pytest.mark.parametrize("kind", [Format.ATOM, Format.JSON_FEED])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(library=LIBRARIES)
def test_feeds_keep_identity_address_and_date(kind: Format, library: Library) -> None:
    ((name, data),) = export(library, kind).items()
    if not library.items:
        return
    back = {item.id: item for item in import_file(data, name).items}
    assert back.keys() == {item.id for item in library.items}
    for item in library.items:
        assert back[item.id].url == item.url
        # A feed reader does not believe dates of the future.
        if item.published and 1990 < item.published.year < 2026:
            assert back[item.id].published == item.published


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\x00\x01", b"{}", b"{", b"[{]", b"<html></html>", b"name,age\n1,2", b"\xff\xfe"]
)
def test_what_is_nothing_is_said_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ParseError) as caught:
        import_file(data, "thing.bin")
    assert str(caught.value)


def test_a_newer_library_asks_for_an_update() -> None:
    with pytest.raises(ParseError, match="newer"):
        library_json.read_public(b'{"format": "copydesk-library", "version": 99}')


def test_markdown_written_by_hand_is_read() -> None:
    text = "---\nurl: https://example.org/a\ntitle: Plain words\nadded: 2026-11-23\ntags: [one, two]\n---\n\nBody.\n"
    library = markdown_folder.read({"a.md": text.encode(), "picture.png": b"\x89PNG"})
    (item,) = library.items
    assert (item.title, item.tags, item.text) == ("Plain words", ("one", "two"), "Body.")
    assert item.added is not None
    assert item.added.isoformat() == "2026-11-23T00:00:00+00:00"


@pytest.mark.parametrize("head", ["a: &x [1]\nb: *x", "- list", "a: [", "!!python/object:os.system {}"])
def test_yaml_that_does_more_than_say_values_is_refused(head: str) -> None:
    with pytest.raises(ParseError):
        markdown_folder.read({"a.md": f"---\n{head}\n---\n\n".encode()})
