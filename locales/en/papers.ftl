# The papers of a dossier: what is missing, sending them, officials' checks, supplements, samples.

papers-open = Papers
papers-back-list = ‹ All papers
papers-back-paper = ‹ This paper
papers-undo = Undo
papers-undone = ✅ Taken back.
papers-undo-late = That is undone already, or there is nothing to undo any more.
papers-out-of-date = This screen is out of date. This is how it stands now:

papers-list =
    <b>Papers of { $product }</b>
    Dossier ({ $kind }), aiming at { $stars } stars

    { $complete ->
        [yes] ✅ All { $needed } papers that are needed are there.
       *[no] { $there } of { $needed } papers that are needed are there. Tap a paper to see how to get it and to send it.
    }
papers-list-no-set = <i>The product has no set of criteria yet, so this list is not certain. Please choose the set first.</i>
papers-section = { $section ->
    [unseen] <b>Sent, to be looked at</b>
    [missing] <b>Still missing</b>
    [there] <b>There</b>
    [maybe] <b>Depends: ask if you are not sure</b>
   *[extra] <b>Brings points or serves as evidence</b>
    }
papers-mark = { $state ->
    [missing] ⬜
    [broken] ⚠️
    [returned] ↩️
    [expired] ⌛
    [ending] ⏳
    [sent] 📎
   *[checked] ✅
    }
papers-line = { $mark } <b>{ $paper }</b>: { $what }
papers-label = { $mark } { $paper }
papers-page = Page { $page } of { $pages }
papers-why = { $why ->
    [always] every dossier has it
    [entry] nobody takes part without it
    [rejected] a dossier without it is rejected
    [star] a condition of { $stars } stars
    [again] a re-evaluation asks for it anew
    [unsettled] the set of criteria decides whether it is needed
    [case] depends, see the note
    [points] brings points
   *[evidence] serves as evidence
    }
papers-state = { $state ->
    [missing] not sent yet
    [broken] the file cannot be opened, please send it again
    [returned] sent back by the official: { $detail }
    [expired] ended on { $detail }
    [ending] ends on { $detail }, before this round is decided
    [sent] { $files } files sent
   *[checked] checked by the official, in order
    }
papers-paper =
    <b>{ $paper }</b>
    { $product }

    { $standing }
papers-standing = { $mark } <b>{ $what }</b>
papers-until = Holds until { $date }
papers-why-needed = <b>Why:</b> { $why }.
papers-for-kind = <b>For you:</b> { $what }.
papers-issuer = <b>Made or issued by:</b> { $issuer }.
papers-takes = { $how ->
    [own] <b>How long:</b> you make it yourself, nobody has to be waited for.
    [told] <b>How long:</b> { $time }.
   *[unknown] <b>How long:</b> no figure yet, ask who issues it.
    }
papers-how = <b>How:</b> { $how }.
papers-proves = <b>Evidence for the criteria:</b> { $criteria }.
papers-holds = <b>Holds:</b> { $months } months from the day of issue.
papers-note = <i>{ $note }.</i>
papers-send = Send this paper
papers-send-more = Send more files
papers-send-next = Send next: { $paper }
papers-stuck = I am stuck here
papers-see-files = See, remove files
papers-replace = Send it anew
papers-relocate = Move elsewhere
papers-set-date = Note when it ends
papers-send-ask =
    <b>{ $paper }</b> of { $product }

    { $how ->
        [checked] ⚠️ The official has found this paper in order. If you send more, that mark no longer holds and they have to look again. If there is no need, go back; otherwise send a picture or file here.
        [replace] Send the new picture or file here. The first one takes the place of what was sent; that can be undone.
       *[add] Take a clear picture of each page and send it here: pictures, PDF, Word, Excel, albums too. At most 20 MB a file.
    }
papers-received = { $how ->
    [album] ✅ Got the album for <b>{ $paper }</b> ({ $product }). I keep each picture of it.
   *[one] ✅ Got it. <b>{ $paper }</b> ({ $product }) has { $files } files now. Send further pages if there are any.
    }
