# Nhắc hạn: giấy chứng nhận, đợt đánh giá, lịch của bà con, việc gọi điện của cán bộ.

deadlines-told-early = Giấy chứng nhận hết hạn { $due }, còn { $left } ngày. Từ { $opens } đến { $closes } nhận hồ sơ đánh giá lại; bây giờ lo giấy tờ là vừa.
deadlines-told-window = Giấy chứng nhận hết hạn { $due }. { $left ->
    [0] Hôm nay là ngày cuối nộp hồ sơ đánh giá lại ở UBND xã.
   *[other] Nộp hồ sơ đánh giá lại ở UBND xã chậm nhất { $closes }, còn { $left } ngày.
    }{ $law ->
        [none] {""}
       *[other] {" "}(Hạn theo quy định là { $law }, nhưng hôm đó xã nghỉ.)
    }
deadlines-told-late = Giấy chứng nhận hết hạn { $due }, còn { $left } ngày, mà hạn nộp đánh giá lại ({ $closes }) đã qua. Bà con nộp ngay hoặc gọi cán bộ xã: giấy cũ có thể được kéo dài đến khi có kết quả (tối đa đến { $most }), việc này hỏi cán bộ tỉnh.
deadlines-told-pending = Hồ sơ đánh giá lại đã nộp{ $filed ->
        [none] {""}
       *[other] {" "}ngày { $filed }
    }, đang chờ kết quả; { you } không phải nộp lại. Giấy chứng nhận còn hiệu lực đến { $due } ({ $left ->
        [0] hôm nay là ngày cuối
       *[other] còn { $left } ngày
    }); tôi nhắc cán bộ xử lý trước ngày đó.
deadlines-told-lapsed = Giấy chứng nhận đã hết hiệu lực, ngày cuối là { $ended }. Từ nay { you } không dùng số sao OCOP cho sản phẩm này nữa. { $filed ->
        [yes] Hồ sơ đánh giá lại đã nộp, cán bộ đang xử lý, có kết quả tôi báo ngay.{ $most ->
            [none] {""}
           *[other] {" "}Trong lúc chờ, hỏi cơ quan OCOP tỉnh việc kéo dài giấy cũ (tối đa đến { $most }).
        }
       *[no] { $most ->
            [none] Muốn có sao trở lại, hỏi UBND xã hoặc cơ quan OCOP tỉnh xem nộp hồ sơ theo diện nào.
           *[other] Còn làm sản phẩm này thì nộp hồ sơ ngay ở UBND xã và hỏi cơ quan OCOP tỉnh việc kéo dài giấy cũ (tối đa đến { $most }).
        }
    }
deadlines-told-extended = Giấy chứng nhận hết hạn { $ended }, được kéo dài đến { $due }, còn { $left } ngày. Hồ sơ đánh giá lại phải xong trước ngày đó; chưa nộp thì nộp ngay ở UBND xã.
deadlines-told-round = { $left ->
    [0] Hôm nay là ngày cuối nộp hồ sơ ở UBND xã để kịp đợt này
   *[other] Nộp hồ sơ ở UBND xã chậm nhất { $due }, còn { $left } ngày
    }: xã cần { $days } ngày làm việc, rồi phải đề nghị lên tỉnh trước { $before }.
deadlines-told-round-late = Ngày nộp để chắc kịp đợt này ({ $due }) đã qua. Bà con nộp ngay: xã phải đề nghị lên tỉnh trước { $before }, kiểm tra không kịp thì hồ sơ sang đợt sau.
deadlines-told-round-unsettled = Xã phải đề nghị lên tỉnh trước { $before } và cần { $days } ngày làm việc để kiểm tra. Lịch nghỉ lễ năm đó chưa đủ nên tôi chưa tính được ngày chót nộp ở xã: nộp càng sớm càng chắc.
deadlines-told-supplement = Cán bộ yêu cầu bổ sung giấy tờ. { $left ->
    [0] Hôm nay là ngày cuối
   *[other] Chậm nhất { $due }, còn { $left } ngày
    }: mở hồ sơ để xem còn thiếu gì.
deadlines-told-paper = Giấy tờ trong hồ sơ sắp hết hạn: { $papers }. { $left ->
    [0] Hôm nay là ngày cuối
   *[other] Còn { $left } ngày
    }: xin cấp lại, rồi chụp bản mới gửi vào hồ sơ.
