# Mẫu đơn của hồ sơ: lấy mẫu đã điền, chỗ còn trống, báo cáo của xã.

# Ghi trên mẫu (luôn bằng tiếng Việt).
forms-classification = { $numeral } ({ $group }), { $code }. { $set }
forms-form-code = /PĐK-{ $province }-{ $commune }-{ $year }
forms-sex = { $sex ->
    [female] Nữ
   *[male] Nam
    }
forms-was = { $stars } sao
forms-was-on = { $stars } sao, quyết định ngày { $date }
forms-part = { $part ->
    [a] PHẦN A. SẢN PHẨM VÀ SỨC MẠNH CỘNG ĐỒNG
    [b] PHẦN B. KHẢ NĂNG TIẾP THỊ
   *[c] PHẦN C. CHẤT LƯỢNG SẢN PHẨM
    }
forms-total = TỔNG ĐIỂM
forms-footer = Điền sẵn từ sổ OCOP ngày { $date }. Kiểm tra lại trước khi ký.
forms-verdict = { $verdict ->
    [agrees] Đúng như kê khai
    [partly] Đúng một phần
   *[differs] Chưa đúng hoặc chưa có căn cứ
    }
forms-seen = { $verdict }.
forms-seen-note = { $verdict }. { $note }

forms-open = Lấy mẫu đã điền
forms-menu =
    <b>Mẫu đơn: { $product }</b>

    Tôi điền sẵn những gì sổ đã có vào tệp Word. { You } mở ra, kiểm tra, in và ký. Chỗ nào tôi chưa biết thì để dòng chấm.
forms-menu-no-dossier = <i>Sản phẩm này không có hồ sơ nào đang làm, nên mẫu chưa đánh dấu lần đầu, nâng hạng hay đánh giá lại. Bắt đầu hồ sơ trước thì tôi đánh dấu luôn.</i>
forms-get = { $form ->
    [registration] Lấy Mẫu 01
    [self_assessment] Lấy Mẫu 02
    [commune_report] Lấy Mẫu 03
    [proposal] Lấy văn bản đề nghị
    [receipt] Lấy giấy tiếp nhận
   *[notice] Lấy thông báo kết quả
    }
forms-form = { $form ->
    [registration] Mẫu 01, phiếu đăng ký đánh giá, phân hạng
    [self_assessment] Mẫu 02, báo cáo tự đánh giá về sản phẩm
    [commune_report] Mẫu 03, báo cáo của UBND xã
    [proposal] Văn bản đề nghị gửi tỉnh
    [receipt] Giấy tiếp nhận hồ sơ
   *[notice] Thông báo kết quả
    }
forms-caption =
    <b>{ $form }</b>
    { $product }
forms-caption-empty = Còn để trống: { $list }.
forms-caption-whole = ✅ Đã điền hết những gì sổ có. Kiểm tra lại, in ra rồi ký.
forms-caption-hand = Ghi tay: { $list }.
forms-by-hand = { $form ->
    [registration] ngày ký, chữ ký, hai ô tiếp nhận của xã và tỉnh
    [self_assessment] nơi cư trú, ngày ký, chữ ký
    [commune_report] số và ngày báo cáo, chữ ký, con dấu
    [proposal] số và ngày văn bản, chữ ký, con dấu
    [receipt] ngày ký, ba ô giấy tờ đã nhận, hai chữ ký
   *[notice] cơ quan ký, số và ngày thông báo, chữ ký, con dấu
    }
forms-slot = { $slot ->
    [representative] người đại diện
    [position] chức vụ
    [sex] giới tính
    [ethnicity] dân tộc
    [address] địa chỉ
    [phone] điện thoại
    [email] thư điện tử
    [registration_number] số đăng ký kinh doanh
    [registered_on] ngày đăng ký kinh doanh
    [founded_on] ngày thành lập
    [classification] bộ sản phẩm
    [output] sản lượng
    [price] giá bán
    [channels] nơi bán
    [history] quá trình phát triển
    [organisation] tổ chức bộ máy
    [results] kết quả kinh doanh
    [revenue] doanh thu
    [profit] lợi nhuận
    [changes] những thay đổi
    [total] điểm tự chấm
    [form_number] số phiếu đăng ký
    [filed_on] ngày nhận hồ sơ
    [material_said] lời kê khai của chủ thể
    [labour_said] lời kê khai của chủ thể
    [idea_said] lời kê khai của chủ thể
    [identity_said] lời kê khai của chủ thể
    [material] nhận xét của xã
    [labour] nhận xét của xã
    [idea] nhận xét của xã
    [identity] nhận xét của xã
    [was] lần công nhận trước
    [decision] số quyết định
    [decided_on] ngày quyết định
    [reason] lý do
    [lookup] mã tra cứu
    [commune] tên xã
    [commune_name] tên xã
    [commune_capitals] tên xã
    [form_code] mã phiếu
    [points_a] điểm phần A
    [points_b] điểm phần B
    [points_c] điểm phần C
   *[plan] kế hoạch
    }
