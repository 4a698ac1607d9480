"""The menu of a library: its name, its order, who sees it, publishing with progress and stop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from tui.core.messages import N_, Message, counted
from tui.languages.catalogue import _, show
from tui.screens.main.items import Items
from tui.screens.main.managing import Managing
from tui.services.views import LibraryRow, Scope, ScopeKind

if TYPE_CHECKING:
    from tui.publish.plan import Step
    from tui.screens.libraries.form import LibraryDraft
    from tui.services.desk import Desk
    from tui.services.outbox import Delivered
    from tui.services.publishing import Publication

_LOOK_SECONDS = 15.0
"""How often public libraries are looked at for changes that wait."""


class Shelves(Items, Managing):
    """What can be done with a library."""

    _publishing: Event | None = None
    """Set it to stop what is being published; None while nothing is."""

    def on_mount(self) -> None:
        """Publish what waits, now and then."""
        self.set_interval(_LOOK_SECONDS, self._publish_waiting)

    def library_here(self) -> LibraryRow | None:
        """The library under the cursor of the feed list, else the one whose list is open."""
        row = self.feeds.row
        if self.feeds.has_focus and row is not None and row.scope is not None:
            return row.library
        rows = self.feeds.shown.libraries if self.feeds.shown else ()
        wanted = self.scope.library_id if self.scope.kind is ScopeKind.LIBRARY else 0
        return next((each for each in rows if each.id == wanted), None)

    def action_edit_feed(self) -> None:
        """The menu of what the cursor is on: a library, a feed or a folder."""
        library = self.library_here()
        if library is None:
            super().action_edit_feed()
        else:
            self._library_menu(library)

    def _library_menu(self, library: LibraryRow) -> None:
        from tui.screens.libraries.menu import Deed, Menu  # noqa: PLC0415  with the first need

        deeds: dict[str, tuple[str, str, Callable[[], None]]] = {
            "rename": ("n", _RENAME, partial(self._rename_library, library)),
            "sort": ("s", _SORT, partial(self._sort_library, library)),
            "publish": ("p", _PUBLISH, partial(self._ask_place, library)),
        }
        if library.public:
            deeds |= {
                "now": ("r", _PUBLISH_NOW, partial(self.publish, library)),
                "merge": ("m", _MERGE, partial(self._merge, library)),
                "unpublish": ("u", _UNPUBLISH, partial(self._unpublish, library)),
            }
        deeds["export"] = ("e", _EXPORT, self.export_library)
        deeds["remove"] = ("x", _REMOVE, partial(self._remove_library, library))
        menu = Menu(
            f"{library.name} · {show(library.state)}",
            [Deed(key, name, label) for name, (key, label, _do) in deeds.items()],
        )
        self.app.push_screen(menu, lambda chosen: deeds[chosen][2]() if chosen else None)

    def export_library(self) -> None:
        """Write the library in a format; `screens.main.sharing` knows how."""

    def _rename_library(self, library: LibraryRow) -> None:
        self.type_line(_NEW_NAME, library.name, lambda name: self._change_library(library, name=name))

    def _sort_library(self, library: LibraryRow) -> None:
        from tui.screens.dialogs import Choice, Choose  # noqa: PLC0415

        choices = [Choice(name, _(label)) for name, label in _SORTS.items()]
        self.app.push_screen(
            Choose(_(_SORT), choices),
            lambda order: self._change_library(library, sort=order) if order else None,
        )

    def _change_library(self, library: LibraryRow, **values: str) -> None:
        def work(desk: Desk) -> None:
            from tui.services import libraries  # noqa: PLC0415

            libraries.change(desk, library.id, **values)

        self.ask(work, lambda _none: self.shelves_changed(), group="item", replace=False)

    def _remove_library(self, library: LibraryRow) -> None:
        def work(desk: Desk) -> None:
            from tui.services import libraries  # noqa: PLC0415

            libraries.remove(desk, library.id)

        def done(_none: None) -> None:
            self.tell(_REMOVED, name=library.name)
            self.load_tree()
            self.open_scope(Scope())

        self.ask(work, done, group="item", replace=False)

    # Publishing.

    def action_publish(self) -> None:
        """Publish the library under the cursor, asking where the first time; while it publishes, stop."""
        library = self.library_here()
        if self._publishing is not None:
            self._publishing.set()
        elif library is None:
            self.tell(_NO_LIBRARY)
        elif library.public:
            self.publish(library)
        else:
            self._ask_place(library)

    def _ask_place(self, library: LibraryRow) -> None:
        def opened(draft: LibraryDraft) -> None:
            from tui.screens.libraries.form import LibraryForm  # noqa: PLC0415

            title = _(_PUBLISH_WHAT).format(name=library.name)
            self.app.push_screen(LibraryForm(title, draft, named=True), partial(self._placed, library))

        self.ask(partial(_place_draft, library_id=library.id), opened, group="item")

    def _placed(self, library: LibraryRow, draft: LibraryDraft | None) -> None:
        if draft is None or not draft.finished:
            return
        work = partial(_publish_at, library_id=library.id, draft=draft)
        self.ask(work, lambda _none: self.publish(library), group="item", replace=False)

    def publish(self, library: LibraryRow) -> None:
        """Publish a library now, with progress in the bottom line."""
        stop = self._publishing = Event()

        def step(done: Step) -> None:
            text = f"{library.name} {done.done}/{done.total}"
            self.app.call_from_thread(self.bottom_bar.tell, text)

        def done(made: Publication) -> None:
            self._published()
            if made.published.sent or made.published.deleted:
                self.tell(_PUBLISHED, name=made.name, address=made.address)
            else:
                self.tell(_NOTHING_NEW, name=made.name)
            if made.withheld:
                why, count = made.withheld[0].why, len(made.withheld)
                several = counted("{count} stays out. {why}", "{count} stay out. {why}", count, why=why)
                self.tell_error(why if count == 1 else several)

        def failed(message: Message) -> None:
            self._published()
            self.tell_error(message)

        work = partial(_publish, library_id=library.id, step=step, stop=stop)
        self.ask(work, done, group="publish", replace=False, long=True, failed=failed)

    def _published(self) -> None:
        self._publishing = None
        self.bottom_bar.tell("")
        self.load_tree()

    def _publish_waiting(self) -> None:
        rows = self.feeds.shown.libraries if self.feeds.shown else ()
        if self._publishing is None and not self.copydesk.offline and rows:
            self.ask(_deliver, self._delivered, group="deliver-libraries", long=True)

    def _delivered(self, delivered: Delivered) -> None:
        if delivered.done or delivered.failed or delivered.later:
            self.load_tree()

    def _merge(self, library: LibraryRow) -> None:
        def done(count: int) -> None:
            came = counted("{count} article came; publishing.", "{count} articles came; publishing.", count)
            self.app.notify(show(came), markup=False)
            self.shelves_changed()
            self.publish(library)

        self.ask(partial(_merge, library_id=library.id), done, group="publish", replace=False, long=True)

    def _unpublish(self, library: LibraryRow) -> None:
        def done(_none: None) -> None:
            self.tell(_UNPUBLISHED, name=library.name)
            self.load_tree()

        self.ask(partial(_unpublish, library_id=library.id), done, group="publish", replace=False, long=True)


def _place_draft(desk: Desk, library_id: int) -> LibraryDraft:
    from tui.libraries.models import Visibility  # noqa: PLC0415
    from tui.screens.libraries.form import LibraryDraft  # noqa: PLC0415
    from tui.services import libraries, placing  # noqa: PLC0415

    record = next(each for each in libraries.every(desk) if each.id == library_id)
    visibility = Visibility.PUBLIC if record.visibility is Visibility.PRIVATE else record.visibility
    target = record.target or placing.places(desk)[0]
    return LibraryDraft(record.name, visibility, target, record.address, record.secret)


def _publish_at(desk: Desk, library_id: int, draft: LibraryDraft) -> None:
    from tui.services import placing  # noqa: PLC0415

    place = placing.Place(draft.visibility, draft.target, draft.address, draft.secret)
    placing.publish_at(desk, library_id, place)


def _publish(desk: Desk, library_id: int, step: Callable[[Step], None], stop: Event) -> Publication:
    from tui.services import publishing  # noqa: PLC0415

    return publishing.publish(desk, library_id, on_progress=step, stop=stop)


def _deliver(desk: Desk) -> Delivered:
    from tui.services import publish_queue  # noqa: PLC0415

    return publish_queue.deliver(desk)


def _merge(desk: Desk, library_id: int) -> int:
    from tui.services import publishing  # noqa: PLC0415

    return publishing.merge(desk, library_id)


def _unpublish(desk: Desk, library_id: int) -> None:
    from tui.services import publishing  # noqa: PLC0415

    publishing.unpublish(desk, library_id)


_RENAME = N_("Rename")
_SORT = N_("Sort")
_PUBLISH = N_("Who may see it, and where it is published")
_PUBLISH_NOW = N_("Publish now")
_MERGE = N_("Take in what somebody else published, then publish")
_UNPUBLISH = N_("Take it back: private again")
_EXPORT = N_("Export")
_REMOVE = N_("Remove")
_NEW_NAME = N_("New name of the library")
_SORTS = {
    "added": N_("What was saved last first"),
    "published": N_("What was published last first"),
    "title": N_("By title"),
}
_REMOVED = N_("Removed: {name}. ctrl+z takes it back.")
_NO_LIBRARY = N_("Go to a library in the feed list first.")
_PUBLISH_WHAT = N_("Publish “{name}”")
_PUBLISHED = N_("Published: {name} {address}")
_NOTHING_NEW = N_("{name}: everything is there already.")
_UNPUBLISHED = N_("{name} is private again; a notice stays for 30 days.")
