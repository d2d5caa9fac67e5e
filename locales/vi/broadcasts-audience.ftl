# Người nhận thông báo, loại tin muốn nhận, kết quả gửi.

broadcasts-aim-title = <b>Người nhận thông báo số { $number }</b>
broadcasts-aim-nobody = Chưa chọn ai. Bấm “Thêm điều kiện” để chọn người nhận.
broadcasts-aim-part = { $joint ->
    [first] Chủ thể { $what }
    [and] <b>VÀ</b> { $what }
    [same] <b>VÀ</b> chính sản phẩm đó: { $what }
    [or] <b>HOẶC</b> { $what }
   *[except] <b>TRỪ</b> chủ thể { $what }
    }
broadcasts-aim-within = Trong phạm vi: { $places }.
broadcasts-aim-others = { $count } mục khác
broadcasts-aim-either = { $names } hoặc { $last }
broadcasts-aim-everyone = bất kỳ (tất cả)
broadcasts-aim-in-communes = ở { $names }
broadcasts-aim-in-groups = có sản phẩm nhóm { $names }
broadcasts-aim-in-sets = có sản phẩm thuộc { $names }
broadcasts-aim-with-stars = có sản phẩm { $names } sao còn hiệu lực
broadcasts-aim-at-stages = có hồ sơ { $names }
broadcasts-aim-stage = { $stage ->
    [drafts] đang chuẩn bị
    [submitted] chờ tiếp nhận
    [checking] xã đang kiểm tra
    [reviewing] đang được đánh giá
    [missing] chờ bổ sung
   *[over] đã xong
    }
broadcasts-aim-star = { $stars } sao
broadcasts-aim-expiring = có giấy chứng nhận hết hạn trong { $months } tháng tới
broadcasts-aim-unconfirmed = đã nhận mà chưa xác nhận thông báo số { $number } “{ $title }”
broadcasts-aim-on-list = trong danh sách “{ $name }” ({ $count } chủ thể)
broadcasts-aim-reaches = Hợp với <b>{ $producers }</b> chủ thể. Gửi tới <b>{ $accounts }</b> người.
broadcasts-aim-not-reached = { $why ->
    [muted] 🔕 { $count } người đã tắt loại tin này
    [blocked] 🚫 { $count } người đã chặn bot hoặc không còn dùng Telegram
   *[never] 📵 { $count } chủ thể chưa có ai vào bot
    }
broadcasts-aim-samples = Ví dụ người nhận:
broadcasts-aim-sample = • { $producer } ({ $place })
broadcasts-aim-add = Thêm điều kiện
broadcasts-aim-remove-last = Bỏ điều kiện cuối
broadcasts-aim-start-over = Chọn lại từ đầu
broadcasts-aim-saved = Dùng nhóm đã lưu
broadcasts-aim-keep = Lưu nhóm này
broadcasts-aim-left-out = Xem người không nhận ({ $count })
broadcasts-aim-left-out-title = <b>Không nhận được qua bot</b>
broadcasts-aim-left-out-why = { $why ->
    [muted] <b>🔕 Đã tắt loại tin này</b>
    [blocked] <b>🚫 Đã chặn bot hoặc không còn dùng Telegram</b>
   *[other] <b>📵 Chưa có ai vào bot</b>
    }
broadcasts-aim-left-out-line = • { $producer } ({ $place }), { $phone ->
    [none] chưa có số điện thoại
   *[other] { $phone }
    } { $person }
broadcasts-aim-left-out-none = Không có ai.
broadcasts-aim-undo = ↩ Hoàn tác
broadcasts-aim-undo-none = Không còn gì để hoàn tác ở đây.
broadcasts-aim-to-draft = ‹ Về thông báo
broadcasts-aim-back = ‹ Về người nhận
broadcasts-aim-open = Mở thông báo
broadcasts-aim-changed-meanwhile = Người nhận vừa được người khác sửa, nên chưa đổi gì. Mời { you } xem lại rồi làm tiếp.
broadcasts-aim-no-draft = Thông báo này không còn là bản nháp nên không đổi được người nhận.
broadcasts-aim-not-found = Không tìm thấy thông báo này.
broadcasts-aim-page-before = ‹ Trang trước
broadcasts-aim-page-behind = Trang sau ›
broadcasts-aim-too-many = Đã đủ { $most } điều kiện. Mời { you } bỏ bớt rồi thêm.
broadcasts-aim-which-joint = Điều kiện mới nối với các điều kiện trên thế nào? Các điều kiện được đọc lần lượt từ trên xuống. Hai điều kiện về sản phẩm nối bằng VÀ phải đúng ở cùng một sản phẩm.
broadcasts-aim-joint = { $joint ->
    [and] Thêm VÀ: đúng cả hai
    [or] Thêm HOẶC: đúng ít nhất một
   *[except] Thêm TRỪ: bỏ những chủ thể này ra
    }
