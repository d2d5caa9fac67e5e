INSERT INTO imports (id, state, file_name, hash, account_id, chat_id, made_at, settled_at, figures)
VALUES (1, 'applied', 'danh-sach.xlsx', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 1,
        5, 1764000000000, 1764000000000, '{"rows":1}');
INSERT INTO import_changes (import_id, seq, kind, row, payload)
VALUES (1, 0, 'producer', 5, '{"producer":{}}');
INSERT INTO import_written (import_id, seq, target, version) VALUES (1, 0, 1, 2);
INSERT INTO import_problems (import_id, number, row, column, heading, fault, is_error)
VALUES (1, 1, 5, 'F', 'Xã/phường', '"no_commune"', 1);
