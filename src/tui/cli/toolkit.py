"""The command-line toolkit's own sentences, given to the catalogues and spoken in the language in use."""

from __future__ import annotations

from importlib import import_module

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
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is not readable."),
    N_("{name} {filename!r} is not writable."),
    N_("Could not open file {filename!r}: {message}"),
)
"""What click 8.1 to 8.5 says to a person who uses our commands."""

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types", "utils")


def speak() -> None:
    """Let click look its sentences up in our catalogues.

    Click asks `gettext.gettext` of the process's own domain, which a program cannot point at a folder of
    its own layout; its modules keep that function under one name, which is replaced here.
    """
    for name in _MODULES:
        module = import_module(f"click.{name}")
        if hasattr(module, "_"):
            setattr(module, "_", _)  # noqa: B010  the module does not declare it as its own
