"""Deeds on several articles at once, each one step of undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.libraries.conftest import seed
from tests.ui.gallery import PIECES, fill
from tui.core.errors import UsageError
from tui.services import annotating, headlines, libraries, marks, saved, several, shelving
from tui.services.copying import What
from tui.services.desk import Desk
from tui.services.exchange import ArticleFormat
from tui.services.shelving import Choice
from tui.services.views import Headline, Scope, ScopeKind


@pytest.fixture
def rows(desk: Desk) -> tuple[Headline, ...]:
    """Six headlines, the seed among them."""
    fill(desk)
    return shown(desk)


def shown(desk: Desk, scope: Scope | None = None) -> tuple[Headline, ...]:
    return headlines.page(desk, headlines.open_view(desk, scope or Scope()), 0, 50)


def test_any_unread_makes_all_read_and_all_read_makes_all_unread(
    desk: Desk, rows: tuple[Headline, ...]
) -> None:
    ids = [row.id for row in rows[:4]]
    marks.set_read(desk, ids[:1], True)
    assert str(several.turn_read(desk, ids)) == "Marked 3 articles as read."
    assert [row.read for row in shown(desk)[:5]] == [True] * 4 + [False]
    assert str(several.turn_read(desk, ids)) == "Marked 4 articles as unread."
    marks.undo(desk)
    assert [row.read for row in shown(desk)[:4]] == [True] * 4
    marks.undo(desk)
    assert [row.read for row in shown(desk)[:4]] == [True, False, False, False]


def test_stars_likewise(desk: Desk, rows: tuple[Headline, ...]) -> None:
    ids = [row.id for row in rows[:3]]
    marks.set_starred(desk, ids[:1], True)
    assert str(several.turn_star(desk, ids)) == "Starred 2 articles."
    marks.undo(desk)
    assert [row.starred for row in shown(desk)[:3]] == [True, False, False]


def test_saved_articles_whose_entry_is_gone_are_passed_over(desk: Desk, rows: tuple[Headline, ...]) -> None:
    library = libraries.add(desk, "Ports")
    shelving.save(desk, [row.id for row in rows[:3]], Choice((library,)))
    scope = Scope(ScopeKind.LIBRARY, library_id=library)
    feeds_of = {row.id: row.feed_id for row in rows}
    from tui.services import feeds

    feeds.remove(desk, feeds_of[rows[1].id])
    ids = [row.id for row in shown(desk, scope)]
    several.turn_read(desk, ids)
    with pytest.raises(UsageError, match="no longer has"):
        several.turn_read(
            desk, [number for number in ids if saved.item(desk, -number).item.title == rows[1].title]
        )


def test_tags_come_to_those_that_are_there(desk: Desk, rows: tuple[Headline, ...]) -> None:
    library = libraries.add(desk, "Ports")
    shelving.save(desk, [row.id for row in rows[:2]], Choice((library,), ("old",)))
    ids = [row.id for row in rows[:3]]  # the third is in no library
    assert str(several.tag(desk, ids, ("new", "old"))) == "Tagged 2 articles."
    assert [record.item.tags for record in saved.items(desk, library)] == [("old", "new")] * 2
    marks.undo(desk)
    assert [record.item.tags for record in saved.items(desk, library)] == [("old",)] * 2
    with pytest.raises(UsageError, match="None of these"):
        several.tag(desk, ids[2:], ("new",))


def test_copying_several_leaves_out_what_has_nothing_of_the_kind(
    desk: Desk, rows: tuple[Headline, ...]
) -> None:
    ids = [row.id for row in rows]
    links = several.text_of(desk, ids, What.LINK).split()
    assert len(set(links)) == len(ids) - 1  # the article that the store begins with has no address
    text = several.text_of(desk, ids, What.ARTICLE)
    assert all(piece.title in text for piece in PIECES)
    figures = several.text_of(desk, ids, What.FIGURE)
    assert "12%" in figures
    listed = several.text_of(desk, ids, What.LIBRARY)
    assert listed.count("](") == len(ids)
    with pytest.raises(UsageError, match="at most"):
        several.text_of(desk, range(several.MOST + 1), What.LINK)


def test_writing_several(desk: Desk, rows: tuple[Headline, ...], tmp_path: Path) -> None:
    written = several.write(desk, [row.id for row in rows[:3]], ArticleFormat("md"), tmp_path / "out")
    assert len(set(written)) == 3
    assert all(path.read_text("utf-8").strip() for path in written)


def test_ids_of_rows_are_those_of_the_pages(desk: Desk, rows: tuple[Headline, ...]) -> None:
    for scope in (Scope(), Scope(oldest_first=True), Scope(ScopeKind.SEARCH, query="the")):
        view = headlines.open_view(desk, scope)
        expected = tuple(row.id for row in headlines.page(desk, view, 0, 50))
        assert headlines.ids(desk, view, range(view.total)) == expected
        assert headlines.ids(desk, view, range(1, 3)) == expected[1:3]


@pytest.mark.parametrize("near", [0, 60, 10_000])
def test_a_highlight_stands_at_the_nearest_of_equal_passages(desk: Desk, near: int) -> None:
    library = libraries.add(desk, "Ports")
    (number,) = shelving.save(desk, [seed(desk)], Choice((library,))).item_ids
    body = saved.reading_of(desk, number).article.text
    word = "the"
    places = [at for at in range(len(body)) if body.startswith(word, at)]
    quote = annotating.highlight(desk, number, word, public=False, near=near)
    assert quote.start == min(places, key=lambda at: abs(at - near))
    reading = saved.with_quotes(desk, saved.reading_of(desk, number))
    assert reading.quotes == ((quote.start, quote.end),)
