INSERT INTO ladder_rungs (kind, days, audience, silent) VALUES ('round', 45, 'producer', 0);
INSERT INTO deadlines (kind, product_id, producer_id, commune, due_on, act_on, settled, handled, next_on)
VALUES ('certificate', 1, 1, 23059, '2027-06-01', '2027-02-01', 1, 200, '2026-12-03'),
       ('round', 1, 1, 23059, '2027-04-07', '2027-04-07', 0, NULL, NULL);
INSERT INTO reminders (id, account_id, audience, kind, product_id, due_on, rung, state, why, send_at,
                       copies, outbox_id, reaction, reacted_at, ticket_id, made_at)
VALUES (1, 1, 'producer', 'certificate', 1, '2027-06-01', 200, 'sent', NULL, 1764000000000, 1, 1,
        'later', 1764000600000, NULL, 1764000000000),
       (2, NULL, 'producer', 'certificate', 1, '2027-06-01', 180, 'missed', 'nobody', 1764000000000, 0,
        NULL, NULL, NULL, NULL, 1764000000000),
       (3, 1, 'commune', 'certificate', 1, '2027-06-01', 140, 'waiting', NULL, 1764000000000, 0, NULL,
        NULL, NULL, NULL, 1764000000000);
INSERT INTO deadline_tasks (id, kind, product_id, due_on, level, commune, officer_id, opened_at)
VALUES (1, 'certificate', 1, '2027-06-01', 'commune', 23059, 1, 1764000000000);
INSERT INTO reminder_hours (account_id, hour) VALUES (1, 19);
INSERT INTO deadline_digests (monday, at) VALUES ('2026-11-23', 1764000000000);
INSERT INTO rounds (year, number, proposed_before, evaluated_before)
VALUES (2027, 3, '2027-07-15', '2027-08-30');
INSERT INTO round_changes (id, year, number, proposed_before, evaluated_before, reason, account_id, at)
VALUES (1, 2027, 3, '2027-07-15', '2027-08-30', 'mở thêm', 1, 1764000000000);
