# Who gets an announcement, which topics people want, what came of it.

broadcasts-aim-title = <b>Who gets announcement { $number }</b>
broadcasts-aim-nobody = Nobody is chosen yet. Tap “Add a condition” to choose.
broadcasts-aim-part = { $joint ->
    [first] Producers { $what }
    [and] <b>AND</b> { $what }
    [same] <b>AND</b> that very product: { $what }
    [or] <b>OR</b> { $what }
   *[except] <b>EXCEPT</b> producers { $what }
    }
broadcasts-aim-within = Within: { $places }.
broadcasts-aim-others = { $count } others
broadcasts-aim-either = { $names } or { $last }
broadcasts-aim-everyone = of any kind (all)
broadcasts-aim-in-communes = in { $names }
broadcasts-aim-in-groups = with a product in group { $names }
broadcasts-aim-in-sets = with a product in { $names }
broadcasts-aim-with-stars = with a product with { $names } valid stars
broadcasts-aim-at-stages = with a dossier that is { $names }
broadcasts-aim-stage = { $stage ->
    [drafts] being prepared
    [submitted] waiting to be received
    [checking] being checked by the commune
    [reviewing] being evaluated
    [missing] waiting for more papers
   *[over] finished
    }
broadcasts-aim-star = { $stars } stars
broadcasts-aim-expiring = with a certificate that ends within { $months } months
broadcasts-aim-unconfirmed = who got announcement { $number } “{ $title }” and have not confirmed it
broadcasts-aim-on-list = on the list “{ $name }” ({ $count } producers)
broadcasts-aim-reaches = Fits <b>{ $producers }</b> producers. Goes to <b>{ $accounts }</b> people.
broadcasts-aim-not-reached = { $why ->
    [muted] 🔕 { $count } have muted this topic
    [blocked] 🚫 { $count } have blocked the bot or left Telegram
   *[never] 📵 { $count } producers have nobody here
    }
broadcasts-aim-samples = For example:
broadcasts-aim-sample = • { $producer } ({ $place })
broadcasts-aim-add = Add a condition
broadcasts-aim-remove-last = Remove the last one
broadcasts-aim-start-over = Start over
broadcasts-aim-saved = Use a saved group
broadcasts-aim-keep = Save this group
broadcasts-aim-left-out = See who gets nothing ({ $count })
broadcasts-aim-left-out-title = <b>Not reached by the bot</b>
broadcasts-aim-left-out-why = { $why ->
    [muted] <b>🔕 Have muted this topic</b>
    [blocked] <b>🚫 Have blocked the bot or left Telegram</b>
   *[other] <b>📵 Have nobody here</b>
    }
broadcasts-aim-left-out-line = • { $producer } ({ $place }), { $phone ->
    [none] no phone number
   *[other] { $phone }
    } { $person }
broadcasts-aim-left-out-none = Nobody.
broadcasts-aim-undo = ↩ Undo
broadcasts-aim-undo-none = There is nothing to be undone here any more.
broadcasts-aim-to-draft = ‹ To the announcement
broadcasts-aim-back = ‹ To who gets it
broadcasts-aim-open = Open the announcement
broadcasts-aim-changed-meanwhile = Somebody else has just changed who gets it, so nothing was changed now. Please look again and go on.
broadcasts-aim-no-draft = This announcement is no draft any more, so who gets it cannot be changed.
broadcasts-aim-not-found = There is no such announcement.
broadcasts-aim-page-before = ‹ Previous page
broadcasts-aim-page-behind = Next page ›
broadcasts-aim-too-many = There are { $most } conditions already. Please remove one first.
broadcasts-aim-which-joint = How does the new condition go with those above? They are read from top to bottom. Two conditions about products that are joined by AND have to hold of the same product.
broadcasts-aim-joint = { $joint ->
    [and] Add AND: both hold
    [or] Add OR: at least one holds
   *[except] Add EXCEPT: leave these producers out
    }
broadcasts-aim-which-kind = Choose them by what?
broadcasts-aim-kind = { $kind ->
    [communes] Choose communes
    [groups] Choose product groups
    [stars] Choose stars
    [expiring] Choose ends of certificates
    [stages] Choose stages of dossiers
    [sets] Choose criteria sets
    [unconfirmed] Choose the unconfirmed
    [list] Send a list of your own
   *[everyone] Choose everyone
    }
broadcasts-aim-kinds-others = See other conditions ›
broadcasts-aim-kinds-first = ‹ See common conditions
broadcasts-aim-which-months = How soon does the certificate end? Extensions count.
broadcasts-aim-months = Within { $months } months
broadcasts-aim-tick = { $kind ->
    [communes] Choose one or more communes.
    [groups] Choose one or more groups of products.
    [stars] Choose the stars that are valid today.
    [stages] Choose where the newest dossier stands.
   *[sets] Choose one or more criteria sets.
    }