papers-also = You have sent this file for <b>{ $paper }</b> too. One paper may prove several things.
papers-progress = { $complete ->
    [yes] The dossier has all { $needed } papers that are needed.
   *[no] The dossier has { $there } of { $needed } papers that are needed.
    }
papers-twice = You have sent this file for this paper already; I keep it once.
papers-unfit = { $named ->
    [no] This file
   *[other] The file <b>{ $name }</b>
    } { $why ->
    [video] is a video, which I do not take as a paper; what came with it and is a picture or a paper is kept. Please send a picture of the paper.
    [voice] is a recording, which I do not take as a paper. Please send a picture of the paper.
    [empty] is empty. Please send it again.
    [large] is larger than 20 MB, so Telegram does not let me fetch it. Take the picture again and send it as an ordinary photo (not as a file), or split the PDF.
   *[other] is of a kind that I do not take. I take pictures, PDF, Word, Excel, PowerPoint.
    }
papers-closed = This dossier has come to its end, its papers cannot change any more. Ask an official if you need something.
papers-locked = The official has found this paper in order, so I cannot remove or replace it. To change it, ask the official to take their mark back first.
papers-ask-until = Until when does this paper hold? Type the day, as <i>31/12/2027</i>. If it says none, skip this.
papers-ask-issued = On which day was the report issued? Type it, as <i>15/10/2026</i>. It can be used for { $months } months from that day.
papers-skip-date = Skip the day
papers-no-date = All right, the day can be noted later.
papers-bad-date = I cannot read “{ $text }” as a day. Please type it as <i>31/12/2027</i>; a day of issue is not after today.
papers-date-kept = ✅ Noted: this paper can be used until { $date }.
papers-date-past = ⌛ Noted, but this paper could be used until { $date } only and has expired. Please send the new one when there is one; if that was a slip, type the day again.
papers-renewed = The day noted before ({ $date }) is that of the old paper.
papers-reopened = ⚠️ The official had found this paper in order. As there is a new file, they will look at it again; I have told them.
papers-push-added =
    📎 <b>{ $paper }</b> of { $product } ({ $producer }, { $place }): the producer has just sent another file. { $checked ->
        [yes] The paper had been found in order; please look at it again.
       *[no] Nobody has looked at it yet.
    }
papers-not-here = I keep the file that you have just sent. If it is another paper, choose below.
papers-files = <b>{ $paper }</b>: the { $count } files above. Remove one that is wrong:
papers-file-caption = { $paper }, file { $number }
papers-remove = Remove file { $number }
papers-removed = A file of <b>{ $paper }</b> was removed.
papers-move-which =
    <b>{ $paper }</b> is in the dossier of { $product }.

    Of which product is it really?
papers-move-what = Into which paper of <b>{ $product }</b>?
papers-moved = ✅ Moved { $count } files to <b>{ $paper }</b> of { $product }. Nothing is lost.
papers-stray-which = I have kept this file. Of which product is it?
papers-stray-what = I have kept this file. Which paper of <b>{ $product }</b> is it?
papers-other-product = Another product
papers-stuck-ask =
    Where are you stuck with <b>{ $paper }</b>?

    Tap one of these, or type (or photograph) what troubles you. The official will know at once which paper and which product it is.
papers-trouble = { $trouble ->
    [where] I do not know where to ask
    [what] I do not see what is needed
    [waiting] I have asked, it takes long
   *[refused] I was refused
    }
papers-question =
    Stuck with: { $paper }
    Product: { $product } ({ $set ->
        [0] no set of criteria yet
       *[other] set { $set }
    })
    Producer: { $producer }, { $place }

    { $said }

