# Hồ sơ của chủ thể: tình trạng, các bước, thẻ theo dõi, việc của cán bộ.

dossiers-stars = { $stars } sao
dossiers-level = { $level ->
    [commune] UBND xã
    [district] UBND huyện (trước 7/2025)
    [province] UBND tỉnh
   *[central] Trung ương
    }
dossiers-kind = { $kind ->
    [first] đánh giá lần đầu
    [upgrade] nâng hạng
   *[other] đánh giá lại
    }
dossiers-status = { $status ->
    [draft] 📝 Đang chuẩn bị
    [submitted] 📨 Đã nộp, chờ { $level } tiếp nhận
    [check] 🔎 { $level } đang kiểm tra
    [review] 🏛 { $level } đang đánh giá
    [supplement] ⚠️ Cần bổ sung ({ $level } yêu cầu)
    [recognised] ✅ Được công nhận { $stars } sao
    [not-recognised] ✖️ Không được công nhận
    [withdrawn] ↩️ Đã rút
   *[lapsed] ⌛ Quá hạn của đợt
    }
dossiers-standing = { $standing ->
    [valid] còn hạn đến { $date }
    [window] đến { $date }; đang nhận hồ sơ đánh giá lại, chậm nhất { $other }
    [late] đến { $date }; đã quá ngày nộp đánh giá lại{ call-now }
    [late-extended] đến { $date }, được kéo dài đến { $other }
    [filed] đến { $date }; đã nộp hồ sơ đánh giá lại, đang chờ kết quả
    [expired-filed] đã hết hiệu lực sau ngày { $date }; hồ sơ đánh giá lại đã nộp, đang chờ kết quả
    [extended] đã hết hạn, được kéo dài đến { $date }
    [expired] đã hết hiệu lực, ngày cuối là { $date }
    [unknown] chưa rõ ngày hết hạn
    [revoking] đang xem xét thu hồi, chậm nhất { $date }
   *[revoked] đã thu hồi ngày { $date }
    }
dossiers-ground = { $ground ->
    [false_papers] hồ sơ không trung thực
    [criteria_not_met] không còn đáp ứng tiêu chí
    [breach_of_law] vi phạm pháp luật về chất lượng, an toàn thực phẩm, môi trường, sở hữu trí tuệ hoặc nhãn
    [mark_misused] dùng nhãn hiệu OCOP sai quy định
    [stopped] không còn sản xuất
   *[other] kết luận khác của cơ quan có thẩm quyền
    }
dossiers-by = { $by ->
    [day] chậm nhất ngày { $date }
    [not-settled] chưa tính được ngày (có ngày nghỉ lễ chưa công bố)
   *[open] quy định không ấn định ngày
    }
dossiers-act = { $act ->
    [file] Việc tiếp theo: nộp hồ sơ tại UBND xã, { $by }.
    [supplement] Việc tiếp theo: bổ sung giấy tờ rồi báo lại.
    [check] Việc tiếp theo: { $level } kiểm tra, { $by }.
   *[review] Việc tiếp theo: { $level } đánh giá, { $by }.
    }

dossiers-card =
    📌 <b>{ $producer }</b>
    { $products }

    <i>Thẻ này tự cập nhật. Lần cuối: { $when }.</i>
dossiers-card-product =

    <b>{ $product }</b>
    { $standing }
dossiers-card-dossier = Hồ sơ { $kind } { $stars } sao: { $status }
dossiers-card-stopped = Đã ngừng sản xuất từ { $date }
dossiers-card-more = … và { $count } sản phẩm nữa
dossiers-card-none = Chưa có sản phẩm nào trong sổ.
dossiers-recognised = { $star } { $stars } sao, { $standing }
dossiers-not-yet = Chưa được công nhận

dossiers-mine = Hồ sơ của tôi
dossiers-mine-none =
    <b>Hồ sơ của tôi</b>

    Tôi chưa biết { you } là chủ thể nào. Chọn một cách để tôi tìm:
    • Gửi số điện thoại: nếu số đã có trong sổ của xã, tôi nối ngay.
    • Dùng đường dẫn hoặc mã QR mà cán bộ xã đưa.
    • Tự khai trong vài bước, cán bộ xã sẽ xác nhận.
dossiers-which = <b>{ You } đang lo cho nhiều chủ thể.</b> Chọn một:
dossiers-home =
    <b>{ $producer }</b>
    { $kind } · { $place }

    { $products }
dossiers-home-none = Chưa có sản phẩm nào. Bấm Thêm sản phẩm để bắt đầu.
dossiers-add-product = Thêm sản phẩm
dossiers-add-product-ask = Gõ tên sản phẩm, đúng như trên nhãn, ví dụ: <i>Nước mắm nhĩ cá cơm 40 độ đạm</i>.
dossiers-add-product-long = Tên này dài quá 150 chữ. Gõ gọn lại giúp.
dossiers-add-product-set = <b>{ $product }</b> thuộc bộ tiêu chí nào? Tôi đoán theo tên; chưa rõ thì cứ để cán bộ chọn.
dossiers-set-later = Để cán bộ chọn
dossiers-product-exists = Sản phẩm này đã có trong sổ.
dossiers-product =
    <b>{ $product }</b>
    { $producer }

    { $details }
