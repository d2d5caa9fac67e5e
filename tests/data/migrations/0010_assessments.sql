INSERT INTO assessments (id, product_id, account_id, set_number, caught, conditions, at, begun_at,
                         changed_at, ended_at, replaces)
VALUES (1, 1, NULL, 8, NULL, '', '', 1764000000000, 1764000000000, 1764000500000, NULL),
       (2, 1, NULL, 9, 0, '00112233445566aa', '1.2', 1764000500000, 1764000600000, NULL, 1),
       (3, NULL, 1, 26, 1, '', '', 1764000000000, 1764000000000, NULL, NULL);
INSERT INTO assessment_answers (assessment_id, criterion, fingerprint, level, account_id, at)
VALUES (1, '1.1', '00112233445566bb', 2, 1, 1764000000000),
       (2, '1.1', '00112233445566bb', NULL, NULL, 1764000500000);
