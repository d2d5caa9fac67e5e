# Những câu bot nói về chính mình: khi lỗi, khi quá nhanh, khi nút đã cũ.

telegram-sorry = Xin lỗi { you }, tôi vừa gặp lỗi nên chưa làm được việc này (mã { $number }). Người quản trị đã được báo. { You } thử lại giúp, hoặc bấm /gapcanbo để gặp cán bộ.
telegram-set-aside =
    <b>Có một việc bot không xử lý được</b>
    Mã { $number }: { $why }
    Tin gốc được giữ lại trong cơ sở dữ liệu để kiểm tra.
telegram-too-fast = { You } nhắn hơi nhanh, tôi trả lời lần lượt từng tin một. Không tin nào bị mất, { you } chờ chút nhé.
telegram-stale = Nút này thuộc màn hình cũ. Tôi gửi bảng chọn mới bên dưới.
