-- The register: producers, their products, the decisions that recognise them, and their dossiers.
--
-- A local date is text, as 2026-11-24; an instant is UTC milliseconds since 1970. `version` grows with
-- each change, so that of two who change the same row at once the second is told. The columns that end
-- in `_key` hold what is compared: text folded, a phone number in digits.

CREATE TABLE producers (
    id                  INTEGER PRIMARY KEY,
    kind                TEXT    NOT NULL CHECK (kind IN
                        ('cooperative', 'cooperative_group', 'company', 'household', 'association')),
    name                TEXT    NOT NULL CHECK (name <> ''),
    name_key            TEXT    NOT NULL,
    commune             INTEGER NOT NULL CHECK (commune BETWEEN 10000 AND 99999),
    address             TEXT    NOT NULL DEFAULT '',
    representative      TEXT    NOT NULL DEFAULT '',
    position            TEXT    NOT NULL DEFAULT '',
    phone               TEXT    NOT NULL DEFAULT '',
    phone_key           TEXT    NOT NULL DEFAULT '',
    email               TEXT    NOT NULL DEFAULT '',
    registration_number TEXT    NOT NULL DEFAULT '',
    registered_on       TEXT,
    founded_on          TEXT,
    note                TEXT    NOT NULL DEFAULT '',
    version             INTEGER NOT NULL DEFAULT 1,
    created_at          INTEGER NOT NULL,
    merged_into         INTEGER REFERENCES producers (id) -- another row for the same producer
) STRICT;
CREATE INDEX producers_by_name ON producers (name_key, commune);
CREATE INDEX producers_by_commune ON producers (commune, name_key) WHERE merged_into IS NULL;
CREATE INDEX producers_by_phone ON producers (phone_key) WHERE phone_key <> '';
CREATE INDEX producers_merged ON producers (merged_into) WHERE merged_into IS NOT NULL;

