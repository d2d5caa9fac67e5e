# Cán bộ sửa cẩm nang trong khung chat.

handbook-desk-open = Sửa cẩm nang
handbook-desk-home =
    <b>Sửa cẩm nang</b>
    Cẩm nang đang có <b>{ $entries }</b> mục, trong đó { $changed } mục cán bộ đã sửa.
    • Bản nháp: { $drafts } ({ $proposed } bản chờ xuất bản)
    • Cách hỏi chờ duyệt: { $phrasings }
    • Mục cần xem lại: { $flagged }
handbook-desk-find = Tìm mục để sửa
handbook-desk-new = Viết mục mới
handbook-desk-drafts = Xem bản nháp ({ $count })
handbook-desk-proposed-phrasings = Duyệt cách hỏi ({ $count })
handbook-desk-flagged = Xem cần sửa ({ $count })
handbook-desk-negatives = Xem câu từ chối
handbook-desk-back = ‹ Sửa cẩm nang
handbook-desk-find-ask = Gõ vài chữ của mục cần tìm, ví dụ: <i>phí</i> hoặc <i>hạn nộp</i>. Thôi thì bấm /huy.
handbook-desk-found = Chọn mục, hoặc gõ chữ khác để tìm lại:
handbook-desk-found-none = Không tìm thấy mục nào cho “{ $text }”. Gõ chữ khác, hoặc viết mục mới.
handbook-desk-unknown = Mục hoặc bản này không còn nữa.
handbook-desk-stale = Bản nháp vừa được sửa tiếp; mời xem lại bản mới nhất.

handbook-desk-entry =
    { $page }

    ——
    { $status }
handbook-desk-status-carried = Đang dùng bản gốc của chương trình.
handbook-desk-status-changed = Đang dùng bản sửa số { $number }, ngày { $on }, người xuất bản: { $who }.
handbook-desk-status-original = Bản gốc của chương trình xem lại ngày { $on }.
handbook-desk-status-new = Chương trình không có bản gốc của mục này.
handbook-desk-status-withdrawn = Mục này đã gỡ ngày { $on }, bà con không thấy. Lý do: { $why }
handbook-desk-status-draft = Đang có bản nháp của { $who }, ngày { $on }.
handbook-desk-status-phrasings = Cách hỏi: { $own }, cán bộ thêm: { $taught }.
handbook-desk-edit-body = Sửa câu trả lời
handbook-desk-edit-sources = Sửa nguồn
handbook-desk-edit-more = Sửa phần khác
handbook-desk-add-phrasing = Thêm cách hỏi
handbook-desk-see-phrasings = Xem cách hỏi thêm
handbook-desk-history = Xem lịch sử
handbook-desk-see-draft = Xem bản nháp
handbook-desk-see-entry = Xem mục đang dùng
handbook-desk-more = <b>{ $title }</b>
    Sửa phần nào?
handbook-desk-edit-title = Sửa tiêu đề
handbook-desk-edit-button = Sửa tên nút
handbook-desk-edit-dates = Sửa ngày áp dụng
handbook-desk-edit-related = Chọn mục liên quan
handbook-desk-mark-reviewed = Ghi đã xem lại
handbook-desk-withdraw = Gỡ mục này

handbook-desk-ask-body =
    Gõ câu trả lời mới cho <b>{ $title }</b>, tối đa 900 chữ cái. Câu đầu trả lời ngay. Mỗi dòng là một đoạn; gạch đầu dòng bằng <code>-</code>, in đậm bằng <code>**chữ**</code>.

    Bản đang có, chạm để chép:
    <pre>{ $current }</pre>
    Thôi thì bấm /huy.
