# Câu hỏi gửi cán bộ: từ người hỏi đến cán bộ và ngược lại.

tickets-recorded =
    Đã ghi <b>câu hỏi số { $number }</b> cho cán bộ. Cán bộ trả lời { $hours }, câu trả lời đến ngay tại đây.

    <blockquote>{ $text }</blockquote>
tickets-already = Câu này đã được gửi cán bộ rồi (số { $number }).
tickets-withdraw = Rút lại câu này
tickets-withdrawn = Đã rút lại câu hỏi số { $number }. Cán bộ sẽ không phải trả lời nữa.
tickets-send-again = Gửi lại câu này
tickets-not-found = Tôi không tìm thấy câu hỏi số { $number }, hoặc câu này không thuộc phần được xem ở đây.
tickets-impossible = { $why ->
    [held] Câu hỏi số { $number } đang do { $holder } giữ.
    [yours] Anh/chị đang giữ câu hỏi số { $number } rồi.
    [over] Câu hỏi số { $number } đã kết thúc hoặc đã được rút lại.
    [not-answered] Câu hỏi số { $number } chưa có câu trả lời nên chưa kết thúc được.
    [answered] Câu hỏi số { $number } đã có câu trả lời.
    [too-late] Câu hỏi số { $number } đã kết thúc quá 7 ngày nên không mở lại được. { You } gửi câu mới giúp, bằng nút Gặp cán bộ.
    [open] Câu hỏi số { $number } vẫn đang mở.
   *[other] Việc này không làm được với câu hỏi số { $number }.
    }
tickets-not-passed-on = Tôi chỉ chuyển được chữ, ảnh, ghi âm, video và tài liệu, nên chưa chuyển tin này (câu hỏi số { $number }). Gửi lại bằng cách khác giúp.

tickets-no-place = chưa rõ xã
tickets-office-commune = UBND { $place }
tickets-office-province = cán bộ cấp tỉnh
tickets-office-admin = người quản trị
tickets-officer = { $name } ({ $office })
tickets-the-officers = cán bộ
tickets-the-bot = trợ lý
tickets-nobody = Cán bộ
tickets-hours-usual = trong giờ hành chính
tickets-hours-known = trong giờ làm việc ({ $hours })

tickets-notice =
    <b>Câu hỏi số { $number }</b> · { $place }
    { $name } hỏi lúc { $when }:

    <blockquote>{ $text }</blockquote>
tickets-stands-waiting = Chưa ai nhận. Anh/chị trả lời thẳng vào tin này (vuốt hoặc giữ tin, chọn Trả lời): gõ chữ, ghi âm, gửi ảnh hay tài liệu đều được. Người hỏi nhận ngay.
tickets-stands-yours = Anh/chị đang giữ câu này. Trả lời thẳng vào tin này, hoặc bấm nút.
tickets-stands-taken = { $officer } đã nhận trả lời.
tickets-stands-yours-answered = Anh/chị đã trả lời. Người hỏi có thể hỏi lại.
tickets-stands-answered = { $officer } đã trả lời.
tickets-stands-closed = Đã kết thúc.
tickets-stands-withdrawn = Người hỏi đã rút lại câu này.
tickets-stands-elsewhere = Câu hỏi số { $number } không còn thuộc phần việc của anh/chị.
tickets-lead-returned = ↩️ <b>{ $name } chuyển câu hỏi này.</b> Lý do: { $why }
tickets-lead-handed = 👉 <b>{ $name } giao câu hỏi này cho anh/chị.</b> Lý do: { $why }
tickets-lead-back = ↩️ <b>Câu hỏi này chưa có người trả lời nữa:</b> cán bộ đang giữ đã thôi việc này hoặc không liên lạc được.
tickets-lead-reopened = 🔁 <b>Người hỏi mở lại câu này.</b>
tickets-lead-reminder = ⏰ <b>Nhắc: câu hỏi này vẫn chưa có ai nhận.</b>
tickets-lead-reminder-yours = ⏰ <b>Nhắc: anh/chị đã nhận câu này từ hôm trước mà chưa trả lời.</b>
tickets-lead-escalated = ⬆️ <b>Xã chưa nhận câu hỏi này sau 3 ngày, nay chuyển lên tỉnh.</b>
tickets-lead-unanswered = ⏰ <b>{ $officer } đã nhận câu này mà 3 ngày chưa trả lời.</b> Anh/chị nhắc giúp, hoặc chuyển cho người khác.

