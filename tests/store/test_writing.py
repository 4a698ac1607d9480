"""Threads and processes that write the same store, and processes that die doing so."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.conftest import counted, keep, kept_counts, row, subscribe, titles
from tui.core.errors import StoreBusyError, StoreError
from tui.store import backup, feeds
from tui.store.locking import WriterLock
from tui.store.store import Store

ROOT = Path(__file__).parents[2]


def test_many_threads_write_and_read_at_once(store: Store) -> None:
    ids = [subscribe(store, f"https://harbour.example/{n}") for n in range(8)]

    def work(feed: int) -> None:
        for n in range(20):
            keep(store, feed, row(f"{feed}-{n}"))
            titles(store, feed)

    threads = [threading.Thread(target=work, args=(feed,)) for feed in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept_counts(store) == counted(store) == ((20, 20),) * 8


def test_a_job_that_fails_leaves_nothing(store: Store) -> None:
    def job(db: object) -> None:
        feeds.subscribe(db, "https://harbour.example/feed", 1)  # type: ignore[arg-type]
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        store.write(job)
    with store.reading() as connection:
        assert feeds.every(connection) == ()


def test_what_a_person_waits_for_comes_before_what_was_queued(store: Store) -> None:
    store.write(lambda _: None)
    begun, go = threading.Event(), threading.Event()
    order: list[str] = []

    def block(_: object) -> None:
        begun.set()
        go.wait(10)

    store.submit(block)
    begun.wait(10)

    def note(what: str) -> Callable[[object], None]:
        return lambda _: order.append(what)

    later = [store.submit(note(f"fetched {n}"), urgent=False) for n in range(3)]
    mark = store.submit(note("mark"))
    go.set()
    for future in (*later, mark):
        future.result()
    assert order == ["mark", "fetched 0", "fetched 1", "fetched 2"]


def test_a_closed_store_takes_nothing_and_says_so(path: Path) -> None:
    store = Store.open(path)
    future = store.submit(lambda db: feeds.subscribe(db, "https://harbour.example/feed", 1))
    store.close()
    store.close()
    assert future.result() == (1, False), "what was queued is kept"
    with pytest.raises(StoreError, match="closed"):
        subscribe(store)
    with pytest.raises(StoreError, match="closed"):
        titles(store, 1)


def test_who_waits_too_long_is_told(path: Path) -> None:
    Store.open(path).close()
    with (
        WriterLock(path).held(),
        pytest.raises(StoreBusyError, match="Another program"),
        WriterLock(path).held(patience=0.02),
    ):
        pass


WRITER = """
import sys
from pathlib import Path
from tests.store.conftest import keep, row, subscribe
from tui.store.store import Store
name, count = sys.argv[2], int(sys.argv[3])
store = Store.open(Path(sys.argv[1]))
feed = subscribe(store, f"https://harbour.example/{name}")
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    keep(store, feed, row(f"{name}-{number}", text="berth quay crane " * 20))
    print(number, flush=True)
store.close()
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_two_processes_write_at_once_and_neither_starves(path: Path) -> None:
    Store.open(path).close()
    processes = [writer(path, name, 60) for name in ("one", "two")]
    for process in processes:
        go(process)
    with Store.open(path) as store:
        feed = subscribe(store, "https://harbour.example/mine")
        for number in range(30):
            keep(store, feed, row(f"mine-{number}"))
        for process in processes:
            out, _ = process.communicate(timeout=60)
            assert out.split()[-1] == "59"
            assert process.returncode == 0
        assert kept_counts(store) == counted(store)
        assert sorted(kept_counts(store)) == [(30, 30), (60, 60), (60, 60)]
        with store.reading() as connection:
            assert backup.integrity(connection) == ()


def test_what_was_kept_survives_a_killed_writer(path: Path) -> None:
    Store.open(path).close()
    process = writer(path, "dying", 100_000)
    go(process)
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= 40:
            break
    process.send_signal(signal.SIGKILL)
    told = int((process.communicate()[0].split() or [line])[-1])
    with Store.open(path) as store:
        kept = titles(store, 1)
        assert len(kept) >= told + 1
        assert kept[: told + 1] == [f"Title of dying-{number}" for number in range(told + 1)]
        assert kept_counts(store) == counted(store)
        with store.reading() as connection:
            assert backup.integrity(connection) == ()
            missing = "SELECT count(*) FROM entries WHERE id NOT IN (SELECT rowid FROM search)"
            assert connection.execute(missing).fetchone()[0] == 0
