-- Assessments: what producers give their own products before the council does, and what people score
-- for practice.
--
-- One that is begun again stays, ended; the new one names it, so that this can be taken back.

CREATE TABLE assessments (
    id         INTEGER PRIMARY KEY,
    product_id INTEGER REFERENCES products (id), -- in earnest: this product's
    account_id INTEGER REFERENCES accounts (id), -- for practice: this person's
    set_number INTEGER NOT NULL CHECK (set_number BETWEEN 1 AND 26),
    caught     INTEGER CHECK (caught IN (0, 1)), -- whether something rejects it; NULL: not asked
    conditions TEXT    NOT NULL DEFAULT '',      -- what was asked then, in short
    at         TEXT    NOT NULL DEFAULT '',      -- the criterion at which its author is
    begun_at   INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    ended_at   INTEGER,
    replaces   INTEGER REFERENCES assessments (id),
    CHECK ((product_id IS NULL) <> (account_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX assessments_of_products ON assessments (product_id)
    WHERE product_id IS NOT NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX assessments_for_practice ON assessments (account_id, set_number)
    WHERE account_id IS NOT NULL AND ended_at IS NULL;

-- Append-only: the newest answer to a criterion counts, while its fingerprint is the criterion's.
CREATE TABLE assessment_answers (
    id            INTEGER PRIMARY KEY,
    assessment_id INTEGER NOT NULL REFERENCES assessments (id),
    criterion     TEXT    NOT NULL CHECK (criterion <> ''),
    fingerprint   TEXT    NOT NULL,
    level         INTEGER CHECK (level >= 0),    -- as the sheet lists them, from 0; NULL: none is reached
    account_id    INTEGER REFERENCES accounts (id), -- NULL: on the command line
    at            INTEGER NOT NULL
) STRICT;
CREATE INDEX assessment_answers_newest ON assessment_answers (assessment_id, criterion, id);
