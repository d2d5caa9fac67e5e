# Sổ chủ thể và sản phẩm: quyết định công nhận, thu hồi, sửa thông tin, ảnh, gộp trùng.

producers-stars = { $stars } sao
producers-decisions = Xem quyết định
producers-decisions-title =
    <b>Quyết định công nhận</b>, mới nhất trước

    Chọn một quyết định để xem sản phẩm, đính chính hoặc đính kèm bản quét:
producers-decisions-none =
    <b>Quyết định công nhận</b>

    Trong sổ chưa có quyết định nào. Quyết định được ghi khi công nhận hồ sơ đầu tiên của đợt.
producers-decision-button = Mở { $number } · { $date } ({ $count })
producers-decision =
    <b>Quyết định { $number }</b>
    Ngày { $date } · { $authority }
    { $count } sản phẩm

    { $list }
producers-decision-empty = Chưa có sản phẩm nào được ghi theo quyết định này.
producers-decision-was = <i>Mục này đính chính cho mục ghi nhầm: { $number } ngày { $date }.</i>
producers-decision-replaced = Mục này đã được đính chính. Đây là mục mới nhất:
producers-round-line = { $number }. <b>{ $product }</b>, { $producer }: { $rating }
producers-round-points = { $total } điểm (A { $a }, B { $b }, C { $c })
producers-round-until = hạn { $date }
producers-correct-decision = Đính chính
producers-correct-ask =
    Trong sổ đang ghi: <b>{ $number }</b> ngày <b>{ $date }</b>.

    Gõ số và ngày đúng trên giấy, ví dụ: <i>1234/QĐ-UBND 26/6/2026</i>. Hạn của mọi sản phẩm trong quyết định sẽ tính lại theo ngày mới, chủ thể sẽ được báo lại.
producers-correct-bad = Tôi chưa hiểu “{ $text }”. Gõ số rồi đến ngày, ví dụ: <i>1234/QĐ-UBND 26/6/2026</i>. Ngày không được sau hôm nay.
producers-correct-same = Số và ngày này đúng như trong sổ, không có gì thay đổi.
producers-correct-exists = Trong sổ đã có quyết định mang số và ngày này, tôi không ghi thêm lần nữa. Đây là quyết định đó:
producers-corrected = ✅ Đã đính chính, tính lại hạn của { $count } sản phẩm và báo lại chủ thể.
producers-undo-correction = Hoàn tác đính chính
producers-push-corrected =
    🔔 Quyết định công nhận được đính chính: nay là <b>{ $number }</b> ngày <b>{ $date }</b> (tin trước ghi { $was } ngày { $when }, xin bỏ qua).

    { $products }
producers-push-corrected-line = { $product }: hạn mới { $date }
producers-attach-scan = Đính kèm bản quét
producers-attach-other-scan = Thay bản quét
producers-see-scan = Xem bản quét
producers-scan-ask = Gửi ảnh chụp hoặc tệp quét (PDF) của quyết định vào đây, một tệp thôi, tối đa 20 MB.
producers-scan-large = Tệp này quá 20 MB nên tôi không nhận được. Quét lại ở độ nét thấp hơn rồi gửi giúp.
producers-scan-one = Mỗi quyết định giữ một tệp: tôi đã giữ tệp đầu tiên, tệp này không được ghi. Nhiều trang thì gộp thành một tệp PDF giúp.
producers-scan-kept = ✅ Đã giữ bản quét của quyết định <b>{ $number }</b>.
producers-scan-caption = Bản quét quyết định { $number } ngày { $date }
producers-back-decisions = ‹ Danh sách quyết định
producers-back-decision = ‹ Quyết định

producers-revoke = Thu hồi công nhận
producers-see-revocation = Xem việc thu hồi
producers-revoke-none = <b>{ $product }</b> chưa được công nhận nên không có gì để thu hồi.
producers-revoke-ask =
    <b>Thu hồi công nhận: { $product }</b>

    Kết luận của cơ quan có thẩm quyền thuộc căn cứ nào (Điều 8)?
    { $list }

    Từ ngày có kết luận, tỉnh có 15 ngày để quyết định.
producers-ground-line = { $number }. { $ground }
producers-choose-ground = Chọn căn cứ { $number }
producers-conclusion-day =
    <b>{ $product }</b>
    Căn cứ: { $ground }.

    Kết luận ngày nào? Chọn hôm nay hoặc gõ ngày, ví dụ: <i>20/11/2026</i>.
