-- Rows as version 1 leaves them, one at least in each table and each state, for the migrations after
-- it to run on.
INSERT INTO accounts (id, telegram_id, name, username, language, consent, consent_at, unreachable_since, created_at) VALUES
    (1, 1001, 'Cô Lan', 'colan', 'vi', 'given', 1795500000000, NULL, 1795500000000),
    (2, 1002, 'Anh Minh', NULL, 'vi', 'unasked', NULL, NULL, 1795500000000),
    (3, 1003, 'John', NULL, 'en', 'refused', 1795500000000, 1795600000000, 1795500000000);
INSERT INTO roles (account_id, role, place, granted_at) VALUES
    (2, 'commune_officer', 23059, 1795500000000),
    (2, 'commune_officer', 22918, 1795500000000),
    (3, 'province_officer', 0, 1795500000000),
    (3, 'admin', 0, 1795500000000);
INSERT INTO invitations (id, code, role, place, made_by, made_at, expires_at, used_by, used_at) VALUES
    (1, 'a1', 'commune_officer', 23059, NULL, 1795500000000, 1796100000000, 2, 1795500001000),
    (2, 'b2', 'admin', 0, 3, 1795500000000, 1796100000000, NULL, NULL);
INSERT INTO audit (id, at, actor, account_id, action, subject, outcome, detail) VALUES
    (1, 1795500000000, 'command_line', NULL, 'invitation.make', 'invitation 1', 'done', 'commune_officer 23059'),
    (2, 1795500000000, 'person', 1, 'HandleTicket', 'desk', 'refused', 'no place');
INSERT INTO inbox (update_id, chat_id, user_id, payload, state, tries, error, received_at, settled_at) VALUES
    (1, 1001, 1001, NULL, 'done', 0, NULL, 1795500000000, 1795500000005),
    (2, 1001, 1001, '{"update_id":2}', 'new', 1, 'panicked', 1795500000000, NULL),
    (3, NULL, NULL, '{"update_id":3}', 'unreadable', 0, 'of no kind', 1795500000000, 1795500000005),
    (4, 1002, 1002, '{"update_id":4}', 'dead', 3, 'panicked', 1795500000000, 1795500000005);
INSERT INTO media (id, key, kind, file_name, mime, bytes, file_id) VALUES
    (1, 'leaflet', 'document', 'to-roi.pdf', 'application/pdf', x'00', NULL),
    (2, 'picture', 'photo', 'anh.png', 'image/png', NULL, 'AgAD');
INSERT INTO outbox (id, dedupe_key, chat_id, lane, method, payload, follows, weight, on_unknown, state, due_at, attempts, unknowns, message_ids, error, created_at, settled_at) VALUES
    (1, 'reply:1:0', 1001, 0, 'SendMessage', '{"chat_id":1001,"text":"x"}', NULL, 1, 'again', 'sent', 1795500000000, 1, 0, '[5]', NULL, 1795500000000, 1795500000009),
    (2, 'pin:1', 1001, 0, 'PinChatMessage', '{"chat_id":1001}', 1, 0, 'again', 'pending', 1795500000000, 0, 0, NULL, NULL, 1795500000000, NULL),
    (3, 'broadcast:1:1', 1001, 2, 'SendMessage', '{"chat_id":1001,"text":"y"}', NULL, 1, 'ask', 'unknown', 1795500000000, 1, 1, NULL, 'no answer', 1795500000000, 1795500000009),
    (4, 'reply:4:0', 1002, 0, 'SendMessage', '{"chat_id":1002,"text":"z"}', NULL, 1, 'again', 'sending', 1795500000000, 1, 0, NULL, NULL, 1795500000000, NULL),
    (5, 'reply:5:0', 1003, 1, 'SendMessage', '{"chat_id":1003,"text":"z"}', NULL, 1, 'again', 'dead', 1795500000000, 1, 0, NULL, '403 Forbidden', 1795500000000, 1795500000009),
    (6, 'reply:6:0', 1003, 1, 'SendMessage', '{"chat_id":1003,"text":"z"}', NULL, 1, 'again', 'cancelled', 1795500000000, 0, 0, NULL, 'gone', 1795500000000, 1795500000009);
INSERT INTO files (id, account_id, chat_id, message_id, kind, file_id, file_unique_id, file_name, mime, size, album, caption, received_at) VALUES
    (1, 1, 1001, 12, 'photo', 'AgAD', 'AQAD', NULL, NULL, 1200, 'album', 'giấy', 1795500000000);
INSERT INTO sessions (chat_id, user_id, form, version, data, expires_at) VALUES
    (1001, 1001, 'ask-official', 1, '{}', 1795600000000);
INSERT INTO questions (id, update_id, account_id, text, kind, topic, confidence, asked_at) VALUES
    (1, 1, 1, 'ho so gom gi', 'answer', 'ho-so-gom-gi', 0.93, 1795500000000),
    (2, 11, 1, NULL, 'handoff', NULL, 0.1, 1795500000000),
    (3, 12, 2, NULL, 'clarify', 'phi', 0.5, 1795500000000),
    (4, 13, 2, NULL, 'personal', NULL, 1, 1795500000000),
    (5, 14, 2, NULL, 'smalltalk', NULL, 1, 1795500000000);
INSERT INTO tickets (id, account_id, question_id, file_id, text, state, opened_at, closed_at) VALUES
    (1, 1, 2, NULL, 'giá mực khô', 'open', 1795500000000, NULL),
    (2, 1, NULL, 1, '(tệp)', 'closed', 1795500000000, 1795500009000);
INSERT INTO cache (key, value, made_at) VALUES ('username', 'ocop_bot', 1795500000000);
