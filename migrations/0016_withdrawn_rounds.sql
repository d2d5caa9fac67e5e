-- A round that the province had opened and does not hold after all: its change keeps the days that it had.
ALTER TABLE round_changes ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));

-- The drafts that were meant for a round when it was withdrawn; since then they are meant for the next one.
CREATE TABLE withdrawn_drafts (
    change_id  INTEGER NOT NULL REFERENCES round_changes (id),
    dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
    PRIMARY KEY (change_id, dossier_id)
) STRICT, WITHOUT ROWID;
