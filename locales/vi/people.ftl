# Lời chào, đồng ý lưu câu hỏi, bảng chọn, ngôn ngữ, lời mời.

people-greeting =
    Chào <b>{ $name }</b>! Tôi là trợ lý OCOP (Mỗi xã một sản phẩm) của bà con vùng Bình Thuận cũ, nay thuộc tỉnh Lâm Đồng.

    { You } cứ gõ câu hỏi, có dấu hay không dấu đều được. Tôi trả lời theo quy định đang áp dụng và ghi rõ nguồn. Câu nào chưa chắc, tôi nói là chưa chắc và nhờ cán bộ.

    <b>Tôi lưu những gì?</b> Tên và mã số Telegram của { you }, để gửi câu trả lời. Câu vừa hỏi tôi giữ 24 giờ, phòng khi { you } muốn gửi cán bộ. Nếu { you } đồng ý, tôi giữ lâu hơn để cán bộ biết bà con đang vướng gì mà sửa cẩm nang. Đổi ý lúc nào cũng được, bằng lệnh /riengtu.
people-consent-give = Đồng ý lưu câu hỏi
people-consent-refuse = Không lưu, tôi chỉ hỏi
people-consent-given = Cảm ơn { you }. Tôi sẽ lưu câu hỏi.
people-consent-refused = Tôi sẽ không lưu câu hỏi của { you }.

people-privacy =
    <b>Quyền riêng tư</b>

    Tôi lưu tên và mã số Telegram, ngôn ngữ đã chọn, xã phường đã chọn, và những câu hỏi đã gửi cán bộ. Câu vừa hỏi được giữ tối đa 24 giờ, phòng khi cần gửi cán bộ.

    { $state ->
        [given] Hiện nay: <b>đồng ý</b> cho lưu các câu hỏi để hoàn thiện cẩm nang.
       *[other] Hiện nay: sau 24 giờ tôi <b>không giữ</b> các câu hỏi.
    }
people-consent-withdraw = Thôi lưu, xóa câu đã lưu
people-consent-withdrawn = Đã xóa các câu hỏi đã lưu và thôi lưu từ nay.

people-menu =
    <b>{ You } cần gì về OCOP?</b>
    Gõ câu hỏi ngay tại đây, hoặc bấm một nút.
people-menu-official =
    <b>Anh/chị cần gì về OCOP?</b>
    Gõ câu hỏi ngay tại đây, bấm một nút, hoặc mở việc của cán bộ ở hàng cuối.
people-menu-browse = Xem theo từng bước
people-menu-ask = Gặp cán bộ
people-menu-desk = Việc của cán bộ
people-menu-back = Về bảng chọn
people-menu-language = English

people-help =
    <b>Cách dùng</b>

    • Gõ câu hỏi như nói chuyện, ví dụ: <i>ho so gom nhung gi</i>, <i>bao nhiêu điểm thì được 4 sao</i>.
    • /hoso xem sản phẩm, giấy chứng nhận và hồ sơ của mình đang ở đâu.
    • /lich xem các hạn sắp tới, đổi giờ nhắc, tải về lịch điện thoại.
    • /tucham tự chấm điểm sản phẩm, biết được khoảng mấy sao và còn vướng gì.
    • /menu mở bảng chọn, /camnang xem cẩm nang theo từng bước.
    • /gapcanbo gửi câu hỏi, hình ảnh hoặc ghi âm cho cán bộ; /cauhoi xem câu đã gửi tới đâu.
    • /xa cho biết xã, phường của mình, để câu hỏi tới đúng cán bộ.
    • /huy bỏ việc đang làm dở.
    • /ngonngu đổi ngôn ngữ, /riengtu xem và đổi những gì tôi lưu.

people-help-official = • /canbo mở việc của cán bộ, /thongke xem bà con đang hỏi gì.
people-language-set = Từ nay tôi nói tiếng Việt.
people-nothing-to-leave = Không có việc gì đang làm dở. Cứ gõ câu hỏi là tôi trả lời.
people-left = Đã bỏ việc đang làm dở.

people-invited =
    Chào mừng { $role }!
    Bấm /canbo để mở việc của cán bộ.
people-invitation-unknown = Tôi không tìm thấy lời mời này. Nhờ người gửi kiểm tra lại đường dẫn.
people-invitation-expired = Lời mời này đã hết hạn hoặc đã được rút lại. Nhờ người gửi tạo lời mời mới.
people-invitation-used = Lời mời này đã có người khác dùng. Mỗi lời mời chỉ dùng được một lần; nhờ người gửi tạo lời mời mới.
people-invitation-yours = Anh/chị đã dùng lời mời này rồi: { $role }.
people-invitation-held = Anh/chị đã có vai trò này: { $role }. Lời mời vẫn để dành cho người khác.

people-role-commune = cán bộ { $place }
people-role-province = cán bộ cấp tỉnh
people-role-admin = người quản trị

people-cancel = Hủy việc này
people-command-menu = Mở bảng chọn
people-command-dossiers = Xem sản phẩm và hồ sơ của tôi
people-command-dates = Hạn sắp tới của tôi
people-command-assessment = Tự chấm điểm sản phẩm
people-command-handbook = Xem cẩm nang theo từng bước
people-command-official = Gửi câu hỏi cho cán bộ
people-command-questions = Xem câu đã gửi cán bộ
people-command-home = Cho biết xã, phường của mình
people-command-topics = Chọn loại thông báo muốn nhận
people-command-pause = Tạm dừng thông báo, trừ hạn pháp lý
people-command-language = Đổi ngôn ngữ / Language
people-command-privacy = Xem và đổi những gì được lưu
people-command-cancel = Bỏ việc đang làm dở
people-command-help = Cách dùng
people-bot-description = Trợ lý OCOP trả lời câu hỏi về hồ sơ, chấm điểm, giấy chứng nhận theo quy định đang áp dụng, có ghi nguồn, và nhờ cán bộ khi chưa chắc. Bấm Bắt đầu để hỏi.
people-bot-short-description = Hỏi đáp OCOP có nguồn, cho bà con vùng Bình Thuận cũ (Lâm Đồng).
