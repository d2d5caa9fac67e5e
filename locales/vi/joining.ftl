# Nối tài khoản với chủ thể: bằng số điện thoại, đường dẫn, hoặc tự khai.

joining-phone = Gửi số điện thoại
joining-register = Tự khai chủ thể
joining-phone-ask =
    Bấm nút <b>Gửi số của tôi</b> phía dưới để gửi số điện thoại của { you }.

    Tôi chỉ dùng số này để tìm { you } trong sổ của xã.
joining-phone-share = 📱 Gửi số của tôi
joining-phone-cancel = Thôi
joining-phone-not-own = Đây là số của người khác. Vì an toàn, tôi chỉ nhận số của chính người gửi: bấm nút “Gửi số của tôi”.
joining-phone-bad = Tôi chưa đọc được số điện thoại này.
joining-phone-unknown = Số { $phone } chưa có trong sổ của xã. { You } tự khai trong vài bước, hoặc nhờ cán bộ xã thêm số.
joining-linked =
    ✅ Từ nay { you } lo hồ sơ cho <b>{ $producer }</b> ({ $place }) ngay tại đây.

    Thẻ theo dõi sẽ được ghim ở đầu cuộc trò chuyện.
joining-linked-helper = ✅ Từ nay anh/chị giúp <b>{ $producer }</b> ({ $place }) lo hồ sơ. Việc anh/chị làm, chủ thể đều thấy.
joining-already = { You } đã được nối với <b>{ $producer }</b> rồi.
joining-asked = Đã gửi cán bộ xã xác nhận. Có kết quả tôi báo ngay tại đây.
joining-asked-new-account = <b>{ $producer }</b> đang do một tài khoản khác lo. Tôi đã gửi cán bộ xã xác nhận, có kết quả tôi báo ngay.
joining-waiting = Yêu cầu này đã gửi cán bộ xã, đang chờ xác nhận.
joining-link-unknown = Tôi không tìm thấy đường dẫn này. Nhờ người gửi kiểm tra lại.
joining-link-used = Đường dẫn này đã có người dùng. Mỗi đường dẫn chỉ dùng được một lần, nhờ cán bộ tạo đường dẫn mới.
joining-link-expired = Đường dẫn này đã hết hạn. Nhờ cán bộ tạo đường dẫn mới.

joining-step = Bước { $step }/5
joining-ask-kind = { You } sản xuất theo hình thức nào?
joining-ask-name = Tên chủ thể là gì? Gõ đúng như trên giấy đăng ký.
joining-ask-commune = Cơ sở sản xuất ở xã, phường nào? Gõ tên xã, tên cũ cũng được, ví dụ: <i>ma lam</i>.
joining-ask-commune-which = “{ $text }” có thể là một trong những nơi sau:
joining-ask-commune-unknown = Tôi không tìm thấy xã nào có tên “{ $text }”. Gõ lại giúp.
joining-ask-representative = Ai đứng tên chủ thể? Gõ họ tên.
joining-ask-phone = Số điện thoại của chủ thể? Gõ số, hoặc bỏ qua.
joining-skip = Bỏ qua
joining-me = Tôi: { $name }
joining-too-long = Dài quá. Gõ gọn lại giúp, tối đa 150 chữ.
joining-confirm =
    <b>Kiểm tra lại giúp:</b>

    • { $kind }: <b>{ $name }</b>
    • { $place }
    • Người đại diện: { $representative }
    • Điện thoại: { $phone ->
        [none] chưa có
       *[other] { $phone }
    }
joining-send = Gửi cán bộ xã
joining-again = Khai lại
joining-lost = Bước này đã quá lâu nên tôi không giữ nữa. Bấm Hồ sơ của tôi để làm lại.

joining-claim =
    🙋 <b>Xin nối tài khoản</b> · { $place }
    { $name } { $username ->
        [none] {""}
       *[other] (@{ $username })
    } xin lo hồ sơ cho:

    <b>{ $producer }</b>
    { $detail }
