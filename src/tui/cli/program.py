"""The command `copydesk` as click knows it: global options and lazy commands."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from tui import __version__
from tui.cli import toolkit
from tui.cli.call import STOPPED, speak
from tui.cli.session import Session
from tui.cli.verbs import VERBS
from tui.core.messages import N_
from tui.core.paths import person_paths
from tui.languages import catalogue
from tui.languages.catalogue import _


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that `--help` costs nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return [verb.name for verb in VERBS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module that holds the command."""
        for verb in VERBS:
            if verb.name == cmd_name:
                module, attribute = verb.place.split(":")
                command: click.Command = getattr(import_module(f"tui.cli.commands.{module}"), attribute)
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(verb.name, _(verb.summary)) for verb in VERBS])


_ABOUT = N_(
    "A news reader for the terminal that reads the numbers. Without a command it opens the screen. "
    "Every command takes --json and --help."
)
_GARBAGE = 20_000
"""Objects that come before garbage is looked for: with Python's 700 that takes a call that loads much a tenth of its time."""
_EPILOG = N_("Exit codes: 0 done, 1 failed, 2 asked for what cannot be, 130 stopped with Ctrl+C.")


class _OwnFile(click.Path):
    """A file that need not exist; an empty name, as a shell makes of an unset variable, is none."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path.

        Raises:
            click.BadParameter: It is a folder.
        """
        return super().convert(value or os.curdir, param, ctx)


def build() -> click.Group:
    """Return the program's command, its words in the language in use."""

    @click.group(
        cls=LazyGroup,
        invoke_without_command=True,
        help=_(_ABOUT),
        epilog=_(_EPILOG),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    @click.version_option(__version__, "--version", prog_name="copydesk")
    @click.option("--config", type=_OwnFile(), help=_("Another settings file."))
    @click.option("--store", type=_OwnFile(), help=_("Another store file."))
    @click.option("--offline", is_flag=True, help=_("Use no network; read what is stored."))
    @click.option("--plain", is_flag=True, help=_("Plain lines: for screen readers and simple terminals."))
    @click.option(
        "--lang", metavar="TAG", help=_("Language of the program: en, zh-Hans, zh-Hant, vi, ko, ja, th, tr.")
    )
    @click.pass_context
    def copydesk(ctx: click.Context, /, **options: Any) -> None:
        plain = options["plain"] or os.environ.get("TERM") == "dumb"
        session = ctx.obj = Session(
            config=options["config"],
            store=options["store"],
            offline=options["offline"],
            plain=plain,
        )
        session.language = catalogue.current()
        ctx.call_on_close(session.close)
        if ctx.invoked_subcommand is None:
            from tui.cli.start import start  # noqa: PLC0415

            start(session)

    return copydesk


def _language_option(words: Sequence[str]) -> str:
    """The value of `--lang`, read ahead of click because the help itself is translated."""
    for position, word in enumerate(words):
        if word == "--":
            break
        if word == "--lang" and position + 1 < len(words):
            return words[position + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return ""


def _settings_file(words: Sequence[str]) -> Path:
    """The settings file of this call, read ahead of click as well."""
    for position, word in enumerate(words[:-1]):
        if word == "--config":
            return Path(words[position + 1])
    return person_paths().settings


def call(words: Sequence[str]) -> int:
    """Run a command and return its exit code.

    Args:
        words: The arguments that follow the program's name.

    Raises:
        CopydeskError: What was asked failed, or cannot be.
        OSError: Nobody takes the output.
    """
    gc.set_threshold(_GARBAGE)
    speak(_language_option(words), _settings_file(words))
    toolkit.speak()
    try:
        result = build().main(args=list(words), prog_name="copydesk", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return STOPPED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit:
        # click leaves on its own in one case only: the reader of our output left early
        result = 0
    return result if isinstance(result, int) else 0
