"""A store that is new, old, newer, damaged, read-only, full or another program's."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from tests.store.conftest import keep, row, subscribe, titles
from tui.core.errors import (
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreNewerError,
    StoreReadOnlyError,
)
from tui.store import backup, migrations
from tui.store.connection import APPLICATION_ID
from tui.store.store import Store, restore


def test_a_new_store_is_private_and_one_file_once_closed(path: Path) -> None:
    with Store.open(path) as store:
        subscribe(store)
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {file.suffix for file in path.parent.iterdir()} == {".db", ".lock", ".turn"}


def test_a_folder_in_the_stores_place_is_called_one(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(path)
    assert not list(path.iterdir())


def test_what_a_new_store_says_of_itself(path: Path) -> None:
    Store.open(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == migrations.LATEST
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_opening_reads_and_imports_little(path: Path) -> None:
    Store.open(path).close()
    script = (
        "import sys; from pathlib import Path; from tui.store.store import Store;"
        "store = Store.open(Path(sys.argv[1])); store.close();"
        "print('sqlite_utils' in sys.modules, 'filelock' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]


def test_a_newer_store_is_left_alone(path: Path) -> None:
    Store.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreNewerError, match="newer version") as caught:
        Store.open(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE rss_feed (url)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all" * 500, b"SQLite format 3\0" + b"\xff" * 9000]
)
def test_a_damaged_store_is_told_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    with pytest.raises(StoreDamagedError, match="damaged"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_log_without_its_store_harms_no_new_one(path: Path) -> None:
    with Store.open(path) as store:
        keep(store, subscribe(store), *(row(f"e{n}", text="words " * 300) for n in range(40)))
        log = Path(f"{path}-wal").read_bytes()
    path.unlink()
    Path(f"{path}-wal").write_bytes(log)
    with Store.open(path) as store:
        feed = subscribe(store)
        keep(store, feed, row("a"))
        assert titles(store, feed) == ["Title of a"]
    kept = [file for file in path.parent.iterdir() if file.name.startswith("store.db.left-")]
    assert [file.read_bytes() for file in kept] == [log]


def test_damage_within_is_told_when_it_is_met(path: Path) -> None:
    with Store.open(path) as store:
        feed = subscribe(store)
        keep(store, feed, *(row(f"e{n}", text="words " * 300) for n in range(40)))
    content = bytearray(path.read_bytes())
    content[3 * 4096 :] = b"\x5a" * (len(content) - 3 * 4096)
    path.write_bytes(content)
    with pytest.raises(StoreDamagedError), Store.open(path) as store:
        titles(store, feed)
    assert path.read_bytes() == bytes(content)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_file_is_read(path: Path) -> None:
    with Store.open(path) as store:
        feed = subscribe(store)
        keep(store, feed, row("a"))
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with Store.open(path) as store:
            assert store.read_only
            assert titles(store, feed) == ["Title of a"]
            with pytest.raises(StoreReadOnlyError, match="cannot be written"):
                keep(store, feed, row("b"))
    finally:
        path.parent.chmod(0o700)


def test_a_store_that_may_not_be_written_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path) as store:
        feed = subscribe(store)
        keep(store, feed, row("a"))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store.open(path) as store:
        assert titles(store, feed) == ["Title of a"]
        with pytest.raises(StoreReadOnlyError, match="cannot be written"):
            keep(store, feed, row("b"))


def test_a_full_disk_loses_nothing_that_was_kept(path: Path) -> None:
    with Store.open(path) as store:
        feed = subscribe(store)
        keep(store, feed, row("a"))
        pages = store.write(lambda db: int(db.execute("PRAGMA page_count").fetchone()[0]))
        store.write(lambda db: db.execute(f"PRAGMA max_page_count = {pages + 4}").fetchone())
        with pytest.raises(StoreFullError, match="no room"):
            keep(store, feed, *(row(f"b{n}", summary=os.urandom(4000)) for n in range(50)))
        store.write(lambda db: db.execute("PRAGMA max_page_count = 1073741823").fetchone())
        assert titles(store, feed) == ["Title of a"]
        keep(store, feed, row("c"))
        assert titles(store, feed) == ["Title of a", "Title of c"]


def test_a_disk_that_refuses_to_grow_is_told_as_full(path: Path) -> None:
    """A real limit of the file system's kind: no file of this process may grow beyond a size."""
    Store.open(path).close()
    script = """
import resource, signal, sys
from pathlib import Path
from tests.store.conftest import keep, row, subscribe, titles
from tui.core.errors import StoreFullError
from tui.store.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(Path(sys.argv[1]))
feed = subscribe(store)
keep(store, feed, row("a"))
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (Path(sys.argv[1] + "-wal").stat().st_size + 8192, hard))
try:
    keep(store, feed, *(row(f"b{n}", summary=bytes(range(256)) * 40) for n in range(50)))
except StoreFullError as error:
    print("full:", error)
print(titles(store, feed))
store.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.startswith("full: There is no room left")
    assert done.stdout.splitlines()[-1] == "['Title of a']"
    with Store.open(path) as store:
        assert titles(store, 1) == ["Title of a"]


first_steps = migrations.steps
NEXT = migrations.LATEST + 1


def steps_with_a_second(*, failing: bool = False) -> Migrations:
    steps = first_steps()

    @steps(name=f"{NEXT:04d} moods")
    def moods(db: Database) -> None:
        db.execute("CREATE TABLE moods (entry_id INTEGER)")
        if failing:
            db.execute("INSERT INTO no_such_table VALUES (1)")

    return steps


def test_a_migration_keeps_a_copy_of_what_was_before(path: Path) -> None:
    with Store.open(path) as store:
        feed = subscribe(store)
        keep(store, feed, row("a"))
    migrations.migrate(path, steps_with_a_second())
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == NEXT
    assert connection.execute("SELECT count(*) FROM moods").fetchone()[0] == 0
    connection.close()
    (copy,) = backup.found(path)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Store.open(copy) as store:
        assert titles(store, feed) == ["Title of a"]


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    with Store.open(path) as store:
        feed = subscribe(store)
    with pytest.raises(StoreError, match="could not be brought up to date") as caught:
        migrations.migrate(path, steps_with_a_second(failing=True))
    assert str(backup.found(path)[0]) in str(caught.value)
    with Store.open(path) as store:
        keep(store, feed, row("a"))
        with store.reading() as connection:
            assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'moods'").fetchall()


def test_an_older_store_is_brought_up_to_date_when_it_is_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path).close()
    monkeypatch.setattr(migrations, "LATEST", NEXT)
    monkeypatch.setattr(migrations, "steps", steps_with_a_second)
    with Store.open(path) as store, store.reading() as connection:
        assert migrations.version_of(connection, path) == NEXT


def merged_at_once(connection: sqlite3.Connection) -> int:
    """How many parts of the search index are merged together."""
    return int(connection.execute("SELECT v FROM search_config WHERE k = 'automerge'").fetchone()[0])


def test_the_search_index_of_an_older_store_is_merged_as_late_as_that_of_a_new_one(path: Path) -> None:
    with Store.open(path) as store:
        feed = subscribe(store)
        keep(store, feed, row("a", text="harbour news"))
        with store.reading() as connection:
            assert merged_at_once(connection) == 16
    old = sqlite3.connect(path)
    old.execute("DELETE FROM search_config WHERE k = 'automerge'")
    old.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '0006%'")
    old.execute("PRAGMA user_version = 5")
    old.commit()
    old.close()
    with Store.open(path) as store, store.reading() as connection:
        assert merged_at_once(connection) == 16
        found = connection.execute("SELECT title FROM search WHERE search MATCH 'har AND our'").fetchall()
    assert len(found) == 1


def test_only_the_newest_backups_stay(store: Store) -> None:
    copies = [store.back_up() for _ in range(backup.KEPT + 2)]
    assert backup.found(store.path) == tuple(reversed(copies[-backup.KEPT :]))


def test_a_backup_takes_the_place_of_a_damaged_store(path: Path) -> None:
    with Store.open(path) as store:
        feed = subscribe(store)
        keep(store, feed, row("a"))
        copy = store.back_up()
    damaged = b"damaged" * 1000
    path.write_bytes(damaged)
    aside = restore(path, copy)
    assert aside.read_bytes() == damaged
    with Store.open(path) as store:
        assert titles(store, feed) == ["Title of a"]


def test_a_damaged_backup_takes_no_place(path: Path) -> None:
    with Store.open(path) as store:
        feed = subscribe(store)
        keep(store, feed, *(row(f"e{n}", text="words " * 300) for n in range(40)))
        copy = store.back_up()
    content = bytearray(copy.read_bytes())
    content[2 * 4096 :] = b"\x5a" * (len(content) - 2 * 4096)
    copy.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(StoreError):
        restore(path, copy)
    assert path.read_bytes() == before