producers-revocation-day =
    <b>{ $product }</b>

    Quyết định thu hồi ký ngày nào? Chọn hôm nay hoặc gõ ngày, ví dụ: <i>20/11/2026</i>.
producers-take-today = Chọn hôm nay
producers-bad-past-day = Tôi chưa hiểu “{ $text }”. Gõ ngày, tháng, năm, ví dụ: <i>20/11/2026</i>. Ngày không được sau hôm nay.
producers-day-too-early = Ngày này trước ngày { $date } là ngày của bước trước. Gõ lại giúp.
producers-revoking =
    <b>Đang xem xét thu hồi: { $product }</b>
    Căn cứ: { $ground }
    Kết luận ngày { $date }
    { $clock }
producers-revocation-clock = ⏳ Tỉnh phải quyết định chậm nhất ngày { $date } { $days ->
    [-1] (đã quá hạn)
    [0] (hết hôm nay)
   *[other] (còn { $days } ngày)
    }.
producers-revoked =
    <b>Đã thu hồi công nhận: { $product }</b>
    Căn cứ: { $ground }
    Kết luận ngày { $date }
    Quyết định thu hồi ngày { $day }
producers-write-revocation = Ghi quyết định thu hồi
producers-take-conclusion-back = Rút kết luận
producers-take-revocation-back = Ghi nhầm, bỏ việc thu hồi
producers-push-concluded = ⚠️ <b>{ $product }</b>: có kết luận ngày { $date } để thu hồi công nhận. Căn cứ: { $ground }. Tỉnh quyết định chậm nhất ngày { $by }. Bà con cần hỏi thì bấm Gặp cán bộ.
producers-push-revoked = 🔔 <b>{ $product }</b>: đã bị thu hồi công nhận từ ngày { $date }. Căn cứ: { $ground }. Từ nay không dùng nhãn OCOP cho sản phẩm này nữa.
producers-push-unconcluded = 🔔 <b>{ $product }</b>: kết luận thu hồi đã được rút. Công nhận vẫn còn hiệu lực, tin trước xin bỏ qua.
producers-push-unrevoked = 🔔 <b>{ $product }</b>: việc thu hồi ghi nhầm đã được bỏ. Công nhận vẫn còn như trước, tin trước xin bỏ qua.

producers-extension-see = Xem gia hạn giấy
producers-extension-none = <b>{ $product }</b> chưa được công nhận nên không có giấy để gia hạn.
producers-extension =
    <b>Gia hạn giấy chứng nhận: { $product }</b>
    Giấy hết hạn: { $ended ->
        [none] chưa rõ ngày
       *[other] { $ended }
    }
    { $until ->
        [none] Chưa gia hạn.
       *[other] Được kéo dài đến <b>{ $until }</b>.
    }
producers-extension-may = Không kịp nộp đánh giá lại thì giấy cũ được kéo dài đến khi có kết quả, tối đa đến { $most } (Điều 12.3 Quyết định 26/2026).{ $filed ->
        [yes] {""}
       *[no] {" "}⚠️ Trong sổ chưa có hồ sơ đánh giá lại nào đã nộp của sản phẩm này.
    }
producers-extension-no = { $why ->
    [early] Còn nộp đánh giá lại đúng hạn được đến { $date }, nên chưa gia hạn.
    [over] Đã quá ngày { $date } là ngày cuối được phép kéo dài (180 ngày sau khi hết hạn).
    [revoking] Công nhận đang xem xét thu hồi hoặc đã thu hồi nên không gia hạn.
   *[unknown] Chưa rõ ngày hết hạn nên không tính được thời gian gia hạn. Bổ sung ngày của quyết định trước.
    }
producers-extension-entry = • { $when }, { $by }: { $was ->
        [none] chưa gia hạn
       *[other] đến { $was }
    } → { $until ->
        [none] bỏ gia hạn
       *[other] đến { $until }
    }. { $reason }
producers-extension-record = Ghi gia hạn
producers-extension-correct = Sửa ngày gia hạn
producers-extension-undo = Bỏ lần ghi cuối
producers-extension-mistake = Ghi nhầm
producers-extension-day =
    <b>{ $product }</b>

    Giấy được kéo dài đến ngày nào? Từ { $first } đến { $last }. Gõ ngày, ví dụ: <i>{ $last }</i>