broadcasts-aim-which-kind = Chọn người nhận theo điều gì?
broadcasts-aim-kind = { $kind ->
    [communes] Chọn xã, phường
    [groups] Chọn nhóm sản phẩm
    [stars] Chọn hạng sao
    [expiring] Chọn hạn chứng nhận
    [stages] Chọn bước hồ sơ
    [sets] Chọn bộ tiêu chí
    [unconfirmed] Chọn người chưa xác nhận
    [list] Gửi danh sách riêng
   *[everyone] Chọn tất cả
    }
broadcasts-aim-kinds-others = Xem điều kiện khác ›
broadcasts-aim-kinds-first = ‹ Xem điều kiện thường dùng
broadcasts-aim-which-months = Giấy chứng nhận hết hạn trong bao lâu nữa? Có tính thời gian được gia hạn.
broadcasts-aim-months = Trong { $months } tháng
broadcasts-aim-tick = { $kind ->
    [communes] Chọn một hay nhiều xã, phường, đặc khu.
    [groups] Chọn một hay nhiều nhóm sản phẩm.
    [stars] Chọn hạng sao đang có hiệu lực hôm nay.
    [stages] Chọn bước mà hồ sơ mới nhất đang ở.
   *[sets] Chọn một hay nhiều bộ tiêu chí.
    }
broadcasts-aim-tick-typing = Có thể gõ tên để tìm, kể cả tên cũ.
broadcasts-aim-tick-none = Không tìm thấy nơi nào tên “{ $text }”.
broadcasts-aim-tick-all = ‹ Xem lại danh sách
broadcasts-aim-tick-done = ✔ Chọn xong
broadcasts-aim-ticked = Đã chọn { $count }: { $names }
broadcasts-aim-choosing-gone = Màn hình này đã cũ. Mời { you } mở lại phần người nhận từ thông báo.
broadcasts-aim-which-broadcast = Người chưa xác nhận thông báo nào?
broadcasts-aim-broadcast = Số { $number }: { $title }
broadcasts-aim-broadcasts-none = Chưa có thông báo nào đã gửi.
broadcasts-aim-keep-ask = Đặt tên cho nhóm người nhận này (tối đa { $most } chữ). Nhóm trùng tên sẽ được thay.
broadcasts-aim-keep-long = Tên cần có từ 1 đến { $most } chữ. Mời { you } gõ lại.
broadcasts-aim-kept = Đã lưu nhóm “{ $name }”. Lần sau dùng lại, số người sẽ được tính mới.
broadcasts-aim-saved-none = { You } chưa lưu nhóm nào.
broadcasts-aim-saved-which = Dùng nhóm nào?
broadcasts-aim-saved-one = Xem “{ $name }”
broadcasts-aim-saved-title = <b>{ $name }</b>
broadcasts-aim-saved-use = Dùng nhóm này
broadcasts-aim-saved-forget = Xóa nhóm này
broadcasts-aim-saved-back = ‹ Nhóm đã lưu
broadcasts-aim-saved-gone = Nhóm này không còn nữa.
broadcasts-aim-forgotten = Đã xóa nhóm “{ $name }”.
broadcasts-aim-list-ask =
    Gửi danh sách người nhận: mỗi dòng một số điện thoại, tên chủ thể hoặc mã sản phẩm. Có thể gõ, dán vào đây, hoặc gửi tệp .txt, .csv, .xlsx (tối đa { $most } dòng).
    Tên phải đúng như trong sổ. Dòng nào không chắc là ai, bot chỉ báo lại chứ không đoán.
broadcasts-aim-list-typed = danh sách gõ tay
broadcasts-aim-list-reading = Đã nhận tệp “{ $file }”. Bot đang đọc và sẽ báo kết quả.
broadcasts-aim-list-unfit =
    Không đọc được tệp “{ $file }”.
    { $why }
broadcasts-aim-list-not-a-list = Chỉ đọc được tệp .txt, .csv và .xlsx.
broadcasts-aim-list-to-audience = Xem người nhận
broadcasts-aim-list-found = <b>{ $name }</b>: { $lines } dòng, { $count ->
    [0] không tìm được chủ thể nào, nên người nhận giữ nguyên.
   *[other] tìm được <b>{ $count }</b> chủ thể, đã thêm vào người nhận.
    }
