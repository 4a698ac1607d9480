"""Saving to libraries, and what is written of a saved article: tags, notes, quotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.core.messages import N_, Message
from tui.languages.catalogue import _, ngettext_, show
from tui.languages.numbers import format_list
from tui.screens.main.drafting import LIBRARY, SAVE, Drafting, begun_library, name_of, save_draft
from tui.services.views import Headline, LibraryRow, Scope, ScopeKind

if TYPE_CHECKING:
    from tui.screens.libraries.choose import Added, SaveDraft
    from tui.screens.libraries.form import LibraryDraft
    from tui.services.desk import Desk
    from tui.services.saved import Shelved
    from tui.services.shelving import Saved

Gathered = tuple[tuple[LibraryRow, ...], "SaveDraft"]
"""All libraries, and what the dialog begins with."""
_MOST_AT_ONCE = 500
"""Headlines that are saved together."""


class Collecting(Drafting):
    """Saving, and working on what is saved."""

    def action_save_to_library(self) -> None:
        """Choose the libraries of the article under the cursor, or of what is selected."""
        headline = self.marked_headline()
        if ids := self.picked_ids:
            self.choose_libraries(ids, how_many(len(ids)), self.clear_picks)
        elif headline is not None and headline.id:
            self.choose_libraries((headline.id,), headline.heading)

    async def with_save_to_library(self, name: str) -> None:
        """`:save Reading list`."""
        headline = self.marked_headline()
        ids = self.picked_ids or ((headline.id,) if headline is not None and headline.id else ())
        if ids:
            work = partial(_save_by_name, ids=ids, name=name)
            saved = partial(self._saved, then=self.clear_picks)
            self.ask(work, saved, group="save", replace=False, long=len(ids) > 1)

    def action_save_list(self) -> None:
        """Choose libraries for every headline of the list."""
        view = self.headlines.view
        if view is None or not view.total:
            return

        def work(desk: Desk) -> tuple[Headline, ...]:
            from tui.services import headlines  # noqa: PLC0415

            return headlines.page(desk, view, 0, _MOST_AT_ONCE)

        def chosen(found: tuple[Headline, ...]) -> None:
            self.choose_libraries(tuple(each.id for each in found), how_many(len(found)))

        self.ask(work, chosen, group="save")

    def choose_libraries(
        self, ids: tuple[int, ...], what: str, then: Callable[[], None] | None = None
    ) -> None:
        """Open Choose library.

        Args:
            ids: Of the headlines that are to be saved.
            what: Their title, or how many they are.
            then: Is called when they are saved.
        """

        def opened(gathered: Gathered) -> None:
            from tui.screens.libraries.choose import ChooseLibrary  # noqa: PLC0415  with the first need

            rows, draft = gathered
            keep = partial(self.keep_draft, SAVE, name_of(ids))
            dialog = ChooseLibrary(what, rows, draft, self.ask_for_library, keep)
            self.app.push_screen(dialog, partial(self._library_chosen, ids, then, draft))

        self.ask(partial(_gather, ids=ids), opened, group="save")

    def _library_chosen(
        self, ids: tuple[int, ...], then: Callable[[], None] | None, first: SaveDraft, draft: SaveDraft | None
    ) -> None:
        if draft is not None and draft.finished:
            self.ask(
                partial(_save, ids=ids, draft=draft),
                partial(self._saved, then=then),
                group="save",
                replace=False,
                long=len(ids) > 1,
            )
        elif draft != first:
            self.keep_draft(SAVE, name_of(ids), draft)

    def _saved(self, done: Saved, then: Callable[[], None] | None = None) -> None:
        self.tell(_SAVED, names=format_list(done.names))
        self.shelves_changed()
        if then is not None:
            then()
        if done.incomplete and not self.copydesk.offline:
            self.ask(partial(_complete, ids=done.incomplete), group="complete", replace=False, long=True)

    def shelves_changed(self) -> None:
        """Libraries hold something else than before: say so in the lists."""
        self.load_tree()
        if self.scope.kind is ScopeKind.LIBRARY:
            headline = self.headlines.headline
            self.open_scope(self.scope, keep=headline.id if headline else 0)

    # Making a library.

    def ask_for_library(self, then: Added) -> None:
        """Open Add library, make it, and hand it on."""

        def opened(draft: LibraryDraft) -> None:
            from tui.screens.libraries.form import LibraryForm  # noqa: PLC0415

            form = LibraryForm(_("Add library"), draft, keep=partial(self.keep_draft, LIBRARY, ""))
            self.app.push_screen(form, partial(self._library_named, then))

        self.ask(begun_library, opened, group="save")

    def _library_named(self, then: Added, draft: LibraryDraft | None) -> None:
        # A name that turns out to be taken must not be lost with the rest: the draft goes when the library is there.
        self.keep_draft(LIBRARY, "", None if draft is None else replace(draft, finished=False))
        if draft is None or not draft.finished:
            return

        def made(row: LibraryRow) -> None:
            self.keep_draft(LIBRARY, "", None)
            self.load_tree()
            then(row)

        self.ask(partial(_make, draft=draft), made, group="save", replace=False)

    def action_add_library(self) -> None:
        """Make a library and show it."""
        self.ask_for_library(lambda row: self.open_scope(Scope(ScopeKind.LIBRARY, library_id=row.id)))

    # What is written of a saved article.

    def with_item(self, then: Callable[[Shelved], None]) -> None:
        """Find the saved article that is meant and hand it on, or say that it is none."""
        headline = self.marked_headline()
        if headline is None or not headline.id:
            return

        def found(shelved: Shelved | None) -> None:
            if shelved is None:
                self.tell(_NOT_SAVED)
            else:
                then(shelved)

        self.ask(partial(_of_entry, entry_id=headline.id), found, group="item")

    def type_line(self, title: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for a line that may be empty."""
        from tui.screens.dialogs import Ask  # noqa: PLC0415  dialogs come with the first need

        ask = Ask(_(title), value, empty=True)
        self.app.push_screen(ask, lambda text: then(text) if text is not None else None)

    def action_tags(self) -> None:
        """Write the tags of a saved article."""
        from tui.services.annotating import line_of, tags_from  # noqa: PLC0415

        def typed(shelved: Shelved, text: str) -> None:
            self.annotate(shelved.id, tags=tags_from(text))

        if ids := self.picked_ids:
            self.type_line(_MORE_TAGS, "", partial(self._tag, ids))
            return
        self.with_item(
            lambda shelved: self.type_line(_TAGS, line_of(shelved.item.tags), partial(typed, shelved))
        )

    def _tag(self, ids: tuple[int, ...], text: str) -> None:
        """Add tags to several saved articles."""

        def done(message: Message) -> None:
            self.app.notify(show(message), markup=False)
            self.clear_picks()
            self.shelves_changed()

        self.ask(partial(_tag, ids=ids, text=text), done, group="item", replace=False)

    def annotate(self, item_id: int, **values: object) -> None:
        """Change what is written of a saved article, and show it."""
        self.ask(
            partial(_annotate, item_id=item_id, values=values),
            lambda _none: self.shelves_changed(),
            group="item",
            replace=False,
        )


