# A copy for each recipient: its last line, when it is corrected, when it is recalled.

broadcasts-copy-topic = { $topic ->
    [deadlines] Legal deadlines
    [training] Training
    [fairs] Fairs and promotion
    [market] Market
   *[general] General news
}
broadcasts-copy-footer = 📌 { $topic } · No more of these: /thongbao
broadcasts-copy-footer-always = 📌 { $topic }
broadcasts-copy-corrected = ✏️ This was corrected at { $when }.
broadcasts-copy-recalled = 🚫 This announcement was recalled. Please disregard what it said.
broadcasts-copy-choose = 👆 Please answer the announcement above:
broadcasts-copy-no-answer = The announcement above needs no answer any more. Thank you!
broadcasts-copy-without = { $field ->
    [producer] producer
    [product] your product
   *[expires] (no expiry date yet)
}
broadcasts-choice-read = I have read it
broadcasts-choice-join = I will take part
broadcasts-choice-help = I need help

# An official's announcements.

broadcasts-home-open = Send announcements
broadcasts-home-back = ‹ Announcements
broadcasts-home =
    📣 <b>Announcements to producers</b>

    Write it, choose who gets it, look at it, and only then send it. Drafts are kept.
broadcasts-new = ✍️ Write one
broadcasts-list-button = { $list ->
    [drafts] 📝 See drafts ({ $count })
    [waiting] ⏳ See waiting ({ $count })
    [running] 📤 See running ({ $count })
   *[done] ✅ See finished ({ $count })
}
composing-list = { $list ->
    [drafts] 📝 <b>Drafts</b>
    [waiting] ⏳ <b>Waiting for approval or for their time</b>
    [running] 📤 <b>Being sent</b>
   *[done] ✅ <b>Finished</b>
}: { $count }. Page { $page } of { $pages }.
broadcasts-list-line = { $number }. { $state ->
    [recalled] 🚫 (recalled) { $text }
   *[other] { $text }
}
broadcasts-previous = ‹ Previous page
broadcasts-next = Next page ›
composing-back = ‹ Back to the announcement
broadcasts-see = 👀 See the announcement
composing-not-found = There is no such announcement, or it is not yours.
composing-not-now = { $state ->
    [draft] Announcement { $number } is still a draft and has reached nobody, so this cannot be done yet.
    [discarded] Announcement { $number } was given up. Take the draft up again first.
    [waiting] Announcement { $number } waits for approval and cannot be changed.
    [scheduled] Announcement { $number } is scheduled. Take it back to a draft to change it.
    [preparing] Announcement { $number } is about to be sent. Please try again in a moment.
   *[sent] Announcement { $number } was sent already; this cannot be done now.
}

# A draft.

broadcasts-field = { $field ->
    [producer] producer
    [product] product
   *[expires] expiry date
}
broadcasts-file-kind = { $kind ->
    [photo] { $count } photo(s)
    [video] { $count } video(s)
    [voice] { $count } voice message(s)
   *[document] { $count } file(s)
}
broadcasts-none = none
broadcasts-no-text = <i>(no text yet)</i>
broadcasts-with-files = 📎 With: { $files }
broadcasts-with-buttons = 🔘 Buttons: { $buttons }
broadcasts-draft = { $state ->
    [draft] 📝 <b>Draft { $number }</b>
    [discarded] 🗑 <b>Announcement { $number }</b> (given up)
    [waiting] ⏳ <b>Announcement { $number }</b> (waits for approval)
    [scheduled] ⏰ <b>Announcement { $number }</b> (scheduled)
    [preparing] 📤 <b>Announcement { $number }</b> (about to be sent)
    [sending] 📤 <b>Announcement { $number }</b> (being sent)
    [paused] ⏸ <b>Announcement { $number }</b> (paused)
    [recalled] 🚫 <b>Announcement { $number }</b> (recalled)
    [stopped] ⏹ <b>Announcement { $number }</b> (the rest was stopped)
   *[done] ✅ <b>Announcement { $number }</b> (sent)
}
broadcasts-origin = { $why ->
    [remind] 🔁 Reminds those who have not confirmed announcement { $number }: { $text }
   *[repeat] 🔁 Repeats announcement { $number }: { $text }
}
broadcasts-origin-recalled = 🚫 That announcement was recalled, so this reminder cannot be sent any more. Please give the draft up.
broadcasts-about =
    📌 Topic: { $topic }
    👥 Recipients: { $audience }
    🕒 To be sent: { $when }
broadcasts-at-once = as soon as it is confirmed
broadcasts-audience-none = not chosen yet
broadcasts-edit-content = ✏️ Change content
broadcasts-edit-audience = 👥 Choose recipients
broadcasts-edit-buttons = 🔘 Choose buttons
broadcasts-edit-topic = 📌 Choose topic
broadcasts-preview = 👀 Preview
composing-send = 📤 Send…
broadcasts-try = 🧪 Test on myself
broadcasts-discard = 🗑 Discard
broadcasts-discarded = 🗑 Announcement { $number } was discarded: { $text }
broadcasts-take-up = ↩️ Take it up again
broadcasts-progress-open = 📊 See progress
broadcasts-report-open = 📋 See results
composing-correct = ✏️ Correct copies
broadcasts-topics =
    📌 <b>What is it about?</b>

    Recipients may mute each topic but legal deadlines. Choose “Legal deadlines” only for a deadline set by law.

# Content is typed.

broadcasts-begin =
    ✍️ <b>A new announcement</b>

    Type it here, with bold, underline or links as you like; or send a photo, a video, a file, a voice message or an album.

    To name each recipient, type: { $fields }.
broadcasts-ask-content =
    ✏️ <b>Change the content</b>

    Type to replace the text; send photos, videos or files to attach more.

    Personal fields: { $fields }.
