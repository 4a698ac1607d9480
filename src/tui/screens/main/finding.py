"""Typing in the bottom line: search, find in the article, filter, commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.screens.commands import COMMANDS, Pane, by_word
from tui.screens.main.articles import Articles
from tui.services.views import Scope, ScopeKind

if TYPE_CHECKING:
    from tui.screens.prompt import Prompt


class Finding(Articles):
    """What is typed, and what it does."""

    def _prompt(self, purpose: str, label: str, value: str = "") -> None:
        from tui.screens.prompt import Prompt  # noqa: PLC0415  the field comes with the first need

        if not self.query(Prompt):
            words = [command.word for command in COMMANDS if command.word] if purpose == "command" else []
            self.bottom_bar.display = False
            self.mount(Prompt(purpose, _(label), value, words), before=self.bottom_bar)

    def action_search(self) -> None:
        """Search all articles, or find words in the open one."""
        if self.pane in (Pane.READER, Pane.FIGURES):
            self._prompt("find", _FIND)
        else:
            self._prompt("search", _SEARCH, self.scope.query if self.scope.kind is ScopeKind.SEARCH else "")

    def action_filter(self) -> None:
        """Keep only the headlines with some words."""
        self._prompt("filter", _FILTER, self.scope.query if self.scope.kind is not ScopeKind.SEARCH else "")

    def action_command_line(self) -> None:
        """Type a command."""
        self._prompt("command", ":")

    def on_prompt_left(self, event: Prompt.Left) -> None:
        """Nothing was asked for after all."""
        self._close_prompt(event.prompt)

    async def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Do what was typed."""
        self._close_prompt(event.prompt)
        match event.prompt.purpose:
            case "find":
                self.find_in_article(event.text)
            case "search":
                self.search_for(event.text)
            case "filter":
                self.filter_by(event.text)
            case _:
                await self.run_command(event.text)

    def _close_prompt(self, prompt: Prompt) -> None:
        # The focus first: the toolkit would give it to the next pane when the field goes.
        self.set_focus(self.widget_of(self.pane), scroll_visible=False)
        prompt.remove()
        self.bottom_bar.display = True

    def find_in_article(self, words: str) -> None:
        """Mark the places of words in the open article; n and p go from one to the next.

        Args:
            words: What was typed; nothing ends the finding.
        """
        count = self.reader.find(words)
        self.place_changed()
        if words and not count:
            self.tell(_NOT_FOUND)
        self.refresh_bindings()

    def search_for(self, words: str) -> None:
        """Show every article with some words.

        Args:
            words: In the query language of the search; nothing shows everything again.
        """
        self.go_to(Pane.HEADLINES)
        self.open_scope(Scope(ScopeKind.SEARCH, query=words) if words else Scope())

    def filter_by(self, words: str) -> None:
        """Show the headlines of the present list that have some words.

        Args:
            words: Nothing ends the filter.
        """
        scope = Scope() if self.scope.kind is ScopeKind.SEARCH else self.scope
        self.go_to(Pane.HEADLINES)
        self.open_scope(scope._replace(query=words))

    async def run_command(self, line: str) -> None:
        """Do what was typed after `:`.

        Args:
            line: A command's name or its beginning, and what belongs to it.
        """
        word, _space, rest = line.strip().partition(" ")
        command = by_word(word.lower())
        if command is None:
            if word:
                self.tell(_NO_COMMAND, word=word)
            return
        argument = rest.strip()
        if command.argument and argument:
            name = command.action.partition("(")[0]
            await getattr(self, f"with_{name}")(argument)
        else:
            await self.run_action(command.action)

    async def with_search(self, words: str) -> None:
        """`:search words`."""
        self.search_for(words)

    async def with_filter(self, words: str) -> None:
        """`:filter words`."""
        self.filter_by(words)


_FIND = N_("Find:")
_SEARCH = N_("Search:")
_FILTER = N_("Filter:")
_NOT_FOUND = N_("Not found in this article.")
_NO_COMMAND = N_("There is no command “{word}”; ? lists them.")
