"""Two people's changes to one library, brought together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings

from tests.unit.libraries.strategies import LIBRARIES
from tests.unit.libraries.test_library_bundle import NOW, item, library_of
from tui.libraries.allow import allowed
from tui.libraries.merge import merge
from tui.libraries.models import Library, Quote
from tui.libraries.records import Collection

BASE = library_of(
    item(1, tags=("a", "b"), note="base"),
    item(2, note="base", private_note="mine"),
    item(3),
    description="base",
)


def published(library: Library, after: Collection | None = None) -> Collection:
    return allowed(library, NOW + timedelta(hours=1), after).collection


AGREED = published(BASE)


def test_what_only_one_side_changed_is_taken() -> None:
    first, second, third = BASE.items
    theirs = replace(BASE, items=(replace(first, note="theirs"), second, third), description="theirs")
    ours = replace(BASE, items=(first, replace(second, note="ours"), third))
    merged = merge(ours, published(theirs, AGREED), AGREED)
    assert [each.note for each in merged.items] == ["theirs", "ours", ""]
    assert merged.description == "theirs"
    assert merged.items[1].private_note == "mine"


def test_where_both_changed_ours_stands() -> None:
    first, *rest = BASE.items
    theirs = replace(BASE, items=(replace(first, note="theirs"), *rest))
    ours = replace(BASE, items=(replace(first, note="ours"), *rest))
    assert merge(ours, published(theirs, AGREED), AGREED).items[0].note == "ours"


def test_tags_and_quotes_of_both_sides_are_kept() -> None:
    first, *rest = BASE.items
    theirs = replace(first, tags=("b", "c"), quotes=(Quote("theirs", public=True),))
    ours = replace(first, tags=("a", "b", "d"), quotes=(Quote("ours", public=True), Quote("private")))
    merged = merge(
        replace(BASE, items=(ours, *rest)), published(replace(BASE, items=(theirs, *rest))), AGREED
    ).items[0]
    assert merged.tags == ("b", "d", "c")
    assert [quote.text for quote in merged.quotes] == ["ours", "private", "theirs"]


def test_removals_hold_unless_the_item_was_changed() -> None:
    first, second, third = BASE.items
    theirs = replace(BASE, items=(first,))
    ours = replace(BASE, items=(first, replace(second, note="still needed"), third))
    assert [each.id for each in merge(ours, published(theirs), AGREED).items] == [first.id, second.id]
    mine = replace(BASE, items=(first, third))
    assert [each.id for each in merge(mine, AGREED, AGREED).items] == [first.id, third.id]


def test_additions_of_both_sides_are_there_once() -> None:
    theirs = replace(BASE, items=(*BASE.items, item(4, title="Same page"), item(5)))
    same_page = replace(item(9, title="Same page"), url=item(4).url)
    ours = replace(BASE, items=(*BASE.items, same_page))
    merged = merge(ours, published(theirs), AGREED)
    assert [each.id for each in merged.items] == [each.id for each in (*BASE.items, same_page, item(5))]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LIBRARIES)
def test_merging_with_what_we_published_changes_nothing(library: Library) -> None:
    collection = published(library)
    assert merge(library, collection, collection) == library


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LIBRARIES, LIBRARIES)
def test_nothing_of_ours_is_lost_and_nothing_private_of_theirs_appears(
    ours: Library, theirs: Library
) -> None:
    merged = merge(ours, published(theirs))
    assert {each.id for each in ours.items} <= {each.id for each in merged.items}
    kept = {each.id: each.private_note for each in merged.items}
    assert all(kept[each.id] == each.private_note for each in ours.items)
