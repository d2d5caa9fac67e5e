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
