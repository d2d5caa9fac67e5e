# Officials change the handbook in the chat.

handbook-desk-open = Edit the handbook
handbook-desk-home =
    <b>Edit the handbook</b>
    The handbook has <b>{ $entries }</b> entries, { $changed } of them changed by officials.
    • Drafts: { $drafts } ({ $proposed } wait to be published)
    • Ways of asking that wait: { $phrasings }
    • Entries to look at again: { $flagged }
handbook-desk-find = Find an entry
handbook-desk-new = Write a new entry
handbook-desk-drafts = See drafts ({ $count })
handbook-desk-proposed-phrasings = Review phrasings ({ $count })
handbook-desk-flagged = See to mend ({ $count })
handbook-desk-negatives = See refused ones
handbook-desk-back = ‹ Edit the handbook
handbook-desk-find-ask = Type a few words of the entry, such as: <i>phí</i> or <i>hạn nộp</i>. /huy leaves.
handbook-desk-found = Choose an entry, or type other words:
handbook-desk-found-none = No entry was found for “{ $text }”. Type other words, or write a new entry.
handbook-desk-unknown = This entry or version is no longer there.
handbook-desk-stale = Somebody has just gone on with this draft; this is the newest.

handbook-desk-entry =
    { $page }

    ——
    { $status }
handbook-desk-status-carried = The program's own text is shown.
handbook-desk-status-changed = Version { $number } of { $on } is shown, published by { $who }.
handbook-desk-status-original = The program's own text was reviewed on { $on }.
handbook-desk-status-new = The program has no text of its own for this entry.
handbook-desk-status-withdrawn = This entry was withdrawn on { $on }; producers do not see it. Why: { $why }
handbook-desk-status-draft = There is a draft by { $who }, { $on }.
handbook-desk-status-phrasings = Ways of asking: { $own }, added by officials: { $taught }.
handbook-desk-edit-body = Edit the answer
handbook-desk-edit-sources = Edit sources
handbook-desk-edit-more = Edit the rest
handbook-desk-add-phrasing = Add a phrasing
handbook-desk-see-phrasings = See added phrasings
handbook-desk-history = See the history
handbook-desk-see-draft = See the draft
handbook-desk-see-entry = See what is shown
handbook-desk-more = <b>{ $title }</b>
    What do you want to edit?
handbook-desk-edit-title = Edit the title
handbook-desk-edit-button = Edit the button
handbook-desk-edit-dates = Edit the dates
handbook-desk-edit-related = Choose related
handbook-desk-mark-reviewed = Mark as reviewed
handbook-desk-withdraw = Withdraw it

handbook-desk-ask-body =
    Type the new answer of <b>{ $title }</b>, at most 900 letters. The first sentence answers. A line is a paragraph; <code>-</code> begins an item, <code>**words**</code> are bold.

    What there is; tap to copy:
    <pre>{ $current }</pre>
    /huy leaves.
handbook-desk-ask-title = Type the new title, at most 80 letters. It is: <b>{ $current }</b>. /huy leaves.
handbook-desk-ask-button = Type the button's new label, at most 28 letters. It is: <b>{ $current }</b>. /huy leaves.
handbook-desk-ask-sources =
    Type the sources, one a line: <i>document | article | date</i>. Leave out the article or the date where there is none.
    Example: <code>Quyết định 26/2026/QĐ-TTg | Điều 7 | 22/5/2026</code>

    { $known ->
        [no] There is none yet.
       *[yes] What there is; tap to copy:
        <pre>{ $current }</pre>
    }
    /huy leaves.
handbook-desk-ask-dates = Type the day from which it is in force, and the last day where there is one. Example: <code>22/5/2026</code> or <code>22/5/2026 - 31/12/2026</code>. It is: { $current }. /huy leaves.
handbook-desk-ask-phrasing =
    Type the ways in which people ask for <b>{ $title }</b>, one a line, with or without diacritics.
    /huy leaves.
handbook-desk-ask-return = What is to be mended? Type it, so that the author knows. /huy leaves.
handbook-desk-ask-withdraw = Why is <b>{ $title }</b> withdrawn? Type the reason. It can be put back from its history. /huy leaves.
handbook-desk-bad-date = I cannot read a date in “{ $text }”. Type day/month/year, such as 22/5/2026.
handbook-desk-bad-sources = I cannot read any source. Type one a line: document | article | date.

handbook-desk-new-title = <b>New entry (1/7).</b> Type its title: a question or a few words, at most 80 letters. /huy leaves.
handbook-desk-new-button = <b>New entry (2/7).</b> Type its button's label, at most 28 letters.
handbook-desk-new-body = <b>New entry (3/7).</b> Type the answer, at most 900 letters. The first sentence answers. A line is a paragraph; <code>-</code> begins an item.
handbook-desk-new-step = <b>New entry (4/7).</b> Which step does it belong to?
handbook-desk-new-topic = <b>New entry (5/7).</b> What is it about? (page { $page }/{ $pages })
handbook-desk-new-sources =
    <b>New entry (6/7).</b> What does the answer rest on? Type a source a line: <i>document | article | date</i>, or choose one. Without a source it cannot be published.
