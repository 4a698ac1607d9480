"""Copying with real clipboards: tmux, X with xclip, a display that is dead, and none at all."""

from __future__ import annotations

import base64
import json
import os
import pty
import select
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.clipboard.engine import FILE, LARGEST_OSC52, How, copy, osc52
from tui.core.errors import ClipboardError
from tui.core.text import clean

TEXT = "“Acht Milliarden” — 80 亿, ข่าว\nsecond line\t(end)"
BARE = {"PATH": os.environ.get("PATH", ""), "HOME": os.environ.get("HOME", "/")}
"""An environment without display, tmux and SSH."""


def need(*programs: str) -> None:
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual screen of our own."""
    need("Xvfb", "xclip")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "64x64x8", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            if not number:
                pytest.skip("Xvfb does not start here")
            yield f":{number}"
        finally:
            server.terminate()


@pytest.fixture
def tmux() -> Iterator[list[str]]:
    """A tmux server of our own with the settings that tmux comes with."""
    need("tmux")
    # Not in the test's own folder: its path is too long for a socket.
    with tempfile.TemporaryDirectory(prefix="tmux-") as folder:
        command = ["tmux", "-S", f"{folder}/socket", "-f", "/dev/null"]
        subprocess.run([*command, "new-session", "-d", "-x", "80", "-y", "24", "cat"], check=True, env=BARE)
        yield command
        subprocess.run([*command, "kill-server"], check=False, stderr=subprocess.DEVNULL)


def inside(tmux: list[str]) -> dict[str, str]:
    """The environment of a program in a pane."""
    shown = subprocess.run(
        [*tmux, "display-message", "-p", "#{socket_path},#{pid},#{session_id}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {**BARE, "TMUX": shown.stdout.strip().replace("$", "")}


def test_under_x_the_copy_is_checked(display: str, tmp_path: Path) -> None:
    sent: list[str] = []
    done = copy(TEXT, tmp_path, send=sent.append, environment={**BARE, "DISPLAY": display})
    assert (done.how, done.path) == (How.CHECKED, None)
    back = subprocess.run(
        ["xclip", "-selection", "clipboard", "-o"],
        env={**BARE, "DISPLAY": display},
        capture_output=True,
        check=True,
    )
    assert back.stdout.decode() == TEXT
    assert sent == []
    assert not (tmp_path / FILE).exists()


def test_a_large_text_goes_through_x(display: str, tmp_path: Path) -> None:
    text = "0123456789" * 50_000
    assert copy(text, tmp_path, environment={**BARE, "DISPLAY": display}).how is How.CHECKED


def test_a_dead_display_is_not_believed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    need("xclip")
    sent: list[str] = []
    done = copy(TEXT, tmp_path, send=sent.append, environment={**BARE, "DISPLAY": ":4077"})
    assert done.how is How.SENT
    assert sent == [osc52(TEXT)]
    assert done.path is not None
    assert done.path.read_text(encoding="utf-8") == TEXT
    # Nothing of it came upon the screen.
    assert capfd.readouterr() == ("", "")


def test_a_clipboard_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "bin"
    slow.mkdir()
    (slow / "xclip").write_text("#!/bin/sh\nsleep 60\n")
    (slow / "xclip").chmod(0o755)
    monkeypatch.setattr("tui.clipboard.system.PATIENCE", 0.5)
    environment = {**BARE, "DISPLAY": ":4077", "PATH": f"{slow}:{BARE['PATH']}"}
    assert copy(TEXT, tmp_path / "state", environment=environment).how is How.FILE


def test_in_tmux_the_buffer_holds_the_text(tmux: list[str], tmp_path: Path) -> None:
    sent: list[str] = []
    done = copy(TEXT, tmp_path, send=sent.append, environment=inside(tmux))
    assert done.how is How.SENT
    held = subprocess.run([*tmux, "save-buffer", "-"], capture_output=True, check=True)
    assert held.stdout.decode() == TEXT
    # tmux passes it on itself: what a program sends it drops.
    assert sent == []
    assert done.path is not None


def test_tmux_passes_the_text_on_to_the_terminal_around_it(tmux: list[str], tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    terminal = {**BARE, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    expected = base64.b64encode(TEXT.encode())
    with subprocess.Popen(
        [*tmux, "attach"], stdin=follower, stdout=follower, stderr=follower, env=terminal
    ) as client:
        os.close(follower)
        try:
            seen = _read_until(leader, b"\x1b[", b"")
            copy(TEXT, tmp_path, environment=inside(tmux))
            seen = _read_until(leader, expected, seen)
        finally:
            subprocess.run([*tmux, "kill-server"], check=False)
            client.wait(10)
            os.close(leader)
    assert b"\x1b]52;" in seen
    assert expected in seen


def _read_until(terminal: int, wanted: bytes, seen: bytes) -> bytes:
    """Read what a terminal is sent until `wanted` stands in it, or nothing more comes for ten seconds."""
    while wanted not in seen and select.select([terminal], [], [], 10)[0]:
        try:
            seen += os.read(terminal, 65_536)
        except OSError:
            break
    return seen


def test_a_tmux_that_is_gone_leads_on_to_the_terminal(tmp_path: Path) -> None:
    sent: list[str] = []
    done = copy(TEXT, tmp_path, send=sent.append, environment={**BARE, "TMUX": "/nowhere/at/all,1,0"})
    assert (done.how, sent) == (How.SENT, [osc52(TEXT)])


def test_over_ssh_the_other_machines_clipboard_is_left_alone(display: str, tmp_path: Path) -> None:
    sent: list[str] = []
    environment = {**BARE, "DISPLAY": display, "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}
    assert copy(TEXT, tmp_path, send=sent.append, environment=environment).how is How.SENT
    assert sent == [osc52(TEXT)]


def test_with_nothing_at_all_a_file_holds_the_text(tmp_path: Path) -> None:
    done = copy(TEXT, tmp_path / "state", environment=BARE)
    assert done.how is How.FILE
    assert done.path == tmp_path / "state" / FILE
    assert done.path.read_text(encoding="utf-8") == TEXT
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(done.path.parent.stat().st_mode) == 0o700
    assert str(done.path) in str(done.message)
    copy("other", tmp_path / "state", environment=BARE)
    assert [path.name for path in done.path.parent.iterdir()] == [FILE]


def test_a_terminal_that_cannot_be_written_is_not_counted(tmp_path: Path) -> None:
    def broken(sequence: str) -> None:
        raise OSError

    assert copy(TEXT, tmp_path, send=broken, environment=BARE).how is How.FILE


@pytest.mark.parametrize(("size", "fits"), [(LARGEST_OSC52, True), (LARGEST_OSC52 + 1, False)])
def test_what_a_terminal_takes(size: int, fits: bool, tmp_path: Path) -> None:
    sent: list[str] = []
    done = copy("x" * size, tmp_path, send=sent.append, environment=BARE)
    assert (done.how is How.SENT, bool(sent)) == (fits, fits)
    assert all(len(sequence) < 100_000 for sequence in sent)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_nothing_that_acts_upon_a_terminal_is_copied(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    sent: list[str] = []
    folder = tmp_path_factory.getbasetemp() / "any-text"
    try:
        copy(text, folder, send=sent.append, environment=BARE)
    except ClipboardError:
        assert clean(text) == ""
        return
    (sequence,) = sent
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    assert base64.b64decode(sequence[7:-1]).decode() == clean(text)


def test_nothing_to_copy_and_nowhere_to_put_it_are_said(tmp_path: Path) -> None:
    with pytest.raises(ClipboardError, match="nothing to copy"):
        copy("\x1b\u202e", tmp_path, environment=BARE)
    (tmp_path / "file").write_text("")
    with pytest.raises(ClipboardError, match="cannot be written"):
        copy(TEXT, tmp_path / "file" / "state", environment=BARE)


def test_the_package_brings_no_clipboard_library_before_it_is_needed() -> None:
    code = "import sys, json, tui.clipboard.engine; print(json.dumps([name for name in sys.modules if 'pyperclip' in name]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert json.loads(done.stdout) == []
