-- Announcements: what is said, to whom, and what became of each copy.
--
-- Instants are UTC milliseconds. A broadcast is a draft until somebody confirms it. Its recipients are
-- written down then, a slice at a time, and that list stays: it is the ledger.

CREATE TABLE broadcasts (
    id           INTEGER PRIMARY KEY,
    author_id    INTEGER NOT NULL REFERENCES accounts (id),
    topic        TEXT    NOT NULL DEFAULT 'general'
                 CHECK (topic IN ('deadlines', 'training', 'fairs', 'market', 'general')),
    content      TEXT    NOT NULL CHECK (json_valid(content)),  -- broadcasts::model::Content
    audience     TEXT    NOT NULL CHECK (json_valid(audience)), -- broadcasts::model::Audience
    urgent       INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)), -- may leave in quiet hours
    posted       INTEGER NOT NULL DEFAULT 0 CHECK (posted IN (0, 1)), -- also to groups and channels
    state        TEXT    NOT NULL DEFAULT 'draft' CHECK (state IN
                 ('draft', 'discarded', 'waiting', 'scheduled', 'preparing', 'sending', 'paused',
                  'stopped', 'done')),
    send_at      INTEGER,                       -- NULL: at once
    every        TEXT    CHECK (every IN ('week', 'month', 'quarter')), -- how it is repeated
    origin       INTEGER REFERENCES broadcasts (id), -- the one that this repeats, or reminds of
    origin_why   TEXT    CHECK (origin_why IN ('repeat', 'remind')),
    fingerprint  TEXT    NOT NULL DEFAULT '',   -- of what is said to whom, once confirmed
    approver_id  INTEGER REFERENCES accounts (id),
    prepared_to  INTEGER NOT NULL DEFAULT 0,    -- the last producer that was considered
    started_at   INTEGER,                       -- when it was confirmed to be sent, and its time had come
    ended_at     INTEGER,
    revision     INTEGER NOT NULL DEFAULT 0,    -- of the content: one more for each correction
    changing     TEXT    CHECK (changing IN ('correct', 'recall')), -- what is being done to its copies
    recalled_at  INTEGER,
    progress_chat    INTEGER,                   -- where its progress is shown
    progress_message INTEGER,
    progress_row     INTEGER,                   -- the newest row of the outbox that shows it
    progress_at      INTEGER,                   -- when that was queued
    progress_version INTEGER NOT NULL DEFAULT 0,
    version      INTEGER NOT NULL DEFAULT 1,    -- grows with each change, so that of two who act at once one is told
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    CHECK ((origin IS NULL) = (origin_why IS NULL))
) STRICT;
CREATE INDEX broadcasts_by_author ON broadcasts (author_id, state, id);
CREATE INDEX broadcasts_by_state ON broadcasts (state, id);
CREATE INDEX broadcasts_scheduled ON broadcasts (send_at) WHERE state = 'scheduled';
CREATE INDEX broadcasts_changing ON broadcasts (id) WHERE changing IS NOT NULL;
CREATE INDEX broadcasts_by_fingerprint ON broadcasts (fingerprint, started_at) WHERE fingerprint <> '';

-- Why a broadcast is as it is. Append-only.
CREATE TABLE broadcast_events (
    id           INTEGER PRIMARY KEY,
    broadcast_id INTEGER NOT NULL REFERENCES broadcasts (id),
    at           INTEGER NOT NULL,
    actor        TEXT    NOT NULL CHECK (actor IN ('person', 'system', 'command_line')),
    account_id   INTEGER REFERENCES accounts (id),
    step         TEXT    NOT NULL,
    from_state   TEXT    NOT NULL,
    to_state     TEXT    NOT NULL,
    why          TEXT    NOT NULL DEFAULT '',
    CHECK ((actor = 'person') = (account_id IS NOT NULL))
) STRICT;
CREATE INDEX broadcast_events_by_broadcast ON broadcast_events (broadcast_id, id);
CREATE TRIGGER broadcast_events_are_append_only_update BEFORE UPDATE ON broadcast_events
BEGIN SELECT RAISE(ABORT, 'the events of a broadcast are append-only'); END;
CREATE TRIGGER broadcast_events_are_append_only_delete BEFORE DELETE ON broadcast_events
BEGIN SELECT RAISE(ABORT, 'the events of a broadcast are append-only'); END;