tickets-take = Nhận trả lời
tickets-hand-on = Giao người khác
tickets-see = Xem câu hỏi
tickets-see-files = Xem tệp gửi kèm
tickets-answer = Trả lời
tickets-answer-more = Trả lời thêm
tickets-close = Kết thúc
tickets-ask-more = Hỏi thêm
tickets-add-more = Gửi thêm
tickets-clear-now = Đã rõ, kết thúc
tickets-reopen = Mở lại, hỏi tiếp
tickets-taken-notice = Anh/chị đã nhận câu này.
tickets-closed-notice = Đã kết thúc. Người hỏi được mời đánh giá.

tickets-taken = <b>{ $officer }</b> đã nhận câu hỏi số { $number } và sẽ trả lời { $hours }.
tickets-nobody-yet =
    Câu hỏi số { $number } gửi từ hôm trước vẫn chưa có cán bộ nhận. { $whom ->
        [nobody] Hiện chưa có cán bộ nào liên lạc được qua đây; { you } có thể hỏi trực tiếp UBND xã { $hours }.
       *[some] Tôi vừa nhắc lại; cán bộ làm việc { $hours }.
    }
tickets-passed-to-province = Câu hỏi số { $number } được chuyển lên cán bộ cấp tỉnh. Có người nhận, tôi báo { you } ngay.
tickets-escalated = Câu hỏi số { $number } chờ đã 3 ngày chưa ai nhận, nên tôi chuyển lên cán bộ cấp tỉnh.

tickets-write-answer =
    Gõ câu trả lời cho câu hỏi số { $number }, hoặc gửi ghi âm, ảnh, tài liệu. Người hỏi nhận ngay, có kèm tên anh/chị.
    Đổi ý thì bấm /huy.
tickets-write-more =
    { You } gõ điều muốn nói thêm về câu hỏi số { $number }. Gửi kèm ảnh, ghi âm hoặc tài liệu cũng được.
    Đổi ý thì bấm /huy.
tickets-answer-heading = <b>Cán bộ { $officer } trả lời câu hỏi số { $number }:</b>
tickets-more-heading = <b>{ $name } nói thêm về câu hỏi số { $number }:</b>
tickets-answer-sent = { $how ->
    [unreachable] Đã ghi câu trả lời cho { $name } (câu hỏi số { $number }), nhưng người này đang chặn trợ lý nên có thể không nhận được. Anh/chị liên hệ cách khác nếu gấp.
   *[sent] Đã gửi câu trả lời cho { $name } (câu hỏi số { $number }). Nếu cần, anh/chị sửa tin vừa gửi, bên kia cũng được sửa.
    }
tickets-more-sent = Đã chuyển thêm vào câu hỏi số { $number } cho { $officer }.
tickets-corrected-mark = <i>(đã sửa lúc { $when })</i>
tickets-corrected-by-officer = ✏️ <b>Cán bộ { $officer } vừa sửa câu trả lời cho câu hỏi số { $number }.</b> { You } xem lại giúp.
tickets-corrected-by-asker = ✏️ { $name } vừa sửa lời trong câu hỏi số { $number }.
tickets-correction-sent = { $side ->
    [asker] Đã sửa câu hỏi số { $number } ở chỗ cán bộ.
   *[officer] Đã sửa ở chỗ người hỏi và báo cho họ biết (câu hỏi số { $number }).
    }
tickets-undelivered = { $why ->
    [blocked] ⚠️ Câu trả lời cho câu hỏi số { $number } chưa tới được { $name }: người này đã chặn trợ lý hoặc bỏ tài khoản. Anh/chị liên hệ cách khác nếu cần.
   *[other] ⚠️ Câu trả lời cho câu hỏi số { $number } chưa tới được { $name }: Telegram không chuyển tin. Anh/chị gửi lại giúp.
    }

