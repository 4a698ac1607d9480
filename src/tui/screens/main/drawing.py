"""How pictures are drawn on this terminal: what it was asked, what is sent to it, and what it has to forget."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.screens.main.articles import Articles

if TYPE_CHECKING:
    from tui.services.picture_cells import Picture, Room
    from tui.services.terminals import Answers

HIGHEST = 14
"""Rows of a picture at most."""


class Drawing(Articles):
    """The terminal's own ways to draw a picture; where it has none, or while a dialog stands over it, half cells do."""

    _answers: Answers | None = None
    """What the terminal said; None where it was not asked."""
    _told: frozenset[str] = frozenset()
    """Settings whose lack was told."""
    _numbers: Mapping[str, int] = MappingProxyType({})
    """The numbers of the pictures that the terminal keeps, by their addresses."""

    def images_changed(self) -> None:
        """Follow the setting, or what is known of the terminal."""

    def largest_room(self) -> Room | None:
        """Return what a picture may take, but for its columns; None where none is drawn, or it is not known yet how."""
        wanted = self.copydesk.settings.images
        if wanted == "off" or self.app.no_color:
            return None
        from tui.services.picture_cells import Room  # noqa: PLC0415  with the first article

        if wanted == "half":
            return Room(0, HIGHEST)
        if self._answers is None:
            self.run_worker(self._ask_terminal(), group="terminal", exclusive=True, exit_on_error=False)
            return None
        from tui.screens.asking import measure  # noqa: PLC0415  where the setting asks for it
        from tui.services.terminals import choose, room_of  # noqa: PLC0415  as above

        way, trouble = choose(wanted, self._answers)
        if trouble is not None and wanted not in self._told:
            self._told |= {wanted}
            self.tell_error(trouble)
        measure(self._answers)
        return room_of(way, self._answers, HIGHEST)

    async def _ask_terminal(self) -> None:
        from tui.screens.asking import ask  # noqa: PLC0415  where the setting asks for it

        self._answers = await ask(self.app)
        # What the terminal keeps may be gone when the program comes back from being stopped.
        self.app.app_resume_signal.subscribe(self, lambda _app: self.images_changed())
        self.images_changed()

    def place(self, url: str, picture: Picture) -> None:
        """Give a picture to the terminal, where it keeps pictures; the reader then shows its placeholders.

        Args:
            url: The picture's address.
            picture: In half cells at least.
        """
        reader = self.reader
        if picture.sixels:
            from tui.widgets.reader.sixels import painter  # noqa: PLC0415  with the first of them

            self.copydesk.over = painter(reader)
        if picture.png and self._answers is not None:
            from tui.widgets.reader import kitty  # noqa: PLC0415  with the first of them

            number = kitty.number(self._answers.text_colours, self._numbers.values())
            in_tmux = self._answers.in_tmux
            if url in self._numbers:  # made for another width
                self._write(kitty.forgotten(self._numbers[url], in_tmux=in_tmux))
            self._write(kitty.sent(number, picture.png, picture.columns, len(picture.rows), in_tmux=in_tmux))
            self._numbers = {**self._numbers, url: number}
            reader.placed = {**reader.placed, url: kitty.style_of(number)}

    def take_away(self) -> None:
        """Let the terminal forget all pictures."""
        self.copydesk.over = None
        self.reader.placed = {}
        if self._numbers and self._answers is not None:
            from tui.widgets.reader import kitty  # noqa: PLC0415  loaded by now

            in_tmux = self._answers.in_tmux
            self._write(
                "".join(kitty.forgotten(number, in_tmux=in_tmux) for number in self._numbers.values())
            )
            self._numbers = {}

    def _write(self, sequence: str) -> None:
        driver = self.app._driver
        if driver is not None:
            driver.write(sequence)
            driver.flush()

    def on_screen_suspend(self) -> None:
        """A dialog opens: half cells lie under it, which can be dimmed and covered in part."""
        self._draw_again()

    def on_screen_resume(self) -> None:
        """The dialog is gone."""
        self._draw_again()

    def _draw_again(self) -> None:
        if self.reader.placed or self.copydesk.over is not None:
            self.reader.refresh()
