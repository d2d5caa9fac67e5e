-- Dates that must not pass unnoticed: ladders, what is due of each product, reminders, officers' tasks.
--
-- A subject is a product in a kind of deadline. `deadlines` is computed from the records and kept so
-- that what is due is found by an index; whoever changes a record leaves the product in
-- `deadline_changes`, by the triggers below, and the scheduler computes it anew.

-- What can end on a date. Another kind is a row here, with its rungs below.
CREATE TABLE deadline_kinds (
    kind TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO deadline_kinds (kind) VALUES
    ('certificate'), ('extension'), ('round'), ('supplement'), ('paper');

-- On which days before a deadline who is told. A row added here is a reminder more.
CREATE TABLE ladder_rungs (
    kind     TEXT    NOT NULL REFERENCES deadline_kinds (kind),
    days     INTEGER NOT NULL CHECK (days BETWEEN 0 AND 400), -- before the deadline
    audience TEXT    NOT NULL CHECK (audience IN ('producer', 'commune', 'province')),
    silent   INTEGER NOT NULL DEFAULT 0 CHECK (silent IN (0, 1)), -- only if nobody has reacted
    off      INTEGER NOT NULL DEFAULT 0 CHECK (off IN (0, 1)), -- taken out, and can be taken back
    PRIMARY KEY (kind, days, audience),
    CHECK (silent = 0 OR audience <> 'producer')
) STRICT, WITHOUT ROWID;
INSERT INTO ladder_rungs (kind, days, audience, silent) VALUES
    ('certificate', 200, 'producer', 0), ('certificate', 180, 'producer', 0),
    ('certificate', 150, 'producer', 0), ('certificate', 120, 'producer', 0),
    ('certificate', 60, 'producer', 0),  ('certificate', 30, 'producer', 0),
    ('certificate', 127, 'producer', 0), ('certificate', 7, 'producer', 0),
    ('certificate', 0, 'producer', 0),   ('certificate', 0, 'commune', 0),
    ('certificate', 140, 'commune', 1),  ('certificate', 120, 'commune', 0),
    ('certificate', 100, 'province', 0),
    ('extension', 120, 'producer', 0),   ('extension', 60, 'producer', 0),
    ('extension', 30, 'producer', 0),    ('extension', 7, 'producer', 0),
    ('extension', 60, 'commune', 0),     ('extension', 30, 'province', 0),
    ('round', 30, 'producer', 0),        ('round', 14, 'producer', 0),
    ('round', 7, 'producer', 0),         ('round', 3, 'producer', 0),
    ('round', 1, 'producer', 0),
    ('round', 5, 'commune', 1),          ('round', 2, 'province', 1),
    ('supplement', 7, 'producer', 0),    ('supplement', 3, 'producer', 0),
    ('supplement', 1, 'producer', 0),    ('supplement', 1, 'commune', 1),
    ('paper', 30, 'producer', 0),        ('paper', 14, 'producer', 0),
    ('paper', 3, 'producer', 0);

-- What is due of each product now. A local date is text.
CREATE TABLE deadlines (
    kind        TEXT    NOT NULL REFERENCES deadline_kinds (kind),
    product_id  INTEGER NOT NULL REFERENCES products (id),
    producer_id INTEGER NOT NULL REFERENCES producers (id),
    commune     INTEGER NOT NULL CHECK (commune BETWEEN 10000 AND 99999),
    due_on      TEXT    NOT NULL,          -- what the ladder counts to
    act_on      TEXT    NOT NULL,          -- by when the producer has to have acted
    settled     INTEGER NOT NULL CHECK (settled IN (0, 1)), -- 0: working days could not be counted
    handled     INTEGER,                   -- the days of the last rung that was climbed
    next_on     TEXT,                      -- the day of the next one; NULL: there is none
    PRIMARY KEY (kind, product_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deadlines_next ON deadlines (next_on, product_id) WHERE next_on IS NOT NULL;
CREATE INDEX deadlines_by_product ON deadlines (product_id);
CREATE INDEX deadlines_by_commune ON deadlines (commune, act_on);
CREATE INDEX deadlines_by_act ON deadlines (act_on, commune);

-- Each rung of each deadline for each person: one row, ever.
CREATE TABLE reminders (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER REFERENCES accounts (id), -- NULL: there was nobody to tell
    audience    TEXT    NOT NULL CHECK (audience IN ('producer', 'commune', 'province')),
    kind        TEXT    NOT NULL REFERENCES deadline_kinds (kind),
    product_id  INTEGER NOT NULL REFERENCES products (id),
    due_on      TEXT    NOT NULL,
    rung        INTEGER NOT NULL,          -- days before `due_on`
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'queued', 'sent', 'missed', 'void')),
    why         TEXT    CHECK (why IN ('overtaken', 'outage', 'nobody', 'unreachable', 'muted',
                                       'refused', 'filed', 'moved', 'gone')),
    send_at     INTEGER NOT NULL,          -- not before
    late        INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)), -- held up by an outage
    copies      INTEGER NOT NULL DEFAULT 0 CHECK (copies >= 0), -- with those asked for by "later"
    outbox_id   INTEGER,
    reaction    TEXT    CHECK (reaction IN ('done', 'later', 'help', 'mute')),
    reacted_at  INTEGER,
    ticket_id   INTEGER REFERENCES tickets (id),
    made_at     INTEGER NOT NULL,
    CHECK ((state IN ('missed', 'void')) = (why IS NOT NULL)),
    CHECK ((reaction IS NULL) = (reacted_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX reminders_once
    ON reminders (coalesce(account_id, 0), kind, product_id, due_on, rung);
CREATE INDEX reminders_waiting ON reminders (send_at, account_id) WHERE state = 'waiting';
CREATE INDEX reminders_waiting_of ON reminders (account_id, send_at) WHERE state = 'waiting';
CREATE INDEX reminders_by_subject ON reminders (product_id, kind, due_on);
CREATE INDEX reminders_by_message ON reminders (outbox_id) WHERE outbox_id IS NOT NULL;

-- Products whose deadlines are to be computed anew.
CREATE TABLE deadline_changes (
    product_id INTEGER PRIMARY KEY
) STRICT;
INSERT INTO deadline_changes (product_id) SELECT id FROM products;

CREATE TRIGGER deadlines_know_products AFTER INSERT ON products
BEGIN INSERT OR IGNORE INTO deadline_changes VALUES (new.id); END;
CREATE TRIGGER deadlines_know_of_products AFTER UPDATE OF producer_id, stopped_on, removed_at ON products
BEGIN INSERT OR IGNORE INTO deadline_changes VALUES (new.id); END;
CREATE TRIGGER deadlines_know_recognitions AFTER INSERT ON recognitions
BEGIN INSERT OR IGNORE INTO deadline_changes VALUES (new.product_id); END;
CREATE TRIGGER deadlines_know_of_recognitions AFTER UPDATE ON recognitions
BEGIN INSERT OR IGNORE INTO deadline_changes VALUES (new.product_id); END;
CREATE TRIGGER deadlines_forget_recognitions AFTER DELETE ON recognitions
BEGIN INSERT OR IGNORE INTO deadline_changes VALUES (old.product_id); END;
CREATE TRIGGER deadlines_know_dossiers AFTER INSERT ON dossiers
BEGIN INSERT OR IGNORE INTO deadline_changes VALUES (new.product_id); END;
CREATE TRIGGER deadlines_know_of_dossiers AFTER UPDATE OF status, kind, round_year, round ON dossiers
BEGIN INSERT OR IGNORE INTO deadline_changes VALUES (new.product_id); END;
CREATE TRIGGER deadlines_know_supplements AFTER INSERT ON supplements
BEGIN
    INSERT OR IGNORE INTO deadline_changes SELECT product_id FROM dossiers WHERE id = new.dossier_id;
END;
CREATE TRIGGER deadlines_know_evidence AFTER INSERT ON evidence WHEN new.valid_until IS NOT NULL
BEGIN
    INSERT OR IGNORE INTO deadline_changes SELECT product_id FROM dossiers WHERE id = new.dossier_id;
END;
CREATE TRIGGER deadlines_know_of_evidence
AFTER UPDATE OF dossier_id, paper, valid_until, removed_in ON evidence
BEGIN
    INSERT OR IGNORE INTO deadline_changes
    SELECT product_id FROM dossiers WHERE id IN (old.dossier_id, new.dossier_id);
END;
CREATE TRIGGER deadlines_know_members AFTER INSERT ON producer_members
BEGIN
    INSERT OR IGNORE INTO deadline_changes SELECT id FROM products WHERE producer_id = new.producer_id;
END;
CREATE TRIGGER deadlines_know_of_producers AFTER UPDATE OF commune, merged_into ON producers
BEGIN
    INSERT OR IGNORE INTO deadline_changes SELECT id FROM products
    WHERE producer_id = new.id
       OR producer_id IN (SELECT id FROM producers WHERE merged_into = new.id);
END;

-- What an officer is to see to: telephone the producer. It closes by itself once the records say so.
CREATE TABLE deadline_tasks (
    id         INTEGER PRIMARY KEY,
    kind       TEXT    NOT NULL REFERENCES deadline_kinds (kind),
    product_id INTEGER NOT NULL REFERENCES products (id),
    due_on     TEXT    NOT NULL,
    level      TEXT    NOT NULL CHECK (level IN ('commune', 'province')),
    commune    INTEGER NOT NULL CHECK (commune BETWEEN 10000 AND 99999),
    officer_id INTEGER REFERENCES accounts (id), -- NULL: there is no officer yet
    opened_at  INTEGER NOT NULL,
    called_at  INTEGER,                          -- when an officer noted that they had called
    called_by  INTEGER REFERENCES accounts (id),
    closed_at  INTEGER,
    UNIQUE (kind, product_id, due_on, level),
    CHECK ((called_at IS NULL) = (called_by IS NULL))
) STRICT;
CREATE INDEX deadline_tasks_open ON deadline_tasks (commune, due_on) WHERE closed_at IS NULL;
CREATE INDEX deadline_tasks_of ON deadline_tasks (officer_id) WHERE closed_at IS NULL;
CREATE INDEX deadline_tasks_by_product ON deadline_tasks (product_id) WHERE closed_at IS NULL;

CREATE TRIGGER deadline_tasks_know_officers AFTER INSERT ON roles
BEGIN
    INSERT OR IGNORE INTO deadline_changes SELECT product_id FROM deadline_tasks
    WHERE closed_at IS NULL AND officer_id IS NULL;
END;
CREATE TRIGGER deadline_tasks_know_of_officers AFTER DELETE ON roles
BEGIN
    INSERT OR IGNORE INTO deadline_changes SELECT product_id FROM deadline_tasks
    WHERE closed_at IS NULL AND officer_id = old.account_id;
END;

-- At which hour somebody wants to be reminded, where it is not 8.
CREATE TABLE reminder_hours (
    account_id INTEGER PRIMARY KEY REFERENCES accounts (id),
    hour       INTEGER NOT NULL CHECK (hour BETWEEN 7 AND 19)
) STRICT;

-- The weeks whose digest the officers were sent, by their Mondays.
CREATE TABLE deadline_digests (
    monday TEXT    PRIMARY KEY,
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Rounds of the province that are not as the law sets them: moved, or opened beside the two.
CREATE TABLE rounds (
    year             INTEGER NOT NULL CHECK (year BETWEEN 2019 AND 2100),
    number           INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9),
    proposed_before  TEXT    NOT NULL, -- the commune proposes before this day
    evaluated_before TEXT    NOT NULL,
    PRIMARY KEY (year, number),
    CHECK (proposed_before < evaluated_before)
) STRICT, WITHOUT ROWID;

-- What was changed about a round, and how far those concerned have been told. Append-only but for that.
CREATE TABLE round_changes (
    id               INTEGER PRIMARY KEY,
    year             INTEGER NOT NULL,
    number           INTEGER NOT NULL,
    was_proposed     TEXT,                  -- NULL: there was no such round
    was_evaluated    TEXT,
    proposed_before  TEXT    NOT NULL,
    evaluated_before TEXT    NOT NULL,
    reason           TEXT    NOT NULL CHECK (reason <> ''),
    account_id       INTEGER NOT NULL REFERENCES accounts (id),
    at               INTEGER NOT NULL,
    told_to          INTEGER NOT NULL DEFAULT 0, -- the last account that was told
    told_at          INTEGER,                    -- when all were
    CHECK ((was_proposed IS NULL) = (was_evaluated IS NULL))
) STRICT;
CREATE INDEX round_changes_untold ON round_changes (id) WHERE told_at IS NULL;
CREATE INDEX round_changes_by_round ON round_changes (year, number, id);

CREATE TRIGGER deadlines_know_of_rounds AFTER INSERT ON rounds
BEGIN
    INSERT OR IGNORE INTO deadline_changes
    SELECT product_id FROM dossiers WHERE round_year = new.year AND round = new.number AND status = 'draft';
END;
CREATE TRIGGER deadlines_know_of_moved_rounds AFTER UPDATE ON rounds
BEGIN
    INSERT OR IGNORE INTO deadline_changes
    SELECT product_id FROM dossiers WHERE round_year = new.year AND round = new.number AND status = 'draft';
END;
