# A copy for each recipient: its last line, when it is corrected, when it is recalled.

broadcasts-copy-topic = { $topic ->
    [deadlines] Legal deadlines
    [training] Training
    [fairs] Fairs and promotion
    [market] Market
   *[general] General news
}
broadcasts-copy-footer = 📌 { $topic } · No more of these: /thongbao
broadcasts-copy-footer-always = 📌 { $topic }
broadcasts-copy-corrected = ✏️ This was corrected at { $when }.
broadcasts-copy-recalled = 🚫 This announcement was recalled. Please disregard what it said.
broadcasts-copy-choose = 👆 Please answer the announcement above:
broadcasts-copy-without = { $field ->
    [producer] producer
    [product] your product
   *[expires] (no expiry date yet)
}
broadcasts-choice-read = I have read it
broadcasts-choice-join = I will take part
broadcasts-choice-help = I need help