deadlines-see-dossier = Xem còn thiếu gì
deadlines-short = { $kind ->
    [certificate] giấy hết hạn { $due }, nộp đánh giá lại chậm nhất { $act }
    [late] giấy hết hạn { $due }, đã quá ngày nộp đánh giá lại
    [lapsed] giấy đã hết hiệu lực sau ngày { $due }
    [pending] hồ sơ đã nộp chưa có kết quả, giấy còn hiệu lực đến { $due }
    [extension] giấy kéo dài đến { $due }
    [supplement] bổ sung giấy tờ chậm nhất { $act }
    [paper] giấy tờ trong hồ sơ hết hạn { $due }
    [round] nộp ở xã chậm nhất { $act }
   *[unsettled] kịp đợt: xã đề nghị chậm nhất { $act } (chưa tính được ngày nộp ở xã)
    }{ $when ->
    [none] {""}
    [today] {" "}(hôm nay)
    [over] {" "}(quá { $days } ngày)
    [holds] {" "}(giấy còn { $days } ngày)
   *[left] {" "}(còn { $days } ngày)
    }
deadlines-reminder =
    ⏰ { $line }
deadlines-reminders =
    ⏰ <b>Bà con có { $count } việc sắp đến hạn</b>, việc gấp ở trên:

    { $lines }
deadlines-late-note = <i>Mấy hôm trước máy của tôi nghỉ, không nhắn được, nên hôm nay tôi gộp lại đây.</i>
deadlines-more = … và { $count } việc nữa, xem ở “Lịch của tôi”.
deadlines-calling-more = … và { $count } sản phẩm nữa, xem ở “Xem sắp hết hạn”.
deadlines-open = Mở việc { $number }
deadlines-done = Báo đã nộp
deadlines-later = Nhắc tôi sau
deadlines-help = Nhờ giúp
deadlines-mute = Đừng nhắc việc này
deadlines-unmute = Nhắc lại việc này
deadlines-see-product = Xem sản phẩm
deadlines-over = Việc này của <b>{ $product }</b> đã xong hoặc đã đổi ngày, không còn phải nhắc.
deadlines-not-found = Tôi không tìm thấy việc này trong lịch của bà con.
deadlines-done-ask =
    Bà con đã nộp hồ sơ của <b>{ $product }</b> ở UBND xã?

    Gõ số phiếu ghi trên giấy biên nhận của xã, ví dụ <i>12/PĐK</i>. Chưa có số thì bấm nút dưới.
deadlines-done-no-number = Nộp rồi, chưa có số
deadlines-done-when = Bà con nộp hồ sơ ở xã ngày nào?
deadlines-done-ago = { $days ->
    [0] Nộp hôm nay
   *[other] Nộp hôm qua
    }
deadlines-done-other-day = Ghi ngày khác
deadlines-done-type-day = Gõ ngày nộp ghi trên giấy biên nhận của xã, ví dụ <i>20/12/2026</i>.
deadlines-done-no-day = Tôi chưa đọc được ngày này. Gõ như <i>20/12/2026</i>, hoặc bấm nút dưới.
deadlines-done-not-yet = Ngày này chưa tới hoặc xa quá. Gõ lại ngày đã nộp, hoặc bấm nút dưới.
deadlines-done-early = Hồ sơ đánh giá lại chỉ nhận từ { $opens }, không nhận sớm hơn. Nếu xã đã nhận rồi, bà con hỏi lại cán bộ giúp. Đến ngày tôi nhắc.
deadlines-done-long = Số này dài quá 40 chữ. Gõ gọn lại giúp.
deadlines-done-said = Đã ghi: hồ sơ của <b>{ $product }</b> đã nộp. Tôi thôi nhắc việc này và báo cho cán bộ xã.
deadlines-done-refused = Tôi chưa ghi được là đã nộp. Bà con nhờ cán bộ giúp.
deadlines-later-ask = Bao giờ tôi nhắc lại?
deadlines-later-days = { $days ->
    [1] Nhắc ngày mai
    [7] Nhắc sau 1 tuần
   *[other] Nhắc sau { $days } ngày
    }
deadlines-later-said = Vâng, tôi nhắc lại lúc { $when }.
deadlines-later-none = Hạn đã sát, để sau thì quá hạn mất. Bà con nộp ngay hoặc nhờ cán bộ giúp.
deadlines-muted = Tôi thôi nhắc việc này của <b>{ $product }</b>. Hạn vẫn còn đó; cán bộ xã có thể gọi hỏi bà con.
deadlines-unmuted = Tôi sẽ nhắc lại việc này.
deadlines-help-text = { $producer } nhờ giúp về sản phẩm { $product }. { $line }
deadlines-helped = Tôi đã chuyển cho cán bộ, câu hỏi số { $number }. Có trả lời tôi nhắn ngay.
deadlines-back = ‹ Quay lại
deadlines-agenda = Lịch của tôi
deadlines-agenda-screen =
    🗓 <b>Lịch của tôi</b>

    { $lines }

    Tôi nhắc lúc { $hour } giờ.
