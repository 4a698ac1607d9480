"""Publishing: the order of the writes is what keeps readers and other publishers safe."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Event

import pytest

from tests.publish.conftest import OpenTarget
from tests.publish.samples import ANNA, BORIS, LIBRARY, NOW, bundle_of, renamed
from tui.core.errors import PublishError
from tui.libraries.bundle import INDEX, MANIFEST, Bundle, farewell
from tui.libraries.bundle import LIBRARY as LIBRARY_FILE
from tui.libraries.formats import library_json
from tui.publish import manifest as manifests
from tui.publish.commit import commit, plan, published_file, remove
from tui.publish.plan import Published, Step, current
from tui.publish.target import LostRaceError, Stored, Target

SLUG = LIBRARY.slug
FILES = (
    "library.json", "bookmarks.html", "sources.opml", "items.csv", "items.ris", "items.bib", "feed.atom", "feed.json",
    "index.html",
)  # fmt: skip


class Killed(BaseException):
    """Stands for kill -9: nothing may clean up behind it."""


class Watched:
    """A target that notes every write, and dies before the one it is told."""

    def __init__(
        self, inner: Target, dies_before: int = -1, before: Callable[[str], None] = lambda name: None
    ) -> None:
        self.inner, self.dies_before, self.before = inner, dies_before, before
        self.atomic = inner.atomic
        self.writes: list[str] = []

    def _count(self, name: str) -> None:
        if len(self.writes) == self.dies_before:
            raise Killed
        self.before(name)
        self.writes.append(name)

    def describe(self) -> str:
        return self.inner.describe()

    def read(self, path: str) -> Stored | None:
        return self.inner.read(path)

    def put(self, path: str, data: bytes, media_type: str) -> None:
        self._count(f"put {path}")
        self.inner.put(path, data, media_type)

    def copy(self, source: str, path: str, data: bytes, media_type: str) -> None:
        self._count(f"copy {path}")
        self.inner.copy(source, path, data, media_type)

    def delete(self, path: str) -> None:
        self._count(f"delete {path}")
        self.inner.delete(path)

    def names(self, folder: str) -> tuple[str, ...]:
        return self.inner.names(folder)

    def swap(self, path: str, data: bytes, etag: str | None) -> str:
        self._count(f"swap {path}")
        return self.inner.swap(path, data, etag)

    def close(self) -> None:
        self.inner.close()


def put_out(
    bundle: Bundle, target: Target, who: manifests.Publisher = ANNA, expected: int | None = None
) -> Published:
    return commit(bundle, target, publisher=who, now=NOW, expected=expected)


def lasting(target: Target) -> dict[str, bytes]:
    """What a reader sees under the lasting names."""
    found = {path: target.read(f"{SLUG}/{path}") for path in FILES}
    return {path: stored.data for path, stored in found.items() if stored}


def assert_whole(target: Target) -> None:
    """Every file that the manifest names is there with the hash that it tells."""
    manifest = current(target, SLUG)
    assert manifest is not None
    for entry in manifest.entries:
        stored = target.read(f"{SLUG}/{entry.version or entry.path}")
        assert stored is not None, entry.path
        assert hashlib.sha256(stored.data).hexdigest() == entry.sha256


def test_everything_arrives_and_the_manifest_names_it(open_target: OpenTarget) -> None:
    target, bundle = open_target(), bundle_of()
    done = put_out(bundle, target)
    assert done.generation == 1
    assert done.sent == FILES
    assert lasting(open_target()) == {file.path: file.data for file in bundle.files}
    assert_whole(open_target())
    manifest = current(open_target(), SLUG)
    assert manifest is not None
    assert manifest.complete
    assert manifest.publisher == ANNA


def test_publishing_twice_sends_nothing(open_target: OpenTarget) -> None:
    put_out(bundle_of(), open_target())
    before = current(open_target(), SLUG)
    watched = Watched(open_target())
    done = put_out(bundle_of(), watched)
    assert (done.sent, watched.writes) == ((), [])
    assert current(open_target(), SLUG) == before


def test_only_changed_files_are_sent(open_target: OpenTarget) -> None:
    put_out(bundle_of(), open_target())
    first = bundle_of()
    tagged = replace(LIBRARY, items=(replace(LIBRARY.items[0], note="Changed."), *LIBRARY.items[1:]))
    bundle = bundle_of(tagged, first.collection, NOW + timedelta(hours=1))
    target = Watched(open_target())
    done = put_out(bundle, target)
    assert "sources.opml" in done.unchanged
    assert not any("sources.opml" in write for write in target.writes)
    assert lasting(open_target()) == {file.path: file.data for file in bundle.files}
    assert_whole(open_target())


def test_a_plan_tells_and_does_nothing(open_target: OpenTarget) -> None:
    target = Watched(open_target())
    intent = plan(bundle_of(), target)
    assert intent.send == FILES
    assert intent.size == sum(len(file.data) for file in bundle_of().files)
    assert target.writes == []
    assert current(open_target(), SLUG) is None


def test_order_is_data_feeds_index_and_the_manifest_last(folder_target: OpenTarget) -> None:
    target = Watched(folder_target())
    put_out(bundle_of(), target)
    names = [write.rpartition("/")[2] for write in target.writes if write.startswith(("copy", "swap"))]
    assert names == [MANIFEST, *FILES, MANIFEST]


def test_of_two_publishers_exactly_one_wins(open_target: OpenTarget) -> None:
    put_out(bundle_of(), open_target())
    start = Barrier(2)

    def publish(who: manifests.Publisher) -> str:
        target = open_target()
        bundle = bundle_of(renamed(f"By {who.name}"))
        start.wait(30)
        try:
            commit(bundle, target, publisher=who, now=NOW, expected=1)
        except LostRaceError as error:
            return str(error)
        return ""

    with ThreadPoolExecutor(2) as pool:
        said = dict(zip((ANNA, BORIS), pool.map(publish, (ANNA, BORIS)), strict=True))
    winner, loser = (ANNA, BORIS) if said[BORIS] else (BORIS, ANNA)
    assert said[winner] == ""
    assert winner.name in said[loser]
    shown = lasting(open_target())
    assert shown == {file.path: file.data for file in bundle_of(renamed(f"By {winner.name}")).files}
    assert_whole(open_target())


def test_who_is_overwritten_takes_nothing_from_the_winner(open_plain_target: OpenTarget) -> None:
    """Some servers let two manifests pass at once, and the one that comes second stands."""
    put_out(bundle_of(), open_plain_target())
    theirs = bundle_of(renamed("By Boris"))
    entries = tuple(manifests.entry_of(file, BORIS, versioned=True) for file in theirs.files)
    mine, other = Watched(open_plain_target()), open_plain_target()
    for file, entry in zip(theirs.files, entries, strict=True):
        other.put(f"{SLUG}/{entry.version}", file.data, file.media_type)

    def boris_overwrites(name: str) -> None:
        if name.startswith("copy") and not any(write.startswith("copy") for write in mine.writes):
            stored = other.read(f"{SLUG}/{MANIFEST}")
            assert stored is not None
            decided = manifests.Manifest(2, BORIS, NOW, complete=False, entries=entries)
            other.swap(f"{SLUG}/{MANIFEST}", manifests.write(decided), stored.etag)

    mine.before = boris_overwrites
    with pytest.raises(LostRaceError, match="Boris on the train"):
        put_out(bundle_of(renamed("By Anna")), mine, ANNA, expected=1)
    assert_whole(open_plain_target())


def test_the_loser_has_changed_nothing_and_leaves_nothing(open_plain_target: OpenTarget) -> None:
    put_out(bundle_of(), open_plain_target())
    mine = Watched(open_plain_target())

    def boris_is_quicker(name: str) -> None:
        if name.startswith("swap"):
            put_out(bundle_of(renamed("By Boris")), open_plain_target(), BORIS, expected=1)

    mine.before = boris_is_quicker
    with pytest.raises(LostRaceError, match="Boris on the train"):
        put_out(bundle_of(renamed("By Anna")), mine, ANNA, expected=1)
    assert lasting(open_plain_target()) == {
        file.path: file.data for file in bundle_of(renamed("By Boris")).files
    }
    sent = [write for write in mine.writes if write.startswith("put")]
    assert sent
    for write in sent:
        assert open_plain_target().read(write.removeprefix("put ")) is None
    assert_whole(open_plain_target())


def test_whoever_has_not_seen_the_newest_generation_loses_before_writing(open_target: OpenTarget) -> None:
    put_out(bundle_of(), open_target())
    put_out(bundle_of(renamed("Second")), open_target(), BORIS, expected=1)
    target = Watched(open_target())
    with pytest.raises(LostRaceError, match="Boris"):
        put_out(bundle_of(renamed("Third")), target, ANNA, expected=1)
    assert target.writes == []


@pytest.mark.parametrize(("kind", "step"), [("folder", 1), ("webdav", 5), ("s3", 7)])
def test_killed_between_any_two_writes_the_old_bundle_or_the_new_is_whole(
    kind: str, step: int, request: pytest.FixtureRequest
) -> None:
    open_it: OpenTarget = request.getfixturevalue(f"{kind}_target")
    old = bundle_of()
    put_out(old, open_it())
    new = bundle_of(renamed("New name"), old.collection, NOW + timedelta(hours=1))
    old_bytes, new_bytes = ({file.path: file.data for file in bundle.files} for bundle in (old, new))
    counted = Watched(open_it())
    dies_at, finished = 0, False
    while not finished:
        counted = Watched(open_it(), dies_before=dies_at)
        try:
            put_out(new, counted)
            finished = True
        except Killed:
            pass
        shown = lasting(open_it())
        assert_whole(open_it())
        manifest = current(open_it(), SLUG)
        assert manifest is not None
        if manifest.generation == 1:
            assert shown == old_bytes
        else:
            assert all(data in (old_bytes[path], new_bytes[path]) for path, data in shown.items())
        # The next run has fewer writes before it: it goes on where this one was killed, or begins again.
        put_out(old if not finished else new, open_it())
        assert lasting(open_it()) == (new_bytes if finished else old_bytes)
        remove(open_it(), SLUG)
        put_out(old, open_it())
        dies_at += step
    assert dies_at > 2 * len(FILES)


def test_another_publisher_waits_for_unfinished_work_and_takes_over_in_the_end(
    folder_target: OpenTarget,
) -> None:
    with pytest.raises(Killed):
        put_out(bundle_of(), Watched(folder_target(), dies_before=len(FILES) + 3), BORIS)
    unfinished = current(folder_target(), SLUG)
    assert unfinished is not None
    assert not unfinished.complete
    with pytest.raises(LostRaceError, match="Boris"):
        put_out(bundle_of(renamed("Anna's")), folder_target(), ANNA)
    later = NOW + timedelta(minutes=11)
    commit(bundle_of(renamed("Anna's")), folder_target(), publisher=ANNA, now=later)
    assert lasting(folder_target()) == {file.path: file.data for file in bundle_of(renamed("Anna's")).files}
    put_out(bundle_of(renamed("Anna's")), folder_target(), ANNA)


def test_old_versions_are_tidied_away(open_plain_target: OpenTarget) -> None:
    put_out(bundle_of(), open_plain_target())
    first = current(open_plain_target(), SLUG)
    put_out(bundle_of(renamed("Second")), open_plain_target())
    second = current(open_plain_target(), SLUG)
    assert first is not None
    assert second is not None
    gone = {entry.version for entry in first.entries} - {entry.version for entry in second.entries}
    assert gone
    assert all(open_plain_target().read(f"{SLUG}/{path}") is None for path in gone)


def test_what_a_killed_publication_left_is_tidied_away_by_the_next(open_plain_target: OpenTarget) -> None:
    put_out(bundle_of(), open_plain_target())
    with pytest.raises(Killed):
        put_out(bundle_of(renamed("Killed")), Watched(open_plain_target(), dies_before=4), BORIS)
    folder = f"{SLUG}/{manifests.VERSIONS}"
    open_plain_target().put(f"{folder}/mine.txt", b"somebody else's", "text/plain")
    assert len(open_plain_target().names(folder)) == len(FILES) + 4 + 1
    put_out(bundle_of(renamed("Next")), open_plain_target(), ANNA)
    manifest = current(open_plain_target(), SLUG)
    assert manifest is not None
    named = {entry.version.rpartition("/")[2] for entry in manifest.entries}
    assert set(open_plain_target().names(folder)) == named | {"mine.txt"}
    assert_whole(open_plain_target())


def test_removal_takes_what_was_put_and_nothing_else(open_plain_target: OpenTarget) -> None:
    put_out(bundle_of(), open_plain_target())
    with pytest.raises(Killed):
        put_out(bundle_of(renamed("Killed")), Watched(open_plain_target(), dies_before=4), BORIS)
    others = (f"{SLUG}/notes.txt", f"{SLUG}/versions/notes.txt", "other/index.html")
    for path in others:
        open_plain_target().put(path, b"not ours", "text/plain")
    remove(open_plain_target(), SLUG)
    assert open_plain_target().names(f"{SLUG}/versions") == ("notes.txt",)
    assert open_plain_target().names(SLUG) == ("notes.txt",)
    assert all(open_plain_target().read(path) for path in others)


def test_a_library_that_was_published_again_is_not_cleared(open_target: OpenTarget) -> None:
    put_out(bundle_of(), open_target())
    assert remove(open_target(), SLUG, gone=True) == ()
    assert lasting(open_target()) == {file.path: file.data for file in bundle_of().files}


@pytest.mark.parametrize("kind", ["git", "exec"])
def test_killed_before_everything_switches_the_old_bundle_stands(
    kind: str, request: pytest.FixtureRequest
) -> None:
    open_it: OpenTarget = request.getfixturevalue(f"{kind}_target")
    put_out(bundle_of(), open_it())
    at_the_swap = len(plan(bundle_of(renamed("Killed")), open_it()).send)
    for dies_at in (0, 2, at_the_swap):
        with pytest.raises(Killed):
            put_out(bundle_of(renamed("Killed")), Watched(open_it(), dies_before=dies_at))
        assert lasting(open_it()) == {file.path: file.data for file in bundle_of().files}
    put_out(bundle_of(renamed("Next")), open_it())
    assert lasting(open_it()) == {file.path: file.data for file in bundle_of(renamed("Next")).files}


def test_stop_leaves_what_was_there(open_target: OpenTarget) -> None:
    put_out(bundle_of(), open_target())
    before, stop = lasting(open_target()), Event()

    def press(step: Step) -> None:
        if step.done == 3:
            stop.set()

    target = open_target()
    with pytest.raises(PublishError, match="stopped"):
        commit(bundle_of(renamed("Never")), target, publisher=ANNA, now=NOW, on_progress=press, stop=stop)
    assert lasting(open_target()) == before
    # The same target can be used again, and nothing of the stopped work comes out with the next.
    put_out(bundle_of(), target)
    assert lasting(open_target()) == before


def test_progress_counts_up_to_its_total(open_plain_target: OpenTarget) -> None:
    steps: list[Step] = []
    commit(bundle_of(), open_plain_target(), publisher=ANNA, now=NOW, on_progress=steps.append)
    assert [step.done for step in steps] == list(range(1, len(steps) + 1))
    assert steps[-1].done == steps[-1].total


def test_what_is_published_can_be_read_back(open_target: OpenTarget) -> None:
    bundle = bundle_of()
    put_out(bundle, open_target())
    data = published_file(open_target(), SLUG, LIBRARY_FILE)
    assert data is not None
    assert library_json.read_public(data) == bundle.collection
    assert published_file(open_target(), "nothing-here", LIBRARY_FILE) is None


def test_unpublishing_leaves_a_notice_and_tombstones_and_removal_leaves_nothing(
    open_target: OpenTarget,
) -> None:
    bundle = bundle_of()
    put_out(bundle, open_target())
    target = open_target()
    done = commit(farewell(bundle.collection, SLUG, NOW), target, publisher=ANNA, now=NOW, gone=True)
    assert set(done.deleted) == set(FILES) - {INDEX, "feed.atom"}
    left = lasting(open_target())
    assert set(left) == {INDEX, "feed.atom"}
    everything = b"".join(left.values())
    assert b"no longer published" in left[INDEX]
    for item in LIBRARY.items:
        assert item.id.encode() in left["feed.atom"]
        assert item.title.encode() not in everything
    manifest = current(open_target(), SLUG)
    assert manifest is not None
    assert manifest.gone
    remove(open_target(), SLUG)
    assert lasting(open_target()) == {}
    assert current(open_target(), SLUG) is None


@pytest.mark.parametrize("slug", ["新闻-2026", "ข่าวน่าอ่าน", "q7x2m5kd3jz6w4bn1t8rycvfhgpasel0"])
def test_folders_in_any_script(open_target: OpenTarget, slug: str) -> None:
    bundle = replace(bundle_of(), slug=slug)
    put_out(bundle, open_target())
    assert published_file(open_target(), slug, INDEX) == bundle.files[-1].data
    assert put_out(bundle, open_target()).sent == ()


def test_a_strange_manifest_is_left_alone(folder_target: OpenTarget) -> None:
    for strange in (b"{}", b"\xff", b"[1]", json.dumps({"format": manifests.FORMAT, "version": 1}).encode()):
        folder_target().put(f"{SLUG}/{MANIFEST}", strange, "")
        with pytest.raises(PublishError, match="did not write"):
            put_out(bundle_of(), folder_target())


def test_a_newer_manifest_asks_for_an_update(folder_target: OpenTarget) -> None:
    newer = json.dumps({"format": manifests.FORMAT, "version": 2, "shape": "unknown"}).encode()
    folder_target().put(f"{SLUG}/{MANIFEST}", newer, "")
    with pytest.raises(PublishError, match="newer"):
        put_out(bundle_of(), folder_target())


@pytest.mark.parametrize(
    "path", ["../../etc/passwd", "/etc/passwd", "versions/../../x", "a/b", ".htaccess", ""]
)
def test_a_manifest_cannot_name_what_is_not_ours(folder_target: OpenTarget, path: str) -> None:
    put_out(bundle_of(), folder_target())
    stored = folder_target().read(f"{SLUG}/{MANIFEST}")
    assert stored is not None
    top = json.loads(stored.data)
    top["files"][0]["path"] = path
    folder_target().put(f"{SLUG}/{MANIFEST}", json.dumps(top).encode(), "")
    with pytest.raises(PublishError):
        remove(folder_target(), SLUG)
