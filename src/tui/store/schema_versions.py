"""The table of articles' language versions, as its migration makes it."""

from __future__ import annotations

LANGUAGE_VERSIONS = """
ALTER TABLE pages ADD COLUMN translations TEXT NOT NULL DEFAULT '[]';  -- JSON: [[label, address], ...] of Link headers

-- An entry in other languages than its own, as fetched; its read state is the entry's.
CREATE TABLE language_versions (
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    language TEXT NOT NULL,            -- a key: languages that a reader takes as one share it
    url TEXT NOT NULL,
    fetched_at INTEGER NOT NULL,
    extractor INTEGER NOT NULL,
    examiner INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    article BLOB NOT NULL,
    figures BLOB NOT NULL,
    findings BLOB NOT NULL,
    PRIMARY KEY (entry_id, language)
) WITHOUT ROWID;
"""
