use super::*;

const MUI_NE: u32 = 22918;

fn officer_of(number: u32) -> Role {
    Role::CommuneOfficer { place: place(number) }
}

/// An invitation that the command line makes.
async fn invitation(base: &Base, role: Role) -> Invitation {
    let code = InvitationCode::random().unwrap();
    match in_tx!(base, |tx| invite(tx, at(0), &Actor::CommandLine, role, code).await?) {
        Invited::Made(invitation) => invitation,
        Invited::Refused => panic!("the command line may invite"),
    }
}

async fn accepts(base: &Base, person: &Person, code: &str, minute: i64) -> Accepted {
    let (person, code) = (person.clone(), code.to_owned());
    in_tx!(base, |tx| accept(tx, at(minute), &person, &code).await?)
}

async fn revokes(base: &Base, actor: impl Into<Actor>, account: AccountId, role: Role) -> Revoked {
    let actor = actor.into();
    in_tx!(base, |tx| revoke(tx, at(1), &actor, account, role).await?)
}

#[test]
fn a_code_is_long_random_and_fits_a_telegram_link() {
    let codes: Vec<InvitationCode> = (0..100).map(|_| InvitationCode::random().unwrap()).collect();
    for (index, code) in codes.iter().enumerate() {
        assert_eq!(code.as_str().len(), 32);
        assert!(code.as_str().bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert!(!codes[..index].contains(code));
        assert!(!format!("{code:?}").contains(code.as_str()));
    }
}

#[tokio::test]
async fn an_invitation_gives_its_role_once() {
    let base = Base::new().await;
    let invitation = invitation(&base, officer_of(MUI_NE)).await;
    assert_eq!(invitation.expires_at, at(7 * 24 * 60));
    let code = invitation.code.as_str();
    let (ba, tu) = (base.arrives(7).await, base.arrives(8).await);

    assert_eq!(accepts(&base, &ba, code, 1).await, Accepted::Accepted(officer_of(MUI_NE)));
    assert_eq!(base.arrives(7).await.roles, [officer_of(MUI_NE)]);
    assert_eq!(accepts(&base, &ba, code, 2).await, Accepted::UsedByYou(officer_of(MUI_NE)));
    assert_eq!(accepts(&base, &tu, code, 2).await, Accepted::UsedByAnother);
    assert_eq!(accepts(&base, &tu, "no such code", 2).await, Accepted::Unknown);
    assert_eq!(base.arrives(8).await.roles, []);
    assert_eq!(
        base.audit().await,
        [
            "command_line: invitation.make invitation 1: done: commune_officer 22918",
            "person 1: invitation.accept invitation 1: done: commune_officer 22918",
            "person 2: invitation.accept invitation 1: refused: used by another",
            "person 2: invitation.accept invitation: refused: unknown",
        ]
    );
}

#[tokio::test]
async fn an_invitation_ends_after_seven_days() {
    let base = Base::new().await;
    let invitation = invitation(&base, Role::ProvinceOfficer).await;
    let ba = base.arrives(7).await;
    let code = invitation.code.as_str();
    assert_eq!(accepts(&base, &ba, code, 7 * 24 * 60).await, Accepted::Expired);
    let role = Role::ProvinceOfficer;
    assert_eq!(accepts(&base, &ba, code, 7 * 24 * 60 - 1).await, Accepted::Accepted(role));
}

#[tokio::test]
async fn who_holds_the_role_leaves_the_invitation_for_another() {
    let base = Base::new().await;
    let ba = base.official(7, officer_of(MUI_NE)).await;
    let same = invitation(&base, officer_of(MUI_NE)).await;
    let code = same.code.as_str();
    assert_eq!(accepts(&base, &ba, code, 1).await, Accepted::AlreadyHeld(officer_of(MUI_NE)));
    let tu = base.arrives(8).await;
    assert_eq!(accepts(&base, &tu, code, 2).await, Accepted::Accepted(officer_of(MUI_NE)));

    let other = invitation(&base, officer_of(23059)).await;
    accepts(&base, &ba, other.code.as_str(), 3).await;
    assert_eq!(base.arrives(7).await.roles, [officer_of(MUI_NE), officer_of(23059)]);
}

#[tokio::test]
async fn a_withdrawn_invitation_is_not_accepted() {
    let base = Base::new().await;
    let admin = Actor::from(base.arrives(1).await);
    let (kept, gone) = (invitation(&base, Role::Admin).await, invitation(&base, Role::Admin).await);
    for outcome in [InvitationWithdrawn::Withdrawn, InvitationWithdrawn::NotOpen] {
        let (admin, id) = (admin.clone(), gone.id);
        let withdrawn = in_tx!(base, |tx| withdraw_invitation(tx, at(1), &admin, id).await?);
        assert_eq!(withdrawn, outcome);
    }
    let ba = base.arrives(7).await;
    assert_eq!(accepts(&base, &ba, gone.code.as_str(), 1).await, Accepted::Expired);
    let open = in_tx!(base, |tx| open_invitations(tx, at(1), &admin).await?);
    assert_eq!(open, OpenInvitations::Listed(vec![kept]));
}

#[tokio::test]
async fn a_role_is_taken_away_and_the_last_admin_stays() {
    let base = Base::new().await;
    let admin = base.arrives(1).await;
    let ba = base.official(7, officer_of(MUI_NE)).await;
    let (admin_id, ba_id) = (admin.account.id, ba.account.id);

    assert_eq!(revokes(&base, admin.clone(), ba_id, officer_of(23059)).await, Revoked::NotHeld);
    assert_eq!(revokes(&base, admin.clone(), ba_id, officer_of(MUI_NE)).await, Revoked::Revoked);
    assert_eq!(base.arrives(7).await.roles, []);
    assert_eq!(revokes(&base, admin.clone(), ba_id, Role::Admin).await, Revoked::NotHeld);

    assert_eq!(revokes(&base, admin.clone(), admin_id, Role::Admin).await, Revoked::LastAdmin);
    assert_eq!(revokes(&base, Actor::CommandLine, admin_id, Role::Admin).await, Revoked::LastAdmin);
    base.official(8, Role::Admin).await;
    assert_eq!(revokes(&base, admin, admin_id, Role::Admin).await, Revoked::Revoked);
    let audit = base.audit().await;
    assert_eq!(audit.iter().filter(|line| line.ends_with("refused: the last admin")).count(), 2);
    assert_eq!(audit.last().unwrap(), "person 1: role.revoke account 1: done: admin");
}

#[tokio::test]
async fn a_former_admin_has_no_invitation_to_come_back_with() {
    let base = Base::new().await;
    let (first, second) = (base.arrives(1).await, base.official(8, Role::Admin).await);
    let code = InvitationCode::random().unwrap();
    let (admin, secret) = (Actor::from(first.clone()), code.clone());
    in_tx!(base, |tx| invite(tx, at(0), &admin, Role::Admin, secret).await?);
    let outcome = revokes(&base, second, first.account.id, Role::Admin).await;
    assert_eq!(outcome, Revoked::Revoked);
    assert_eq!(accepts(&base, &first, code.as_str(), 2).await, Accepted::Expired);
    let last = base.audit().await.into_iter().rev().nth(1).unwrap();
    assert_eq!(last, "person 2: role.revoke account 1: done: admin; 1 invitations ended");
}

#[tokio::test]
async fn only_admins_deal_with_officers_and_every_other_try_is_on_record() {
    let base = Base::new().await;
    let tried = base.official(7, Role::ProvinceOfficer).await;
    let before = base.audit().await.len();
    for actor in [Actor::from(tried.clone()), base.arrives(8).await.into(), Actor::System] {
        let id = tried.account.id;
        let code = InvitationCode::random().unwrap();
        let outcomes = in_tx!(base, |tx| (
            invite(tx, at(1), &actor, Role::Admin, code).await?,
            revoke(tx, at(1), &actor, id, Role::ProvinceOfficer).await?,
            withdraw_invitation(tx, at(1), &actor, 1).await?,
            open_invitations(tx, at(1), &actor).await?,
            officers(tx, at(1), &actor).await?,
        ));
        assert_eq!(
            outcomes,
            (
                Invited::Refused,
                Revoked::Refused,
                InvitationWithdrawn::Refused,
                OpenInvitations::Refused,
                Listed::Refused,
            )
        );
    }
    let audit = base.audit().await;
    assert_eq!(audit.len(), before + 15);
    assert_eq!(
        audit[before],
        "person 1: manage_officers invitation to admin: refused: the province"
    );
    assert_eq!(base.arrives(7).await.roles, [Role::ProvinceOfficer]);
}

#[tokio::test]
async fn the_officers_are_listed_with_their_roles() {
    let base = Base::new().await;
    let admin = base.arrives(1).await;
    base.arrives(6).await;
    base.official(7, officer_of(23059)).await;
    let ba = base.official(7, officer_of(MUI_NE)).await;
    assert_eq!(ba.roles.len(), 2);
    let actor = Actor::from(admin.clone());
    let listed = in_tx!(base, |tx| officers(tx, at(1), &actor).await?);
    assert_eq!(listed, Listed::Officers(vec![admin, ba]));
}

#[tokio::test]
async fn the_audit_cannot_be_changed() {
    let base = Base::new().await;
    in_tx!(base, |tx| record(tx, at(0), &Actor::System, "test", "nothing", "").await?);
    for sql in ["UPDATE audit SET detail = 'other'", "DELETE FROM audit"] {
        let changed = base
            .store
            .write(move |tx| {
                async move {
                    sqlx::query(sql).execute(tx.connection()).await?;
                    Ok::<_, StoreError>(())
                }
                .boxed()
            })
            .await;
        assert!(matches!(changed, Err(StoreError::Database(_))), "{sql}");
    }
}

#[tokio::test]
async fn a_role_that_ended_meanwhile_counts_no_more() {
    let base = Base::new().await;
    let invitation = invitation(&base, Role::Admin).await;
    let other = self::invitation(&base, Role::Admin).await;
    let (ba, tu) = (base.arrives(7).await, base.arrives(8).await);
    accepts(&base, &ba, invitation.code.as_str(), 1).await;
    accepts(&base, &tu, other.code.as_str(), 1).await;
    // As they were when the turn of their update came.
    let (before, account) = (base.arrives(7).await, ba.account.id);
    assert_eq!(revokes(&base, base.arrives(8).await, account, Role::Admin).await, Revoked::Revoked);
    let refused = revokes(&base, before.clone(), tu.account.id, Role::Admin).await;
    assert_eq!(refused, Revoked::Refused);
    // One that came since counts from their next turn on.
    let actor = Actor::CommandLine;
    let restored = in_tx!(base, |tx| restore(tx, at(2), &actor, account, Role::Admin).await?);
    assert_eq!(restored, Restored::Restored);
    let actor = Actor::from(ba);
    let scope = Scope::province();
    assert!(!in_tx!(base, |tx| may_now(tx, &actor, Action::ManageOfficers, &scope).await?));
    let (actor, scope) = (Actor::from(before), Scope::province());
    assert!(in_tx!(base, |tx| may_now(tx, &actor, Action::ManageOfficers, &scope).await?));
}

#[tokio::test]
async fn only_what_was_taken_away_is_given_back() {
    let base = Base::new().await;
    let ba = base.arrives(7).await.account.id;
    let restores = async |role| {
        let actor = Actor::CommandLine;
        in_tx!(base, |tx| restore(tx, at(2), &actor, ba, role).await?)
    };
    assert_eq!(restores(Role::Admin).await, Restored::NotTaken);
    let code = invitation(&base, officer_of(MUI_NE)).await.code;
    accepts(&base, &base.arrives(7).await, code.as_str(), 1).await;
    revokes(&base, Actor::CommandLine, ba, officer_of(MUI_NE)).await;
    assert_eq!(restores(Role::Admin).await, Restored::NotTaken);
    assert_eq!(restores(officer_of(MUI_NE)).await, Restored::Restored);
    assert_eq!(restores(officer_of(MUI_NE)).await, Restored::AlreadyHeld);
    assert_eq!(base.arrives(7).await.roles, [officer_of(MUI_NE)]);
}
