# Những người trong bản chạy thử. Tên và chức danh đều là ví dụ.

demo-bot-name = Trợ lý OCOP (chạy thử)
demo-producer = Cô Lan
demo-producer-note = Chủ thể ở xã Hàm Thuận (ví dụ)
demo-newcomer = Anh Tâm
demo-newcomer-note = Hợp tác xã thanh long (ví dụ)
demo-commune-officer = Anh Minh
demo-commune-officer-note = Cán bộ xã Hàm Thuận (ví dụ)
demo-province-officer = Chị Hoa
demo-province-officer-note = Cán bộ cấp tỉnh (ví dụ)
demo-admin = Anh Quân
demo-admin-note = Quản trị bot (ví dụ)
