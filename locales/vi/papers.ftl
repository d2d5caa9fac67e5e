# Giấy tờ của hồ sơ: còn thiếu gì, gửi từng giấy, cán bộ xem, yêu cầu bổ sung, hàng mẫu.

papers-open = Giấy tờ
papers-back-list = ‹ Danh sách giấy tờ
papers-back-paper = ‹ Xem giấy này
papers-undo = Hoàn tác
papers-undone = ✅ Đã hoàn tác.
papers-undo-late = Việc này đã hoàn tác rồi, hoặc không còn gì để hoàn tác.
papers-out-of-date = Màn hình này cũ rồi, giấy tờ đã khác. Đây là tình trạng hiện nay:

papers-list =
    <b>Giấy tờ của { $product }</b>
    Hồ sơ { $kind }, nhắm { $stars } sao

    { $complete ->
        [yes] ✅ Đã có đủ { $needed } giấy cần thiết.
       *[no] Đã có { $there }/{ $needed } giấy cần thiết. Bấm vào từng giấy để xem cách làm và gửi.
    }
papers-list-no-set = <i>Sản phẩm chưa chọn bộ tiêu chí, nên danh sách này chưa chắc. Bà con chọn bộ trước giúp.</i>
papers-section = { $section ->
    [unseen] <b>Mới gửi, chờ cán bộ xem</b>
    [missing] <b>Còn thiếu</b>
    [there] <b>Đã có</b>
    [maybe] <b>Tùy trường hợp, hỏi lại nếu chưa rõ</b>
   *[extra] <b>Có thì thêm điểm hoặc làm minh chứng</b>
    }
papers-mark = { $state ->
    [missing] ⬜
    [broken] ⚠️
    [returned] ↩️
    [expired] ⌛
    [ending] ⏳
    [sent] 📎
   *[checked] ✅
    }
papers-line = { $mark } <b>{ $paper }</b>: { $what }
papers-label = { $mark } { $paper }
papers-page = Trang { $page }/{ $pages }
papers-why = { $why ->
    [always] hồ sơ nào cũng phải có
    [entry] phải có mới được tham gia
    [rejected] thiếu thì hồ sơ bị loại
    [star] điều kiện của hạng { $stars } sao
    [again] đánh giá lại phải cập nhật giấy này
    [unsettled] có cần hay không tùy bộ tiêu chí
    [case] tùy trường hợp, xem ghi chú
    [points] để được thêm điểm
   *[evidence] minh chứng kèm theo
    }
papers-state = { $state ->
    [missing] chưa gửi
    [broken] tệp gửi không mở được, gửi lại giúp
    [returned] cán bộ trả lại: { $detail }
    [expired] đã hết hạn từ { $detail }
    [ending] hết hạn { $detail }, trước khi đợt này xét xong
    [sent] đã gửi { $files } tệp
   *[checked] cán bộ đã xem, đạt
    }
papers-paper =
    <b>{ $paper }</b>
    { $product }

    { $standing }
papers-standing = { $mark } <b>{ $what }</b>
papers-until = Còn hạn đến { $date }
papers-why-needed = <b>Vì sao cần:</b> { $why }.
papers-for-kind = <b>Với bà con:</b> { $what }.
papers-issuer = <b>Ai lập, ai cấp:</b> { $issuer }.
papers-takes = { $how ->
    [own] <b>Mất bao lâu:</b> bà con tự làm, không phải chờ ai.
    [told] <b>Mất bao lâu:</b> { $time }.
   *[unknown] <b>Mất bao lâu:</b> chưa có số liệu, hỏi nơi cấp.
    }
