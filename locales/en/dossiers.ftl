# The producers' dossiers: where they stand, the steps, the living card, the officers' side.

dossiers-stars = { $stars ->
    [1] 1 star
   *[other] { $stars } stars
    }
dossiers-level = { $level ->
    [commune] the commune
    [district] the district (before July 2025)
    [province] the province
   *[central] the ministry
    }
dossiers-kind = { $kind ->
    [first] first evaluation
    [upgrade] upgrade
   *[other] re-evaluation
    }
dossiers-status = { $status ->
    [draft] 📝 Being prepared
    [submitted] 📨 Filed, to be received by { $level }
    [check] 🔎 Being checked by { $level }
    [review] 🏛 Being evaluated by { $level }
    [supplement] ⚠️ Something is missing (asked by { $level })
    [recognised] ✅ Recognised with { $stars } stars
    [not-recognised] ✖️ Not recognised
    [withdrawn] ↩️ Withdrawn
   *[lapsed] ⌛ Its round has closed
    }
dossiers-standing = { $standing ->
    [valid] valid until { $date }
    [window] until { $date }; its re-evaluation can be filed now, by { $other } at the latest
    [late] until { $date }; the time to file its re-evaluation is over{ call-now }
    [late-extended] until { $date }, extended to { $other }
    [filed] until { $date }; its re-evaluation was filed and is not decided yet
    [expired-filed] no longer valid, its last day was { $date }; its re-evaluation was filed and is not decided yet
    [extended] ended, extended to { $date }
    [expired] no longer valid, its last day was { $date }
    [unknown] its last day is not known
    [revoking] to be revoked, by { $date } at the latest
   *[revoked] revoked on { $date }
    }
dossiers-ground = { $ground ->
    [false_papers] the dossier was false
    [criteria_not_met] the criteria are no longer met
    [breach_of_law] the law on quality, food safety, environment, intellectual property or labels was broken
    [mark_misused] the OCOP mark was misused
    [stopped] it is no longer made
   *[other] another conclusion of the authorities
    }
dossiers-by = { $by ->
    [day] by the end of { $date }
    [not-settled] on a day that cannot be counted yet (a holiday on the way is not announced)
   *[open] on no day that the rules set
    }
dossiers-act = { $act ->
    [file] Next: you file it at the commune, { $by }.
    [supplement] Next: you add what is missing, and say so.
    [check] Next: { $level } checks it, { $by }.
   *[review] Next: { $level } evaluates it, { $by }.
    }

dossiers-card =
    📌 <b>{ $producer }</b>
    { $products }

    <i>This card keeps itself up to date. Last: { $when }.</i>
dossiers-card-product =

    <b>{ $product }</b>
    { $standing }
dossiers-card-dossier = Dossier ({ $kind }, { $stars } stars): { $status }
dossiers-card-stopped = No longer made since { $date }
dossiers-card-more = … and { $count } more
dossiers-card-none = No products in the register yet.
dossiers-recognised = { $star } { $stars } stars, { $standing }
dossiers-not-yet = Not recognised yet

dossiers-mine = My dossiers
dossiers-mine-none =
    <b>My dossiers</b>

    I do not know yet which producer you are. Choose a way:
    • Share your telephone number: if it is in the commune's register, you are linked at once.
    • Use the link or QR code that a commune officer gave you.
    • Register yourself in a few steps; a commune officer confirms.
dossiers-which = <b>You act for several producers.</b> Choose one:
dossiers-home =
    <b>{ $producer }</b>
    { $kind } · { $place }

    { $products }
dossiers-home-none = No products yet. Press Add a product to begin.
dossiers-add-product = Add a product
dossiers-add-product-ask = Type the product's name as on its label, such as <i>Nước mắm nhĩ cá cơm 40 độ đạm</i>.
dossiers-add-product-long = That name is longer than 150 letters. Please shorten it.
dossiers-add-product-set = Which set of criteria is <b>{ $product }</b> in? This is a guess from its name; if unsure, leave it to an officer.
dossiers-set-later = Leave it to an officer
dossiers-product-exists = That product is in the register already.
dossiers-product =
    <b>{ $product }</b>
    { $producer }

    { $details }
