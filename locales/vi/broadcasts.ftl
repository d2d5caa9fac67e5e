# Gửi thông báo: xác nhận, duyệt, theo dõi, sửa, thu hồi; nhóm và kênh.

broadcasts-list = Xem thông báo đã gửi
broadcasts-under-way =
    📣 <b>Thông báo đã gửi và đang chờ</b>, mới nhất ở trên:

    { $list }

    Trên { $above } người nhận thì phải có người thứ hai duyệt.
broadcasts-list-none = Chưa có thông báo nào.
broadcasts-line = { $number }. { $title } ({ $state })
broadcasts-open = Mở số { $number }
broadcasts-newer = Trang trước
broadcasts-older = Trang sau
broadcasts-back = Quay lại
broadcasts-undo = Để như cũ
broadcasts-look = Xem lại tình hình
broadcasts-not-found = Tôi không tìm thấy thông báo này.
broadcasts-not-now = { $state ->
    [draft] Thông báo này đang là bản nháp.
    [discarded] Thông báo này đã bỏ.
    [waiting] Thông báo này đang chờ duyệt.
    [scheduled] Thông báo này đã hẹn giờ gửi.
    [preparing] Thông báo này đã được xác nhận, đang lập danh sách.
    [sending] Thông báo này đã được xác nhận, đang gửi.
    [paused] Thông báo này đang tạm dừng.
    [stopped] Thông báo này đã dừng.
   *[done] Thông báo này đã gửi xong.
    }

broadcasts-send-draft = Xem lại rồi gửi
broadcasts-ask =
    📣 <b>{ $title }</b>

    { $reach }
    { $plan }

    { You } xem kỹ rồi bấm gửi: mỗi thông báo chỉ gửi một lần.
broadcasts-ask-reach = Sẽ gửi cho <b>{ $count } người</b>.{ $muted ->
    [0] {""}
   *[other] {" "}{ $muted } người đã tắt chủ đề này.
    }{ $blocked ->
    [0] {""}
   *[other] {" "}{ $blocked } người đã chặn bot.
    }{ $absent ->
    [0] {""}
   *[other] {" "}{ $absent } chủ thể chưa vào bot.
    }
broadcasts-ask-plan = { $when ->
    [now] Gửi ngay.
    [at] Gửi lúc { $at }.
    [held-then] Giờ đó bà con nghỉ, nên sẽ gửi lúc { $at } (trừ khi là tin khẩn).
   *[held] Giờ này bà con nghỉ, nên sẽ gửi lúc { $at } (trừ khi là tin khẩn).
    }{ $every ->
    [week] {" "}Lặp lại hằng tuần.
    [month] {" "}Lặp lại hằng tháng.
    [quarter] {" "}Lặp lại hằng quý.
   *[once] {""}
    }{ $urgent ->
    [yes] {" "}Tin khẩn: gửi cả ban đêm.
   *[no] {""}
    }{ $posted ->
    [yes] {" "}Đăng cả lên: { $places }.
    [nowhere] {" "}Chưa bật nhóm hay kênh nào để đăng.
   *[no] {""}
    }
broadcasts-ask-approval = { $why ->
    [many] Trên { $count } người nhận, nên một người thứ hai ở tỉnh phải duyệt trước khi gửi.
   *[posted] Có đăng lên nhóm, kênh, nên một người thứ hai ở tỉnh phải duyệt trước khi gửi.
    }
broadcasts-nobody-yet = Chưa có ai để gửi. { You } chọn người nhận trước.
broadcasts-choose-audience = Chọn người nhận
broadcasts-send = Gửi cho { $count } người
broadcasts-schedule = Hẹn gửi
broadcasts-submit = Gửi đi duyệt
broadcasts-when = Chọn giờ gửi
broadcasts-repeat = Chọn lặp lại
broadcasts-urgent = { $state ->
    [on] Bỏ tin khẩn
   *[off] Đánh dấu khẩn
    }
