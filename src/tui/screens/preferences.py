"""The settings, one a row: enter changes the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.core.errors import CopydeskError
from tui.core.messages import N_
from tui.core.settings import TABLE, Setting
from tui.languages.catalogue import _
from tui.languages.names import LANGUAGES
from tui.screens.dialogs import STYLES, Ask, Choice, Choose

if TYPE_CHECKING:
    from tui.app import CopydeskApp

_YES, _NO = N_("yes"), N_("no")


class Preferences(ModalScreen[None]):
    """All settings but the keys, which `:keys` and the settings file hold.

    Args:
        program: Keeps the settings and follows them.
    """

    CSS_PATH = STYLES
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "app.pop_screen", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
    ]

    def __init__(self, program: CopydeskApp) -> None:
        super().__init__()
        self._program = program

    def compose(self) -> ComposeResult:
        """The list, and where it is kept."""
        with Vertical(classes="dialog"):
            yield Static(Content(_("Settings")), classes="dialog-title", markup=False)
            yield OptionList(compact=True)
            hint = _("enter: change · esc: leave · kept in {file}").format(file=self._program.paths.settings)
            yield Static(Content(hint), classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Show the values."""
        self._show(0)

    def _show(self, highlighted: int) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._line(setting)) for setting in TABLE])
        options.highlighted = highlighted
        options.focus()

    def _value(self, setting: Setting) -> str:
        value = getattr(self._program.settings, setting.key)
        return _(_YES if value else _NO) if isinstance(value, bool) else str(value) or "–"

    def _line(self, setting: Setting) -> Content:
        return Content.assemble(
            (f"{setting.key}: ", "bold"), self._value(setting), "\n", (_(setting.meaning), "dim")
        )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        setting = TABLE[event.option_index]
        value = getattr(self._program.settings, setting.key)
        if isinstance(value, bool):
            self._keep(setting, not value)
        elif choices := self._choices(setting):
            question = Choose(_(setting.meaning), choices, str(value))
            self.app.push_screen(
                question, lambda chosen: self._keep(setting, chosen) if chosen is not None else None
            )
        else:
            ask = Ask(_(setting.meaning), str(value))
            self.app.push_screen(ask, lambda typed: self._typed(setting, typed) if typed else None)

    def _choices(self, setting: Setting) -> list[Choice]:
        if setting.key == "language":
            return [Choice("", _("as the system")), *(Choice(each.code, each.own_name) for each in LANGUAGES)]
        if setting.key == "theme":
            return [Choice(name, name) for name in self._program.theme_names()]
        return [Choice(name, name) for name in setting.choices]

    def _typed(self, setting: Setting, typed: str) -> None:
        if setting.kind is int:
            self._keep(setting, int(typed) if typed.isdecimal() else typed)
        else:
            self._keep(setting, typed)

    def _keep(self, setting: Setting, value: str | int | bool) -> None:
        try:
            self._program.set_setting(setting.key, value)
        except CopydeskError as error:
            self._program.main.tell_error(error.message)
        self._show(TABLE.index(setting))

    def action_move(self, step: int) -> None:
        """Move the cursor as in every other list."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()
