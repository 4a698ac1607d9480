"""Choose library: a list that is filtered as one types, several at once, with tags and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.core.messages import N_
from tui.languages.catalogue import _, show
from tui.languages.fold import fold
from tui.languages.sort import sort_key
from tui.screens.dialogs import STYLES, FieldLabel, align_labels
from tui.screens.libraries.form import SHELF_STYLES
from tui.screens.resting import Rest
from tui.services.views import LibraryRow
from tui.widgets.cells import cut, pad

_NAME_CELLS = 34


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """What stands in the dialog."""

    library_ids: tuple[int, ...] = ()
    tags: str = ""
    """As typed, parted by commas."""
    note: str = ""
    private_note: str = ""
    finished: bool = False
    """False where the dialog was left with esc: the draft is kept."""


Added = Callable[[LibraryRow], None]
KeepDraft = Callable[[SaveDraft], None]
"""Keeps what stands in the dialog while it is written."""
AskForLibrary = Callable[[Added], None]
"""Asks the person for a new library, makes it, and hands it on."""


class _Libraries(OptionList):
    """The list; what is typed in it goes to the filter as it was typed, in any script."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Claim the keys that the dialog hands to the filter."""
        return character is not None and character.isprintable()


class ChooseLibrary(ModalScreen[SaveDraft | None]):
    """Choose where an article is saved; the result is None where it was cancelled.

    Args:
        what: The article's title, or how many there are; may be text from outside.
        rows: All libraries.
        draft: What is chosen and written at first.
        ask_for_library: Opens Add library.
        keep: Keeps the draft while it is written.
    """

    CSS_PATH: ClassVar[list[Path]] = [STYLES, SHELF_STYLES]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "finish", show=False),
        Binding("ctrl+n", "add", show=False),
    ]

    def __init__(
        self,
        what: str,
        rows: Sequence[LibraryRow],
        draft: SaveDraft,
        ask_for_library: AskForLibrary,
        keep: KeepDraft | None = None,
    ) -> None:
        super().__init__()
        self._what = what
        self._rows = sorted(rows, key=lambda each: sort_key(each.name))
        self._draft = draft
        self._ask_for_library = ask_for_library
        self._keep = keep
        self._rest = Rest(self, self._keep_changed)
        self.chosen = list(draft.library_ids)
        """Numbers of the chosen libraries, in the order in which they were chosen."""
        self._shown: list[LibraryRow] = []

    def compose(self) -> ComposeResult:
        """The filter, the list, tags and notes, the buttons."""
        with Vertical(classes="dialog choose"):
            yield Static(Content(_("Choose library")), classes="dialog-title tight", markup=False)
            yield Static(Content(cut(self._what, 70)), classes="what", markup=False)
            yield Input(placeholder=_(_FILTER), id="filter", select_on_focus=False)
            yield _Libraries(id="libraries", compact=True)
            for name, label, value in (
                ("tags", _("Tags"), self._draft.tags),
                ("note", _("Public note"), self._draft.note),
                ("private", _("Private note"), self._draft.private_note),
            ):
                with Horizontal(classes="field"):
                    yield FieldLabel(label)
                    yield Input(value, id=name)
            yield Static(Content(_(_HINT)), classes="dialog-hint tight", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_("Add library"), id="add", compact=True)
                yield Button(_("Cancel"), id="cancel", compact=True)
                yield Button(_("Finish"), id="finish", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Begin in the list, on what was chosen last."""
        align_labels(self)
        self._list()
        numbers = [row.id for row in self._shown]
        at = [numbers.index(number) for number in self.chosen if number in numbers]
        self.options.highlighted = min(at, default=0)
        self.options.focus()

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one("#libraries", OptionList)

    def _list(self) -> None:
        """Show the libraries that the filter finds; `Add library` stands at the end."""
        words = fold(self.query_one("#filter", Input).value).split()
        self._shown = [row for row in self._rows if all(word in fold(row.name) for word in words)]
        at = self.options.highlighted
        self.options.set_options([Option(self._prompt(row)) for row in self._shown])
        self.options.add_option(
            Option(Content.assemble(("  + ", "bold $primary"), Content(_("Add library"))))
        )
        self.options.highlighted = min(at or 0, len(self._shown))

    def _prompt(self, row: LibraryRow) -> Content:
        mark = "[x] " if row.id in self.chosen else "[ ] "
        name = pad(cut(row.name, _NAME_CELLS), _NAME_CELLS)
        state = Content(f" {cut(show(row.state), 32)}").stylize("dim")
        return Content("").join([Content(mark), Content(name), state])

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self._list()

    def on_key(self, event: Key) -> None:
        """In the list, space chooses and letters go to the filter; in the filter, down goes to the list."""
        if self.focused is self.options:
            if event.key == "space":
                event.stop()
                self._toggle()
            elif event.is_printable and event.character:
                event.stop()
                entry = self.query_one("#filter", Input)
                entry.focus()
                entry.insert_text_at_cursor(event.character)
        elif event.key == "down" and self.focused is self.query_one("#filter"):
            event.stop()
            self.options.focus()

    def _toggle(self) -> None:
        at = self.options.highlighted or 0
        if at >= len(self._shown):
            self.action_add()
            return
        row = self._shown[at]
        if row.id in self.chosen:
            self.chosen.remove(row.id)
        else:
            self.chosen.append(row.id)
        self.options.replace_option_prompt_at_index(at, self._prompt(row))
        self._changed()

    @on(Input.Changed, "#tags, #note, #private")
    def _changed(self) -> None:
        """Keep the draft once the hands rest: the window may be closed at any moment."""
        self._rest.begin()

    def _keep_changed(self) -> None:
        draft = self._filled(finished=False)
        if self._keep is not None and draft != self._draft:
            self._keep(draft)

    @on(Input.Submitted, "#filter")
    def _taken(self) -> None:
        """Choose what the filter found first, and go back to the list."""
        if self._shown and self._shown[0].id not in self.chosen:
            self.options.highlighted = 0
            self._toggle()
        self.options.focus()

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Enter finishes; on a library that nothing was chosen beside, it chooses it first."""
        event.stop()
        if event.option_index >= len(self._shown):
            self.action_add()
            return
        if not self.chosen:
            self._toggle()
        self.action_finish()

    @on(Button.Pressed, "#add")
    def action_add(self) -> None:
        """Make a library; it is chosen."""
        self._ask_for_library(self._added)

    def _added(self, row: LibraryRow) -> None:
        self._rows = sorted([*self._rows, row], key=lambda each: sort_key(each.name))
        self.chosen.append(row.id)
        self.query_one("#filter", Input).value = ""
        self._list()
        self.options.highlighted = next(n for n, each in enumerate(self._shown) if each.id == row.id)
        self.options.focus()

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#finish")
    @on(Input.Submitted, "#tags, #note, #private")
    def action_finish(self) -> None:
        """Save, where a library is chosen."""
        if self.chosen:
            self.dismiss(self._filled(finished=True))
        else:
            self.options.focus()

    def action_leave(self) -> None:
        """Leave and keep the draft."""
        self.dismiss(self._filled(finished=False))

    def _filled(self, *, finished: bool) -> SaveDraft:
        tags, note, private = (
            self.query_one(f"#{name}", Input).value for name in ("tags", "note", "private")
        )
        return SaveDraft(tuple(self.chosen), tags, note, private, finished)


_FILTER = N_("Type to find a library")
_HINT = N_("space: choose · enter: finish · tab: next field · esc: keep the draft")