tickets-hand-to-whom = Chuyển câu hỏi số { $number } cho ai?
tickets-hand-to = Giao { $officer }
tickets-hand-to-province = Chuyển lên cấp tỉnh
tickets-hand-to-queue = Trả lại để người khác nhận
tickets-hand-on-why = Vì sao chuyển câu hỏi số { $number }? Bấm một lý do, hoặc gõ lý do.
tickets-reason-elsewhere = Không thuộc xã tôi
tickets-reason-beyond = Cần cấp trên trả lời
tickets-reason-busy = Tôi đang bận việc khác
tickets-handed-to = Đã giao câu hỏi số { $number } cho { $officer }. Người hỏi được báo.
tickets-handed-back =
    Đã chuyển câu hỏi số { $number }. { $told ->
        [0] Hiện chưa có cán bộ nào khác nhận được tin; câu hỏi nằm trong danh sách chờ.
       *[other] Số cán bộ được báo: { $told }.
    }
tickets-hand-not-them = Người này không nhận được câu hỏi số { $number } nữa. Chọn người khác giúp.

tickets-closed = Cảm ơn { you }. Câu trả lời cho câu hỏi số { $number } có ích không?
tickets-closed-by-officer = { $name } đã kết thúc câu hỏi số { $number }. Câu trả lời có ích cho { you } không?
tickets-closed-by-time = Câu hỏi số { $number } đã được trả lời 7 ngày nên tôi khép lại. Câu trả lời có ích cho { you } không?
tickets-rate-good = 👍 Có ích
tickets-rate-bad = 👎 Chưa ổn
tickets-thanks = { $how ->
    [good] Cảm ơn { you } đã đánh giá câu trả lời cho câu hỏi số { $number }.
   *[bad] Cảm ơn { you } đã nói thật về câu trả lời cho câu hỏi số { $number }. { You } mở lại để hỏi tiếp, hoặc viết góp ý.
    }
tickets-comment = Viết góp ý
tickets-write-comment = { You } gõ góp ý về câu trả lời cho câu hỏi số { $number }. Đổi ý thì bấm /huy.
tickets-commented = Đã ghi góp ý. Cảm ơn { you }.
tickets-reopened = Đã mở lại câu hỏi số { $number }. { You } bấm “Gửi thêm” để nói điều còn vướng.

tickets-own-list = Câu tôi đã hỏi
tickets-own-none = { You } chưa gửi câu hỏi nào cho cán bộ.
tickets-own-questions = <b>Những câu { you } đã gửi cán bộ</b> ({ $count })
tickets-own-line = { $state ->
    [waiting] ⏳
    [taken] 👤
    [answered] ✅
    [closed] ☑️
   *[withdrawn] ↩️
    } Xem số { $number }: { $text }
tickets-own-ticket = <b>Câu hỏi số { $number }</b> · { $place }
tickets-own-state = { $state ->
    [waiting] ⏳ Đang chờ cán bộ nhận. Cán bộ làm việc { $hours }.
    [taken] 👤 { $officer } đang giữ và sẽ trả lời { $hours }.
    [answered] ✅ { $officer } đã trả lời.
    [closed] ☑️ Đã kết thúc.
   *[withdrawn] ↩️ { You } đã rút lại câu này.
    }
tickets-previous = ‹ Trang trước
tickets-next = Trang sau ›

tickets-ticket = <b>Câu hỏi số { $number }</b> · { $name } · { $place }
tickets-asker-unreachable = ⚠️ Người hỏi đang chặn trợ lý này, tin gửi có thể không tới.
tickets-rated = Đánh giá: { $rating }/5{ $said ->
    [yes] {" "}· “{ $comment }”
   *[no] {""}
    }
tickets-line = <b>{ $name }</b> · { $when }{ $kind ->
    [photo] {" "}· 📷 ảnh
    [voice] {" "}· 🎤 ghi âm
    [video] {" "}· 🎬 video
    [document] {" "}· 📎 tài liệu
   *[none] {""}
    }{ $edited ->
    [yes] {" "}· đã sửa
   *[no] {""}
    }
