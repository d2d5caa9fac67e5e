//! What is said where a broadcast is written, and what stands in its copies.

crate::messages! {
    copy_topic(topic) = "broadcasts-copy-topic";
    copy_footer(topic) = "broadcasts-copy-footer";
    copy_footer_always(topic) = "broadcasts-copy-footer-always";
    copy_corrected(when) = "broadcasts-copy-corrected";
    copy_recalled = "broadcasts-copy-recalled";
    copy_choose = "broadcasts-copy-choose";
    copy_no_answer = "broadcasts-copy-no-answer";
    copy_without(field) = "broadcasts-copy-without";
    choice_read = "broadcasts-choice-read";
    choice_join = "broadcasts-choice-join";
    choice_help = "broadcasts-choice-help";

    home_open = "broadcasts-home-open";
    home_back = "broadcasts-home-back";
    home = "broadcasts-home";
    new = "broadcasts-new";
    list_button(list, count) = "broadcasts-list-button";
    list(list, count, page, pages) = "composing-list";
    list_line(number, text, state) = "broadcasts-list-line";
    previous = "broadcasts-previous";
    next = "broadcasts-next";
    back = "composing-back";
    see = "broadcasts-see";
    not_found = "composing-not-found";
    not_now(number, state) = "composing-not-now";

    field(field) = "broadcasts-field";
    file_kind(kind, count) = "broadcasts-file-kind";
    none = "broadcasts-none";
    no_text = "broadcasts-no-text";
    with_files(files) = "broadcasts-with-files";
    with_buttons(buttons) = "broadcasts-with-buttons";
    draft(number, state) = "broadcasts-draft";
    origin(why, number, text) = "broadcasts-origin";
    origin_recalled = "broadcasts-origin-recalled";
    about(topic, audience, when) = "broadcasts-about";
    at_once = "broadcasts-at-once";
    audience_none = "broadcasts-audience-none";
    edit_content = "broadcasts-edit-content";
    edit_audience = "broadcasts-edit-audience";
    edit_buttons = "broadcasts-edit-buttons";
    edit_topic = "broadcasts-edit-topic";
    preview = "broadcasts-preview";
    send = "composing-send";
    try_it = "broadcasts-try";
    discard = "broadcasts-discard";
    discarded(number, text) = "broadcasts-discarded";
    take_up = "broadcasts-take-up";
    progress = "broadcasts-progress-open";
    report = "broadcasts-report-open";
    correct = "composing-correct";
    topics = "broadcasts-topics";

    begin(fields) = "broadcasts-begin";
    ask_content(fields) = "broadcasts-ask-content";
    ask_correction(fields) = "composing-ask-correction";
    no_files = "broadcasts-no-files";
    no_text_button = "broadcasts-no-text-button";
    replaced = "broadcasts-replaced";
    text_before = "broadcasts-text-before";
    no_text_before = "broadcasts-no-text-before";
    nothing_changed = "broadcasts-nothing-changed";
    wrong_empty = "broadcasts-wrong-empty";
    wrong_long(kind, beyond) = "broadcasts-wrong-long";
    wrong_field(field, fields) = "broadcasts-wrong-field";
    wrong_open(field) = "broadcasts-wrong-open";
    wrong_cut(field) = "broadcasts-wrong-cut";
    wrong_link(url) = "broadcasts-wrong-link";
    wrong_kind = "broadcasts-wrong-kind";
    wrong_many(most) = "broadcasts-wrong-many";
    wrong_mixed = "broadcasts-wrong-mixed";
    wrong_captions = "broadcasts-wrong-captions";
    wrong_files_stay = "broadcasts-wrong-files-stay";
    wrong_label(why, letters) = "broadcasts-wrong-label";
    wrong_address(why, typed) = "broadcasts-wrong-address";
    type_again = "broadcasts-type-again";

    buttons(buttons) = "broadcasts-buttons";
    buttons_full = "broadcasts-buttons-full";
    button_link(label) = "broadcasts-button-link";
    button_entry(label) = "broadcasts-button-entry";
    remove_button(label) = "broadcasts-remove-button";
    add_link = "broadcasts-add-link";
    add_entry = "broadcasts-add-entry";
    ask_label = "broadcasts-ask-label";
    ask_address(label) = "broadcasts-ask-address";
    ask_entry = "broadcasts-ask-entry";
    entry_none = "broadcasts-entry-none";
    entry_which = "broadcasts-entry-which";
    other_step = "broadcasts-other-step";
    back_to_buttons = "broadcasts-back-to-buttons";

    preview_of(name, kind) = "broadcasts-preview-of";
    preview_of_nobody = "broadcasts-preview-of-nobody";
    preview_next = "broadcasts-preview-next";
    tried = "broadcasts-tried";

    correcting(number, files, fields) = "broadcasts-correcting";
    correct_keep = "broadcasts-correct-keep";
    correct_reset = "broadcasts-correct-reset";
    correct_nothing = "broadcasts-correct-nothing";
    correct_leave = "broadcasts-correct-leave";
    corrected(number, how) = "broadcasts-corrected";

    responded(response) = "broadcasts-responded";
    responded_again(response) = "broadcasts-responded-again";
    response_test = "broadcasts-response-test";
    response_recalled = "broadcasts-response-recalled";
    response_not_yours = "broadcasts-response-not-yours";
    help_ticket(text) = "broadcasts-help-ticket";
    reply_file(text) = "broadcasts-reply-file";
}
