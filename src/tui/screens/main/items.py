"""The menu of a saved article: move it, write notes, highlight quotes, take it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.screens.main.collecting import Collecting, how_many
from tui.services.views import LibraryRow, ScopeKind

if TYPE_CHECKING:
    from tui.services.desk import Desk
    from tui.services.saved import Shelved


class Items(Collecting):
    """What can be done with a saved article."""

    def action_item(self) -> None:
        """Open the menu of the saved article, or of those that are selected."""
        if ids := self.picked_ids:
            self.ask(partial(_items_of, ids=ids), self._items_menu, group="item")
        else:
            self.with_item(self._item_menu)

    def _items_menu(self, items: tuple[int, ...]) -> None:
        """The menu of several saved articles; where they stand in no one library they get tags only."""
        from tui.screens.libraries.menu import Deed, Menu  # noqa: PLC0415

        source = self.scope.library_id if self.scope.kind is ScopeKind.LIBRARY else 0
        deeds: dict[str, Callable[[], None]] = {"tags": self.action_tags}
        if source:
            deeds |= {
                "move": partial(self._move_items, items, source),
                "remove": partial(self._take_out, items, source),
            }
        menu = Menu(how_many(len(items)), [Deed(*deed) for deed in _DEEDS if deed[1] in deeds])
        self.app.push_screen(menu, lambda chosen: deeds[chosen]() if chosen else None)

    def _item_menu(self, shelved: Shelved) -> None:
        from tui.screens.libraries.menu import Deed, Menu  # noqa: PLC0415  with the first need

        deeds: dict[str, Callable[[], None]] = {
            "move": partial(self._move_items, (shelved.id,), self._library_of(shelved)),
            "tags": self.action_tags,
            "note": partial(self._note, shelved, "note", _NOTE, shelved.item.note),
            "private": partial(self._note, shelved, "private_note", _PRIVATE, shelved.item.private_note),
            "quote": partial(self._highlight, shelved, public=False),
            "public_quote": partial(self._highlight, shelved, public=True),
            "quotes": partial(self._quotes, shelved),
            "remove": partial(self._take_out, (shelved.id,), self._library_of(shelved)),
        }
        menu = Menu(shelved.item.title or shelved.item.url, [Deed(*deed) for deed in _DEEDS])
        self.app.push_screen(menu, lambda chosen: deeds[chosen]() if chosen else None)

    def _note(self, shelved: Shelved, column: str, title: str, value: str) -> None:
        self.type_line(title, value, lambda text: self.annotate(shelved.id, **{column: text}))

    def _highlight(self, shelved: Shelved, *, public: bool) -> None:
        span = self.reader.selected_span
        if self.reading is None or span is None or span[0] == span[1]:
            self.tell(_SELECT_FIRST)
            return
        words = self.reading.article.text[span[0] : span[1]]

        def work(desk: Desk) -> None:
            from tui.services import annotating  # noqa: PLC0415

            annotating.highlight(desk, shelved.id, words, public=public, near=span[0])

        self.ask(work, lambda _none: self.highlighted(public), group="item", replace=False)

    def highlighted(self, public: bool) -> None:
        """A passage was highlighted: say so, and draw it."""
        self.tell(_HIGHLIGHTED_PUBLIC if public else _HIGHLIGHTED)
        self.shelves_changed()
        self.read_again()

    def _quotes(self, shelved: Shelved) -> None:
        """List the quotes: enter makes one public or private, or takes it away, in turn of a small menu."""
        from tui.screens.dialogs import Choice, Choose  # noqa: PLC0415

        quotes = shelved.item.quotes
        if not quotes:
            self.tell(_NO_QUOTES)
            return
        choices = [
            Choice(str(number), quote.text[:200], _(_PUBLIC) if quote.public else _(_PRIVATE_WORD))
            for number, quote in enumerate(quotes)
        ]

        def chosen(number: str | None) -> None:
            if number is not None:
                self._quote_menu(shelved, int(number))

        self.app.push_screen(Choose(_(_QUOTES), choices), chosen)

    def _quote_menu(self, shelved: Shelved, number: int) -> None:
        from tui.screens.libraries.menu import Deed, Menu  # noqa: PLC0415

        quotes = list(shelved.item.quotes)
        quote = quotes[number]
        label = _MAKE_PRIVATE if quote.public else _MAKE_PUBLIC
        deeds = [Deed("p", "turn", label), Deed("x", "remove", _REMOVE_QUOTE)]

        def chosen(deed: str | None) -> None:
            if deed == "turn":
                quotes[number] = replace(quote, public=not quote.public)
            elif deed == "remove":
                del quotes[number]
            if deed:
                self.annotate(shelved.id, quotes=tuple(quotes))

        self.app.push_screen(Menu(quote.text[:200], deeds), chosen)

    # Where it is.

    def _library_of(self, shelved: Shelved) -> int:
        """The library that is meant: the open one, else the first that holds it."""
        if self.scope.kind is ScopeKind.LIBRARY:
            return self.scope.library_id
        return next(iter(shelved.library_ids), 0)

    def _move_items(self, items: tuple[int, ...], source: int) -> None:
        from tui.languages.sort import sort_key  # noqa: PLC0415
        from tui.screens.dialogs import Choice, Choose  # noqa: PLC0415

        rows: tuple[LibraryRow, ...] = self.feeds.shown.libraries if self.feeds.shown else ()
        others = sorted((row for row in rows if row.id != source), key=lambda row: sort_key(row.name))
        if not others:
            self.tell(_NO_OTHER)
            return

        def chosen(number: str | None) -> None:
            if number is not None:
                self.ask(
                    partial(_move, items=items, source=source, target=int(number)),
                    lambda _count: self._gone(_MOVED),
                    group="item",
                    replace=False,
                )

        self.app.push_screen(Choose(_(_WHERE), [Choice(str(row.id), row.name) for row in others]), chosen)

    def _take_out(self, items: tuple[int, ...], library_id: int) -> None:
        self.ask(
            partial(_take_out, items=items, library_id=library_id),
            lambda _count: self._gone(_TAKEN_OUT),
            group="item",
            replace=False,
        )

    def _gone(self, template: str) -> None:
        self.tell(template)
        self.clear_picks()
        self.shelves_changed()


def _items_of(desk: Desk, ids: tuple[int, ...]) -> tuple[int, ...]:
    from tui.services import several  # noqa: PLC0415

    return several.items_of(desk, ids)


def _move(desk: Desk, items: tuple[int, ...], source: int, target: int) -> int:
    from tui.services import shelving  # noqa: PLC0415

    return shelving.move(desk, items, source, target)


def _take_out(desk: Desk, items: tuple[int, ...], library_id: int) -> int:
    from tui.services import shelving  # noqa: PLC0415

    return shelving.take_out(desk, items, library_id)


_DEEDS = (
    ("m", "move", N_("Move to another library")),
    ("t", "tags", N_("Tags")),
    ("n", "note", N_("Public note")),
    ("p", "private", N_("Private note")),
    ("h", "quote", N_("Highlight what is selected, for myself")),
    ("H", "public_quote", N_("Highlight what is selected, for everybody")),
    ("q", "quotes", N_("Quotes")),
    ("x", "remove", N_("Take out of the library")),
)
_NOTE = N_("Public note: it is published with the article")
_PRIVATE = N_("Private note: it never leaves the store")
_SELECT_FIRST = N_("Open the article and select the words first: X, or the mouse.")
_HIGHLIGHTED = N_("Highlighted, for yourself. ctrl+z takes it back.")
_HIGHLIGHTED_PUBLIC = N_("Highlighted, for everybody who reads the library. ctrl+z takes it back.")
_NO_QUOTES = N_("No quote is highlighted yet.")
_QUOTES = N_("Quotes")
_PUBLIC = N_("for everybody")
_PRIVATE_WORD = N_("for myself")
_MAKE_PUBLIC = N_("Show it to everybody")
_MAKE_PRIVATE = N_("Keep it to myself")
_REMOVE_QUOTE = N_("Take the quote away")
_NO_OTHER = N_("There is no other library yet.")
_WHERE = N_("Move to which library?")
_MOVED = N_("Moved. ctrl+z takes it back.")
_TAKEN_OUT = N_("Taken out of the library. ctrl+z puts it back.")