dossiers-product-set = Set { $number }: { $name }
dossiers-product-set-none = No set of criteria chosen yet
dossiers-product-code = Product code: { $code }
dossiers-product-ground = Ground of revocation: { $ground }; conclusion of { $date }
dossiers-product-was = Recognised: { $list }
dossiers-product-was-one = { $stars } stars ({ $date })
dossiers-begin = Begin a dossier
dossiers-begin-ask =
    How many stars do you aim at for <b>{ $product }</b>?

    Points: 3 stars from { $three }, 4 from { $four }, 5 from { $five } ({ $decision }), and every mandatory condition of that rating. You can change it later.
dossiers-aim = Aim at { $stars } stars
dossiers-aim-again = Change the stars
dossiers-begun = The dossier is begun. Once the papers are at the commune, press “It is filed”.
dossiers-open-one = This product has a dossier that is not finished.
dossiers-see = See the dossier
dossiers-back-home = ‹ Products
dossiers-back-product = ‹ Product
dossiers-back-dossier = ‹ The dossier

dossiers-dossier =
    <b>Dossier: { $kind }, { $stars } stars</b>
    { $product }
    { $producer }

    { $status }
    { $act }

    Look-up code: <code>{ $lookup }</code>
dossiers-dossier-filed = Filed on { $date }
dossiers-dossier-points = Latest points: { $total } (A { $a }, B { $b }, C { $c })
dossiers-dossier-reason = Reason: { $reason }
dossiers-history = See its history
dossiers-history-title = <b>History of dossier { $lookup }</b>
dossiers-history-line = { $when }: { $what }{ $who }
dossiers-history-who = {" "}({ $name })
dossiers-history-why = {"   "}Reason: { $reason }
dossiers-history-spent = {"   "}Before that: { $days ->
    [0] less than a day
    [1] 1 day
   *[other] { $days } days
    }
dossiers-who-bot = the assistant
dossiers-entry = { $step ->
    [submit] filed
    [receive] received by { $level }
    [forward] sent on to { $level }
    [request_supplement] { $level } asks for more
    [answer_supplement] what was missing has come
    [send_up] sent up to { $level }
    [send_back] sent back to { $level }
    [recognise] recognised with { $stars } stars
    [reject] not recognised
    [withdraw] withdrawn by the producer
    [lapse] its round has closed
   *[correct] corrected: the entry before was a mistake
    }
dossiers-qr = QR code
dossiers-qr-caption = Look-up code: { $lookup }. Whoever may see the dossier scans it to open it.

dossiers-step = { $step ->
    [submit] It is filed
    [receive] Receive
    [forward] Send to the province
    [request_supplement] Ask for more
    [answer_supplement] It is complete
    [send_up] Send up
    [send_back] Send back
    [recognise] Recognise
    [reject] Do not recognise
    [withdraw] Withdraw
   *[correct] Correct
    }
dossiers-confirm = { $step ->
    [submit] <b>{ $product }</b>: the papers were handed in at the commune today?
    [receive] Receive the dossier of <b>{ $product }</b>?
    [forward] The dossier of <b>{ $product }</b> is complete: send it to the province?
    [answer_supplement] Everything that was missing for <b>{ $product }</b> is there?
   *[other] Take this step with <b>{ $product }</b>?
    }
dossiers-yes = Yes
dossiers-no = No
dossiers-ask-reason = { $step ->
    [request_supplement] What is missing? Name each paper: the producer reads exactly these lines.
    [reject] Why is it not recognised? The producer reads exactly this.
    [withdraw] Why do you withdraw the dossier of <b>{ $product }</b>? A few words for the commune.
   *[correct] What was wrong with the entry before? The dossier goes back to where it was, and whoever was told is told again.
    }