deadlines-agenda-none = Chưa có hạn nào sắp tới. Khi giấy chứng nhận còn 200 ngày, hoặc khi bà con lập hồ sơ cho một đợt, hạn sẽ hiện ở đây.
deadlines-agenda-official = Ở đây chỉ có hạn của chính { you }. Hạn của các chủ thể: bấm “Xem lịch hạn” hoặc “Xem sắp hết hạn”.
deadlines-agenda-line = { $number }. <b>{ $product }</b>: { $what }
deadlines-ics = Tải về lịch điện thoại
deadlines-ics-file = lich-ocop.ics
deadlines-ics-caption = Mở tệp này để thêm các hạn vào lịch của điện thoại. Khi ngày thay đổi, tải lại.
deadlines-ics-what = { $kind ->
    [certificate] nộp hồ sơ đánh giá lại
    [late] giấy hết hạn
    [extension] hết thời gian kéo dài
    [supplement] bổ sung giấy tờ
    [paper] giấy tờ trong hồ sơ hết hạn
    [pending] giấy hết hiệu lực, hồ sơ đang chờ kết quả
    [lapsed] giấy đã hết hiệu lực
   *[round] nộp hồ sơ
    }
deadlines-ics-title = OCOP: { $product }, { $what }
deadlines-hour = Đổi giờ nhắc
deadlines-hour-ask = Bây giờ tôi nhắc lúc { $hour } giờ. Bà con muốn mấy giờ?
deadlines-hour-choice = Nhắc lúc { $hour } giờ
deadlines-hour-set = Từ nay tôi nhắc lúc { $hour } giờ.
deadlines-calling =
    { $about ->
        [pending] 📂 <b>{ $count } hồ sơ đã nộp chưa có kết quả mà giấy chứng nhận sắp hết hạn: cần xử lý trước ngày đó, chủ thể không phải nộp lại</b>
        [lapsed] ⛔ <b>{ $count } giấy chứng nhận đã hết hiệu lực</b>
        [over] 📞 <b>{ $count } sản phẩm cần gọi cho chủ thể, có việc đã quá hạn</b>
        [several] 📋 <b>{ $count } việc cần lo về giấy chứng nhận và hồ sơ</b>
       *[call] 📞 <b>{ $count } sản phẩm sắp quá hạn cần gọi cho chủ thể</b>
    }

    { $lines }
deadlines-calling-line =
    { $number }. <b>{ $product }</b>: { $what }
    { $producer }, { $place }{ $phone ->
        [none] {""}
       *[other] , ☎ { $phone }
    }{ $state ->
        [none] {""}
       *[other] {" "}· { $state }
    }
deadlines-soon = Xem sắp hết hạn
deadlines-soon-screen =
    ⏳ <b>Sắp hết hạn</b>: { $count } việc cần làm trong 60 ngày tới hoặc đã trễ, { $silent } việc chưa thấy chủ thể phản hồi.

    { $lines }
deadlines-missed = Xem lời nhắc bị lỡ
deadlines-missed-screen =
    📭 <b>Lời nhắc không gửi được trong 30 ngày qua</b>, mới nhất ở trên:

    { $lines }
deadlines-missed-none = Không có lời nhắc nào bị lỡ.
deadlines-missed-open = Xem sản phẩm { $number }
deadlines-missed-head = { $number }. <b>{ $product }</b>, { $producer }, { $place }
deadlines-missed-line =
    { $on }: { $kind ->
        [certificate] giấy hết hạn { $due }
        [extension] giấy kéo dài đến { $due }
        [supplement] bổ sung giấy tờ chậm nhất { $due }
        [paper] giấy tờ trong hồ sơ hết hạn { $due }
        [pending] hồ sơ chờ kết quả, giấy còn đến { $due }
        [lapsed] giấy hết hiệu lực, từ { $due }
       *[round] nộp ở xã chậm nhất { $due }
    }{ $rung ->
        [0] , lời nhắc đúng ngày
       *[other] , lời nhắc trước { $rung } ngày
    }{ $person ->
        [none] {""}
       *[other] , gửi { $person }
    }: { $why ->
        [outage] chưa gửi được thì đã quá hạn
        [nobody] chưa ai dùng trợ lý
        [unreachable] đã chặn trợ lý
        [refused] Telegram từ chối
       *[other] không gửi được
    }
