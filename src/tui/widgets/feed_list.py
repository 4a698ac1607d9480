"""The feed list: smart rows, folders that fold, feeds with what is unread and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len

from tui.core.messages import N_
from tui.languages.catalogue import _, show
from tui.languages.sort import path_key, sort_key
from tui.services.views import FeedRow, FeedTree, LibraryRow, Scope, ScopeKind
from tui.widgets.cells import cut, pad
from tui.widgets.rows import Part, RowList

SMART = {
    ScopeKind.ALL: N_("All"),
    ScopeKind.UNREAD: N_("Unread"),
    ScopeKind.TO_CHECK: N_("Figures to check"),
    ScopeKind.SAVED: N_("Saved"),
    ScopeKind.CORRECTIONS: N_("Corrections"),
}


class Row(NamedTuple):
    """One row as it is drawn."""

    scope: Scope | None
    """What it opens; None for a row that is only space."""
    label: str = ""
    entries: int = 0
    mark: str = " "
    """● unread, ! failed, ■ stopped, ▾ ▸ folders."""
    depth: int = 0
    feed: FeedRow | None = None
    library: LibraryRow | None = None
    """The library that the row is, or whose state it tells."""


class FeedList(RowList):
    """What there is to read, and how much of it is new."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  the toolkit's name
        super().__init__(id=id)
        self._rows: list[Row] = []
        self._tree: FeedTree | None = None
        self.folded: set[str] = set()
        """Paths of the folders that are folded."""
        self.empty_message = N_("Opening …")
        """What to say before the feeds are there, or instead of them."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.index] if 0 <= self.index < len(self._rows) else None

    @property
    def shown(self) -> FeedTree | None:
        """What is shown; None until it was loaded."""
        return self._tree

    def show(self, tree: FeedTree) -> None:
        """Show `tree` and keep the cursor on what it was on."""
        before = self.row
        self._tree = tree
        self._rows = list(rows_of(tree, self.folded))
        self.rows_changed()
        if before is None or before.scope is None or not self.find(before.scope):
            self.go(max(0, self.index), tell=False)

    def speak(self) -> None:
        """Sort and draw again: each language has its own order of names."""
        if self._tree is not None:
            self.show(self._tree)
        super().speak()

    def find(self, scope: Scope) -> bool:
        """Put the cursor on the row of `scope` without telling; folded folders stay folded.

        Returns:
            Whether there is such a row.
        """
        for index, row in enumerate(self._rows):
            if row.scope is not None and _same(row.scope, scope):
                self.go(index, tell=False)
                return True
        return False

    def fold(self) -> None:
        """Fold or unfold the folder under the cursor, or the one that the feed under it lies in."""
        row = self.row
        if row is None or row.scope is None or self._tree is None:
            return
        path = row.scope.folder if row.feed is None else row.feed.folder
        if not path:
            return
        self.folded ^= {path}
        self.show(self._tree)
        self.find(Scope(ScopeKind.FOLDER, folder=path))

    def unread_feed(self, step: int) -> Scope | None:
        """Return the next feed with something unread, around the end if need be.

        Args:
            step: 1 for the next, -1 for the one before.
        """
        count = len(self._rows)
        for distance in range(1, count + 1):
            row = self._rows[(max(self.index, 0) + step * distance) % count]
            if row.feed is not None and row.feed.unread:
                return row.scope
        return None

    def selectable(self, index: int) -> bool:
        """Whether the row is more than space."""
        return self._rows[index].scope is not None

    def show_cursor(self) -> None:
        """Bring the cursor's row into view, a library's with the line that says who sees it."""
        super().show_cursor()
        row, below = self.row, self.index + 2
        if row is not None and row.library is not None and below > self.top + self.size.height > 0:
            self.scroll_to(y=below - self.size.height, animate=False)

    def empty_text(self) -> str:
        """What to say before the feeds are there."""
        return _(self.empty_message) if self._tree is None else ""

    def row_parts(self, index: int, line: int, width: int) -> Iterable[Part]:
        """Draw a row: mark, name, count at the right."""
        row = self._rows[index]
        if row.scope is None:
            yield from _quiet_parts(row, width)
            return
        number = str(row.entries) if row.entries else ""
        label = _(row.label) if row.scope.kind in SMART else row.label
        lead = " " * (1 + 2 * row.depth)
        room = width - len(lead) - 2 - (cell_len(number) + 1 if number else 0) - 1
        name = "strong" if row.entries and row.library is None else "dim" if row.feed else ""
        yield lead, ""
        yield f"{row.mark} ", "warning" if row.mark in "!■" else "accent"
        yield pad(cut(label, room), room), name
        if number:
            yield f" {number}", "accent"
        yield " ", ""


def rows_of(tree: FeedTree, folded: set[str]) -> Iterable[Row]:
    """Yield the rows of a tree: smart rows, feeds without a folder, folders with theirs; names as the language sorts.

    Args:
        tree: All feeds and folders.
        folded: Paths of folders whose feeds are not shown.
    """
    yield Row(Scope(ScopeKind.ALL), SMART[ScopeKind.ALL], 0, " ")
    yield Row(Scope(ScopeKind.UNREAD), SMART[ScopeKind.UNREAD], tree.unread, "●" if tree.unread else " ")
    yield Row(
        Scope(ScopeKind.TO_CHECK), SMART[ScopeKind.TO_CHECK], tree.to_check, "⚠" if tree.to_check else " "
    )
    yield Row(Scope(ScopeKind.SAVED), SMART[ScopeKind.SAVED], tree.starred, "★" if tree.starred else " ")
    news = "!" if tree.corrections_news else " "
    yield Row(Scope(ScopeKind.CORRECTIONS), SMART[ScopeKind.CORRECTIONS], tree.corrections, news)
    by_folder: dict[str, list[FeedRow]] = {}
    for feed in sorted(tree.feeds, key=lambda feed: sort_key(feed.name)):
        by_folder.setdefault(feed.folder, []).append(feed)
    yield Row(None)
    for feed in by_folder.pop("", ()):
        yield _feed_row(feed, 0)
    for path in sorted({*tree.folders, *by_folder} - {""}, key=path_key):
        feeds = by_folder.get(path, [])
        depth = path.count("/")
        if any(path.startswith(parent + "/") for parent in folded):
            continue
        inside = [feed for feed in tree.feeds if feed.folder == path or feed.folder.startswith(path + "/")]
        unread = sum(feed.unread for feed in inside)
        scope = Scope(ScopeKind.FOLDER, folder=path)
        yield Row(scope, path.rsplit("/", 1)[-1], unread, "▸" if path in folded else "▾", depth)
        if path not in folded:
            for feed in feeds:
                yield _feed_row(feed, depth + 1)
    if tree.libraries:
        yield Row(None)
        yield Row(None, _LIBRARIES)
    for library in sorted(tree.libraries, key=lambda library: sort_key(library.name)):
        scope = Scope(ScopeKind.LIBRARY, library_id=library.id)
        yield Row(scope, library.name, library.items, "◆" if library.public else "◇", library=library)
        yield Row(None, library=library)


def _feed_row(feed: FeedRow, depth: int) -> Row:
    mark = "■" if feed.stopped else "!" if feed.failure else "●" if feed.unread else " "
    return Row(Scope(ScopeKind.FEED, feed_id=feed.id), feed.name, feed.unread, mark, depth, feed)


def _same(one: Scope, other: Scope) -> bool:
    return _key(one) == _key(other)


def _key(scope: Scope) -> tuple[ScopeKind, int, str, int]:
    return scope.kind, scope.feed_id, scope.folder, scope.library_id


def _quiet_parts(row: Row, width: int) -> Iterable[Part]:
    """Draw a row that the cursor passes over: space, a heading, who sees the library above it."""
    if row.library is not None:
        yield "   " + pad(cut(show(row.library.state), width - 3), width - 3), "dim"
    elif row.label:
        yield " " + pad(cut(_(row.label), width - 2), width - 1), "dim"


_LIBRARIES = N_("LIBRARIES")
