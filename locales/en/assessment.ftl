# Self-assessment: what rejects a dossier, each criterion, the result, practice, copying, beginning again.

assessment-button = Score it myself
assessment-practice = Practise
assessment-title-product =
    <b>Self-assessment: { $name }</b>
    { $set }
assessment-title-practice =
    <b>Practice</b>
    { $set }
assessment-set = Set { $number }. { $name }

assessment-ways =
    <b>Self-assessment</b>
    Score your product first, to see about how many stars it would get and what holds it back.

    { $products ->
        [0] You have no product here yet. Press “Practise” to try it with any product.
       *[other] Choose a product to score, or practise with another one.
    }
assessment-way = Score { $name }
assessment-groups =
    <b>Practice</b>
    A practice is yours alone and apart from any dossier.

    Which group is your product in? If you are not sure, press “Type the product's name”.
assessment-group-choice = Choose { $group }
assessment-group-sets =
    <b>Group { $numeral }: { $group }</b>
    Choose the set to practise with.
assessment-name = Type the product's name
assessment-name-ask =
    Type the product's name, for example <i>nước mắm</i> or <i>thanh long sấy</i>.
    Changed your mind? Press /huy.
assessment-named = “{ $name }” is usually in the set below. Choose one to practise with.
assessment-named-none = I do not know which set “{ $name }” is in. Type another name, or choose by group.
assessment-to-groups = Choose by group
assessment-to-ways = Choose another product
assessment-no-set =
    <b>Self-assessment: { $name }</b>
    The set of this product is not settled, so it cannot be scored yet. Edit the product to choose its set, or practise first.

assessment-conditions =
    <b>First: does any of these hold for the product?</b>
    Any one of them rejects the dossier; it gets no star however many points it has.

    { $list }
assessment-condition = { $number }. { $text }
assessment-condition-at = { $number }. { $text } <i>(said at criterion { $criterion })</i>
assessment-caught-none = None of them holds
assessment-caught-some = One holds
assessment-caught-skip = Skip, score first
assessment-caught =
    <b>Something rejects the dossier</b>
    As it is, the dossier would be rejected. Mend that before you file; ask an official if you are not sure.

    You can still go on, to see how many points the product has.
assessment-caught-on = Go on to see the points
assessment-caught-back = Choose again

assessment-resumed = <i>You stopped here on { $date }. Let us go on.</i>
assessment-question =
    Question { $number }/{ $count } · Part { $part } · criterion { $criterion }
    <b>{ $title }</b> (at most { $max } points)
assessment-case = <i>Case { $case }:</i>
assessment-level = <b>{ $number }.</b> { $text } ({ $points } points)
assessment-level-star = <b>{ $number }.</b> { $text } ({ $points } points, the least for { $star } stars)
assessment-level-chosen = ✅ { $level }
assessment-below-chosen = ✅ No level reached (0 points)
assessment-no-zero = <i>If you reach none of these, press “No level reached”: it counts as 0 points for now.</i>
assessment-doubtful = ⚠️ <i>The text that I have is not clear at this criterion (points or stars). Ask an official before you rely on it.</i>
assessment-choose = Choose { $number } · { $points } points
assessment-choose-below = No level reached
assessment-previous = ◀ Previous
assessment-skip = Skip ▶
assessment-see-summary = See the result
assessment-so-far = <b>{ $points }</b> points so far · { $next }
assessment-gap-points = { $points } more points to { $star } stars
assessment-gap-minima = points enough for { $star } stars, { $count } conditions are missing
assessment-gap-both = { $points } more points and { $count } conditions to { $star } stars
assessment-gap = 👉 <b>Now: { $gap }</b>
assessment-gap-none = enough for 5 stars

assessment-result =
    { $title }

    { $result }
assessment-points =
    <b>{ $total }/100</b> points in all
    A. Product, community: { $a }/{ $max_a }
    B. Marketing, story: { $b }/{ $max_b }
    C. Quality: { $c }/{ $max_c }
assessment-result-star = ⭐ Forecast: <b>{ $star } stars</b>
assessment-result-none = Forecast: <b>not yet 3 stars</b>
assessment-result-rejected = ⛔ Forecast: <b>rejected</b>, because something rejects the dossier
assessment-unanswered = { $count } questions are not answered; they count as 0 points for now.
assessment-conditions-unasked = You have not looked at what rejects a dossier.
assessment-minima =
    <b>{ $count } conditions are missing for { $star } stars:</b>
    { $list }
assessment-gains =
    <b>Points that are nearest:</b>
    { $list }
assessment-step = • <b>Question { $number }.</b> { $title } ({ $criterion }), has { $have }, needs { $need } points: { $text }
assessment-more = … and { $count } more, press “See what to do”.
assessment-forecast = <i>This is your own forecast; the council decides.</i>
assessment-locked = 🔒 The dossier was filed on { $date }, so this assessment is locked and can only be read. To try further, use “Practise”.
assessment-locked-empty = 🔒 The dossier was filed on { $date } and the product had not been scored here before, so there is nothing to see. To find out how many stars it may get, practise.
assessment-go-on = Answer what is left
assessment-see-steps = See what to do
assessment-see-answers = See, change answers
assessment-see-conditions = See what rejects
assessment-copy = Copy to another product
assessment-again = Begin again

assessment-steps =
    <b>What to do for { $star } stars</b>
    What is required first, then what brings most points.

    { $list }
assessment-steps-none = By this assessment the product is good for 5 stars. Keep it so, and prepare the evidence.
assessment-open-line = Open question { $number }
assessment-answers =
    <b>The answers</b>
    { $list }
assessment-answer = <b>Question { $number }.</b> { $title } ({ $criterion }): <b>{ $points }</b>/{ $max }
assessment-answer-open = <b>Question { $number }.</b> { $title } ({ $criterion }): not answered, at most { $max }

assessment-outdated =
    <b>The criteria are others now</b>
    You began this on { $date }. { $change }

    { $kept } answers are kept, because their criteria are the same to the letter; { $lost } have to be given again. The old assessment is kept too.
assessment-outdated-set = It was set { $before } then; the product is in set { $now } now.
assessment-outdated-criteria = Some criteria have changed since.
assessment-renew = Begin again with the new set
assessment-again-ask =
    <b>Begin again?</b>
    What you answered is put away. You can undo that right afterwards.
assessment-again-no = No, keep it
assessment-begun-again = { $kept ->
        [0] Begun again.
       *[other] Begun again, { $kept } answers kept.
    }
assessment-undo = Undo
assessment-undone = Undone.
assessment-start = Begin
assessment-copy-ask =
    <b>Copy the assessment of { $name }</b>
    Choose a product of the same set. The assessment that it has is put away.
assessment-copy-none = There is no other product of the same set to copy to.
assessment-copy-to = Copy to { $name }
assessment-copy-over-ask =
    <b>{ $name } has a self-assessment</b>
    Questions answered: { $answered }, points: { $points }. It is put away by the copy, which can be undone right afterwards.
assessment-copy-over = Copy all the same
assessment-copied = Copied to <b>{ $name }</b>. Look at each answer again, as two products may differ.
assessment-see-copy = See the copy
assessment-out-of-date = That screen was out of date; nothing was written down. Here is the new one.
