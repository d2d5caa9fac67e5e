# Deadlines: certificates, rounds, one's own calendar, the officers' calls.

deadlines-told-early = The certificate ends on { $due }, in { $left } days. From { $opens } to { $closes } its re-evaluation can be filed; now is the time to get the papers.
deadlines-told-window = The certificate ends on { $due }. { $left ->
    [0] Today is the last day to file its re-evaluation with the commune.
   *[other] File its re-evaluation with the commune by { $closes }; days left: { $left }.
    }{ $law ->
        [none] {""}
       *[other] {" "}(By law it is { $law }, but the commune is closed then.)
    }
deadlines-told-late = The certificate ends on { $due }, in { $left } days, and the last day for filing its re-evaluation ({ $closes }) has passed. File now, or call the commune: the old certificate may go on until there is a result (to { $most } at most): ask the province's officers.
deadlines-told-pending = The re-evaluation was filed{ $filed ->
        [none] {""}
       *[other] {" "}on { $filed }
    } and is not decided yet; { you } do not have to file again. The certificate holds to { $due } ({ $left ->
        [0] today is its last day
       *[other] { $left } days left
    }); I remind the officials to decide before.
deadlines-told-lapsed = The certificate is no longer valid; its last day was { $ended }. The product may not bear its OCOP stars any more. { $filed ->
        [yes] The re-evaluation was filed and the officials have it in hand; I tell { you } as soon as it is decided.{ $most ->
            [none] {""}
           *[other] {" "}Meanwhile, ask the province's OCOP office about extending the old certificate (to { $most } at most).
        }
       *[no] { $most ->
            [none] To have stars again, ask the commune or the province's OCOP office how to file.
           *[other] If the product is still made, file with the commune now and ask the province's OCOP office about extending the old certificate (to { $most } at most).
        }
    }
deadlines-told-extended = The certificate ended on { $ended } and is extended to { $due }, { $left } days from now. Its re-evaluation has to be done before; if it is not filed, file it with the commune now.
deadlines-told-round = { $left ->
    [0] Today is the last day to file with the commune for this round
   *[other] File with the commune by { $due }, { $left } days from now
    }: the commune needs { $days } working days, and has to propose to the province before { $before }.
deadlines-told-round-late = The day by which one files to be sure of this round ({ $due }) has passed. File at once: the commune proposes to the province before { $before }, and if it has no time left to check, the dossier goes into the next round.
deadlines-told-round-unsettled = The commune has to propose to the province before { $before }, and needs { $days } working days to check. The holidays of that year are not all known, so I cannot tell the last day for filing with the commune: the earlier, the safer.
deadlines-told-supplement = An official has asked for more. { $left ->
    [0] Today is the last day
   *[other] By { $due }, { $left } days from now
    }: open the dossier to see what is missing.
deadlines-told-paper = Papers of the dossier are about to end: { $papers }. { $left ->
    [0] Today is the last day
   *[other] { $left } days are left
    }: have them renewed, then send a photo of the new one to the dossier.
deadlines-see-dossier = See what is missing
deadlines-short = { $kind ->
    [certificate] certificate ends { $due }, file its re-evaluation by { $act }
    [late] certificate ends { $due }, too late for its re-evaluation
    [lapsed] certificate no longer valid after { $due }
    [pending] filed and not decided, certificate holds to { $due }
    [extension] extended to { $due }
    [supplement] add what is missing by { $act }
    [paper] papers of the dossier end { $due }
    [round] file with the commune by { $act }
   *[unsettled] for this round the commune proposes by { $act } (the last day for filing is not known yet)
    }{ $when ->
    [none] {""}
    [today] {" "}(today)
    [over] {" "}({ $days } days ago)
    [holds] {" "}(certificate holds { $days } days)
   *[left] {" "}({ $days } days left)
    }
deadlines-reminder =
    ⏰ { $line }
deadlines-reminders =
    ⏰ <b>{ $count } things are due soon</b>, the most urgent first:

    { $lines }
