"""The tables of libraries and of what is saved in them, as their migration makes them."""

from __future__ import annotations

LIBRARIES = """
CREATE TABLE libraries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    visibility TEXT NOT NULL DEFAULT 'private',  -- private | public | unlisted
    slug TEXT NOT NULL DEFAULT '',     -- the published folder's name
    description TEXT NOT NULL DEFAULT '',
    curator TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    private_note TEXT NOT NULL DEFAULT '',
    sort TEXT NOT NULL DEFAULT 'added',-- added | published | title
    created_at INTEGER NOT NULL,
    chosen_at INTEGER NOT NULL DEFAULT 0,  -- when something was saved here last: preselected the next time
    removed_at INTEGER,                -- set: only undo knows of it
    target TEXT NOT NULL DEFAULT '',   -- where it is published; never a password
    address TEXT NOT NULL DEFAULT '',  -- under which URL others read the target
    secret TEXT NOT NULL DEFAULT '',   -- where the target's password lies, not the password
    tick INTEGER NOT NULL DEFAULT 0,   -- counts the changes
    meta_tick INTEGER NOT NULL DEFAULT 0,  -- the last change of name, description or visibility
    published_tick INTEGER NOT NULL DEFAULT 0,
    published_at INTEGER,
    generation INTEGER NOT NULL DEFAULT 0, -- of the target's manifest
    published BLOB,                    -- library.json as it was published last (zlib): what `updated` and merging build on
    failure TEXT                       -- JSON: [template, {fields}]
);

-- A saved article stands on its own: it stays when its feed or entry goes.
CREATE TABLE saved_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    entry_id INTEGER REFERENCES entries (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    site TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    published INTEGER,
    added INTEGER,
    language TEXT NOT NULL DEFAULT '',
    excerpt TEXT NOT NULL DEFAULT '',
    feed_url TEXT NOT NULL DEFAULT '',
    read INTEGER NOT NULL DEFAULT 0,
    tags TEXT NOT NULL DEFAULT '[]',       -- JSON: [tag, ...]
    key_figures TEXT NOT NULL DEFAULT '[]',-- JSON: [[text, label], ...]
    quotes TEXT NOT NULL DEFAULT '[]',     -- JSON: [[text, public, start, end, private note], ...]
    note TEXT NOT NULL DEFAULT '',         -- public
    private_note TEXT NOT NULL DEFAULT '',
    complete INTEGER NOT NULL DEFAULT 1,   -- 0: the page has still to be fetched for the full text
    minutes INTEGER NOT NULL DEFAULT 1,
    extractor INTEGER NOT NULL DEFAULT 0,
    examiner INTEGER NOT NULL DEFAULT 0,
    text BLOB,                             -- of an item that came without an article (zlib)
    article BLOB,                          -- as it was when it was saved (zlib, JSON)
    figures BLOB,
    findings BLOB
);
CREATE INDEX saved_by_url ON saved_items (url);
CREATE INDEX saved_by_entry ON saved_items (entry_id) WHERE entry_id IS NOT NULL;

CREATE TABLE library_items (
    library_id INTEGER NOT NULL REFERENCES libraries (id) ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES saved_items (id) ON DELETE CASCADE,
    added_at INTEGER NOT NULL,
    removed_at INTEGER,                -- set: only undo knows of it
    tick INTEGER NOT NULL DEFAULT 0,   -- the library's count at the last change of this item
    PRIMARY KEY (library_id, item_id)
) WITHOUT ROWID;
CREATE INDEX libraries_of_item ON library_items (item_id);

-- Who publishes from this store: tells its own unfinished work from others'.
CREATE TABLE publisher (id INTEGER PRIMARY KEY CHECK (id = 1), token TEXT NOT NULL);
INSERT INTO publisher (id, token) VALUES (1, lower(hex(randomblob(10))));
"""

MIRRORS = """
CREATE TABLE mirrors (
    library_id INTEGER PRIMARY KEY REFERENCES libraries (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,              -- where the service's secret lies, not the secret
    tick INTEGER NOT NULL DEFAULT -1,  -- the library's count when it was mirrored last
    failure TEXT                       -- JSON: [template, {fields}]
);
CREATE TABLE mirror_links (
    library_id INTEGER NOT NULL REFERENCES mirrors (library_id) ON DELETE CASCADE,
    record_id TEXT NOT NULL,           -- the item's public UUID
    remote_id TEXT NOT NULL,           -- the service's own name for it
    digest TEXT NOT NULL,              -- of what was sent: the unchanged is not sent again
    own INTEGER NOT NULL,              -- 0: it was there before us, so it is left alone
    PRIMARY KEY (library_id, record_id)
) WITHOUT ROWID;
"""