handbook-desk-ask-title = Gõ tiêu đề mới, tối đa 80 chữ cái. Đang là: <b>{ $current }</b>. Thôi thì bấm /huy.
handbook-desk-ask-button = Gõ tên nút mới, tối đa 28 chữ cái. Đang là: <b>{ $current }</b>. Thôi thì bấm /huy.
handbook-desk-ask-sources =
    Gõ các nguồn, mỗi dòng một nguồn: <i>tên văn bản | điều khoản | ngày</i>. Không có điều khoản hoặc ngày thì bỏ trống.
    Ví dụ: <code>Quyết định 26/2026/QĐ-TTg | Điều 7 | 22/5/2026</code>

    { $known ->
        [no] Hiện chưa có nguồn nào.
       *[yes] Đang có, chạm để chép:
        <pre>{ $current }</pre>
    }
    Thôi thì bấm /huy.
handbook-desk-ask-dates = Gõ ngày bắt đầu áp dụng, thêm ngày hết áp dụng nếu có. Ví dụ: <code>22/5/2026</code> hoặc <code>22/5/2026 - 31/12/2026</code>. Đang là: { $current }. Thôi thì bấm /huy.
handbook-desk-ask-phrasing =
    Gõ những cách bà con hay hỏi về <b>{ $title }</b>, mỗi dòng một cách, không dấu cũng được.
    Thôi thì bấm /huy.
handbook-desk-ask-return = Bản này cần sửa gì? Gõ lý do để người viết biết. Thôi thì bấm /huy.
handbook-desk-ask-withdraw = Vì sao gỡ <b>{ $title }</b>? Gõ lý do. Mục gỡ rồi vẫn khôi phục được trong lịch sử. Thôi thì bấm /huy.
handbook-desk-bad-date = Tôi không đọc được ngày trong “{ $text }”. Gõ lại theo kiểu ngày/tháng/năm, ví dụ 22/5/2026.
handbook-desk-bad-sources = Tôi không đọc được nguồn nào. Gõ mỗi dòng một nguồn: tên văn bản | điều khoản | ngày.

handbook-desk-new-title = <b>Mục mới (1/7).</b> Gõ tiêu đề: một câu hỏi hoặc một cụm từ, tối đa 80 chữ cái. Thôi thì bấm /huy.
handbook-desk-new-button = <b>Mục mới (2/7).</b> Gõ tên nút, tối đa 28 chữ cái.
handbook-desk-new-body = <b>Mục mới (3/7).</b> Gõ câu trả lời, tối đa 900 chữ cái. Câu đầu trả lời ngay. Mỗi dòng là một đoạn; gạch đầu dòng bằng <code>-</code>.
handbook-desk-new-step = <b>Mục mới (4/7).</b> Mục này thuộc bước nào?
handbook-desk-new-topic = <b>Mục mới (5/7).</b> Mục này nói về chuyện gì? (trang { $page }/{ $pages })
handbook-desk-new-sources =
    <b>Mục mới (6/7).</b> Câu trả lời dựa vào văn bản nào? Gõ mỗi dòng một nguồn: <i>tên văn bản | điều khoản | ngày</i>, hoặc chọn một văn bản hay dùng. Không có nguồn thì chưa xuất bản được.
handbook-desk-new-phrasings = <b>Mục mới (7/7).</b> Gõ những cách bà con hay hỏi, mỗi dòng một cách, nên có từ 5 cách trở lên.
handbook-desk-skip = Bỏ qua
handbook-desk-use-title = Dùng tiêu đề
handbook-desk-related = Chọn mục để bà con đọc tiếp (bấm để chọn hoặc bỏ), rồi bấm Xong.
handbook-desk-related-on = ✓ { $button }
handbook-desk-done = Xong

handbook-desk-draft =
    <b>Bản nháp số { $number }</b> · { $who }, { $on }{ $state ->
        [proposed] {" "}· đang chờ xuất bản
       *[draft] {""}
    }

    { $page }

    ——
    Độ dài câu trả lời: { $length }/900 chữ cái.
    Thay đổi: { $parts }
