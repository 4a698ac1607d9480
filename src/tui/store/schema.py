"""The tables of the store, as the first migration makes them. Times are Unix seconds, UTC."""

from __future__ import annotations

TABLES = """
CREATE TABLE folders (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE          -- parts joined by "/"; "" is the root, whose id is 1
);
INSERT INTO folders (id, path) VALUES (1, '');

CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    folder_id INTEGER NOT NULL DEFAULT 1 REFERENCES folders (id),
    url TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT 'feed', -- feed | own: the program's own, never asked over the network
    title TEXT NOT NULL DEFAULT '',    -- what the feed calls itself
    own_title TEXT NOT NULL DEFAULT '',-- what the person calls it
    site_url TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    author_email TEXT NOT NULL DEFAULT '',
    icon TEXT NOT NULL DEFAULT '',
    format TEXT NOT NULL DEFAULT '',
    headers TEXT NOT NULL DEFAULT '[]',-- JSON: [[name, value], ...]
    full_text INTEGER NOT NULL DEFAULT 0,
    mode TEXT NOT NULL DEFAULT 'auto', -- which text the reader shows first
    created_at INTEGER NOT NULL,
    removed_at INTEGER,                -- set: only undo and a new subscription know of it
    stopped INTEGER NOT NULL DEFAULT 0,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    digest BLOB,                       -- of the bytes last read
    fetched_at INTEGER,
    changed_at INTEGER,
    due_at INTEGER,                    -- not asked before
    fresh_seconds INTEGER,             -- how long the server calls its answer fresh
    ttl_minutes INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    failure TEXT,                      -- JSON: [template, {fields}]
    moved_to TEXT NOT NULL DEFAULT '',
    moved_seen INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0, -- kept by triggers
    total INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX feeds_by_folder ON feeds (folder_id);

CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    folder_id INTEGER NOT NULL,        -- the feed's, kept by a trigger: pages of a folder need one index
    sort_at INTEGER NOT NULL,          -- published, or first seen where that cannot be believed
    read_tick INTEGER NOT NULL DEFAULT 0,  -- 0 unread; else the number of the marking that read it
    starred_at INTEGER,
    checks INTEGER NOT NULL DEFAULT 0, -- open findings worth a mark
    gone INTEGER NOT NULL DEFAULT 0,   -- its feed was removed
    published INTEGER,
    updated INTEGER,
    seen_at INTEGER NOT NULL,
    guid TEXT NOT NULL,
    url TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    author_email TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    excerpt TEXT NOT NULL DEFAULT '',
    image TEXT NOT NULL DEFAULT '',
    comments_url TEXT NOT NULL DEFAULT '',
    categories TEXT NOT NULL DEFAULT '[]',
    enclosures TEXT NOT NULL DEFAULT '[]',
    digest BLOB NOT NULL,              -- of what the feed said: tells an update
    position REAL NOT NULL DEFAULT 0,  -- where the person left off, 0 to 1
    examined INTEGER NOT NULL DEFAULT 0    -- version of the figure rules that read it, 0 never
);
-- Every page of a list is read from one of these alone, so each holds all that its question names.
CREATE INDEX entries_by_time ON entries (gone, sort_at);
CREATE INDEX entries_by_feed ON entries (feed_id, gone, sort_at);
CREATE INDEX entries_by_folder ON entries (folder_id, gone, sort_at);
CREATE INDEX unread_by_time ON entries (gone, read_tick, sort_at) WHERE gone = 0 AND read_tick = 0;
CREATE INDEX unread_by_feed ON entries (feed_id, gone, read_tick, sort_at) WHERE gone = 0 AND read_tick = 0;
CREATE INDEX unread_by_folder ON entries (folder_id, gone, read_tick, sort_at) WHERE gone = 0 AND read_tick = 0;
CREATE INDEX entries_by_tick ON entries (read_tick) WHERE read_tick > 0;
CREATE INDEX entries_starred ON entries (starred_at) WHERE starred_at IS NOT NULL;
CREATE INDEX entries_to_check ON entries (sort_at) WHERE checks > 0;

-- The names under which an entry of a feed is known: hashes of its id, its address, its title and date.
CREATE TABLE aliases (
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    alias INTEGER NOT NULL,
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, alias)
) WITHOUT ROWID;
CREATE INDEX aliases_by_entry ON aliases (entry_id);

-- What the feed gave, as it gave it (zlib).
CREATE TABLE bodies (
    entry_id INTEGER PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    summary BLOB NOT NULL,
    content BLOB NOT NULL
);

-- The page behind an entry, as the server gave it (zlib).
CREATE TABLE pages (
    entry_id INTEGER PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    content_type TEXT NOT NULL DEFAULT '',
    charset TEXT NOT NULL DEFAULT '',
    fetched_at INTEGER NOT NULL,
    bytes BLOB NOT NULL
);

-- Cleaned articles with their figures (zlib, JSON).
CREATE TABLE articles (
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    mode TEXT NOT NULL,                -- feed | full
    extractor INTEGER NOT NULL,
    examiner INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    article BLOB NOT NULL,
    figures BLOB NOT NULL,
    findings BLOB NOT NULL,
    PRIMARY KEY (entry_id, mode)
) WITHOUT ROWID;

CREATE TABLE figures (
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,           -- its position in the article
    kind TEXT NOT NULL,
    unit TEXT NOT NULL,
    value REAL NOT NULL,
    high REAL,
    rank INTEGER NOT NULL,
    text TEXT NOT NULL,
    concept TEXT NOT NULL,
    PRIMARY KEY (entry_id, number)
) WITHOUT ROWID;
CREATE INDEX figures_by_kind ON figures (kind, value);
CREATE INDEX figures_by_unit ON figures (unit, value);

CREATE TABLE findings (
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    mark TEXT NOT NULL,                -- rule and quote: the same finding after the article is read anew
    rule TEXT NOT NULL,
    tier TEXT NOT NULL,
    dismissed_at INTEGER,
    PRIMARY KEY (entry_id, mark)
) WITHOUT ROWID;
CREATE INDEX findings_by_rule ON findings (rule);

CREATE TABLE undo (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,                -- JSON: what the kind needs to take it back
    message TEXT NOT NULL              -- JSON: [template, {fields}]
);

CREATE TABLE counters (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    starred INTEGER NOT NULL DEFAULT 0,
    to_check INTEGER NOT NULL DEFAULT 0,
    tick INTEGER NOT NULL DEFAULT 0    -- the last marking's number
);
INSERT INTO counters (id) VALUES (1);
"""

