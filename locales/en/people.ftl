# Greeting, consent, menu, language, invitations.

people-greeting =
    Hello <b>{ $name }</b>! I am the OCOP (One Commune One Product) assistant for producers of the former Bình Thuận, now part of Lâm Đồng province.

    Just type a question. I answer from the rules in force and name the source. When I am not sure, I say so and fetch an official.

    <b>What do I keep?</b> Your name and Telegram number, to send you answers. What you have just asked is kept for 24 hours, in case you want to send it to an official. If you agree, questions are kept longer, so that officials see what people struggle with and mend the handbook. You can change your mind at any time with /riengtu.
people-consent-give = Keep my questions
people-consent-refuse = Do not keep them
people-consent-given = Thank you. Your questions will be kept.
people-consent-refused = Your questions will not be kept.

people-privacy =
    <b>Your privacy</b>

    I keep your name and Telegram number, your language, the commune that you name, and the questions that you send to officials. What you have just asked is kept for 24 hours at most, in case you want to send it to an official.

    { $state ->
        [given] At present: you <b>agree</b> that questions are kept to improve the handbook.
       *[other] At present: your questions are <b>not kept</b> beyond 24 hours.
    }
people-consent-withdraw = Stop, and delete them
people-consent-withdrawn = The questions kept so far are deleted, and no more are kept.

people-menu =
    <b>What do you need to know about OCOP?</b>
    Type a question here, or press a button.
people-menu-official =
    <b>What do you need to know about OCOP?</b>
    Type a question here, press a button, or open the officials' desk in the last row.
people-menu-browse = Browse by step
people-menu-ask = Ask an official
people-menu-desk = Officials' desk
people-menu-back = Back to the menu
people-menu-language = Tiếng Việt

people-help =
    <b>How to use this</b>

    • Type a question as you would say it, in Vietnamese: <i>ho so gom nhung gi</i>, <i>bao nhiêu điểm thì được 4 sao</i>.
    • /hoso shows your products, certificates and where each dossier stands.
    • /lich shows what is due, when you are reminded, and gives it as a calendar file.
    • /tucham lets you score your product yourself, to see about how many stars and what is missing.
    • /menu opens the menu, /camnang browses the handbook step by step.
    • /gapcanbo sends a question, picture or voice message to an official; /cauhoi shows what became of it.
    • /xa says which commune you are in.
    • /huy leaves whatever you are in the middle of.
    • /ngonngu changes the language, /riengtu shows and changes what I keep.

people-help-official = • /canbo opens the officials' desk, /thongke shows what people ask.
people-language-set = From now on I speak English with you. The handbook itself is in Vietnamese.
people-nothing-to-leave = There is nothing to leave. Just type a question.
people-left = Left.

people-invited =
    Welcome, { $role }!
    Press /canbo to open the officials' desk.
people-invitation-unknown = I do not know this invitation. Ask whoever sent it to check the link.
people-invitation-expired = This invitation has expired or was withdrawn. Ask whoever sent it for a new one.
people-invitation-used = Somebody else has used this invitation. Each can be used once; ask whoever sent it for a new one.
people-invitation-yours = You have used this invitation already, and still are: { $role }.
people-invitation-held = You are that already: { $role }. The invitation stays open for somebody else.

people-role-commune = officer of { $place }
people-role-province = officer of the province
people-role-admin = administrator

people-cancel = Cancel
people-command-menu = Open the menu
people-command-dossiers = See my products and dossiers
people-command-dates = My dates
people-command-assessment = Score my product myself
people-command-handbook = Browse the handbook by step
people-command-official = Send a question to an official
people-command-questions = See what you sent to officials
people-command-home = Say which commune you are in
people-command-topics = Choose which announcements to get
people-command-pause = Pause announcements but legal deadlines
people-command-language = Change the language / Ngôn ngữ
people-command-privacy = See and change what is kept
people-command-cancel = Leave what you are in the middle of
people-command-help = How to use this
people-bot-description = The OCOP assistant answers questions on dossiers, scoring and certificates from the rules in force, with their source, and fetches an official when unsure. Press Start to ask.
people-bot-short-description = Sourced answers on OCOP for producers of the former Bình Thuận (Lâm Đồng).
