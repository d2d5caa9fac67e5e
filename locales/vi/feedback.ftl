# Bà con chấm câu trả lời; cán bộ xem thống kê.

feedback-good = 👍 Đúng ý
feedback-bad = 👎 Chưa đúng
feedback-thanks = Cảm ơn { you }. Tôi đã ghi nhận.
feedback-sorry =
    Xin lỗi { you }, câu trả lời này chưa đúng ý.
    Bấm nút dưới để cán bộ trả lời câu { you } vừa hỏi, hoặc gõ lại câu hỏi theo cách khác.
feedback-gone = Câu hỏi này đã cũ, tôi không còn giữ.
feedback-insight =
    <b>Thống kê { $days } ngày qua</b>
    { $figures }

    <b>Hỏi nhiều nhất</b>
    { $most }

    <b>Chưa trả lời được</b> (gộp theo ý, chỉ của người đồng ý lưu câu hỏi)
    { $open }

    <b>Mục bị chê</b>
    { $poor }
feedback-figures =
    { $asked } câu hỏi của { $people } người, trả lời thẳng được { $answered } %.
    Cán bộ trả lời: { $time }.
feedback-time = { $unit ->
    [none] chưa có câu nào trong thời gian này
    [minutes] một nửa số câu trong vòng { $count } phút
    [hours] một nửa số câu trong vòng { $count } giờ
   *[days] một nửa số câu trong vòng { $count } ngày
    }
feedback-line = • { $title }: { $count }
feedback-cluster = • “{ $text }”: { $count } lần
feedback-poor = • { $title }: { $bad } chê, { $good } khen
feedback-none = Chưa có.
feedback-see = Xem thống kê
