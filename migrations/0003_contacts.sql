-- How to reach the office that takes a commune's dossiers, as its officers wrote it down. A commune that
-- nobody wrote about has no row. What stood there before is in the audit.
CREATE TABLE commune_contacts (
    place      INTEGER PRIMARY KEY CHECK (place BETWEEN 10000 AND 99999), -- the commune's code
    phone      TEXT    CHECK (phone <> ''),
    address    TEXT    CHECK (address <> ''),
    hours      TEXT    CHECK (hours <> ''),
    updated_by INTEGER REFERENCES accounts (id), -- NULL: on the command line
    updated_at INTEGER NOT NULL
) STRICT;
