"""manifest.json: what is published, by whom, and where each file's bytes lie."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tui.core.errors import PublishError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.libraries.bundle import MANIFEST, BundleFile
from tui.libraries.formats.common import json_bytes, moment_text, read_moment

FORMAT = "copydesk-manifest"
VERSION = 1
VERSIONS = "versions"
"""The folder of the files that are never changed."""
_VERSION_PATH = re.compile(r"^versions/[0-9a-f]{32}-[0-9a-z]{1,12}-[a-z]+\.[a-z]+$")
_PLAIN_PATH = re.compile(r"^(?:versions/)?[0-9a-z][0-9A-Za-z._\-]{0,120}$")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: a person at one machine."""

    name: str
    """What others are told when they lose a race; it is public."""
    id: str
    """Letters and digits, random, made once for each store: tells one's own unfinished work from others'."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One published file."""

    path: str
    """Its lasting name, relative to the library's folder."""
    sha256: str
    """Of its content, in hexadecimal; also its entity tag."""
    size: int
    """Bytes."""
    media_type: str
    version: str = ""
    """Where these very bytes lie, never to be changed: `versions/…`; empty where the target switches all at once."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One generation of a published library."""

    generation: int
    publisher: Publisher
    when: datetime
    complete: bool
    """Whether the lasting names already show this generation."""
    entries: tuple[Entry, ...]
    retired: tuple[str, ...] = ()
    """Versions that only an earlier generation named: whoever finishes the work deletes them."""
    gone: bool = False
    """Whether the library was unpublished, and only notice and tombstones are left."""

    def entry(self, path: str) -> Entry | None:
        """Return the entry of a lasting name, or None."""
        return next((entry for entry in self.entries if entry.path == path), None)


def entry_of(file: BundleFile, publisher: Publisher, *, versioned: bool) -> Entry:
    """Return the manifest's entry of a bundle's file.

    A version is named by its content and its writer, so that whoever gives up can take back what only he sent.

    Args:
        file: The file.
        publisher: Who sends it.
        versioned: Whether its bytes lie under a version's name too.
    """
    version = f"{VERSIONS}/{file.sha256[:32]}-{publisher.id[:12].lower()}-{file.path}" if versioned else ""
    return Entry(file.path, file.sha256, len(file.data), file.media_type, version)


def is_version(path: str) -> bool:
    """Whether a path is one that `entry_of` makes."""
    return _VERSION_PATH.match(path) is not None


def write(manifest: Manifest) -> bytes:
    """Return the manifest as JSON."""
    return json_bytes(
        {
            "format": FORMAT,
            "version": VERSION,
            "generation": manifest.generation,
            "publisher": {"name": manifest.publisher.name, "id": manifest.publisher.id},
            "when": moment_text(manifest.when),
            "complete": manifest.complete,
            "gone": manifest.gone,
            "files": [
                {
                    "path": entry.path,
                    "sha256": entry.sha256,
                    "etag": f'"{entry.sha256}"',
                    "size": entry.size,
                    "type": entry.media_type,
                    **({"version": entry.version} if entry.version else {}),
                }
                for entry in manifest.entries
            ],
            "retired": list(manifest.retired),
        }
    )


def read(data: bytes, target: str) -> Manifest:
    """Read a manifest; paths that are not of our making are refused, since deletion follows them.

    Args:
        data: The file's bytes.
        target: `Target.describe()`, for the sentence.

    Raises:
        PublishError: Something else lies there, or a newer program wrote it.
    """
    try:
        top = json.loads(data.decode())
        if top["format"] == FORMAT and top["version"] > VERSION:
            raise PublishError(
                N_("{target} was published by a newer copydesk: update this one."), target=target
            )
        return _read(top)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PublishError(
            N_("{target} holds a {file} that copydesk did not write; publish somewhere else, or remove it."),
            target=target,
            file=MANIFEST,
        ) from error


def _read(top: dict[str, Any]) -> Manifest:
    if top["format"] != FORMAT or not isinstance(top["version"], int):
        raise ValueError(FORMAT)
    when = read_moment(top["when"])
    if when is None:
        raise ValueError(top["when"])
    entries = tuple(
        Entry(
            _path(part["path"]),
            str(part["sha256"]),
            int(part["size"]),
            clean_line(str(part["type"]), 100),
            _path(part["version"]) if "version" in part else "",
        )
        for part in top["files"]
    )
    return Manifest(
        generation=int(top["generation"]),
        publisher=Publisher(
            clean_line(str(top["publisher"]["name"]), 80), clean_line(str(top["publisher"]["id"]), 80)
        ),
        when=when,
        complete=top["complete"] is True,
        entries=entries,
        retired=tuple(_path(path) for path in top["retired"]),
        gone=top["gone"] is True,
    )


def _path(path: Any) -> str:
    if not isinstance(path, str) or not _PLAIN_PATH.match(path) or ".." in path:
        raise ValueError(path)
    return path
