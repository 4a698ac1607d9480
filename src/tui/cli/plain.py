"""The reader as plain lines: numbered headlines, one article at a time, for screen readers and simple terminals."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from tui.cli.article_text import article_lines
from tui.cli.numbers import stored_number
from tui.cli.output import write
from tui.core.errors import CopydeskError
from tui.languages.catalogue import _, show
from tui.services import headlines, marks, read, refresh
from tui.services.views import Headline, HeadlineView, Scope, ScopeKind

if TYPE_CHECKING:
    from tui.services.desk import Desk

PAGE = 20
"""Headlines at a time."""


class Conversation:
    """One run of the plain reader: what is listed, and what each word does."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.view: HeadlineView = headlines.open_view(desk, Scope(ScopeKind.UNREAD))
        self.offset = 0
        self.shown: tuple[Headline, ...] = ()

    def listed(self) -> None:
        """List a page of headlines, numbered from 1."""
        self.shown = headlines.page(self.desk, self.view, self.offset, PAGE)
        if not self.shown:
            write(_("No headlines here. “a” lists all, “u” the unread, “r” fetches what is new, “q” ends."))
        for number, headline in enumerate(self.shown, 1):
            state = _("read") if headline.read else _("unread")
            write(f"{number}. {headline.title}. {headline.source}, {state}.")

    def opened(self, number: int) -> None:
        """Read the article of that number, and mark it read."""
        if not 1 <= number <= len(self.shown):
            write(_("There is no number {number} in the list.").format(number=number))
            return
        headline = self.shown[number - 1]
        reading = read.opened(self.desk, headline.id)
        if not reading.complete and not self.desk.offline:
            reading = read.full(self.desk, headline.id)
        for line in article_lines(reading):
            write(line)
        if reading.trouble is not None:
            write(show(reading.trouble))
        marks.set_read(self.desk, (headline.id,), True)

    def scope(self, kind: ScopeKind) -> None:
        """List another selection from its start."""
        self.view = headlines.open_view(self.desk, Scope(kind))
        self.offset = 0
        self.listed()

    def more(self) -> None:
        """List the next page."""
        if self.offset + PAGE < self.view.total:
            self.offset += PAGE
        self.listed()

    def fetched(self) -> None:
        """Refresh, and list what is unread."""
        report = refresh.refresh(self.desk)
        write(_("{count} new.").format(count=report.new))
        self.scope(ScopeKind.UNREAD)


def converse(desk: Desk) -> None:
    """Ask for a number or a letter until the person leaves.

    Args:
        desk: The open desk.
    """
    talk = Conversation(desk)
    words: dict[str, Callable[[], None]] = {
        "": talk.more,
        "l": talk.listed,
        "a": lambda: talk.scope(ScopeKind.ALL),
        "u": lambda: talk.scope(ScopeKind.UNREAD),
        "c": lambda: talk.scope(ScopeKind.TO_CHECK),
        "r": talk.fetched,
    }
    talk.listed()
    while True:
        try:
            word = click.prompt(
                _("Number to read, Enter for more, a all, u unread, c figures to check, r refresh, q quit"),
                default="",
                show_default=False,
            ).strip()
            if word == "q":
                return
            number = stored_number(word)
            if number is not None:
                talk.opened(number)
            else:
                words.get(word, talk.listed)()
        except (EOFError, click.Abort):
            return
        except CopydeskError as error:
            write(show(error.message))
