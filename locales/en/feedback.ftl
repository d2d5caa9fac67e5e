# People mark answers; officials see figures.

feedback-good = 👍 That helped
feedback-bad = 👎 Not right
feedback-thanks = Thank you, this is noted.
feedback-sorry =
    Sorry that this answer was not right.
    Press the button below to have an official answer what you asked, or ask it in other words.
feedback-gone = This question is old, and no longer kept.
feedback-insight =
    <b>The last { $days } days</b>
    { $asked } questions by { $people } people, { $answered } % answered at once.
    Officials' answers: { $time }.

    <b>Asked most</b>
    { $most }

    <b>Not answered</b> (alike ones together, only of those who agreed to keep their questions)
    { $open }

    <b>Entries that were not liked</b>
    { $poor }
feedback-time = { $unit ->
    [none] none in this time
    [minutes] half of them within { $count } minutes
    [hours] half of them within { $count } hours
   *[days] half of them within { $count } days
    }
feedback-line = • { $title }: { $count }
feedback-cluster = • “{ $text }”: { $count } times
feedback-poor = • { $title }: { $bad } not right, { $good } helped
feedback-none = None yet.
feedback-see = See figures
