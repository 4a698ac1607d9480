"""Add library: its name, and who may see it; also where a library is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, RadioButton, RadioSet, Static

from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.libraries.models import Visibility
from tui.screens.dialogs import STYLES, FieldLabel, align_labels
from tui.screens.resting import Rest

SHELF_STYLES = Path(STYLES).with_name("libraries.tcss")
_SEEN_BY = (Visibility.PRIVATE, Visibility.PUBLIC, Visibility.UNLISTED)
_LABELS = (
    N_("Visible to myself only"),
    N_("Public"),
    N_("Anyone with the link (a secret path)"),
)


@dataclass(frozen=True, slots=True)
class LibraryDraft:
    """What stands in the form."""

    name: str = ""
    visibility: Visibility = Visibility.PRIVATE
    target: str = ""
    """Where it is published."""
    address: str = ""
    """Under which URL others read that place."""
    secret: str = ""
    """Where the place's password lies."""
    finished: bool = False
    """False where the form was left with esc: the draft is kept."""


class Seer(RadioButton):
    """A choice that shows by its sign, not by its colour alone, whether it is taken."""

    @property
    def _button(self) -> Content:
        """The sign."""
        return Content("(•) " if self.value else "( ) ")


class SeenBy(RadioSet):
    """Who may see it: the arrows choose at once, and enter saves as in every field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.save", show=False),
        Binding("down,right", "choose(1)", show=False),
        Binding("up,left", "choose(-1)", show=False),
    ]

    def action_choose(self, step: int) -> None:
        """Choose the next one or the one before, around the ends."""
        buttons = list(self.query(RadioButton))
        buttons[(self.pressed_index + step) % len(buttons)].value = True


class LibraryForm(ModalScreen[LibraryDraft | None]):
    """Name a library and say who may see it; the result is None where it was cancelled.

    Args:
        title: In the language in use.
        draft: What stands in the form at first; its target is the place that is preselected.
        named: Whether the name is given, and only the place is asked for.
        keep: Keeps the draft while it is written.
    """

    CSS_PATH: ClassVar[list[Path]] = [STYLES, SHELF_STYLES]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "save", show=False),
    ]

    def __init__(
        self,
        title: str,
        draft: LibraryDraft,
        *,
        named: bool = False,
        keep: Callable[[LibraryDraft], None] | None = None,
    ) -> None:
        super().__init__()
        self._keep = keep
        self._rest = Rest(self, self._keep_changed)
        self._title = title
        self._draft = draft
        self._named = named

    def compose(self) -> ComposeResult:
        """Name, who may see it, where it is published, the buttons."""
        with Vertical(classes="dialog form"):
            yield Static(Content(self._title), classes="dialog-title", markup=False)
            if not self._named:
                yield _field(_("Library name"), Input(self._draft.name, id="name", max_length=200))
            with SeenBy(id="seen"):
                for visibility, label in zip(_SEEN_BY, _LABELS, strict=True):
                    if not (self._named and visibility is Visibility.PRIVATE):
                        yield Seer(_(label), visibility is self._draft.visibility, name=visibility.value)
            with Vertical(id="place"):
                yield _field(_("Where"), Input(self._draft.target, id="target"))
                yield _field(_("Address"), Input(self._draft.address, id="address", placeholder=_(_ADDRESS)))
                yield _field(_("Password"), Input(self._draft.secret, id="secret", placeholder=_(_SECRET)))
            yield Static(Content(_(_HINT)), classes="dialog-hint", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_("Cancel"), id="cancel", compact=True)
                yield Button(_("Save"), id="save", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Begin with the name; the place is asked for only where somebody else may see the library."""
        align_labels(self)
        self._show_place()
        self.query_one("#target" if self._named else "#name").focus()

    @property
    def visibility(self) -> Visibility:
        """Who may see it, as chosen."""
        pressed = self.query_one(RadioSet).pressed_button
        return Visibility(pressed.name) if pressed is not None and pressed.name else self._draft.visibility

    @on(RadioSet.Changed)
    def _show_place(self) -> None:
        self.query_one("#place").display = self.visibility is not Visibility.PRIVATE

    @on(Input.Changed)
    @on(RadioSet.Changed)
    def _changed(self) -> None:
        """Keep the draft once the hands rest: the window may be closed at any moment."""
        self._rest.begin()

    def _keep_changed(self) -> None:
        draft = self._filled(finished=False)
        if self._keep is not None and draft != self._draft:
            self._keep(draft)

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save: a name must be there, and a place where it is public."""
        draft = self._filled(finished=True)
        if not draft.name:
            self.query_one("#name").focus()
        elif draft.visibility is not Visibility.PRIVATE and not draft.target:
            self.query_one("#target").focus()
        else:
            self.dismiss(draft)

    def action_leave(self) -> None:
        """Leave and keep the draft."""
        self.dismiss(self._filled(finished=False))

    def _filled(self, *, finished: bool) -> LibraryDraft:
        name = self._draft.name if self._named else self.query_one("#name", Input).value.strip()
        target, address, secret = (
            self.query_one(f"#{field}", Input).value.strip() for field in ("target", "address", "secret")
        )
        return LibraryDraft(name, self.visibility, target, address, secret, finished)


def _field(label: str, entry: Input) -> Horizontal:
    return Horizontal(FieldLabel(label), entry, classes="field")


_ADDRESS = N_("https://… where others read it")
_SECRET = N_("keyring:NAME, env:NAME or command:LINE")
_HINT = N_("tab: next field · enter: save · esc: leave and keep the draft")
