# Việc của cán bộ.

desk-menu =
    <b>Việc của cán bộ</b>
    Vai trò: { $roles }

    { $waiting ->
        [0] Không có câu hỏi nào đang chờ.
       *[other] Có <b>{ $waiting }</b> câu hỏi đang chờ trả lời.
    }
desk-administer = Quản trị bot
desk-administer-menu =
    <b>Quản trị bot</b>
    Mời và xem cán bộ, xem bot chạy thế nào.
desk-see-officers = Xem cán bộ
desk-invite = Mời cán bộ
desk-see-health = Xem tình trạng bot
desk-back = ‹ Việc của cán bộ
desk-refused = Mục này chỉ dành cho cán bộ. Bà con cần hỗ trợ thì bấm /gapcanbo.

desk-officers =
    <b>Những người có vai trò</b>

    { $list }
desk-officer = • { $name }: { $roles }

desk-invite-role = Anh/chị mời ai? Lời mời dùng được một lần, trong 7 ngày.
desk-role-commune = Mời cán bộ xã
desk-role-province = Mời cán bộ tỉnh
desk-role-admin = Mời quản trị
desk-invite-place = Gõ tên xã, phường hoặc đặc khu của cán bộ này, ví dụ: <i>ham thuan</i>. Đổi ý thì bấm /huy.
desk-invite-place-unknown = Tôi không tìm thấy xã nào có tên “{ $text }”. Gõ lại giúp, hoặc bấm /huy.
desk-invite-place-which = Tên “{ $text }” có thể là một trong những nơi sau. Chọn nơi đúng:
desk-invited =
    Lời mời làm <b>{ $role }</b>:

    { $link }

    Gửi đường dẫn này cho đúng người. Dùng được một lần, đến { $until }.
desk-invite-copy = Chép đường dẫn
desk-invite-withdraw = Rút lời mời
desk-invite-withdrawn = Đã rút lời mời.
desk-invite-not-open = Lời mời này đã dùng hoặc hết hạn.

desk-health =
    <b>Tình trạng bot</b>
    • Tin đến chờ xử lý: { $waiting }
    • Tin đến bị gác lại: { $aside }
    • Tin đi đang chờ: { $pending }
    • Tin đi không gửi được: { $dead }
    • Tin đi chưa rõ đã tới chưa: { $unknown }
