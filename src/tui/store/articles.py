"""Cleaned articles with their figures and findings, and the pages that they were read from."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.articles.document import Article
from tui.figures.models import Figure, Finding
from tui.store import codec
from tui.store.marks import recount_checks
from tui.store.searchparts import WITH_PAGE
from tui.store.searchtext import indexed

if TYPE_CHECKING:
    from sqlite_utils import Database

FEED, FULL = "feed", "full"
"""Which text an article was made of."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the reader shows it, with what was found in it."""

    article: Article
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    minutes: int
    extractor: int
    """The version of the extractor that made it."""
    examiner: int
    """The version of the rules that found figures and findings."""


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page as the server gave it."""

    url: str
    """Where it was at last, after redirects."""
    content_type: str
    charset: str
    fetched_at: int
    bytes: bytes
    translations: tuple[tuple[str, str], ...] = ()
    """Language versions that the server named in its Link headers, as (label, address)."""


def mark_of(finding: Finding) -> str:
    """Return the name under which a finding is dismissed: it stays the same when the article is read anew."""
    text = f"{finding.rule}\x1f{finding.quote}\x1f{finding.value}"
    return f"{finding.rule}-{hashlib.blake2b(text.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def stored(connection: sqlite3.Connection, entry_id: int, mode: str) -> StoredArticle | None:
    """Return the article kept for an entry, or None where there is none that can be read."""
    row = connection.execute(
        "SELECT * FROM articles WHERE entry_id = ? AND mode = ?", (entry_id, mode)
    ).fetchone()
    return None if row is None else unpacked(row)


def unpacked(row: sqlite3.Row) -> StoredArticle | None:
    """Return the article of a row that holds its packed parts, or None where they cannot be read."""
    try:
        return StoredArticle(
            article=codec.unpack(row["article"], Article),
            figures=codec.unpack(row["figures"], tuple),
            findings=codec.unpack(row["findings"], tuple),
            minutes=row["minutes"],
            extractor=row["extractor"],
            examiner=row["examiner"],
        )
    except ValueError:
        return None


def modes(connection: sqlite3.Connection, entry_id: int) -> frozenset[str]:
    """Return for which texts of an entry an article is kept."""
    rows = connection.execute("SELECT mode FROM articles WHERE entry_id = ?", (entry_id,))
    return frozenset(str(row[0]) for row in rows)


def keep(db: Database, entry_id: int, mode: str, article: StoredArticle, *, shown: bool = True) -> None:
    """Keep an article; where it is the one that is shown, its figures and findings stand for the entry.

    Args:
        db: The database, in a transaction.
        entry_id: Whose it is; an entry that has gone meanwhile keeps nothing.
        mode: `FEED` or `FULL`.
        article: What to keep.
        shown: Whether the reader shows this text of the entry.
    """
    if db.conn.execute("SELECT 1 FROM entries WHERE id = ?", (entry_id,)).fetchone() is None:
        return
    db.conn.execute(
        "REPLACE INTO articles (entry_id, mode, extractor, examiner, minutes, article, figures, findings) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry_id,
            mode,
            article.extractor,
            article.examiner,
            article.minutes,
            codec.pack(article.article),
            codec.pack(article.figures),
            codec.pack(article.findings),
        ),
    )
    if mode == FULL:
        db.conn.execute(
            f"UPDATE search SET body = {WITH_PAGE} WHERE rowid = ?", (indexed(article.article.text), entry_id)
        )
    if shown:
        _keep_figures(db, entry_id, article.figures)
        _keep_findings(db, entry_id, article.findings)
        db.conn.execute("UPDATE entries SET examined = ? WHERE id = ?", (article.examiner, entry_id))


def _keep_figures(db: Database, entry_id: int, figures: tuple[Figure, ...]) -> None:
    db.conn.execute("DELETE FROM figures WHERE entry_id = ?", (entry_id,))
    db.conn.executemany(
        "INSERT INTO figures (entry_id, number, kind, unit, value, high, rank, text, concept) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                entry_id,
                number,
                figure.kind.value,
                figure.unit,
                float(figure.value),
                None if figure.high is None else float(figure.high),
                figure.rank,
                figure.text,
                figure.concept.text if figure.concept else figure.noun,
            )
            for number, figure in enumerate(figures)
        ],
    )


def _keep_findings(db: Database, entry_id: int, findings: tuple[Finding, ...]) -> None:
    """Replace the entry's findings; a dismissed one that is found again stays dismissed."""
    marks = [mark_of(finding) for finding in findings]
    places = ",".join("?" * len(marks))
    db.conn.execute(
        f"DELETE FROM findings WHERE entry_id = ? AND dismissed_at IS NULL AND mark NOT IN ({places})",
        (entry_id, *marks),
    )
    db.conn.executemany(
        "INSERT INTO findings (entry_id, mark, rule, tier) VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET tier = excluded.tier",
        [
            (entry_id, mark, finding.rule, finding.tier.value)
            for mark, finding in zip(marks, findings, strict=True)
        ],
    )
    recount_checks(db, entry_id)


def dismissed(connection: sqlite3.Connection, entry_id: int) -> frozenset[str]:
    """Return the marks of the entry's findings that the person has dismissed."""
    rows = connection.execute(
        "SELECT mark FROM findings WHERE entry_id = ? AND dismissed_at IS NOT NULL", (entry_id,)
    )
    return frozenset(str(row[0]) for row in rows)


def page(connection: sqlite3.Connection, entry_id: int) -> StoredPage | None:
    """Return the page kept for an entry, or None."""
    row = connection.execute("SELECT * FROM pages WHERE entry_id = ?", (entry_id,)).fetchone()
    if row is None:
        return None
    try:
        content = codec.expand(row["bytes"])
    except ValueError:
        return None
    named = tuple((str(label), str(url)) for label, url in json.loads(row["translations"]))
    return StoredPage(row["url"], row["content_type"], row["charset"], row["fetched_at"], content, named)


def keep_page(db: Database, entry_id: int, page: StoredPage) -> None:
    """Keep the page behind an entry."""
    if db.conn.execute("SELECT 1 FROM entries WHERE id = ?", (entry_id,)).fetchone() is not None:
        db.conn.execute(
            "REPLACE INTO pages (entry_id, url, content_type, charset, fetched_at, bytes, translations) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                entry_id,
                page.url,
                page.content_type,
                page.charset,
                page.fetched_at,
                zlib.compress(page.bytes, 6),
                json.dumps(page.translations),
            ),
        )
