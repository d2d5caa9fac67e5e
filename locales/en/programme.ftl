# Names of places, and answers from the tables.

programme-commune = { $name } commune
programme-ward = { $name } ward
programme-zone = { $name } special zone
programme-town = { $name } town
programme-district-city = { $name } city
programme-district-town = { $name } town
programme-district-rural = { $name } district

programme-citation = <i>Source: { $sources }. Checked { $checked }.</i>
programme-in-vietnamese = This table is written in Vietnamese.

programme-office-title = People's committee of { $place }
programme-office = If you produce here, file your OCOP dossier with the people's committee of { $place }.
programme-office-was = Former name: { $old }, { $district }. Today: { $place }.
programme-office-part = Former name: { $old }, { $district }, which was split. The part that came here is { $place } today; if you are not sure about your hamlet, ask the commune.
programme-contact-phone = Telephone: { $phone }
programme-contact-address = Address: { $address }
programme-contact-hours = Dossiers are taken: { $hours }
programme-contact-updated = Written down by an official on { $date }.
programme-contact-none = I do not have the telephone number and address of this office yet.

programme-set-title = Set { $number }: { $name }
programme-set-group = Group { $numeral }, { $group } (code { $code }).
programme-set-ministry = Ministry in charge: { $ministry }.
programme-set-caution = This follows the set's name in the law. Have the commune confirm it before you prepare the dossier: the wrong set can fail it.
programme-set-button = Set { $number }: { $name }
programme-group-food = food
programme-group-drink = drinks
programme-group-herbal = medicinal plants and their products
programme-group-craft = handicrafts
programme-group-ornamental = ornamental plants and animals
programme-group-tourism = community tourism, eco-tourism and sights
programme-ministry-agriculture = Agriculture and Environment
programme-ministry-industry = Industry and Trade
programme-ministry-health = Health
programme-ministry-culture = Culture, Sports and Tourism

programme-minima-title = Set { $number }: { $name }, { $star } stars
programme-minima-points = { $star } stars need { $points } points or more.
programme-minima-all = And all { $count } minima below:
programme-minimum = • { $number } { $title } ({ $points } points): { $text }
programme-minima-note = One of them missing, and the rating is not given, whatever the points. The wording is shortened from a transcript that was not compared with the signed text.
programme-minima-button = Minima for { $star } stars

programme-paper-issuer = <b>Made or issued by:</b> { $issuer }.
programme-paper-needed = <b>Needed:</b> { $needs }.
programme-paper-for = <b>For:</b> { $goods }.
programme-paper-how = <b>How:</b> { $how }.
programme-paper-secondary = I know this only as others cite it; ask the commune to be sure.
programme-paper-open = Some of this is not settled by any document; ask the commune or the province's OCOP office first.
programme-need-always = for every dossier
programme-need-entry = to take part at all
programme-need-reject = a dossier without it is rejected
programme-need-star = as a minimum of { $star } stars
programme-need-star-sets = as a minimum of { $star } stars in { $sets } of the 26 sets
programme-need-points = for more points
programme-need-evidence = as evidence, with no rating of its own
programme-need-condition = as the case may be
programme-goods-all = all products
programme-goods-goods = all goods, not tourism
programme-goods-food = food, drinks and what else must be safe to eat
programme-goods-alcohol = alcoholic drinks
programme-goods-herbal = medicinal plants, cosmetics
programme-goods-tourism = tourism

programme-ask-fresh = Do you sell “{ $words }” fresh or processed (dried, packed…)?
programme-ask-seed = Do you sell “{ $words }” fresh, raw (dried, shelled) or processed (roasted, seasoned…)?
programme-ask-grain = Do you sell “{ $words }” raw or processed (roasted, ground, mixed…)?
programme-ask-nest = Is “{ $words }” the raw nest, a processed food or a drink? No document says which set raw nests are in; ask the OCOP office.
programme-ask-office = No document says which set “{ $words }” is in. Ask an official before you prepare the dossier. It may be:
programme-ask-liquid = Is “{ $words }” liquid or not?
programme-ask-fish-paste = Is “{ $words }” a dish made of fish or a liquid seasoning?
programme-ask-spice = Do you sell “{ $words }” as a fresh vegetable or as a seasoning?
programme-ask-tea = Is “{ $words }” made of the tea plant or of another?
programme-ask-alcohol = Is “{ $words }” a white (distilled) spirit or another alcoholic drink (wine, infused, fermented…)?
programme-ask-herbal = Is “{ $words }” declared as functional food or medicine, or only a medicinal plant?
programme-ask-turmeric = Is “{ $words }” declared as ordinary food or as functional food?
programme-ask-coconut-oil = Is “{ $words }” for eating or a cosmetic?
programme-ask-flower = Do you sell “{ $words }” as flowers or as ornamental plants?
programme-ask-old-district = There are several places called “{ $words }”. Which one is yours?
programme-ask-old-commune = “{ $words }” was the name of a district or town that is no more. Which place are you in today? If you know the old commune, type: “ở (old commune) nộp ở đâu”.
programme-ask-hamlet = The old commune “{ $words }” was split. Where did your hamlet go?
programme-ask-area = “{ $words }” was a province and may also be a ward. Which ward or commune are you in? Type: “ở (old commune) nộp ở đâu”.
programme-ask-name = Several places have “{ $words }” in their names. Which one is yours?
programme-more = Other places ›
programme-gone = This is no longer in the tables.
