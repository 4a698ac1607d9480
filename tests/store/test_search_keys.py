"""What a search asks the index for is in every text that holds the words, and little of it where words are many."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.conftest import keep, row, subscribe
from tui.feeds.filters import Query, Words
from tui.store import search
from tui.store.search import Within
from tui.store.searchtext import FEW_KEYS, KEYS_OF_SEVERAL, MOST_KEYS, indexed, joined, keys, needle, words
from tui.store.store import Store

SIGNS = st.text("abc İé5'-公司会แมว ", min_size=1, max_size=30)


@settings(max_examples=300)
@given(SIGNS, SIGNS, SIGNS, st.integers(1, 8))
def test_every_key_of_a_word_is_in_the_text_that_holds_it(
    before: str, word: str, after: str, many: int
) -> None:
    held = indexed(f"{before} {word} {after}")
    wanted = needle(word)
    if wanted and wanted in held:
        assert all(key in held for key in keys(wanted, many))


@settings(max_examples=200)
@given(SIGNS)
def test_words_at_hand_make_the_same_text_for_the_index(text: str) -> None:
    assert joined(words(text)) == indexed(text)


def test_few_keys_are_asked_for() -> None:
    assert keys("gla") == ("gla",)
    assert keys("friday") == ("fri", "rid", "ida", "day")
    assert len(keys("glaciers")) == FEW_KEYS
    assert keys("glaciers", 2) == ("gla", "aci", "ers")
    assert len(keys("friday", 2)) + len(keys("glaciers", 2)) == KEYS_OF_SEVERAL
    assert len(keys("antidisestablishmentarianism of a kind")) == MOST_KEYS
    assert len(keys("antidisestablishmentarianism", 9)) == 2


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("glaciers", "friday"), ["a", "b"]),
        (("glaciers", "friday", "harbour"), ["b"]),
        (("公司", "投资"), ["c"]),
        (("公", "司"), ["c", "d"]),
        (("แมว", "น้ำ"), ["e"]),
        (("5g", "glaciers"), ["b"]),
        (("glaciers", "monday"), []),
    ],
)
def test_several_words_are_all_there(store: Store, typed: tuple[str, ...], found: list[str]) -> None:
    texts = {
        "a": "Glaciers melt. On Friday nothing happened.",
        "b": "A harbour without glaciers, Friday, with 5G",
        "c": "公司宣布投资计划",
        "d": "司机去了公园",
        "e": "แมวกินน้ำ",
        "f": "glades, fridge, days, riders, aciers and ida",
    }
    keep(store, subscribe(store), *(row(name, title=name * 7, text=text) for name, text in texts.items()))
    query = Query(tuple((Words(word),) for word in typed))
    with store.reading() as connection:
        ids = search.matching(connection, query, Within(), 10)
        names = [
            connection.execute("SELECT guid FROM entries WHERE id = ?", (each,)).fetchone()[0] for each in ids
        ]
    assert sorted(names) == found
