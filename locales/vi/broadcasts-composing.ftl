# Bản gửi cho từng người: dòng cuối, khi được sửa, khi bị thu hồi.

broadcasts-copy-topic = { $topic ->
    [deadlines] Hạn pháp lý
    [training] Tập huấn
    [fairs] Hội chợ, xúc tiến
    [market] Thị trường
   *[general] Tin chung
}
broadcasts-copy-footer = 📌 { $topic } · Không muốn nhận loại tin này: /thongbao
broadcasts-copy-footer-always = 📌 { $topic }
broadcasts-copy-corrected = ✏️ Tin này đã được sửa lúc { $when }.
broadcasts-copy-recalled = 🚫 Thông báo này đã thu hồi. Mong { you } bỏ qua nội dung đã nhận trước đó.
broadcasts-copy-choose = 👆 Mời { you } trả lời thông báo trên:
broadcasts-copy-no-answer = Thông báo trên không cần trả lời nữa. Cảm ơn { you }!
broadcasts-copy-without = { $field ->
    [producer] chủ thể
    [product] sản phẩm của { you }
   *[expires] (chưa có ngày hết hạn)
}
broadcasts-choice-read = Đã đọc
broadcasts-choice-join = Sẽ tham gia
broadcasts-choice-help = Cần hỗ trợ

# Danh sách thông báo của cán bộ.

broadcasts-home-open = Gửi thông báo
broadcasts-home-back = ‹ Các thông báo
broadcasts-home =
    📣 <b>Thông báo gửi chủ thể</b>

    { You } soạn tin, chọn người nhận, xem trước rồi mới gửi. Bản nháp được giữ lại, gửi sau cũng được.
broadcasts-new = ✍️ Soạn thông báo
broadcasts-list-button = { $list ->
    [drafts] 📝 Xem bản nháp ({ $count })
    [waiting] ⏳ Xem bản đang chờ ({ $count })
    [running] 📤 Xem bản đang gửi ({ $count })
   *[done] ✅ Xem bản đã xong ({ $count })
}
composing-list = { $list ->
    [drafts] 📝 <b>Bản nháp</b>
    [waiting] ⏳ <b>Đang chờ duyệt hoặc chờ đến giờ gửi</b>
    [running] 📤 <b>Đang gửi</b>
   *[done] ✅ <b>Đã xong</b>
}: { $count } thông báo. Trang { $page }/{ $pages }.
broadcasts-list-line = { $number }. { $state ->
    [recalled] 🚫 (đã thu hồi) { $text }
   *[other] { $text }
}
broadcasts-previous = ‹ Trang trước
broadcasts-next = Trang sau ›
composing-back = ‹ Về thông báo
broadcasts-see = 👀 Xem thông báo
composing-not-found = Không tìm thấy thông báo này, hoặc { you } không phụ trách.
composing-not-now = { $state ->
    [draft] Thông báo số { $number } còn là bản nháp, chưa gửi cho ai nên chưa làm được việc này.
    [discarded] Thông báo số { $number } đã bỏ. Muốn làm tiếp, { you } lấy lại bản nháp trước.
    [waiting] Thông báo số { $number } đang chờ duyệt nên chưa sửa được.
    [scheduled] Thông báo số { $number } đã hẹn giờ gửi. Muốn sửa, { you } rút về bản nháp trước.
    [preparing] Thông báo số { $number } đang chuẩn bị gửi, { you } đợi một lát rồi làm lại.
   *[sent] Thông báo số { $number } đã gửi đi rồi, lúc này không làm được việc đó.
}

# Bản nháp.

broadcasts-field = { $field ->
    [producer] tên chủ thể
    [product] sản phẩm
   *[expires] ngày hết hạn
}
broadcasts-file-kind = { $kind ->
    [photo] { $count } ảnh
    [video] { $count } video
    [voice] { $count } tin thoại
   *[document] { $count } tệp
}
broadcasts-none = chưa có
broadcasts-no-text = <i>(chưa có chữ)</i>
broadcasts-with-files = 📎 Kèm: { $files }
broadcasts-with-buttons = 🔘 Nút bấm: { $buttons }
broadcasts-draft = { $state ->
    [draft] 📝 <b>Bản nháp số { $number }</b>
    [discarded] 🗑 <b>Thông báo số { $number }</b> (đã bỏ)
    [waiting] ⏳ <b>Thông báo số { $number }</b> (chờ duyệt)
    [scheduled] ⏰ <b>Thông báo số { $number }</b> (đã hẹn giờ)
    [preparing] 📤 <b>Thông báo số { $number }</b> (đang chuẩn bị gửi)
    [sending] 📤 <b>Thông báo số { $number }</b> (đang gửi)
    [paused] ⏸ <b>Thông báo số { $number }</b> (tạm dừng)
    [recalled] 🚫 <b>Thông báo số { $number }</b> (đã thu hồi)
    [stopped] ⏹ <b>Thông báo số { $number }</b> (đã dừng phần còn lại)
   *[done] ✅ <b>Thông báo số { $number }</b> (đã gửi xong)
}
broadcasts-origin = { $why ->
    [remind] 🔁 Nhắc người chưa xác nhận thông báo số { $number }: { $text }
   *[repeat] 🔁 Gửi lại theo kỳ thông báo số { $number }: { $text }
}
broadcasts-origin-recalled = 🚫 Thông báo đó đã thu hồi, nên tin nhắc này không gửi được nữa. { You } bỏ nháp này giúp.
broadcasts-about =
    📌 Chủ đề: { $topic }
    👥 Người nhận: { $audience }
    🕒 Lúc gửi: { $when }
