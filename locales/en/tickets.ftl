# Questions for officials: from the asker to an officer and back.

tickets-recorded =
    <b>Question { $number }</b> is kept for an official. Officials answer { $hours }; the answer will come here.

    <blockquote>{ $text }</blockquote>
tickets-already = This has gone to an official already (number { $number }).
tickets-withdraw = Take it back
tickets-withdrawn = Question { $number } is taken back. Nobody will be asked to answer it.
tickets-send-again = Send it again
tickets-not-found = I find no question { $number } among those that you may see.
tickets-impossible = { $why ->
    [held] Question { $number } is with { $holder }.
    [yours] You have question { $number } already.
    [over] Question { $number } is closed or was taken back.
    [not-answered] Question { $number } has no answer yet, so it cannot be closed.
    [answered] Question { $number } has an answer already.
    [too-late] Question { $number } was closed more than 7 days ago and cannot be opened again. Please ask anew, by "Ask an official".
    [open] Question { $number } is still open.
   *[other] That cannot be done with question { $number }.
    }
tickets-not-passed-on = I can pass on text, pictures, voice messages, videos and documents only, so this was not passed on (question { $number }). Please send it another way.

tickets-no-place = commune not known
tickets-office-commune = People's Committee of { $place }
tickets-office-province = provincial office
tickets-office-admin = administrator
tickets-officer = { $name } ({ $office })
tickets-the-officers = the officials
tickets-the-bot = the assistant
tickets-nobody = An official
tickets-hours-usual = in office hours
tickets-hours-known = in office hours ({ $hours })

tickets-notice =
    <b>Question { $number }</b> · { $place }
    { $name } asked at { $when }:

    <blockquote>{ $text }</blockquote>
tickets-stands-waiting = Nobody has taken it. Reply to this message (swipe or hold it) with text, a voice message, a picture or a document. The asker gets it at once.
tickets-stands-yours = You have it. Reply to this message, or press a button.
tickets-stands-taken = { $officer } has taken it.
tickets-stands-yours-answered = You have answered. The asker may come back.
tickets-stands-answered = { $officer } has answered.
tickets-stands-closed = Closed.
tickets-stands-withdrawn = The asker has taken it back.
tickets-stands-elsewhere = Question { $number } is no longer yours to handle.
tickets-lead-returned = ↩️ <b>{ $name } hands this question on.</b> Reason: { $why }
tickets-lead-handed = 👉 <b>{ $name } hands this question to you.</b> Reason: { $why }
tickets-lead-back = ↩️ <b>Nobody has this question any more:</b> its officer has left or cannot be reached.
tickets-lead-reopened = 🔁 <b>The asker has opened it again.</b>
tickets-lead-reminder = ⏰ <b>Reminder: nobody has taken this question yet.</b>
tickets-lead-reminder-yours = ⏰ <b>Reminder: you took this question and have not answered it.</b>
tickets-lead-escalated = ⬆️ <b>The commune has not taken this question for 3 days; it comes to the province.</b>
tickets-lead-unanswered = ⏰ <b>{ $officer } took this question 3 days ago and has not answered.</b> Please remind them, or hand it on.

tickets-take = Take it
tickets-hand-on = Hand it on
tickets-see = See the question
tickets-see-files = See the files
tickets-answer = Answer
tickets-answer-more = Answer more
tickets-close = Close it
tickets-ask-more = Ask more
tickets-add-more = Add more
tickets-clear-now = Clear now, close
tickets-reopen = Open again
tickets-taken-notice = You have taken it.
tickets-closed-notice = Closed. The asker is asked to rate the answer.

tickets-taken = <b>{ $officer }</b> has taken question { $number } and will answer { $hours }.
tickets-nobody-yet =
    No official has taken question { $number } yet, which you sent yesterday. { $whom ->
        [nobody] No official can be reached here at present; you can ask at your commune's People's Committee { $hours }.
       *[some] I have just reminded them; officials work { $hours }.
    }
