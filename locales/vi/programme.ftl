# Tên các đơn vị hành chính, và những câu trả lời lấy từ bảng.

programme-commune = xã { $name }
programme-ward = phường { $name }
programme-zone = đặc khu { $name }
programme-town = thị trấn { $name }
programme-district-city = thành phố { $name }
programme-district-town = thị xã { $name }
programme-district-rural = huyện { $name }

programme-citation = <i>Nguồn: { $sources }. Cập nhật { $checked }.</i>
programme-in-vietnamese = Bảng này viết bằng tiếng Việt.

programme-office-title = UBND { $place }
programme-office = Bà con sản xuất ở đây thì nộp hồ sơ OCOP tại UBND { $place }.
programme-office-was = Tên cũ: { $old }, { $district }. Nay là { $place }.
programme-office-part = Tên cũ: { $old }, { $district }, đã tách. Phần về đây nay là { $place }; nếu chưa chắc thôn mình về đâu, bà con hỏi UBND xã.
programme-contact-phone = Điện thoại: { $phone }
programme-contact-address = Địa chỉ: { $address }
programme-contact-hours = Giờ nhận hồ sơ: { $hours }
programme-contact-updated = Cán bộ ghi ngày { $date }.
programme-contact-none = Số điện thoại và địa chỉ nơi này tôi chưa có.

programme-set-title = Bộ { $number }: { $name }
programme-set-group = Nhóm { $numeral }, { $group } (mã { $code }).
programme-set-ministry = Bộ chủ trì quản lý: { $ministry }.
programme-set-caution = Tôi xếp theo tên bộ trong luật. Bà con hỏi UBND xã để chốt trước khi lập hồ sơ, vì chọn sai bộ thì hồ sơ có thể không đạt.
programme-set-button = Bộ { $number }: { $name }
programme-group-food = thực phẩm
programme-group-drink = đồ uống
programme-group-herbal = dược liệu và sản phẩm từ dược liệu
programme-group-craft = hàng thủ công mỹ nghệ
programme-group-ornamental = sinh vật cảnh
programme-group-tourism = dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch
programme-ministry-agriculture = Nông nghiệp và Môi trường
programme-ministry-industry = Công Thương
programme-ministry-health = Y tế
programme-ministry-culture = Văn hóa, Thể thao và Du lịch

programme-minima-title = Bộ { $number }: { $name }, { $star } sao
programme-minima-points = Muốn đạt { $star } sao phải có từ { $points } điểm trở lên.
programme-minima-all = Và đủ { $count } mức tối thiểu dưới đây:
programme-minimum = • { $number } { $title } ({ $points } điểm): { $text }
programme-minima-note = Thiếu một mức thì không đạt hạng này dù tổng điểm đủ. Câu chữ đã rút gọn theo bản chép, chưa đối chiếu bản ký số.
programme-minima-button = Xem mức { $star } sao

programme-paper-issuer = <b>Ai lập, ai cấp:</b> { $issuer }.
programme-paper-needed = <b>Khi nào cần:</b> { $needs }.
programme-paper-for = <b>Cho:</b> { $goods }.
programme-paper-how = <b>Cách làm:</b> { $how }.
programme-paper-secondary = Phần này tôi mới thấy qua nguồn dẫn lại, bà con hỏi thêm UBND xã cho chắc.
programme-paper-open = Còn điểm chưa có văn bản nói rõ, bà con hỏi UBND xã hoặc cơ quan OCOP tỉnh trước khi làm.
programme-need-always = mọi hồ sơ
programme-need-entry = phải có mới được tham gia
programme-need-reject = thiếu thì hồ sơ bị loại
programme-need-star = mức tối thiểu của { $star } sao
programme-need-star-sets = mức tối thiểu của { $star } sao ở { $sets } trong 26 bộ
programme-need-points = để thêm điểm
programme-need-evidence = một minh chứng trong hồ sơ, không có mức sao riêng
programme-need-condition = tùy trường hợp
programme-goods-all = tất cả sản phẩm
programme-goods-goods = mọi hàng hóa, trừ dịch vụ du lịch
programme-goods-food = thực phẩm, đồ uống và hàng có tiêu chí an toàn thực phẩm
programme-goods-alcohol = đồ uống có cồn
programme-goods-herbal = dược liệu, mỹ phẩm
programme-goods-tourism = dịch vụ du lịch

programme-ask-fresh = “{ $words }” bà con bán còn tươi hay đã chế biến (sấy, khô, đóng gói…)?
programme-ask-seed = “{ $words }” bà con bán còn tươi, mới sơ chế (phơi, tách vỏ) hay đã chế biến (rang, sấy, tẩm…)?
programme-ask-grain = “{ $words }” bà con bán mới sơ chế hay đã chế biến (rang, xay bột, pha trộn…)?
programme-ask-nest = “{ $words }” bà con bán tổ thô, đã chế biến hay nước uống? Yến thô chưa có văn bản chỉ rõ bộ nào, nên hỏi cơ quan OCOP.
programme-ask-office = Chưa có văn bản nói rõ “{ $words }” thuộc bộ nào. Bà con nên hỏi cán bộ trước khi lập hồ sơ. Bộ có thể hợp:
programme-ask-liquid = “{ $words }” bà con làm dạng lỏng hay dạng khác?
programme-ask-fish-paste = “{ $words }” là món ăn chế biến từ cá hay gia vị dạng lỏng để nêm, chấm?
programme-ask-spice = “{ $words }” bà con bán như rau củ tươi hay làm gia vị?
programme-ask-tea = “{ $words }” làm từ cây chè hay từ cây khác?
programme-ask-alcohol = “{ $words }” là rượu trắng (chưng cất) hay đồ uống có cồn khác (vang, ngâm, lên men…)?
programme-ask-herbal = “{ $words }” công bố là thực phẩm chức năng, thuốc hay chỉ là dược liệu?
programme-ask-turmeric = “{ $words }” công bố là thực phẩm thường hay thực phẩm chức năng?
programme-ask-coconut-oil = “{ $words }” làm để ăn hay làm mỹ phẩm?
programme-ask-flower = “{ $words }” bà con bán hoa hay cây cảnh?
programme-ask-old-district = Có mấy nơi tên “{ $words }”. Bà con ở nơi nào?
programme-ask-old-commune = “{ $words }” trước là tên huyện, thị xã hay thành phố, nay không còn cấp đó. Chỗ bà con nay thuộc đâu? Nhớ tên xã cũ thì gõ: “ở (xã cũ) nộp ở đâu”.
programme-ask-hamlet = Xã “{ $words }” cũ đã tách về mấy nơi. Thôn của bà con về đâu?
programme-ask-area = “{ $words }” là tên tỉnh cũ và cũng có thể là tên phường. Bà con ở phường, xã nào? Gõ giúp: “ở (xã cũ) nộp ở đâu”.
programme-ask-name = Có mấy nơi tên có chữ “{ $words }”. Bà con ở nơi nào?
programme-more = Nơi khác ›
programme-gone = Mục này không còn trong bảng.