handbook-desk-draft-returned = <b>Được trả lại:</b> { $why }
handbook-desk-diff-title = <b>Câu trả lời khác bản đang dùng:</b>
handbook-desk-diff-gone = <s>− { $line }</s>
handbook-desk-diff-new = <b>+ { $line }</b>
handbook-desk-diff-cut = … còn { $count } dòng nữa
handbook-desk-problems = <b>Cần sửa trước khi xuất bản:</b>
handbook-desk-advice = <b>Nên xem:</b>
handbook-desk-line = • { $text }
handbook-desk-propose = Đề nghị xuất bản
handbook-desk-publish = Xuất bản
handbook-desk-publish-anyway = Vẫn xuất bản
handbook-desk-return = Trả lại
handbook-desk-discard = Bỏ bản nháp
handbook-desk-discarded = Đã bỏ bản nháp. Bản đang dùng vẫn như cũ.
handbook-desk-unchanged = Nội dung giống bản đang dùng, nên tôi không tạo bản nháp.
handbook-desk-unreadable = Tôi không nhận nội dung này: còn phần bắt buộc bị trống. Gõ lại giúp.
handbook-desk-proposed = Đã gửi bản nháp cho cán bộ tỉnh. Khi có kết quả tôi báo ngay.
handbook-desk-published = Đã xuất bản. Từ giờ bà con hỏi là thấy bản này.
handbook-desk-returned = Đã trả lại bản nháp cho người viết.
handbook-desk-not-draft = Bản này không còn là bản nháp.
handbook-desk-withdrawn = Đã gỡ mục này khỏi cẩm nang. Muốn dùng lại thì khôi phục trong lịch sử.
handbook-desk-not-shown = Mục này đang không hiện.
handbook-desk-only-publishers = Việc này do cán bộ tỉnh làm.
handbook-desk-ask-sure =
    <b>Trước khi xuất bản, mời xem:</b>

    { $list }

    Vẫn xuất bản?
handbook-desk-nearer = Cách hỏi “{ $phrasing }” lâu nay bot trả lời bằng mục “{ $to }”.
handbook-desk-flips = Câu “{ $phrasing }” của mục “{ $of }” sẽ bị trả lời bằng mục “{ $to }”.

handbook-desk-list-drafts = <b>Bản nháp</b> (bản chờ xuất bản đứng trước)
handbook-desk-list-drafts-empty = Không có bản nháp nào.
handbook-desk-list-draft = { $state ->
        [proposed] ⏳
       *[draft] ✎
    } { $title }
handbook-desk-list-flagged = <b>Mục cần xem lại</b>: nguồn hết hiệu lực, hết hạn, hoặc viết chưa đúng mẫu.
handbook-desk-list-flagged-empty = Không có mục nào cần xem lại.
handbook-desk-list-phrasings = <b>Cách hỏi chờ duyệt</b>
handbook-desk-list-phrasings-empty = Không có cách hỏi nào chờ duyệt.
handbook-desk-list-taught = <b>Cách hỏi cán bộ đã thêm</b>
handbook-desk-list-taught-empty = Chưa có cách hỏi nào được thêm.
handbook-desk-list-negatives = <b>Những câu bot không tự trả lời</b> (cán bộ đã đánh dấu)
handbook-desk-negative-add = Thêm câu
handbook-desk-ask-negative = Gõ câu mà bot không được tự trả lời, chỉ chuyển cho cán bộ. Thôi thì bấm /huy.
handbook-desk-phrasing =
    “{ $text }”
    { $entry }
    Người thêm: { $who }, { $on }{ $state ->
        [active] {" "}· đang dùng
       *[proposed] {" "}· chờ duyệt
    }
handbook-desk-phrasing-of = Cho mục: { $title }
handbook-desk-phrasing-negative = Câu không được tự trả lời
handbook-desk-accept = Dùng cách hỏi này
handbook-desk-accept-anyway = Vẫn dùng
handbook-desk-remove = Bỏ cách hỏi này
handbook-desk-taught-active = Đã thêm, bot dùng ngay: { $count }.
handbook-desk-taught-proposed = Đã gửi cán bộ tỉnh duyệt: { $count }.
handbook-desk-taught-already = Đã có từ trước: { $count }.
handbook-desk-taught-bad = Không nhận được (trống hoặc quá dài): { $count }.
handbook-desk-taught-asked = Cần xem kỹ trước khi dùng: { $count }. Đã để chờ duyệt.
handbook-desk-taught-collides = Cách hỏi này trùng với mục khác: { $other }. Hãy viết khác đi.
handbook-desk-removed = Đã bỏ.