deadlines-late-note = <i>I was down for some days and could not write, so here is all of it at once.</i>
deadlines-more = … and { $count } more, see “My dates”.
deadlines-calling-more = … and { $count } more, press “See what ends soon”.
deadlines-open = Open { $number }
deadlines-done = I have filed
deadlines-later = Remind me later
deadlines-help = Get help
deadlines-mute = Stop this reminder
deadlines-unmute = Remind me again
deadlines-see-product = See product
deadlines-over = This is done for <b>{ $product }</b>, or its date has changed: there is nothing to remind you of.
deadlines-not-found = I cannot find this among your dates.
deadlines-done-ask =
    Have you filed the dossier of <b>{ $product }</b> with the commune?

    Type the number on the commune's receipt, such as <i>12/PĐK</i>. Without one, press the button below.
deadlines-done-no-number = Filed, no number yet
deadlines-done-when = On which day did you file with the commune?
deadlines-done-ago = { $days ->
    [0] Filed today
   *[other] Filed yesterday
    }
deadlines-done-other-day = Another day
deadlines-done-type-day = Type the day on the commune's receipt, such as <i>20/12/2026</i>.
deadlines-done-no-day = I cannot read this day. Type it as <i>20/12/2026</i>, or press a button.
deadlines-done-not-yet = This day has not come, or is too far back. Type the day again, or press a button.
deadlines-done-early = A re-evaluation can be filed from { $opens } on, not earlier. If the commune has taken it all the same, ask an official. I shall remind you when it is time.
deadlines-done-long = This number has more than 40 letters. Please type it shorter.
deadlines-done-said = Written down: the dossier of <b>{ $product }</b> is filed. I stop reminding you and tell the commune.
deadlines-done-refused = I could not write down that it is filed. Please ask an official.
deadlines-later-ask = When shall I remind you?
deadlines-later-days = { $days ->
    [1] Tomorrow
    [7] In a week
   *[other] In { $days } days
    }
deadlines-later-said = I will remind you at { $when }.
deadlines-later-none = The date is too close: later would be too late. File now, or get help.
deadlines-muted = I stop reminding you of this for <b>{ $product }</b>. The date stands; the commune may call you.
deadlines-unmuted = I will remind you of this again.
deadlines-help-text = { $producer } asks for help with the product { $product }. { $line }
deadlines-helped = I have told the officials, question { $number }. I write as soon as there is an answer.
deadlines-back = ‹ Back
deadlines-agenda = My dates
deadlines-agenda-screen =
    🗓 <b>My dates</b>

    { $lines }

    I remind you at { $hour }:00.
deadlines-agenda-none = Nothing is due. When a certificate has 200 days left, or when you begin a dossier for a round, its date appears here.
deadlines-agenda-official = Only dates of your own are here. For those of the producers, press “See calendar” or “See what ends soon”.
deadlines-agenda-line = { $number }. <b>{ $product }</b>: { $what }
deadlines-ics = Get calendar file
deadlines-ics-file = ocop-dates.ics
deadlines-ics-caption = Open this file to add the dates to your phone's calendar. When a date changes, get it again.
deadlines-ics-what = { $kind ->
    [certificate] file the re-evaluation
    [late] certificate ends
    [extension] end of the extension
    [supplement] add what is missing
    [paper] papers of the dossier end
    [pending] certificate ends, the dossier is not decided
    [lapsed] certificate no longer valid
   *[round] file the dossier
    }
deadlines-ics-title = OCOP: { $product }, { $what }
deadlines-hour = Change the hour
deadlines-hour-ask = I remind you at { $hour }:00 now. Which hour would you like?
deadlines-hour-choice = Remind at { $hour }:00
deadlines-hour-set = From now on I remind you at { $hour }:00.
deadlines-calling =
    { $about ->
        [pending] 📂 <b>{ $count } filed dossiers are not decided while their certificates end soon: decide before, the producers need not file again</b>
        [lapsed] ⛔ <b>{ $count } certificates are no longer valid</b>
        [over] 📞 <b>{ $count } producers to call, some of them are late</b>
        [several] 📋 <b>{ $count } things to see to about certificates and dossiers</b>
       *[call] 📞 <b>{ $count } products will be too late soon: call their producers</b>
    }

    { $lines }