broadcasts-at-once = ngay khi xác nhận
broadcasts-audience-none = chưa chọn
broadcasts-edit-content = ✏️ Sửa nội dung
broadcasts-edit-audience = 👥 Chọn người nhận
broadcasts-edit-buttons = 🔘 Chọn nút bấm
broadcasts-edit-topic = 📌 Chọn chủ đề
broadcasts-preview = 👀 Xem trước
composing-send = 📤 Gửi…
broadcasts-try = 🧪 Gửi thử cho tôi
broadcasts-discard = 🗑 Bỏ nháp
broadcasts-discarded = 🗑 Đã bỏ thông báo số { $number }: { $text }
broadcasts-take-up = ↩️ Lấy lại bản nháp
broadcasts-progress-open = 📊 Xem tình hình gửi
broadcasts-report-open = 📋 Xem kết quả
composing-correct = ✏️ Sửa bản đã gửi
broadcasts-topics =
    📌 <b>Thông báo này về việc gì?</b>

    Người nhận có thể tắt từng loại tin, trừ hạn pháp lý. Chỉ chọn “Hạn pháp lý” khi có hạn mà luật định.

# Gõ nội dung.

broadcasts-begin =
    ✍️ <b>Soạn thông báo</b>

    { You } gõ nội dung vào đây, in đậm, gạch chân hay chèn liên kết tùy ý; hoặc gửi ảnh, video, tệp, tin thoại, cả bộ ảnh cũng được.

    Muốn ghi tên riêng cho từng người, gõ: { $fields }.
broadcasts-ask-content =
    ✏️ <b>Sửa nội dung</b>

    Gõ chữ mới để thay phần chữ; gửi thêm ảnh, video hoặc tệp để kèm theo.

    Tên riêng cho từng người: { $fields }.
composing-ask-correction =
    ✏️ <b>Sửa bản đã gửi</b>

    Gõ lại cả phần chữ cho đúng. Tệp đã gửi không thay được.

    Tên riêng cho từng người: { $fields }.
broadcasts-no-files = 📎 Bỏ tệp kèm
broadcasts-no-text-button = 🔤 Bỏ phần chữ
broadcasts-replaced = ✅ Đã thay phần chữ trước đó.
broadcasts-text-before = ↩️ Lấy lại chữ cũ
broadcasts-no-text-before = Không còn giữ phần chữ trước đó.
broadcasts-nothing-changed = Nội dung chưa thay đổi. { You } gửi lại giúp.
broadcasts-wrong-empty = ⚠️ Thông báo chưa có nội dung: cần có chữ hoặc tệp.
broadcasts-wrong-long = { $kind ->
    [caption] ⚠️ Chữ dưới tệp dài quá { $beyond } ký tự so với mức Telegram cho phép (đã tính tên riêng dài nhất và dòng cuối). { You } rút ngắn, hoặc gửi riêng phần chữ, không kèm tệp.
   *[text] ⚠️ Tin dài quá { $beyond } ký tự so với mức Telegram cho phép (đã tính tên riêng dài nhất và dòng cuối). { You } rút ngắn giúp.
}
broadcasts-wrong-field = ⚠️ Không có mục { $field }. Chỉ có: { $fields }.
broadcasts-wrong-open = ⚠️ Mục tên riêng thiếu dấu đóng. { You } viết đủ hai dấu: { $field }
broadcasts-wrong-cut = ⚠️ Mục { $field } bị định dạng cắt đôi. { You } định dạng cả mục, hoặc bỏ định dạng ở đó.
broadcasts-wrong-link = ⚠️ Liên kết này không mở được: { $url }
broadcasts-wrong-kind = ⚠️ Loại tin này không gửi tiếp cho người khác được. { You } gửi chữ, ảnh, video, tệp hoặc tin thoại.
broadcasts-wrong-many = ⚠️ Mỗi thông báo kèm nhiều nhất { $most } tệp; tệp vừa gửi chưa được thêm.
broadcasts-wrong-mixed = ⚠️ Telegram không cho gửi chung: tệp chỉ đi với tệp, ảnh đi với video, tin thoại đi một mình. Muốn thay, { you } bỏ tệp kèm cũ trước.
broadcasts-wrong-captions = ⚠️ Cả bộ ảnh chỉ có một phần chữ; phần chữ và tệp này chưa được thêm.
broadcasts-wrong-files-stay = ⚠️ Bản đã gửi chỉ sửa được chữ và nút bấm, không thay được tệp.
broadcasts-wrong-label = { $why ->
    [lines] ⚠️ Chữ trên nút chỉ được một dòng, không xuống dòng.
   *[long] ⚠️ Chữ trên nút dài { $letters } ký tự; nhiều nhất là 30 để điện thoại hiện đủ.
}
broadcasts-wrong-address = { $why ->
    [begins] ⚠️ Địa chỉ “{ $typed }” phải bắt đầu bằng https://, ví dụ https://ocop.vn/hoi-cho
   *[broken] ⚠️ Địa chỉ “{ $typed }” viết chưa đủ hoặc có dấu cách; ví dụ đúng: https://ocop.vn/hoi-cho
}
broadcasts-type-again = { You } gõ lại, hoặc về các nút bấm.

