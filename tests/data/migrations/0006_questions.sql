UPDATE questions SET message_id = 12 WHERE id = 1;