papers-how = <b>Cách làm:</b> { $how }.
papers-proves = <b>Minh chứng cho tiêu chí:</b> { $criteria }.
papers-holds = <b>Hạn dùng:</b> { $months } tháng kể từ ngày cấp.
papers-note = <i>{ $note }.</i>
papers-send = Gửi giấy này
papers-send-more = Gửi thêm tệp
papers-send-next = Gửi tiếp: { $paper }
papers-stuck = Tôi đang vướng chỗ này
papers-see-files = Xem, gỡ tệp
papers-replace = Gửi lại từ đầu
papers-relocate = Chuyển chỗ khác
papers-set-date = Ghi ngày hết hạn
papers-send-ask =
    <b>{ $paper }</b> của { $product }

    { $how ->
        [checked] ⚠️ Cán bộ đã ghi giấy này đạt. Gửi thêm thì dấu đạt không còn, cán bộ phải xem lại. Không cần thì bấm quay lại; cần thì gửi ảnh hoặc tệp vào đây.
        [replace] Gửi ảnh hoặc tệp mới vào đây. Tệp đầu tiên sẽ thay cho những tệp đã gửi; hoàn tác được.
       *[add] Chụp rõ từng trang rồi gửi vào đây: ảnh, PDF, Word, Excel đều được, gửi cả album cũng được. Mỗi tệp tối đa 20 MB.
    }
papers-received = { $how ->
    [album] ✅ Đã nhận album cho <b>{ $paper }</b> ({ $product }). Ảnh nào trong đó tôi cũng giữ.
   *[one] ✅ Đã nhận. <b>{ $paper }</b> ({ $product }) nay có { $files } tệp. Còn trang nào cứ gửi tiếp.
    }
papers-also = Tệp này bà con cũng đã gửi cho <b>{ $paper }</b>. Một giấy chứng minh nhiều việc thì không sao.
papers-progress = { $complete ->
    [yes] Hồ sơ đã có đủ { $needed } giấy cần thiết.
   *[no] Hồ sơ có { $there }/{ $needed } giấy cần thiết.
    }
papers-twice = Tệp này bà con đã gửi cho giấy này rồi, tôi giữ một bản.
papers-unfit = { $named ->
    [no] Tệp này
   *[other] Tệp <b>{ $name }</b>
    } { $why ->
    [video] là video nên tôi không nhận làm giấy tờ; tệp nào gửi cùng mà là ảnh hay giấy tờ thì tôi vẫn giữ. Chụp ảnh giấy rồi gửi giúp.
    [voice] là ghi âm nên tôi không nhận làm giấy tờ. Chụp ảnh giấy rồi gửi giúp.
    [empty] trống, không có gì bên trong. Gửi lại giúp.
    [large] nặng quá 20 MB nên Telegram không cho tôi tải. Chụp lại và gửi dưới dạng ảnh thường (không phải tệp), hoặc tách PDF thành nhiều phần.
   *[other] không phải loại tôi nhận được. Tôi nhận ảnh, PDF, Word, Excel, PowerPoint.
    }
papers-closed = Hồ sơ này đã xong nên giấy tờ không đổi được nữa. Cần gì thì hỏi cán bộ giúp.
papers-locked = Cán bộ đã xem và ghi giấy này đạt, nên tôi không gỡ hay thay được. Muốn đổi, bà con nhắn cán bộ bỏ dấu đạt trước.
papers-ask-until = Giấy này ghi hạn đến ngày nào? Gõ ngày, ví dụ <i>31/12/2027</i>. Không ghi hạn thì bỏ qua.
papers-ask-issued = Phiếu cấp ngày nào? Gõ ngày, ví dụ <i>15/10/2026</i>. Phiếu dùng được { $months } tháng kể từ ngày đó.
papers-skip-date = Bỏ qua ngày
papers-no-date = Được, ngày để ghi sau.
papers-bad-date = Tôi chưa đọc được ngày “{ $text }”. Gõ như <i>31/12/2027</i> giúp; ngày cấp thì không sau hôm nay.
papers-date-kept = ✅ Đã ghi: giấy này dùng được đến { $date }.
papers-date-past = ⌛ Đã ghi, nhưng giấy này chỉ dùng được đến { $date }, nay đã hết hạn. Có giấy mới thì gửi giúp; gõ nhầm thì gõ lại ngày.
papers-renewed = Ngày đã ghi lúc trước ({ $date }) là của giấy cũ.
papers-reopened = ⚠️ Giấy này trước đó cán bộ đã ghi đạt. Nay có tệp mới nên cán bộ sẽ xem lại; tôi đã báo.
papers-push-added =
    📎 <b>{ $paper }</b> của { $product } ({ $producer }, { $place }): chủ thể vừa gửi thêm tệp. { $checked ->
        [yes] Giấy này trước đã ghi đạt, nay cần xem lại.
       *[no] Tệp mới chưa ai xem.
    }
