# Sending announcements: confirming, approving, watching, correcting, recalling; groups and channels.

broadcasts-list = See announcements sent
broadcasts-under-way =
    📣 <b>Announcements sent and waiting</b>, the newest first:

    { $list }

    Above { $above } recipients a second person has to approve.
broadcasts-list-none = There are no announcements yet.
broadcasts-line = { $number }. { $title } ({ $state })
broadcasts-open = Open number { $number }
broadcasts-newer = Previous page
broadcasts-older = Next page
broadcasts-back = Go back
broadcasts-undo = Leave it as it was
broadcasts-look = See how it goes
broadcasts-not-found = I cannot find this announcement.
broadcasts-not-now = { $state ->
    [draft] This announcement is a draft now.
    [discarded] This announcement was given up.
    [waiting] This announcement waits for approval.
    [scheduled] This announcement is scheduled.
    [preparing] This announcement was confirmed; its list is being made.
    [sending] This announcement was confirmed; it is being sent.
    [paused] This announcement is paused.
    [stopped] This announcement was stopped.
   *[done] This announcement has been sent.
    }

broadcasts-send-draft = Check and send
broadcasts-ask =
    📣 <b>{ $title }</b>

    { $reach }
    { $plan }

    Please check, then press send: each announcement is sent once only.
broadcasts-ask-reach = It goes to <b>{ $count } people</b>.{ $muted ->
    [0] {""}
   *[other] {" "}{ $muted } have muted this topic.
    }{ $blocked ->
    [0] {""}
   *[other] {" "}{ $blocked } have blocked the bot.
    }{ $absent ->
    [0] {""}
   *[other] {" "}{ $absent } producers have not joined the bot.
    }
broadcasts-ask-plan = { $when ->
    [now] It is sent at once.
    [at] It is sent at { $at }.
    [held-then] People rest at that hour, so it is sent at { $at } (unless it is urgent).
   *[held] People rest at this hour, so it is sent at { $at } (unless it is urgent).
    }{ $every ->
    [week] {" "}Repeated every week.
    [month] {" "}Repeated every month.
    [quarter] {" "}Repeated every quarter.
   *[once] {""}
    }{ $urgent ->
    [yes] {" "}Urgent: sent at night as well.
   *[no] {""}
    }{ $posted ->
    [yes] {" "}Also posted to: { $places }.
    [nowhere] {" "}No group or channel is on to post to.
   *[no] {""}
    }
broadcasts-ask-approval = { $why ->
    [many] It has more than { $count } recipients, so a second person at the province has to approve it first.
   *[posted] It is posted to groups or channels, so a second person at the province has to approve it first.
    }
broadcasts-nobody-yet = There is nobody to send it to yet. Please choose the recipients first.
broadcasts-choose-audience = Choose recipients
broadcasts-send = Send to { $count } people
broadcasts-schedule = Schedule it
broadcasts-submit = Ask for approval
broadcasts-when = Choose the time
broadcasts-repeat = Choose repetition
broadcasts-urgent = { $state ->
    [on] Not urgent
   *[off] Mark as urgent
    }
broadcasts-posted = { $state ->
    [on] Do not post to groups
   *[off] Post to groups, channels
    }
broadcasts-ask-when = When is it to be sent? Outside 7:00 to 20:00 I wait for the morning, unless it is urgent.
broadcasts-at-now = Send at once
broadcasts-at-evening = Send tonight, 18:00
broadcasts-at-tomorrow = Send tomorrow, 8:00
broadcasts-at-typed = Type another time
broadcasts-ask-typed = Type day and time, for example <code>25/12 8:30</code>.
broadcasts-no-moment = { $why ->
    [past] That time has passed.
   *[unread] I could not read that time.
    }
broadcasts-ask-every = Is it sent once, or repeated?
broadcasts-every = { $every ->
    [week] Send every week
    [month] Send every month
    [quarter] Send every quarter
   *[once] Send once
    }
broadcasts-cannot = { $why ->
    [empty] ⚠️ The announcement says nothing yet, so it cannot be sent.
    [recalled] ⚠️ What this reminds of was recalled, so it was not sent.
    [nobody] ⚠️ The announcement reaches nobody yet, so it was not sent.
   *[changed] ⚠️ The announcement was changed just now, so it was not sent. Please check the new one.
    }
