# Gọi người đọc: bà con là chủ thể, anh/chị là cán bộ. Các câu khác dùng { you }, đầu câu thì { You }.

you = { $reader ->
    [official] anh/chị
   *[producer] bà con
}
You = { $reader ->
    [official] Anh/chị
   *[producer] Bà con
}
# Chỉ nói với chủ thể: cán bộ đọc thì chính là người phải lo.
call-now = { $reader ->
    [official] {""}
   *[producer] , liên hệ cán bộ ngay
}
