"""Writes what documents say of commands, keys and settings from the program itself, so that they cannot disagree.

python scripts/make_docs.py           writes docs/commands.md, docs/keys.md, docs/settings.md and docs/copydesk.1
python scripts/make_docs.py --check   says which of them are out of date, and fails if any is
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from tui import __version__
from tui.cli.program import build
from tui.cli.verbs import VERBS
from tui.core.settings import TABLE
from tui.screens.commands import EVERY

DOCS = Path(__file__).resolve().parent.parent / "docs"
NOTE = "<!-- Written by scripts/make_docs.py: change the program, then `make docs`. -->\n"


def walk(
    command: click.Command, words: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command, click.Context]]:
    """Yield a command and all below it, with the words that call each."""
    context = click.Context(command, info_name=" ".join(words))
    yield words, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from walk(below, (*words, name))


def option_rows(command: click.Command, context: click.Context) -> list[tuple[str, str]]:
    """The options of a command, `--help` last."""
    rows = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    return [row for row in rows if row is not None]


def usage(command: click.Command, context: click.Context) -> str:
    """The line that shows how a command is called."""
    return " ".join(command.collect_usage_pieces(context))


def commands_page() -> str:
    """docs/commands.md."""
    parts = [NOTE, "# Commands\n"]
    for words, command, context in walk(build(), ("copydesk",)):
        parts.append(
            f"## `{' '.join(words)}`\n\n    {' '.join(words)} {usage(command, context)}\n\n{command.help}\n"
        )
        parts.extend(f"- `{names}` {text}" for names, text in option_rows(command, context))
        if command.epilog:
            parts.append(f"\n{command.epilog}")
        parts.append("")
    return "\n".join(parts)


def keys_page() -> str:
    """docs/keys.md."""
    lines = [NOTE, "# Keys\n", "Every key can be set under `[keys]` in the settings, by its id.\n"]
    for group in dict.fromkeys(command.group for command in EVERY):
        lines.append(f"\n## {group.value}\n\n| keys | id | what it does |\n|---|---|---|")
        for command in EVERY:
            if command.group == group:
                keys = " ".join(f"`{key}`" for key in command.keys).replace("|", "\\|")
                lines.append(f"| {keys} | `{command.id}` | {command.help} |")
    return "\n".join(lines) + "\n"


def toml_value(value: str | int | bool) -> str:
    """A value as the settings file writes it."""
    return str(value).lower() if isinstance(value, bool) else json.dumps(value)


def settings_page() -> str:
    """docs/settings.md."""
    lines = [
        NOTE,
        "# Settings\n",
        "`copydesk paths` prints where the file lies. It is TOML; what is missing has its default.\n",
        "| setting | default | what it does |\n|---|---|---|",
    ]
    lines.extend(f"| `{row.key}` | `{toml_value(row.default)}` | {row.meaning} |" for row in TABLE)
    return "\n".join(lines) + "\n"


def roff(text: str) -> str:
    """Text made safe for troff."""
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-"), flags=re.MULTILINE)


def man_page() -> str:
    """docs/copydesk.1."""
    lines = [
        f'.TH COPYDESK 1 "" "copydesk {__version__}" "User Commands"',
        ".SH NAME",
        "copydesk \\- a news reader for the terminal that reads the numbers",
        ".SH SYNOPSIS",
        ".B copydesk",
        "[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR]",
        ".SH DESCRIPTION",
    ]
    for words, command, context in walk(build(), ("copydesk",)):
        if len(words) == 1:
            lines += [roff(command.help or ""), ".SH OPTIONS"]
        else:
            if len(words) == 2 and words[1] == VERBS[0].name:
                lines.append(".SH COMMANDS")
            lines += [
                f".SS {roff(' '.join(words[1:]))} {roff(usage(command, context))}",
                roff(command.help or ""),
            ]
        for names, text in option_rows(command, context):
            lines += [".TP", f"\\fB{roff(names)}\\fR", roff(text)]
        if command.epilog and len(words) > 1:
            lines += [".PP", roff(command.epilog)]
    lines += [
        ".SH EXIT STATUS",
        "0 done, 1 failed, 2 asked for what cannot be.",
        ".SH FILES",
        "\\fBcopydesk paths\\fR prints where settings, store, log and themes lie.",
        ".SH SEE ALSO",
        "\\fBnewsboat\\fR(1)",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the documents, or compare them."""
    wanted = {
        "commands.md": commands_page(),
        "keys.md": keys_page(),
        "settings.md": settings_page(),
        "copydesk.1": man_page(),
    }
    stale = []
    for name, text in wanted.items():
        path = DOCS / name
        if "--check" not in sys.argv:
            path.write_text(text, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
    if stale:
        print(f"out of date, run `make docs`: {', '.join(stale)}", file=sys.stderr)
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