broadcasts-posted = { $state ->
    [on] Không đăng nhóm, kênh
   *[off] Đăng cả nhóm, kênh
    }
broadcasts-ask-when = Gửi lúc nào? Ngoài khung 7 giờ đến 20 giờ, tôi đợi đến sáng, trừ tin khẩn.
broadcasts-at-now = Gửi ngay
broadcasts-at-evening = Gửi 18:00 tối nay
broadcasts-at-tomorrow = Gửi 8:00 sáng mai
broadcasts-at-typed = Gõ ngày giờ khác
broadcasts-ask-typed = { You } gõ ngày và giờ, ví dụ <code>25/12 8:30</code>.
broadcasts-no-moment = { $why ->
    [past] Giờ đó đã qua rồi.
   *[unread] Tôi chưa đọc được ngày giờ đó.
    }
broadcasts-ask-every = Thông báo này gửi một lần hay lặp lại?
broadcasts-every = { $every ->
    [week] Gửi hằng tuần
    [month] Gửi hằng tháng
    [quarter] Gửi hằng quý
   *[once] Gửi một lần
    }
broadcasts-cannot = { $why ->
    [empty] ⚠️ Thông báo chưa có nội dung, nên chưa gửi được.
    [recalled] ⚠️ Thông báo gốc đã thu hồi, nên không nhắc lại nữa.
    [nobody] ⚠️ Thông báo này chưa tới được ai, nên chưa gửi.
   *[changed] ⚠️ Thông báo vừa được sửa, nên chưa gửi. { You } xem lại bản mới.
    }
broadcasts-same =
    ⚠️ Đúng nội dung này đã được gửi tới đúng những người này: “{ $title }” (số { $number }, { $state ->
        [waiting] đang chờ duyệt
        [scheduled] hẹn gửi { $at }
       *[other] gửi lúc { $at }
    }).

    Có gửi thêm lần nữa không?
broadcasts-send-again = Vẫn gửi lần nữa
broadcasts-see-other = Xem bản đã gửi
broadcasts-begun = ✅ Đã xác nhận “{ $title }”. Tình hình gửi ở tin ngay bên dưới.
broadcasts-waiting =
    ⏳ “{ $title }” sẽ gửi cho { $count } người, phải có người thứ hai duyệt. { $approvers ->
        [0] Hiện chưa có ai khác ở tỉnh để duyệt: nhờ quản trị thêm người.
       *[other] Tôi đã báo { $approvers } người, khi có người duyệt tôi báo lại.
    }
broadcasts-approve-ask =
    { $why ->
        [grown] 👆 <b>Thông báo số { $number } của { $name } đã đến giờ gửi</b> nhưng nay cần người thứ hai duyệt. Bản ở trên là đúng như bà con nhận.
        [left] 👆 <b>Thông báo số { $number } của { $name } đã đến giờ gửi</b> nhưng người hẹn gửi không còn phụ trách việc này, nên cần người khác duyệt. Bản ở trên là đúng như bà con nhận.
       *[asked] 👆 <b>{ $name } xin duyệt thông báo số { $number }</b>. Bản ở trên là đúng như bà con nhận.
    }
broadcasts-approver-corrected = 👆 <b>Thông báo số { $number }</b> { you } đã duyệt <b>vừa được { $name } sửa</b>. Bản ở trên là nội dung mới; các bản đã gửi đang được sửa theo. Thấy chưa ổn, { you } mở ra để sửa lại hoặc thu hồi.
broadcasts-approve-about =
    📌 Chủ đề: { $topic }
    👥 { $audience }
broadcasts-approve-plan =
    📤 Gửi cho <b>{ $count } người</b>, { $at ->
        [now] ngay khi duyệt
       *[other] lúc { $at }
    }.{ $every ->
        [week] {" "}Lặp lại hằng tuần.
        [month] {" "}Lặp lại hằng tháng.
        [quarter] {" "}Lặp lại hằng quý.
       *[once] {""}
    }{ $urgent ->
        [yes] {" "}Tin khẩn: gửi cả ban đêm.
       *[no] {""}
    }{ $posted ->
        [yes] {" "}Đăng cả lên: { $places }.
       *[no] {""}
    }
