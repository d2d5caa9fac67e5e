INSERT INTO handbook_lessons (id, ticket_id, version_id, phrasing_id, at, told_at) VALUES
    (1, 4, 5, NULL, 1795500000000, NULL),
    (2, 5, NULL, 1, 1795500000000, 1795500001000);
UPDATE commune_contacts SET person = 'Chị Hoa, phòng Kinh tế' WHERE place = 23059;
INSERT INTO commune_contact_changes (id, place, at, made_by, account_id, phone, address, hours, person) VALUES
    (1, 23059, 1795500000000, 'person', 2, '0252 3868 001', NULL, NULL, NULL),
    (2, 22918, 1795500000000, 'command_line', NULL, NULL, NULL, NULL, NULL);
