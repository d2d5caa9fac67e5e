//! What this feature says.

crate::messages! {
    menu(roles, waiting) = "desk-menu";
    administer = "desk-administer";
    administer_menu = "desk-administer-menu";
    see_officers = "desk-see-officers";
    invite = "desk-invite";
    see_health = "desk-see-health";
    back = "desk-back";
    refused = "desk-refused";
    officers(list) = "desk-officers";
    officer(name, roles) = "desk-officer";
    invite_role = "desk-invite-role";
    role_commune = "desk-role-commune";
    role_province = "desk-role-province";
    role_admin = "desk-role-admin";
    invite_place = "desk-invite-place";
    invite_place_unknown(text) = "desk-invite-place-unknown";
    invite_place_which(text) = "desk-invite-place-which";
    invited(role, link, until) = "desk-invited";
    invite_copy = "desk-invite-copy";
    invite_withdraw = "desk-invite-withdraw";
    invite_withdrawn = "desk-invite-withdrawn";
    invite_not_open = "desk-invite-not-open";
    health(waiting, aside, pending, dead, unknown) = "desk-health";
}
