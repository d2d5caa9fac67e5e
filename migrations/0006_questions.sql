-- A question's text is kept for a day whoever asked it, so that one tap can send it to an official.
ALTER TABLE questions ADD COLUMN message_id INTEGER; -- in the private chat with whoever asked
CREATE INDEX questions_with_text ON questions (asked_at) WHERE text IS NOT NULL;
