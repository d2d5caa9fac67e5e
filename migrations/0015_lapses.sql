-- What comes when a certificate ends: extensions, who is told that it has ended, and officers' tasks about
-- dossiers that were filed in time and lie.

-- What was recorded about how long a recognition goes on (article 12.3). Append-only.
CREATE TABLE extensions (
    id             INTEGER PRIMARY KEY,
    recognition_id INTEGER NOT NULL REFERENCES recognitions (id),
    was            TEXT,                             -- the day before that; NULL: there was none
    extended_to    TEXT,                             -- NULL: it was taken back
    reason         TEXT    NOT NULL CHECK (reason <> ''), -- the number of the document, or why
    account_id     INTEGER NOT NULL REFERENCES accounts (id),
    at             INTEGER NOT NULL,
    CHECK (was IS NOT extended_to)
) STRICT;
CREATE INDEX extensions_by_recognition ON extensions (recognition_id, id);

INSERT INTO deadline_kinds (kind) VALUES ('pending'), ('lapsed');
-- "pending": a dossier was filed, and the certificate is about to end before it is decided. Of its two
-- officers' ladders only that of the level counts at which the dossier lies.
INSERT INTO ladder_rungs (kind, days, audience) VALUES
    ('pending', 60, 'commune'), ('pending', 30, 'commune'), ('pending', 7, 'commune'),
    ('pending', 60, 'province'), ('pending', 30, 'province'), ('pending', 7, 'province'),
    ('lapsed', 0, 'producer'), ('lapsed', 0, 'commune'), ('lapsed', 0, 'province');
INSERT OR IGNORE INTO deadline_changes (product_id) SELECT id FROM products;

-- Officers read of what was missed in the last month.
CREATE INDEX reminders_missed ON reminders (send_at) WHERE state = 'missed' AND why <> 'muted';

-- Whoever comes to act for a producer acts for what it has absorbed, too.
DROP TRIGGER deadlines_know_members;
CREATE TRIGGER deadlines_know_members AFTER INSERT ON producer_members
BEGIN
    INSERT OR IGNORE INTO deadline_changes SELECT id FROM products
    WHERE producer_id = new.producer_id
       OR producer_id IN (SELECT id FROM producers WHERE merged_into = new.producer_id)
       OR producer_id = (SELECT merged_into FROM producers WHERE id = new.producer_id);
END;

-- A round that was set already is set anew by an UPSERT, whose UPDATE overrides an OR IGNORE in here.
DROP TRIGGER deadlines_know_of_rounds;
DROP TRIGGER deadlines_know_of_moved_rounds;
CREATE TRIGGER deadlines_know_of_rounds AFTER INSERT ON rounds
BEGIN
    INSERT INTO deadline_changes
    SELECT DISTINCT product_id FROM dossiers
    WHERE round_year = new.year AND round = new.number AND status = 'draft'
      AND NOT EXISTS (SELECT 1 FROM deadline_changes AS known
                      WHERE known.product_id = dossiers.product_id);
END;
CREATE TRIGGER deadlines_know_of_moved_rounds AFTER UPDATE ON rounds
BEGIN
    INSERT INTO deadline_changes
    SELECT DISTINCT product_id FROM dossiers
    WHERE round_year = new.year AND round = new.number AND status = 'draft'
      AND NOT EXISTS (SELECT 1 FROM deadline_changes AS known
                      WHERE known.product_id = dossiers.product_id);
END;

-- The messages that tell somebody of changes of rounds: a later change takes the place of what has not left.
CREATE TABLE round_notices (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    change_id  INTEGER NOT NULL REFERENCES round_changes (id),
    outbox_row INTEGER NOT NULL, -- no reference: rows of the outbox are deleted in time
    PRIMARY KEY (account_id, change_id)
) STRICT, WITHOUT ROWID;

-- What a later reminder has come in the place of was not missed.
UPDATE reminders SET state = 'void'
WHERE state = 'missed' AND why = 'overtaken'
  AND EXISTS (SELECT 1 FROM reminders AS later
              WHERE later.product_id = reminders.product_id AND later.kind = reminders.kind
                AND later.due_on = reminders.due_on AND later.audience = reminders.audience
                AND later.account_id IS reminders.account_id AND later.state IN ('queued', 'sent'));
