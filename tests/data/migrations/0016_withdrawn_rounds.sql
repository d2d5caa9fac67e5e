INSERT INTO withdrawn_drafts (change_id, dossier_id)
SELECT (SELECT min(id) FROM round_changes), (SELECT min(id) FROM dossiers);
