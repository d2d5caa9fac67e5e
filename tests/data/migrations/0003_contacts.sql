INSERT INTO commune_contacts (place, phone, address, hours, updated_by, updated_at) VALUES
    (23059, '0252 3868 000', NULL, NULL, 2, 1795500000000),
    (22918, NULL, NULL, NULL, NULL, 1795500000000);
