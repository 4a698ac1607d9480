"""Marks on a saved article: they are those of the entry that it was saved from, while there is one."""

from __future__ import annotations

import pytest

from tests.libraries.conftest import reading, seed
from tui.core.errors import UsageError
from tui.services import feeds, headlines, libraries, marks, shelving
from tui.services.desk import Desk
from tui.services.shelving import Choice
from tui.services.views import Headline, Scope, ScopeKind


def shown(desk: Desk, library: int) -> Headline:
    """The one headline of a library."""
    view = headlines.open_view(desk, Scope(ScopeKind.LIBRARY, library_id=library))
    return headlines.page(desk, view, 0, 1)[0]


def entry(desk: Desk) -> Headline:
    """The headline of the entry, in its feed."""
    return headlines.page(desk, headlines.open_view(desk, Scope()), 0, 1)[0]


def test_a_mark_on_a_saved_article_is_kept_at_its_entry_and_taken_back(desk: Desk) -> None:
    library = libraries.add(desk, "Ports")
    shelving.save(desk, [seed(desk)], Choice((library,)))
    saved = shown(desk, library).id
    assert saved < 0
    for read in (True, False):
        marks.set_read(desk, (saved,), read)
        assert (entry(desk).read, shown(desk, library).read) == (read, read)
    marks.undo(desk)
    assert shown(desk, library).read
    marks.set_starred(desk, (saved,), True)
    assert (entry(desk).starred, shown(desk, library).starred) == (True, True)
    marks.undo(desk)
    assert not shown(desk, library).starred


def test_a_whole_library_is_marked_read_in_the_store(desk: Desk) -> None:
    library = libraries.add(desk, "Ports")
    shelving.save(desk, [seed(desk)], Choice((library,)))
    shelving.save_reading(desk, reading(desk, "https://harbour.example/other"), Choice((library,)))
    marks.set_read(desk, (seed(desk),), False)
    view = headlines.open_view(desk, Scope(ScopeKind.LIBRARY, library_id=library))
    marks.mark_scope_read(desk, view)
    assert entry(desk).read


def test_where_the_entry_is_gone_it_is_said(desk: Desk) -> None:
    library = libraries.add(desk, "Ports")
    shelving.save(desk, [seed(desk)], Choice((library,)))
    for feed in feeds.tree(desk).feeds:
        feeds.remove(desk, feed.id)
    saved = shown(desk, library)
    assert saved.read
    with pytest.raises(UsageError, match="no longer has this saved article"):
        marks.set_read(desk, (saved.id,), False)
    with pytest.raises(UsageError, match="no longer has this saved article"):
        marks.set_starred(desk, (saved.id,), True)
    assert marks.set_read(desk, (saved.id,), True, undoable=False) == ()
