# Giấy tờ của hồ sơ: còn thiếu gì, gửi từng giấy, cán bộ xem, yêu cầu bổ sung, hàng mẫu.

papers-open = Giấy tờ
papers-back-list = ‹ Danh sách giấy tờ
papers-back-paper = ‹ Xem giấy này
papers-undo = Hoàn tác
papers-undone = ✅ Đã hoàn tác.
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
    [video] là video nên tôi không nhận làm giấy tờ; các ảnh và tệp khác vẫn được giữ. Chụp ảnh giấy rồi gửi giúp.
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