broadcasts-aim-list-missed = ❓ Không có trong sổ: { $count } dòng
broadcasts-aim-list-line = • { $line }
broadcasts-aim-list-several = ⚠️ Đúng với nhiều chủ thể, chưa thêm: { $count } dòng. Mời { you } ghi rõ bằng số điện thoại hoặc mã sản phẩm.
broadcasts-aim-list-several-line = • { $line } ({ $places })
broadcasts-aim-list-more = và { $count } dòng nữa.

broadcasts-mute-topics = { $state ->
    [paused] <b>Loại tin { you } nhận</b>: đang tạm dừng, chỉ còn tin về hạn pháp lý. Bấm nút dưới đây để nhận lại như trước khi tạm dừng.
   *[on] <b>Loại tin { you } nhận</b>
    }
broadcasts-mute-topics-open = Chọn loại thông báo
broadcasts-mute-line = { $state ->
    [always] 🔒
    [muted] 🔕
   *[on] 🔔
    } { $topic ->
    [deadlines] Hạn pháp lý: luôn nhận
    [training] Tập huấn
    [fairs] Hội chợ, xúc tiến thương mại
    [market] Thị trường
   *[general] Tin chung
    }
broadcasts-mute-always = Tin về hạn pháp lý luôn được gửi, vì lỡ hạn thì sản phẩm có thể mất hạng sao. Các loại khác tắt hay bật lại bằng một lần bấm; gõ /tamdung để tạm dừng tất cả.
broadcasts-mute-mute = 🔕 Tắt { $topic ->
    [training] tập huấn
    [fairs] hội chợ, xúc tiến
    [market] thị trường
   *[general] tin chung
    }
broadcasts-mute-unmute = 🔔 Bật { $topic ->
    [training] tập huấn
    [fairs] hội chợ, xúc tiến
    [market] thị trường
   *[general] tin chung
    }
broadcasts-mute-pause-all = ⏸ Tạm dừng tất cả
broadcasts-mute-resume-all = ▶ Nhận tin trở lại

broadcasts-ledger-report =
    <b>Kết quả thông báo số { $number }</b>
    { $title }
    Bắt đầu gửi: { $day }. Người nhận: <b>{ $count }</b>
broadcasts-ledger-recalled = 🚫 <b>Thông báo này đã thu hồi.</b>
broadcasts-ledger-no-buttons = Thông báo này không có nút trả lời, nên không tính ai chưa xác nhận.
broadcasts-ledger-line = { $bar } <b>{ $count }</b> { $group ->
    [sent] đã gửi
    [queued] đang chờ
    [blocked] đã chặn bot
    [never] chưa vào bot
    [failed] gửi lỗi
    [unknown] chưa rõ đã tới chưa
    [muted] đã tắt loại tin
    [stopped] không gửi vì đã dừng
    [read] đã đọc
    [join] sẽ tham gia
    [help] cần hỗ trợ
   *[silent] chưa xác nhận
    } ({ $percent } %)
broadcasts-ledger-responses = Trả lời của <b>{ $count }</b> người đã nhận:
broadcasts-ledger-posts = Đã đăng vào { $count } nhóm, kênh.
broadcasts-ledger-silent = Xem ai chưa xác nhận ({ $count })
broadcasts-ledger-remind = Nhắc lại người chưa xác nhận
broadcasts-ledger-communes = Xem theo xã
broadcasts-ledger-groups = Xem từng nhóm
broadcasts-ledger-workbook = Tải Excel
broadcasts-ledger-text = Soạn tin Zalo, SMS
broadcasts-ledger-back = ‹ Về kết quả
broadcasts-ledger-not-yet = Thông báo này chưa gửi nên chưa có kết quả.
broadcasts-ledger-by-commune = <b>Thông báo số { $number } theo xã</b> { $kind ->
    [asks] (đã trả lời / đã nhận)
   *[tells] (đã nhận / tất cả)
    }
broadcasts-ledger-commune = { $bar } <b>{ $place }</b>: { $responded }/{ $sent }, chưa xác nhận { $silent }, không tới { $unreached }
broadcasts-ledger-commune-told = { $bar } <b>{ $place }</b>: { $sent }/{ $all }, không tới { $unreached }
broadcasts-ledger-which = Xem nhóm nào?
broadcasts-ledger-group = { $group ->
    [queued] Xem đang chờ
    [blocked] Xem đã chặn bot
    [never] Xem chưa vào bot
    [failed] Xem gửi lỗi
    [unknown] Xem chưa rõ
    [muted] Xem đã tắt tin
    [stopped] Xem đã dừng
    [read] Xem đã đọc
    [join] Xem sẽ tham gia
    [help] Xem cần hỗ trợ
    [got] Xem đã nhận
   *[silent] Xem chưa xác nhận
    } ({ $count })
