-- Lists that were brought into the register from Excel files: what each changes, and what became of it,
-- so that an import can be looked at first, written in slices, and undone.

CREATE TABLE imports (
    id          INTEGER PRIMARY KEY,
    state       TEXT    NOT NULL CHECK (state IN
                ('received', 'ready', 'unfit', 'discarded', 'applying', 'applied', 'failed', 'undoing',
                 'undone')),
    file_name   TEXT    NOT NULL,
    hash        TEXT    NOT NULL DEFAULT '', -- SHA-256 of the file, once it is read
    file_id     TEXT,                        -- by which it is fetched from Telegram
    account_id  INTEGER REFERENCES accounts (id), -- NULL: on the command line
    chat_id     INTEGER,                     -- where the outcome is told; NULL: on the command line
    made_at     INTEGER NOT NULL,
    settled_at  INTEGER,                     -- since when it is in this state
    figures     TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(figures)),
    undone_by   INTEGER REFERENCES accounts (id)
) STRICT;
CREATE INDEX imports_by_hash ON imports (hash) WHERE hash <> '';
CREATE INDEX imports_at_work ON imports (id) WHERE state IN ('received', 'applying', 'undoing');

-- What an import changes, in the order in which it is written: `payload` says what is to stand there and
-- what stood there.
CREATE TABLE import_changes (
    import_id INTEGER NOT NULL REFERENCES imports (id),
    seq       INTEGER NOT NULL,
    kind      TEXT    NOT NULL CHECK (kind IN
              ('new_producer', 'producer', 'new_product', 'product', 'new_decision',
               'new_recognition', 'recognition')),
    row       INTEGER NOT NULL,              -- of the sheet, as Excel counts
    payload   TEXT    NOT NULL,              -- JSON
    PRIMARY KEY (import_id, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_changes_by_kind ON import_changes (import_id, kind, seq);

-- Which of them were written, apart, so that noting it is little work.
CREATE TABLE import_written (
    import_id INTEGER NOT NULL REFERENCES imports (id),
    seq       INTEGER NOT NULL,
    target    INTEGER NOT NULL,              -- the record
    version   INTEGER NOT NULL,              -- and its version then
    state     TEXT    NOT NULL DEFAULT 'written' CHECK (state IN ('written', 'undone', 'kept')),
    PRIMARY KEY (import_id, seq)
) STRICT, WITHOUT ROWID;

-- What is wrong with the rows of the sheet.
CREATE TABLE import_problems (
    import_id INTEGER NOT NULL REFERENCES imports (id),
    number    INTEGER NOT NULL,
    row       INTEGER NOT NULL,
    column    TEXT    NOT NULL DEFAULT '',   -- as F
    heading   TEXT    NOT NULL DEFAULT '',
    fault     TEXT    NOT NULL CHECK (json_valid(fault)),
    is_error  INTEGER NOT NULL CHECK (is_error IN (0, 1)),
    PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;

-- What is taken back is looked for in everything that may depend on it.
CREATE INDEX recognitions_of_product ON recognitions (product_id);
CREATE INDEX recognitions_of_decision ON recognitions (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX producer_links_by_producer ON producer_links (producer_id);
CREATE INDEX claims_by_producer ON claims (producer_id) WHERE producer_id IS NOT NULL;
CREATE INDEX dossier_events_by_decision ON dossier_events (decision_id) WHERE decision_id IS NOT NULL;
