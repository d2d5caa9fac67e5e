INSERT INTO marks (question_id, entry, fingerprint, verdict, marked_at) VALUES
    (1, 'ho-so-gom-gi', '00c0ffee', 'good', 1795500000000);