producers-extension-bad-day = Tôi chưa hiểu “{ $text }”. Gõ ngày, tháng, năm, ví dụ: <i>20/11/2026</i>.
producers-extension-most = Chọn { $date }
producers-extension-outside = Chỉ kéo dài được từ { $first } đến { $last }. Gõ lại giúp.
producers-extension-same = Giấy đang được kéo dài đúng đến ngày đó. Gõ ngày khác hoặc bấm thôi.
producers-extension-reason = Kéo dài đến <b>{ $until }</b> theo văn bản nào? Gõ số, ngày của văn bản hoặc lý do: chủ thể sẽ đọc câu này. Ví dụ: <i>Công văn 15/VPĐP ngày 20/11/2026</i>
producers-extension-reason-long = Cần từ 1 đến 300 chữ. Gõ lại giúp.
producers-extension-preview =
    <b>Sẽ ghi như sau</b>

    { $product }: { $was ->
        [none] chưa gia hạn
       *[other] đến { $was }
    } → đến <b>{ $until }</b>
    Căn cứ: { $reason }
    { $filed ->
        [yes] {""}
       *[no] ⚠️ Trong sổ chưa có hồ sơ đánh giá lại nào đã nộp.
    }
    Bấm lưu thì tôi báo cho chủ thể và cán bộ xã.
producers-extension-save = Lưu lại
producers-push-extended = { $until ->
    [none] 🔔 <b>{ $product }</b>: lần ghi gia hạn giấy chứng nhận trước là nhầm, đã bỏ. Giấy có giá trị đến hết ngày { $ends }, không có gia hạn.
   *[other] 🔔 <b>{ $product }</b>: giấy chứng nhận được kéo dài đến { $until }. Căn cứ: { $reason }. Đánh giá lại phải có kết quả trước ngày đó.
    }

producers-written = ✅ Đã ghi.
producers-undo = Hoàn tác
producers-undone = ↩️ Đã trả lại như trước.
producers-undo-late = Đã qua bước khác nên tôi không hoàn tác được nữa. Mở mục đó và sửa lại giúp.
producers-out-of-date = ⚠️ Màn hình trước đã cũ, nội dung đã thay đổi. Đây là tình trạng hiện tại:
producers-never-mind = Thôi

producers-see-product = Xem chi tiết
producers-see-producer = Xem thông tin chủ thể
producers-product =
    <b>{ $product }</b>

    { $list }
producers-producer =
    <b>{ $producer }</b>
    { $kind }

    { $list }
producers-field = { $field ->
    [name] Tên
    [commune] Xã, phường
    [address] Địa chỉ
    [representative] Người đại diện
    [position] Chức vụ
    [phone] Điện thoại
    [email] Email
    [registration_number] Số đăng ký
    [registered_on] Ngày đăng ký
    [founded_on] Ngày thành lập
    [note] Ghi chú của cán bộ
    [set] Bộ tiêu chí
    [code] Mã sản phẩm
    [description] Mô tả
    [packaging] Bao bì
    [output] Sản lượng
    [price] Giá bán
    [channels] Nơi bán
    [trace_link] Liên kết truy xuất
   *[kind] Hình thức
    }
producers-field-line = • { $field }: { $value }
producers-field-empty = • { $field }: <i>chưa có</i>
producers-deeds =
    <i>Thay đổi gần đây:</i>
    { $list }
producers-deed-line = <i>{ $when }, { $name }: { $what }</i>
producers-deed = { $action ->
    [producer_change] sửa { $fields }
    [producer_add] thêm vào sổ
    [producer_merge] gộp vào chủ thể khác
    [producer_unmerge] tách lại
    [producer_join] nối tài khoản
    [producer_link] tạo đường dẫn nối
    [producer_leave] thôi lo hồ sơ
    [product_change] sửa { $fields }
    [product_add] thêm vào sổ
    [product_stop] ghi ngừng sản xuất
    [product_resume] ghi sản xuất lại
    [product_remove] gỡ khỏi sổ
    [product_restore] đưa lại vào sổ
    [product_photo_add] thêm ảnh
    [product_photo_remove] gỡ ảnh
   *[other] cập nhật
    }
producers-deed-nobody = Hệ thống
producers-edit = Sửa thông tin
producers-fields =
    <b>Sửa: { $name }</b>

    { $list }

    Chọn mục cần sửa:
producers-edit-field = Sửa { $field }
producers-edit-ask =
    <b>{ $field }</b> đang ghi: { $value }
producers-edit-ask-new =
    <b>{ $field }</b> chưa có.