composing-ask-correction =
    ✏️ <b>Correct what was sent</b>

    Type the whole text anew. Files that were sent cannot be replaced.

    Personal fields: { $fields }.
broadcasts-no-files = 📎 Remove files
broadcasts-no-text-button = 🔤 Remove text
broadcasts-replaced = ✅ The text before was replaced.
broadcasts-text-before = ↩️ Bring old text back
broadcasts-no-text-before = The text before is not kept any more.
broadcasts-nothing-changed = Nothing was changed. Please send it again.
broadcasts-wrong-empty = ⚠️ There is nothing in it yet: it needs text or a file.
broadcasts-wrong-long = { $kind ->
    [caption] ⚠️ The text under the file is { $beyond } letters longer than Telegram allows (the longest names and the last line counted). Shorten it, or send the text without files.
   *[text] ⚠️ It is { $beyond } letters longer than Telegram allows (the longest names and the last line counted). Please shorten it.
}
broadcasts-wrong-field = ⚠️ There is no field { $field }. There are: { $fields }.
broadcasts-wrong-open = ⚠️ A field is not closed. Please write both braces: { $field }
broadcasts-wrong-cut = ⚠️ Formatting cuts the field { $field }. Format all of it, or none.
broadcasts-wrong-link = ⚠️ This link leads nowhere: { $url }
broadcasts-wrong-kind = ⚠️ This kind of message cannot be sent on. Send text, a photo, a video, a file or a voice message.
broadcasts-wrong-many = ⚠️ An announcement has at most { $most } files; the last one was not added.
broadcasts-wrong-mixed = ⚠️ Telegram does not take these together: files go with files, photos with videos, a voice message alone. To replace them, remove the old files first.
broadcasts-wrong-captions = ⚠️ An album has one text; this text and its file were not added.
broadcasts-wrong-files-stay = ⚠️ Of what was sent, only text and buttons can be corrected, not files.
broadcasts-wrong-label = { $why ->
    [lines] ⚠️ A button says one line only.
   *[long] ⚠️ That is { $letters } letters; a button says at most 30, so that a phone shows all of it.
}
broadcasts-wrong-address = { $why ->
    [begins] ⚠️ The address “{ $typed }” has to begin with https://, as https://ocop.vn/fair
   *[broken] ⚠️ The address “{ $typed }” is not complete or has a space in it; right would be https://ocop.vn/fair
}
broadcasts-type-again = Please type it again, or go back to the buttons.

# Buttons.

broadcasts-buttons =
    🔘 <b>Buttons under the announcement</b> (at most 3)

    There are: { $buttons }. Tap to add or remove.
broadcasts-buttons-full = ⚠️ There are 3 buttons. Remove one before adding another.
broadcasts-button-link = 🔗 { $label }
broadcasts-button-entry = 📖 { $label }
broadcasts-remove-button = ✖ Remove: { $label }
broadcasts-add-link = ➕ Add a link
broadcasts-add-entry = ➕ Add handbook entry
broadcasts-ask-label = 🔗 What does the button say? Type one short line, as: Registration form
broadcasts-ask-address = 🔗 Where does “{ $label }” lead? Type an address that begins with https://
broadcasts-ask-entry = 📖 Which entry of the handbook? Type a few words, or choose a step:
broadcasts-entry-none = Nothing was found. Please try other words.
broadcasts-entry-which = 📖 Choose the entry for the button:
broadcasts-other-step = 📖 Choose another step
broadcasts-back-to-buttons = ‹ Back to buttons

# Preview, test.

broadcasts-preview-of = { $kind ->
    [example] 👆 Nobody is chosen yet, so this is only an example, with the name of <b>{ $name }</b>.
   *[real] 👆 This is the copy of <b>{ $name }</b>, exactly as they will get it.
}
broadcasts-preview-of-nobody = 👆 This is what will be sent. There is no producer in your area to take names from.
broadcasts-preview-next = 👤 See next recipient
broadcasts-tried = 👆 A test copy. Its buttons work but do not count.

# What was sent is corrected.

broadcasts-correcting = ✏️ <b>Correcting announcement { $number }, which was sent</b>

    Type the right text here, then choose how. { $files ->
        [yes] Files that were sent cannot be replaced, only text and buttons.
       *[no] Text and buttons can be corrected.
    } Copies will say that they were corrected.

    Personal fields: { $fields }.
broadcasts-correct-keep = ✅ Correct, keep answers
broadcasts-correct-reset = 🔁 Correct, ask again
broadcasts-correct-nothing = ⚠️ Text and buttons are as they were sent, so nothing was corrected. Type another text or change the buttons first.
broadcasts-correct-leave = ‹ Leave it as it is
broadcasts-corrected = { $how ->
    [reset] ✅ The copies of announcement { $number } are being corrected. Recipients have to confirm again.
   *[keep] ✅ The copies of announcement { $number } are being corrected. What was confirmed still counts.
}

# Recipients tap and reply.

broadcasts-responded = { $response ->
    [read] ✓ Noted: you have read it. Thank you!
    [join] ✓ Noted: you will take part. Thank you!
   *[help] ✓ The officials were told that you need help.
}
broadcasts-responded-again = { $response ->
    [read] ✓ Noted already: you have read it.
    [join] ✓ Noted already: you will take part.
   *[help] ✓ The officials know already that you need help.
}
broadcasts-response-test = This is a test copy; the choice does not count.
broadcasts-response-recalled = This announcement was recalled; no answer is needed.
broadcasts-response-not-yours = This announcement was not sent to you, so the choice does not count.
broadcasts-help-ticket = I need help with the announcement: { $text }
broadcasts-reply-file = A file in reply to the announcement: { $text }