handbook-desk-history-list = <b>Lịch sử: { $title }</b>
    Bấm vào một bản để xem và khôi phục.
handbook-desk-history-none = Mục này chưa ai sửa, đang dùng bản gốc.
handbook-desk-history-line = <b>Bản { $number }</b> · { $state } · { $on } · { $who }
handbook-desk-history-parts = Sửa: { $parts }
handbook-desk-history-why = Lý do: { $why }
handbook-desk-history-button = Xem bản { $number }
handbook-desk-version =
    <b>Bản { $number }</b> · { $state } · { $on } · { $who }

    { $page }
handbook-desk-restore = Khôi phục bản này
handbook-desk-restore-carried = Khôi phục bản gốc
handbook-desk-restored = Đã khôi phục. Bản vừa thay vẫn còn trong lịch sử.
handbook-desk-restored-already = Bản này đang được dùng rồi.
handbook-desk-restored-unreadable = Chương trình này không đọc được bản cũ đó.

handbook-desk-state-draft = bản nháp
handbook-desk-state-proposed = chờ xuất bản
handbook-desk-state-published = đang dùng
handbook-desk-state-replaced = đã thay
handbook-desk-state-discarded = đã bỏ
handbook-desk-state-withdrawn = đã gỡ
handbook-desk-state-rolled-back = đã lùi
handbook-desk-part-whole = mục mới
handbook-desk-part-title = tiêu đề
handbook-desk-part-button = tên nút
handbook-desk-part-place = bước, chủ đề
handbook-desk-part-related = mục liên quan
handbook-desk-part-dates = ngày áp dụng
handbook-desk-part-reviewed = ngày xem lại
handbook-desk-part-phrasings = cách hỏi
handbook-desk-part-sources = nguồn
handbook-desk-part-body = câu trả lời
handbook-desk-part-none = không có
handbook-desk-who-command-line = người quản trị máy chủ
handbook-desk-who-system = chương trình

handbook-desk-fault-unreadable = chương trình này không đọc được bản này
handbook-desk-fault-long = câu trả lời dài { $count } chữ cái, tối đa 900: viết gọn lại
handbook-desk-fault-markup = định dạng lỗi: dấu ** chưa đóng đủ, có thẻ HTML, tiêu đề hoặc hình
handbook-desk-fault-title = tiêu đề dài { $count } chữ cái, tối đa 80
handbook-desk-fault-button = tên nút dài { $count } chữ cái, tối đa 28
handbook-desk-fault-same = “{ $value }” đã là tên của mục khác ({ $other })
handbook-desk-fault-source = chưa có nguồn: bấm Sửa nguồn
handbook-desk-fault-ended = đã hết áp dụng ngày { $on }: viết lại hoặc gỡ
handbook-desk-fault-superseded = dựa vào { $document }, hết hiệu lực ngày { $on }: so với { $by }, nói rõ điều gì đã đổi và thêm văn bản đó vào nguồn
handbook-desk-fault-dates = ngày hết áp dụng đứng trước ngày bắt đầu
handbook-desk-fault-related = mục liên quan không còn: { $id }
handbook-desk-fault-few = mới có { $count } cách hỏi, nên có từ 5: thêm cho dễ tìm
handbook-desk-fault-collides = cách hỏi “{ $phrasing }” trùng với mục { $other }: “{ $theirs }”

