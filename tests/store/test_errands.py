"""Whether there may be anything to send is told without loading what sends."""

from __future__ import annotations

import pytest

from tests.store.conftest import NOW
from tui.libraries.models import Library, Visibility
from tui.store import errands, libraries, outbox
from tui.store.store import Store


def may_wait(store: Store) -> bool:
    with store.reading() as connection:
        return errands.may_wait(connection)


def test_nothing_waits_where_nobody_sees_a_library(store: Store) -> None:
    assert not may_wait(store)
    store.write(lambda db: libraries.add(db, Library(id="a", name="Mine"), NOW))
    assert not may_wait(store)


def test_a_row_of_the_outbox_may_wait(store: Store) -> None:
    store.write(lambda db: outbox.put(db, "publish", "1", b"{}", domain="", now=NOW))
    assert may_wait(store)


@pytest.mark.parametrize("visibility", [Visibility.PUBLIC, Visibility.UNLISTED])
def test_a_library_that_others_see_may_wait(store: Store, visibility: Visibility) -> None:
    store.write(lambda db: libraries.add(db, Library(id="a", name="Ours", visibility=visibility), NOW))
    assert may_wait(store)
