# Việc của cán bộ.

desk-menu =
    <b>Việc của cán bộ</b>
    Vai trò: { $roles }

    { $waiting ->
        [0] Không có câu hỏi nào đang chờ.
       *[other] Có <b>{ $waiting }</b> câu hỏi đang chờ trả lời.
    }
desk-more = Mở việc khác
desk-more-menu =
    <b>Việc khác của cán bộ</b>
    Gửi thông báo, nhập và xuất danh sách Excel, ghi cách liên hệ với UBND xã, xem bà con đang hỏi gì.
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

desk-undo = Hoàn tác
desk-contacts = Sửa liên hệ xã
desk-contacts-own = Xem liên hệ của xã nào?
desk-contacts-which = <b>Liên hệ của UBND xã, phường</b>
    Gõ tên xã, tên cũ cũng được, ví dụ: <i>ma lâm</i>. Hoặc chọn nơi trước đây là huyện, thị xã, thành phố:
desk-contacts-district = Vùng { $district } trước đây nay gồm những nơi này. Chọn một nơi, hoặc gõ tên:
desk-contacts-districts = ‹ Chọn theo vùng
desk-contacts-others = ‹ Xã khác
desk-contacts-unknown = Tôi không tìm thấy xã nào có tên “{ $text }”. Gõ lại giúp, hoặc chọn theo vùng.
desk-contacts-several = Tên “{ $text }” có thể là một trong những nơi sau. Chọn nơi đúng, hoặc gõ lại:
desk-contact =
    <b>Liên hệ: UBND { $place }</b>
    Bà con hỏi nộp hồ sơ ở đâu thì thấy những dòng này.
desk-contact-line = • { $field ->
        [address] Địa chỉ
        [phone] Điện thoại
        [hours] Giờ nhận
       *[person] Người nhận hồ sơ
    }: { $known ->
        [yes] <b>{ $text }</b>
       *[no] <i>chưa có</i>
    }
desk-contact-nobody = <i>Chưa ai ghi.</i>
desk-contact-source = <i>Nguồn: { $who } ghi lúc { $on }.</i>
desk-contact-command-line = người quản trị máy chủ
desk-contact-edit = { $field ->
    [address] Sửa địa chỉ
    [phone] Sửa điện thoại
    [hours] Sửa giờ nhận
   *[person] Sửa người nhận
    }
desk-contact-ask = { $field ->
    [address] Gõ địa chỉ của UBND { $place }, nơi nhận hồ sơ OCOP. Ví dụ: <i>số 12 đường 30/4, thôn 1</i>
    [phone] Gõ số điện thoại của UBND { $place }; nhiều số thì cách nhau bằng dấu phẩy. Đừng ghi số riêng nếu người ấy chưa đồng ý.
    [hours] Gõ giờ nhận hồ sơ của UBND { $place }. Ví dụ: <i>thứ hai đến thứ sáu, 7:30–11:30 và 13:30–16:30</i>
   *[person] Gõ tên hoặc bộ phận mà bà con cần gặp ở UBND { $place }. Ví dụ: <i>chị Hoa, phòng Kinh tế</i>
    }
desk-contact-now = Đang ghi: <code>{ $text }</code>
desk-contact-clear = Xóa dòng này
desk-contact-back = ‹ Liên hệ
desk-contact-saved = ✅ Đã ghi. Bà con hỏi là thấy ngay.
desk-contact-unchanged = Dòng này đã ghi như vậy rồi.
desk-contact-bad-phone = Số điện thoại chưa đúng: mỗi số có 8 đến 15 chữ số, nhiều số thì cách nhau bằng dấu phẩy. Gõ lại giúp.
desk-contact-too-long = Dòng này dài quá. Gõ lại trong một dòng, tối đa 200 chữ cái.
desk-contact-taken-back = ↩️ Đã hoàn tác.
desk-contact-changed-since = Có người đã sửa tiếp sau đó nên không hoàn tác được. Đây là bản mới nhất:

desk-administer-back = ‹ Quản trị bot
desk-officer-button = Xem { $name }
desk-officer-page =
    <b>{ $name }</b>
    Vai trò: { $roles }
    Câu hỏi đang giữ: { $held }
desk-officer-gone = Người này không còn vai trò nào.
desk-officers-back = ‹ Danh sách cán bộ
desk-role-end = Thôi giao việc
desk-role-end-of = Thôi giao: { $role }
desk-role-end-sure =
    <b>Thôi giao việc { $role } cho { $name }?</b>

    { $held ->
        [0] Người này không giữ câu hỏi nào.
       *[other] Trong { $held } câu hỏi người này đang giữ, câu nào không còn thuộc phần việc sẽ trả lại để người khác nhận.
    } Người này được báo.
desk-role-keep = ‹ Để nguyên
desk-role-ended =
    Đã thôi giao việc { $role } cho { $name }. { $given ->
        [0] Không có câu hỏi nào phải trả lại.
       *[other] Số câu hỏi trả lại để người khác nhận: { $given }.
    }
desk-role-ended-why = Cán bộ thôi phụ trách
desk-role-ended-notice = Anh/chị không còn là <b>{ $role }</b> ở trợ lý này. Câu hỏi anh/chị đang giữ thuộc phần việc ấy đã chuyển cho người khác. Cảm ơn anh/chị. Có nhầm lẫn thì báo người quản trị.
desk-role-not-held = Người này không có vai trò ấy nữa.
desk-role-last-admin = Đây là người quản trị cuối cùng nên không thôi được. Mời thêm người quản trị khác trước.
desk-role-restore = Hoàn tác, giao lại
desk-role-restored = Đã giao lại vai trò { $role }. Câu hỏi đã trả lại thì vẫn để người khác nhận.
desk-role-restored-notice = Anh/chị lại là <b>{ $role }</b> ở trợ lý này. Bấm /canbo để mở việc của cán bộ.
desk-role-held = Người này đang có vai trò ấy rồi.