handbook-desk-new-phrasings = <b>New entry (7/7).</b> Type the ways in which people ask, one a line, five or more.
handbook-desk-skip = Skip
handbook-desk-use-title = Use the title
handbook-desk-related = Choose what to read next (tap to choose or not), then tap Done.
handbook-desk-related-on = ✓ { $button }
handbook-desk-done = Done

handbook-desk-draft =
    <b>Draft { $number }</b> · { $who }, { $on }{ $state ->
        [proposed] {" "}· waits to be published
       *[draft] {""}
    }

    { $page }

    ——
    Length of the answer: { $length }/900 letters.
    Changes: { $parts }
handbook-desk-draft-returned = <b>Returned:</b> { $why }
handbook-desk-diff-title = <b>How the answer differs from what is shown:</b>
handbook-desk-diff-gone = <s>− { $line }</s>
handbook-desk-diff-new = <b>+ { $line }</b>
handbook-desk-diff-cut = … { $count } more lines
handbook-desk-problems = <b>To be mended before it is published:</b>
handbook-desk-advice = <b>Worth a look:</b>
handbook-desk-line = • { $text }
handbook-desk-propose = Propose to publish
handbook-desk-publish = Publish
handbook-desk-publish-anyway = Publish all the same
handbook-desk-return = Return it
handbook-desk-discard = Discard the draft
handbook-desk-discarded = The draft is discarded. What is shown stays.
handbook-desk-unchanged = This says what is shown already, so there is no draft.
handbook-desk-unreadable = I cannot take this: something that must be there is empty. Please type it again.
handbook-desk-proposed = The draft was sent to the province officers. I will tell you what comes of it.
handbook-desk-published = Published. Whoever asks from now on gets this.
handbook-desk-returned = The draft was returned to its author.
handbook-desk-not-draft = This is no draft any more.
handbook-desk-withdrawn = The entry was withdrawn. It can be put back from its history.
handbook-desk-not-shown = This entry is not shown.
handbook-desk-only-publishers = This is for province officers.
handbook-desk-ask-sure =
    <b>Before you publish, look at this:</b>

    { $list }

    Publish all the same?
handbook-desk-nearer = “{ $phrasing }” has been answered by “{ $to }” so far.
handbook-desk-flips = “{ $phrasing }” of “{ $of }” would be answered by “{ $to }”.

handbook-desk-list-drafts = <b>Drafts</b> (those that wait to be published first)
handbook-desk-list-drafts-empty = There are no drafts.
handbook-desk-list-draft = { $state ->
        [proposed] ⏳
       *[draft] ✎
    } { $title }
handbook-desk-list-flagged = <b>Entries to look at again</b>: a source or the rule itself has ended, or the form is not right.
handbook-desk-list-flagged-empty = No entry has to be looked at again.
handbook-desk-list-phrasings = <b>Ways of asking that wait</b>
handbook-desk-list-phrasings-empty = No way of asking waits.
handbook-desk-list-taught = <b>Ways of asking that officials have added</b>
handbook-desk-list-taught-empty = None has been added.
handbook-desk-list-negatives = <b>Questions that the bot does not answer by itself</b> (marked by officials)
handbook-desk-negative-add = Add a question
handbook-desk-ask-negative = Type the question that the bot must not answer by itself, but hand to an official. /huy leaves.
handbook-desk-phrasing =
    “{ $text }”
    { $entry }
    Added by { $who }, { $on }{ $state ->
        [active] {" "}· in use
       *[proposed] {" "}· waits
    }
handbook-desk-phrasing-of = For: { $title }
handbook-desk-phrasing-negative = A question that is not answered
handbook-desk-accept = Use this phrasing
handbook-desk-accept-anyway = Use it all the same
handbook-desk-remove = Remove this phrasing
handbook-desk-taught-active = Added and in use: { $count }.
handbook-desk-taught-proposed = Sent to the province officers: { $count }.
handbook-desk-taught-already = Known before: { $count }.
handbook-desk-taught-bad = Not taken (empty or too long): { $count }.
handbook-desk-taught-asked = To be looked at before use: { $count }. It waits.
handbook-desk-taught-collides = This reads like a phrasing of another entry: { $other }. Put it otherwise.
handbook-desk-removed = Removed.

handbook-desk-history-list = <b>History: { $title }</b>
    Tap a version to see it and put it back.
handbook-desk-history-none = Nobody has changed this entry; the program's own text is shown.
handbook-desk-history-line = <b>Version { $number }</b> · { $state } · { $on } · { $who }
handbook-desk-history-parts = Changed: { $parts }
handbook-desk-history-why = Why: { $why }
handbook-desk-history-button = See version { $number }
handbook-desk-version =
    <b>Version { $number }</b> · { $state } · { $on } · { $who }

    { $page }
handbook-desk-restore = Put this one back
handbook-desk-restore-carried = Put the original back
handbook-desk-restored = It is put back. What it took the place of is in the history.
handbook-desk-restored-already = This one is shown already.
handbook-desk-restored-unreadable = This program cannot read that old version.

