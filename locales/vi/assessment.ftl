# Tự chấm điểm: điều kiện loại, từng tiêu chí, kết quả, chấm thử, chép, chấm lại.

assessment-button = Tự chấm điểm
assessment-practice = Chấm thử
assessment-title-product =
    <b>Tự chấm: { $name }</b>
    { $set }
assessment-title-practice =
    <b>Chấm thử</b>
    { $set }
assessment-set = Bộ { $number }. { $name }

assessment-ways =
    <b>Tự chấm điểm</b>
    Bà con tự chấm trước để biết sản phẩm được khoảng mấy sao, còn vướng điều gì.

    { $products ->
        [0] Bà con chưa có sản phẩm nào ở đây. Bấm “Chấm thử” để thử với một sản phẩm bất kỳ.
       *[other] Chọn sản phẩm để chấm, hoặc chấm thử một sản phẩm khác.
    }
assessment-way = Chấm { $name }
assessment-groups =
    <b>Chấm thử</b>
    Bản chấm thử là của riêng bà con, không lẫn với hồ sơ.

    Sản phẩm của bà con thuộc nhóm nào? Chưa rõ thì bấm “Gõ tên sản phẩm”.
assessment-group-choice = Chọn { $group }
assessment-group-sets =
    <b>Nhóm { $numeral }: { $group }</b>
    Chọn bộ sản phẩm để chấm thử.
assessment-name = Gõ tên sản phẩm
assessment-name-ask =
    Bà con gõ tên sản phẩm, ví dụ: <i>nước mắm</i>, <i>thanh long sấy</i>.
    Đổi ý thì bấm /huy.
assessment-named = Sản phẩm “{ $name }” thường thuộc bộ dưới đây. Chọn một bộ để chấm thử.
assessment-named-none = Tôi chưa biết “{ $name }” thuộc bộ nào. Bà con gõ tên khác, hoặc chọn theo nhóm.
assessment-to-groups = Chọn theo nhóm
assessment-to-ways = Chọn sản phẩm khác
assessment-no-set =
    <b>Tự chấm: { $name }</b>
    Sản phẩm này chưa rõ thuộc bộ nào nên chưa chấm được. Bà con sửa thông tin sản phẩm để chọn bộ, hoặc chấm thử trước.

assessment-conditions =
    <b>Trước hết: sản phẩm có vướng điều nào dưới đây không?</b>
    Vướng một điều là hồ sơ bị loại, nhiều điểm mấy cũng không có sao.

    { $list }
assessment-condition = { $number }. { $text }
assessment-condition-at = { $number }. { $text } <i>(ghi ở tiêu chí { $criterion })</i>
assessment-caught-none = Không vướng điều nào
assessment-caught-some = Có vướng
assessment-caught-skip = Bỏ qua, chấm trước
assessment-caught =
    <b>Đang vướng điều kiện loại</b>
    Với tình hình này hồ sơ sẽ bị loại. Bà con khắc phục xong rồi hãy nộp; chưa rõ thì hỏi cán bộ.

    Bà con vẫn chấm tiếp được, để biết sản phẩm có bao nhiêu điểm.
assessment-caught-on = Chấm tiếp để biết điểm
assessment-caught-back = Chọn lại

assessment-resumed = <i>Bà con dừng ở đây ngày { $date }. Mình chấm tiếp nhé.</i>
assessment-question =
    Câu { $number }/{ $count } · Phần { $part } · tiêu chí { $criterion }
    <b>{ $title }</b> (cao nhất { $max } điểm)
assessment-case = <i>Trường hợp { $case }:</i>
assessment-level = <b>{ $number }.</b> { $text } ({ $points } điểm)
assessment-level-star = <b>{ $number }.</b> { $text } ({ $points } điểm, mức thấp nhất để được { $star } sao)
assessment-level-chosen = ✅ { $level }
assessment-below-chosen = ✅ Chưa đạt mức nào (0 điểm)
assessment-no-zero = <i>Chưa tới mức nào ở trên thì bấm “Chưa đạt mức nào”: tạm tính 0 điểm.</i>
assessment-doubtful = ⚠️ <i>Bản văn bản tôi có ghi chưa rõ ở tiêu chí này (điểm hoặc dấu sao). Bà con hỏi cán bộ trước khi dựa vào.</i>
assessment-choose = Chọn { $number } · { $points } điểm
assessment-choose-below = Chưa đạt mức nào
assessment-previous = ◀ Câu trước
assessment-skip = Bỏ qua ▶
assessment-see-summary = Xem kết quả
assessment-so-far = Tạm tính <b>{ $points }</b> điểm · { $next }
assessment-gap-points = còn { $points } điểm nữa lên { $star } sao
assessment-gap-minima = đủ điểm { $star } sao, còn thiếu { $count } điều kiện bắt buộc
assessment-gap-both = còn { $points } điểm và { $count } điều kiện nữa lên { $star } sao
assessment-gap = 👉 <b>Hiện nay: { $gap }</b>
assessment-gap-none = đủ mức 5 sao