producers-hint = { $field ->
    [name] Gõ tên đúng, tối đa 150 chữ.
    [commune] Gõ tên xã, phường; tên cũ cũng được, ví dụ: <i>ma lam</i>.
    [address] Gõ địa chỉ: thôn, khu phố, số nhà.
    [representative] Gõ họ tên người đại diện.
    [position] Gõ chức vụ, ví dụ: <i>Giám đốc</i>.
    [phone] Gõ một số điện thoại, ví dụ: <i>0912 345 678</i>.
    [email] Gõ địa chỉ email, ví dụ: <i>htxvidu@gmail.com</i>.
    [registration_number] Gõ số giấy đăng ký kinh doanh hoặc đăng ký hợp tác xã.
    [registered_on] Gõ ngày trên giấy đăng ký, ví dụ: <i>26/6/2020</i>.
    [founded_on] Gõ ngày thành lập, ví dụ: <i>26/6/2020</i>.
    [note] Gõ ghi chú, chỉ cán bộ thấy, tối đa 500 chữ.
    [set] Chọn bộ tiêu chí, hoặc gõ số từ 1 đến 26.
    [code] Gõ mã: tỉnh-xã-số thứ tự-năm, ví dụ: <i>68-23059-1-2026</i>. Mã cũ năm phần cũng được.
    [description] Gõ vài câu mô tả, tối đa 1.000 chữ.
    [packaging] Gõ quy cách, ví dụ: <i>chai thủy tinh 500 ml</i>.
    [output] Gõ sản lượng kèm đơn vị, ví dụ: <i>2.000 lít/năm</i>.
    [price] Gõ giá kèm đơn vị, ví dụ: <i>120.000 đồng/chai</i>.
    [channels] Gõ nơi bán: chợ, siêu thị, sàn điện tử…
    [trace_link] Gõ liên kết bắt đầu bằng http:// hoặc https://
   *[other] Gõ nội dung mới.
    }
producers-clear = Xóa trống
producers-fault = { $why ->
    [empty] Mục này không để trống được. Gõ lại giúp.
    [long] Dài quá, tối đa { $most } chữ. Gõ gọn lại giúp.
    [day] Tôi chưa hiểu “{ $text }”. Gõ ngày, tháng, năm, ví dụ: <i>26/6/2020</i>.
    [not-yet] Ngày “{ $text }” chưa tới. Gõ lại giúp.
    [phone] “{ $text }” không phải một số điện thoại. Gõ một số, ví dụ: <i>0912 345 678</i>.
    [email] “{ $text }” không phải địa chỉ email. Ví dụ: <i>htxvidu@gmail.com</i>.
    [link] “{ $text }” không phải liên kết. Liên kết bắt đầu bằng http:// hoặc https://
    [code] “{ $text }” không phải mã sản phẩm. Mã có bốn phần (mã cũ năm phần) nối bằng dấu gạch ngang, ví dụ: <i>68-23059-1-2026</i>.
    [set] Không có bộ tiêu chí “{ $text }”. Gõ số từ 1 đến 26.
   *[commune] Tôi không tìm thấy xã “{ $text }”. Gõ lại giúp.
    }
producers-commune-unknown = Tôi không tìm thấy xã nào có tên “{ $text }”. Gõ lại giúp.
producers-commune-which = “{ $text }” có thể là một trong những nơi sau:
producers-unchanged = Nội dung vẫn như cũ, không có gì thay đổi.
producers-changed-meanwhile = ⚠️ Có người vừa sửa mục này trước anh/chị nên tôi chưa ghi. Đây là nội dung mới nhất, xem lại rồi sửa tiếp giúp:
producers-code-taken = Mã này đã thuộc về một sản phẩm khác nên tôi chưa ghi. Kiểm tra lại mã giúp.
producers-push-edited = ✏️ { $name } vừa sửa <b>{ $what }</b>: { $field }.
producers-push-moved = 🔔 { $name } vừa chuyển <b>{ $producer }</b> từ { $from } về { $to }.
producers-back-product = ‹ Chi tiết sản phẩm
producers-back-producer = ‹ Thông tin chủ thể
producers-back-home = ‹ Danh sách sản phẩm