forms-not-yet = { $form ->
    [notice] Hồ sơ này chưa có kết quả, nên chưa làm được thông báo.
   *[other] Hồ sơ này chưa nộp, nên chưa làm được giấy tờ của xã.
    }
forms-back-menu = ‹ Mẫu đơn
forms-prepare = { $form ->
    [commune_report] Làm Mẫu 03
   *[receipt] Làm giấy tiếp nhận
    }
forms-fill-in = Điền chỗ trống ({ $count })
forms-fill-blanks = Điền chỗ trống

forms-blanks =
    <b>Chỗ còn trống: { $product }</b>

    Mẫu 01 và Mẫu 02 còn { $count } chỗ tôi chưa biết. { You } chọn chỗ muốn điền; chỗ nào bỏ qua thì ghi tay lên giấy cũng được.
forms-blanks-none =
    <b>{ $product }</b>

    ✅ Mẫu 01 và Mẫu 02 không còn chỗ nào tôi điền giúp được nữa.
forms-fill = Điền { $slot }
forms-fill-person = Điền giới tính, dân tộc
forms-ask = { $question ->
    [history] <b>Quá trình hình thành và phát triển</b>

    Gõ vài câu: cơ sở làm nghề từ năm nào, ai khởi đầu, lớn lên ra sao.
    [organisation] <b>Tổ chức bộ máy</b>

    Gõ vài câu: ai phụ trách việc gì, có bao nhiêu người làm, bao nhiêu người trong xã.
    [results] <b>Kết quả sản xuất kinh doanh</b>

    Gõ vài câu: những việc đã làm theo phương án và kết quả gần đây.
    [revenue] <b>Doanh thu</b>

    Gõ doanh thu các năm gần đây, ví dụ: <i>năm 2024: 850 triệu đồng; năm 2025: 1,1 tỷ đồng</i>.
    [profit] <b>Lợi nhuận</b>

    Gõ lợi nhuận các năm gần đây, ví dụ: <i>năm 2024: 120 triệu đồng; năm 2025: 160 triệu đồng</i>.
    [changes] <b>Những thay đổi từ lần công nhận trước</b>

    Gõ vài câu: nguyên liệu, công nghệ, bao bì, nhãn, chất lượng, thị trường, sản lượng, doanh thu có gì khác.
   *[plan] <b>Kế hoạch thời gian tới</b>

    Gõ vài câu: sắp tới định làm gì với sản phẩm này.
    }
forms-ask-there = Đang ghi: <i>{ $text }</i>
forms-clear = Để trống
forms-skip = Bỏ qua
forms-kept = ✅ Đã ghi.
forms-kept-short = Đã ghi
forms-undo = Hoàn tác
forms-undone = ↩️ Đã trả lại như trước.
forms-undo-late = Việc này đã cũ, không hoàn tác được nữa. { You } mở lại chỗ cần sửa giúp.
forms-too-long = Chỗ này dài quá { $most } chữ cái nên không vừa mẫu. Gõ lại ngắn hơn giúp.

forms-consent =
    <b>Giới tính, dân tộc của người đại diện</b>

    Mẫu 02 có hỏi hai điều này. Đây là chuyện riêng nên tôi chỉ hỏi ở đây, và chỉ ghi khi chính người đại diện đồng ý:
    • chỉ dùng để điền Mẫu 02;
    • không hiện trong danh sách nào, cán bộ không thấy trong sổ;
    • xóa lúc nào cũng được, ở đây hoặc bằng lệnh /riengtu.

    Không muốn thì bỏ qua, rồi ghi tay lên giấy.