broadcasts-aim-tick-typing = You can type a name to find it, an old one too.
broadcasts-aim-tick-none = No place is called “{ $text }”.
broadcasts-aim-tick-all = ‹ Back to the list
broadcasts-aim-tick-done = ✔ Done
broadcasts-aim-ticked = { $count } chosen: { $names }
broadcasts-aim-choosing-gone = This screen is out of date. Please open who gets it from the announcement again.
broadcasts-aim-which-broadcast = Who has not confirmed which announcement?
broadcasts-aim-broadcast = No. { $number }: { $title }
broadcasts-aim-broadcasts-none = Nothing was sent yet.
broadcasts-aim-keep-ask = Type a name for this group (at most { $most } letters). A group of the same name is replaced.
broadcasts-aim-keep-long = A name has 1 to { $most } letters. Please type it again.
broadcasts-aim-kept = The group “{ $name }” is saved. When it is used again, it is counted anew.
broadcasts-aim-saved-none = You have saved no group yet.
broadcasts-aim-saved-which = Which group?
broadcasts-aim-saved-one = See “{ $name }”
broadcasts-aim-saved-title = <b>{ $name }</b>
broadcasts-aim-saved-use = Use this group
broadcasts-aim-saved-forget = Delete this group
broadcasts-aim-saved-back = ‹ Saved groups
broadcasts-aim-saved-gone = This group is gone.
broadcasts-aim-forgotten = The group “{ $name }” is deleted.
broadcasts-aim-list-ask =
    Send a list: a phone number, a producer's name or a product code on each line. Type or paste it here, or send a .txt, .csv or .xlsx file (at most { $most } lines).
    Names must be as in the register. Where it is not sure who is meant, the bot says so and does not guess.
broadcasts-aim-list-typed = a typed list
broadcasts-aim-list-reading = Got the file “{ $file }”. The bot is reading it and will tell you.
broadcasts-aim-list-unfit =
    The file “{ $file }” cannot be read.
    { $why }
broadcasts-aim-list-not-a-list = Only .txt, .csv and .xlsx files can be read.
broadcasts-aim-list-to-audience = See who gets it
broadcasts-aim-list-found = <b>{ $name }</b>: { $lines } lines, { $count ->
    [0] no producer was found, so nothing was changed.
   *[other] <b>{ $count }</b> producers found and added.
    }
broadcasts-aim-list-missed = ❓ Not in the register: { $count } lines
broadcasts-aim-list-line = • { $line }
broadcasts-aim-list-several = ⚠️ May be several producers, not added: { $count } lines. Please give a phone number or a product code.
broadcasts-aim-list-several-line = • { $line } ({ $places })
broadcasts-aim-list-more = and { $count } more lines.

broadcasts-mute-topics = { $state ->
    [paused] <b>What you get</b>: paused, only legal deadlines are sent. Tap the button below to get what you got before.
   *[on] <b>What you get</b>
    }
broadcasts-mute-topics-open = Choose announcements
broadcasts-mute-line = { $state ->
    [always] 🔒
    [muted] 🔕
   *[on] 🔔
    } { $topic ->
    [deadlines] Legal deadlines: always
    [training] Training
    [fairs] Fairs and promotion
    [market] Market
   *[general] General
    }
broadcasts-mute-always = Legal deadlines are always sent, because missing one may cost a product its stars. One tap turns another topic off or on; type /pause to pause all of them.
broadcasts-mute-mute = 🔕 Mute { $topic ->
    [training] training
    [fairs] fairs
    [market] market
   *[general] general
    }
broadcasts-mute-unmute = 🔔 Get { $topic ->
    [training] training
    [fairs] fairs
    [market] market
   *[general] general
    }
broadcasts-mute-pause-all = ⏸ Pause all
broadcasts-mute-resume-all = ▶ Get them again

broadcasts-ledger-report =
    <b>What came of announcement { $number }</b>
    { $title }
    Begun: { $day }. Recipients: <b>{ $count }</b>
broadcasts-ledger-recalled = 🚫 <b>This announcement was recalled.</b>
broadcasts-ledger-no-buttons = This announcement has no buttons for an answer, so nobody counts as silent.
broadcasts-ledger-line = { $bar } <b>{ $count }</b> { $group ->
    [sent] sent
    [queued] waiting
    [blocked] have blocked the bot
    [never] are not here
    [failed] failed
    [unknown] unknown
    [muted] have muted the topic
    [stopped] not sent, stopped
    [read] have read it
    [join] will take part
    [help] need help
   *[silent] have not confirmed
    } ({ $percent } %)
