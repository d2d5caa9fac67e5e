//! What this feature says.

crate::messages! {
    recorded(number, text, hours) = "tickets-recorded";
    already(number) = "tickets-already";
    withdraw = "tickets-withdraw";
    withdrawn(number) = "tickets-withdrawn";
    send_again = "tickets-send-again";
    not_found(number) = "tickets-not-found";
    impossible(number, why, holder) = "tickets-impossible";
    not_passed_on(number) = "tickets-not-passed-on";

    no_place = "tickets-no-place";
    office_commune(place) = "tickets-office-commune";
    office_province = "tickets-office-province";
    office_admin = "tickets-office-admin";
    officer(name, office) = "tickets-officer";
    the_officers = "tickets-the-officers";
    the_bot = "tickets-the-bot";
    nobody = "tickets-nobody";
    hours_usual = "tickets-hours-usual";
    hours_known(hours) = "tickets-hours-known";

    notice(number, name, place, when, text) = "tickets-notice";
    stands_waiting = "tickets-stands-waiting";
    stands_yours = "tickets-stands-yours";
    stands_taken(officer) = "tickets-stands-taken";
    stands_yours_answered = "tickets-stands-yours-answered";
    stands_answered(officer) = "tickets-stands-answered";
    stands_closed = "tickets-stands-closed";
    stands_withdrawn = "tickets-stands-withdrawn";
    stands_elsewhere(number) = "tickets-stands-elsewhere";
    lead_returned(name, why) = "tickets-lead-returned";
    lead_handed(name, why) = "tickets-lead-handed";
    lead_back = "tickets-lead-back";
    lead_reopened = "tickets-lead-reopened";
    lead_reminder = "tickets-lead-reminder";
    lead_reminder_yours = "tickets-lead-reminder-yours";
    lead_escalated = "tickets-lead-escalated";
    lead_unanswered(officer) = "tickets-lead-unanswered";

    take = "tickets-take";
    hand_on = "tickets-hand-on";
    see = "tickets-see";
    see_files = "tickets-see-files";
    answer = "tickets-answer";
    answer_more = "tickets-answer-more";
    close = "tickets-close";
    ask_more = "tickets-ask-more";
    add_more = "tickets-add-more";
    clear_now = "tickets-clear-now";
    reopen = "tickets-reopen";
    taken_notice = "tickets-taken-notice";
    closed_notice = "tickets-closed-notice";

    taken(officer, number, hours) = "tickets-taken";
    nobody_yet(number, hours, whom) = "tickets-nobody-yet";
    passed_to_province(number) = "tickets-passed-to-province";
    escalated(number) = "tickets-escalated";

    write_answer(number) = "tickets-write-answer";
    write_more(number) = "tickets-write-more";
    answer_heading(officer, number) = "tickets-answer-heading";
    more_heading(name, number) = "tickets-more-heading";
    answer_sent(name, number, how) = "tickets-answer-sent";
    more_sent(officer, number) = "tickets-more-sent";
    corrected_mark(when) = "tickets-corrected-mark";
    corrected_by_officer(officer, number) = "tickets-corrected-by-officer";
    corrected_by_asker(name, number) = "tickets-corrected-by-asker";
    correction_sent(number, side) = "tickets-correction-sent";
    undelivered(name, number, why) = "tickets-undelivered";

    hand_to_whom(number) = "tickets-hand-to-whom";
    hand_to(officer) = "tickets-hand-to";
    hand_to_province = "tickets-hand-to-province";
    hand_to_queue = "tickets-hand-to-queue";
    hand_on_why(number) = "tickets-hand-on-why";
    reason_elsewhere = "tickets-reason-elsewhere";
    reason_beyond = "tickets-reason-beyond";
    reason_busy = "tickets-reason-busy";
    handed_to(number, officer) = "tickets-handed-to";
    handed_back(number, told) = "tickets-handed-back";
    hand_not_them(number) = "tickets-hand-not-them";

    closed(number) = "tickets-closed";
    closed_by_officer(name, number) = "tickets-closed-by-officer";
    closed_by_time(number) = "tickets-closed-by-time";
    rate_good = "tickets-rate-good";
    rate_bad = "tickets-rate-bad";
    thanks(number, how) = "tickets-thanks";
    comment = "tickets-comment";
    write_comment(number) = "tickets-write-comment";
    commented = "tickets-commented";
    reopened(number) = "tickets-reopened";

    own_list = "tickets-own-list";
    own_none = "tickets-own-none";
    own_questions(count) = "tickets-own-questions";
    own_line(number, state, text) = "tickets-own-line";
    own_ticket(number, place) = "tickets-own-ticket";
    own_state(state, officer, hours) = "tickets-own-state";
    previous = "tickets-previous";
    next = "tickets-next";

    ticket(number, name, place) = "tickets-ticket";
    asker_unreachable = "tickets-asker-unreachable";
    rated(rating, said, comment) = "tickets-rated";
    line(name, when, kind, edited) = "tickets-line";
    earlier(count) = "tickets-earlier";
    history = "tickets-history";
    event(when, by, step) = "tickets-event";
    to_list = "tickets-to-list";
    back_to_ticket = "tickets-back-to-ticket";
    list_waiting_button(count) = "tickets-list-waiting-button";
    list_mine_button(count) = "tickets-list-mine-button";
    list_answered_button(count) = "tickets-list-answered-button";
    list(which, from, to, count, list) = "tickets-list";
    list_empty(which) = "tickets-list-empty";
    list_line(number, name, when) = "tickets-list-line";
    open_number(number) = "tickets-open-number";
    find = "tickets-find";
    find_which = "tickets-find-which";

    ask_home = "tickets-ask-home";
    ask_home_for = "tickets-ask-home-for";
    home_is(place) = "tickets-home-is";
    home_choose = "tickets-home-choose";
    home_unknown = "tickets-home-unknown";
    home_not_found(text) = "tickets-home-not-found";
    home_which(text) = "tickets-home-which";
    home_district = "tickets-home-district";
    home_districts = "tickets-home-districts";
    home_commune(district) = "tickets-home-commune";
    home_set(known, place) = "tickets-home-set";
    home_sent(number) = "tickets-home-sent";
    change_home = "tickets-change-home";

    about_broadcast(number, text) = "tickets-about-broadcast";

    in_handbook(number, title, waits) = "tickets-in-handbook";
    see_entry = "tickets-see-entry";
}
