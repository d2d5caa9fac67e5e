-- What people thought of the answers that they got.
CREATE TABLE marks (
    question_id INTEGER PRIMARY KEY REFERENCES questions (id),
    entry       TEXT    NOT NULL,           -- the entry that was given
    fingerprint TEXT    NOT NULL,           -- of its text as it was then, so that a mended entry starts afresh
    verdict     TEXT    NOT NULL CHECK (verdict IN ('good', 'bad')),
    marked_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX marks_by_entry ON marks (entry, fingerprint, verdict);
CREATE INDEX questions_by_time ON questions (asked_at, kind);
