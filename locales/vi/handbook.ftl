# Câu trả lời từ cẩm nang và xem cẩm nang theo từng bước.

handbook-answer =
    <b>{ $title }</b>

    { $body }

    <i>{ $citation }</i>
handbook-citation = { $known ->
       *[yes] Nguồn: { $sources }.
        [no] Chưa có nguồn.
    } Cập nhật { $reviewed }.
handbook-in-vietnamese = Cẩm nang viết bằng tiếng Việt.
handbook-steps =
    <b>Cẩm nang OCOP theo từng bước</b>
    Bà con đang ở bước nào?
handbook-step-learn = 1. Tìm hiểu OCOP
handbook-step-idea = 2. Đăng ký ý tưởng
handbook-step-plan = 3. Lập phương án
handbook-step-make = 4. Làm hàng, lo giấy tờ
handbook-step-evaluate = 5. Nộp, chấm điểm
handbook-step-after = 6. Giữ sao, bán hàng
handbook-step =
    <b>{ $step }</b>
    Bà con muốn xem mục nào?{ $pages ->
        [1] {""}
       *[other] {" "}(trang { $page }/{ $pages })
    }
handbook-next = Trang sau ›
handbook-previous = ‹ Trang trước
handbook-back-to-steps = ‹ Các bước
handbook-back = ‹ Quay lại
handbook-gone = Mục này không còn trong cẩm nang. Bà con xem các mục hiện có bên dưới.
handbook-code = Lấy mã QR để in
handbook-code-caption =
    <b>{ $title }</b>
    Quét mã là mở ngay mục này: { $link }