deadlines-calling-line =
    { $number }. <b>{ $product }</b>: { $what }
    { $producer }, { $place }{ $phone ->
        [none] {""}
       *[other] , ☎ { $phone }
    }{ $state ->
        [none] {""}
       *[other] {" "}· { $state }
    }
deadlines-soon = See what ends soon
deadlines-soon-screen =
    ⏳ <b>Ending soon</b>: { $count } to be acted on within 60 days or late already, { $silent } without a reaction.

    { $lines }
deadlines-missed = See missed reminders
deadlines-missed-screen =
    📭 <b>Reminders that could not be sent in the last 30 days</b>, the newest first:

    { $lines }
deadlines-missed-none = No reminder was missed.
deadlines-missed-open = See product { $number }
deadlines-missed-head = { $number }. <b>{ $product }</b>, { $producer }, { $place }
deadlines-missed-line =
    { $on }: { $kind ->
        [certificate] certificate ends { $due }
        [extension] extended to { $due }
        [supplement] add what is missing by { $due }
        [paper] papers of the dossier end { $due }
        [pending] filed and not decided, certificate holds to { $due }
        [lapsed] certificate no longer valid since { $due }
       *[round] file with the commune by { $due }
    }{ $rung ->
        [0] , on the day
       *[other] , { $rung } days before
    }{ $person ->
        [none] {""}
       *[other] , for { $person }
    }: { $why ->
        [outage] could not be sent before it was too late
        [nobody] nobody uses the bot
        [unreachable] has blocked the bot
        [refused] Telegram refused it
       *[other] could not be sent
    }
deadlines-soon-none = Nothing ends soon.
deadlines-soon-line = { $place }: { $count }, { $silent } without a reaction
deadlines-soon-button = { $place } ({ $silent })
deadlines-commune-screen =
    ⏳ <b>Ending soon in { $place }</b>

    { $lines }
deadlines-commune-line = { $number }. <b>{ $product }</b>, { $producer }: { $what } · { $state }
deadlines-state = { $contact ->
    [nobody] does not use the bot
    [blocked] has blocked the bot
   *[reached] { $reaction ->
        [done] says it is filed
        [later] wants to be reminded later
        [help] has asked for help
        [mute] does not want to be reminded
        [asked] has asked for help, nobody has answered
        [filed-commune] has filed and waits for the commune
        [filed-province] has filed and waits for the province
        [filed-supplement] has filed and has to add papers
       *[none] no reaction
        }
    }
deadlines-state-called = called on { $when }
deadlines-one =
    📞 <b>{ $product }</b>
    { $producer }{ $person ->
        [none] {""}
       *[other] , { $person }
    }
    { $phone ->
        [none] There is no phone number in the register.
       *[other] Phone: { $phone }
    }

    { $what }
    Producer: { $state }
    { $officer ->
        [none] {""}
       *[other] Seen to by: { $officer }
    }
deadlines-called = Note the call
deadlines-not-called = Take the call back
deadlines-desk-gone = This is done, its date has changed, or it is not yours to see.
deadlines-calendar = See calendar
deadlines-span =
    🗓 <b>{ $span ->
        [week] This week
       *[month] This month
    }</b>, { $from } to { $to }: { $count } due, { $silent } without a reaction.
    { $lines }
deadlines-span-none = Nothing is due.
deadlines-span-button = { $span ->
    [week] See this week
   *[month] See this month
    }