dossiers-product-set = Bộ tiêu chí { $number }: { $name }
dossiers-product-set-none = Chưa chọn bộ tiêu chí
dossiers-product-code = Mã sản phẩm: { $code }
dossiers-product-ground = Căn cứ thu hồi: { $ground }; kết luận ngày { $date }
dossiers-product-was = Công nhận: { $list }
dossiers-product-was-one = { $stars } sao ({ $date })
dossiers-begin = Lập hồ sơ
dossiers-begin-ask =
    { You } nhắm mấy sao cho <b>{ $product }</b>?

    Mức điểm: 3 sao từ { $three }, 4 sao từ { $four }, 5 sao từ { $five } ({ $decision }), và phải đạt mọi điều kiện bắt buộc của hạng đó. Sau này đổi lại được.
dossiers-aim = Nhắm { $stars } sao
dossiers-aim-again = Đổi số sao
dossiers-begun = Đã lập hồ sơ. Khi đã nộp giấy tờ ở xã, bấm “Báo đã nộp”.
dossiers-open-one = Sản phẩm này đang có một hồ sơ chưa xong.
dossiers-see = Xem hồ sơ
dossiers-back-home = ‹ Danh sách sản phẩm
dossiers-back-product = ‹ Sản phẩm
dossiers-back-dossier = ‹ Hồ sơ

dossiers-dossier =
    <b>Hồ sơ { $kind }, { $stars } sao</b>
    { $product }
    { $producer }

    { $status }
    { $act }

    Mã tra cứu: <code>{ $lookup }</code>
dossiers-dossier-filed = Nộp ngày { $date }
dossiers-dossier-points = Điểm gần nhất: { $total } (A { $a }, B { $b }, C { $c })
dossiers-dossier-reason = Lý do: { $reason }
dossiers-history = Xem quá trình
dossiers-history-title = <b>Quá trình của hồ sơ { $lookup }</b>
dossiers-history-line = { $when }: { $what }{ $who }
dossiers-history-who = {" "}({ $name })
dossiers-history-why = {"   "}Lý do: { $reason }
dossiers-history-spent = {"   "}Trước đó: { $days ->
    [0] chưa đến một ngày
   *[other] { $days } ngày
    }
dossiers-who-bot = trợ lý
dossiers-entry = { $step ->
    [submit] đã nộp
    [receive] { $level } đã tiếp nhận
    [forward] chuyển lên { $level }
    [request_supplement] { $level } yêu cầu bổ sung
    [answer_supplement] đã bổ sung
    [send_up] chuyển lên { $level }
    [send_back] chuyển về { $level }
    [recognise] công nhận { $stars } sao
    [reject] không công nhận
    [withdraw] chủ thể rút hồ sơ
    [lapse] quá hạn của đợt
   *[correct] đính chính: mục trước ghi nhầm
    }
dossiers-qr = Mã QR
dossiers-qr-caption = Mã tra cứu hồ sơ: { $lookup }. Ai được xem hồ sơ này quét là mở ra ngay.

dossiers-step = { $step ->
    [submit] Báo đã nộp
    [receive] Tiếp nhận
    [forward] Chuyển lên tỉnh
    [request_supplement] Yêu cầu bổ sung
    [answer_supplement] Báo đã bổ sung
    [send_up] Chuyển lên trên
    [send_back] Chuyển về dưới
    [recognise] Công nhận
    [reject] Không công nhận
    [withdraw] Rút hồ sơ
   *[correct] Đính chính
    }
dossiers-confirm = { $step ->
    [submit] <b>{ $product }</b>: giấy tờ đã nộp tại UBND xã hôm nay?
    [receive] Tiếp nhận hồ sơ <b>{ $product }</b>?
    [forward] Hồ sơ <b>{ $product }</b> đã đủ, chuyển lên tỉnh?
    [answer_supplement] Giấy tờ của <b>{ $product }</b> đã bổ sung đủ?
   *[other] Làm bước này với <b>{ $product }</b>?
    }
dossiers-yes = Đúng vậy
dossiers-no = Thôi
dossiers-ask-reason = { $step ->
    [request_supplement] Thiếu gì? Gõ rõ từng giấy tờ, chủ thể sẽ đọc đúng những dòng này.
    [reject] Vì sao không công nhận? Chủ thể sẽ đọc đúng lời này.
    [withdraw] Vì sao { you } rút hồ sơ <b>{ $product }</b>? Gõ vài chữ để xã biết.
   *[correct] Mục trước ghi nhầm chỗ nào? Hồ sơ sẽ trở lại tình trạng trước đó, những người đã được báo sẽ được báo lại.
    }
