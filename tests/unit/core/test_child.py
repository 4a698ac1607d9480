"""Child processes: they answer, they are stopped, and nothing of theirs reaches the screen."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tui.core.child import ChildPool
from tui.core.child_main import Reply
from tui.core.errors import ChildError, CopydeskError, NotAFeedError, StatusError

WORK = "childwork"


@pytest.fixture(autouse=True)
def work_within_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let children find `childwork`, which lies beside this file."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def test_calls_answer_and_keep_their_child() -> None:
    with ChildPool(size=1) as pool:
        assert pool.call("operator:add", 2, 3) == 5
        first = pool.call("os:getpid")
        assert pool.call("os:getpid") == first != os.getpid()
        assert pool.call("builtins:sorted", [3, 1, 2], reverse=True) == [3, 2, 1]


def test_large_values_pass_both_ways() -> None:
    with ChildPool() as pool:
        assert pool.call("builtins:bytes", b"x" * 8_000_000) == b"x" * 8_000_000


def test_warm_children_have_imported_what_is_needed() -> None:
    with ChildPool(size=1) as pool:
        pool.warm("tui.feeds.parse")
        pool.warm("no.such.module")
        deadline = time.monotonic() + 20
        while not pool.call("childwork:has", "lxml.etree"):
            assert time.monotonic() < deadline


def test_our_errors_travel_back_whole() -> None:
    with ChildPool() as pool:
        with pytest.raises(NotAFeedError, match=r"This is a page\."):
            pool.call(f"{WORK}:raise_ours")
        with pytest.raises(StatusError) as caught:
            pool.call(f"{WORK}:raise_status")
    assert (caught.value.status, caught.value.retry_after) == (429, 7)


@pytest.mark.parametrize("kind", CopydeskError.__subclasses__())
def test_every_error_can_be_pickled(kind: type[CopydeskError]) -> None:
    error = pickle.loads(pickle.dumps(kind("{a} and {b}", a=1, b="x")))
    assert type(error) is kind
    assert str(error) == "1 and x"


def test_other_errors_are_one_sentence_with_their_story_in_the_notes() -> None:
    with ChildPool(size=1) as pool:
        with pytest.raises(ChildError) as caught:
            pool.call("builtins:int", "x")
        assert "ValueError" in caught.value.__notes__[0]
        assert "ValueError" not in str(caught.value)
        assert pool.call("builtins:int", "7") == 7


@pytest.mark.parametrize(
    "target", ["no.such.module:f", "os:no_such_function", f"{WORK}:colour", "threading:Lock"]
)
def test_what_cannot_be_called_or_brought_back_is_an_error(target: str) -> None:
    with ChildPool(size=1) as pool:
        with pytest.raises(ChildError):
            pool.call(target)
        assert pool.call("operator:add", 1, 1) == 2


def test_a_call_that_takes_too_long_is_killed_and_the_next_one_answers() -> None:
    with ChildPool(size=1) as pool:
        with pytest.raises(ChildError, match=r"longer than 0\.5 s"):
            pool.call(f"{WORK}:ignore_and_sleep", seconds=0.5)
        assert pool.call("operator:add", 1, 1) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds what a process may write to")
def test_a_call_that_needs_too_much_memory_is_stopped() -> None:
    with ChildPool(size=1) as pool:
        with pytest.raises(ChildError, match="more than 200 MB"):
            pool.call("builtins:bytearray", 300_000_000, megabytes=200)
        assert pool.call("builtins:len", pool.call("builtins:bytes", 100_000_000)) == 100_000_000


def test_a_child_that_crashes_is_told_and_replaced() -> None:
    with ChildPool(size=1) as pool:
        for target in ("os:abort", "sys:exit"):
            with pytest.raises(ChildError, match="ended unexpectedly"):
                pool.call(target)
        assert pool.call("operator:add", 1, 1) == 2


def test_an_interrupt_from_the_keyboard_does_not_reach_a_child() -> None:
    with ChildPool(size=1) as pool:
        pool.call("signal:raise_signal", signal.SIGINT)
        assert pool.call("operator:add", 1, 1) == 2


def test_nothing_reaches_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    with ChildPool() as pool:
        assert pool.call(f"{WORK}:noise") == "quiet"
    assert capfd.readouterr() == ("", "")


def test_an_idle_child_goes_and_is_replaced() -> None:
    with ChildPool(size=1, idle_seconds=0.01) as pool:
        first = pool.call("os:getpid")
        deadline = time.monotonic() + 10
        while pool.call("os:getpid") == first and time.monotonic() < deadline:
            time.sleep(0.05)
        assert time.monotonic() < deadline


def test_calls_wait_for_a_free_child_and_all_answer() -> None:
    answers: list[int] = []
    with ChildPool(size=2) as pool:
        threads = [
            threading.Thread(target=lambda number=number: answers.append(pool.call("operator:neg", number)))
            for number in range(12)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(answers) == list(range(-11, 1))


def test_a_call_waits_a_moment_for_a_child_at_work_before_another_is_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.core.child.PATIENCE_SECONDS", 60)
    with ChildPool(size=2) as pool:
        first = pool.call("os:getpid")
        thread = threading.Thread(target=pool.call, args=("time:sleep", 0.05))
        thread.start()
        while not pool._working and thread.is_alive():
            time.sleep(0.001)
        assert pool.call("os:getpid") == first
        thread.join()


def test_a_child_that_works_for_long_holds_up_no_other_call() -> None:
    def sleep() -> None:
        with contextlib.suppress(ChildError):
            pool.call("time:sleep", 60)

    with ChildPool(size=2) as pool:
        thread = threading.Thread(target=sleep)
        thread.start()
        while not pool._working:
            time.sleep(0.001)
        assert pool.call("operator:add", 1, 1) == 2
        assert thread.is_alive()
    thread.join()


def test_closing_stops_what_is_under_way() -> None:
    pool = ChildPool(size=1)
    pool.call("operator:add", 1, 1)
    failures: list[ChildError] = []

    def sleep() -> None:
        try:
            pool.call("time:sleep", 30)
        except ChildError as error:
            failures.append(error)

    thread = threading.Thread(target=sleep)
    thread.start()
    while not pool._working:
        time.sleep(0.001)
    pool.close()
    thread.join(10)
    assert len(failures) == 1
    with pytest.raises(ChildError):
        pool.call("operator:add", 1, 1)


def test_a_child_ends_with_its_parent() -> None:
    program = (
        "from tui.core.child import ChildPool; import threading, time, os\n"
        "pool = ChildPool(1)\n"
        "print(pool.call('os:getpid'), flush=True)\n"
        "threading.Thread(target=pool.call, args=('time:sleep', 60), daemon=True).start()\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    pytest.fail("the child outlived its parent")


def test_replies_are_values_and_classes_of_the_program_only() -> None:
    import io

    from tui.core.child_process import _Unpickler

    evil: Reply = ("value", os.system)
    with pytest.raises(pickle.UnpicklingError):
        _Unpickler(io.BytesIO(pickle.dumps(evil))).load()


def test_starting_the_pool_imports_no_parser() -> None:
    program = "import tui.core.child, sys; print([m for m in ('lxml', 'httpx', 'textual', 'feedparser') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