handbook-desk-state-draft = draft
handbook-desk-state-proposed = waits
handbook-desk-state-published = in use
handbook-desk-state-replaced = replaced
handbook-desk-state-discarded = discarded
handbook-desk-state-withdrawn = withdrawn
handbook-desk-state-rolled-back = rolled back
handbook-desk-part-whole = a new entry
handbook-desk-part-title = title
handbook-desk-part-button = button
handbook-desk-part-place = step, topic
handbook-desk-part-related = related entries
handbook-desk-part-dates = dates in force
handbook-desk-part-reviewed = date of review
handbook-desk-part-phrasings = ways of asking
handbook-desk-part-sources = sources
handbook-desk-part-body = answer
handbook-desk-part-none = none
handbook-desk-who-command-line = the server's operator
handbook-desk-who-system = the program

handbook-desk-fault-unreadable = this program cannot read this version
handbook-desk-fault-long = the answer has { $count } letters, 900 is the most: shorten it
handbook-desk-fault-markup = markup that does not work: ** left open, HTML, a heading or a picture
handbook-desk-fault-title = the title has { $count } letters, 80 is the most
handbook-desk-fault-button = the button has { $count } letters, 28 is the most
handbook-desk-fault-same = “{ $value }” is another entry's already ({ $other })
handbook-desk-fault-source = there is no source: tap Edit sources
handbook-desk-fault-ended = it ended on { $on }: rewrite or withdraw it
handbook-desk-fault-superseded = it stands on { $document }, which ended on { $on }: compare it with { $by }, say what changed, and add that as a source
handbook-desk-fault-dates = it ends before it begins
handbook-desk-fault-related = a related entry is gone: { $id }
handbook-desk-fault-few = only { $count } ways of asking; with five it is found more easily
handbook-desk-fault-collides = “{ $phrasing }” reads like one of { $other }: “{ $theirs }”

handbook-desk-topic-basics = What OCOP is
handbook-desk-topic-eligibility = Who may join
handbook-desk-topic-groups = Product groups
handbook-desk-topic-cycle = The cycle
handbook-desk-topic-changes = New rules
handbook-desk-topic-scoring = Scoring
handbook-desk-topic-stars = Stars
handbook-desk-topic-food-safety = Food safety
handbook-desk-topic-labels = Labels
handbook-desk-topic-traceability = Traceability
handbook-desk-topic-environment = Environment
handbook-desk-topic-trademark = Trademarks
handbook-desk-topic-materials = Raw materials
handbook-desk-topic-story = Product story
handbook-desk-topic-dossier = The dossier
handbook-desk-topic-filing = Filing
handbook-desk-topic-rounds = Rounds
handbook-desk-topic-evaluation = Evaluation
handbook-desk-topic-fees = Costs
handbook-desk-topic-certificate = Certificate
handbook-desk-topic-re-evaluation = Re-evaluation
handbook-desk-topic-revocation = Revocation
handbook-desk-topic-logo = Logo and stars
handbook-desk-topic-support = Support
handbook-desk-topic-training = Training
handbook-desk-topic-promotion = Fairs, promotion
handbook-desk-topic-digital = Online
handbook-desk-topic-local = This province
handbook-desk-topic-failing = Not reached

handbook-desk-notice-proposed = { $who } proposes to publish a draft: <b>{ $title }</b>
handbook-desk-notice-phrasing = { $who } proposes { $count } ways of asking for: <b>{ $title }</b>
handbook-desk-notice-published = Your draft was published: <b>{ $title }</b>
handbook-desk-notice-returned = Your draft <b>{ $title }</b> was returned: { $why }

handbook-desk-learn = Teach the handbook
handbook-desk-learn-how =
    <b>Question { $number } for the handbook</b>

    Asked:
    <blockquote>{ $question }</blockquote>
    { $words ->
        [yes] Answered:
        <blockquote>{ $answer }</blockquote>
       *[no] There are no words in the answer, so no entry can be written of it.
    }
    { $others ->
        [0] If an entry answers this already, choose it; if none does, write a new one.
       *[other] Others who asked the same: { $others }. If an entry answers this already, choose it; if none does, write a new one.
    } Once it is in use, I tell those who asked.
handbook-desk-learn-unanswered = Question { $number } has no answer yet, so the handbook cannot learn from it.
handbook-desk-learn-phrasing = Add to: { $title }
handbook-desk-learn-entry = Write a new entry
handbook-desk-learn-too-long = This question is too long for a way of asking. Write a new entry, or open the entry and add a way of asking.
handbook-desk-learn-unreadable = I could not write an entry of this answer. Go to Edit the handbook and write a new entry.
handbook-desk-learnt-entry = Drafted from the answer to question { $number }. <b>Before it is published:</b> take out names and private matters, shorten the title, add a source.
handbook-desk-learnt-phrasing =
    Noted as a way of asking for:
    <b>{ $title }</b>
    Press Use this phrasing to put it into use.
handbook-desk-learnt-proposed =
    Noted, and sent to the province's officers, as a way of asking for:
    <b>{ $title }</b>
handbook-desk-learnt-already =
    It is a way of asking already for:
    <b>{ $title }</b>
