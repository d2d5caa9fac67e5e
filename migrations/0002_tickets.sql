-- Questions that officials answer: whose they are, what is said about them, and what became of them.

-- Where somebody's questions go: NULL until they were asked, 0 where they cannot say.
ALTER TABLE accounts ADD COLUMN commune INTEGER
    CHECK (commune = 0 OR commune BETWEEN 10000 AND 99999);

CREATE TABLE tickets_2 (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES accounts (id),
    question_id INTEGER UNIQUE REFERENCES questions (id),
    text        TEXT    NOT NULL,           -- the question as it stands now
    normal      TEXT    NOT NULL DEFAULT '', -- in the normal form, by which equal questions are found
    place       INTEGER NOT NULL DEFAULT 0 CHECK (place = 0 OR place BETWEEN 10000 AND 99999),
    level       TEXT    NOT NULL DEFAULT 'commune' CHECK (level IN ('commune', 'province')),
    state       TEXT    NOT NULL DEFAULT 'waiting'
                CHECK (state IN ('waiting', 'taken', 'answered', 'closed', 'withdrawn')),
    officer_id  INTEGER REFERENCES accounts (id), -- who has it
    opened_at   INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,           -- since when it is in this state
    rung        INTEGER NOT NULL DEFAULT 0, -- what the clock has done about this state
    due_at      INTEGER,                    -- when the clock does the next thing
    rating      INTEGER CHECK (rating BETWEEN 1 AND 5),
    comment     TEXT,
    CHECK (state <> 'taken' OR officer_id IS NOT NULL),
    CHECK (state NOT IN ('waiting', 'withdrawn') OR officer_id IS NULL),
    CHECK (state NOT IN ('closed', 'withdrawn') OR due_at IS NULL)
) STRICT;
INSERT INTO tickets_2 (id, account_id, question_id, text, state, opened_at, changed_at, due_at)
SELECT id, account_id, question_id, text,
       -- Until now, a question was closed only by who had asked it.
       CASE state WHEN 'open' THEN 'waiting' ELSE 'withdrawn' END,
       opened_at, coalesce(closed_at, opened_at),
       -- Officials are told of it when the bot starts.
       CASE state WHEN 'open' THEN opened_at END
FROM tickets;

-- What was said, by whom. Telegram's number of the message is unknown of the oldest.
CREATE TABLE ticket_messages (
    id         INTEGER PRIMARY KEY,
    ticket_id  INTEGER NOT NULL REFERENCES tickets_2 (id), -- follows the table's new name below
    direction  TEXT    NOT NULL CHECK (direction IN ('asker', 'officer')),
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    chat_id    INTEGER,
    message_id INTEGER,
    text       TEXT,
    file_id    INTEGER UNIQUE REFERENCES files (id),
    at         INTEGER NOT NULL,
    edited_at  INTEGER,
    UNIQUE (chat_id, message_id),
    CHECK ((chat_id IS NULL) = (message_id IS NULL)),
    CHECK (text IS NOT NULL OR file_id IS NOT NULL)
) STRICT;
INSERT INTO ticket_messages (ticket_id, direction, account_id, chat_id, message_id, text, file_id, at)
SELECT tickets.id, 'asker', tickets.account_id, files.chat_id, files.message_id,
       CASE WHEN files.id IS NULL THEN tickets.text ELSE files.caption END, files.id,
       tickets.opened_at
FROM tickets LEFT JOIN files ON files.id = tickets.file_id;

DROP TABLE tickets;
ALTER TABLE tickets_2 RENAME TO tickets;
CREATE INDEX tickets_by_state ON tickets (state, opened_at, id);
CREATE INDEX tickets_by_account ON tickets (account_id, id);
CREATE INDEX tickets_by_officer ON tickets (officer_id, state) WHERE officer_id IS NOT NULL;
CREATE INDEX tickets_due ON tickets (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX tickets_by_normal ON tickets (normal) WHERE normal <> '';
CREATE INDEX ticket_messages_by_ticket ON ticket_messages (ticket_id, id);

-- Why a ticket is as it is. Append-only.
CREATE TABLE ticket_events (
    id         INTEGER PRIMARY KEY,
    ticket_id  INTEGER NOT NULL REFERENCES tickets (id),
    at         INTEGER NOT NULL,
    actor      TEXT    NOT NULL CHECK (actor IN ('person', 'system', 'command_line')),
    account_id INTEGER REFERENCES accounts (id),
    step       TEXT    NOT NULL,
    from_state TEXT,                                -- NULL when it was opened
    to_state   TEXT    NOT NULL,
    officer_id INTEGER REFERENCES accounts (id),    -- who has it from then on
    why        TEXT    NOT NULL DEFAULT '',
    CHECK ((actor = 'person') = (account_id IS NOT NULL))
) STRICT;
CREATE INDEX ticket_events_by_ticket ON ticket_events (ticket_id, id);
INSERT INTO ticket_events (ticket_id, at, actor, account_id, step, to_state)
SELECT id, opened_at, 'person', account_id, 'open', 'waiting' FROM tickets;
INSERT INTO ticket_events (ticket_id, at, actor, account_id, step, from_state, to_state)
SELECT id, changed_at, 'person', account_id, 'withdraw', 'waiting', 'withdrawn'
FROM tickets WHERE state = 'withdrawn';
CREATE TRIGGER ticket_events_are_append_only_update BEFORE UPDATE ON ticket_events
BEGIN SELECT RAISE(ABORT, 'the events of a ticket are append-only'); END;
CREATE TRIGGER ticket_events_are_append_only_delete BEFORE DELETE ON ticket_events
BEGIN SELECT RAISE(ABORT, 'the events of a ticket are append-only'); END;

-- What the bot sent about a ticket: so that a reply to it is understood and a correction reaches it.
CREATE TABLE ticket_copies (
    id         INTEGER PRIMARY KEY,
    ticket_id  INTEGER NOT NULL REFERENCES tickets (id),
    of_message INTEGER REFERENCES ticket_messages (id), -- NULL: of no message, such as a notice
    account_id INTEGER NOT NULL REFERENCES accounts (id), -- whom it was sent to
    part       TEXT    NOT NULL CHECK (part IN ('notice', 'note', 'heading', 'text', 'file')),
    outbox_row INTEGER NOT NULL UNIQUE,     -- no reference: rows of the outbox are deleted in time
    chat_id    INTEGER NOT NULL,
    message_id INTEGER                      -- once it was sent
) STRICT;
CREATE INDEX ticket_copies_by_ticket ON ticket_copies (ticket_id, part);
CREATE INDEX ticket_copies_by_message ON ticket_copies (of_message) WHERE of_message IS NOT NULL;
CREATE UNIQUE INDEX ticket_copies_by_place ON ticket_copies (chat_id, message_id)
    WHERE message_id IS NOT NULL;