-- The ledger: whom a broadcast is for, and what became of their copy.
CREATE TABLE broadcast_recipients (
    broadcast_id INTEGER NOT NULL REFERENCES broadcasts (id),
    number       INTEGER NOT NULL,              -- in the order in which they are written to, from 1
    producer_id  INTEGER REFERENCES producers (id), -- NULL: a group or a channel
    product_id   INTEGER REFERENCES products (id),  -- the product that the broadcast is about for them
    account_id   INTEGER REFERENCES accounts (id),  -- NULL: nobody of the producer has joined; a group
    chat_id      INTEGER,                       -- NULL: nobody to write to
    state        TEXT    NOT NULL DEFAULT 'queued' CHECK (state IN
                 ('queued',       -- waits for its turn
                  'handed',       -- is in the outbox
                  'sent',
                  'unreachable',  -- why: never_joined, blocked
                  'failed',       -- why: what Telegram said
                  'unknown',      -- nobody knows whether it arrived; an officer decides
                  'left_out')),   -- why: muted, stopped
    why          TEXT    NOT NULL DEFAULT '',
    copies       INTEGER NOT NULL DEFAULT 0,    -- times that it was handed over again after an unknown
    outbox_row   INTEGER,                       -- no reference; the newest row about this copy
    at           INTEGER,                       -- since when it is in this state
    sent_at      INTEGER,                       -- when the copy arrived
    message_ids  TEXT    CHECK (message_ids IS NULL OR json_valid(message_ids)), -- of an album, all
    message_id   INTEGER,                       -- the first of them
    last_message INTEGER,                       -- the last one, that with the buttons of an album among them
    buttons_message INTEGER,                    -- an album's buttons come as a second message
    revision     INTEGER NOT NULL DEFAULT 0,    -- of the content that the copy shows, or is to show
    change_state TEXT    CHECK (change_state IN ('handed', 'done', 'deleted', 'failed')), -- of the newest correction or recall
    change_why   TEXT    NOT NULL DEFAULT '',
    response     TEXT    CHECK (response IN ('read', 'join', 'help')),
    responded_at INTEGER,
    PRIMARY KEY (broadcast_id, number),
    CHECK ((response IS NULL) = (responded_at IS NULL)),
    CHECK (chat_id IS NOT NULL OR state IN ('unreachable', 'left_out'))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX broadcast_recipients_by_account ON broadcast_recipients (broadcast_id, account_id)
    WHERE account_id IS NOT NULL;
CREATE INDEX broadcast_recipients_by_state ON broadcast_recipients (broadcast_id, state, number);
CREATE INDEX broadcast_recipients_to_change ON broadcast_recipients (broadcast_id, revision, number)
    WHERE state = 'sent';
CREATE INDEX broadcast_recipients_changing ON broadcast_recipients (broadcast_id, number)
    WHERE change_state = 'handed';
CREATE INDEX broadcast_recipients_by_message ON broadcast_recipients (chat_id, message_id)
    WHERE message_id IS NOT NULL;

-- An audience that is used again, under a name.
CREATE TABLE saved_audiences (
    id         INTEGER PRIMARY KEY,
    owner_id   INTEGER NOT NULL REFERENCES accounts (id),
    name       TEXT    NOT NULL CHECK (name <> ''),
    audience   TEXT    NOT NULL CHECK (json_valid(audience)),
    created_at INTEGER NOT NULL,
    UNIQUE (owner_id, name)
) STRICT;

-- A list that an official has sent, and the producers that were found by it.
CREATE TABLE audience_lists (
    id         INTEGER PRIMARY KEY,
    owner_id   INTEGER NOT NULL REFERENCES accounts (id),
    name       TEXT    NOT NULL,
    lines      INTEGER NOT NULL,                -- how many lines it had
    missed     TEXT    NOT NULL CHECK (json_valid(missed)), -- the lines that no producer was found by
    created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE audience_list_producers (
    list_id     INTEGER NOT NULL REFERENCES audience_lists (id),
    producer_id INTEGER NOT NULL REFERENCES producers (id),
    PRIMARY KEY (list_id, producer_id)
) STRICT, WITHOUT ROWID;

-- A file with such a list that is to be fetched; deleted once it was.
CREATE TABLE audience_list_files (
    id           INTEGER PRIMARY KEY,
    broadcast_id INTEGER NOT NULL REFERENCES broadcasts (id),
    joint        TEXT    NOT NULL CHECK (json_valid(joint)), -- broadcasts::model::Joint
    account_id   INTEGER NOT NULL REFERENCES accounts (id),
    chat_id      INTEGER NOT NULL,
    file_id      TEXT    NOT NULL,
    file_name    TEXT    NOT NULL,
    made_at      INTEGER NOT NULL
) STRICT;

-- The topics that somebody does not want to hear of. Legal deadlines cannot be muted. 'all' is a pause of
-- all the others; the choices that were made before it stay beside it.
CREATE TABLE muted_topics (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    topic      TEXT    NOT NULL CHECK (topic IN ('training', 'fairs', 'market', 'general', 'all')),
    since      INTEGER NOT NULL,
    PRIMARY KEY (account_id, topic)
) STRICT, WITHOUT ROWID;

-- Groups and channels that the bot is in; broadcasts are posted to those that are on.
CREATE TABLE broadcast_chats (
    chat_id  INTEGER PRIMARY KEY,
    kind     TEXT    NOT NULL CHECK (kind IN ('group', 'channel')),
    title    TEXT    NOT NULL,
    is_on    INTEGER NOT NULL DEFAULT 0 CHECK (is_on IN (0, 1)),
    is_there INTEGER NOT NULL DEFAULT 1 CHECK (is_there IN (0, 1)), -- 0: the bot was removed
    since    INTEGER NOT NULL
) STRICT;

-- What applies to all broadcasts: one row.
CREATE TABLE broadcast_settings (
    only          INTEGER PRIMARY KEY CHECK (only = 1),
    approve_above INTEGER NOT NULL CHECK (approve_above >= 0) -- recipients beyond which a second person approves
) STRICT;
INSERT INTO broadcast_settings (only, approve_above) VALUES (1, 200);

-- A question that was asked by replying to a broadcast.
ALTER TABLE tickets ADD COLUMN broadcast_id INTEGER REFERENCES broadcasts (id);

-- An edit whose message is gone becomes a new message, but not where that would be a second copy.
ALTER TABLE outbox ADD COLUMN anew INTEGER NOT NULL DEFAULT 1 CHECK (anew IN (0, 1));
