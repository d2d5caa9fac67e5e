-- The spine: what came in, what goes out, who people are, and what they asked.
--
-- Instants are UTC milliseconds since 1970. Every table is STRICT, and a CHECK mirrors each enum
-- of the code, so that a row that the code cannot read cannot be written either.

PRAGMA application_id = 0x4F434F50; -- "OCOP": a backup is told from any other SQLite file by it

-- Each update is stored before Telegram is told that it was received.
CREATE TABLE inbox (
    update_id   INTEGER PRIMARY KEY,
    chat_id     INTEGER,
    user_id     INTEGER,
    payload     TEXT,                       -- the update as it came; emptied once it is done
    state       TEXT    NOT NULL DEFAULT 'new'
                CHECK (state IN ('new', 'done', 'unreadable', 'dead')),
    tries       INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    error       TEXT,
    received_at INTEGER NOT NULL,
    settled_at  INTEGER,
    CHECK ((state = 'new') = (settled_at IS NULL)),
    CHECK (state = 'done' OR payload IS NOT NULL),
    CHECK (state NOT IN ('unreadable', 'dead') OR error IS NOT NULL)
) STRICT;
CREATE INDEX inbox_open ON inbox (update_id) WHERE state = 'new';
CREATE INDEX inbox_settled ON inbox (settled_at) WHERE settled_at IS NOT NULL;

-- A file that we send: its bytes until Telegram has it, then Telegram's id, which is sent instead.
CREATE TABLE media (
    id        INTEGER PRIMARY KEY,
    key       TEXT    NOT NULL UNIQUE,
    kind      TEXT    NOT NULL CHECK (kind IN ('photo', 'document', 'video', 'voice')),
    file_name TEXT    NOT NULL,
    mime      TEXT    NOT NULL,
    bytes     BLOB,
    file_id   TEXT,
    CHECK (bytes IS NOT NULL OR file_id IS NOT NULL)
) STRICT;

-- Each message that leaves is a row here before it is a request.
CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    dedupe_key  TEXT    NOT NULL UNIQUE,
    chat_id     INTEGER NOT NULL,
    lane        INTEGER NOT NULL CHECK (lane IN (0, 1, 2)), -- answers, notices, broadcasts
    method      TEXT    NOT NULL,
    payload     TEXT    NOT NULL CHECK (json_valid(payload)),
    follows     INTEGER REFERENCES outbox (id), -- the row whose message this one acts on
    weight      INTEGER NOT NULL DEFAULT 1 CHECK (weight BETWEEN 0 AND 10), -- messages it counts for
    on_unknown  TEXT    NOT NULL CHECK (on_unknown IN ('again', 'ask')),
    state       TEXT    NOT NULL DEFAULT 'pending'
                CHECK (state IN ('pending', 'sending', 'sent', 'unknown', 'dead', 'cancelled')),
    due_at      INTEGER NOT NULL,
    attempts    INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    unknowns    INTEGER NOT NULL DEFAULT 0 CHECK (unknowns >= 0),
    message_ids TEXT    CHECK (message_ids IS NULL OR json_valid(message_ids)),
    error       TEXT,
    created_at  INTEGER NOT NULL,
    settled_at  INTEGER,
    CHECK ((state IN ('pending', 'sending')) = (settled_at IS NULL)),
    CHECK (state NOT IN ('dead', 'cancelled') OR error IS NOT NULL)
) STRICT;
CREATE INDEX outbox_due ON outbox (lane, due_at, id) WHERE state = 'pending';
CREATE INDEX outbox_arrived ON outbox (lane, id) WHERE state = 'pending';
CREATE INDEX outbox_sending ON outbox (id) WHERE state = 'sending';
CREATE INDEX outbox_follows ON outbox (follows) WHERE follows IS NOT NULL;
CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;