tickets-passed-to-province = Question { $number } is passed to the provincial office. I tell you as soon as somebody takes it.
tickets-escalated = Nobody has taken question { $number } for 3 days, so I have passed it to the provincial office.

tickets-write-answer =
    Type the answer to question { $number }, or send a voice message, a picture or a document. The asker gets it at once, with your name.
    To leave, press /huy.
tickets-write-more =
    Type what you want to add to question { $number }. A picture, voice message or document is welcome too.
    To leave, press /huy.
tickets-answer-heading = <b>Officer { $officer } answers question { $number }:</b>
tickets-more-heading = <b>{ $name } adds to question { $number }:</b>
tickets-answer-sent = { $how ->
    [unreachable] The answer to question { $number } is kept, but { $name } has blocked this assistant and may not get it. Please use another way if it is urgent.
   *[sent] The answer to question { $number } has gone to { $name }. If you edit your message, theirs is corrected too.
    }
tickets-more-sent = Passed on to { $officer } (question { $number }).
tickets-corrected-mark = <i>(corrected at { $when })</i>
tickets-corrected-by-officer = ✏️ <b>Officer { $officer } has corrected the answer to question { $number }.</b> Please read it again.
tickets-corrected-by-asker = ✏️ { $name } has changed their words in question { $number }.
tickets-correction-sent = { $side ->
    [asker] Question { $number } is corrected for the officials.
   *[officer] It is corrected for the asker, who is told so (question { $number }).
    }
tickets-undelivered = { $why ->
    [blocked] ⚠️ The answer to question { $number } has not reached { $name}, who has blocked the assistant or left. Please use another way if needed.
   *[other] ⚠️ The answer to question { $number } has not reached { $name}: Telegram refused it. Please send it again.
    }

tickets-hand-to-whom = To whom do you hand question { $number }?
tickets-hand-to = Hand to { $officer }
tickets-hand-to-province = Hand to the province
tickets-hand-to-queue = Give it back to the queue
tickets-hand-on-why = Why do you hand on question { $number }? Press a reason, or type one.
tickets-reason-elsewhere = Not my commune
tickets-reason-beyond = A higher office must answer
tickets-reason-busy = I have no time
tickets-handed-to = Question { $number } is with { $officer } now. The asker is told.
tickets-handed-back =
    Question { $number } is handed on. { $told ->
        [0] No other official can be told at present; it stays in the list of those waiting.
       *[other] Officials told: { $told }.
    }
tickets-hand-not-them = They cannot take question { $number } any more. Please choose somebody else.

tickets-closed = Thank you. Was the answer to question { $number } of use?
tickets-closed-by-officer = { $name } has closed question { $number }. Was the answer of use?
tickets-closed-by-time = Question { $number } was answered 7 days ago, so I close it. Was the answer of use?
tickets-rate-good = 👍 It was
tickets-rate-bad = 👎 It was not
tickets-thanks = { $how ->
    [good] Thank you for rating the answer to question { $number }.
   *[bad] Thank you for being frank about the answer to question { $number }. You can open it again, or write a comment.
    }
tickets-comment = Write a comment
tickets-write-comment = Type your comment on the answer to question { $number }. To leave, press /huy.
tickets-commented = Your comment is kept. Thank you.
tickets-reopened = Question { $number } is open again. Press "Add more" to say what is still unclear.

tickets-own-list = My questions
tickets-own-none = You have not sent an official any question yet.
tickets-own-questions = <b>What you have sent to officials</b> ({ $count })
tickets-own-line = { $state ->
    [waiting] ⏳
    [taken] 👤
    [answered] ✅
    [closed] ☑️
   *[withdrawn] ↩️
    } See { $number }: { $text }
tickets-own-ticket = <b>Question { $number }</b> · { $place }
tickets-own-state = { $state ->
    [waiting] ⏳ Waiting for an official to take it. Officials work { $hours }.
    [taken] 👤 { $officer } has it and will answer { $hours }.
    [answered] ✅ { $officer } has answered.
    [closed] ☑️ Closed.
   *[withdrawn] ↩️ You took it back.
    }