deadlines-calls-xlsx = Get call list
deadlines-calls-page = Get print page
deadlines-calls-title = Whom to call, { $day }
deadlines-calls-sheet = Calls
deadlines-calls-column = { $column ->
    [number] No.
    [producer] Producer
    [representative] Representative
    [phone] Phone
    [product] Product
    [commune] Commune
    [what] What ends
    [due] Ends
    [act] At the latest
    [left] Days left
   *[state] State
    }
deadlines-calls-late = { $kind ->
    [lapsed] no longer valid
   *[closed] too late for re-evaluation
    }
deadlines-calls-holds = certificate holds { $days } days
deadlines-calls-over = { $days } days late
deadlines-calls-what = { $kind ->
    [certificate] certificate
    [extension] extension
    [supplement] time to add papers
    [paper] papers of the dossier
    [pending] certificate, dossier not decided
    [lapsed] certificate no longer valid
   *[round] filing for a round
    }
deadlines-calls-file = calls-{ $day }.{ $ending }
deadlines-calls-caption = Producers who have not reacted, and those whom the bot cannot reach, { $day }.
deadlines-digest =
    🗓 <b>Due this week</b>

    • This week: { $week } due; this month: { $month }.
    • To be acted on within 60 days, or late already: { $soon }, { $silent } without a reaction.{ $missed ->
        [0] {""}
       *[other] {" "}{ $missed } reminders could not be sent in the last 30 days.
    }

deadlines-rounds-button = Rounds and reminders
deadlines-rounds =
    📅 <b>The province's rounds in { $year }</b>

    { $lines }
deadlines-round-line = Round { $number }: communes propose before { $before }, the province evaluates before { $evaluated }
deadlines-round-button = See round { $number }
deadlines-round-add = Open another round
deadlines-round-copy = Copy from { $year }
deadlines-round-year = See { $year }
deadlines-round-move = Move the days
deadlines-round-ask =
    <b>Round { $number } of { $year }</b>
    { $now }

    Type two days: before which communes propose, and before which the province evaluates. Such as: <i>15/7/2027 30/8/2027</i>
deadlines-round-no-days = I need just two days with a space between them. Such as: <i>15/7/2027 30/8/2027</i>
deadlines-round-fault = { $fault ->
    [order] The province has to evaluate after communes propose. Please type again.
    [past] The day before which communes propose has to be ahead. Please type again.
    [year] The day before which communes propose has to be in the round's year. Please type again.
   *[same] The round is so already. Please type again.
    }
deadlines-round-withdraw = Withdraw this round
deadlines-round-withdraw-ask =
    <b>Withdraw round { $number } of { $year }?</b>

    Why? Name the paper behind it: producers and communes will read this.
deadlines-round-not-held = This round is withdrawn (communes were to propose before { $before }, the province to evaluate before { $evaluated }). Reason: { $reason }
deadlines-round-reopen = Open it again
deadlines-round-not-withdrawable = { $fault ->
    [law] The law sets this round: it cannot be withdrawn. Its days can be moved.
    [filed] Dossiers were filed for this round: it cannot be withdrawn. Its days can be moved.
    [past] The day before which communes propose has passed: the round can no longer be withdrawn.
   *[other] The round was withdrawn already, or there is none.
    }
deadlines-round-ask-reason = Why? Name the paper or the plan behind it: producers and communes will read this.
deadlines-round-reason-long = The reason needs 1 to 300 letters. Please type again.
deadlines-round-difference = { $was ->
    [none] A new round: communes propose before <b>{ $before }</b>, the province evaluates before <b>{ $evaluated }</b>
   *[other] Communes propose before: { $was } → <b>{ $before }</b>; the province evaluates before: { $wasdone } → <b>{ $evaluated }</b>
    }. Reason: { $reason }
deadlines-round-preview =
    <b>This would change</b>

    { $change }

    { $drafts } drafts are meant for this round{ $number ->
        [0] {""}
       *[other] {" "}and will be for round { $number } of { $year }
    }. When you save, I tell their producers and the officers of communes and province, once each.