broadcasts-ledger-responses = Answers of the <b>{ $count }</b> who got it:
broadcasts-ledger-posts = Posted to { $count } groups and channels.
broadcasts-ledger-silent = See who is silent ({ $count })
broadcasts-ledger-remind = Remind the unconfirmed
broadcasts-ledger-communes = See by commune
broadcasts-ledger-groups = See each group
broadcasts-ledger-workbook = Get Excel
broadcasts-ledger-text = Write for Zalo, SMS
broadcasts-ledger-back = ‹ To the report
broadcasts-ledger-not-yet = This announcement was not sent yet, so there is no report.
broadcasts-ledger-by-commune = <b>Announcement { $number } by commune</b> { $kind ->
    [asks] (answered / got it)
   *[tells] (got it / all)
    }
broadcasts-ledger-commune = { $bar } <b>{ $place }</b>: { $responded }/{ $sent }, silent { $silent }, not reached { $unreached }
broadcasts-ledger-commune-told = { $bar } <b>{ $place }</b>: { $sent }/{ $all }, not reached { $unreached }
broadcasts-ledger-which = Which group?
broadcasts-ledger-group = { $group ->
    [queued] See waiting
    [blocked] See blocked
    [never] See not here
    [failed] See failed
    [unknown] See unknown
    [muted] See muted
    [stopped] See stopped
    [read] See read
    [join] See taking part
    [help] See needing help
    [got] See who got it
   *[silent] See silent
    } ({ $count })
broadcasts-ledger-list = <b>Announcement { $number }</b>: { $group ->
    [queued] waiting
    [blocked] have blocked the bot or left Telegram
    [never] nobody is here
    [failed] failed
    [unknown] unknown whether it arrived
    [muted] have muted the topic
    [stopped] not sent, because it was stopped
    [read] have read it
    [join] will take part
    [help] need help
    [got] got it
   *[silent] got it and have not confirmed
    }
broadcasts-ledger-list-none = Nobody.
broadcasts-ledger-recipient = • { $producer }, { $phone ->
    [none] no phone number
   *[other] { $phone }
    } { $person } { $why }
broadcasts-ledger-state = { $group ->
    [sent] Sent
    [queued] Waiting
    [blocked] Has blocked the bot or left Telegram
    [never] Nobody is here
    [failed] Failed
    [unknown] Unknown whether it arrived
    [muted] Has muted the topic
    [stopped] Not sent, stopped
    [read] Has read it
    [join] Will take part
    [help] Needs help
   *[silent] Sent, not confirmed
    }
broadcasts-ledger-column = { $column ->
    [number] No.
    [producer] Producer
    [person] Recipient
    [phone] Phone
    [commune] Commune
    [product] Product
    [state] State
    [at] At
    [response] Answer
   *[responded] Answered at
    }
broadcasts-ledger-title = Announcement { $number }: { $title }
broadcasts-ledger-sheet = Report
broadcasts-ledger-file = announcement-{ $number }.xlsx
broadcasts-ledger-caption = What came of announcement { $number }{ $kind ->
    [asks] . Those who have not confirmed come first, with their phone numbers.
   *[tells] , with the phone numbers.
    }
broadcasts-ledger-zalo =
    <b>For the { $count } producers whom Telegram does not reach, by Zalo or SMS</b>
    Tap to copy the text:
    <pre>{ $text }</pre>
    Tap to copy the numbers:
    <code>{ $numbers }</code>
    { $without ->
    [0] All of them have a number.
   *[other] { $without } producers have no phone number in the register.
    }
broadcasts-ledger-zalo-field = { $field ->
    [product] your product
    [expires] the day on the certificate
   *[producer] you
    }
broadcasts-ledger-zalo-recalled = Announcement { $number } was recalled, so there is no text of it for Zalo or SMS any more.
broadcasts-ledger-zalo-files = (With { $count } files that were sent by Telegram.)
broadcasts-ledger-zalo-file = zalo-sms-{ $number }.txt
broadcasts-ledger-zalo-caption = The text and the numbers of { $count } producers whom Telegram does not reach, for Zalo or SMS.
broadcasts-ledger-zalo-line = { $producer } ({ $place }): { $phone ->
    [none] no phone number
   *[other] { $phone }
    }
broadcasts-ledger-reminder-begun = Announcement { $number } is drafted to remind { $count } people who have not confirmed announcement { $of }; it says what holds now. Nothing is sent yet: please open it, change it where needed, and send it.
broadcasts-ledger-reminder-recalled = Announcement { $number } was recalled, so nobody is reminded of it.
broadcasts-ledger-reminder-nobody = Nobody has to be reminded of announcement { $number } any more.
broadcasts-ledger-reminder-open = Open the reminder