-- The accounts that act for a producer: its own, and helpers by its consent.
CREATE TABLE producer_members (
    producer_id  INTEGER NOT NULL REFERENCES producers (id),
    account_id   INTEGER NOT NULL REFERENCES accounts (id),
    tie          TEXT    NOT NULL CHECK (tie IN ('own', 'helper')),
    since        INTEGER NOT NULL,
    confirmed_by INTEGER REFERENCES accounts (id), -- NULL: by a phone number that is in the register
    card_row     INTEGER,                          -- the outbox row that is to write the living card
    card_message INTEGER,                          -- Telegram's number of it, once it was sent
    card_text    TEXT    NOT NULL DEFAULT '',      -- what it says
    card_version INTEGER NOT NULL DEFAULT 0,       -- how often it was written
    PRIMARY KEY (producer_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX producer_members_by_account ON producer_members (account_id);

-- A one-time link that makes whoever opens it first act for a producer.
CREATE TABLE producer_links (
    id          INTEGER PRIMARY KEY,
    code        TEXT    NOT NULL UNIQUE,
    producer_id INTEGER NOT NULL REFERENCES producers (id),
    tie         TEXT    NOT NULL CHECK (tie IN ('own', 'helper')),
    made_by     INTEGER REFERENCES accounts (id), -- NULL: on the command line
    made_at     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    used_by     INTEGER REFERENCES accounts (id),
    used_at     INTEGER,
    CHECK ((used_by IS NULL) = (used_at IS NULL))
) STRICT;

-- Somebody asks to act for a producer: one that is in the register, or a new one (`form`, as JSON).
CREATE TABLE claims (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES accounts (id),
    producer_id INTEGER REFERENCES producers (id),
    commune     INTEGER NOT NULL CHECK (commune = 0 OR commune BETWEEN 10000 AND 99999),
    tie         TEXT    NOT NULL CHECK (tie IN ('own', 'helper')),
    way         TEXT    NOT NULL CHECK (way IN ('phone', 'form', 'new_account')),
    form        TEXT    CHECK (form IS NULL OR json_valid(form)),
    state       TEXT    NOT NULL DEFAULT 'waiting'
                CHECK (state IN ('waiting', 'accepted', 'refused', 'withdrawn')),
    made_at     INTEGER NOT NULL,
    decided_by  INTEGER REFERENCES accounts (id),
    decided_at  INTEGER,
    reason      TEXT    NOT NULL DEFAULT '',
    CHECK (producer_id IS NOT NULL OR form IS NOT NULL),
    CHECK ((state = 'waiting') = (decided_at IS NULL))
) STRICT;
CREATE INDEX claims_waiting ON claims (commune, id) WHERE state = 'waiting';
CREATE INDEX claims_by_account ON claims (account_id, id);

CREATE TABLE products (
    id           INTEGER PRIMARY KEY,
    producer_id  INTEGER NOT NULL REFERENCES producers (id),
    name         TEXT    NOT NULL CHECK (name <> ''),
    name_key     TEXT    NOT NULL,
    set_number   INTEGER CHECK (set_number BETWEEN 1 AND 26), -- NULL: not settled yet
    code         TEXT,                    -- province-commune-number-year, or the old five parts
    description  TEXT    NOT NULL DEFAULT '',
    packaging    TEXT    NOT NULL DEFAULT '',
    output       TEXT    NOT NULL DEFAULT '', -- with its unit, as the producer says it
    price        TEXT    NOT NULL DEFAULT '',
    channels     TEXT    NOT NULL DEFAULT '',
    trace_link   TEXT    NOT NULL DEFAULT '',
    stopped_on   TEXT,                    -- since when it is no longer made
    version      INTEGER NOT NULL DEFAULT 1,
    created_at   INTEGER NOT NULL,
    removed_at   INTEGER,
    UNIQUE (code)
) STRICT;
CREATE INDEX products_by_producer ON products (producer_id, name_key);
CREATE INDEX products_by_name ON products (name_key);

CREATE TABLE product_photos (
    product_id INTEGER NOT NULL REFERENCES products (id),
    file_id    INTEGER NOT NULL REFERENCES files (id),
    PRIMARY KEY (product_id, file_id)
) STRICT, WITHOUT ROWID;

-- A decision recognises a whole round. One entered wrongly is corrected by a further entry.
CREATE TABLE decisions (
    id         INTEGER PRIMARY KEY,
    number     TEXT    NOT NULL CHECK (number <> ''), -- as written: 1234/QĐ-UBND
    number_key TEXT    NOT NULL,
    decided_on TEXT    NOT NULL,
    authority  TEXT    NOT NULL,
    level      TEXT    NOT NULL CHECK (level IN ('district', 'province', 'central')),
    scan       INTEGER REFERENCES files (id),
    corrects   INTEGER UNIQUE REFERENCES decisions (id), -- the entry that this one replaces
    entered_by INTEGER REFERENCES accounts (id),         -- NULL: on the command line
    entered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX decisions_by_number ON decisions (number_key, decided_on);

-- A rating that a decision gave to a product. The current one follows from the dates, by the code.
CREATE TABLE recognitions (
    id             INTEGER PRIMARY KEY,
    product_id     INTEGER NOT NULL REFERENCES products (id),
    decision_id    INTEGER REFERENCES decisions (id), -- NULL: a list does not name it
    dossier_id     INTEGER REFERENCES dossiers (id),
    star           INTEGER NOT NULL CHECK (star BETWEEN 3 AND 5),
    points_a       INTEGER CHECK (points_a BETWEEN 0 AND 40),
    points_b       INTEGER CHECK (points_b BETWEEN 0 AND 25),
    points_c       INTEGER CHECK (points_c BETWEEN 0 AND 40),
    certificate    TEXT    NOT NULL DEFAULT '',
    decided_on     TEXT,
    expires_on     TEXT,                              -- NULL: not known
    extended_to    TEXT,
    ground         TEXT    CHECK (ground IN ('false_papers', 'criteria_not_met', 'breach_of_law',
                           'mark_misused', 'stopped', 'other')),
    concluded_on   TEXT,
    revoked_on     TEXT,
    entered_at     INTEGER NOT NULL,
    void_at        INTEGER,                           -- since when a correction has taken it back
    void_by        INTEGER REFERENCES accounts (id),
    CHECK ((ground IS NULL) = (concluded_on IS NULL)),
    CHECK (revoked_on IS NULL OR ground IS NOT NULL)
) STRICT;
CREATE INDEX recognitions_by_product ON recognitions (product_id) WHERE void_at IS NULL;
CREATE INDEX recognitions_by_decision ON recognitions (decision_id) WHERE void_at IS NULL;
CREATE INDEX recognitions_by_expiry ON recognitions (expires_on) WHERE void_at IS NULL;

-- What a producer files for one product in one round.
CREATE TABLE dossiers (
    id          INTEGER PRIMARY KEY,
    product_id  INTEGER NOT NULL REFERENCES products (id),
    kind        TEXT    NOT NULL CHECK (kind IN ('first', 'upgrade', 're_evaluation')),
    target      INTEGER NOT NULL CHECK (target BETWEEN 3 AND 5),
    status      TEXT    NOT NULL DEFAULT 'draft',
    -- The lists go by this: dossiers that wait for the same thing.
    stage       TEXT    NOT NULL GENERATED ALWAYS AS (CASE
                    WHEN status = 'draft' THEN 'drafts'
                    WHEN status = 'submitted' THEN 'submitted'
                    WHEN status LIKE 'under_check:%' THEN 'checking'
                    WHEN status LIKE 'under_review:%' THEN 'reviewing'
                    WHEN status LIKE 'supplement_requested:%' THEN 'missing'
                    ELSE 'over' END) STORED,
    commune     INTEGER NOT NULL DEFAULT 0, -- of the producer; kept by the triggers below
    rule_set    TEXT,                       -- of the day of filing; NULL while a draft
    filed_on    TEXT,
    number      TEXT    NOT NULL DEFAULT '', -- of the registration form
    lookup      TEXT    NOT NULL UNIQUE,    -- the code on the receipt
    round_year  INTEGER,                    -- the round that it is meant for
    round       INTEGER,
    points_a    INTEGER, points_b INTEGER, points_c INTEGER,
    opened_at   INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,           -- since when it is in this status
    version     INTEGER NOT NULL DEFAULT 1,
    CHECK ((rule_set IS NULL) = (filed_on IS NULL)),
    CHECK ((round_year IS NULL) = (round IS NULL))
) STRICT;
CREATE INDEX dossiers_by_product ON dossiers (product_id, id);
CREATE INDEX dossiers_by_stage ON dossiers (stage, changed_at, id);
CREATE INDEX dossiers_by_commune ON dossiers (commune, stage, changed_at, id);
CREATE INDEX drafts_by_round ON dossiers (round_year, round) WHERE status = 'draft';
CREATE TRIGGER dossiers_know_their_commune AFTER INSERT ON dossiers
BEGIN
    UPDATE dossiers SET commune = (
        SELECT coalesce(main.commune, own.commune) FROM products
        JOIN producers own ON own.id = products.producer_id
        LEFT JOIN producers main ON main.id = own.merged_into
        WHERE products.id = new.product_id)
    WHERE id = new.id;
END;
CREATE TRIGGER dossiers_follow_their_producer AFTER UPDATE OF commune, merged_into ON producers
WHEN old.commune <> new.commune OR old.merged_into IS NOT new.merged_into
BEGIN
    UPDATE dossiers SET commune = (
        SELECT coalesce(main.commune, own.commune) FROM products
        JOIN producers own ON own.id = products.producer_id
        LEFT JOIN producers main ON main.id = own.merged_into
        WHERE products.id = dossiers.product_id)
    WHERE product_id IN (
        SELECT products.id FROM products JOIN producers ON producers.id = products.producer_id
        WHERE producers.id = new.id OR producers.merged_into = new.id);
END;

-- Why a dossier is where it is. Append-only.
CREATE TABLE dossier_events (
    id          INTEGER PRIMARY KEY,
    dossier_id  INTEGER NOT NULL REFERENCES dossiers (id),
    at          INTEGER NOT NULL,
    actor       TEXT    NOT NULL CHECK (actor IN ('person', 'system', 'command_line')),
    account_id  INTEGER REFERENCES accounts (id),
    step        TEXT    NOT NULL,
    from_status TEXT    NOT NULL,
    to_status   TEXT    NOT NULL,
    reason      TEXT    NOT NULL DEFAULT '',
    points_a    INTEGER, points_b INTEGER, points_c INTEGER,
    decision_id INTEGER REFERENCES decisions (id),
    CHECK ((actor = 'person') = (account_id IS NOT NULL))
) STRICT;
CREATE INDEX dossier_events_by_dossier ON dossier_events (dossier_id, id);
CREATE TRIGGER dossier_events_are_append_only_update BEFORE UPDATE ON dossier_events
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER dossier_events_are_append_only_delete BEFORE DELETE ON dossier_events
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;

-- The names of producers (even row numbers) and products (odd ones), by three letters at a time, so
-- that a part of a name, or one with a slip, finds them.
CREATE VIRTUAL TABLE register_search USING fts5 (name, tokenize = 'trigram');
-- How many names hold three letters.
CREATE VIRTUAL TABLE register_letters USING fts5vocab ('register_search', 'row');
CREATE TRIGGER producers_are_found_insert AFTER INSERT ON producers
BEGIN INSERT INTO register_search (rowid, name) VALUES (new.id * 2, new.name_key); END;
CREATE TRIGGER producers_are_found_update AFTER UPDATE OF name_key, merged_into ON producers
WHEN old.name_key <> new.name_key OR (old.merged_into IS NULL) <> (new.merged_into IS NULL)
BEGIN
    DELETE FROM register_search WHERE rowid = old.id * 2;
    INSERT INTO register_search (rowid, name)
    SELECT new.id * 2, new.name_key WHERE new.merged_into IS NULL;
END;
CREATE TRIGGER producers_are_found_delete AFTER DELETE ON producers
BEGIN DELETE FROM register_search WHERE rowid = old.id * 2; END;
CREATE TRIGGER products_are_found_insert AFTER INSERT ON products
BEGIN INSERT INTO register_search (rowid, name) VALUES (new.id * 2 + 1, new.name_key); END;
CREATE TRIGGER products_are_found_update AFTER UPDATE OF name_key, removed_at ON products
WHEN old.name_key <> new.name_key OR (old.removed_at IS NULL) <> (new.removed_at IS NULL)
BEGIN
    DELETE FROM register_search WHERE rowid = old.id * 2 + 1;
    INSERT INTO register_search (rowid, name)
    SELECT new.id * 2 + 1, new.name_key WHERE new.removed_at IS NULL;
END;
CREATE TRIGGER products_are_found_delete AFTER DELETE ON products
BEGIN DELETE FROM register_search WHERE rowid = old.id * 2 + 1; END;