tickets-earlier = <i>(còn { $count } tin trước đó)</i>
tickets-history = <i>Diễn biến</i>
tickets-event = • { $when } · { $by }: { $step ->
    [open] gửi câu hỏi
    [tell] báo cho cán bộ
    [take] nhận trả lời
    [answer] trả lời
    [hand_over] giao cho người khác
    [return] trả lại hoặc chuyển đi
    [write] nói thêm
    [withdraw] rút lại
    [send_again] gửi lại
    [close] kết thúc
    [reopen] mở lại
    [remind] nhắc
    [escalate] chuyển lên tỉnh
    [tell_province] báo cho tỉnh
    [move] đổi xã
    [correct] sửa lời
    [rate] đánh giá
   *[other] thay đổi
    }
tickets-to-list = ‹ Danh sách
tickets-back-to-ticket = ‹ Câu hỏi
tickets-list-waiting-button = Xem chờ nhận ({ $count })
tickets-list-mine-button = Xem đang giữ ({ $count })
tickets-list-answered-button = Xem đã xong ({ $count })
tickets-list =
    <b>{ $which ->
        [waiting] Câu hỏi chờ nhận
        [mine] Câu hỏi tôi đang giữ
       *[answered] Câu hỏi đã trả lời
    }</b> ({ $from }–{ $to } trong { $count })

    { $list }
tickets-list-empty = { $which ->
    [waiting] Không có câu hỏi nào đang chờ.
    [mine] Anh/chị không giữ câu hỏi nào chưa trả lời.
   *[answered] Chưa có câu hỏi nào được trả lời.
    }
tickets-list-line = <b>Số { $number }</b> · { $name } · { $when }
tickets-open-number = Mở số { $number }
tickets-find = Tìm theo số
tickets-find-which = Gõ số của câu hỏi, ví dụ: <i>12</i>. Đổi ý thì bấm /huy.

tickets-ask-home = { You } ở xã, phường nào? Gõ tên, tên cũ cũng được, ví dụ: <i>ma lâm</i>. Câu hỏi của { you } sẽ được chuyển cho cán bộ nơi đó.
tickets-ask-home-for = <b>{ You } ở xã, phường nào</b> để tôi chuyển đúng cán bộ? Gõ tên, tên cũ cũng được, ví dụ: <i>ma lâm</i>. Tôi chỉ hỏi một lần.
tickets-home-is = Tôi đang chuyển câu hỏi của { you } cho cán bộ <b>{ $place }</b>. Muốn đổi thì gõ tên xã, phường khác.
tickets-home-choose = Chọn từ danh sách
tickets-home-unknown = Tôi không rõ
tickets-home-not-found = Tôi không tìm thấy xã, phường nào tên “{ $text }” ở Lâm Đồng. { You } gõ lại giúp, hoặc bấm nút.
tickets-home-which = Tên “{ $text }” có thể là một trong những nơi sau. { You } chọn nơi mình ở:
tickets-home-district = Trước đây nơi { you } ở thuộc huyện, thị xã hay thành phố nào?
tickets-home-districts = ‹ Chọn nơi khác
tickets-home-commune = Vùng { $district } trước đây nay gồm những nơi này. { You } chọn nơi mình ở:
tickets-home-set = { $known ->
    [yes] Tôi đã ghi: { you } ở <b>{ $place }</b>. Câu hỏi của { you } được chuyển cho cán bộ nơi đó.
   *[no] Không sao. Câu hỏi của { you } được chuyển cho cán bộ cấp tỉnh.
    } Đổi lại bằng lệnh /xa.
tickets-home-sent = Đã chuyển câu hỏi số { $number }.
tickets-change-home = Đổi xã, phường

tickets-in-handbook =
    Điều { you } hỏi (câu hỏi số { $number }) nay đã có trong cẩm nang:
    <b>{ $title }</b>

    { $waits ->
        [yes] Câu của { you } vẫn được cán bộ xem; thấy đủ rồi thì { you } rút lại giúp.
       *[no] Lần sau hỏi là { you } thấy ngay.
    }
tickets-see-entry = Xem câu trả lời

tickets-about-broadcast = 📣 Về thông báo số { $number }: { $text }