producers-stop = Báo ngừng sản xuất
producers-resume = Báo sản xuất lại
producers-stop-ask = <b>{ $product }</b> ngừng sản xuất từ ngày nào? Chọn hôm nay hoặc gõ ngày, ví dụ: <i>20/11/2026</i>. Sau này báo sản xuất lại được.
producers-push-stopped = 🔔 { $name } vừa ghi: <b>{ $product }</b> ngừng sản xuất từ { $date }.
producers-push-resumed = 🔔 { $name } vừa ghi: <b>{ $product }</b> sản xuất lại.
producers-remove = Gỡ khỏi sổ
producers-remove-ask = Gỡ <b>{ $product }</b> khỏi sổ? Chỉ gỡ khi ghi nhầm hoặc ghi trùng; sản phẩm không làm nữa thì báo ngừng sản xuất.
producers-remove-needed = Sản phẩm này đã có hồ sơ hoặc công nhận nên sổ phải giữ lại. Nếu không còn làm nữa, bấm “Báo ngừng sản xuất”.
producers-removed = Đã gỡ <b>{ $product }</b> khỏi sổ.
producers-push-removed = 🔔 { $name } vừa gỡ <b>{ $product }</b> khỏi sổ.
producers-push-restored = 🔔 { $name } vừa đưa <b>{ $product }</b> lại vào sổ.

producers-photos = Xem, thêm ảnh
producers-photos-screen =
    <b>Ảnh của { $product }</b>: { $count }/{ $most }

    Gửi ảnh vào đây để thêm, nhiều ảnh cùng lúc cũng được.
producers-see-photos = Xem ảnh
producers-drop-photo = Gỡ một ảnh
producers-drop-numbered = Gỡ ảnh { $number }
producers-drop-which = Gỡ ảnh nào của <b>{ $product }</b>? Số thứ tự như khi bấm Xem ảnh.
producers-photo-only = Ở bước này tôi chỉ nhận ảnh. Gửi dạng ảnh giúp, không gửi dạng tệp.
producers-photo-added = ✅ Đã nhận ảnh của <b>{ $product }</b>. Gửi tiếp nếu còn, tối đa { $most } ảnh.
producers-photo-there = Ảnh này đã có rồi.
producers-photos-full = Sản phẩm đã có đủ { $most } ảnh, ảnh này không được thêm. Gỡ bớt một ảnh rồi gửi lại giúp.
producers-photo-dropped = Đã gỡ ảnh, còn { $count } ảnh.
producers-photo-gone = Ảnh này đã được gỡ trước đó.
producers-back-photos = ‹ Ảnh sản phẩm

producers-merge = Gộp trùng
producers-merge-ask = <b>{ $producer }</b> bị ghi hai lần trong sổ? Gõ tên mục kia, một phần tên hoặc số điện thoại.
producers-merge-choice = Chọn { $producer } ({ $place })
producers-merge-unknown = Không tìm thấy chủ thể khác nào là “{ $text }” trong phạm vi của anh/chị. Gõ lại giúp.
producers-merge-which = “{ $text }” là chủ thể nào?
producers-merge-both = <b>Hai mục này là một chủ thể?</b> Chọn mục giữ lại; sản phẩm và người lo hồ sơ của mục kia sẽ về cùng. Tách lại được.
producers-merge-block =
    <b>{ $number }. { $producer }</b>
    { $kind } · { $place }
    Đại diện: { $representative ->
        [none] chưa có
       *[other] { $representative }
    } · Điện thoại: { $phone ->
        [none] chưa có
       *[other] { $phone }
    }
    { $has }
producers-merge-has =
    { $count } sản phẩm: { $products ->
        [none] chưa có
       *[other] { $products }
    }
    { $people } người lo hồ sơ
producers-merge-keep = Giữ mục { $number }
producers-merge-has-others = Vào <b>{ $producer }</b> đã có mục khác gộp trước đó. Giữ mục này và gộp mục kia vào, hoặc tách lại trước.
producers-merged = ✅ Đã gộp <b>{ $gone }</b> vào <b>{ $kept }</b>.
producers-unmerge = Tách lại { $producer }
producers-unmerged = ↩️ Đã tách <b>{ $producer }</b> khỏi <b>{ $kept }</b>.
producers-push-merged = 🔔 Trong sổ, <b>{ $gone }</b> và <b>{ $kept }</b> là một chủ thể nên đã được gộp thành <b>{ $kept }</b>. Nếu không đúng, bấm Gặp cán bộ.
producers-push-unmerged = 🔔 Trong sổ, <b>{ $producer }</b> đã được tách khỏi <b>{ $kept }</b> như trước.
producers-choose-set = Chọn bộ tiêu chí
