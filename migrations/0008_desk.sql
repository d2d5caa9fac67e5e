-- What officials do beside answering: they make the handbook learn from an answer, and keep the offices'
-- contacts.

-- What a ticket has taught the handbook: a version that was drafted of its answer, or a way of asking.
-- Once that is in use, everybody who asked the same is told.
CREATE TABLE handbook_lessons (
    id          INTEGER PRIMARY KEY,
    ticket_id   INTEGER NOT NULL REFERENCES tickets (id),
    version_id  INTEGER REFERENCES entry_versions (id),
    phrasing_id INTEGER REFERENCES entry_phrasings (id),
    at          INTEGER NOT NULL,
    told_at     INTEGER,                    -- when those who asked were told
    UNIQUE (ticket_id, version_id),
    UNIQUE (ticket_id, phrasing_id),
    CHECK ((version_id IS NULL) <> (phrasing_id IS NULL))
) STRICT;
CREATE INDEX handbook_lessons_untold ON handbook_lessons (ticket_id) WHERE told_at IS NULL;

-- Whom to ask for at the office.
ALTER TABLE commune_contacts ADD COLUMN person TEXT CHECK (person <> '');

-- What stood of a contact before each change, so that any can be taken back. Append-only.
CREATE TABLE commune_contact_changes (
    id         INTEGER PRIMARY KEY,
    place      INTEGER NOT NULL CHECK (place BETWEEN 10000 AND 99999),
    at         INTEGER NOT NULL,
    made_by    TEXT    NOT NULL CHECK (made_by IN ('person', 'system', 'command_line')),
    account_id INTEGER REFERENCES accounts (id),
    phone      TEXT,
    address    TEXT,
    hours      TEXT,
    person     TEXT,
    CHECK ((made_by = 'person') = (account_id IS NOT NULL))
) STRICT;
CREATE INDEX commune_contact_changes_of_place ON commune_contact_changes (place, id);
CREATE TRIGGER commune_contact_changes_are_append_only_update BEFORE UPDATE ON commune_contact_changes
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER commune_contact_changes_are_append_only_delete BEFORE DELETE ON commune_contact_changes
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
