"""What shells and scripts rely on: JSON and an example at every command, early ends, interrupts, closed streams."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Copydesk, Site
from tests.hostile.server import Asked, FaultServer, silent
from tui.cli.call import STOPPED, run, screen_options
from tui.cli.output import write_json, write_table
from tui.cli.program import build, call
from tui.cli.session import Session

PROGRAM = (sys.executable, "-m", "tui")


def commands(command: click.Command, words: tuple[str, ...] = ()) -> dict[str, click.Command]:
    """All commands below `command` that do something, by the words that call them."""
    found = (
        {}
        if isinstance(command, click.Group) and not command.invoke_without_command
        else {" ".join(words): command}
    )
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            found |= commands(below, (*words, name))
    return found


EVERY = {words: command for words, command in commands(build()).items() if words}


@pytest.mark.parametrize("words", EVERY)
def test_every_command_takes_json_and_shows_an_example(words: str) -> None:
    options = {option for parameter in EVERY[words].params for option in parameter.opts}
    assert "--json" in options
    assert f"copydesk {words}" in (EVERY[words].epilog or "")


def test_changes_of_feeds_answer_in_json(copydesk: Copydesk, site: Site) -> None:
    feed = str(copydesk("add", site / "feed.xml", "--json").json["feed_id"])
    assert copydesk("feeds", "rename", feed, "Sea", "--json").json["title"] == "Sea"
    assert copydesk("feeds", "move", feed, "World", "--json").json["folder"] == "World"
    assert copydesk("feeds", "set", feed, "--full-text", "--json").json["full_text"]
    assert copydesk("feeds", "remove", feed, "--json").json["id"] == int(feed)
    assert copydesk("feeds", "remove", feed, "--json").code == 2


def test_exports_answer_in_json(copydesk: Copydesk, tmp_path: Path) -> None:
    printed = copydesk("export", "opml", "--json").json["files"]
    assert printed[0]["text"].startswith("<?xml")
    place = tmp_path / "feeds.opml"
    written = copydesk("export", "opml", "--json", "--output", str(place)).json["files"]
    assert written == [{"path": str(place), "text": None}]
    assert place.read_text("utf-8") == printed[0]["text"]
    nowhere = copydesk("export", "opml", "--output", str(tmp_path / "no" / "folder"))
    assert (nowhere.code, nowhere.out) == (2, "")
    assert "complete" in copydesk("completion", "bash", "--json").json["script"]


def test_libraries_answer_in_json(copydesk: Copydesk) -> None:
    entry = str(copydesk("list", "--json").json[0]["id"])
    copydesk("libraries", "add", "Desk")
    saved = copydesk("save", entry, "--library", "Desk", "--json").json[0]["id"]
    assert json.loads(copydesk("libraries", "export", "Desk", "--json").json["files"][0]["text"])
    assert copydesk("libraries", "take-out", "Desk", "--json", "--", str(saved)).json["taken_out"] == [saved]
    assert copydesk("libraries", "remove", "Desk", "--json").json["name"] == "Desk"


def test_secret_headers_are_not_shown(copydesk: Copydesk, site: Site) -> None:
    headers = (
        "--header",
        "Authorization: Bearer hush",
        "--header",
        "X-Api-Key: hush",
        "--header",
        "language: en",
    )
    feed = copydesk("add", site / "feed.xml", *headers, "--json").json["feed_id"]
    answer = copydesk("feeds", "--json")
    assert "hush" not in answer.out
    assert next(row for row in answer.json if row["id"] == feed)["headers"]["language"] == "en"
    assert "hush" not in copydesk("export", "opml").out


def test_json_holds_no_character_that_acts_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    words = "a\x9b31m\u202eb\x7f\U000e0041\ud800"
    write_json({"words": words})
    out = capsys.readouterr().out
    assert out.replace("\n", "").isprintable()
    assert json.loads(out)["words"] == words


def test_a_very_long_title_pads_no_other_row_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    write_table([("1", "x" * 2000, "Feed"), ("2", "short", "Feed")], flexible=1)
    long, short = capsys.readouterr().out.splitlines()
    assert long == f"1  {'x' * 2000}  Feed", "nothing is cut"
    assert len(short) < 100


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    shell = f"set -o pipefail; {sys.executable} -m tui kb --json | head -n 1"
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash")
    done = subprocess.run([bash, "-c", shell], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n", "")


def test_an_interrupt_ends_quietly() -> None:
    # started from a script in the background, the signal would be ignored: a terminal's child has it
    start = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
    with subprocess.Popen(
        [sys.executable, "-c", f"{start} from tui.cli.call import run; sys.exit(run(['figures', '-']))"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write('{"id": 1, "text": "It cost $5 million.", "lang": "en"}\n')
        process.stdin.flush()
        assert process.stdout.readline()  # it is at work
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == STOPPED
    assert (out, err.strip()) == ("", "")


def test_an_interrupted_refresh_says_so(copydesk: Copydesk, tmp_path: Path) -> None:
    asked = threading.Event()

    async def never(request: Asked, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await silent(request, writer)

    start = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
    with FaultServer({"/": never}) as server:
        listed = tmp_path / "slow.opml"
        listed.write_text(f'<opml><body><outline text="Slow" xmlUrl="{server.url("/")}"/></body></opml>')
        copydesk("import", "opml", str(listed))
        number = next(
            feed["id"] for feed in copydesk("feeds", "--json").json if feed["url"] == server.url("/")
        )
        code = f"{start} from tui.cli.call import run; sys.exit(run(['refresh', '{number}', '--json']))"
        with subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            asked.wait()
            process.send_signal(signal.SIGINT)
            out, err = process.communicate()
    assert (process.returncode, err) == (STOPPED, "")
    assert json.loads(out)["stopped"]


@pytest.mark.parametrize("ending", [">&-", ">&- 2>&-", "2>&-"])
def test_closed_output_is_no_fault(ending: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m tui "$@" {ending}', sys.executable, "paths"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("option", ["--store", "--config"])
def test_an_unset_variable_is_no_file(copydesk: Copydesk, option: str) -> None:
    answer = copydesk(option, "", "list")
    assert (answer.code, answer.out) == (2, "")


def test_what_was_typed_is_told_without_acting_on_the_terminal(copydesk: Copydesk) -> None:
    answer = copydesk("read", "\x1b]0;title\x07\u202e")
    assert answer.code == 2
    assert answer.err.strip().isprintable()


def test_faults_of_the_settings_are_told_with_their_lines(copydesk: Copydesk, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    faults = {
        b'theme = "dark"\n\nmeasure = 12\n': f"{file}:3: ",
        b'[keys]\n"article.save" = 3\n': f"{file}:2: ",
        b"measure = \n": "line 1",
        b'theme = "\n\xff"\n': f"{file}:2 ",
    }
    for written, place in faults.items():
        file.write_bytes(written)
        answer = copydesk("--config", str(file), "--offline", "list", "--json")
        assert (answer.code, len(answer.err.splitlines())) == (0, 1)
        assert place in answer.err
        assert answer.json


_COMPLETIONS = {
    "bash": (
        "source <({program} completion bash); COMP_WORDS=(copydesk libraries expo); COMP_CWORD=2; "
        "_copydesk_completion copydesk; echo ${{COMPREPLY[@]}}"
    ),
    "fish": "{program} completion fish | source; complete -C 'copydesk libraries expo'",
}


@pytest.mark.parametrize("shell", _COMPLETIONS)
def test_shells_complete_words(shell: str, tmp_path: Path) -> None:
    there = shutil.which(shell)
    if there is None:
        pytest.skip(f"no {shell}")
    program = tmp_path / "copydesk"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tui "$@"\n')
    program.chmod(0o700)
    script = f'export PATH="{tmp_path}:$PATH"; ' + _COMPLETIONS[shell].format(program="copydesk")
    plain = {"bash": "--norc", "fish": "--no-config"}[shell]
    done = subprocess.run([there, plain, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.split()[0] == "export", done.stderr


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--offline"],
        ["--store", "a.db", "--plain"],
        ["--store=a.db", "--lang", "tr"],
        ["--config", "b.toml", "--offline", "--offline"],
        ["--lang=ko", "--store=a=b.db"],
    ],
)
def test_the_screen_opens_without_click_as_it_would_with_it(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Session] = []
    monkeypatch.setattr("tui.cli.start.start", seen.append)
    monkeypatch.setenv("TERM", "xterm")
    assert screen_options(words) is not None
    assert run(words) == 0
    assert call(words) == 0
    for name in ("config", "store", "offline", "plain", "language"):
        assert getattr(seen[0], name) == getattr(seen[1], name)


@pytest.mark.parametrize(
    "words", [["list"], ["--help"], ["--store"], ["--store", "."], ["--of"], ["--plain", "add"]]
)
def test_what_is_not_plainly_a_call_of_the_screen_goes_through_click(words: list[str]) -> None:
    assert screen_options(words) is None