# Nút bấm.

broadcasts-buttons =
    🔘 <b>Nút bấm dưới thông báo</b> (nhiều nhất 3)

    Đang có: { $buttons }. Bấm để thêm hoặc bỏ.
broadcasts-buttons-full = ⚠️ Đã đủ 3 nút. Bỏ bớt một nút rồi thêm nút khác.
broadcasts-button-link = 🔗 { $label }
broadcasts-button-entry = 📖 { $label }
broadcasts-remove-button = ✖ Bỏ: { $label }
broadcasts-add-link = ➕ Thêm liên kết
broadcasts-add-entry = ➕ Thêm mục cẩm nang
broadcasts-ask-label = 🔗 Trên nút ghi gì? Gõ một dòng ngắn, ví dụ: Mẫu đăng ký
broadcasts-ask-address = 🔗 Nút “{ $label }” mở trang nào? Gõ địa chỉ bắt đầu bằng https://
broadcasts-ask-entry = 📖 Mở mục nào của cẩm nang? Gõ vài chữ để tìm, hoặc chọn theo bước:
broadcasts-entry-none = Chưa tìm thấy mục nào. { You } gõ chữ khác giúp.
broadcasts-entry-which = 📖 Chọn mục để gắn vào nút:
broadcasts-other-step = 📖 Chọn bước khác
broadcasts-back-to-buttons = ‹ Về nút bấm

# Xem trước, gửi thử.

broadcasts-preview-of = { $kind ->
    [example] 👆 Chưa chọn người nhận, nên bản trên chỉ là ví dụ, lấy tên <b>{ $name }</b>.
   *[real] 👆 Bản trên là của <b>{ $name }</b>, đúng như khi họ nhận.
}
broadcasts-preview-of-nobody = 👆 Bản trên là tin sẽ gửi. Chưa có chủ thể nào trong phạm vi của { you } để lấy tên riêng.
broadcasts-preview-next = 👤 Xem người tiếp theo
broadcasts-tried = 👆 Đã gửi thử cho { you }. Nút bấm thử được nhưng không tính.

# Sửa bản đã gửi.

broadcasts-correcting = ✏️ <b>Sửa thông báo số { $number } đã gửi</b>

    Gõ lại phần chữ cho đúng vào đây, rồi chọn cách sửa. { $files ->
        [yes] Tệp đã gửi không thay được, chỉ sửa được chữ và nút bấm.
       *[no] Sửa được chữ và nút bấm.
    } Bản ở máy người nhận sẽ ghi rõ là đã sửa.

    Tên riêng cho từng người: { $fields }.
broadcasts-correct-keep = ✅ Sửa, giữ xác nhận
broadcasts-correct-reset = 🔁 Sửa, xác nhận lại
broadcasts-correct-nothing = ⚠️ Chữ và nút bấm vẫn như bản đã gửi, nên chưa sửa gì. { You } gõ chữ mới hoặc đổi nút bấm rồi hãy sửa.
broadcasts-correct-leave = ‹ Thôi, không sửa
broadcasts-corrected = { $how ->
    [reset] ✅ Đang sửa các bản đã gửi của thông báo số { $number }. Người nhận phải xác nhận lại.
   *[keep] ✅ Đang sửa các bản đã gửi của thông báo số { $number }. Các xác nhận đã có vẫn tính.
}

# Người nhận bấm nút, trả lời.

broadcasts-responded = { $response ->
    [read] ✓ Đã ghi nhận: đã đọc. Cảm ơn { you }!
    [join] ✓ Đã ghi nhận: sẽ tham gia. Cảm ơn { you }!
   *[help] ✓ Đã báo cán bộ là { you } cần hỗ trợ.
}
broadcasts-responded-again = { $response ->
    [read] ✓ Đã ghi nhận rồi: đã đọc.
    [join] ✓ Đã ghi nhận rồi: sẽ tham gia.
   *[help] ✓ Đã báo cán bộ rồi là { you } cần hỗ trợ.
}
broadcasts-response-test = Đây là bản gửi thử, lựa chọn không được tính.
broadcasts-response-recalled = Thông báo này đã thu hồi, { you } không cần trả lời nữa.
broadcasts-response-not-yours = Thông báo này không gửi cho { you }, nên lựa chọn không được tính.
broadcasts-help-ticket = Cần hỗ trợ về thông báo: { $text }
broadcasts-reply-file = Gửi tệp trả lời thông báo: { $text }