broadcasts-ledger-list = <b>Thông báo số { $number }</b>: { $group ->
    [queued] đang chờ gửi
    [blocked] đã chặn bot hoặc không còn dùng Telegram
    [never] chưa có ai vào bot
    [failed] gửi lỗi
    [unknown] chưa rõ đã tới chưa
    [muted] đã tắt loại tin này
    [stopped] không gửi vì đã dừng
    [read] đã đọc
    [join] sẽ tham gia
    [help] cần hỗ trợ
    [got] đã nhận
   *[silent] đã nhận mà chưa xác nhận
    }
broadcasts-ledger-list-none = Không có ai.
broadcasts-ledger-recipient = • { $producer }, { $phone ->
    [none] chưa có số điện thoại
   *[other] { $phone }
    } { $person } { $why }
broadcasts-ledger-state = { $group ->
    [sent] Đã gửi
    [queued] Đang chờ gửi
    [blocked] Đã chặn bot hoặc không còn dùng Telegram
    [never] Chưa có ai vào bot
    [failed] Gửi lỗi
    [unknown] Chưa rõ đã tới chưa
    [muted] Đã tắt loại tin này
    [stopped] Không gửi vì đã dừng
    [read] Đã đọc
    [join] Sẽ tham gia
    [help] Cần hỗ trợ
   *[silent] Đã gửi, chưa xác nhận
    }
broadcasts-ledger-column = { $column ->
    [number] TT
    [producer] Chủ thể
    [person] Người nhận
    [phone] Điện thoại
    [commune] Xã, phường
    [product] Sản phẩm
    [state] Tình trạng
    [at] Lúc
    [response] Trả lời
   *[responded] Trả lời lúc
    }
broadcasts-ledger-title = Kết quả thông báo số { $number }: { $title }
broadcasts-ledger-sheet = Kết quả
broadcasts-ledger-file = ket-qua-thong-bao-{ $number }.xlsx
broadcasts-ledger-caption = Kết quả thông báo số { $number }{ $kind ->
    [asks] . Người chưa xác nhận đứng đầu, kèm số điện thoại.
   *[tells] , kèm số điện thoại.
    }
broadcasts-ledger-zalo =
    <b>Gửi bằng Zalo hoặc SMS cho { $count } chủ thể mà Telegram không tới</b>
    Bấm vào khung để chép nội dung:
    <pre>{ $text }</pre>
    Bấm để chép các số điện thoại:
    <code>{ $numbers }</code>
    { $without ->
    [0] Tất cả đều có số điện thoại.
   *[other] { $without } chủ thể chưa có số điện thoại trong sổ.
    }
broadcasts-ledger-zalo-field = { $field ->
    [product] sản phẩm của bà con
    [expires] ngày ghi trên giấy chứng nhận
   *[producer] bà con
    }
broadcasts-ledger-zalo-recalled = Thông báo số { $number } đã thu hồi, nên không soạn tin Zalo, SMS từ nội dung đó nữa.
broadcasts-ledger-zalo-files = (Kèm { $count } tệp đã gửi trên Telegram.)
broadcasts-ledger-zalo-file = tin-zalo-sms-{ $number }.txt
broadcasts-ledger-zalo-caption = Nội dung và số điện thoại của { $count } chủ thể mà Telegram không tới, để gửi bằng Zalo hoặc SMS.
broadcasts-ledger-zalo-line = { $producer } ({ $place }): { $phone ->
    [none] chưa có số điện thoại
   *[other] { $phone }
    }
broadcasts-ledger-reminder-begun = Đã soạn thông báo số { $number } để nhắc { $count } người chưa xác nhận thông báo số { $of }, nội dung như bản đang có hiệu lực. Chưa gửi gì: mời { you } mở ra xem, sửa nếu cần, rồi gửi.
broadcasts-ledger-reminder-recalled = Thông báo số { $number } đã thu hồi, nên không nhắc lại nữa.
broadcasts-ledger-reminder-nobody = Không còn ai cần nhắc về thông báo số { $number }.
broadcasts-ledger-reminder-open = Mở tin nhắc
