# The officials' desk.

desk-menu =
    <b>Officials' desk</b>
    Role: { $roles }

    { $waiting ->
        [0] No question is waiting.
        [1] <b>1</b> question is waiting for an answer.
       *[other] <b>{ $waiting }</b> questions are waiting for an answer.
    }
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
