# The register of producers and products: decisions, revocation, corrections, photos, duplicates.

producers-stars = { $stars } stars
producers-decisions = See decisions
producers-decisions-title =
    <b>Decisions of recognition</b>, the newest first

    Choose one to see its products, to correct it or to attach its scan:
producers-decisions-none =
    <b>Decisions of recognition</b>

    There is none in the register yet. A decision is written down with the first dossier of a round that is recognised.
producers-decision-button = Open { $number } · { $date } ({ $count })
producers-decision =
    <b>Decision { $number }</b>
    { $date } · { $authority }
    { $count ->
        [1] 1 product
       *[other] { $count } products
    }

    { $list }
producers-decision-empty = No product is written down under this decision.
producers-decision-was = <i>This corrects an entry that was wrong: { $number } of { $date }.</i>
producers-decision-replaced = That entry was corrected. This is the newest:
producers-round-line = { $number }. <b>{ $product }</b>, { $producer }: { $rating }
producers-round-points = { $total } points (A { $a }, B { $b }, C { $c })
producers-round-until = until { $date }
producers-correct-decision = Correct
producers-correct-ask =
    The register says: <b>{ $number }</b> of <b>{ $date }</b>.

    Type the number and day that the paper says, such as <i>1234/QĐ-UBND 26/6/2026</i>. The last day of every product of the decision follows from the new day, and the producers are told again.
producers-correct-bad = “{ $text }” is not clear. Type the number, then the day, such as <i>1234/QĐ-UBND 26/6/2026</i>. The day cannot be later than today.
producers-correct-same = The register says just that; nothing has changed.
producers-correct-exists = The register has a decision with that number and day; it is not written down twice. This is it:
producers-corrected = ✅ Corrected; the last days of { $count ->
    [1] 1 product
   *[other] { $count } products
    } were counted again and the producers told.
producers-undo-correction = Undo the correction
producers-push-corrected =
    🔔 A decision of recognition was corrected: it is <b>{ $number }</b> of <b>{ $date }</b> (you were told { $was } of { $when }; please disregard that).

    { $products }
producers-push-corrected-line = { $product }: now until { $date }
producers-attach-scan = Attach the scan
producers-attach-other-scan = Replace the scan
producers-see-scan = See the scan
producers-scan-ask = Send a picture or a scanned file (PDF) of the decision here: one file, at most 20 MB.
producers-scan-large = This file is larger than 20 MB and cannot be taken. Scan it less finely and send it again.
producers-scan-one = One file is kept for each decision: the first one is, this one is not. Put several pages into one PDF.
producers-scan-kept = ✅ The scan of decision <b>{ $number }</b> is kept.
producers-scan-caption = Scan of decision { $number } of { $date }
producers-back-decisions = ‹ Decisions
producers-back-decision = ‹ Decision

producers-revoke = Revoke the recognition
producers-see-revocation = See the revocation
producers-revoke-none = <b>{ $product }</b> is not recognised, so that there is nothing to revoke.
producers-revoke-ask =
    <b>Revoking the recognition of { $product }</b>

    On which ground is the authorities' conclusion (article 8)?
    { $list }

    From the conclusion on, the province has 15 days to decide.
producers-ground-line = { $number }. { $ground }
producers-choose-ground = Take ground { $number }
producers-conclusion-day =
    <b>{ $product }</b>
    Ground: { $ground }.

    Of which day is the conclusion? Take today or type it, such as <i>20/11/2026</i>.
producers-revocation-day =
    <b>{ $product }</b>

    Of which day is the decision that revokes it? Take today or type it, such as <i>20/11/2026</i>.
producers-take-today = Take today
producers-bad-past-day = “{ $text }” is not clear. Type day, month and year, such as <i>20/11/2026</i>. The day cannot be later than today.
producers-day-too-early = That is before { $date }, the day of the step before. Type it again.
producers-revoking =
    <b>To be revoked: { $product }</b>
    Ground: { $ground }
    Conclusion of { $date }
    { $clock }
producers-revocation-clock = ⏳ The province has to decide by { $date } { $days ->
    [-1] (that has passed)
    [0] (today)
    [1] (1 day left)
   *[other] ({ $days } days left)
    }.
