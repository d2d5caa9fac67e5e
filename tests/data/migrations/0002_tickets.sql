-- Rows as version 2 leaves them.
UPDATE accounts SET commune = 23059 WHERE id = 1;
UPDATE accounts SET commune = 0 WHERE id = 3;
INSERT INTO tickets (id, account_id, question_id, text, normal, place, level, state, officer_id, opened_at, changed_at, rung, due_at, rating, comment) VALUES
    (3, 1, 1, 'ho so gom gi', 'ho so gom gi', 23059, 'commune', 'taken', 2, 1795500000000, 1795500000000, 1, 1795586400000, NULL, NULL),
    (4, 1, NULL, 'phí', 'phi', 0, 'province', 'answered', 3, 1795500000000, 1795500000000, 1, 1796104800000, NULL, NULL),
    (5, 1, NULL, 'tem', 'tem', 23059, 'commune', 'closed', 2, 1795500000000, 1795500000000, 1, NULL, 5, 'cảm ơn');
INSERT INTO ticket_messages (id, ticket_id, direction, account_id, chat_id, message_id, text, file_id, at, edited_at) VALUES
    (11, 3, 'asker', 1, 1001, 20, 'ho so gom gi', NULL, 1795500000000, NULL),
    (12, 4, 'officer', 3, 1003, 21, 'không mất phí', NULL, 1795500000000, 1795500001000);
INSERT INTO ticket_events (id, ticket_id, at, actor, account_id, step, from_state, to_state, officer_id, why) VALUES
    (11, 3, 1795500000000, 'person', 2, 'take', 'waiting', 'taken', 2, ''),
    (12, 4, 1795500000000, 'system', NULL, 'escalate', 'waiting', 'waiting', NULL, '');
INSERT INTO ticket_copies (id, ticket_id, of_message, account_id, part, outbox_row, chat_id, message_id) VALUES
    (1, 3, NULL, 2, 'notice', 4, 1002, 30),
    (2, 4, 12, 1, 'text', 5, 1001, NULL);
