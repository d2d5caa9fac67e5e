# Linking an account to a producer: by telephone number, by link, or by registering.

joining-phone = Share my number
joining-register = Register a producer
joining-phone-ask =
    Press <b>Share my number</b> below to send your telephone number.

    I use it only to find you in the commune's register.
joining-phone-share = 📱 Share my number
joining-phone-cancel = Cancel
joining-phone-not-own = That is somebody else's number. To be safe, I take only the sender's own: press “Share my number”.
joining-phone-bad = That telephone number cannot be read.
joining-phone-unknown = The number { $phone } is not in the commune's register. Register in a few steps, or ask a commune officer to add it.
joining-linked =
    ✅ From now on you look after the dossiers of <b>{ $producer }</b> ({ $place }) here.

    A card that keeps itself up to date will be pinned on top.
joining-linked-helper = ✅ From now on you help <b>{ $producer }</b> ({ $place }) with its dossiers. It sees what you do.
joining-already = You are linked to <b>{ $producer }</b> already.
joining-asked = The commune officers were asked to confirm. You will be told here.
joining-asked-new-account = Another account looks after <b>{ $producer }</b>. The commune officers were asked to confirm; you will be told here.
joining-waiting = The commune officers have that request already and have not decided yet.
joining-link-unknown = That link is not known. Please ask whoever sent it.
joining-link-used = Somebody has used that link. Each works once; please ask an officer for a new one.
joining-link-expired = That link has expired. Please ask an officer for a new one.

joining-step = Step { $step } of 5
joining-ask-kind = What kind of producer are you?
joining-ask-name = What is the producer's name? Type it as it is registered.
joining-ask-commune = In which commune is it? Type its name, the old one if you like, such as <i>ma lam</i>.
joining-ask-commune-which = “{ $text }” may be one of these:
joining-ask-commune-unknown = No commune is called “{ $text }”. Please try again.
joining-ask-representative = Who represents it? Type the name.
joining-ask-phone = The producer's telephone number? Type it, or skip.
joining-skip = Skip
joining-me = Me: { $name }
joining-too-long = Too long. Please keep to 150 letters.
joining-confirm =
    <b>Please check:</b>

    • { $kind }: <b>{ $name }</b>
    • { $place }
    • Represented by { $representative }
    • Telephone: { $phone ->
        [none] none
       *[other] { $phone }
    }
joining-send = Send to the commune
joining-again = Start again
joining-lost = That was too long ago and is not kept. Press My dossiers to start again.

joining-claim =
    🙋 <b>A request to link an account</b> · { $place }
    { $name } { $username ->
        [none] {""}
       *[other] (@{ $username })
    } asks to look after:

    <b>{ $producer }</b>
    { $detail }
joining-claim-phone = Their number is in the register, with several producers.
joining-claim-new-account = Their number is in the register, and somebody looks after that producer already: perhaps a new phone or account.
joining-claim-form = A new producer, by their own word: { $kind }; represented by { $representative }; telephone { $phone ->
        [none] none
       *[other] { $phone }
    }.
joining-accept = Accept
joining-replace = Replace the old one
joining-refuse = Refuse
joining-refuse-ask = Why? A few words, which they will read.
joining-accepted = { $name } is linked to <b>{ $producer }</b>.
joining-refused = { $name } was refused.
joining-over = That request was settled before.
joining-exists = The register has <b>{ $producer }</b> in that commune already. If it is the same, open it and make a link; if not, refuse and say why.
joining-not-allowed = That is outside of what you may do.
joining-told-accepted = ✅ An officer has confirmed. From now on you look after <b>{ $producer }</b> here.
joining-told-refused = An officer did not link your account. Reason: { $reason }
joining-told-replaced = This account no longer looks after <b>{ $producer }</b>: an officer has confirmed another one. If that is wrong, ask an official.
joining-claims = Requests to link ({ $count })
joining-claims-none = No request to link is waiting.

joining-people = Who looks after it
joining-people-title =
    <b>Who looks after { $producer }</b>

    { $list }
joining-people-none = Nobody uses the bot for this producer yet.
joining-people-own = • { $name }
joining-people-helper = • { $name } (helper)
joining-make-own = Make a link
joining-make-helper = Invite a helper
joining-link =
    A link to <b>{ $producer }</b>{ $tie ->
        [helper] {""}, for a helper
       *[own] {""}
    }:

    { $link }

    Send it to the right person. It works once, until { $until }.
joining-copy = Copy the link
joining-link-qr = The QR code of { $producer }: its phone scans it and is linked. It works once.
joining-leave = Stop looking after it
joining-leave-sure = You will not see <b>{ $producer }</b> or hear of it any more. Only a commune officer can link you again.
joining-left = You no longer look after <b>{ $producer }</b>.
joining-back = ‹ Back
joining-leave-last = Nobody else looks after <b>{ $producer }</b>. If you stop, news of its certificates and dossiers reaches nobody; only a commune officer can link you again.
joining-joined-too = 👤 <b>{ $name }</b> looks after <b>{ $producer }</b> as well from now on. If that is the wrong person, ask an official.
joining-link-taken = Somebody looks after this producer already. Whoever opens the link does so as well, and the other is told.
joining-pending = ⏳ The commune was asked at { $since } and has not confirmed yet: <b>{ $producer }</b>. You will be told.
joining-withdraw = Take it back, start again
joining-withdrawn = The request is taken back. Press My dossiers to start again.
