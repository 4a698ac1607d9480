"""Publishes a bundle so that readers see the old one whole or the new one whole, and of two publishers one wins.

The order is the protocol. On a target that shows every file at once as it is written:

1. every changed file goes to `versions/<hash>-<writer>-<name>`, beside what is there;
2. `manifest.json` is swapped for the new one, compared with what was read before. This decides: who loses here has
   changed nothing that anybody sees;
3. the lasting names are made to show those versions: data, feeds, the index last;
4. versions that nothing names any more, those of a killed publisher too, are deleted, and `manifest.json` is swapped once more, now complete.

Killed before 2, everything is as before. Killed after 2, every file that the manifest names is there under its
version, every lasting name shows one whole file, old or new, and the next publication finishes the work.
A target that switches all files at once (git, a hook) needs one swap alone.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Event

from tui.libraries.bundle import MANIFEST, Bundle, BundleFile
from tui.libraries.formats.common import moment_text
from tui.publish import manifest as manifests
from tui.publish.manifest import Entry, Manifest, Publisher
from tui.publish.plan import OnProgress, Plan, Published, at, current, is_there, planned, settled
from tui.publish.target import Target, lost_race
from tui.publish.work import Work, versions

PATIENCE = timedelta(minutes=10)
"""How long another publisher's unfinished work is left alone; one that was killed never comes back to it."""


def published_file(target: Target, slug: str, path: str) -> bytes | None:
    """Return one published file as the manifest names it: what `library_json.read_public` builds upon and merges.

    Args:
        target: Where to look.
        slug: The library's folder.
        path: A lasting name, such as `bundle.LIBRARY`.

    Raises:
        PublishError: The target does not answer.
    """
    manifest = current(target, slug)
    entry = manifest.entry(path) if manifest else None
    stored = target.read(at(slug, entry.version or entry.path)) if entry else None
    return stored.data if stored else None


def plan(bundle: Bundle, target: Target) -> Plan:
    """Return what `commit` would do, without doing it.

    Raises:
        PublishError: The target does not answer.
    """
    return planned(bundle, current(target, bundle.slug))


def commit(
    bundle: Bundle,
    target: Target,
    *,
    publisher: Publisher,
    now: datetime,
    expected: int | None = None,
    on_progress: OnProgress | None = None,
    stop: Event | None = None,
    gone: bool = False,
) -> Published:
    """Publish a bundle.

    Args:
        bundle: From `libraries.bundle.build`.
        target: Where to.
        publisher: Who publishes.
        now: Aware.
        expected: The generation that the bundle was built upon, 0 where there was none; None takes what is there,
            which is right only where nobody else publishes. A later one of this publisher's own is taken too:
            it was killed before it could remember.
        on_progress: Is told of every file written.
        stop: Set to give up; once the race is decided, the work is finished all the same.
        gone: Whether this is the farewell of an unpublished library.

    Raises:
        LostRaceError: Somebody else published first; it says who.
        PublishError: The target refused, or `stop` was set.
    """
    before, etag = settled(target, bundle.slug)
    _refuse_overtaken(target, before, expected, publisher, now)
    intent = planned(bundle, before)
    if before and before.complete and before.gone == gone and not intent.send and not intent.delete:
        return Published(before.generation, (), intent.unchanged, ())
    work = Work(bundle, target, before, etag, on_progress, stop)
    number = (before.generation if before else 0) + 1
    entries = tuple(_entry(file, before, publisher, target) for file in bundle.files)
    fresh = Manifest(number, publisher, now, target.atomic, entries, gone=gone)
    if target.atomic:
        work.switch(fresh, intent)
    else:
        work.show(work.stage(fresh), intent)
    return Published(number, intent.send, intent.unchanged, intent.delete)


def remove(target: Target, slug: str, *, gone: bool = False) -> tuple[str, ...]:
    """Delete everything that the manifest of `slug` names, and the manifest last.

    Args:
        target: Where to.
        slug: The library's folder.
        gone: Whether to delete a farewell only: a library that somebody published there again stays.

    Returns:
        The paths that were deleted.

    Raises:
        PublishError: The target does not answer.
    """
    manifest = current(target, slug)
    if manifest is None or (gone and not manifest.gone):
        return ()
    entries = [path for entry in manifest.entries for path in (entry.path, entry.version) if path]
    orphans = [path for path in versions(target, slug) if path not in entries]
    paths = (*entries, *dict.fromkeys([*manifest.retired, *orphans]), MANIFEST)
    for path in paths:
        target.delete(at(slug, path))
    return paths


def _entry(file: BundleFile, before: Manifest | None, publisher: Publisher, target: Target) -> Entry:
    """Return a file's entry: the one that stands where the content is the same."""
    old = before.entry(file.path) if before else None
    if old is not None and is_there(file, old) and bool(old.version) != target.atomic:
        return old
    return manifests.entry_of(file, publisher, versioned=not target.atomic)


def _refuse_overtaken(
    target: Target, before: Manifest | None, expected: int | None, publisher: Publisher, now: datetime
) -> None:
    """Refuse to build upon a generation that this publisher has not seen, or that is just being written.

    Raises:
        LostRaceError: It says whose generation is there.
    """
    if before is None or before.publisher.id == publisher.id:
        return
    unseen = expected is not None and before.generation != expected
    busy = not before.complete and now - before.when < PATIENCE
    if unseen or busy:
        raise lost_race(target.describe(), before.publisher.name, moment_text(before.when))
