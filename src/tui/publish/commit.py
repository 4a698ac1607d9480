"""Publishes a bundle so that readers see the old one whole or the new one whole, and of two publishers one wins.

The order is the protocol. On a target that shows every file at once as it is written:

1. every changed file goes to `versions/<hash>-<writer>-<name>`, beside what is there;
2. `manifest.json` is swapped for the new one, compared with what was read before. This decides: who loses here has
   changed nothing that anybody sees;
3. the lasting names are made to show those versions: data, feeds, the index last;
4. versions that nothing names any more are deleted, and `manifest.json` is swapped once more, now complete.

Killed before 2, everything is as before. Killed after 2, every file that the manifest names is there under its
version, every lasting name shows one whole file, old or new, and the next publication finishes the work.
A target that switches all files at once (git, a hook) needs one swap alone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Event

from tui.core.errors import PublishError
from tui.core.messages import N_
from tui.libraries.bundle import MANIFEST, Bundle, BundleFile
from tui.libraries.formats.common import moment_text
from tui.publish import manifest as manifests
from tui.publish.manifest import Entry, Manifest, Publisher
from tui.publish.target import LostRaceError, Target, lost_race

PATIENCE = timedelta(minutes=10)
"""How long another publisher's unfinished work is left alone; one that was killed never comes back to it."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a publication has come."""

    done: int
    total: int
    path: str
    """The file that was just written."""


OnProgress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a publication would do."""

    send: tuple[str, ...]
    """Lasting names whose content is new or changed."""
    unchanged: tuple[str, ...]
    delete: tuple[str, ...]
    size: int
    """Bytes to send."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did."""

    generation: int
    """Counts from 1."""
    sent: tuple[str, ...]
    """Empty where everything was there already."""
    unchanged: tuple[str, ...]
    deleted: tuple[str, ...]


def current(target: Target, slug: str) -> Manifest | None:
    """Return what is published under `slug`, or None.

    Raises:
        PublishError: The target does not answer, or something else lies there.
    """
    stored = target.read(_at(slug, MANIFEST))
    return manifests.read(stored.data, target.describe()) if stored else None


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
    stored = target.read(_at(slug, entry.version or entry.path)) if entry else None
    return stored.data if stored else None


def plan(bundle: Bundle, target: Target) -> Plan:
    """Return what `commit` would do, without doing it.

    Raises:
        PublishError: The target does not answer.
    """
    return _planned(bundle, current(target, bundle.slug))


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
    stored = target.read(_at(bundle.slug, MANIFEST))
    before = manifests.read(stored.data, target.describe()) if stored else None
    _refuse_overtaken(target, before, expected, publisher, now)
    intent = _planned(bundle, before)
    if before and before.complete and before.gone == gone and not intent.send and not intent.delete:
        return Published(before.generation, (), intent.unchanged, ())
    work = _Work(bundle, target, before, stored.etag if stored else None, on_progress, stop)
    number = (before.generation if before else 0) + 1
    entries = tuple(_entry(file, before, publisher, target) for file in bundle.files)
    fresh = Manifest(number, publisher, now, target.atomic, entries, gone=gone)
    if target.atomic:
        work.switch(fresh, intent)
    else:
        work.show(work.stage(fresh), intent)
    return Published(number, intent.send, intent.unchanged, intent.delete)


def remove(target: Target, slug: str) -> tuple[str, ...]:
    """Delete everything that the manifest of `slug` names, and the manifest last.

    Returns:
        The paths that were deleted.

    Raises:
        PublishError: The target does not answer.
    """
    manifest = current(target, slug)
    if manifest is None:
        return ()
    entries = [path for entry in manifest.entries for path in (entry.path, entry.version) if path]
    paths = (*entries, *manifest.retired, MANIFEST)
    for path in paths:
        target.delete(_at(slug, path))
    return paths


