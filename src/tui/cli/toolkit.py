"""The command-line toolkit's own sentences, given to the catalogues and spoken in the language in use."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from tui.core.messages import N_
from tui.languages.catalogue import _

SENTENCES = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("required"),
    N_("default: {default}"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("{value!r} is not a whole number."),
    N_("{value} is not in the range {range}."),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is not readable."),
    N_("{name} {filename!r} is not writable."),
    N_("Could not open file {filename!r}: {message}"),
    N_("Did you mean {possibility}?"),
    N_("(Did you mean one of: {possibilities}?)"),
    N_("{value!r} is not one of {choices}."),
    N_("Got unexpected extra argument ({args})"),
    N_("Got unexpected extra arguments ({args})"),
    N_("Option {name!r} requires an argument."),
    N_("Choose from:\n\t{choices}"),
    N_("file"),
    N_("directory"),
    N_("path"),
)
"""What click 8.1 to 8.5 says to a person who uses our commands."""

_REWORDED = {"{value!r} is not a valid {number_type}.": "{value!r} is not a whole number."}
"""Sentences with a word of click's own in them that nobody translates; all our numbers are whole ones."""

PLACEHOLDERS = (
    N_("OPTIONS"),
    N_("COMMAND"),
    N_("ARGS"),
    N_("ENTRY_IDS"),
    N_("FEED_ID"),
    N_("FEED_IDS"),
    N_("FILE"),
    N_("FOLDER"),
    N_("ID"),
    N_("INTEGER"),
    N_("INTEGER RANGE"),
    N_("NAME"),
    N_("NUMBER"),
    N_("NUMBERS"),
    N_("PATH"),
    N_("QUERY"),
    N_("SOURCE"),
    N_("TAG"),
    N_("TEXT"),
    N_("TITLE"),
    N_("URL"),
    N_("VALUE"),
    N_("WORDS"),
)
"""What stands in a usage line for words that the person gives."""

_PLACEHOLDER = re.compile(r"\b[A-Z]+(?:[_ ][A-Z]+)*\b")
_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types", "utils")
_METAVARS = {kind: kind.make_metavar for kind in (click.Parameter, click.Argument)}


def speak() -> None:
    """Let click look its sentences up in our catalogues, and lay out its help as our languages need it.

    Click asks `gettext.gettext` of the process's own domain, which a program cannot point at a folder of
    its own layout; its modules keep that function under one name, which is replaced here.
    """
    for name in _MODULES:
        module = import_module(f"click.{name}")
        for theirs, ours in (("_", _sentence), ("ngettext", _counted)):
            if hasattr(module, theirs):
                setattr(module, theirs, ours)
    for kind, make in _METAVARS.items():
        setattr(kind, "make_metavar", _in_our_words(make))  # noqa: B010  a method is no attribute to assign to
    setattr(click.Command, "get_short_help_str", _summary)  # noqa: B010  likewise
    setattr(click.Context, "make_formatter", _formatter)  # noqa: B010  likewise


def spoken(usage: str) -> str:
    """Return a usage line, or a part of one, with its placeholders in the language in use."""
    return _PLACEHOLDER.sub(
        lambda match: _(match.group()) if match.group() in PLACEHOLDERS else match.group(), usage
    )


def _sentence(message: str) -> str:
    return _(_REWORDED.get(message, message))


def _counted(singular: str, plural: str, count: int) -> str:
    """Return the sentence for one or for several, each a sentence of its own: click gives them other fields."""
    return _(singular if count == 1 else plural)


def _in_our_words(make: Callable[..., str]) -> Callable[..., str]:
    def make_metavar(parameter: click.Parameter, *context: Any, **named: Any) -> str:
        return spoken(make(parameter, *context, **named))

    return make_metavar


def _summary(command: click.Command, limit: int = 0) -> str:
    """Return a command's help whole: click cuts it at a space, which Chinese, Japanese and Thai do not write."""
    return inspect.cleandoc(command.short_help or command.help or "")


def _formatter(context: click.Context) -> click.HelpFormatter:
    from tui.cli.formatter import Formatter  # noqa: PLC0415  only help needs the rules of line breaking

    return Formatter(width=context.terminal_width, max_width=context.max_content_width)