deadlines-round-save = Save
deadlines-round-saved =
    Saved.

    { $change }

    I am telling those concerned.
deadlines-round-again = Change the days again
deadlines-round-as-before = As in { $year }
deadlines-round-copying =
    <b>Copy what the province set for { $year }</b> to the year after:

    { $lines }
deadlines-round-copy-none = There is no round to copy: that year was as the law has it, or it was copied already.
deadlines-round-told =
    📅 <b>Round { $number } of { $year }{ $was ->
        [none] {" "}was opened
       *[other] {" "}has other days
    }</b>

    Communes propose to the province before <b>{ $before }</b>{ $was ->
        [none] {""}
       *[other] {" "}(it was { $was })
    }, the province evaluates before { $evaluated }.
    Reason: { $reason }
deadlines-round-told-own = • <b>{ $product }</b>: { $by ->
        [none] file with the commune, the earlier the safer (the holidays are not all known, so that the last day cannot be counted)
       *[other] file with the commune by <b>{ $by }</b>
    }
deadlines-round-withdrawn =
    📅 <b>Round { $number } of { $year } will not be held</b>

    Reason: { $reason }
deadlines-round-told-next = • <b>{ $product }</b> goes into round { $number } of { $year }: { $by ->
        [none] file with the commune, the earlier the safer (the holidays are not all known, so that the last day cannot be counted)
       *[other] file with the commune by <b>{ $by }</b>
    }
deadlines-round-ministry = Round { $number }: the province proposes before { $before }, the ministry evaluates before { $evaluated }
deadlines-ministry =
    The ministry's rounds (5 stars):
    { $lines }
deadlines-ladders = Reminders
deadlines-ladders-screen =
    🪜 <b>Reminders</b> (days before the date; those with a * only where the producer has not reacted)
    { $lines }
deadlines-ladder = • { $kind ->
    [certificate] Certificate
    [extension] Extension
    [supplement] Supplement
    [paper] Papers that end
    [pending] Filed, certificate about to end
   *[round] Filing for a round
    }: producer { $producer }; commune { $commune }; province { $province }
deadlines-ladder-button = Edit { $kind ->
    [certificate] certificates
    [extension] extensions
    [supplement] supplements
    [paper] papers that end
    [pending] filed dossiers
   *[round] rounds
    }
deadlines-ladder-of = { $audience ->
    [producer] Edit the producers'
    [commune] Edit the communes'
   *[province] Edit the province's
    }
deadlines-ladder-which = Which of them?
deadlines-ladder-ask =
    { $kind ->
        [certificate] Certificate
        [extension] Extension
        [supplement] Supplement
        [paper] Papers that end
        [pending] Filed, certificate about to end
       *[round] Filing for a round
    }, { $audience ->
        [producer] reminders of the producer
        [commune] tasks of the commune
       *[province] tasks of the province
    }. It is: { $days }.

    Type the days before the date, with commas between them, ten at most. Such as: <i>200, 180, 150, 120</i>{ $audience ->
        [producer] {""}
       *[other] {" "}Type <i>-</i> to tell nobody.
    }
deadlines-ladder-no-days = I need 1 to 10 numbers from 0 to 400. Such as: <i>200, 180, 150, 120</i>
deadlines-ladder-set = Changed the reminders of { $kind ->
        [certificate] certificates
        [extension] extensions
        [supplement] supplements
        [paper] papers that end
        [pending] filed dossiers
       *[round] filing for a round
    } ({ $audience ->
        [producer] producer
        [commune] commune
       *[province] province
    }): from { $was } to { $days }. What was sent is not sent again.
deadlines-ladder-silent-ask = Only where the producer has not reacted: { $silent ->
        [none] none
       *[other] { $silent }
    }. The others in any case. Press to change one.
deadlines-ladder-silent = { $silent ->
        [yes] Make { $days } for the silent
       *[no] Make { $days } for all
    }
deadlines-ladder-when = Choose which are for the silent
deadlines-ladder-undo = Take the old ones back