papers-not-here = Tệp vừa gửi tôi vẫn giữ. Nếu là giấy khác, bà con chọn ở dưới.
papers-files = <b>{ $paper }</b>: { $count } tệp ở trên. Tệp nào không đúng thì gỡ:
papers-file-caption = { $paper }, tệp { $number }
papers-remove = Gỡ tệp { $number }
papers-removed = Đã gỡ một tệp của <b>{ $paper }</b>.
papers-move-which =
    <b>{ $paper }</b> đang nằm ở hồ sơ của { $product }.

    Giấy này thật ra của sản phẩm nào?
papers-move-what = Chuyển vào giấy nào của <b>{ $product }</b>?
papers-moved = ✅ Đã chuyển { $count } tệp sang <b>{ $paper }</b> của { $product }. Không mất tệp nào.
papers-stray-which = Tôi giữ tệp này rồi. Tệp của sản phẩm nào?
papers-stray-what = Tôi giữ tệp này rồi. Đây là giấy nào của <b>{ $product }</b>?
papers-other-product = Sản phẩm khác
papers-stuck-ask =
    Bà con vướng chỗ nào với <b>{ $paper }</b>?

    Bấm một ý dưới đây, hoặc gõ (chụp) chỗ đang vướng. Cán bộ sẽ biết ngay là giấy nào, sản phẩm nào.
papers-trouble = { $trouble ->
    [where] Không biết xin ở đâu
    [what] Không hiểu cần giấy gì
    [waiting] Đã xin, chờ lâu quá
   *[refused] Đi xin bị từ chối
    }
papers-question =
    Vướng giấy: { $paper }
    Sản phẩm: { $product } ({ $set ->
        [0] chưa chọn bộ tiêu chí
       *[other] bộ { $set }
    })
    Chủ thể: { $producer }, { $place }

    { $said }

papers-see-paper = Xem giấy này
papers-send-again = Gửi lại giấy này
papers-broken-file = ⚠️ Tệp <b>{ $name }</b> bà con gửi cho <b>{ $paper }</b> ({ $product }) không mở được: bên trong không đúng như tên tệp. Gửi lại giúp, hoặc chụp ảnh giấy cũng được.
papers-check = Ghi là đạt
papers-check-next = Xem tiếp: { $paper }
papers-send-back = Trả lại
papers-send-for = Gửi hộ chủ thể
papers-unmark = Bỏ dấu đã ghi
papers-marked = { $mark ->
    [checked] ✅ Đã ghi <b>{ $paper }</b> đạt.
   *[returned] ↩️ Đã trả lại <b>{ $paper }</b>, chủ thể được báo ngay.
    } { $left ->
    [0] Giấy đã gửi đều xem xong.
   *[other] Còn { $left } giấy đã gửi chưa xem.
    }
papers-return-ask =
    Trả lại <b>{ $paper }</b> vì sao?

    Bấm một lý do, hoặc gõ lý do để chủ thể biết mà sửa.
papers-return-why = { $why ->
    [blurred] Ảnh mờ, không đọc được
    [pages] Thiếu trang
    [expired] Giấy đã hết hạn
   *[wrong] Không đúng giấy này
    }
papers-push-returned =
    ↩️ Cán bộ trả lại <b>{ $paper }</b> của { $product }: { $reason }.

    Bà con bấm Xem giấy này rồi gửi lại giúp.
papers-push-unmarked = Cán bộ đã bỏ việc trả lại <b>{ $paper }</b> của { $product }: giấy đang được xem tiếp, bà con chưa phải gửi lại.
papers-samples = { $count } mẫu, { $name } đã nhận ngày { $date }
papers-samples-came = Đã nhận 5 mẫu
papers-samples-not = Bỏ ghi đã nhận
papers-push-samples = { $came ->
    [came] ✅ Cán bộ đã nhận sản phẩm mẫu của <b>{ $product }</b>.
   *[not] Tin trước ghi nhầm: cán bộ chưa nhận sản phẩm mẫu của <b>{ $product }</b>.
    }