papers-see-paper = See this paper
papers-send-again = Send this paper again
papers-broken-file = ⚠️ The file <b>{ $name }</b> that you sent for <b>{ $paper }</b> ({ $product }) cannot be opened: what is in it is not what its name says. Please send it again, or a picture of the paper.
papers-check = In order
papers-check-next = See next: { $paper }
papers-send-back = Send back
papers-send-for = Send for the producer
papers-unmark = Take the mark back
papers-marked = { $mark ->
    [checked] ✅ <b>{ $paper }</b> is marked as in order.
   *[returned] ↩️ <b>{ $paper }</b> was sent back, the producer is told at once.
    } { $left ->
    [0] Every paper that was sent is looked at.
   *[other] { $left } papers that were sent are not looked at yet.
    }
papers-return-ask =
    Why does <b>{ $paper }</b> go back?

    Tap a reason, or type one that helps the producer.
papers-return-why = { $why ->
    [blurred] The picture cannot be read
    [pages] Pages are missing
    [expired] The paper has ended
   *[wrong] It is another paper
    }
papers-push-returned =
    ↩️ The official has sent back <b>{ $paper }</b> of { $product }: { $reason }.

    Please tap See this paper and send it again.
papers-push-unmarked = The official has taken back the return of <b>{ $paper }</b> of { $product }: it is looked at further, you need not send it again yet.
papers-samples = { $count } samples, received by { $name } on { $date }
papers-samples-came = 5 samples received
papers-samples-not = Not received after all
papers-push-samples = { $came ->
    [came] ✅ The official has received the samples of <b>{ $product }</b>.
   *[not] The last message was a mistake: the samples of <b>{ $product }</b> have not been received.
    }
papers-bundle = Get all (ZIP)
papers-bundling = I am putting { $files } files into { $parts } ZIP files, in the order of form 02's criteria, with a contents page. I send them here when done.
papers-bundling-already = I am at it already, and send it here when done.
papers-bundling-empty = This dossier has no file yet.
papers-part-name = ho-so-{ $lookup }-{ $part }-{ $parts }.zip
papers-part-caption = Papers of <b>{ $product }</b>, part { $part } of { $parts }: { $files } files. Open 00-muc-luc.html in it for the contents.
papers-part-lost = ⚠️ Telegram does not let me fetch { $count } files: { $papers }. The contents page names each; please ask the producer to send these papers again.
papers-page-title = Contents of the evidence (part { $part } of { $parts })
papers-page-product = Product: { $product }
papers-page-producer = Producer: { $producer }, { $place }
papers-page-dossier = Dossier ({ $kind }), { $stars } stars, code { $lookup }
papers-page-made = Made on { $date }
papers-page-central = Order of what is sent to the ministry by article 6.3 of decision 26/2026/QĐ-TTg; what the province writes goes into the empty folders:
papers-page-paper = Paper
papers-page-criteria = Criteria
papers-page-files = Files
papers-page-lost = { $name } (cannot be fetched)
papers-page-missing = Papers that are needed and missing or sent back

papers-request-ask =
    <b>Supplement: { $product }</b>

    Tap each paper that is to be added, once more to take it off. What you type is a note to the paper tapped last; with none tapped, it is a request of its own. To mend it, tap Change or drop.
papers-request-items =
    <b>Asked for:</b>
    { $items }
papers-request-left = This request was left before. Open the dossier and tap Ask for more once again.
papers-tick = { $ticked ->
    [yes] ☑️
   *[no] ⬜
    } { $paper } · { $state ->
        [missing] not there
        [broken] broken file
        [returned] sent back
        [expired] expired
        [ending] expires soon
        [sent] not looked at
       *[checked] in order
    }
papers-request-item = { $number }. { $item }
papers-request-change =
    <b>Change or drop which?</b>

    { $items }
papers-request-item-ask =
    Noted: <b>{ $item }</b>

    Type other words for the note, or drop this.
papers-request-full = ⚠️ At most { $most } things are asked for at once, so I have not added this. Drop another one, or send these first.
papers-request-sent = ✅ This request was sent already: { $count ->
    [one] one thing
   *[other] { $count } things
    }, by { $date }. The producer gets it once.
