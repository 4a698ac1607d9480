"""Help and complaints of the command line, in every language, in cells."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import click
import pytest
from rich.cells import cell_len

from tui.cli import toolkit
from tui.cli.call import run
from tui.cli.program import build
from tui.cli.toolkit import PLACEHOLDERS
from tui.languages import catalogue
from tui.languages.names import LANGUAGES

CLOSING = frozenset("，。、；：！？）」』】》ๆฯ")
CODES = [language.code for language in LANGUAGES]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def every_command(command: click.Command, words: str = "copydesk") -> Iterator[tuple[str, click.Context]]:
    context = click.Context(command, info_name=words, max_content_width=100)
    yield words, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from every_command(below, f"{words} {name}")


@pytest.mark.parametrize("code", CODES)
def test_every_help_fits_and_breaks_lines_well(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    catalogue.use(code)
    toolkit.speak()
    for words, context in every_command(build()):
        for line in context.command.get_help(context).splitlines():
            assert cell_len(line) <= 80, (words, line)
            assert line.lstrip()[:1] not in CLOSING, (words, line)


def test_columns_stand_under_each_other_in_cells() -> None:
    formatter = toolkit._formatter(click.Context(click.Command("x"), terminal_width=60))
    formatter.write_dl([("--文件 路径", "甲"), ("--b", "乙"), ("--" + "很" * 16, "丙" * 40)])
    first, second, long, below, *_rest = formatter.getvalue().splitlines()
    assert cell_len(first[: first.index("甲")]) == cell_len(second[: second.index("乙")])
    assert long.endswith("很")
    assert below.startswith(" ")
    assert set(below.strip()) == {"丙"}


def test_every_placeholder_of_ours_is_known() -> None:
    catalogue.use("en_XA")
    toolkit.speak()
    for words, context in every_command(build()):
        pieces = context.command.collect_usage_pieces(context)
        shown = toolkit.spoken(" ".join(pieces))
        assert not [name for name in PLACEHOLDERS if f" {name} " in f" {shown.strip('[].')} "], (words, shown)
        for parameter in context.command.params:
            if isinstance(parameter, click.Option) and parameter.is_flag:
                continue
            metavar = parameter.make_metavar(context)
            assert not metavar.isascii() or not metavar.isupper(), (words, metavar)


@pytest.mark.parametrize(
    "words",
    [
        ["lst"],
        ["list", "--limt"],
        ["list", "--limit"],
        ["list", "--limit", "many"],
        ["mark"],
        ["mark", "a"],
        ["mark", "9" * 30],
        ["completion"],
        ["completion", "foo"],
        ["paths", "x"],
        ["import", "opml", "/nix/is/here"],
    ],
)
def test_no_complaint_has_an_untranslated_word(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(
        sys.modules, "tui.cli.commands.transfer", raising=False
    )  # names its file as it is imported
    assert run(["--lang", "en_XA", *words]) == 2
    allowed = {
        *" ".join([*words, "copydesk help bash zsh fish limit"]).replace("-", " ").replace("/", " ").split()
    }
    complaint = capsys.readouterr().err
    assert not set(re.findall("[A-Za-z]{2,}", complaint)) - allowed, complaint
