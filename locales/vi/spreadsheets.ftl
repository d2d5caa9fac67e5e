# Danh sách Excel: nhập vào sổ và xuất ra.

spreadsheets-open = Mở danh sách Excel
spreadsheets-home =
    <b>Danh sách Excel</b>
    Anh/chị gửi tệp .xlsx vào đây để nhập chủ thể, sản phẩm và kết quả công nhận; hoặc lấy danh sách từ sổ ra Excel. Bot đọc thử trước, anh/chị bấm đồng ý thì mới ghi vào sổ.
spreadsheets-back = ‹ Danh sách Excel
spreadsheets-send-file = Nhập từ tệp
spreadsheets-send-file-ask = Mời anh/chị gửi tệp .xlsx (tối đa 20 MB). Cột nào đứng trước cũng được, miễn có dòng tiêu đề: tên sản phẩm, chủ thể, xã/phường… Thôi thì bấm /huy.
spreadsheets-get-template = Lấy mẫu nhập
spreadsheets-get-list = Xuất danh sách
spreadsheets-recent = Xem các lần nhập
spreadsheets-recent-list = Các lần nhập đã ghi vào sổ, mới nhất trước. Bấm để hoàn tác:
spreadsheets-recent-none = Chưa có lần nhập nào được ghi vào sổ.
spreadsheets-recent-one = Số { $number }: { $file } ({ $date }, { $count } thay đổi)
spreadsheets-reading = Đã nhận tệp “{ $file }”. Tôi đang đọc thử, xong sẽ báo ngay; chưa ghi gì vào sổ.
spreadsheets-not-a-file = Mời anh/chị gửi một tệp Excel đuôi .xlsx (bấm biểu tượng kẹp giấy, chọn Tệp). Thôi thì bấm /huy.
spreadsheets-unfit =
    Không nhập được tệp “{ $file }”.
    { $why }
spreadsheets-unfit-why = { $why ->
    [too-large] Tệp lớn hơn { $most } MB. Hãy bỏ bớt ảnh và trang tính không dùng rồi gửi lại, hoặc chia thành nhiều tệp.
    [empty] Tệp rỗng, không có gì bên trong.
    [old] Tệp thuộc loại Excel cũ hoặc nhị phân (.xls, .xlsb). Mở bằng Excel, chọn “Lưu thành”, kiểu “Excel Workbook (.xlsx)” rồi gửi lại.
    [password] Tệp đang đặt mật khẩu. Bỏ mật khẩu rồi gửi lại.
    [macros] Tệp có macro (.xlsm). Vì an toàn, bot không mở tệp có macro; hãy lưu thành .xlsx rồi gửi lại.
    [bomb] Tệp bung ra quá lớn so với một danh sách, nên bot không mở. Hãy chép riêng bảng danh sách sang tệp mới rồi gửi lại.
    [corrupt] Tệp bị hỏng, không đọc được. Mở lại bằng Excel, lưu thành tệp mới rồi gửi lại.
    [no-table] Không tìm thấy dòng tiêu đề trong 15 dòng đầu của trang tính nào. Cần có ít nhất cột chủ thể (tên chủ thể) và cột xã/phường hoặc tên sản phẩm. Có thể lấy mẫu nhập để xem.
    [too-many-rows] Danh sách dài hơn { $most } dòng. Hãy chia thành nhiều tệp.
    [gone] Không tải được tệp từ Telegram. Mời anh/chị gửi lại.
   *[not-excel] Đây không phải tệp Excel .xlsx.
    }
spreadsheets-same-file = Tệp này giống hệt tệp đã ghi vào sổ ở lần nhập số { $number }, nên không ghi nữa. Muốn nhập lại thì hoàn tác lần nhập đó trước.
spreadsheets-ready =
    <b>Đọc thử “{ $file }”</b>
    Trang tính “{ $sheet }”: { $rows } dòng, nhập được <b>{ $good }</b>, có lỗi <b>{ $wrong }</b>. Chưa ghi gì vào sổ.
spreadsheets-count = { $what ->
    [producers] • Chủ thể
    [products] • Sản phẩm
    [decisions] • Quyết định
   *[recognitions] • Lần công nhận
    }: mới { $new }, sửa { $changed }, giữ nguyên { $same }
