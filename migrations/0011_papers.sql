-- The papers of dossiers: what was sent, what officials say of it, and what they ask for once more.
-- A paper goes by its id in the programme's table.

-- A file that proves something. A row is never changed: what is moved or replaced is removed in one
-- update and comes anew in the same one, so that the update can be taken back as a whole.
CREATE TABLE evidence (
    id          INTEGER PRIMARY KEY,
    dossier_id  INTEGER NOT NULL REFERENCES dossiers (id),
    paper       TEXT    NOT NULL CHECK (paper <> ''),
    file_id     INTEGER NOT NULL REFERENCES files (id),
    valid_until TEXT,                                    -- the last day on which it holds, where known
    sent_by     INTEGER NOT NULL REFERENCES accounts (id),
    sent_at     INTEGER NOT NULL,
    sent_in     INTEGER NOT NULL,                        -- the update
    removed_in  INTEGER
) STRICT;
CREATE UNIQUE INDEX evidence_there ON evidence (dossier_id, paper, file_id) WHERE removed_in IS NULL;
CREATE INDEX evidence_by_sending ON evidence (sent_in);
CREATE INDEX evidence_by_removal ON evidence (removed_in) WHERE removed_in IS NOT NULL;
CREATE INDEX evidence_by_file ON evidence (file_id);

-- What a file turned out to hold once it was looked at, and whether it was copied to the folder.
CREATE TABLE evidence_files (
    file_id INTEGER PRIMARY KEY REFERENCES files (id),
    format  TEXT    NOT NULL CHECK (format IN ('jpeg', 'png', 'webp', 'heic', 'pdf', 'docx', 'xlsx',
            'pptx', 'doc', 'xls', 'ppt')),
    state   TEXT    NOT NULL CHECK (state IN ('waiting', 'sound', 'other', 'gone')),
    copied  INTEGER NOT NULL DEFAULT 0 CHECK (copied IN (0, 1))
) STRICT;
CREATE INDEX evidence_files_waiting ON evidence_files (file_id) WHERE state = 'waiting';

-- What an official says of a paper; with a file that comes after it, it is to be looked at anew.
CREATE TABLE paper_marks (
    dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
    paper      TEXT    NOT NULL,
    mark       TEXT    NOT NULL CHECK (mark IN ('checked', 'returned')),
    reason     TEXT    NOT NULL DEFAULT '',
    marked_by  INTEGER NOT NULL REFERENCES accounts (id),
    marked_at  INTEGER NOT NULL,
    PRIMARY KEY (dossier_id, paper),
    CHECK (mark = 'checked' OR reason <> '')
) STRICT, WITHOUT ROWID;

-- What an official asks to be added, with the step that says so.
CREATE TABLE supplements (
    id         INTEGER PRIMARY KEY,
    dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
    event_id   INTEGER NOT NULL UNIQUE REFERENCES dossier_events (id),
    due_on     TEXT    NOT NULL,                         -- the last day, local
    asked_by   INTEGER NOT NULL REFERENCES accounts (id),
    asked_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX supplements_by_dossier ON supplements (dossier_id, id);

CREATE TABLE supplement_items (
    supplement_id INTEGER NOT NULL REFERENCES supplements (id),
    number        INTEGER NOT NULL,
    paper         TEXT,                                  -- NULL: what `note` says
    note          TEXT    NOT NULL DEFAULT '',
    done_at       INTEGER,                               -- said to be done, where no file can show it
    PRIMARY KEY (supplement_id, number),
    CHECK (paper IS NOT NULL OR note <> '')
) STRICT, WITHOUT ROWID;

-- The samples of a product that came with its dossier.
CREATE TABLE samples (
    dossier_id  INTEGER PRIMARY KEY REFERENCES dossiers (id),
    count       INTEGER NOT NULL CHECK (count > 0),
    received_by INTEGER NOT NULL REFERENCES accounts (id),
    received_at INTEGER NOT NULL
) STRICT;

-- A dossier's papers on their way to an official, as archives. `parts` is the plan, a list of lists of
-- evidence rows; `part` of them have left.
CREATE TABLE bundles (
    id         INTEGER PRIMARY KEY,
    dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
    state      TEXT    NOT NULL CHECK (state IN ('making', 'sent')),
    asked_by   INTEGER NOT NULL REFERENCES accounts (id),
    chat_id    INTEGER NOT NULL,
    asked_at   INTEGER NOT NULL,
    parts      TEXT    NOT NULL CHECK (json_valid(parts)),
    part       INTEGER NOT NULL DEFAULT 0,
    lost       TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(lost)) -- rows that could not be fetched
) STRICT;
CREATE INDEX bundles_making ON bundles (id) WHERE state = 'making';

-- A file that leaves may be too large to be kept here: then it lies in a folder beside the database.
CREATE TABLE media_with_paths (
    id        INTEGER PRIMARY KEY,
    key       TEXT    NOT NULL UNIQUE,
    kind      TEXT    NOT NULL CHECK (kind IN ('photo', 'document', 'video', 'voice')),
    file_name TEXT    NOT NULL,
    mime      TEXT    NOT NULL,
    bytes     BLOB,
    path      TEXT,                                      -- the file's name in that folder
    file_id   TEXT,
    CHECK (bytes IS NOT NULL OR path IS NOT NULL OR file_id IS NOT NULL)
) STRICT;
INSERT INTO media_with_paths (id, key, kind, file_name, mime, bytes, file_id)
SELECT id, key, kind, file_name, mime, bytes, file_id FROM media;
DROP TABLE media;
ALTER TABLE media_with_paths RENAME TO media;
