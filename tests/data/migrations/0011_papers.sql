INSERT INTO evidence (id, dossier_id, paper, file_id, valid_until, sent_by, sent_at, sent_in)
SELECT 1, 1, 'giay-attp', min(id), '2027-11-24', 1, 1764000000000, 7 FROM files;
INSERT INTO evidence_files (file_id, format, state) SELECT min(id), 'jpeg', 'sound' FROM files;
INSERT INTO paper_marks (dossier_id, paper, mark, reason, marked_by, marked_at)
VALUES (1, 'giay-attp', 'returned', 'Ảnh mờ', 1, 1764000000000);
INSERT INTO supplements (id, dossier_id, event_id, due_on, asked_by, asked_at)
SELECT 1, 1, min(id), '2026-12-08', 1, 1764000000000 FROM dossier_events;
INSERT INTO supplement_items (supplement_id, number, paper, note)
VALUES (1, 1, 'kiem-nghiem', ''), (1, 2, NULL, 'Bổ sung ảnh xưởng');
INSERT INTO samples (dossier_id, count, received_by, received_at) VALUES (1, 5, 1, 1764000000000);
INSERT INTO bundles (id, dossier_id, state, asked_by, chat_id, asked_at, parts)
VALUES (1, 1, 'making', 1, 5, 1764000000000, '[[1]]');