broadcasts-grown = ⏳ “{ $title }” đã đến giờ gửi, nhưng { $why ->
        [left] người hẹn gửi không còn phụ trách việc này nên phải có người khác duyệt
       *[grown] nay tới { $count } người nên phải có người thứ hai duyệt
    }. { $approvers ->
        [0] Hiện chưa có ai khác ở tỉnh để duyệt: nhờ quản trị thêm người.
       *[other] Tôi đã báo { $approvers } người.
    }
broadcasts-you-approved = ✅ { You } đã duyệt “{ $title }”, { $at ->
        [now] đang gửi
       *[other] sẽ gửi lúc { $at }
    }. Người soạn được báo và theo dõi tình hình gửi.
broadcasts-refused = { $why ->
    [approve] Thông báo này phải do người khác ở tỉnh duyệt: không phải người soạn, người sửa hay người gửi đi duyệt.
   *[other] Việc này do cán bộ khác hoặc cán bộ tỉnh phụ trách, { you } không làm thay được.
    }
broadcasts-see-text = Xem nội dung
broadcasts-approve = Duyệt và gửi
broadcasts-give-back = Trả lại
broadcasts-ask-why = Vì sao { you } trả lại “{ $title }”? Gõ lý do để người soạn sửa.
broadcasts-why-long = Lý do dài từ 1 đến 300 chữ cái, { you } gõ lại giúp.
broadcasts-gave-back = Đã trả lại “{ $title }” kèm lý do.
broadcasts-approved = ✅ { $name } đã duyệt “{ $title }”, { $at ->
        [now] đang gửi
       *[other] sẽ gửi lúc { $at }
    }.
broadcasts-given-back =
    ↩️ { $name } trả lại “{ $title }”:

    { $why }
broadcasts-take-back = Rút lại để sửa
broadcasts-no-repeat = Dừng lặp

broadcasts-panel =
    📣 <b>{ $title }</b>
    { $state }
broadcasts-state = { $state ->
    [draft] 📝 Bản nháp
    [discarded] 🗑 Đã bỏ
    [waiting] ⏳ Chờ duyệt
    [scheduled] 🕗 Hẹn gửi { $at }
    [preparing] 📋 Đang lập danh sách người nhận
    [sending] 📤 Đang gửi, từ { $at }
    [night] 🌙 Đợi đến { $at } gửi tiếp, để bà con nghỉ
    [paused] ⏸ Đang tạm dừng
    [stopped] ⏹ Đã dừng phần còn lại lúc { $at }
    [recalled] 🚫 Đã thu hồi
   *[done] ✅ Gửi xong lúc { $at }
    }{ $every ->
    [week] {" "}· lặp hằng tuần
    [month] {" "}· lặp hằng tháng
    [quarter] {" "}· lặp hằng quý
   *[once] {""}
    }
broadcasts-state-short = { $state ->
    [draft] bản nháp
    [discarded] đã bỏ
    [waiting] chờ duyệt
    [scheduled] hẹn giờ
    [preparing] đang lập danh sách
    [sending] đang gửi
    [paused] tạm dừng
    [stopped] đã dừng
   *[done] gửi xong
    }
broadcasts-figures =
    Đã nhận: <b>{ $sent }</b> / { $all } trong danh sách{ $waiting ->
        [0] {""}
       *[other] {" "}· đang chờ: { $waiting }
    }{ $unreachable ->
        [0] {""}
       *[other] {" "}· không tới được: { $unreachable }
    }{ $unknown ->
        [0] {""}
       *[other] {" "}· chưa rõ: { $unknown }
    }{ $failed ->
        [0] {""}
       *[other] {" "}· lỗi: { $failed }
    }{ $out ->
        [0] {""}
       *[other] {" "}· không gửi: { $out }
    }