handbook-desk-topic-basics = OCOP là gì
handbook-desk-topic-eligibility = Ai được tham gia
handbook-desk-topic-groups = Nhóm sản phẩm
handbook-desk-topic-cycle = Chu trình
handbook-desk-topic-changes = Quy định mới
handbook-desk-topic-scoring = Chấm điểm
handbook-desk-topic-stars = Hạng sao
handbook-desk-topic-food-safety = An toàn thực phẩm
handbook-desk-topic-labels = Nhãn hàng hóa
handbook-desk-topic-traceability = Truy xuất, mã vạch
handbook-desk-topic-environment = Môi trường
handbook-desk-topic-trademark = Nhãn hiệu
handbook-desk-topic-materials = Nguyên liệu
handbook-desk-topic-story = Câu chuyện
handbook-desk-topic-dossier = Hồ sơ
handbook-desk-topic-filing = Nộp hồ sơ
handbook-desk-topic-rounds = Đợt đánh giá
handbook-desk-topic-evaluation = Quy trình đánh giá
handbook-desk-topic-fees = Chi phí
handbook-desk-topic-certificate = Giấy chứng nhận
handbook-desk-topic-re-evaluation = Đánh giá lại
handbook-desk-topic-revocation = Thu hồi
handbook-desk-topic-logo = Logo, in sao
handbook-desk-topic-support = Hỗ trợ
handbook-desk-topic-training = Tập huấn
handbook-desk-topic-promotion = Hội chợ, quảng bá
handbook-desk-topic-digital = Bán và nộp qua mạng
handbook-desk-topic-local = Riêng của tỉnh
handbook-desk-topic-failing = Không đạt

handbook-desk-notice-proposed = { $who } đề nghị xuất bản bản nháp: <b>{ $title }</b>
handbook-desk-notice-phrasing = { $who } đề nghị thêm { $count } cách hỏi cho: <b>{ $title }</b>
handbook-desk-notice-published = Bản nháp của anh/chị đã được xuất bản: <b>{ $title }</b>
handbook-desk-notice-returned = Bản nháp <b>{ $title }</b> được trả lại: { $why }

handbook-desk-learn = Đưa vào cẩm nang
handbook-desk-learn-how =
    <b>Đưa câu hỏi số { $number } vào cẩm nang</b>

    Bà con hỏi:
    <blockquote>{ $question }</blockquote>
    { $words ->
        [yes] Cán bộ trả lời:
        <blockquote>{ $answer }</blockquote>
       *[no] Câu trả lời không có chữ nên chưa viết thành mục được.
    }
    { $others ->
        [0] Cẩm nang đã có mục trả lời điều này thì chọn mục đó; chưa có thì viết mục mới.
       *[other] Có { $others } người khác hỏi giống vậy. Cẩm nang đã có mục trả lời điều này thì chọn mục đó; chưa có thì viết mục mới.
    } Khi bản này được dùng, tôi báo cho người đã hỏi.
handbook-desk-learn-unanswered = Câu hỏi số { $number } chưa có câu trả lời nên chưa đưa vào cẩm nang được.
handbook-desk-learn-phrasing = Thêm vào: { $title }
handbook-desk-learn-entry = Viết thành mục mới
handbook-desk-learn-too-long = Câu hỏi này dài quá, không dùng làm một cách hỏi được. Anh/chị viết thành mục mới, hoặc mở mục rồi bấm Thêm cách hỏi.
handbook-desk-learn-unreadable = Tôi không viết được mục từ câu trả lời này. Anh/chị vào Sửa cẩm nang, bấm Viết mục mới.
handbook-desk-learnt-entry = Đã viết bản nháp từ câu trả lời số { $number }. <b>Trước khi xuất bản:</b> bỏ tên người và chuyện riêng, sửa tiêu đề cho gọn, thêm nguồn.
handbook-desk-learnt-phrasing =
    Đã ghi cách hỏi này cho mục:
    <b>{ $title }</b>
    Anh/chị bấm Dùng cách hỏi này để bot trả lời được ngay.
handbook-desk-learnt-proposed =
    Đã ghi cách hỏi này và gửi cán bộ tỉnh duyệt, cho mục:
    <b>{ $title }</b>
handbook-desk-learnt-already =
    Đã có cách hỏi này ở mục:
    <b>{ $title }</b>
