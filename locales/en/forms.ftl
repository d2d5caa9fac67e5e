# Forms of a dossier: filled in, what they lack, the commune's report.

# On the forms (which are always in Vietnamese).
forms-classification = { $numeral } ({ $group }), { $code }. { $set }
forms-form-code = /PĐK-{ $province }-{ $commune }-{ $year }
forms-sex = { $sex ->
    [female] Female
   *[male] Male
    }
forms-was = { $stars } stars
forms-was-on = { $stars } stars, decided on { $date }
forms-part = { $part ->
    [a] PART A. THE PRODUCT AND THE STRENGTH OF THE COMMUNITY
    [b] PART B. MARKETING
   *[c] PART C. QUALITY
    }
forms-total = TOTAL
forms-footer = Filled in from the OCOP register on { $date }. Check it before you sign.
forms-verdict = { $verdict ->
    [agrees] As declared
    [partly] True in part
   *[differs] Not so, or nothing shows it
    }
forms-seen = { $verdict }.
forms-seen-note = { $verdict }. { $note }

forms-open = Get a filled-in form
forms-menu =
    <b>Forms: { $product }</b>

    I fill in what the register knows, as a Word file in Vietnamese. Open it, check it, print and sign it. What I do not know stays a dotted line.
forms-menu-no-dossier = <i>This product has no dossier under way, so the forms do not say whether it is the first time, an upgrade or a re-evaluation. Begin a dossier first and I tick it.</i>
forms-get = { $form ->
    [registration] Get form 01
    [self_assessment] Get form 02
    [commune_report] Get form 03
    [proposal] Get the proposal
    [receipt] Get the receipt
   *[notice] Get the notice
    }
forms-form = { $form ->
    [registration] Form 01, registration
    [self_assessment] Form 02, self-assessment report
    [commune_report] Form 03, the commune's report
    [proposal] Letter of proposal to the province
    [receipt] Receipt of the dossier
   *[notice] Notice of the result
    }
forms-caption =
    <b>{ $form }</b>
    { $product }
forms-caption-empty = Left empty: { $list }.
forms-caption-whole = ✅ All that the register knows is filled in. Check it, print it and sign it.
forms-caption-hand = To be written by hand: { $list }.
forms-by-hand = { $form ->
    [registration] the day, the signature, the two boxes of those who receive it
    [self_assessment] the residence, the day, the signature
    [commune_report] number and day of the report, signature and seal
    [proposal] number and day of the letter, signature and seal
    [receipt] the day, the three boxes of what was received, both signatures
   *[notice] the office that signs, number and day of the notice, signature and seal
    }
forms-slot = { $slot ->
    [representative] representative
    [position] position
    [sex] sex
    [ethnicity] ethnicity
    [address] address
    [phone] telephone
    [email] email
    [registration_number] business registration number
    [registered_on] day of registration
    [founded_on] day of founding
    [classification] set of products
    [output] output
    [price] price
    [channels] where it is sold
    [history] history
    [organisation] organisation
    [results] business results
    [revenue] revenue
    [profit] profit
    [changes] what has changed
    [total] the points of the self-assessment
    [form_number] number of the registration form
    [filed_on] day of filing
    [material_said] what the producer declares
    [labour_said] what the producer declares
    [idea_said] what the producer declares
    [identity_said] what the producer declares
    [material] what the commune sees
    [labour] what the commune sees
    [idea] what the commune sees
    [identity] what the commune sees
    [was] the recognition before
    [decision] number of the decision
    [decided_on] day of the decision
    [reason] reason
    [lookup] look-up code
    [commune] commune
    [commune_name] commune
    [commune_capitals] commune
    [form_code] code of the form
    [points_a] points of part A
    [points_b] points of part B
    [points_c] points of part C
   *[plan] plan
    }
forms-not-yet = { $form ->
    [notice] Nothing has come of this dossier yet, so there is nothing to give notice of.
   *[other] This dossier is not filed yet, so the commune's papers cannot be made.
    }
forms-back-menu = ‹ Forms
forms-prepare = { $form ->
    [commune_report] Prepare form 03
   *[receipt] Prepare the receipt
    }
forms-fill-in = Fill in what is empty ({ $count })
forms-fill-blanks = Fill in what is empty

forms-blanks =
    <b>Left empty: { $product }</b>

    Forms 01 and 02 have { $count } places that I know nothing for. Choose what to fill in; what you skip can be written by hand.
forms-blanks-none =
    <b>{ $product }</b>

    ✅ There is nothing more in forms 01 and 02 that I can fill in for you.
