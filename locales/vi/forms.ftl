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

    Tôi điền sẵn những gì sổ đã có vào tệp Word. Bà con mở ra, kiểm tra, in và ký. Chỗ nào tôi chưa biết thì để dòng chấm.
forms-menu-no-dossier = <i>Sản phẩm này chưa có hồ sơ, nên mẫu chưa đánh dấu lần đầu, nâng hạng hay đánh giá lại. Bắt đầu hồ sơ trước thì tôi đánh dấu luôn.</i>
forms-menu-judged = Báo cáo Mẫu 03: đã nhận xét { $done }/4 nội dung.
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
    [results] kết quả sản xuất kinh doanh
    [revenue] doanh thu
    [profit] lợi nhuận
    [changes] những thay đổi
   *[plan] kế hoạch
    }
forms-not-yet = { $form ->
    [notice] Hồ sơ này chưa có kết quả, nên chưa làm được thông báo.
   *[other] Hồ sơ này chưa nộp, nên chưa làm được giấy tờ của xã.
    }
forms-back-menu = ‹ Mẫu đơn