tickets-previous = ‹ Previous page
tickets-next = Next page ›

tickets-ticket = <b>Question { $number }</b> · { $name } · { $place }
tickets-asker-unreachable = ⚠️ The asker has blocked this assistant; messages may not arrive.
tickets-rated = Rating: { $rating }/5{ $said ->
    [yes] {" "}· “{ $comment }”
   *[no] {""}
    }
tickets-line = <b>{ $name }</b> · { $when }{ $kind ->
    [photo] {" "}· 📷 picture
    [voice] {" "}· 🎤 voice message
    [video] {" "}· 🎬 video
    [document] {" "}· 📎 document
   *[none] {""}
    }{ $edited ->
    [yes] {" "}· corrected
   *[no] {""}
    }
tickets-earlier = <i>({ $count } earlier messages)</i>
tickets-history = <i>What happened</i>
tickets-event = • { $when } · { $by }: { $step ->
    [open] asked
    [tell] told the officials
    [take] took it
    [answer] answered
    [hand_over] handed it to another
    [return] gave it back or handed it on
    [write] added more
    [withdraw] took it back
    [send_again] sent it again
    [close] closed it
    [reopen] opened it again
    [remind] reminded
    [escalate] passed it to the province
    [tell_province] told the province
    [move] changed the commune
    [correct] corrected their words
    [rate] rated
   *[other] changed it
    }
tickets-to-list = ‹ List
tickets-back-to-ticket = ‹ Question
tickets-list-waiting-button = See waiting ({ $count })
tickets-list-mine-button = See mine ({ $count })
tickets-list-answered-button = See answered ({ $count })
tickets-list =
    <b>{ $which ->
        [waiting] Questions waiting
        [mine] Questions that I have
       *[answered] Questions answered
    }</b> ({ $from }–{ $to } of { $count })

    { $list }
tickets-list-empty = { $which ->
    [waiting] No question is waiting.
    [mine] You have no unanswered question.
   *[answered] No question has been answered yet.
    }
tickets-list-line = <b>Number { $number }</b> · { $name } · { $when }
tickets-open-number = Open { $number }
tickets-find = Find by number
tickets-find-which = Type the question's number, such as <i>12</i>. To leave, press /huy.

tickets-ask-home = Which commune or ward are you in? Type its name, an old one too, such as <i>ma lâm</i>. Your questions will go to the officials there.
tickets-ask-home-for = <b>Which commune or ward are you in</b>, so that it goes to the right officials? Type its name, an old one too, such as <i>ma lâm</i>. I ask only once.
tickets-home-is = Your questions go to the officials of <b>{ $place }</b>. To change that, type another name.
tickets-home-choose = Choose from a list
tickets-home-unknown = I am not sure
tickets-home-not-found = I find no commune or ward called “{ $text }” in Lâm Đồng. Please type it again, or press a button.
tickets-home-which = “{ $text }” may be one of these. Please choose yours:
tickets-home-district = To which district, town or city did your place belong before?
tickets-home-districts = ‹ Choose another
tickets-home-commune = What was { $district } now consists of these. Please choose yours:
tickets-home-set = { $known ->
    [yes] I have noted: you are in <b>{ $place }</b>. Your questions go to the officials there.
   *[no] Never mind. Your questions go to the provincial office.
    } Change it with /xa.
tickets-home-sent = Question { $number } is passed on.
tickets-change-home = Change commune

tickets-in-handbook =
    What you asked (question { $number }) is in the handbook now:
    <b>{ $title }</b>

    { $waits ->
        [yes] An official still looks at your question; if this is enough, please take it back.
       *[no] Next time it is answered at once.
    }
tickets-see-entry = See the answer

tickets-about-broadcast = 📣 About announcement { $number }: { $text }
