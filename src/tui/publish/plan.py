"""What a publication would do: a bundle compared with what is published."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from tui.core.errors import PublishError
from tui.libraries.bundle import MANIFEST, Bundle, BundleFile
from tui.publish import manifest as manifests
from tui.publish.manifest import Entry, Manifest
from tui.publish.target import Target

_A_WRITE = 0.2
"""Seconds that a server may take to write a manifest."""
_TRIES = 20


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
    return settled(target, slug)[0]


def settled(target: Target, slug: str) -> tuple[Manifest | None, str | None]:
    """Return what is published under `slug` with its etag, None and None where nothing is.

    A WebDAV server that writes in place hands out half a file to whoever asks while another publisher sends it: what
    cannot be read is asked for again for as long as it changes.

    Raises:
        PublishError: The target does not answer, or something else lies there.
    """
    stored = target.read(at(slug, MANIFEST))
    tries = _TRIES
    while stored is not None:
        try:
            return manifests.read(stored.data, target.describe()), stored.etag
        except PublishError:
            time.sleep(_A_WRITE)
            tries -= 1
            again = target.read(at(slug, MANIFEST))
            if not tries or (again is not None and again.data == stored.data):
                raise
            stored = again
    return None, None


def planned(bundle: Bundle, before: Manifest | None) -> Plan:
    """Compare a bundle with what is published; `before` is None where nothing is."""
    known = {entry.path: entry for entry in before.entries} if before else {}
    send = [file for file in bundle.files if not is_there(file, known.get(file.path))]
    return Plan(
        send=tuple(file.path for file in send),
        unchanged=tuple(file.path for file in bundle.files if file not in send),
        delete=tuple(sorted(known.keys() - {file.path for file in bundle.files})),
        size=sum(len(file.data) for file in send),
    )


def is_there(file: BundleFile, entry: Entry | None) -> bool:
    """Whether what is published is what the bundle holds."""
    return entry is not None and entry.sha256 == file.sha256


def at(slug: str, path: str) -> str:
    """Return the target's path of a file of the library `slug`."""
    return f"{slug}/{path}"