deadlines-soon-none = Không có việc nào sắp hết hạn.
deadlines-soon-line = { $place }: { $count } việc, { $silent } chưa phản hồi
deadlines-soon-button = { $place } ({ $silent })
deadlines-commune-screen =
    ⏳ <b>Sắp hết hạn ở { $place }</b>

    { $lines }
deadlines-commune-line = { $number }. <b>{ $product }</b>, { $producer }: { $what } · { $state }
deadlines-state = { $contact ->
    [nobody] chưa dùng trợ lý
    [blocked] đã chặn trợ lý
   *[reached] { $reaction ->
        [done] đã báo nộp
        [later] hẹn nhắc sau
        [help] đã nhờ giúp
        [mute] không muốn nhắc
        [asked] đã nhờ giúp, chưa ai trả lời
        [filed-commune] đã nộp hồ sơ, đang chờ UBND xã
        [filed-province] đã nộp hồ sơ, đang chờ tỉnh
        [filed-supplement] đã nộp hồ sơ, còn phải bổ sung giấy tờ
       *[none] chưa phản hồi
        }
    }
deadlines-state-called = đã gọi { $when }
deadlines-one =
    📞 <b>{ $product }</b>
    { $producer }{ $person ->
        [none] {""}
       *[other] , { $person }
    }
    { $phone ->
        [none] Chưa có số điện thoại trong sổ.
       *[other] Điện thoại: { $phone }
    }

    { $what }
    Chủ thể: { $state }
    { $officer ->
        [none] {""}
       *[other] Việc của: { $officer }
    }
deadlines-called = Ghi là đã gọi
deadlines-not-called = Bỏ ghi đã gọi
deadlines-desk-gone = Việc này đã xong, đã đổi ngày, hoặc không thuộc phần được xem ở đây.
deadlines-calendar = Xem lịch hạn
deadlines-span =
    🗓 <b>{ $span ->
        [week] Tuần này
       *[month] Tháng này
    }</b>, { $from } đến { $to }: { $count } việc đến hạn, { $silent } chưa phản hồi.
    { $lines }
deadlines-span-none = Không có việc nào đến hạn.
deadlines-span-button = { $span ->
    [week] Xem tuần này
   *[month] Xem tháng này
    }
deadlines-calls-xlsx = Tải danh sách gọi
deadlines-calls-page = Tải bản in
deadlines-calls-title = Danh sách cần gọi, ngày { $day }
deadlines-calls-sheet = Cần gọi
deadlines-calls-column = { $column ->
    [number] STT
    [producer] Chủ thể
    [representative] Người đại diện
    [phone] Điện thoại
    [product] Sản phẩm
    [commune] Xã, phường
    [what] Việc, giấy hết hạn
    [due] Hết hạn
    [act] Chậm nhất
    [left] Còn (ngày)
   *[state] Tình trạng
    }
deadlines-calls-late = { $kind ->
    [lapsed] đã hết hiệu lực
   *[closed] đã quá ngày nộp đánh giá lại
    }
deadlines-calls-holds = giấy còn { $days } ngày
deadlines-calls-over = quá hạn { $days } ngày
deadlines-calls-what = { $kind ->
    [certificate] giấy chứng nhận
    [extension] thời gian kéo dài giấy
    [supplement] hạn bổ sung giấy tờ
    [paper] giấy tờ trong hồ sơ
    [pending] giấy chứng nhận, hồ sơ chờ kết quả
    [lapsed] giấy đã hết hiệu lực
   *[round] hạn nộp cho đợt
    }
deadlines-calls-file = can-goi-{ $day }.{ $ending }
deadlines-calls-caption = Những chủ thể chưa phản hồi và những chủ thể trợ lý không nhắn tới được, ngày { $day }.
deadlines-digest =
    🗓 <b>Hạn trong tuần</b>

    • Tuần này: { $week } việc đến hạn; tháng này: { $month }.
    • Cần làm trong 60 ngày tới hoặc đã trễ: { $soon } việc, { $silent } chưa thấy chủ thể phản hồi.{ $missed ->
        [0] {""}
       *[other] {" "}Có { $missed } lời nhắc không gửi được trong 30 ngày qua.
    }

