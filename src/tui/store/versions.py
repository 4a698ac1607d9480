"""Versions of saved and reported articles, and the pages that are looked at again."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.store import codec

if TYPE_CHECKING:
    from sqlite_utils import Database

MOST_VERSIONS = 50
"""Versions of one article that are kept; the first always is."""


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """An article as it was at one moment."""

    id: int
    seen_at: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class WatchedRecord:
    """A page that is looked at again."""

    url: str
    entry_id: int
    since: int
    looked_at: int | None
    etag: str
    last_modified: str


def keep(
    db: Database, url: str, mode: str, extractor: int, *, title: str, text: str, digest: bytes, now: int
) -> bool:
    """Keep a version where it says something else than the one before it.

    Args:
        db: The database, in a transaction.
        url: The article.
        mode: "feed" or "full": only versions of the same text are compared.
        extractor: The version of the extractor; another one starts the count anew.
        title: The headline.
        text: The article's text.
        digest: Of what is left of it without churn.
        now: Unix seconds.

    Returns:
        Whether it was kept.
    """
    last = db.conn.execute(
        "SELECT digest FROM article_versions WHERE url = ? AND mode = ? AND extractor = ? ORDER BY id DESC LIMIT 1",
        (url, mode, extractor),
    ).fetchone()
    if last is not None and bytes(last[0]) == digest:
        return False
    db.conn.execute(
        "INSERT INTO article_versions (url, mode, extractor, seen_at, title, digest, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (url, mode, extractor, now, title, digest, zlib.compress(text.encode("utf-8", "replace"), 6)),
    )
    db.conn.execute(
        "DELETE FROM article_versions WHERE url = :url AND mode = :mode AND id NOT IN ("
        "SELECT min(id) FROM article_versions WHERE url = :url AND mode = :mode UNION ALL SELECT id FROM ("
        "SELECT id FROM article_versions WHERE url = :url AND mode = :mode ORDER BY id DESC LIMIT :most))",
        {"url": url, "mode": mode, "most": MOST_VERSIONS - 1},
    )
    return True


def of_url(connection: sqlite3.Connection, url: str) -> tuple[VersionRecord, ...]:
    """Return the versions of an article that can be compared, the oldest first.

    Of its texts (the feed's, the page's; by one extractor) the one with the most versions is meant.
    """
    best = connection.execute(
        "SELECT mode, extractor FROM article_versions WHERE url = ? GROUP BY mode, extractor "
        "ORDER BY count(*) DESC, max(id) DESC LIMIT 1",
        (url,),
    ).fetchone()
    if best is None:
        return ()
    rows = connection.execute(
        "SELECT id, seen_at, title, text FROM article_versions WHERE url = ? AND mode = ? AND extractor = ? ORDER BY id",
        (url, *best),
    )
    return tuple(
        VersionRecord(row[0], row[1], row[2], codec.expand(row[3]).decode("utf-8", "replace")) for row in rows
    )


def edits(connection: sqlite3.Connection, url: str) -> int:
    """Return how often an article has been edited since its first version was kept."""
    row = connection.execute(
        "SELECT max(number) FROM (SELECT count(*) - 1 AS number FROM article_versions WHERE url = ? "
        "GROUP BY mode, extractor)",
        (url,),
    ).fetchone()
    return int(row[0] or 0)


def watch(db: Database, url: str, entry_id: int, since: int, look_at: int | None) -> None:
    """Look at a page again from `look_at` on; one that is watched already starts its schedule anew."""
    db.conn.execute(
        "INSERT INTO watched (url, entry_id, since, look_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (url) DO UPDATE SET since = excluded.since, look_at = excluded.look_at, looked_at = NULL",
        (url, entry_id or None, since, look_at),
    )


def watch_saved(db: Database, now: int, first_look: int) -> int:
    """Watch the starred articles that are not watched yet; returns how many these were."""
    done = db.conn.execute(
        "INSERT OR IGNORE INTO watched (url, entry_id, since, look_at) "
        "SELECT url, id, ?, ? FROM entries WHERE starred_at IS NOT NULL AND gone = 0 AND url LIKE 'http%'",
        (now, first_look),
    )
    return int(done.rowcount)


def due(connection: sqlite3.Connection, now: int | None, most: int) -> tuple[WatchedRecord, ...]:
    """Return the pages to look at, the longest due first; `now` None for every page that is still watched."""
    rows = connection.execute(
        "SELECT * FROM watched WHERE look_at IS NOT NULL AND (? IS NULL OR look_at <= ?) ORDER BY look_at LIMIT ?",
        (now, now, most),
    )
    return tuple(
        WatchedRecord(
            row["url"],
            row["entry_id"] or 0,
            row["since"],
            row["looked_at"],
            row["etag"],
            row["last_modified"],
        )
        for row in rows
    )


def looked(
    db: Database,
    url: str,
    *,
    looked_at: int | None,
    look_at: int | None,
    etag: str = "",
    last_modified: str = "",
) -> None:
    """Remember a look at a page.

    Args:
        db: The database, in a transaction.
        url: The page.
        looked_at: When; None where nothing was seen of it.
        look_at: When to look again; None for no more.
        etag: Its validator; empty leaves the old one.
        last_modified: The other validator, likewise.
    """
    db.conn.execute(
        "UPDATE watched SET looked_at = coalesce(?, looked_at), look_at = ?, "
        "etag = CASE WHEN ? = '' THEN etag ELSE ? END, "
        "last_modified = CASE WHEN ? = '' THEN last_modified ELSE ? END WHERE url = ?",
        (looked_at, look_at, etag, etag, last_modified, last_modified, url),
    )
