//! The people of the demo.

crate::messages! {
    bot_name = "demo-bot-name";
    producer = "demo-producer";
    producer_note = "demo-producer-note";
    newcomer = "demo-newcomer";
    newcomer_note = "demo-newcomer-note";
    commune_officer = "demo-commune-officer";
    commune_officer_note = "demo-commune-officer-note";
    province_officer = "demo-province-officer";
    province_officer_note = "demo-province-officer-note";
    admin = "demo-admin";
    admin_note = "demo-admin-note";
}