def _gather(desk: Desk, ids: tuple[int, ...]) -> Gathered:
    from tui.screens.libraries.choose import SaveDraft  # noqa: PLC0415
    from tui.services import drafts, feeds, libraries, saved  # noqa: PLC0415
    from tui.services.annotating import line_of  # noqa: PLC0415
    from tui.services.several import check_count  # noqa: PLC0415

    check_count(len(ids))
    rows = feeds.tree(desk).libraries
    kept = drafts.load(desk, SAVE, name_of(ids))
    if kept is not None and (draft := save_draft(kept, rows)) is not None:
        return rows, draft
    known = saved.of_entry(desk, ids[0]) if len(ids) == 1 else None
    if known is not None and known.library_ids:
        item = known.item
        return rows, SaveDraft(known.library_ids, line_of(item.tags), item.note, item.private_note)
    last = max(libraries.every(desk), key=lambda each: each.chosen_at, default=None)
    chosen = (last.id,) if last is not None and last.chosen_at else ()
    return rows, SaveDraft(chosen)


def _save(desk: Desk, ids: tuple[int, ...], draft: SaveDraft) -> Saved:
    from tui.services import drafts  # noqa: PLC0415
    from tui.services.annotating import tags_from  # noqa: PLC0415
    from tui.services.shelving import Choice, save  # noqa: PLC0415

    tags = tags_from(draft.tags)
    # Of one article the dialog shows all; of several only what they are to get besides.
    choice = Choice(draft.library_ids, tags, draft.note, draft.private_note, exact=len(ids) == 1)
    done = save(desk, ids, choice)
    # Not before: what could not be saved is still in the draft.
    drafts.keep(desk, SAVE, name_of(ids), None)
    return done


def _save_by_name(desk: Desk, ids: tuple[int, ...], name: str) -> Saved:
    from tui.services import libraries  # noqa: PLC0415
    from tui.services.several import check_count  # noqa: PLC0415
    from tui.services.shelving import Choice, save  # noqa: PLC0415

    check_count(len(ids))
    return save(desk, ids, Choice((libraries.find(desk, name).id,)))


def _complete(desk: Desk, ids: tuple[int, ...]) -> int:
    from tui.services.completing import complete  # noqa: PLC0415

    return complete(desk, ids)


def _make(desk: Desk, draft: LibraryDraft) -> LibraryRow:
    from tui.libraries.models import Visibility  # noqa: PLC0415
    from tui.services import feeds, libraries, placing  # noqa: PLC0415

    number = libraries.add(desk, draft.name)
    if draft.visibility is not Visibility.PRIVATE:
        place = placing.Place(draft.visibility, draft.target, draft.address, draft.secret)
        placing.publish_at(desk, number, place)
    return next(row for row in feeds.tree(desk).libraries if row.id == number)


def _of_entry(desk: Desk, entry_id: int) -> Shelved | None:
    from tui.services import saved  # noqa: PLC0415

    return saved.of_entry(desk, entry_id)


def _tag(desk: Desk, ids: tuple[int, ...], text: str) -> Message:
    from tui.services import several  # noqa: PLC0415
    from tui.services.annotating import tags_from  # noqa: PLC0415

    return several.tag(desk, ids, tags_from(text))


def _annotate(desk: Desk, item_id: int, values: dict[str, object]) -> None:
    from tui.services import annotating  # noqa: PLC0415

    annotating.annotate(desk, item_id, **values)  # type: ignore[arg-type]


def how_many(count: int) -> str:
    """Return "1 article", "2 articles" in the language in use."""
    return ngettext_("{count} article", "{count} articles", count).format(count=count)


_SAVED = N_("Saved to {names}. ctrl+z takes it back.")
_NOT_SAVED = N_("This article is in no library yet: s saves it.")
_TAGS = N_("Tags, parted by commas")
_MORE_TAGS = N_("Tags that they get besides their own, parted by commas")