producers-revoked =
    <b>Revoked: { $product }</b>
    Ground: { $ground }
    Conclusion of { $date }
    Decision of { $day }
producers-write-revocation = Write down the revocation
producers-take-conclusion-back = Take the conclusion back
producers-take-revocation-back = It was a mistake: take it back
producers-push-concluded = ⚠️ <b>{ $product }</b>: there is a conclusion of { $date } to revoke its recognition. Ground: { $ground }. The province decides by { $by }. To ask about it, talk to an official.
producers-push-revoked = 🔔 <b>{ $product }</b>: its recognition was revoked on { $date }. Ground: { $ground }. It may no longer bear the OCOP mark.
producers-push-unconcluded = 🔔 <b>{ $product }</b>: the conclusion was taken back. The recognition holds; please disregard the message before.
producers-push-unrevoked = 🔔 <b>{ $product }</b>: the revocation was a mistake and was taken back. The recognition is as before; please disregard the message before.

producers-extension-see = See the extension
producers-extension-none = <b>{ $product }</b> is not recognised, so that there is nothing to extend.
producers-extension =
    <b>Extension of the certificate: { $product }</b>
    The certificate ends: { $ended ->
        [none] not known
       *[other] { $ended }
    }
    { $until ->
        [none] It is not extended.
       *[other] It is extended to <b>{ $until }</b>.
    }
producers-extension-may = Where its re-evaluation is not in time, the old certificate goes on until there is a result, to { $most } at most (article 12.3 of decision 26/2026).{ $filed ->
        [yes] {""}
       *[no] {" "}⚠️ The register has no re-evaluation of this product that was filed.
    }
producers-extension-no = { $why ->
    [early] Its re-evaluation can be filed in time until { $date }, so that nothing is extended yet.
    [over] { $date } was the last day to which it could go on (180 days after its end).
    [revoking] Its recognition is to be revoked, or was, and is not extended.
   *[unknown] Its end is not known, so that an extension cannot be counted. Add the day of its decision first.
    }
producers-extension-entry = • { $when }, { $by }: { $was ->
        [none] not extended
       *[other] to { $was }
    } → { $until ->
        [none] not extended
       *[other] to { $until }
    }. { $reason }
producers-extension-record = Record an extension
producers-extension-correct = Correct the day
producers-extension-undo = Take the last entry back
producers-extension-mistake = It was a mistake
producers-extension-day =
    <b>{ $product }</b>

    To which day does the certificate go on? From { $first } to { $last }. Type it, such as <i>{ $last }</i>
producers-extension-bad-day = “{ $text }” is not clear. Type day, month and year, such as <i>20/11/2026</i>.
producers-extension-most = Take { $date }
producers-extension-outside = Only a day from { $first } to { $last } is possible. Type another.
producers-extension-same = It is extended to that day already. Type another, or cancel.
producers-extension-reason = By which document is it extended to <b>{ $until }</b>? Type its number and day, or why: the producer reads this. Such as <i>Letter 15/VPĐP of 20/11/2026</i>
producers-extension-reason-long = It takes 1 to 300 letters. Type it again.
producers-extension-preview =
    <b>This will be recorded</b>

    { $product }: { $was ->
        [none] not extended
       *[other] to { $was }
    } → to <b>{ $until }</b>
    By: { $reason }
    { $filed ->
        [yes] {""}
       *[no] ⚠️ The register has no re-evaluation that was filed.
    }
    Once it is saved, the producer and the commune are told.
producers-extension-save = Save
producers-push-extended = { $until ->
    [none] 🔔 <b>{ $product }</b>: the extension of its certificate was recorded by mistake and was taken back. Its last day is { $ends }; it does not go on after that.
   *[other] 🔔 <b>{ $product }</b>: its certificate goes on to { $until }. By: { $reason }. Its re-evaluation has to be decided before.
    }

producers-written = ✅ Written down.
producers-undo = Undo
producers-undone = ↩️ It is as before.
producers-undo-late = You have gone on since, and it cannot be undone any more. Open it and correct it.
producers-out-of-date = ⚠️ That screen was out of date. This is how it stands now:
producers-never-mind = Never mind

