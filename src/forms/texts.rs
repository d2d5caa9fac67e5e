//! What this feature says. What stands on the forms is said in Vietnamese alone.

use crate::dossiers::words::Words;

use super::judging::Judgement;

/// A judgement in words: "Đúng một phần. Cá mua tại cảng."
pub(super) fn judgement(words: &Words<'_>, one: &Judgement) -> String {
    let verdict = words.plain(&verdict(one.verdict.name()));
    match one.note.as_str() {
        "" => words.plain(&seen(verdict)),
        note => words.plain(&seen_note(verdict, note)),
    }
}

crate::messages! {
    classification(numeral, group, code, set) = "forms-classification";
    form_code(province, commune, year) = "forms-form-code";
    sex(sex) = "forms-sex";
    was(stars) = "forms-was";
    was_on(stars, date) = "forms-was-on";
    part(part) = "forms-part";
    total = "forms-total";
    footer(date) = "forms-footer";
    verdict(verdict) = "forms-verdict";
    seen(verdict) = "forms-seen";
    seen_note(verdict, note) = "forms-seen-note";
    open = "forms-open";
    menu(product) = "forms-menu";
    menu_no_dossier = "forms-menu-no-dossier";
    get(form) = "forms-get";
    prepare(form) = "forms-prepare";
    fill_in(count) = "forms-fill-in";
    fill_blanks = "forms-fill-blanks";
    form(form) = "forms-form";
    caption(form, product) = "forms-caption";
    caption_empty(list) = "forms-caption-empty";
    caption_hand(list) = "forms-caption-hand";
    caption_whole = "forms-caption-whole";
    by_hand(form) = "forms-by-hand";
    back_blanks = "forms-back-blanks";
    slot(slot) = "forms-slot";
    not_yet(form) = "forms-not-yet";
    back_menu = "forms-back-menu";
    blanks(product, count) = "forms-blanks";
    blanks_none(product) = "forms-blanks-none";
    fill(slot) = "forms-fill";
    fill_person = "forms-fill-person";
    ask(question) = "forms-ask";
    ask_there(text) = "forms-ask-there";
    clear = "forms-clear";
    skip = "forms-skip";
    kept = "forms-kept";
    kept_short = "forms-kept-short";
    undo = "forms-undo";
    undone = "forms-undone";
    undo_late = "forms-undo-late";
    too_long(most) = "forms-too-long";
    consent = "forms-consent";
    agree = "forms-agree";
    ask_sex = "forms-ask-sex";
    ask_ethnicity = "forms-ask-ethnicity";
    ethnicity(name) = "forms-ethnicity";
    see_kept = "forms-see-kept";
    kept_title = "forms-kept-title";
    kept_none = "forms-kept-none";
    kept_line(producer, what) = "forms-kept-line";
    forget(producer) = "forms-forget";
    forgotten = "forms-forgotten";
    judging(product, list) = "forms-judging";
    judged_line(subject, seen) = "forms-judged-line";
    not_judged = "forms-not-judged";
    subject(subject) = "forms-subject";
    subject_short(subject) = "forms-subject-short";
    judge(done, subject) = "forms-judge";
    subject_ask(subject, product, declared, hint) = "forms-subject-ask";
    declared(criterion, title, points, most, said, level) = "forms-declared";
    declared_none = "forms-declared-none";
    verdict_paper(verdict) = "forms-verdict-paper";
    subject_there(seen) = "forms-subject-there";
    hint(subject) = "forms-hint";
    add_note = "forms-add-note";
    take_back = "forms-take-back";
    ask_note(subject) = "forms-ask-note";
    back_judging = "forms-back-judging";
    number_ask(product) = "forms-number-ask";
    number_there(product, number) = "forms-number-there";
    number_unfit(text) = "forms-number-unfit";
    number_taken(text) = "forms-number-taken";
    clear_number = "forms-clear-number";
    take_number(number) = "forms-take-number";
}
