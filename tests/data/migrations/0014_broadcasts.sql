INSERT INTO broadcasts (id, author_id, topic, content, audience, posted, state, fingerprint, started_at, ended_at,
                        revision, progress_chat, progress_message, created_at, changed_at)
VALUES (1, 2, 'training', '{"html":"Mời <b>{producer}</b>","buttons":["read","join"]}',
        '{"parts":[["and","everyone"]],"within":[23059]}', 1, 'done', 'f1', 1764000000000, 1764000600000, 1,
        1002, 40, 1764000000000, 1764000600000);
INSERT INTO broadcasts (id, author_id, topic, content, audience, origin, origin_why, created_at, changed_at)
VALUES (2, 2, 'training', '{"html":"Mời bà con"}', '{"parts":[["and",{"unconfirmed":1}]]}', 1, 'remind',
        1764000000000, 1764000000000);
INSERT INTO broadcast_events (broadcast_id, at, actor, account_id, step, from_state, to_state)
VALUES (1, 1764000000000, 'person', 2, 'begin', 'draft', 'preparing'),
       (1, 1764000600000, 'system', NULL, 'end', 'sending', 'done');
INSERT INTO broadcast_recipients (broadcast_id, number, producer_id, product_id, account_id, chat_id, state, at,
                                  sent_at, message_ids, message_id, last_message, revision, response, responded_at)
VALUES (1, 1, 1, 1, 1, 1001, 'sent', 1764000001000, 1764000001000, '[50]', 50, 50, 1, 'read', 1764000002000);
INSERT INTO broadcast_recipients (broadcast_id, number, producer_id, state, why, at)
VALUES (1, 2, 1, 'unreachable', 'never_joined', 1764000000000);
INSERT INTO saved_audiences (owner_id, name, audience, created_at)
VALUES (2, 'Chủ thể xã mình', '{"parts":[["and","everyone"]]}', 1764000000000);
INSERT INTO audience_lists (id, owner_id, name, lines, missed, created_at)
VALUES (1, 2, 'danh sách', 2, '["HTX không rõ"]', 1764000000000);
INSERT INTO audience_list_producers (list_id, producer_id) VALUES (1, 1);
INSERT INTO muted_topics (account_id, topic, since) VALUES (1, 'market', 1764000000000);
INSERT INTO broadcast_chats (chat_id, kind, title, is_on, since)
VALUES (-1001, 'group', 'OCOP Hàm Thuận', 1, 1764000000000);
INSERT INTO audience_list_files (broadcast_id, joint, account_id, chat_id, file_id, file_name, made_at)
VALUES (2, '"and"', 2, 1002, 'file', 'danh sach.xlsx', 1764000000000);