producers-see-product = See details
producers-see-producer = See the producer's details
producers-product =
    <b>{ $product }</b>

    { $list }
producers-producer =
    <b>{ $producer }</b>
    { $kind }

    { $list }
producers-field = { $field ->
    [name] name
    [commune] commune
    [address] address
    [representative] representative
    [position] position
    [phone] phone
    [email] email
    [registration_number] registration number
    [registered_on] day of registration
    [founded_on] day of founding
    [note] officials' note
    [set] set of criteria
    [code] product code
    [description] description
    [packaging] packaging
    [output] output
    [price] price
    [channels] where it is sold
    [trace_link] tracing link
   *[kind] kind
    }
producers-field-line = • { $field }: { $value }
producers-field-empty = • { $field }: <i>none yet</i>
producers-deeds =
    <i>Latest changes:</i>
    { $list }
producers-deed-line = <i>{ $when }, { $name }: { $what }</i>
producers-deed = { $action ->
    [producer_change] changed { $fields }
    [producer_add] wrote it down
    [producer_merge] merged it into another
    [producer_unmerge] took it apart again
    [producer_join] joined it
    [producer_link] made a link
    [producer_leave] left it
    [product_change] changed { $fields }
    [product_add] wrote it down
    [product_stop] said that it is no longer made
    [product_resume] said that it is made again
    [product_remove] removed it
    [product_restore] put it back
    [product_photo_add] added a photo
    [product_photo_remove] removed a photo
   *[other] updated it
    }
producers-deed-nobody = The system
producers-edit = Correct details
producers-fields =
    <b>Correcting { $name }</b>

    { $list }

    Choose what to correct:
producers-edit-field = Change { $field }
producers-edit-ask =
    <b>{ $field }</b> now: { $value }
producers-edit-ask-new =
    <b>{ $field }</b>: none yet.
producers-hint = { $field ->
    [name] Type the name, at most 150 letters.
    [commune] Type the commune's name, the new or an old one, such as <i>ma lam</i>.
    [address] Type the address.
    [representative] Type the representative's name.
    [position] Type the position, such as <i>director</i>.
    [phone] Type one telephone number, such as <i>0912 345 678</i>.
    [email] Type the address, such as <i>htxvidu@gmail.com</i>.
    [registration_number] Type the number of the registration.
    [registered_on] Type the day that the paper says, such as <i>26/6/2020</i>.
    [founded_on] Type the day, such as <i>26/6/2020</i>.
    [note] Type the note, which only officials see, at most 500 letters.
    [set] Choose the set, or type its number, 1 to 26.
    [code] Type province-commune-number-year, such as <i>68-23059-1-2026</i>. The older ones of five parts are taken too.
    [description] Type a few sentences, at most 1,000 letters.
    [packaging] Type it, such as <i>glass bottle, 500 ml</i>.
    [output] Type it with its unit, such as <i>2,000 litres a year</i>.
    [price] Type it with its unit, such as <i>120,000 đồng a bottle</i>.
    [channels] Type where it is sold: markets, shops, online…
    [trace_link] Type a link that begins with http:// or https://
   *[other] Type what it is to say.
    }
producers-clear = Leave it empty
producers-fault = { $why ->
    [empty] This cannot be empty. Type it again.
    [long] That is too long: at most { $most } letters.
    [day] “{ $text }” is not clear. Type day, month and year, such as <i>26/6/2020</i>.
    [not-yet] “{ $text }” has not come yet. Type it again.
    [phone] “{ $text }” is not one telephone number. Type one, such as <i>0912 345 678</i>.
    [email] “{ $text }” is no address for email, such as <i>htxvidu@gmail.com</i>.
    [link] “{ $text }” is no link. A link begins with http:// or https://
    [code] “{ $text }” is no product code. It has four parts (older ones five) with hyphens between, such as <i>68-23059-1-2026</i>.
    [set] There is no set “{ $text }”. Type a number, 1 to 26.
   *[commune] There is no commune “{ $text }”. Type it again.
    }