spreadsheets-no-rows = Dưới dòng tiêu đề không có dòng nào để nhập. Nhớ ghi số thứ tự vào cột TT.
spreadsheets-no-good-rows = Dòng nào cũng có lỗi nên không ghi gì vào sổ.
spreadsheets-nothing-new = Sổ đã có đủ những điều này, không có gì mới để ghi.
spreadsheets-without-set = Có { $count } sản phẩm chưa rõ thuộc bộ nào trong 26 bộ; cán bộ chọn sau.
spreadsheets-other-columns = Các cột không dùng đến: { $list }
spreadsheets-errors = ❌ <b>{ $count } lỗi</b> (dòng có lỗi không được ghi):
spreadsheets-warnings = ⚠️ <b>{ $count } điều cần xem</b> (dòng vẫn được ghi):
spreadsheets-many = (và { $times } chỗ tương tự)
spreadsheets-more-kinds = … và { $count } loại khác, xem đủ trong tệp kèm theo.
spreadsheets-see-report = Lấy tệp lỗi đầy đủ
spreadsheets-write = Ghi vào sổ ({ $count })
spreadsheets-discard = Thôi, không ghi
spreadsheets-undo = Hoàn tác
spreadsheets-undo-sure = Hoàn tác lần nhập số { $number } (“{ $file }”)? Những gì lần nhập đó thêm vào sẽ bị bỏ, những gì nó sửa sẽ trở lại như trước. Bản ghi nào đã có người sửa sau đó thì giữ nguyên.
spreadsheets-undo-yes = Đồng ý hoàn tác
spreadsheets-writing = Đang ghi vào sổ, xong sẽ báo ngay.
spreadsheets-written = ✅ Đã ghi lần nhập số { $number } (“{ $file }”) vào sổ.
spreadsheets-failed = Sổ đã thay đổi từ lúc đọc thử “{ $file }”, nên tôi không ghi gì cả. Mời anh/chị gửi lại tệp để đọc thử theo sổ mới.
spreadsheets-discarded = Đã bỏ, không ghi gì vào sổ.
spreadsheets-undoing = Đang hoàn tác, xong sẽ báo ngay.
spreadsheets-undone = { $kept ->
    [0] ↩️ Đã hoàn tác trọn vẹn lần nhập số { $number }.
   *[other] ↩️ Đã hoàn tác lần nhập số { $number }, trừ { $kept } bản ghi đã có người sửa hoặc dùng đến sau đó.
    }
spreadsheets-undone-kept = Những bản ghi giữ lại nằm ở các dòng: { $rows }
spreadsheets-too-late = Lần nhập này đã được xử lý rồi, hoặc tệp giống hệt đã được ghi.
spreadsheets-not-found = Không còn lần nhập này.
spreadsheets-place-cell = Dòng { $row }, cột { $column } ({ $heading })
spreadsheets-place-row = Dòng { $row }
spreadsheets-problem = { $place }: { $fault }
spreadsheets-report-title = Những chỗ cần xem trong “{ $file }”
spreadsheets-report-row = Dòng
spreadsheets-report-column = Cột
spreadsheets-report-heading = Tiêu đề cột
spreadsheets-report-kind = Mức
spreadsheets-report-what = Nội dung
spreadsheets-report-is = { $kind ->
    [error] Lỗi, không ghi
   *[warning] Cần xem
    }
spreadsheets-report-file = loi-nhap-so-{ $number }.xlsx
spreadsheets-report-caption = Đầy đủ { $count } chỗ cần xem.