broadcasts-same =
    ⚠️ Exactly this was sent to exactly these people: “{ $title }” (number { $number }, { $state ->
        [waiting] waiting for approval
        [scheduled] scheduled for { $at }
       *[other] sent at { $at }
    }).

    Send it once more?
broadcasts-send-again = Send it once more
broadcasts-see-other = See what was sent
broadcasts-begun = ✅ “{ $title }” is confirmed. How it goes is in the message below.
broadcasts-waiting =
    ⏳ “{ $title }” would go to { $count } people; a second person has to approve it. { $approvers ->
        [0] There is nobody else at the province who could: please ask an admin to add somebody.
       *[other] I have told { $approvers } people, and shall tell you when one approves.
    }
broadcasts-approve-ask =
    { $why ->
        [grown] 👆 <b>The time of announcement { $number } by { $name } has come</b>, but by now a second person has to approve it. Above it stands as recipients get it.
        [left] 👆 <b>The time of announcement { $number } by { $name } has come</b>, but whoever scheduled it no longer sends announcements, so that somebody else has to approve it. Above it stands as recipients get it.
       *[asked] 👆 <b>{ $name } asks for approval of announcement { $number }</b>. Above it stands as recipients get it.
    }
broadcasts-approver-corrected = 👆 <b>{ $name } has corrected announcement { $number }</b>, which you had approved. Above it stands as it reads now; the copies that have arrived are being edited. If it is not right, open it to correct or recall it.
broadcasts-approve-about =
    📌 Topic: { $topic }
    👥 { $audience }
broadcasts-approve-plan =
    📤 It goes to <b>{ $count } people</b>, { $at ->
        [now] as soon as it is approved
       *[other] at { $at }
    }.{ $every ->
        [week] {" "}Repeated every week.
        [month] {" "}Repeated every month.
        [quarter] {" "}Repeated every quarter.
       *[once] {""}
    }{ $urgent ->
        [yes] {" "}Urgent: sent at night as well.
       *[no] {""}
    }{ $posted ->
        [yes] {" "}Also posted to: { $places }.
       *[no] {""}
    }
broadcasts-grown = ⏳ The time of “{ $title }” has come, but { $why ->
        [left] whoever scheduled it no longer sends announcements: somebody else has to approve it
       *[grown] by now it reaches { $count } people: a second person has to approve it
    }. { $approvers ->
        [0] There is nobody else at the province who could: please ask an admin to add somebody.
       *[other] I have told { $approvers } people.
    }
broadcasts-you-approved = ✅ You have approved “{ $title }”, { $at ->
        [now] it is being sent
       *[other] it will be sent at { $at }
    }. Its author was told and sees how it goes.
broadcasts-refused = { $why ->
    [approve] Somebody else at the province has to approve this: not who wrote it, changed it or asked for approval.
   *[other] That is up to another officer, or to the province's.
    }
broadcasts-see-text = See what it says
broadcasts-approve = Approve and send
broadcasts-give-back = Give it back
broadcasts-ask-why = Why do you give “{ $title }” back? Type the reason, so that its author can change it.
broadcasts-why-long = A reason has 1 to 300 letters; please type it again.
broadcasts-gave-back = “{ $title }” was given back with your reason.
broadcasts-approved = ✅ { $name } has approved “{ $title }”, { $at ->
        [now] it is being sent
       *[other] it will be sent at { $at }
    }.
broadcasts-given-back =
    ↩️ { $name } gives “{ $title }” back:

    { $why }
broadcasts-take-back = Take it back to change it
broadcasts-no-repeat = Repeat no more

broadcasts-panel =
    📣 <b>{ $title }</b>
    { $state }
broadcasts-state = { $state ->
    [draft] 📝 Draft
    [discarded] 🗑 Given up
    [waiting] ⏳ Waits for approval
    [scheduled] 🕗 Scheduled for { $at }
    [preparing] 📋 The list of recipients is being made
    [sending] 📤 Being sent, since { $at }
    [night] 🌙 Goes on at { $at }, so that people can rest
    [paused] ⏸ Paused
    [stopped] ⏹ The rest was stopped at { $at }
    [recalled] 🚫 Recalled
   *[done] ✅ Sent, done at { $at }
    }{ $every ->
    [week] {" "}· every week
    [month] {" "}· every month
    [quarter] {" "}· every quarter
   *[once] {""}
    }