assessment-result =
    { $title }

    { $result }
assessment-points =
    Tổng <b>{ $total }/100</b> điểm
    A. Sản phẩm, cộng đồng: { $a }/{ $max_a }
    B. Tiếp thị, câu chuyện: { $b }/{ $max_b }
    C. Chất lượng: { $c }/{ $max_c }
assessment-result-star = ⭐ Dự báo: <b>{ $star } sao</b>
assessment-result-none = Dự báo: <b>chưa tới 3 sao</b>
assessment-result-rejected = ⛔ Dự báo: <b>bị loại</b>, vì vướng điều kiện loại hồ sơ
assessment-unanswered = Còn { $count } câu chưa trả lời, tạm tính 0 điểm.
assessment-conditions-unasked = Bà con chưa xem các điều kiện loại hồ sơ.
assessment-minima =
    <b>Thiếu { $count } điều kiện bắt buộc để lên { $star } sao:</b>
    { $list }
assessment-gains =
    <b>Dễ thêm điểm nhất:</b>
    { $list }
assessment-step = • <b>Câu { $number }.</b> { $title } ({ $criterion }), đang { $have }, cần { $need } điểm: { $text }
assessment-more = … và { $count } việc nữa, bấm “Xem việc cần làm”.
assessment-forecast = <i>Đây là tự dự báo, Hội đồng mới quyết định.</i>
assessment-locked = 🔒 Hồ sơ đã nộp ngày { $date } nên bản tự chấm này đã khóa, chỉ xem được. Muốn thử tiếp, bà con dùng “Chấm thử”.
assessment-locked-empty = 🔒 Hồ sơ đã nộp ngày { $date } mà trước đó sản phẩm chưa được tự chấm ở đây, nên không có gì để xem. Muốn biết được khoảng mấy sao, bà con dùng “Chấm thử”.
assessment-go-on = Trả lời câu còn lại
assessment-see-steps = Xem việc cần làm
assessment-see-answers = Xem, sửa từng câu
assessment-see-conditions = Xem điều kiện loại
assessment-copy = Chép sang sản phẩm khác
assessment-again = Chấm lại từ đầu

assessment-steps =
    <b>Việc cần làm để lên { $star } sao</b>
    Điều kiện bắt buộc trước, rồi đến việc thêm nhiều điểm nhất.

    { $list }
assessment-steps-none = Sản phẩm đã đủ mức 5 sao theo tự chấm. Bà con giữ cho vững và chuẩn bị giấy tờ chứng minh.
assessment-open-line = Mở câu { $number }
assessment-answers =
    <b>Các câu trả lời</b>
    { $list }
assessment-answer = <b>Câu { $number }.</b> { $title } ({ $criterion }): <b>{ $points }</b>/{ $max }
assessment-answer-open = <b>Câu { $number }.</b> { $title } ({ $criterion }): chưa trả lời, cao nhất { $max }

assessment-outdated =
    <b>Bộ tiêu chí đã khác trước</b>
    Bà con chấm bản này ngày { $date }. { $change }

    Tôi giữ được { $kept } câu vì tiêu chí y nguyên từng chữ; { $lost } câu phải trả lời lại. Bản cũ vẫn được cất.
assessment-outdated-set = Lúc đó là bộ { $before }, nay sản phẩm thuộc bộ { $now }.
assessment-outdated-criteria = Từ đó đến nay có tiêu chí đã sửa.
assessment-renew = Chấm lại theo bộ mới
assessment-again-ask =
    <b>Chấm lại từ đầu?</b>
    Các câu đã trả lời sẽ được cất đi. Ngay sau đó bà con có thể hoàn tác.
assessment-again-no = Thôi, giữ nguyên
assessment-begun-again = { $kept ->
        [0] Đã bắt đầu lại từ đầu.
       *[other] Đã bắt đầu lại, giữ { $kept } câu trả lời cũ.
    }
assessment-undo = Hoàn tác
assessment-undone = Đã hoàn tác.
assessment-start = Bắt đầu chấm
assessment-copy-ask =
    <b>Chép bản tự chấm của { $name }</b>
    Chọn sản phẩm cùng bộ để chép sang. Bản tự chấm đang có của sản phẩm đó sẽ được cất đi.
assessment-copy-none = Không có sản phẩm nào khác cùng bộ để chép sang.
assessment-copy-to = Chép sang { $name }
assessment-copy-over-ask =
    <b>{ $name } đã có bản tự chấm</b>
    Bản đó đã trả lời { $answered } câu, được { $points } điểm. Chép sang thì bản đó được cất đi; ngay sau đó hoàn tác được.
assessment-copy-over = Vẫn chép sang
assessment-copied = Đã chép sang <b>{ $name }</b>. Bà con xem lại từng câu, vì hai sản phẩm có thể khác nhau.
assessment-see-copy = Xem bản vừa chép
assessment-out-of-date = Màn hình lúc nãy đã cũ, tôi chưa ghi gì. Đây là màn hình mới.
