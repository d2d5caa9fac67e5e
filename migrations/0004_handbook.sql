-- The handbook as officials have changed it. The files that the program carries are the ground;
-- what is here lies over them.

-- A version of an entry: its whole text as a file. At most one of an entry is being worked on, and at
-- most one has the last word ('published': it is shown; 'withdrawn': nothing is, the carried file
-- neither). Where none has, the carried file does.
CREATE TABLE entry_versions (
    id         INTEGER PRIMARY KEY,
    entry      TEXT    NOT NULL CHECK (length(entry) BETWEEN 1 AND 40),
    number     INTEGER NOT NULL CHECK (number > 0), -- counted within the entry
    state      TEXT    NOT NULL CHECK (state IN
               ('draft', 'proposed', 'published', 'replaced', 'discarded', 'withdrawn', 'rolled_back')),
    markdown   TEXT    NOT NULL,
    carried    TEXT,             -- fingerprint of the carried file when it was made; NULL: there was none
    origin     TEXT    NOT NULL CHECK (origin IN ('chat', 'file', 'answer', 'roll_back', 'withdrawal')),
    made_by    TEXT    NOT NULL CHECK (made_by IN ('person', 'system', 'command_line')),
    author     INTEGER REFERENCES accounts (id),
    made_at    INTEGER NOT NULL,
    decided_by TEXT    CHECK (decided_by IN ('person', 'system', 'command_line')),
    reviewer   INTEGER REFERENCES accounts (id),
    decided_at INTEGER,
    why        TEXT    NOT NULL DEFAULT '',
    changed    TEXT    NOT NULL DEFAULT '', -- the parts that differ from what was shown before
    UNIQUE (entry, number),
    CHECK ((made_by = 'person') = (author IS NOT NULL)),
    CHECK (decided_by IS NULL OR (decided_by = 'person') = (reviewer IS NOT NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK ((state IN ('draft', 'proposed', 'discarded')) OR decided_at IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX entry_versions_in_hand ON entry_versions (entry)
    WHERE state IN ('draft', 'proposed');
CREATE UNIQUE INDEX entry_versions_in_force ON entry_versions (entry)
    WHERE state IN ('published', 'withdrawn');
CREATE INDEX entry_versions_by_state ON entry_versions (state, made_at);
CREATE TRIGGER entry_versions_are_kept BEFORE DELETE ON entry_versions
BEGIN SELECT RAISE(ABORT, 'versions of entries are kept'); END;
CREATE TRIGGER entry_versions_stand BEFORE UPDATE OF entry, number, markdown, author ON entry_versions
WHEN OLD.state NOT IN ('draft', 'proposed')
BEGIN SELECT RAISE(ABORT, 'a version that was decided on stands as it is'); END;

-- Ways of asking that officials have taught: for an entry, or (entry is NULL) for nothing that the
-- handbook may answer.
CREATE TABLE entry_phrasings (
    id          INTEGER PRIMARY KEY,
    entry       TEXT,
    text        TEXT    NOT NULL CHECK (text <> ''),
    origin      TEXT    NOT NULL CHECK (origin IN ('chat', 'question')),
    question_id INTEGER REFERENCES questions (id),
    state       TEXT    NOT NULL CHECK (state IN ('proposed', 'active', 'removed')),
    why         TEXT    NOT NULL DEFAULT '',
    made_by     TEXT    NOT NULL CHECK (made_by IN ('person', 'system', 'command_line')),
    author      INTEGER REFERENCES accounts (id),
    made_at     INTEGER NOT NULL,
    CHECK ((made_by = 'person') = (author IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX entry_phrasings_once ON entry_phrasings (coalesce(entry, ''), text)
    WHERE state <> 'removed';

-- Everything that happened to the two tables above. Append-only.
CREATE TABLE handbook_events (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    made_by     TEXT    NOT NULL CHECK (made_by IN ('person', 'system', 'command_line')),
    account_id  INTEGER REFERENCES accounts (id),
    version_id  INTEGER REFERENCES entry_versions (id),
    phrasing_id INTEGER REFERENCES entry_phrasings (id),
    from_state  TEXT,            -- NULL: it was made
    to_state    TEXT    NOT NULL,
    why         TEXT    NOT NULL DEFAULT '',
    CHECK ((made_by = 'person') = (account_id IS NOT NULL)),
    CHECK ((version_id IS NULL) <> (phrasing_id IS NULL))
) STRICT;
CREATE INDEX handbook_events_of_version ON handbook_events (version_id, id);
CREATE TRIGGER handbook_events_are_append_only_update BEFORE UPDATE ON handbook_events
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER handbook_events_are_append_only_delete BEFORE DELETE ON handbook_events
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