class _Work:
    """One publication on its way."""

    def __init__(
        self,
        bundle: Bundle,
        target: Target,
        before: Manifest | None,
        etag: str | None,
        on_progress: OnProgress | None,
        stop: Event | None,
    ) -> None:
        self.bundle, self.target, self.before, self.etag = bundle, target, before, etag
        self.on_progress, self.stop = on_progress, stop
        self.done, self.total = 0, 2 * len(bundle.files) + 2

    def switch(self, fresh: Manifest, intent: Plan) -> None:
        """Publish to a target that shows everything at once."""
        try:
            for file in self.bundle.files:
                if file.path in intent.send:
                    self.target.put(self._at(file.path), file.data, file.media_type)
                self._step(file.path)
                self._refuse_stopped()
            for path in intent.delete:
                self.target.delete(self._at(path))
            self._swap(fresh)
        except PublishError:
            self.target.close()
            raise

    def stage(self, fresh: Manifest) -> Manifest:
        """Send what is new to its version, then decide the race; who gives up takes back what was sent.

        Returns:
            The manifest that now stands, still incomplete.
        """
        kept = {entry.version for entry in fresh.entries}
        known = {entry.version for entry in self.before.entries} if self.before else set()
        earlier = known | set(self.before.retired if self.before else ())
        decided = replace(fresh, retired=tuple(sorted(earlier - kept - {""})))
        sent: list[str] = []
        try:
            for file, entry in zip(self.bundle.files, fresh.entries, strict=True):
                if entry.version not in known:
                    sent.append(entry.version)
                    self.target.put(self._at(entry.version), file.data, file.media_type)
                self._step(file.path)
                self._refuse_stopped()
            self._swap(decided)
        except PublishError:
            with suppress(PublishError):
                for version in sent:
                    self.target.delete(self._at(version))
            raise
        return decided

    def show(self, decided: Manifest, intent: Plan) -> None:
        """Let the lasting names show the new generation, and tidy up behind the old ones."""
        repair = self.before is not None and not self.before.complete
        for file, entry in zip(self.bundle.files, decided.entries, strict=True):
            if repair or file.path in intent.send:
                self.target.copy(self._at(entry.version), self._at(file.path), file.data, file.media_type)
            self._step(file.path)
        for path in (*intent.delete, *decided.retired):
            self.target.delete(self._at(path))
        self._swap(replace(decided, complete=True, retired=()))

    def _swap(self, manifest: Manifest) -> None:
        """Swap the manifest; a lost race tells whose generation is there.

        Raises:
            LostRaceError: Somebody else was first.
        """
        try:
            self.etag = self.target.swap(self._at(MANIFEST), manifests.write(manifest), self.etag)
        except LostRaceError as error:
            theirs = current(self.target, self.bundle.slug)
            if theirs is None:
                raise
            raise lost_race(
                self.target.describe(), theirs.publisher.name, moment_text(theirs.when)
            ) from error
        self._step(MANIFEST)

    def _step(self, path: str) -> None:
        self.done += 1
        if self.on_progress:
            self.on_progress(Step(min(self.done, self.total), self.total, path))

    def _refuse_stopped(self) -> None:
        if self.stop is not None and self.stop.is_set():
            raise PublishError(
                N_("Publishing to {target} was stopped; what was published before is whole."),
                target=self.target.describe(),
            )

    def _at(self, path: str) -> str:
        return _at(self.bundle.slug, path)


def _planned(bundle: Bundle, before: Manifest | None) -> Plan:
    """Compare a bundle with what is published."""
    known = {entry.path: entry for entry in before.entries} if before else {}
    send = [file for file in bundle.files if not _is_there(file, known.get(file.path))]
    return Plan(
        send=tuple(file.path for file in send),
        unchanged=tuple(file.path for file in bundle.files if file not in send),
        delete=tuple(sorted(known.keys() - {file.path for file in bundle.files})),
        size=sum(len(file.data) for file in send),
    )


def _entry(file: BundleFile, before: Manifest | None, publisher: Publisher, target: Target) -> Entry:
    """Return a file's entry: the one that stands where the content is the same."""
    old = before.entry(file.path) if before else None
    if old is not None and _is_there(file, old) and bool(old.version) != target.atomic:
        return old
    return manifests.entry_of(file, publisher, versioned=not target.atomic)


def _is_there(file: BundleFile, entry: Entry | None) -> bool:
    return entry is not None and entry.sha256 == file.sha256


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


def _at(slug: str, path: str) -> str:
    return f"{slug}/{path}"
