"""Brings in lists of feeds, and writes ours."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.errors import CopydeskError, UsageError
from tui.core.messages import N_, Message
from tui.core.text import clean_line
from tui.feeds.opml import OpmlFeed, read_opml, write_opml
from tui.services.addresses import feed_address
from tui.services.desk import Desk
from tui.services.feeds import folder_path
from tui.store import feeds
from tui.store.records import OWN

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOST_BYTES = 32_000_000
_NEWSBOAT_PLACES = (".config/newsboat/urls", ".newsboat/urls")
_QUERY_FEED = re.compile(r"^\s*\"?query:")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import brought."""

    added: int
    already: int
    """Feeds that were subscribed already."""
    refused: tuple[Message, ...] = ()
    """One sentence for each that was not taken."""


def import_opml(desk: Desk, path: Path) -> ImportReport:
    """Subscribe to the feeds of an OPML file, in its folders; nothing is fetched yet.

    Args:
        desk: The open desk.
        path: The file; it need not be well-formed.

    Raises:
        UsageError: It cannot be read.
        ParseError: It is no OPML.
    """
    found = read_opml(_read(path))
    return _subscribe(desk, found.feeds, found.folders, found.refused)


def import_newsboat(desk: Desk, path: Path | None = None) -> ImportReport:
    """Subscribe to the feeds of newsboat's `urls`: the first tag is the folder, a tag `~name` the title.

    Args:
        desk: The open desk.
        path: The file; without one, where newsboat keeps it.

    Raises:
        UsageError: There is none, or it cannot be read.
    """
    places = [path] if path is not None else [Path.home() / place for place in _NEWSBOAT_PLACES]
    there = next((place for place in places if place.is_file()), None)
    if there is None:
        raise UsageError(N_("There is no {path}."), path=clean_line(str(places[0]), 400))
    refused: list[Message] = []
    lines = _read(there).decode("utf-8", "replace").splitlines()
    return _subscribe(desk, list(_newsboat_feeds(lines, refused)), (), refused)


def export_opml(desk: Desk) -> str:
    """Return all feeds and folders as OPML 2.0. Headers, which may hold secrets, are left out."""
    with desk.store.snapshot() as connection:
        records = [record for record in feeds.every(connection) if record.kind != OWN]
        folders = feeds.folders(connection)
    outlines = [
        OpmlFeed(url=record.url, title=record.title, folder=record.folder, site_url=record.site_url)
        for record in records
    ]
    return write_opml(outlines, folders, title="copydesk")


def _subscribe(
    desk: Desk, found: Iterable[OpmlFeed], folders: Iterable[str], refused: Iterable[Message]
) -> ImportReport:
    """Subscribe to all in one transaction."""
    troubles = list(refused)
    wanted: list[tuple[str, OpmlFeed, str]] = []
    for feed in found:
        try:
            wanted.append((feed_address(feed.url), feed, folder_path(feed.folder)))
        except CopydeskError as error:
            troubles.append(error.message)
    now = desk.now()

    def job(db: Database) -> tuple[int, int]:
        for folder in folders:
            feeds.folder_id(db, folder)
        outcomes = [
            # Some programs write the address where they know no title: then the feed's own title is better.
            feeds.subscribe(
                db,
                url,
                now,
                title="" if feed.title == feed.url else feed.title,
                folder=folder,
                site_url=feed.site_url,
            )[1]
            for url, feed, folder in wanted
        ]
        return outcomes.count(False), outcomes.count(True)

    added, already = desk.store.write(job)
    return ImportReport(added, already, tuple(troubles))


def _newsboat_feeds(lines: Iterable[str], refused: list[Message]) -> Iterator[OpmlFeed]:
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#") or _QUERY_FEED.match(line):
            continue
        try:
            address, *tags = shlex.split(line)
            url = feed_address(address)
        except ValueError:
            refused.append(Message(N_("This line cannot be read: {line}"), {"line": clean_line(line, 120)}))
        except CopydeskError as error:
            refused.append(error.message)
        else:
            names = [clean_line(tag, 300) for tag in tags]
            title = next((name[1:] for name in names if name.startswith("~")), "")
            folder = next((name for name in names if name and name[0] not in "~!"), "")
            yield OpmlFeed(url=url, title=title, folder=folder)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            N_("{path} cannot be read ({reason})."),
            path=clean_line(str(path), 400),
            reason=error.strerror or "?",
        ) from error
    if len(raw) > _MOST_BYTES:
        raise UsageError(N_("{path} is larger than {limit} MB."), path=clean_line(str(path), 400), limit=32)
    return raw
