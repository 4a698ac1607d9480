"""Documents that agree with the program: every command, option, key, setting and JSON field stands in them."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from tui.cli.program import build
from tui.core.settings import TABLE, Settings
from tui.screens.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def below(command: click.Command, words: str) -> dict[str, click.Command]:
    """A command and all below it, by the words that call each."""
    found = {words: command}
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            found |= below(child, f"{words} {name}")
    return found


EVERY = below(build(), "copydesk")


def test_the_written_manuals_are_those_that_the_program_gives() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/make_docs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("words", EVERY)
def test_every_command_says_what_it_is_for_and_shows_an_example(words: str) -> None:
    command = EVERY[words]
    assert command.help
    if not isinstance(command, click.Group) and command.params and words.count(" ") == 1:
        assert command.epilog, "an example"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{words} {parameter.name} says nothing of itself"


def test_every_command_and_option_is_in_the_manual() -> None:
    manual = (DOCS / "copydesk.1").read_text("utf-8").replace("\\-", "-")
    for words, command in EVERY.items():
        assert words.removeprefix("copydesk ") in manual
        for parameter in command.params:
            names = [
                parameter.make_metavar(click.Context(command))
                if isinstance(parameter, click.Argument)
                else name
                for name in parameter.opts
            ]
            assert any(name in manual for name in names), f"{words} {names}"


def test_every_key_and_every_setting_is_documented() -> None:
    keys = (DOCS / "keys.md").read_text("utf-8")
    assert all(f"`{command.id}`" in keys for command in COMMANDS)
    settings = (DOCS / "settings.md").read_text("utf-8")
    assert all(f"`{row.key}`" in settings for row in TABLE)
    assert set(Settings._fields) <= {row.key.replace(".", "_") for row in TABLE} | {"keys"}


def test_every_json_field_is_documented() -> None:
    page = (DOCS / "json.md").read_text("utf-8")
    source = (ROOT / "src" / "tui" / "cli" / "records.py").read_text("utf-8")
    for field in re.findall(r'^\s+"(\w+)":', source, re.MULTILINE):
        assert f"`{field}`" in page, field


def test_the_links_between_documents_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} → {target}"


def test_no_document_is_left_without_a_heading_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for page in DOCS.glob("*.md"):
        assert f"docs/{page.name}" in readme, page.name


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[<>=\[ ]", requirement)[0] for requirement in project["dependencies"]}
    table = (ROOT / "ARCHITECTURE.md").read_text("utf-8").split("\n## Dependencies\n")[1].split("\n## ")[0]
    first_cells = re.findall(r"^\| ([\w, -]+) \|", table, re.MULTILINE)
    assert {name for cell in first_cells for name in cell.split(", ")} - {"package"} == needed