joining-claim-phone = Số điện thoại của người này có trong sổ, ở nhiều chủ thể.
joining-claim-new-account = Số điện thoại của người này có trong sổ, nhưng chủ thể đã có người lo. Có thể là máy mới hoặc tài khoản mới.
joining-claim-form = Chủ thể mới, tự khai: { $kind }; đại diện { $representative }; điện thoại { $phone ->
        [none] chưa có
       *[other] { $phone }
    }.
joining-accept = Đồng ý
joining-replace = Thay người cũ
joining-refuse = Từ chối
joining-refuse-ask = Vì sao từ chối? Gõ vài chữ, người xin sẽ đọc đúng lời này.
joining-accepted = Đã nối { $name } với <b>{ $producer }</b>.
joining-refused = Đã từ chối { $name }.
joining-over = Yêu cầu này đã được giải quyết.
joining-exists = Trong sổ đã có <b>{ $producer }</b> ở xã này. Nếu đúng là một, mở chủ thể đó và tạo đường dẫn nối; nếu không, từ chối và ghi rõ lý do.
joining-not-allowed = Mục này ngoài phạm vi của anh/chị.
joining-told-accepted = ✅ Cán bộ đã xác nhận. Từ nay { you } lo hồ sơ cho <b>{ $producer }</b> ngay tại đây.
joining-told-refused = Cán bộ chưa đồng ý nối tài khoản. Lý do: { $reason }
joining-told-replaced = Tài khoản này không còn lo hồ sơ cho <b>{ $producer }</b>: cán bộ xã đã xác nhận tài khoản khác. Nếu không đúng, bấm Gặp cán bộ.
joining-claims = Xét yêu cầu nối ({ $count })
joining-claims-none = Không có yêu cầu nối nào đang chờ.

joining-people = Người lo hồ sơ
joining-people-title =
    <b>Người lo hồ sơ của { $producer }</b>

    { $list }
joining-people-none = Chưa có ai dùng bot thay chủ thể này.
joining-people-own = • { $name }
joining-people-helper = • { $name } (người giúp)
joining-make-own = Tạo đường dẫn nối
joining-make-helper = Mời người giúp
joining-link =
    Đường dẫn nối với <b>{ $producer }</b>{ $tie ->
        [helper] {""}, cho người giúp
       *[own] {""}
    }:

    { $link }

    Gửi cho đúng người. Dùng được một lần, đến { $until }.
joining-copy = Chép đường dẫn
joining-link-qr = Mã QR nối với { $producer }. Đưa máy của chủ thể quét là nối ngay. Dùng được một lần.
joining-leave = Thôi lo hồ sơ
joining-leave-sure = Từ nay anh/chị sẽ không thấy và không nhận tin về <b>{ $producer }</b> nữa. Muốn nối lại phải nhờ cán bộ xã.
joining-left = Đã thôi lo hồ sơ cho <b>{ $producer }</b>.
joining-back = ‹ Quay lại
joining-leave-last = Không còn ai khác lo hồ sơ cho <b>{ $producer }</b>. Nếu thôi, mọi tin về chứng nhận và hồ sơ sẽ không tới ai; muốn nối lại phải nhờ cán bộ xã.
joining-joined-too = 👤 <b>{ $name }</b> vừa được nối, cùng lo hồ sơ cho <b>{ $producer }</b>. Nếu không đúng người, bấm Gặp cán bộ.
joining-link-taken = Chủ thể này đã có người lo. Người mở đường dẫn sẽ cùng lo, và người cũ được báo.
joining-pending = ⏳ Đã gửi cán bộ xã lúc { $since }, đang chờ xác nhận: <b>{ $producer }</b>. Có kết quả tôi báo ngay.
joining-withdraw = Rút yêu cầu, khai lại
joining-withdrawn = Đã rút yêu cầu. Bấm Hồ sơ của tôi để khai lại.