broadcasts-changing = { $what ->
    [correcting] ✏️ Đang sửa bản đã gửi: { $done } / { $all }
    [recalling] 🚫 Đang thu hồi bản đã gửi: { $done } / { $all }
    [recalled] 🚫 Đã thu hồi { $done } / { $all } bản
   *[corrected] ✏️ Đã sửa { $done } / { $all } bản
    }{ $failed ->
        [0] {""}
       *[other] , không được: { $failed }
    }
broadcasts-left = Còn khoảng { $minutes ->
        [0] { $seconds } giây
       *[other] { $minutes } phút { $seconds } giây
    }.
broadcasts-pause = Tạm dừng
broadcasts-resume = Gửi tiếp
broadcasts-stop = Dừng phần còn lại
broadcasts-correct = Sửa bản đã gửi
broadcasts-retry = Thử lại { $count } bản lỗi
broadcasts-recall = Thu hồi bản đã gửi
broadcasts-ask-stop =
    <b>Dừng gửi phần còn lại</b> của “{ $title }”?

    { $rest } người chưa nhận sẽ không nhận nữa. { $sent } bản đã tới vẫn còn nguyên trong máy bà con.{ $next ->
        [none] {""}
       *[other] {" "}Lần lặp lại lúc { $next } cũng bỏ.
    }
broadcasts-ask-recall =
    <b>Thu hồi bản đã gửi</b> của “{ $title }”?

    { $sent } bản đã tới sẽ bị xóa khỏi máy bà con; bản quá 48 giờ không xóa được thì sửa thành “đã thu hồi”. { $rest ->
        [0] {""}
       *[other] { $rest } người chưa nhận sẽ không nhận nữa.
    }{ $next ->
        [none] {""}
       *[other] {" "}Lần lặp lại lúc { $next } cũng bỏ.
    }
broadcasts-unknown = Xem bản chưa rõ ({ $count })
broadcasts-unknown-list =
    ❔ <b>Chưa rõ đã tới hay chưa</b> (“{ $title }”):

    { $list }

    Mạng đứt giữa chừng nên Telegram không trả lời. Gửi lại thì có thể có người nhận hai bản; { you } nên gọi hỏi trước.
broadcasts-unknown-line = { $number }. { $name }
broadcasts-resend = Gửi lại số { $number }
broadcasts-resend-all = Gửi lại tất cả
broadcasts-resent = { $count ->
    [0] Không còn bản nào chưa rõ.
   *[other] Đang gửi lại { $count } bản.
    }

broadcasts-chats = Chọn nhóm, kênh
broadcasts-chat-list =
    👥 <b>Nhóm và kênh đăng thông báo</b>

    { $list }

    Muốn thêm: thêm bot vào nhóm, hoặc cho bot làm quản trị kênh có quyền đăng tin.
broadcasts-chat-none = Bot chưa ở trong nhóm hay kênh nào.
broadcasts-chat-line = { $number }. { $title } ({ $kind ->
    [channel] kênh
   *[group] nhóm
    }): { $state ->
    [on] ✅ có đăng
   *[off] không đăng
    }
broadcasts-turn = { $state ->
    [on] Tắt số { $number }
   *[off] Bật số { $number }
    }
broadcasts-above = Đặt mức phải duyệt
broadcasts-ask-above = Thông báo cho trên bao nhiêu người thì phải có người thứ hai duyệt? Hiện là { $count }. { You } chọn hoặc gõ số.
broadcasts-above-of = Đặt { $count } người
broadcasts-above-set = Đã đổi từ { $was } thành { $now } người.
broadcasts-no-number = Tôi chưa đọc được số đó. { You } gõ một số, ví dụ 200.
broadcasts-report-button = 📊 Xem báo cáo
broadcasts-to-draft = ‹ Về bản nháp