forms-fill = Fill in { $slot }
forms-fill-person = Fill in sex, ethnicity
forms-ask = { $question ->
    [history] <b>How it came to be</b>

    Type a few sentences: since when, who began it, how it grew.
    [organisation] <b>Organisation</b>

    Type a few sentences: who does what, how many people work there, how many are from the commune.
    [results] <b>Business results</b>

    Type a few sentences: what was done of the plan, and what came of it lately.
    [revenue] <b>Revenue</b>

    Type the revenue of recent years, for example: <i>2024: 850 million; 2025: 1.1 billion</i>.
    [profit] <b>Profit</b>

    Type the profit of recent years, for example: <i>2024: 120 million; 2025: 160 million</i>.
    [changes] <b>What has changed since the recognition</b>

    Type a few sentences: what is different in material, technology, packaging, label, quality, market, output, revenue.
   *[plan] <b>Plan</b>

    Type a few sentences: what you are going to do with this product.
    }
forms-ask-there = It says: <i>{ $text }</i>
forms-clear = Leave it empty
forms-skip = Skip
forms-kept = ✅ Written down.
forms-kept-short = Written down
forms-undo = Undo
forms-undone = ↩️ It is as it was before.
forms-undo-late = This is too old to be undone. Please open what you want to correct.
forms-too-long = This is longer than { $most } letters and does not fit the form. Please type less.

forms-consent =
    <b>Sex and ethnicity of the representative</b>

    Form 02 asks for both. They are private, so I ask here only, and keep them only if the representative agrees:
    • they are used for form 02 alone;
    • they are in no list, and officials do not see them in the register;
    • they can be deleted at any time, here or with /privacy.

    If you would rather not, skip this and write them by hand.
forms-agree = I agree, go on
forms-ask-sex = Is the representative a man or a woman?
forms-ask-ethnicity = What is the representative's ethnicity? Choose a button, or type its name.
forms-ethnicity = { $name ->
    [cham] Chăm
    [coho] Cơ Ho
    [raglai] Raglai
   *[kinh] Kinh
    }
forms-see-kept = See what is kept of representatives
forms-kept-title =
    <b>Sex and ethnicity that are kept</b>

    For form 02 alone. To delete them, press a button below.
forms-kept-none = I keep neither sex nor ethnicity of any representative for whom you act.
forms-kept-line = • { $producer }: { $what }
forms-forget = Delete those of { $producer }
forms-forgotten = Deleted

forms-judging =
    <b>Report, form 03: { $product }</b>

    { $list }

    Choose each subject to judge it. With all four done, get the report and the proposal to sign and send to the province.
forms-judged-line = • <b>{ $subject }</b>: { $seen }
forms-not-judged = not judged yet
forms-subject = { $subject ->
    [material] Local origin and material
    [labour] Local labour
    [idea] Where the idea is from
   *[identity] Local character and knowledge
    }
forms-subject-short = { $subject ->
    [material] material
    [labour] labour
    [idea] idea
   *[identity] character
    }
forms-judge = { $done ->
    [yes] ✅ See { $subject }
   *[no] Judge { $subject }
    }
forms-subject-ask =
    <b>{ $subject }</b>
    { $product }

    { $declared }

    { $hint }
    What does the commune see of what the producer declares?
forms-declared =
    <b>The producer's self-assessment</b> of criterion { $criterion } { $title }: { $points }/{ $most } points. { $said ->
        [level] It declares: <i>{ $level }</i>
       *[none] No level is reached.
    }
forms-declared-none = <b>The producer has not assessed this here</b>, so I have no declaration to compare with. Please look at the one on paper; in the report, its place is left empty to be written by hand.
forms-verdict-paper = { $verdict ->
    [agrees] As declared on paper
    [partly] In part
   *[differs] Not so, or not shown
    }
forms-back-blanks = ‹ What the forms lack
forms-subject-there = It says: <i>{ $seen }</i>
forms-hint = { $subject ->
    [material] Is it from the place, where does the material come from, are there papers of the purchase?
    [labour] How many of the workers are from the commune?
    [idea] Where is the idea from, is it tied to a craft or a speciality of the commune?
   *[identity] Does it have a culture, a know-how or a story of the place?
    }
forms-add-note = Add a few words
forms-take-back = Take this back
forms-ask-note = <b>{ $subject }</b>: type what the commune wants to add to the report, a sentence or two.
forms-back-judging = ‹ Four subjects

forms-number-ask =
    <b>Receipt: { $product }</b>

    Type the number of the registration form in the commune's register, for example <i>12</i>. I add the rest of it as the form has it. Without a number yet, get the receipt with an empty one.
forms-number-there =
    <b>Receipt: { $product }</b>

    The number of the registration form is <b>{ $number }</b>. To change it, type another one.
forms-number-unfit = “{ $text }” is no number of a form. Type the serial number in the commune's register, for example <i>12</i>.
forms-number-taken = Number { $text } belongs to another dossier of the commune this year. Look it up and type another one.
forms-take-number = Take number { $number }
forms-clear-number = Take the number away
