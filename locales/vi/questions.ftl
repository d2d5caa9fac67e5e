# Hỏi, hỏi lại cho rõ, gửi cán bộ.

questions-clarify = Có phải { you } hỏi…?
questions-none-of-these = Không phải, hỏi cán bộ
questions-handoff =
    Tôi chưa có câu trả lời chắc chắn cho câu này.
    { You } bấm nút dưới, tôi ghi lại câu hỏi để cán bộ trả lời.
questions-too-long =
    Tin nhắn hơi dài nên tôi chưa chắc { you } hỏi điều gì.
    { You } hỏi gọn lại một câu, hoặc bấm nút dưới để gửi nguyên tin cho cán bộ.
questions-send = Gửi câu này cho cán bộ
questions-personal =
    Sản phẩm, giấy chứng nhận và hồ sơ của riêng { you } ở trong mục “Hồ sơ của tôi”: đang ở đâu, ai làm tiếp, trước ngày nào.
    Bấm nút dưới để xem. Nếu vẫn chưa rõ, gửi câu này cho cán bộ.
questions-assessment =
    Sản phẩm chưa nộp hồ sơ thì { you } tự chấm theo bộ tiêu chí, biết ngay khoảng mấy sao và còn vướng gì. Đó là dự báo, Hội đồng mới quyết định.
    Hồ sơ đã nộp rồi thì kết quả ở trong “Hồ sơ của tôi”.
questions-greeting = Chào { you }! { You } muốn hỏi gì về OCOP? Cứ gõ, có dấu hay không dấu đều được.
questions-thanks = Dạ không có chi. { You } cần gì cứ hỏi tiếp.
questions-goodbye = Chào { you }, chúc mua may bán đắt, hẹn gặp lại.
questions-who = Tôi là trợ lý OCOP, một chương trình máy tính. Tôi trả lời theo cẩm nang có nguồn; câu nào chưa chắc thì nhờ cán bộ là người thật.
questions-who-am-i =
    Trên Telegram, tên của { you } là <b>{ $name }</b>. Cơ sở, sản phẩm mà sổ OCOP ghi cho tài khoản này thì ở trong mục “Hồ sơ của tôi”.
    Xã, phường mà tôi ghi cho tài khoản này: bấm /xa.
questions-also = { You } còn hỏi thêm:
questions-ask-official =
    { You } gõ câu hỏi muốn gửi cán bộ. Gửi kèm ảnh, ghi âm hoặc tài liệu cũng được.
    Đổi ý thì bấm /huy.
questions-forgotten = Câu hỏi này quá 24 giờ nên tôi không còn giữ. { You } gõ lại giúp, rồi tôi gửi cán bộ.
questions-file =
    Tôi đã nhận tệp của { you } nhưng chưa tự đọc được hình, ghi âm hay tài liệu.
    Bấm nút dưới để gửi cho cán bộ xem.
questions-file-send = Gửi tệp cho cán bộ
questions-file-too-large = Tệp này nặng quá 20 MB, tôi không tải được. { You } gửi bản nhẹ hơn, hoặc chụp ảnh từng trang.
questions-file-only = (chỉ có tệp gửi kèm)
questions-not-text = Tôi chỉ đọc được chữ. { You } gõ câu hỏi giúp, hoặc bấm /gapcanbo để gửi cho cán bộ.
questions-edited = Tôi thấy { you } vừa sửa câu hỏi nên trả lời lại:
questions-group-handoff = Câu này tôi chưa có câu trả lời chắc chắn. { You } nhắn riêng cho tôi, tôi ghi lại để cán bộ trả lời.
questions-group-personal = Chuyện hồ sơ, giấy chứng nhận của riêng { you } thì mình nói trong phần nhắn riêng nhé.
questions-group-privately = Nhắn riêng cho tôi
questions-unknown-command = Tôi không có lệnh này. { You } xem các lệnh ở nút “/” cạnh ô nhập, hoặc bấm một nút dưới đây.
