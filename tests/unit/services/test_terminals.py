"""What terminals say of themselves, and what follows from it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator

import pytest

from tui.services.picture_cells import Room, Way
from tui.services.terminals import Answers, ask_tmux, choose, is_mute, room_of, through_tmux

KITTY = "\x1b_Gi=31;OK\x1b\\\x1bP>|kitty(0.41.1)\x1b\\\x1b[6;18;9t\x1b[?62;52;c"
XTERM = "\x1bP>|XTerm(379)\x1b\\\x1b[6;17;8t\x1b[?1;0;16S\x1b[?63;1;2;4;6;9;15;22c"


def test_replies_are_understood_and_keys_among_them_left() -> None:
    kitty, xterm = Answers(), Answers()
    assert kitty.hear(f"j{KITTY}k") == ("jk", "", True)
    assert (kitty.kitty, kitty.sixel, kitty.cell, kitty.name) == (True, False, (9, 18), "kitty(0.41.1)")
    assert xterm.hear(XTERM) == ("", "", True)
    assert (xterm.kitty, xterm.sixel, xterm.cell, xterm.sixel_colours) == (False, True, (8, 17), 16)


@pytest.mark.parametrize("text", [KITTY, XTERM])
def test_replies_in_pieces_are_put_together(text: str) -> None:
    for cut in range(1, len(text)):
        answers, whole = Answers(), Answers()
        whole.hear(text)
        left, begun, _last = answers.hear(text[:cut])
        left_too, begun_too, last = answers.hear(begun + text[cut:])
        if not left.endswith("\x1b"):  # a lone escape is the key: no reader waits after it
            assert (left + left_too, begun_too, last) == ("", "", True)
            assert answers == whole


@pytest.mark.parametrize(
    "keys", ["\x1b", "\x1b[A", "\x1b[1;5C", "\x1b[200~text\x1b[201~", "\x1b[<0;3;4M", "\x1b[?2026;2$y", "\x1b[I", "世界", "\x1b[97;5u"]
)  # fmt: skip
def test_keys_are_no_replies(keys: str) -> None:
    answers = Answers()
    assert answers.hear(keys) == (keys, "", False)
    assert answers == Answers()


@pytest.mark.parametrize(
    "text",
    [
        "\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\",
        "\x1b_Gi=7;OK\x1b\\",
        "\x1b[6;0;0t",
        "\x1b[?1;3;0S",
        "\x1b[?1;0S",
        "\x1b[?4c",
        "\x1b[?62;14;40c",
    ],
)
def test_what_says_no_or_nothing_changes_nothing(text: str) -> None:
    answers = Answers()
    assert answers.hear(text)[0] == ""
    assert answers == Answers()


def known(**values: object) -> Answers:
    answers = Answers(cell=(9, 18))
    for name, value in values.items():
        setattr(answers, name, value)
    return answers


@pytest.mark.parametrize(
    ("wanted", "answers", "way", "words"),
    [
        ("half", known(kitty=True, sixel=True), Way.HALF, ""),
        ("kitty", known(kitty=True, name="kitty(0.41.1)"), Way.KITTY, ""),
        ("kitty", known(kitty=True, name="kitty(0.28.0)"), Way.KITTY, ""),
        ("kitty", known(kitty=True, name="kitty(1.0.0)"), Way.KITTY, ""),
        ("kitty", known(kitty=True, name="ghostty 1.2.0"), Way.KITTY, ""),
        ("kitty", known(kitty=True, name=""), Way.KITTY, ""),
        ("kitty", known(kitty=True, text_colours=256), Way.KITTY, ""),
        ("kitty", known(), Way.HALF, "kitty's way"),
        ("kitty", known(kitty=True, name="kitty(0.26.5)"), Way.HALF, "kitty's way"),
        ("kitty", known(kitty=True, name="WezTerm 20240203-110809-5046fc22"), Way.HALF, "kitty's way"),
        ("kitty", known(kitty=True, name="Konsole 23.08.5"), Way.HALF, "kitty's way"),
        ("kitty", known(kitty=True, text_colours=16), Way.HALF, "kitty's way"),
        ("kitty", known(in_tmux=True, passes=False), Way.HALF, "allow-passthrough"),
        ("sixel", known(sixel=True), Way.SIXEL, ""),
        ("sixel", known(kitty=True), Way.HALF, "sixel"),
        ("sixel", known(sixel=True, cell=(0, 0)), Way.HALF, "sixel"),
        ("auto", known(kitty=True, sixel=True, name="kitty(0.41.1)"), Way.KITTY, ""),
        ("auto", known(kitty=True, sixel=True, name="Konsole 23.08.5"), Way.SIXEL, ""),
        ("auto", known(kitty=True, sixel=True, name="something new"), Way.SIXEL, ""),
        ("auto", known(kitty=True), Way.HALF, ""),
        ("auto", known(), Way.HALF, ""),
    ],
)
def test_the_way_follows_from_the_setting_and_the_terminal(
    wanted: str, answers: Answers, way: Way, words: str
) -> None:
    chosen, trouble = choose(wanted, answers)
    assert chosen is way
    assert (trouble is None) == (not words)
    assert trouble is None or words in trouble.template


def test_the_room_has_the_terminals_cells_and_colours() -> None:
    assert room_of(Way.HALF, known(), 14) == Room(0, 14)
    assert room_of(Way.SIXEL, known(sixel_colours=16), 14) == Room(0, 14, Way.SIXEL, (9, 18), 16)
    assert room_of(Way.KITTY, known(cell=(0, 0)), 14).cell == (8, 16)


def test_terminals_that_answer_nothing_are_not_asked() -> None:
    assert is_mute({"TERM": "dumb"}) and is_mute({}) and is_mute({"TERM": "linux"})
    assert not is_mute({"TERM": "xterm-256color"})


def test_what_has_to_pass_tmux_doubles_its_escapes() -> None:
    assert through_tmux("\x1b_Ga=q\x1b\\") == "\x1bPtmux;\x1b\x1b_Ga=q\x1b\x1b\\\x1b\\"


@pytest.fixture
def tmux() -> Iterator[list[str]]:
    """A tmux server of our own."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    with tempfile.TemporaryDirectory(prefix="tmux-") as folder:
        command = ["tmux", "-S", f"{folder}/socket", "-f", "/dev/null"]
        subprocess.run([*command, "new-session", "-d", "-x", "80", "-y", "24", "cat"], check=True)
        try:
            yield command
        finally:
            subprocess.run([*command, "kill-server"], check=False)


@pytest.mark.parametrize(("value", "passes"), [("off", False), ("on", True)])
def test_tmux_says_whether_it_lets_pictures_through(tmux: list[str], value: str, passes: bool) -> None:
    subprocess.run([*tmux, "set-option", "-g", "allow-passthrough", value], check=True)
    place = ["display-message", "-p", "#{socket_path},#{pid},0"]
    inside = subprocess.run([*tmux, *place], capture_output=True, text=True, check=True)
    answers = Answers()
    ask_tmux(answers, {"PATH": os.environ["PATH"], "TMUX": inside.stdout.strip()})
    assert (answers.in_tmux, answers.passes) == (True, passes)


def test_a_tmux_that_is_gone_lets_nothing_through(tmp_path: object) -> None:
    gone, outside = Answers(), Answers()
    ask_tmux(gone, {"PATH": os.environ["PATH"], "TMUX": f"{tmp_path}/gone,1,0"})
    assert gone.in_tmux and not gone.passes
    ask_tmux(outside, {"PATH": os.environ["PATH"]})
    assert outside == Answers()