papers-bundle = Tải tất cả (ZIP)
papers-bundling = Tôi đang gom { $files } tệp thành { $parts } tệp ZIP, xếp theo thứ tự tiêu chí của Mẫu 02, có trang mục lục. Xong tôi gửi vào đây.
papers-bundling-already = Tôi đang gom hồ sơ này rồi, xong sẽ gửi vào đây.
papers-bundling-empty = Hồ sơ này chưa có tệp nào để gom.
papers-part-name = ho-so-{ $lookup }-{ $part }-{ $parts }.zip
papers-part-caption = Giấy tờ của <b>{ $product }</b>, phần { $part }/{ $parts }: { $files } tệp. Mở 00-muc-luc.html trong đó để xem mục lục.
papers-part-lost = ⚠️ Có { $count } tệp Telegram không cho tải về: { $papers }. Trong mục lục có ghi rõ từng tệp; nhờ chủ thể gửi lại những giấy này.
papers-page-title = Mục lục giấy tờ minh chứng (phần { $part }/{ $parts })
papers-page-product = Sản phẩm: { $product }
papers-page-producer = Chủ thể: { $producer }, { $place }
papers-page-dossier = Hồ sơ { $kind }, { $stars } sao, mã { $lookup }
papers-page-made = Lập ngày { $date }
papers-page-central = Thứ tự hồ sơ gửi Bộ theo Điều 6.3 Quyết định 26/2026/QĐ-TTg; các văn bản do tỉnh lập được thêm vào thư mục để trống:
papers-page-paper = Giấy tờ
papers-page-criteria = Tiêu chí
papers-page-files = Tệp
papers-page-lost = { $name } (không tải được)
papers-page-missing = Giấy cần thiết còn thiếu hoặc đã trả lại

papers-request-ask =
    <b>Yêu cầu bổ sung: { $product }</b>

    Bấm từng giấy cần bổ sung, bấm lần nữa để bỏ. Gõ chữ là ghi chú cho giấy vừa bấm; chưa bấm giấy nào thì thành một yêu cầu riêng. Ghi nhầm thì bấm Sửa, bỏ bớt.
papers-request-items =
    <b>Đang yêu cầu:</b>
    { $items }
papers-request-left = Yêu cầu này đã bỏ dở trước đó. Mở lại hồ sơ rồi bấm Yêu cầu bổ sung giúp.
papers-tick = { $ticked ->
    [yes] ☑️
   *[no] ⬜
    } { $paper } · { $state ->
        [missing] chưa có
        [broken] tệp hỏng
        [returned] đã trả lại
        [expired] hết hạn
        [ending] sắp hết hạn
        [sent] chưa xem
       *[checked] đạt
    }
papers-request-item = { $number }. { $item }
papers-request-change =
    <b>Sửa, bỏ bớt mục nào?</b>

    { $items }
papers-request-item-ask =
    Đang ghi: <b>{ $item }</b>

    Gõ lời khác để thay lời ghi, hoặc bỏ mục này.
papers-request-full = ⚠️ Một lần yêu cầu được nhiều nhất { $most } mục, nên tôi chưa ghi thêm. Bỏ bớt mục khác, hoặc gửi những mục này trước.
papers-request-sent = ✅ Yêu cầu này đã gửi rồi: { $count } mục, hạn chót { $date }. Chủ thể chỉ nhận một lần.
papers-change-items = Sửa, bỏ bớt
papers-change-item = Sửa mục { $number }
papers-drop-item = Bỏ mục này
papers-note-long = Lời ghi này dài quá { $most } chữ cái nên tôi chưa ghi. Gõ gọn lại giúp, hoặc tách thành nhiều mục.
papers-item-noted = { $paper } ({ $note })
papers-choose-due = Chọn hạn chót
papers-back-ticks = ‹ Sửa danh sách
papers-due-ask = Chủ thể phải bổ sung chậm nhất ngày nào? Bấm, hoặc gõ ngày, ví dụ <i>15/12/2026</i>.
papers-due-working = { $days } ngày làm việc ({ $date })
papers-due-plain = { $days } ngày ({ $date })
papers-bad-due = Tôi chưa đọc được “{ $text }”, hoặc ngày không ở sau hôm nay. Gõ như <i>15/12/2026</i> giúp.
papers-due-far = Ngày { $date } còn hơn nửa năm nữa. Đúng ngày đó không? Không đúng thì bấm, hoặc gõ ngày khác.
papers-due-keep = Đúng, hạn { $date }
papers-due-by = Chậm nhất ngày { $date }
papers-request-sure =
    Gửi chủ thể { $count } yêu cầu, hạn chót <b>{ $date }</b>:
    { $items }

    Muốn đổi hạn, gõ ngày khác.
