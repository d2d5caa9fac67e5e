INSERT INTO form_answers (product_id, question, answer, written_at)
VALUES (1, 'history', 'Ba đời làm nước mắm', 1764000000000);
INSERT INTO form_persons (producer_id, sex, ethnicity, consented_by, consented_at)
VALUES (1, 'female', 'Chăm', 1, 1764000000000);
INSERT INTO judgements (dossier_id, subject, verdict, note, judged_by, judged_at)
VALUES (1, 'material', 'agrees', 'Cá mua tại cảng', 1, 1764000000000);
