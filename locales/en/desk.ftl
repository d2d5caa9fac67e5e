# The officials' desk.

desk-menu =
    <b>Officials' desk</b>
    Role: { $roles }

    { $waiting ->
        [0] No question is waiting.
        [1] <b>1</b> question is waiting for an answer.
       *[other] <b>{ $waiting }</b> questions are waiting for an answer.
    }
desk-more = Open more
desk-more-menu =
    <b>More for officials</b>
    Send announcements, bring Excel lists in and take them out, write down how to reach the offices, see what is asked.
desk-administer = Administer the bot
desk-administer-menu =
    <b>Administer the bot</b>
    Invite and see officers, see how the bot is doing.
desk-see-officers = See officers
desk-invite = Invite an officer
desk-see-health = See the bot's state
desk-back = ‹ Officials' desk
desk-refused = This is for officials only. If you need help, press /gapcanbo.

desk-officers =
    <b>Who holds a role</b>

    { $list }
desk-officer = • { $name }: { $roles }

desk-invite-role = Whom do you invite? An invitation can be used once, within 7 days.
desk-role-commune = Invite a commune officer
desk-role-province = Invite a province officer
desk-role-admin = Invite an admin
desk-invite-place = Type the name of the officer's commune, ward or special zone, such as <i>ham thuan</i>. To leave, press /huy.
desk-invite-place-unknown = I find no commune called “{ $text }”. Please type it again, or press /huy.
desk-invite-place-which = “{ $text }” may be one of these. Choose:
desk-invited =
    Invitation for <b>{ $role }</b>:

    { $link }

    Send this link to the right person. It can be used once, until { $until }.
desk-invite-copy = Copy the link
desk-invite-withdraw = Withdraw it
desk-invite-withdrawn = The invitation is withdrawn.
desk-invite-not-open = This invitation has been used or has expired.

desk-health =
    <b>The bot's state</b>
    • Updates waiting: { $waiting }
    • Updates set aside: { $aside }
    • Messages waiting: { $pending }
    • Messages refused for good: { $dead }
    • Messages that may not have arrived: { $unknown }

desk-undo = Undo
desk-contacts = Edit contacts
desk-contacts-own = The contact of which commune?
desk-contacts-which = <b>The communes' contacts</b>
    Type a commune's name, an old one too, such as <i>ma lâm</i>. Or choose by former district:
desk-contacts-district = The former { $district } is made up of these now. Choose one, or type a name:
desk-contacts-districts = ‹ By district
desk-contacts-others = ‹ Other communes
desk-contacts-unknown = I found no commune called “{ $text }”. Type it again, or choose by district.
desk-contacts-several = “{ $text }” may be one of these. Choose one, or type it again:
desk-contact =
    <b>Contact: People's Committee, { $place }</b>
    Whoever asks where to file sees these lines.
desk-contact-line = • { $field ->
        [address] Address
        [phone] Telephone
        [hours] Takes dossiers
       *[person] Ask for
    }: { $known ->
        [yes] <b>{ $text }</b>
       *[no] <i>not known</i>
    }
desk-contact-nobody = <i>Nobody has written it down yet.</i>
desk-contact-source = <i>Source: { $who }, at { $on }.</i>
desk-contact-command-line = the server's administrator
desk-contact-edit = { $field ->
    [address] Edit the address
    [phone] Edit the phone
    [hours] Edit the hours
   *[person] Edit whom to ask
    }
desk-contact-ask = { $field ->
    [address] Type the address of the People's Committee of { $place } where OCOP dossiers are taken.
    [phone] Type the telephone number of the People's Committee of { $place }; several are parted by commas. No private number without consent.
    [hours] Type when the People's Committee of { $place } takes dossiers.
   *[person] Type the person or the section to ask for at the People's Committee of { $place }.
    }
desk-contact-now = Now: <code>{ $text }</code>
desk-contact-clear = Clear this line
desk-contact-back = ‹ Contact
desk-contact-saved = ✅ Noted. Whoever asks sees it at once.
desk-contact-unchanged = That stands there already.
desk-contact-bad-phone = A telephone number has 8 to 15 digits; several are parted by commas. Type it again.
desk-contact-too-long = That is too long. Type it on one line, at most 200 characters.
desk-contact-taken-back = ↩️ Taken back.
desk-contact-changed-since = Somebody has changed it since, so it cannot be taken back. This is the newest:

desk-administer-back = ‹ Administer
desk-officer-button = See { $name }
desk-officer-page =
    <b>{ $name }</b>
    Roles: { $roles }
    Questions held: { $held }
desk-officer-gone = This person holds no role any more.
desk-officers-back = ‹ Officials
desk-role-end = End this role
desk-role-end-of = End: { $role }
desk-role-end-sure =
    <b>End the role of { $name }: { $role }?</b>

    { $held ->
        [0] They hold no questions.
       *[other] They hold { $held } questions; those that are not theirs to answer any more go back to the others.
    } They will be told.
desk-role-keep = ‹ Keep it
desk-role-ended =
    { $name } does not have this role any more: { $role }. { $given ->
        [0] No questions had to be given back.
       *[other] Questions given back to the others: { $given }.
    }
desk-role-ended-why = The officer's role has ended
desk-role-ended-notice = You do not have this role with the assistant any more: <b>{ $role }</b>. The questions of it that you held went to others. Thank you. If this is a mistake, tell the administrator.
desk-role-not-held = They do not hold that role any more.
desk-role-last-admin = This is the last administrator, who has to stay. Invite another one first.
desk-role-restore = Undo, give it back
desk-role-restored = The role is given back: { $role }. Questions that were given back stay with the others.
desk-role-restored-notice = You have this role with the assistant again: <b>{ $role }</b>. Press /canbo to open the officials' desk.
desk-role-held = They hold that role already.
