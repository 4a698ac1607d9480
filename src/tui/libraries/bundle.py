"""The files that a public library becomes, in the order in which they may be published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from tui.libraries import page
from tui.libraries.allow import Withheld, allowed
from tui.libraries.formats import atom, bibtex, jsonfeed, library_json, netscape, opml, ris, table
from tui.libraries.models import Library, Tombstone
from tui.libraries.records import Collection
from tui.libraries.scan import refuse_private
from tui.libraries.voice import voice_of

INDEX = "index.html"
LIBRARY = "library.json"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class BundleFile:
    """One file of a bundle."""

    path: str
    """Relative to the published folder: a plain name of ours, without folders."""
    data: bytes
    media_type: str

    @property
    def sha256(self) -> str:
        """The content's SHA-256, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Bundle:
    """A library ready to be published. The manifest is the publisher's to write."""

    slug: str
    """The published folder's name."""
    files: tuple[BundleFile, ...]
    """Data first, then feeds, the index last."""
    collection: Collection
    withheld: tuple[Withheld, ...] = ()
    """Items that stay out, and why."""


def build(
    library: Library,
    now: datetime,
    *,
    address: str = "",
    previous: Collection | None = None,
) -> Bundle:
    """Return the bundle of a library: the same bytes for the same library, whatever the time.

    Args:
        library: The whole library; `allow.allowed` decides what leaves.
        now: Aware; the time that changed records get.
        address: The URL of the published folder, ending in a slash; empty where it is not known.
        previous: What is published now (`library_json.read_public`), or None the first time.

    Raises:
        PublishError: A private note stands in one of the files; nothing may be published.
    """
    public = allowed(library, now, previous)
    files = tuple(_rendered(public.collection, address))
    refuse_private(library, public.collection, ((file.path, file.data) for file in files))
    return Bundle(library.slug, files, public.collection, public.withheld)


def farewell(
    collection: Collection,
    slug: str,
    now: datetime,
    *,
    address: str = "",
) -> Bundle:
    """Return what stays for 30 days of a library that is no longer published: a notice, and tombstones.

    Args:
        collection: What is published now.
        slug: The published folder's name.
        now: Aware; when everything was removed.
        address: As for `build`.
    """
    stones = {stone.id: stone for stone in collection.removed}
    stones |= {record.id: Tombstone(record.id, now) for record in collection.records}
    empty = replace(
        collection, records=(), sources=(), removed=tuple(stones.values()), updated=now, description=""
    )
    files = (
        BundleFile("feed.atom", atom.write(empty, address), atom.MEDIA_TYPE),
        BundleFile(
            INDEX, page.write(empty, address, voice=voice_of(collection), closed=True), page.MEDIA_TYPE
        ),
    )
    return Bundle(slug, files, empty)


def _rendered(collection: Collection, address: str) -> Iterator[BundleFile]:
    """Render every file, in the order of publication."""
    yield BundleFile(LIBRARY, library_json.write_public(collection), "application/json")
    yield BundleFile("bookmarks.html", netscape.write(collection), netscape.MEDIA_TYPE)
    yield BundleFile("sources.opml", opml.write(collection), opml.MEDIA_TYPE)
    yield BundleFile("items.csv", table.write(collection), table.MEDIA_TYPE)
    yield BundleFile("items.ris", ris.write(collection), ris.MEDIA_TYPE)
    yield BundleFile("items.bib", bibtex.write(collection), bibtex.MEDIA_TYPE)
    yield BundleFile("feed.atom", atom.write(collection, address), atom.MEDIA_TYPE)
    yield BundleFile("feed.json", jsonfeed.write(collection, address), jsonfeed.MEDIA_TYPE)
    yield BundleFile(INDEX, page.write(collection, address), page.MEDIA_TYPE)
