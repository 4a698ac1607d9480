"""An entry's versions in other languages, kept beside it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.store import codec
from tui.store.articles import StoredArticle, unpacked

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version of an entry that was fetched."""

    language: str
    """The language's key."""
    url: str
    """Where it came from, after redirects."""
    text: StoredArticle


def of_entry(connection: sqlite3.Connection, entry_id: int) -> tuple[KeptVersion, ...]:
    """Return the versions that are kept of an entry and can be read."""
    rows = connection.execute(
        "SELECT * FROM language_versions WHERE entry_id = ? ORDER BY language", (entry_id,)
    ).fetchall()
    found = ((row, unpacked(row)) for row in rows)
    return tuple(KeptVersion(row["language"], row["url"], text) for row, text in found if text is not None)


def keep(db: Database, entry_id: int, version: KeptVersion, now: int) -> None:
    """Keep a version of an entry in place of an earlier one; an entry that has gone meanwhile keeps nothing.

    Args:
        db: The database, in a transaction.
        entry_id: Whose it is.
        version: What to keep.
        now: Unix seconds.
    """
    if db.conn.execute("SELECT 1 FROM entries WHERE id = ?", (entry_id,)).fetchone() is None:
        return
    text = version.text
    db.conn.execute(
        "REPLACE INTO language_versions "
        "(entry_id, language, url, fetched_at, extractor, examiner, minutes, article, figures, findings) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry_id,
            version.language,
            version.url,
            now,
            text.extractor,
            text.examiner,
            text.minutes,
            codec.pack(text.article),
            codec.pack(text.figures),
            codec.pack(text.findings),
        ),
    )
