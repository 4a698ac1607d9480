"""One publication on its way to its target, step by step."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from threading import Event

from tui.core.errors import PublishError
from tui.libraries.bundle import MANIFEST, Bundle
from tui.libraries.formats.common import moment_text
from tui.publish import manifest as manifests
from tui.publish.manifest import VERSIONS, Manifest, is_version
from tui.publish.plan import OnProgress, Plan, Step, at, current
from tui.publish.target import LostRaceError, Target, lost_race, stopped


class Work:
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
        """Let the lasting names show the new generation, and tidy up behind the old ones, and the killed ones."""
        orphans = self._orphans(decided)
        repair = self.before is not None and not self.before.complete
        for file, entry in zip(self.bundle.files, decided.entries, strict=True):
            if repair or file.path in intent.send:
                self.target.copy(self._at(entry.version), self._at(file.path), file.data, file.media_type)
            self._step(file.path)
        for path in (*intent.delete, *decided.retired):
            self.target.delete(self._at(path))
        self._swap(replace(decided, complete=True, retired=()))
        # Last: on a server that lets two manifests pass at once, what looks like an orphan may be the winner's.
        for path in orphans:
            self.target.delete(self._at(path))

    def _orphans(self, decided: Manifest) -> tuple[str, ...]:
        """Return the versions that no manifest ever named: who sent them was killed before deciding the race.

        Nobody can need them now: whoever is sending versions just now built upon a manifest that is no more, loses,
        and takes them back; and whoever looks from now on sees unfinished work and waits.
        """
        named = {entry.version for entry in decided.entries} | set(decided.retired)
        return tuple(path for path in versions(self.target, self.bundle.slug) if path not in named)

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
            raise stopped(self.target.describe())

    def _at(self, path: str) -> str:
        return at(self.bundle.slug, path)


def versions(target: Target, slug: str) -> tuple[str, ...]:
    """Return the versions that lie at a target, whether a manifest names them or not; other people's files are not told.

    Args:
        target: Where to look.
        slug: The library's folder.
    """
    found = (f"{VERSIONS}/{name}" for name in target.names(at(slug, VERSIONS)))
    return tuple(sorted(path for path in found if is_version(path)))