# Folded text only (store.search.searchable), so the tokenizer has nothing to fold. `detail=none` makes the index
# a third as large and twice as quick to write; hits are compared with the text itself.
SEARCH = """
CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0);
"""

# A refresh writes a hundred transactions, each a part of the index of its own. Merging four of them at a time, as FTS5
# does where nothing is said, is a sixth of the writer's time; sixteen parts cost a search some tenths of a millisecond.
MERGE_LATER = "INSERT INTO search (search, rank) VALUES ('automerge', 16);"

TRIGGERS = """
CREATE TRIGGER entry_comes AFTER INSERT ON entries BEGIN
    UPDATE feeds SET total = total + (NEW.gone = 0), unread = unread + (NEW.gone = 0 AND NEW.read_tick = 0)
        WHERE id = NEW.feed_id;
END;
CREATE TRIGGER entry_goes AFTER DELETE ON entries BEGIN
    UPDATE feeds SET total = total - (OLD.gone = 0), unread = unread - (OLD.gone = 0 AND OLD.read_tick = 0)
        WHERE id = OLD.feed_id;
    UPDATE counters SET starred = starred - (OLD.gone = 0 AND OLD.starred_at IS NOT NULL),
        to_check = to_check - (OLD.gone = 0 AND OLD.checks > 0)
        WHERE OLD.starred_at IS NOT NULL OR OLD.checks > 0;
    DELETE FROM search WHERE rowid = OLD.id;
END;
CREATE TRIGGER entry_is_read AFTER UPDATE OF read_tick ON entries
    WHEN NEW.gone = 0 AND OLD.gone = 0 AND (OLD.read_tick = 0) <> (NEW.read_tick = 0) BEGIN
    UPDATE feeds SET unread = unread + (NEW.read_tick = 0) - (OLD.read_tick = 0) WHERE id = NEW.feed_id;
END;
CREATE TRIGGER entry_is_starred AFTER UPDATE OF starred_at ON entries
    WHEN NEW.gone = 0 AND OLD.gone = 0 AND (OLD.starred_at IS NULL) <> (NEW.starred_at IS NULL) BEGIN
    UPDATE counters SET starred = starred + (NEW.starred_at IS NOT NULL) - (OLD.starred_at IS NOT NULL);
END;
CREATE TRIGGER entry_is_checked AFTER UPDATE OF checks ON entries
    WHEN NEW.gone = 0 AND OLD.gone = 0 AND (OLD.checks > 0) <> (NEW.checks > 0) BEGIN
    UPDATE counters SET to_check = to_check + (NEW.checks > 0) - (OLD.checks > 0);
END;
CREATE TRIGGER entry_hides AFTER UPDATE OF gone ON entries WHEN OLD.gone <> NEW.gone BEGIN
    UPDATE feeds SET total = total + OLD.gone - NEW.gone,
        unread = unread + (OLD.gone - NEW.gone) * (NEW.read_tick = 0) WHERE id = NEW.feed_id;
    UPDATE counters SET starred = starred + (OLD.gone - NEW.gone) * (NEW.starred_at IS NOT NULL),
        to_check = to_check + (OLD.gone - NEW.gone) * (NEW.checks > 0)
        WHERE NEW.starred_at IS NOT NULL OR NEW.checks > 0;
END;
CREATE TRIGGER feed_moves AFTER UPDATE OF folder_id ON feeds WHEN OLD.folder_id <> NEW.folder_id BEGIN
    UPDATE entries SET folder_id = NEW.folder_id WHERE feed_id = NEW.id;
END;
"""