dossiers-ask-points = Type the points of the parts A, B and C with spaces between, such as <i>38 22 31</i>.
dossiers-bad-points = “{ $text }” is not clear. Type three whole numbers: A at most 40, B at most 25, C at most 35. For example <i>38 22 31</i>.
dossiers-ask-decision =
    { $total } points. Type the decision's number and day, such as <i>1234/QĐ-UBND 26/6/2026</i>.
dossiers-decide-by = Take { $number } ({ $date })
dossiers-decide-late = That screen is out of date, and nothing was written. Open the dossier and press Recognise again.
dossiers-decided-before = Decision { $number } is in the register already; this product is added to it, which makes { $count }.
dossiers-bad-decision = “{ $text }” is not clear. Type the number, then the day, such as <i>1234/QĐ-UBND 26/6/2026</i>. The day cannot be later than today.
dossiers-ask-star = How many stars for <b>{ $product }</b>?
dossiers-authority = { $level ->
    [district] UBND huyện
    [province] UBND tỉnh Lâm Đồng
   *[central] Bộ Nông nghiệp và Môi trường
    }
dossiers-done = Written down.
dossiers-changed = Somebody has just changed this dossier. This is how it stands now.
dossiers-denied = { $why ->
    [not-from-here] That step cannot be taken as the dossier stands.
    [over] This dossier has come to its end.
    [not-theirs] This level does not give { $stars } stars.
    [too-few] The points are not enough for { $stars } stars.
    [enough] The points are enough for { $stars } stars, so it cannot go back.
    [no-level-above] There is no level above.
    [no-level-below] There is no level below.
    [no-reason] A reason is missing.
    [too-early] That decision is older than the filing. Please check the day.
   *[nothing] There is nothing to correct.
    } { $possible ->
        [none] {""}
       *[some] Possible: { $steps }.
    }
dossiers-no-rules = There were no rules yet on that day of filing, so it cannot be written down.
dossiers-not-found = Not found; it may have been taken out of the register.
dossiers-refused = That is outside of what you may see.
dossiers-reason-long = The reason is longer than 1,000 letters. Please shorten it.

dossiers-push =
    🔔 <b>{ $product }</b>: { $status }
    { $detail }
dossiers-push-by = { $name } wrote: { $what }.
dossiers-push-correct = The message before was a mistake, please ignore it. Reason: { $reason }
dossiers-push-officer =
    📥 <b>{ $product }</b> ({ $producer }, { $place }): { $what }.

dossiers-desk = See dossiers
dossiers-desk-home =
    <b>OCOP dossiers</b>
    { $scope }

    Type a producer, a product, a telephone number or a look-up code to search, or choose a status:
dossiers-desk-province = The whole province
dossiers-desk-count = { $status } ({ $count })
dossiers-desk-late = ⏰ At the commune for over { $days } working days ({ $count })
dossiers-group = { $group ->
    [submitted] To be received
    [checking] Being checked
    [missing] Something missing
    [reviewing] Being evaluated
    [drafts] In preparation
   *[over] Finished
    }
dossiers-list-title = <b>{ $status }</b>: { $count }
dossiers-list-late-title = <b>At the commune for over { $days } working days</b>: { $count }
dossiers-list-line = { $number }. <b>{ $product }</b>, { $producer } ({ $place }), { $days ->
    [0] today
    [1] 1 day
   *[other] { $days } days
    }
dossiers-list-empty = There is no dossier with this status.
dossiers-list-button = Open { $number }
dossiers-search-none = Nothing found for “{ $text }”. Try less: a part of the name, or the telephone number.
dossiers-search-found = <b>Search for “{ $text }”</b>: { $count } found
dossiers-search-producer = { $number }. 🏠 <b>{ $producer }</b> ({ $place })
dossiers-search-product = { $number }. 📦 <b>{ $product }</b>, { $producer } ({ $place })
dossiers-back-desk = ‹ OCOP dossiers
dossiers-producer-kind = { $kind ->
    [cooperative] Cooperative
    [cooperative_group] Cooperative group
    [company] Company
    [household] Household business
   *[association] Association
    }