spreadsheets-fault-no-producer = thiếu tên chủ thể (ô không gộp với dòng trên).
spreadsheets-fault-no-product = thiếu tên sản phẩm.
spreadsheets-fault-no-commune = thiếu xã/phường.
spreadsheets-fault-unknown-commune = “{ $text }” không phải xã, phường nào của Lâm Đồng. Hãy sửa lại cho đúng tên.
spreadsheets-fault-unknown-commune-near = “{ $text }” không phải xã, phường nào của Lâm Đồng. Có phải “{ $near }” không? Hãy sửa trong tệp.
spreadsheets-fault-which-commune = “{ $text }” có thể là: { $list }. Hãy ghi rõ tên xã, phường mới.
spreadsheets-fault-no-kind = chưa rõ “{ $name }” là hợp tác xã, tổ hợp tác, doanh nghiệp hay hộ kinh doanh. Hãy ghi cột loại hình.
spreadsheets-fault-two-producers = trong sổ có hai chủ thể cùng tên “{ $name }” ở xã này, cần cán bộ chọn. Hãy gộp hoặc đổi tên trong sổ trước.
spreadsheets-fault-product-twice = sản phẩm này đã có ở dòng { $row }. Hãy giữ một dòng.
spreadsheets-fault-day = không đọc chắc được ngày “{ $text }”. Hãy ghi kiểu ngày/tháng/năm, ví dụ 26/6/2025.
spreadsheets-fault-future = ngày { $day } chưa tới.
spreadsheets-fault-star = không đọc được hạng sao “{ $text }”. Chỉ ghi 3, 4 hoặc 5.
spreadsheets-fault-no-star = có quyết định mà thiếu hạng sao.
spreadsheets-fault-star-differs = hạng sao hiện tại là { $current } nhưng lần công nhận mới nhất ghi { $latest }. Hãy xem lại, bot không tự sửa.
spreadsheets-fault-register-star = sổ ghi { $register } sao theo đúng quyết định này, tệp ghi { $said }. Nếu sổ sai, hãy đính chính quyết định trong sổ.
spreadsheets-fault-register-current = sổ đang ghi { $register } sao, tệp ghi { $said } sao mà không có quyết định. Hãy ghi số và ngày quyết định.
spreadsheets-fault-code = “{ $text }” không phải mã sản phẩm (ví dụ 68-23059-1-2026).
spreadsheets-fault-code-taken = mã { $code } trong sổ là của sản phẩm “{ $product }”.
spreadsheets-fault-code-twice = mã { $code } đã có ở dòng { $row }.
spreadsheets-fault-points = điểm “{ $text }” không hợp lệ (phần A tối đa 40, B 25, C 40).
spreadsheets-fault-no-number = dòng không có số thứ tự nên bỏ qua. Nếu là sản phẩm thật, hãy ghi số vào cột TT.
spreadsheets-fault-commune-of-today = hiểu là xã, phường hiện nay “{ $name }”; tên cũ này còn có ở: { $others }.
spreadsheets-fault-producer-above = không ghi chủ thể, hiểu là cùng chủ thể với dòng { $row }.
spreadsheets-fault-year-differs = năm “{ $year }” không khớp ngày { $day }; lấy theo ngày.
spreadsheets-fault-phone = không đọc được số điện thoại “{ $text }”, bỏ trống.
spreadsheets-fault-phones = ô “{ $text }” có nhiều hơn một số điện thoại hoặc có chữ; chỉ lấy số đầu.
spreadsheets-fault-phone-shared = số { $phone } cũng là số của “{ $name }” trong sổ.
spreadsheets-fault-differs = “{ $text }” khác với dòng { $row } của cùng chủ thể; lấy theo dòng { $row }.
spreadsheets-fault-spelling = sổ ghi là “{ $name }” (khác dấu), giữ tên trong sổ.
spreadsheets-fault-expiry = tệp ghi hết hạn { $said }, nhưng 36 tháng từ quyết định là { $by_rule }; lấy theo tệp.
spreadsheets-fault-register = sổ ghi “{ $kept }”, giữ theo sổ.
spreadsheets-fault-group = không rõ nhóm hoặc bộ “{ $text }”, bỏ trống.
spreadsheets-fault-group-differs = sổ xếp sản phẩm vào bộ { $set }, thuộc nhóm khác; giữ theo sổ.
spreadsheets-fault-no-day = quyết định { $number } thiếu ngày, chỉ ghi hạng sao.
spreadsheets-fault-two-days = quyết định { $number } ở dòng { $row } ghi ngày khác.
spreadsheets-fault-order = lần 2 có ngày trước lần 1.
spreadsheets-fault-code-commune = mã sản phẩm thuộc xã { $code }, khác với xã của dòng này.
spreadsheets-fault-notes = ghi chú khác với dòng { $row } của cùng chủ thể; sổ lấy theo dòng { $row }.

spreadsheets-list = { $list ->
    [recognitions] Sản phẩm đã công nhận
    [producers] Chủ thể
    [products] Sản phẩm
    [dossiers] Hồ sơ
   *[national] Bảng PTNT_OCOP
    }
spreadsheets-list-which = Anh/chị lấy danh sách nào?
spreadsheets-list-filter = <b>{ $list }</b>: lấy tất cả hay lọc bớt?
spreadsheets-filter = { $filter ->
    [all] Lấy tất cả
    [valid] Lọc còn hạn
    [soon] Lọc sắp hết hạn
    [expired] Lọc đã hết hạn
    [unknown] Lọc chưa rõ hạn
    [three] Lọc 3 sao
    [four] Lọc 4 sao
   *[five] Lọc 5 sao
    }
spreadsheets-list-caption = { $list } ({ $filter }): { $count } dòng, ngày { $date }.
spreadsheets-list-empty = Không có dòng nào theo cách lọc này.
spreadsheets-list-file = { $list ->
    [recognitions] san-pham-da-cong-nhan
    [producers] chu-the
    [products] san-pham
    [dossiers] ho-so
   *[national] ptnt-ocop
    }-{ $date }.xlsx
spreadsheets-title = { $list ->
    [recognitions] DANH SÁCH SẢN PHẨM OCOP ĐÃ ĐƯỢC CÔNG NHẬN
    [producers] DANH SÁCH CHỦ THỂ OCOP
    [products] DANH SÁCH SẢN PHẨM CỦA CÁC CHỦ THỂ OCOP
    [dossiers] DANH SÁCH HỒ SƠ OCOP
   *[national] BẢNG PTNT_OCOP
    } (đến ngày { $date })
