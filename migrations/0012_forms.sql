-- What the forms of a dossier ask for beyond the register.

-- What a producer tells about a product for form 02.
CREATE TABLE form_answers (
    product_id INTEGER NOT NULL REFERENCES products (id),
    question   TEXT    NOT NULL CHECK (question IN
               ('history', 'organisation', 'results', 'revenue', 'profit', 'changes', 'plan')),
    answer     TEXT    NOT NULL CHECK (answer <> ''),
    written_at INTEGER NOT NULL,
    PRIMARY KEY (product_id, question)
) STRICT, WITHOUT ROWID;

-- Sex and ethnicity of who represents a producer: for form 02 alone, by explicit consent, deleted when
-- they say so.
CREATE TABLE form_persons (
    producer_id  INTEGER PRIMARY KEY REFERENCES producers (id),
    sex          TEXT    CHECK (sex IN ('female', 'male')),
    ethnicity    TEXT    NOT NULL DEFAULT '',
    consented_by INTEGER NOT NULL REFERENCES accounts (id),
    consented_at INTEGER NOT NULL
) STRICT;

-- What a commune says of a dossier in form 03.
CREATE TABLE judgements (
    dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
    subject    TEXT    NOT NULL CHECK (subject IN ('material', 'labour', 'idea', 'identity')),
    verdict    TEXT    NOT NULL CHECK (verdict IN ('agrees', 'partly', 'differs')),
    note       TEXT    NOT NULL DEFAULT '',
    judged_by  INTEGER REFERENCES accounts (id), -- NULL: on the command line
    judged_at  INTEGER NOT NULL,
    PRIMARY KEY (dossier_id, subject)
) STRICT, WITHOUT ROWID;
