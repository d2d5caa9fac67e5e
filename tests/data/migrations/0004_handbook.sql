-- An entry with a past, one that is being worked on, one that was withdrawn; a way of asking in each
-- state, and a question that must not be answered.
INSERT INTO entry_versions (id, entry, number, state, markdown, carried, origin, made_by, author, made_at, decided_by, reviewer, decided_at, why, changed) VALUES
    (1, 'phi', 1, 'replaced', '+++', '00', 'chat', 'person', 2, 1795500000000, 'person', 3, 1795500001000, '', 'body'),
    (2, 'phi', 2, 'rolled_back', '+++', '00', 'file', 'command_line', NULL, 1795500002000, 'command_line', NULL, 1795500002000, 'sai', 'body,sources'),
    (3, 'phi', 3, 'published', '+++', '00', 'roll_back', 'person', 3, 1795500003000, 'person', 3, 1795500003000, '', 'body,sources'),
    (4, 'phi', 4, 'draft', '+++', '00', 'chat', 'person', 2, 1795500004000, NULL, NULL, NULL, '', ''),
    (5, 'le-hoi', 1, 'proposed', '+++', NULL, 'answer', 'person', 2, 1795500005000, NULL, NULL, NULL, '', 'new'),
    (6, 'ban-online', 1, 'withdrawn', '+++', '00', 'withdrawal', 'person', 3, 1795500006000, 'person', 3, 1795500006000, 'sai', ''),
    (7, 'cho-phien', 1, 'discarded', '+++', NULL, 'chat', 'person', 2, 1795500007000, NULL, NULL, NULL, '', 'new');
INSERT INTO entry_phrasings (id, entry, text, origin, question_id, state, why, made_by, author, made_at) VALUES
    (1, 'phi', 'mat bao nhieu tien', 'question', 1, 'active', '', 'person', 3, 1795500000000),
    (2, 'phi', 'co ton tien khong', 'chat', NULL, 'proposed', '', 'person', 2, 1795500000000),
    (3, 'phi', 'ton kem', 'chat', NULL, 'removed', '', 'person', 2, 1795500000000),
    (4, NULL, 'gia thanh long hom nay', 'question', 2, 'active', 'không phải việc OCOP', 'command_line', NULL, 1795500000000);
INSERT INTO handbook_events (id, at, made_by, account_id, version_id, phrasing_id, from_state, to_state, why) VALUES
    (1, 1795500000000, 'person', 2, 1, NULL, NULL, 'draft', ''),
    (2, 1795500001000, 'person', 3, 1, NULL, 'draft', 'published', ''),
    (3, 1795500002000, 'command_line', NULL, NULL, 4, NULL, 'active', '');