deadlines-rounds-button = Đợt đánh giá, mốc nhắc
deadlines-rounds =
    📅 <b>Đợt đánh giá cấp tỉnh năm { $year }</b>

    { $lines }
deadlines-round-line = Đợt { $number }: xã đề nghị trước { $before }, tỉnh đánh giá trước { $evaluated }
deadlines-round-button = Xem đợt { $number }
deadlines-round-add = Mở thêm đợt
deadlines-round-copy = Chép từ năm { $year }
deadlines-round-year = Xem năm { $year }
deadlines-round-move = Dời ngày
deadlines-round-ask =
    <b>Đợt { $number } năm { $year }</b>
    { $now }

    Gõ hai ngày: xã đề nghị trước ngày nào, tỉnh đánh giá trước ngày nào. Ví dụ: <i>15/7/2027 30/8/2027</i>
deadlines-round-no-days = Tôi cần đúng hai ngày, cách nhau một dấu cách. Ví dụ: <i>15/7/2027 30/8/2027</i>
deadlines-round-fault = { $fault ->
    [order] Ngày tỉnh đánh giá phải sau ngày xã đề nghị. Gõ lại giúp.
    [past] Ngày xã đề nghị phải ở phía trước. Gõ lại giúp.
    [year] Ngày xã đề nghị phải nằm trong năm của đợt. Gõ lại giúp.
   *[same] Đợt này đang đúng như vậy rồi. Gõ lại giúp.
    }
deadlines-round-withdraw = Bỏ đợt này
deadlines-round-withdraw-ask =
    <b>Bỏ đợt { $number } năm { $year }?</b>

    Vì sao? Ghi số văn bản làm căn cứ: bà con và cán bộ xã sẽ đọc câu này.
deadlines-round-not-held = Bỏ đợt này (xã đề nghị trước { $before }, tỉnh đánh giá trước { $evaluated }). Lý do: { $reason }
deadlines-round-reopen = Mở lại đợt này
deadlines-round-not-withdrawable = { $fault ->
    [law] Đợt này luật định sẵn, không bỏ được. Có thể dời ngày.
    [filed] Đã có hồ sơ nộp cho đợt này nên không bỏ được. Có thể dời ngày.
    [past] Hạn xã đề nghị của đợt này đã qua nên không bỏ được nữa.
   *[other] Đợt này đã bỏ rồi, hoặc không có.
    }
deadlines-round-ask-reason = Vì sao? Ghi số văn bản hoặc kế hoạch làm căn cứ: bà con và cán bộ xã sẽ đọc câu này.
deadlines-round-reason-long = Lý do cần từ 1 đến 300 chữ. Gõ lại giúp.
deadlines-round-difference = { $was ->
    [none] Đợt mới: xã đề nghị trước <b>{ $before }</b>, tỉnh đánh giá trước <b>{ $evaluated }</b>
   *[other] Xã đề nghị trước: { $was } → <b>{ $before }</b>; tỉnh đánh giá trước: { $wasdone } → <b>{ $evaluated }</b>
    }. Lý do: { $reason }
deadlines-round-preview =
    <b>Sẽ đổi như sau</b>

    { $change }

    { $drafts ->
        [0] Chưa có hồ sơ nào đang chuẩn bị cho đợt này. Bấm lưu thì tôi báo cho cán bộ xã, tỉnh, mỗi người một lần.
       *[other] { $drafts } hồ sơ đang chuẩn bị cho đợt này{ $number ->
            [0] {""}
           *[other] {" "}sẽ chuyển sang đợt { $number } năm { $year }
        }. Bấm lưu thì tôi báo cho các chủ thể đó và cán bộ xã, tỉnh, mỗi người một lần.
    }
deadlines-round-save = Lưu lại
deadlines-round-saved =
    Đã lưu.

    { $change }

    Tôi đang báo cho những người liên quan.
deadlines-round-again = Đổi lại ngày
deadlines-round-as-before = Như năm { $year }
deadlines-round-copying =
    <b>Chép những gì tỉnh đã đặt cho năm { $year }</b> sang năm sau:

    { $lines }
deadlines-round-copy-none = Không có đợt nào để chép: năm đó theo đúng luật, hoặc đã chép rồi.
deadlines-round-told =
    📅 <b>Đợt { $number } năm { $year }{ $was ->
        [none] {" "}được mở thêm
       *[other] {" "}đổi ngày
    }</b>

    Xã đề nghị lên tỉnh trước <b>{ $before }</b>{ $was ->
        [none] {""}
       *[other] {" "}(trước đây: { $was })
    }, tỉnh đánh giá trước { $evaluated }.
    Lý do: { $reason }
