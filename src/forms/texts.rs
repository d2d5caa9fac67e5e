//! What this feature says. What stands on the forms is said in Vietnamese alone.

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
    menu_judged(done) = "forms-menu-judged";
    get(form) = "forms-get";
    form(form) = "forms-form";
    caption(form, product) = "forms-caption";
    caption_empty(list) = "forms-caption-empty";
    caption_whole = "forms-caption-whole";
    slot(slot) = "forms-slot";
    not_yet(form) = "forms-not-yet";
    back_menu = "forms-back-menu";
}