broadcasts-state-short = { $state ->
    [draft] draft
    [discarded] given up
    [waiting] waits for approval
    [scheduled] scheduled
    [preparing] being prepared
    [sending] being sent
    [paused] paused
    [stopped] stopped
   *[done] sent
    }
broadcasts-figures =
    Received: <b>{ $sent }</b> / { $all } on the list{ $waiting ->
        [0] {""}
       *[other] {" "}· waiting: { $waiting }
    }{ $unreachable ->
        [0] {""}
       *[other] {" "}· unreachable: { $unreachable }
    }{ $unknown ->
        [0] {""}
       *[other] {" "}· unknown: { $unknown }
    }{ $failed ->
        [0] {""}
       *[other] {" "}· failed: { $failed }
    }{ $out ->
        [0] {""}
       *[other] {" "}· left out: { $out }
    }
broadcasts-changing = { $what ->
    [correcting] ✏️ Correcting copies: { $done } / { $all }
    [recalling] 🚫 Recalling copies: { $done } / { $all }
    [recalled] 🚫 { $done } / { $all } copies recalled
   *[corrected] ✏️ { $done } / { $all } copies corrected
    }{ $failed ->
        [0] {""}
       *[other] , not possible: { $failed }
    }
broadcasts-left = About { $minutes ->
        [0] { $seconds } seconds
       *[other] { $minutes } min { $seconds } s
    } left.
broadcasts-pause = Pause
broadcasts-resume = Go on
broadcasts-stop = Stop the rest
broadcasts-correct = Correct what was sent
broadcasts-retry = Try { $count } failed ones again
broadcasts-recall = Recall what was sent
broadcasts-ask-stop =
    <b>Stop sending the rest</b> of “{ $title }”?

    { $rest } people who have not got it will not get it. The { $sent } copies that have arrived stay where they are.{ $next ->
        [none] {""}
       *[other] {" "}The repetition at { $next } is given up as well.
    }
broadcasts-ask-recall =
    <b>Recall what was sent</b> of “{ $title }”?

    The { $sent } copies that have arrived are deleted; those older than 48 hours cannot be, and are edited to say “recalled”. { $rest ->
        [0] {""}
       *[other] { $rest } people who have not got it will not get it.
    }{ $next ->
        [none] {""}
       *[other] {" "}The repetition at { $next } is given up as well.
    }
broadcasts-unknown = See unknown copies ({ $count })
broadcasts-unknown-list =
    ❔ <b>Not known whether they arrived</b> (“{ $title }”):

    { $list }

    The connection broke and Telegram did not answer. Sent again, somebody may get two copies; better telephone first.
broadcasts-unknown-line = { $number }. { $name }
broadcasts-resend = Send number { $number } again
broadcasts-resend-all = Send all again
broadcasts-resent = { $count ->
    [0] No copy is unknown any more.
   *[other] { $count } copies are sent again.
    }

broadcasts-chats = Choose groups, channels
broadcasts-chat-list =
    👥 <b>Groups and channels for announcements</b>

    { $list }

    To add one: put the bot into the group, or make it an admin of the channel who may post.
broadcasts-chat-none = The bot is in no group or channel yet.
broadcasts-chat-line = { $number }. { $title } ({ $kind ->
    [channel] channel
   *[group] group
    }): { $state ->
    [on] ✅ posted to
   *[off] not posted to
    }
broadcasts-turn = { $state ->
    [on] Turn off number { $number }
   *[off] Turn on number { $number }
    }
broadcasts-above = Set who approves
broadcasts-ask-above = Above how many recipients does a second person approve? It is { $count } now. Choose, or type a number.
broadcasts-above-of = Set { $count } people
broadcasts-above-set = Changed from { $was } to { $now } people.
broadcasts-no-number = I could not read that number. Type one, for example 200.
broadcasts-report-button = 📊 See the report
broadcasts-to-draft = ‹ Back to the draft