deadlines-round-told-own = • <b>{ $product }</b>: { $by ->
        [none] nộp ở xã càng sớm càng chắc (lịch nghỉ lễ chưa đủ nên chưa tính được ngày chót)
       *[other] nộp ở xã chậm nhất <b>{ $by }</b>
    }
deadlines-round-withdrawn =
    📅 <b>Đợt { $number } năm { $year } không tổ chức nữa</b>

    Lý do: { $reason }
deadlines-round-told-next = • <b>{ $product }</b> chuyển sang đợt { $number } năm { $year }: { $by ->
        [none] nộp ở xã càng sớm càng chắc (lịch nghỉ lễ chưa đủ nên chưa tính được ngày chót)
       *[other] nộp ở xã chậm nhất <b>{ $by }</b>
    }
deadlines-round-ministry = Đợt { $number }: tỉnh đề nghị trước { $before }, Bộ đánh giá trước { $evaluated }
deadlines-ministry =
    Đợt của Bộ (5 sao):
    { $lines }
deadlines-ladders = Mốc nhắc
deadlines-ladders-screen =
    🪜 <b>Mốc nhắc</b> (số ngày trước hạn; có dấu * thì chỉ báo khi chủ thể chưa phản hồi)
    { $lines }
deadlines-ladder = • { $kind ->
    [certificate] Giấy chứng nhận
    [extension] Thời gian kéo dài
    [supplement] Bổ sung giấy tờ
    [paper] Giấy tờ sắp hết hạn
    [pending] Hồ sơ đã nộp, giấy sắp hết hạn
   *[round] Nộp hồ sơ cho đợt
    }: chủ thể { $producer }; xã { $commune }; tỉnh { $province }
deadlines-ladder-button = Sửa { $kind ->
    [certificate] giấy chứng nhận
    [extension] thời gian kéo dài
    [supplement] bổ sung giấy tờ
    [paper] giấy tờ hết hạn
    [pending] hồ sơ đã nộp
   *[round] nộp cho đợt
    }
deadlines-ladder-of = { $audience ->
    [producer] Sửa mốc nhắc chủ thể
    [commune] Sửa mốc báo xã
   *[province] Sửa mốc báo tỉnh
    }
deadlines-ladder-which = Sửa mốc của việc nào?
deadlines-ladder-ask =
    { $kind ->
        [certificate] Giấy chứng nhận
        [extension] Thời gian kéo dài
        [supplement] Bổ sung giấy tờ
        [paper] Giấy tờ sắp hết hạn
        [pending] Hồ sơ đã nộp, giấy sắp hết hạn
       *[round] Nộp hồ sơ cho đợt
    }, { $audience ->
        [producer] nhắc chủ thể
        [commune] báo cán bộ xã
       *[province] báo cán bộ tỉnh
    }. Đang là: { $days }.

    Gõ các số ngày trước hạn, cách nhau bằng dấu phẩy, nhiều nhất 10 số. Ví dụ: <i>200, 180, 150, 120</i>{ $audience ->
        [producer] {""}
       *[other] {" "}Không cần báo thì gõ dấu <i>-</i>.
    }
deadlines-ladder-no-days = Tôi cần từ 1 đến 10 số, mỗi số từ 0 đến 400. Ví dụ: <i>200, 180, 150, 120</i>
deadlines-ladder-set = Đã đổi mốc { $kind ->
        [certificate] giấy chứng nhận
        [extension] thời gian kéo dài
        [supplement] bổ sung giấy tờ
        [paper] giấy tờ hết hạn
        [pending] hồ sơ đã nộp
       *[round] nộp hồ sơ cho đợt
    } ({ $audience ->
        [producer] chủ thể
        [commune] xã
       *[province] tỉnh
    }): từ { $was } sang { $days }. Lời nhắc đã gửi thì không gửi lại.
deadlines-ladder-silent-ask = Mốc chỉ báo khi chủ thể chưa phản hồi: { $silent ->
        [none] không có
       *[other] { $silent }
    }. Các mốc khác luôn báo. Bấm nút để đổi.
deadlines-ladder-silent = { $silent ->
        [yes] Đổi { $days } thành khi im lặng
       *[no] Đổi { $days } thành luôn báo
    }
deadlines-ladder-when = Chọn mốc chỉ báo khi im lặng
deadlines-ladder-undo = Lấy lại mốc cũ
