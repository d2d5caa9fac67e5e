//! What this feature says.

crate::messages! {
    greeting(name) = "people-greeting";
    consent_give = "people-consent-give";
    consent_refuse = "people-consent-refuse";
    consent_given = "people-consent-given";
    consent_refused = "people-consent-refused";
    /// `state`: `given` or `other`.
    privacy(state) = "people-privacy";
    consent_withdraw = "people-consent-withdraw";
    consent_withdrawn = "people-consent-withdrawn";
    menu = "people-menu";
    /// For whoever holds a role.
    menu_official = "people-menu-official";
    menu_browse = "people-menu-browse";
    menu_ask = "people-menu-ask";
    menu_desk = "people-menu-desk";
    menu_back = "people-menu-back";
    /// The name of the other language, in that language.
    menu_language = "people-menu-language";
    help = "people-help";
    help_official = "people-help-official";
    language_set = "people-language-set";
    nothing_to_leave = "people-nothing-to-leave";
    left = "people-left";
    cancel = "people-cancel";
    invited(role) = "people-invited";
    invitation_unknown = "people-invitation-unknown";
    invitation_expired = "people-invitation-expired";
    invitation_used = "people-invitation-used";
    invitation_yours(role) = "people-invitation-yours";
    invitation_held(role) = "people-invitation-held";
    role_commune(place) = "people-role-commune";
    role_province = "people-role-province";
    role_admin = "people-role-admin";
    command_menu = "people-command-menu";
    command_dossiers = "people-command-dossiers";
    command_dates = "people-command-dates";
    command_assessment = "people-command-assessment";
    command_handbook = "people-command-handbook";
    command_official = "people-command-official";
    command_questions = "people-command-questions";
    command_home = "people-command-home";
    command_topics = "people-command-topics";
    command_pause = "people-command-pause";
    command_language = "people-command-language";
    command_privacy = "people-command-privacy";
    command_cancel = "people-command-cancel";
    command_help = "people-command-help";
    bot_description = "people-bot-description";
    bot_short_description = "people-bot-short-description";
}