producers-commune-unknown = There is no commune called “{ $text }”. Type it again.
producers-commune-which = “{ $text }” may be one of these:
producers-unchanged = It says that already; nothing has changed.
producers-changed-meanwhile = ⚠️ Somebody changed this before you, and nothing was written. This is what it says now; look at it and go on:
producers-code-taken = Another product has that code, and nothing was written. Check the code.
producers-push-edited = ✏️ { $name } has changed <b>{ $what }</b>: { $field }.
producers-push-moved = 🔔 { $name } has moved <b>{ $producer }</b> from { $from } to { $to }.
producers-back-product = ‹ Product details
producers-back-producer = ‹ Producer details
producers-back-home = ‹ Products

producers-stop = No longer made
producers-resume = Made again
producers-stop-ask = Since when is <b>{ $product }</b> no longer made? Take today or type the day, such as <i>20/11/2026</i>. You can say later that it is made again.
producers-push-stopped = 🔔 { $name } has written down: <b>{ $product }</b> is no longer made since { $date }.
producers-push-resumed = 🔔 { $name } has written down: <b>{ $product }</b> is made again.
producers-remove = Remove it
producers-remove-ask = Remove <b>{ $product }</b> from the register? Only what was written down by mistake or twice is removed; of what is no longer made, say that.
producers-remove-needed = This product has a dossier or a recognition, which the register must keep. If it is no longer made, press “No longer made”.
producers-removed = <b>{ $product }</b> is removed from the register.
producers-push-removed = 🔔 { $name } has removed <b>{ $product }</b> from the register.
producers-push-restored = 🔔 { $name } has put <b>{ $product }</b> back into the register.

producers-photos = See, add photos
producers-photos-screen =
    <b>Photos of { $product }</b>: { $count }/{ $most }

    Send photos here to add them, several at once if you like.
producers-see-photos = See the photos
producers-drop-photo = Remove one
producers-drop-numbered = Remove photo { $number }
producers-drop-which = Which photo of <b>{ $product }</b> is to go? They are counted as they are shown.
producers-photo-only = Only photos are taken here. Send it as a photo, not as a file.
producers-photo-added = ✅ The photo of <b>{ $product }</b> is kept. Send more if you have, at most { $most }.
producers-photo-there = This photo is there already.
producers-photos-full = There are { $most } photos already; this one is not added. Remove one and send it again.
producers-photo-dropped = The photo is removed; { $count } left.
producers-photo-gone = This photo was removed before.
producers-back-photos = ‹ Photos

producers-merge = Merge duplicates
producers-merge-ask = Is <b>{ $producer }</b> in the register twice? Type the other's name, a part of it, or its telephone number.
producers-merge-choice = Take { $producer } ({ $place })
producers-merge-unknown = There is no other producer “{ $text }” among yours. Type it again.
producers-merge-which = Which one is “{ $text }”?
producers-merge-both = <b>Are these one producer?</b> Choose which stays; the products and people of the other come to it. They can be taken apart again.
producers-merge-block =
    <b>{ $number }. { $producer }</b>
    { $kind } · { $place }
    Representative: { $representative ->
        [none] none yet
       *[other] { $representative }
    } · Phone: { $phone ->
        [none] none yet
       *[other] { $phone }
    }
    { $has }
producers-merge-has =
    Products ({ $count }): { $products ->
        [none] none yet
       *[other] { $products }
    }
    People: { $people }
producers-merge-keep = Keep { $number }
producers-merge-has-others = Another was merged into <b>{ $producer }</b> before. Keep this one and merge the other into it, or take it apart first.
producers-merged = ✅ <b>{ $gone }</b> is merged into <b>{ $kept }</b>.
producers-unmerge = Take { $producer } apart
producers-unmerged = ↩️ <b>{ $producer }</b> is taken out of <b>{ $kept }</b>.
producers-push-merged = 🔔 In the register, <b>{ $gone }</b> and <b>{ $kept }</b> are one producer and are now <b>{ $kept }</b>. If that is wrong, talk to an official.
producers-push-unmerged = 🔔 In the register, <b>{ $producer }</b> is taken out of <b>{ $kept }</b>, as before.
producers-choose-set = Choose the set
