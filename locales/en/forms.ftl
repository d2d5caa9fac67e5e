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
forms-menu-no-dossier = <i>This product has no dossier, so the forms do not say whether it is the first time, an upgrade or a re-evaluation. Begin a dossier first and I tick it.</i>
forms-menu-judged = Report, form 03: { $done } of 4 subjects are judged.
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
   *[plan] plan
    }
forms-not-yet = { $form ->
    [notice] Nothing has come of this dossier yet, so there is nothing to give notice of.
   *[other] This dossier is not filed yet, so the commune's papers cannot be made.
    }
forms-back-menu = ‹ Forms