-- A file that somebody sent us. Telegram keeps the bytes; we keep how to ask for them.
CREATE TABLE files (
    id             INTEGER PRIMARY KEY,
    account_id     INTEGER NOT NULL REFERENCES accounts (id),
    chat_id        INTEGER NOT NULL,
    message_id     INTEGER NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('photo', 'document', 'video', 'voice')),
    file_id        TEXT    NOT NULL,
    file_unique_id TEXT    NOT NULL,
    file_name      TEXT,
    mime           TEXT,
    size           INTEGER NOT NULL CHECK (size >= 0), -- bytes
    album          TEXT,
    caption        TEXT,
    received_at    INTEGER NOT NULL,
    UNIQUE (chat_id, message_id)
) STRICT;

-- A form that somebody is in the middle of.
CREATE TABLE sessions (
    chat_id    INTEGER NOT NULL,
    user_id    INTEGER NOT NULL,
    form       TEXT    NOT NULL,
    version    INTEGER NOT NULL, -- of the form; a form of another version is left, not resumed
    data       TEXT    NOT NULL CHECK (json_valid(data)),
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
    id                INTEGER PRIMARY KEY,
    telegram_id       INTEGER NOT NULL UNIQUE,
    name              TEXT    NOT NULL,
    username          TEXT,
    language          TEXT    NOT NULL CHECK (language IN ('vi', 'en')),
    consent           TEXT    NOT NULL DEFAULT 'unasked'
                      CHECK (consent IN ('unasked', 'given', 'refused')),
    consent_at        INTEGER,
    unreachable_since INTEGER, -- set when Telegram says that the bot is blocked or the person gone
    created_at        INTEGER NOT NULL,
    CHECK ((consent = 'unasked') = (consent_at IS NULL))
) STRICT;

-- What an account may do beyond asking. A commune officer has a row for each commune.
CREATE TABLE roles (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    role       TEXT    NOT NULL CHECK (role IN ('commune_officer', 'province_officer', 'admin')),
    place      INTEGER NOT NULL DEFAULT 0, -- a commune's code; 0 where the role is not bound to one
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, role, place),
    CHECK ((role = 'commune_officer') = (place <> 0))
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
    id         INTEGER PRIMARY KEY,
    code       TEXT    NOT NULL UNIQUE,
    role       TEXT    NOT NULL CHECK (role IN ('commune_officer', 'province_officer', 'admin')),
    place      INTEGER NOT NULL DEFAULT 0,
    made_by    INTEGER REFERENCES accounts (id), -- NULL: made on the command line
    made_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_by    INTEGER REFERENCES accounts (id),
    used_at    INTEGER,
    CHECK ((role = 'commune_officer') = (place <> 0)),
    CHECK ((used_by IS NULL) = (used_at IS NULL))
) STRICT;

-- Who did what, when, and what was refused. Append-only.
CREATE TABLE audit (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    actor      TEXT    NOT NULL CHECK (actor IN ('person', 'system', 'command_line')),
    account_id INTEGER REFERENCES accounts (id),
    action     TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    outcome    TEXT    NOT NULL CHECK (outcome IN ('done', 'refused')),
    detail     TEXT    NOT NULL DEFAULT '',
    CHECK ((actor = 'person') = (account_id IS NOT NULL))
) STRICT;
CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

CREATE TABLE questions (
    id         INTEGER PRIMARY KEY,
    update_id  INTEGER NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    text       TEXT,            -- kept only with the asker's consent
    kind       TEXT    NOT NULL
               CHECK (kind IN ('answer', 'clarify', 'handoff', 'personal', 'smalltalk')),
    topic      TEXT,            -- the handbook entry that was given or came first
    confidence REAL    NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    asked_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX questions_by_account ON questions (account_id, id);

-- A question that waits for an official.
CREATE TABLE tickets (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES accounts (id),
    question_id INTEGER UNIQUE REFERENCES questions (id),
    file_id     INTEGER UNIQUE REFERENCES files (id),
    text        TEXT    NOT NULL,
    state       TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
    opened_at   INTEGER NOT NULL,
    closed_at   INTEGER,
    CHECK ((state = 'closed') = (closed_at IS NOT NULL))
) STRICT;
CREATE INDEX tickets_open ON tickets (opened_at, id) WHERE state = 'open';

-- What takes long to compute and can be computed again.
CREATE TABLE cache (
    key     TEXT    PRIMARY KEY,
    value   TEXT    NOT NULL,
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