dossiers-ask-points = Gõ điểm ba phần A, B, C cách nhau bằng dấu cách, ví dụ: <i>38 22 31</i>.
dossiers-bad-points = Tôi chưa hiểu “{ $text }”. Gõ ba số nguyên: phần A tối đa 40, B tối đa 25, C tối đa 35. Ví dụ: <i>38 22 31</i>.
dossiers-ask-decision =
    { $total } điểm. Gõ số và ngày quyết định công nhận, ví dụ: <i>1234/QĐ-UBND 26/6/2026</i>, hoặc chọn quyết định đã ghi.
dossiers-decide-by = Chọn { $number } ({ $date })
dossiers-decide-late = Màn hình này đã cũ, hồ sơ chưa được ghi gì. Mở lại hồ sơ rồi bấm Công nhận giúp.
dossiers-decided-before = Quyết định { $number } đã có trong sổ; tôi ghi thêm sản phẩm này vào, nay có { $count } sản phẩm.
dossiers-bad-decision = Tôi chưa hiểu “{ $text }”. Gõ số rồi đến ngày, ví dụ: <i>1234/QĐ-UBND 26/6/2026</i>. Ngày không được sau hôm nay.
dossiers-ask-star = Công nhận <b>{ $product }</b> mấy sao?
dossiers-authority = { $level ->
    [district] UBND huyện
    [province] UBND tỉnh Lâm Đồng
   *[central] Bộ Nông nghiệp và Môi trường
    }
dossiers-done = Đã ghi.
dossiers-changed = Có người vừa cập nhật hồ sơ này. Đây là tình trạng mới nhất.
dossiers-denied = { $why ->
    [not-from-here] Bước này không làm được khi hồ sơ đang ở tình trạng hiện tại.
    [over] Hồ sơ này đã kết thúc.
    [not-theirs] Hạng { $stars } sao không do cấp này công nhận.
    [too-few] Điểm chưa đủ cho hạng { $stars } sao.
    [enough] Điểm đủ cho hạng { $stars } sao nên không chuyển về được.
    [no-level-above] Không còn cấp nào ở trên.
    [no-level-below] Không còn cấp nào ở dưới.
    [no-reason] Chưa có lý do.
    [too-early] Quyết định này có trước ngày nộp hồ sơ. Xem lại ngày giúp.
   *[nothing] Không có mục nào để đính chính.
    } { $possible ->
        [none] {""}
       *[some] Có thể làm: { $steps }.
    }
dossiers-no-rules = Ngày nộp này trước khi có quy định trong sổ, nên tôi chưa ghi được.
dossiers-not-found = Không tìm thấy, có thể đã được gỡ khỏi sổ.
dossiers-refused = Mục này ngoài phạm vi anh/chị được xem.
dossiers-reason-long = Lý do dài quá 1.000 chữ. Gõ gọn lại giúp.

dossiers-push =
    🔔 <b>{ $product }</b>: { $status }
    { $detail }
dossiers-push-by = { $name } vừa ghi: { $what }.
dossiers-push-correct = Tin trước ghi nhầm, xin bỏ qua. Lý do: { $reason }
dossiers-push-officer =
    📥 <b>{ $product }</b> ({ $producer }, { $place }): { $what }.

dossiers-desk = Xem hồ sơ
dossiers-desk-home =
    <b>Hồ sơ OCOP</b>
    { $scope }

    Gõ tên chủ thể, sản phẩm, số điện thoại hoặc mã tra cứu để tìm, hoặc chọn tình trạng:
dossiers-desk-province = Toàn tỉnh
dossiers-desk-count = { $status } ({ $count })
dossiers-desk-late = ⏰ Xã chậm quá { $days } ngày làm việc ({ $count })
dossiers-group = { $group ->
    [submitted] Chờ tiếp nhận
    [checking] Xã đang kiểm tra
    [missing] Chờ bổ sung
    [reviewing] Đang đánh giá
    [drafts] Đang chuẩn bị
   *[over] Đã kết thúc
    }
dossiers-list-title = <b>{ $status }</b>: { $count } hồ sơ
dossiers-list-late-title = <b>Chờ xã quá { $days } ngày làm việc</b>: { $count } hồ sơ
dossiers-list-line = { $number }. <b>{ $product }</b>, { $producer } ({ $place }), { $days ->
    [0] hôm nay
   *[other] { $days } ngày
    }
dossiers-list-empty = Không có hồ sơ nào ở tình trạng này.
dossiers-list-button = Mở { $number }
dossiers-search-none = Không tìm thấy “{ $text }”. Thử gõ ngắn hơn, một phần tên hoặc số điện thoại.
dossiers-search-found = <b>Tìm “{ $text }”</b>: { $count } kết quả
dossiers-search-producer = { $number }. 🏠 <b>{ $producer }</b> ({ $place })
dossiers-search-product = { $number }. 📦 <b>{ $product }</b>, { $producer } ({ $place })
dossiers-back-desk = ‹ Hồ sơ OCOP
dossiers-producer-kind = { $kind ->
    [cooperative] Hợp tác xã
    [cooperative_group] Tổ hợp tác
    [company] Doanh nghiệp
    [household] Hộ kinh doanh
   *[association] Hội, hiệp hội
    }
