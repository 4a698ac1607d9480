"""The tables of corrections, of the outbox and of article versions, as their migration makes them."""

from __future__ import annotations

CORRECTIONS = """
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    identity TEXT NOT NULL,            -- UUIDv5 of the claim; changes only while it is a draft
    entry_id INTEGER REFERENCES entries (id) ON DELETE SET NULL,
    url TEXT NOT NULL,
    annotation TEXT NOT NULL,          -- the claim as a W3C Web Annotation
    email TEXT NOT NULL DEFAULT '',    -- the sender's: an annotation leaves it out
    site TEXT NOT NULL DEFAULT '',
    route TEXT NOT NULL DEFAULT '',    -- JSON; empty where none was chosen yet
    article BLOB NOT NULL,             -- the article's text when the claim was made (zlib)
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'draft',   -- the last event's, kept by a trigger
    changed_at INTEGER NOT NULL
);
CREATE INDEX corrections_by_state ON corrections (state, changed_at);
CREATE INDEX corrections_by_identity ON corrections (identity);
CREATE INDEX corrections_by_url ON corrections (url);
CREATE INDEX corrections_by_entry ON corrections (entry_id) WHERE entry_id IS NOT NULL;

-- Append-only: what has happened is never rewritten.
CREATE TABLE correction_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    correction_id INTEGER NOT NULL REFERENCES corrections (id),
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    before TEXT NOT NULL DEFAULT ''    -- the passage as it was, where detail is the passage as it is
);
CREATE INDEX events_by_correction ON correction_events (correction_id, id);
CREATE TRIGGER events_stay BEFORE UPDATE ON correction_events BEGIN
    SELECT RAISE(ABORT, 'events are only ever added');
END;
CREATE TRIGGER events_remain BEFORE DELETE ON correction_events BEGIN
    SELECT RAISE(ABORT, 'events are only ever added');
END;
CREATE TRIGGER event_comes AFTER INSERT ON correction_events BEGIN
    UPDATE corrections SET state = NEW.state, changed_at = NEW.at WHERE id = NEW.correction_id;
END;

-- What waits to be sent, whatever it is. A row is held by a lease while somebody sends it.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,                 -- its identity: the same thing waits only once
    domain TEXT NOT NULL,              -- whose inbox it is, for the daily bound
    payload BLOB NOT NULL,
    queued_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    doubts INTEGER NOT NULL DEFAULT 0, -- how often it stayed open whether it arrived
    lease TEXT NOT NULL DEFAULT '',
    leased_until INTEGER NOT NULL DEFAULT 0,
    begun INTEGER NOT NULL DEFAULT 0,  -- the bytes began to go out under this lease
    failure TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, key)
);
CREATE INDEX outbox_by_time ON outbox (next_at);

-- What went to a domain, and when: kept apart from the rows, which go when they are done.
CREATE TABLE sendings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    domain TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX sendings_by_domain ON sendings (domain, at);

-- Pages that are looked at again: of filed corrections and saved articles.
CREATE TABLE watched (
    url TEXT PRIMARY KEY,
    entry_id INTEGER,
    since INTEGER NOT NULL,
    look_at INTEGER,                   -- NULL: not again
    looked_at INTEGER,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX watched_by_time ON watched (look_at) WHERE look_at IS NOT NULL;

CREATE TABLE article_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    mode TEXT NOT NULL,                -- feed | full: only the same text is compared
    extractor INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    title TEXT NOT NULL,
    digest BLOB NOT NULL,              -- of what is left without churn
    text BLOB NOT NULL                 -- zlib
);
CREATE INDEX versions_by_url ON article_versions (url, mode, id);
"""