spreadsheets-column = { $column ->
    [number] TT
    [product] Tên sản phẩm
    [code] Mã sản phẩm
    [group] Nhóm
    [set] Bộ sản phẩm
    [kind] Loại hình
    [producer] Chủ thể
    [commune] Xã/phường
    [commune-code] Mã đơn vị hành chính
    [address] Địa chỉ
    [representative] Người đại diện
    [position] Chức vụ
    [phone] Điện thoại
    [email] Email
    [registration] Số đăng ký kinh doanh
    [registered-on] Ngày đăng ký kinh doanh
    [founded-on] Ngày thành lập
    [current-star] Hạng sao hiện tại
    [expires-on] Ngày hết hạn
    [star] Sao
    [on] Ngày công nhận
    [year] Năm
    [decision] Số quyết định
    [authority] Cơ quan ban hành
    [certificate] Số giấy chứng nhận
    [note] Ghi chú
    [description] Mô tả
    [packaging] Quy cách đóng gói
    [output] Sản lượng
    [price] Giá bán
    [channels] Kênh bán hàng
    [trace-link] Liên kết truy xuất nguồn gốc
    [products] Số sản phẩm
    [state] Trạng thái
    [record] Mã
    [period] Mã kỳ
    [revenue] Doanh thu năm (triệu đồng)
    [dossier-kind] Loại hồ sơ
    [target] Hạng sao đăng ký
    [status] Tình trạng hồ sơ
    [filed-on] Ngày nộp
    [form] Số phiếu đăng ký
    [lookup] Mã tra cứu
    [points] Tổng điểm
   *[changed-on] Từ ngày
    }
spreadsheets-round = { $round ->
    [1] Lần 1
   *[2] Lần 2 / nâng hạng
    }
spreadsheets-set-name = { $code }. { $name }
spreadsheets-state = { $state ->
    [valid] Còn hạn
    [window] Còn hạn, đang nhận hồ sơ đánh giá lại
    [late] Còn hạn, quá ngày nộp đánh giá lại
    [extended] Được kéo dài
    [expired] Hết hạn
    [unknown] Chưa rõ ngày hết hạn
    [revoking] Đang xem xét thu hồi
    [revoked] Đã thu hồi
    [stopped] Ngừng sản xuất
   *[none] Chưa được công nhận
    }
spreadsheets-template-file = mau-nhap-ocop.xlsx
spreadsheets-template-title = MẪU NHẬP DANH SÁCH SẢN PHẨM OCOP
spreadsheets-template-caption = Mẫu nhập. Điền từ dưới dòng ví dụ, giữ dòng tiêu đề, rồi gửi lại tệp vào đây.
spreadsheets-template-sheet = Danh sách
spreadsheets-template-guide = Hướng dẫn
spreadsheets-template-choices = Danh mục
spreadsheets-template-rule = { $number ->
    [1] Mỗi sản phẩm một dòng; dòng nào không có số ở cột TT thì không được nhập. Dòng ví dụ (TT ghi “VD”) không được nhập.
    [2] Chủ thể có nhiều sản phẩm: ghi lại tên chủ thể ở từng dòng, hoặc gộp ô chủ thể.
    [3] Xã/phường ghi tên mới từ 1/7/2025; tên cũ cũng được hiểu nếu không trùng nhau.
    [4] Ngày ghi kiểu ngày/tháng/năm, ví dụ 26/6/2025. Hạng sao ghi 3, 4 hoặc 5.
    [5] Ô để trống không xóa điều sổ đang có.
    [6] Hạng sao hiện tại phải bằng hạng của lần công nhận mới nhất.
   *[other] Gửi tệp vào bot, xem bản đọc thử, rồi bấm “Ghi vào sổ”. Ghi xong vẫn hoàn tác được.
    }
spreadsheets-template-note = { $column ->
    [kind] Hợp tác xã, Tổ hợp tác, Doanh nghiệp, Hộ kinh doanh, hoặc Hội.
    [group] Nhóm, hoặc bộ sản phẩm có trong danh mục (ví dụ I.4a).
    [commune] Tên xã, phường mới; chọn trong danh mục hoặc gõ tay.
    [current-star] Bằng hạng của lần công nhận mới nhất.
    [expires-on] Để trống thì tính 36 tháng từ ngày quyết định.
    [code] Ví dụ 68-23059-1-2026; mã cũ năm phần cũng được.
   *[phone] Một số điện thoại, ví dụ 0912 345 678.
    }
spreadsheets-template-example = { $column ->
    [number] VD
    [product] Nước mắm ví dụ
    [producer] Hợp tác xã Ví Dụ
    [address] Thôn 1
    [representative] Nguyễn Văn Ví Dụ
    [phone] 0912 345 678
    [decision] 1234/QĐ-UBND
    [authority] UBND tỉnh Lâm Đồng
   *[note] Dòng ví dụ, không được nhập
    }
