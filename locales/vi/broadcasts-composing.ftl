# Bản gửi cho từng người: dòng cuối, khi được sửa, khi bị thu hồi.

broadcasts-copy-topic = { $topic ->
    [deadlines] Hạn pháp lý
    [training] Tập huấn
    [fairs] Hội chợ, xúc tiến
    [market] Thị trường
   *[general] Tin chung
}
broadcasts-copy-footer = 📌 { $topic } · Không muốn nhận loại tin này: /thongbao
broadcasts-copy-footer-always = 📌 { $topic }
broadcasts-copy-corrected = ✏️ Tin này đã được sửa lúc { $when }.
broadcasts-copy-recalled = 🚫 Thông báo này đã thu hồi. Mong { you } bỏ qua nội dung đã nhận trước đó.
broadcasts-copy-choose = 👆 Mời { you } trả lời thông báo trên:
broadcasts-copy-without = { $field ->
    [producer] chủ thể
    [product] sản phẩm của { you }
   *[expires] (chưa có ngày hết hạn)
}
broadcasts-choice-read = Đã đọc
broadcasts-choice-join = Sẽ tham gia
broadcasts-choice-help = Cần hỗ trợ
