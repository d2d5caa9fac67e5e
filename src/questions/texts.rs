//! What this feature says.

crate::messages! {
    clarify = "questions-clarify";
    none_of_these = "questions-none-of-these";
    handoff = "questions-handoff";
    too_long = "questions-too-long";
    send = "questions-send";
    personal = "questions-personal";
    assessment = "questions-assessment";
    greeting = "questions-greeting";
    thanks = "questions-thanks";
    goodbye = "questions-goodbye";
    who = "questions-who";
    who_am_i(name) = "questions-who-am-i";
    also = "questions-also";
    ask_official = "questions-ask-official";
    forgotten = "questions-forgotten";
    file = "questions-file";
    file_send = "questions-file-send";
    file_too_large = "questions-file-too-large";
    file_only = "questions-file-only";
    not_text = "questions-not-text";
    unknown_command = "questions-unknown-command";
    edited = "questions-edited";
    group_handoff = "questions-group-handoff";
    group_personal = "questions-group-personal";
    group_privately = "questions-group-privately";
}
