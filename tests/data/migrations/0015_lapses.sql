INSERT INTO extensions (id, recognition_id, was, extended_to, reason, account_id, at)
VALUES (1, 1, NULL, '2028-12-01', '15/CV-VPĐP', 1, 1764000000000);
INSERT INTO round_notices (account_id, change_id, outbox_row) VALUES (1, 1, 1);
