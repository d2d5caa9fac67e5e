# Tên các đơn vị hành chính.

programme-commune = xã { $name }
programme-ward = phường { $name }
programme-zone = đặc khu { $name }