papers-change-items = Change or drop
papers-change-item = Change { $number }
papers-drop-item = Drop this
papers-note-long = This note is longer than { $most } letters, so I have not kept it. Please type a shorter one, or make several of it.
papers-item-noted = { $paper } ({ $note })
papers-choose-due = Choose the last day
papers-back-ticks = ‹ Change the list
papers-due-ask = By which day at the latest? Tap, or type a day, as <i>15/12/2026</i>.
papers-due-working = { $days } working days ({ $date })
papers-due-plain = { $days } days ({ $date })
papers-bad-due = I cannot read “{ $text }”, or that day is not after today. Please type it as <i>15/12/2026</i>.
papers-due-far = { $date } is more than half a year away. Is that the day? If not, tap or type another one.
papers-due-keep = Yes, by { $date }
papers-due-by = By { $date } at the latest
papers-request-sure =
    Ask the producer for { $count ->
        [one] one thing
       *[other] { $count } things
    }, by <b>{ $date }</b>:
    { $items }

    To change the day, type another one.
papers-request-send = Ask for these
papers-see-supplement = What is asked for
papers-supplement =
    <b>To be added for { $product }</b>
    { $late ->
        [yes] ⚠️ The last day, { $date }, is over. Please send it soon.
        [answered] Said to be added (by { $date }), yet what is marked ⬜ never came.
       *[no] By { $date } at the latest.
    }

    { $items }
papers-supplement-line = { $done ->
    [yes] ✅
   *[no] ⬜
    } { $item }
papers-supplement-none = Nothing is asked of this dossier at present.
papers-supplement-left = Of what was asked for, { $count } are left: { $items }.
papers-supplement-complete = 🎉 All that was asked for is there. Tap the button below to send the answer.
papers-send-this = Send: { $paper }
papers-item-done = Done: { $item }
papers-redo = Done after all
papers-silent = See who has not answered
papers-silent-title = <b>Waiting for producers</b> ({ $count } dossiers), the next due first
papers-silent-none = No dossier waits for its producer.
papers-silent-line =
    { $number }. <b>{ $product }</b>, { $producer }, { $place }
    { $sent }
    { $since }
papers-silent-sent = { $due } · { $done } of { $items } sent
papers-silent-due = { $due ->
    [late] ⚠️ overdue since { $date }
    [open] due { $date }
   *[none] no last day
    }
papers-silent-since = { $how ->
    [some] Last sent on { $date }, { $days ->
        [0] today
        [one] a day ago
       *[other] { $days } days ago
        }
   *[none] Nothing sent since { $date }, { $days ->
        [0] today
        [one] one day
       *[other] { $days } days
        }
    }

papers-claims =
    <b>Points that you gave yourself and no paper proves</b>

    { $count ->
        [one] One criterion
       *[other] { $count } criteria
    }, { $points } points. The council gives points for what it sees. A paper has to prove what the level that you chose asks for; some papers prove a lower level only.
papers-claims-none = ✅ Wherever you gave yourself points that take a paper, there is one. Whether it proves the level that you chose, please check with what that level asks for.
papers-claims-button = Points without a paper ({ $count })
papers-claim =
    • <b>{ $criterion } { $title }</b> ({ $points } points)
    The level chosen: { $level }
    Papers that count for this criterion: { $papers }
papers-claim-paper = { $paper } (up to { $points } points)
papers-read-more = Read more in the handbook
papers-supplement-in-words =
    <b>To be added for { $product }</b>

    The official wrote: { $reason }

    That was said in words, without naming papers. Send them from the list of papers, then tap the button that says so.
papers-came = { $complete ->
    [yes] ✅ All { $items } things that were asked for are there.
   *[no] ⚠️ Of what was asked for, { $done }/{ $items } came. Missing: { $missing }.
    }
papers-silent-in-words = asked in words, no last day
