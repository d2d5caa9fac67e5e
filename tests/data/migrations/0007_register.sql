INSERT INTO producers (id, kind, name, name_key, commune, phone, phone_key, registered_on, created_at)
VALUES (1, 'cooperative', 'HTX Ví Dụ', 'htx vi du', 23059, '0912 345 678', '0912345678',
        '2020-01-31', 1764000000000),
       (2, 'household', 'Hộ Ví Dụ', 'ho vi du', 23059, '', '', NULL, 1764000000000);
UPDATE producers SET merged_into = 1 WHERE id = 2;
INSERT INTO producer_members (producer_id, account_id, tie, since, confirmed_by)
VALUES (1, 1, 'own', 1764000000000, NULL);
INSERT INTO producer_links (id, code, producer_id, tie, made_by, made_at, expires_at)
VALUES (1, '00112233445566778899aabbccddeeff', 1, 'helper', 1, 1764000000000, 1764600000000);
INSERT INTO claims (id, account_id, producer_id, commune, tie, way, made_at)
VALUES (1, 1, 1, 23059, 'own', 'phone', 1764000000000);
INSERT INTO products (id, producer_id, name, name_key, set_number, code, created_at)
VALUES (1, 1, 'Nước mắm ví dụ', 'nuoc mam vi du', 8, '68-23059-1-2026', 1764000000000);
INSERT INTO product_photos (product_id, file_id) SELECT 1, min(id) FROM files;
INSERT INTO decisions (id, number, number_key, decided_on, authority, level, entered_by, entered_at)
VALUES (1, '1234/QĐ-UBND', '1234/qd-ubnd', '2025-06-26', 'UBND tỉnh', 'province', 1, 1764000000000);
INSERT INTO dossiers (id, product_id, kind, target, status, rule_set, filed_on, lookup, opened_at,
                      changed_at)
VALUES (1, 1, 'first', 4, 'recognised:4', '148', '2025-05-02', 'K7M2QX', 1764000000000, 1764000000000);
INSERT INTO dossier_events (dossier_id, at, actor, account_id, step, from_status, to_status)
VALUES (1, 1764000000000, 'person', 1, 'submit', 'draft', 'submitted');
INSERT INTO recognitions (id, product_id, decision_id, dossier_id, star, decided_on, expires_on,
                          entered_at)
VALUES (1, 1, 1, 1, 4, '2025-06-26', '2028-06-26', 1764000000000);