papers-request-send = Gửi yêu cầu
papers-see-supplement = Giấy cần bổ sung
papers-supplement =
    <b>Cần bổ sung cho { $product }</b>
    { $late ->
        [yes] ⚠️ Đã quá hạn { $date }. Bà con gửi sớm giúp.
        [answered] Đã báo bổ sung (hạn { $date }), nhưng mục ⬜ chưa có.
       *[no] Chậm nhất ngày { $date }.
    }

    { $items }
papers-supplement-line = { $done ->
    [yes] ✅
   *[no] ⬜
    } { $item }
papers-supplement-none = Hồ sơ này không có yêu cầu bổ sung nào đang chờ.
papers-supplement-left = Theo yêu cầu bổ sung còn { $count }: { $items }.
papers-supplement-complete = 🎉 Đã đủ những gì cán bộ yêu cầu. Bấm Báo đã bổ sung để hồ sơ đi tiếp.
papers-send-this = Gửi: { $paper }
papers-item-done = Đã xong: { $item }
papers-redo = Đánh dấu lại là xong
papers-silent = Xem ai chưa bổ sung
papers-silent-title = <b>Đang chờ bổ sung</b> ({ $count } hồ sơ), gần hạn nhất trước
papers-silent-none = Không có hồ sơ nào đang chờ bổ sung.
papers-silent-line =
    { $number }. <b>{ $product }</b>, { $producer }, { $place }
    { $sent }
    { $since }
papers-silent-sent = { $due } · đã gửi { $done }/{ $items }
papers-silent-due = { $due ->
    [late] ⚠️ quá hạn { $date }
    [open] hạn { $date }
   *[none] không đặt hạn
    }
papers-silent-since = { $how ->
    [some] Gửi lần cuối { $date }, { $days ->
        [0] hôm nay
       *[other] { $days } ngày trước
        }
   *[none] Chưa gửi gì từ { $date }, { $days ->
        [0] hôm nay
       *[other] { $days } ngày
        }
    }

papers-claims =
    <b>Điểm tự chấm chưa có giấy chứng minh</b>

    { $count } tiêu chí, { $points } điểm. Hội đồng chỉ cho điểm khi thấy minh chứng. Mức đã chọn ghi điều kiện gì thì giấy phải chứng minh được đúng điều đó; có giấy chỉ chứng minh được mức thấp hơn.
papers-claims-none = ✅ Tiêu chí nào cần giấy mà bà con tự chấm điểm thì đều đã có giấy. Giấy có đúng mức đã chọn không, bà con xem lại điều kiện của mức đó.
papers-claims-button = Điểm chưa có giấy ({ $count })
papers-claim =
    • <b>{ $criterion } { $title }</b> ({ $points } điểm)
    Mức đã chọn: { $level }
    Giấy được tính cho tiêu chí này: { $papers }
papers-claim-paper = { $paper } (tới { $points } điểm)
papers-read-more = Đọc thêm trong cẩm nang
papers-supplement-in-words =
    <b>Cần bổ sung cho { $product }</b>

    Cán bộ ghi: { $reason }

    Cán bộ ghi bằng lời, không chọn từng giấy. Bà con gửi giấy ở Danh sách giấy tờ, xong thì bấm Báo đã bổ sung.
papers-came = { $complete ->
    [yes] ✅ Đã có đủ { $items } mục cán bộ yêu cầu.
   *[no] ⚠️ Mới có { $done }/{ $items } mục cán bộ yêu cầu. Chưa có: { $missing }.
    }
papers-silent-in-words = yêu cầu bằng lời, không đặt hạn