forms-agree = Đồng ý, điền tiếp
forms-ask-sex = Người đại diện là nam hay nữ?
forms-ask-ethnicity = Người đại diện thuộc dân tộc nào? Chọn một nút, hoặc gõ tên dân tộc.
forms-ethnicity = { $name ->
    [cham] Chăm
    [coho] Cơ Ho
    [raglai] Raglai
   *[kinh] Kinh
    }
forms-see-kept = Xem thông tin người đại diện
forms-kept-title =
    <b>Giới tính, dân tộc đang giữ</b>

    Chỉ dùng để điền Mẫu 02. Muốn xóa thì bấm nút bên dưới.
forms-kept-none = Tôi không giữ giới tính hay dân tộc của người đại diện nào mà { you } đang lo hồ sơ.
forms-kept-line = • { $producer }: { $what }
forms-forget = Xóa của { $producer }
forms-forgotten = Đã xóa

forms-judging =
    <b>Báo cáo Mẫu 03: { $product }</b>

    { $list }

    Chọn từng nội dung để nhận xét. Đủ bốn nội dung thì lấy báo cáo và văn bản đề nghị để ký, gửi tỉnh.
forms-judged-line = • <b>{ $subject }</b>: { $seen }
forms-not-judged = chưa nhận xét
forms-subject = { $subject ->
    [material] Nguồn gốc, nguyên liệu địa phương
    [labour] Lao động địa phương
    [idea] Nguồn gốc ý tưởng sản phẩm
   *[identity] Bản sắc, trí tuệ địa phương
    }
forms-subject-short = { $subject ->
    [material] nguyên liệu
    [labour] lao động
    [idea] ý tưởng
   *[identity] bản sắc
    }
forms-judge = { $done ->
    [yes] ✅ Xem { $subject }
   *[no] Nhận xét { $subject }
    }
forms-subject-ask =
    <b>{ $subject }</b>
    { $product }

    { $declared }

    { $hint }
    Xã thấy lời kê khai của chủ thể thế nào?
forms-declared =
    <b>Chủ thể tự chấm</b> tiêu chí { $criterion } { $title }: { $points }/{ $most } điểm. { $said ->
        [level] Kê khai: <i>{ $level }</i>
       *[none] Chưa đạt mức nào.
    }
forms-declared-none = <b>Chủ thể chưa tự chấm nội dung này ở đây</b>, nên tôi không có lời kê khai để xã so. Xã xem bản giấy; trong báo cáo, chỗ “Chủ thể kê khai” để trống cho xã ghi tay.
forms-verdict-paper = { $verdict ->
    [agrees] Đúng như bản giấy
    [partly] Đúng một phần
   *[differs] Chưa đúng hoặc chưa có căn cứ
    }
forms-back-blanks = ‹ Chỗ còn trống của mẫu
forms-subject-there = Đang ghi: <i>{ $seen }</i>
forms-hint = { $subject ->
    [material] Sản phẩm có gốc ở địa phương không, nguyên liệu lấy ở đâu, có giấy tờ mua bán không?
    [labour] Bao nhiêu người làm là người trong xã?
    [idea] Ý tưởng có từ đâu, có gắn với nghề hay đặc sản của xã không?
   *[identity] Sản phẩm có nét văn hóa, bí quyết hay câu chuyện riêng của địa phương không?
    }
forms-add-note = Ghi thêm vài chữ
forms-take-back = Bỏ nhận xét này
forms-ask-note = <b>{ $subject }</b>: gõ điều xã muốn ghi thêm vào báo cáo, một hai câu thôi.
forms-back-judging = ‹ Bốn nội dung

forms-number-ask =
    <b>Giấy tiếp nhận: { $product }</b>

    Gõ số phiếu đăng ký mà xã ghi trong sổ tiếp nhận, ví dụ <i>12</i>. Phần sau của số tôi tự thêm theo mẫu. Chưa có số thì lấy giấy để trống.
forms-number-there =
    <b>Giấy tiếp nhận: { $product }</b>

    Số phiếu đăng ký đang ghi: <b>{ $number }</b>. Muốn đổi thì gõ số khác.
forms-number-unfit = “{ $text }” không phải số phiếu. Gõ số thứ tự trong sổ của xã, ví dụ <i>12</i>.
forms-number-taken = Số { $text } đã ghi cho hồ sơ khác của xã trong năm nay. Xem lại sổ rồi gõ số khác.
forms-take-number = Lấy số { $number }
forms-clear-number = Bỏ số này
