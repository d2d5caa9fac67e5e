//! Officials' Excel lists: in by chat and by the command line, and out again.

mod chat;
mod shell;

use ocop_bot::telegram::playground::Upload;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// The officials' list with its headings on two storeys, as they keep it.
pub(crate) fn officials_list(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Format::new();
    let days = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    sheet.set_name("Loc").unwrap();
    sheet.write_string(0, 0, "DANH SÁCH SẢN PHẨM OCOP").unwrap();
    let upper = [
        "TT",
        "Tên sản phẩm",
        "Nhóm",
        "Loại hình",
        "Chủ thể",
        "Xã/phường",
        "Địa chỉ",
        "Người đại diện",
        "Điện thoại",
        "Hạng sao hiện tại",
        "Ngày hết hạn",
    ];
    for (text, column) in upper.iter().zip(0..) {
        sheet.merge_range(2, column, 3, column, text, &plain).unwrap();
    }
    sheet.merge_range(2, 11, 2, 15, "Lần 1", &plain).unwrap();
    sheet.merge_range(2, 16, 2, 20, "Lần 2 / nâng hạng", &plain).unwrap();
    sheet.merge_range(2, 21, 3, 21, "Ghi chú", &plain).unwrap();
    let round = ["Sao", "Ngày công nhận", "Năm", "Số quyết định", "Cơ quan ban hành"];
    for first in [11, 16] {
        for (text, column) in round.iter().zip(first..) {
            sheet.write_string(3, column, *text).unwrap();
        }
    }
    for (cells, row) in rows.iter().zip(4..) {
        for (text, column) in cells.iter().zip(0..) {
            if text.is_empty() {
                continue;
            }
            if let Some(formula) = text.strip_prefix("=ERROR") {
                let formula = format!("=OFFSET(A1,-1,0){formula}");
                sheet.write_formula(row, column, formula.as_str()).unwrap();
                sheet.set_formula_result(row, column, "#REF!");
            } else if let Ok(number) = text.parse::<f64>() {
                sheet.write_number(row, column, number).unwrap();
            } else if let Some(day) = text.strip_prefix("day ") {
                let day = ExcelDateTime::parse_from_str(day).unwrap();
                sheet.write_datetime_with_format(row, column, &day, &days).unwrap();
            } else {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// A list with one producer of two products, one that was recognised twice, and one row that is wrong.
pub(crate) const ROWS: [&[&str]; 4] = [
    &[
        "1",
        "Nước mắm Ví Dụ",
        "I.4a. Nước mắm, gia vị lỏng",
        "HTX",
        "HTX Ví Dụ",
        "xã hàm thuân",
        "Thôn 1",
        "Bà Ví Dụ",
        "912345678",
        "4",
        "day 2028-06-27",
        "3",
        "26/6/2022",
        "2022",
        "11/QĐ-UBND",
        "UBND huyện Hàm Thuận Bắc",
        "4",
        "day 2025-06-27",
        "2025",
        "22/QĐ-UBND",
        "UBND tỉnh Lâm Đồng",
    ],
    &[
        "2",
        "=1+1 mắm ruốc",
        "Thực phẩm",
        "=ERROR",
        "HTX Ví Dụ",
        "",
        "",
        "",
        "=ERROR",
        "3",
        "",
        "3",
        "27-6-2025",
        "2025",
        "22/QĐ-UBND",
    ],
    &[
        "3",
        "Muối hạt",
        "",
        "HKD",
        "Hộ Ví Dụ",
        "An Thời Đông",
        "",
        "",
        "",
        "3",
        "",
        "3",
        "2025-06-27",
        "2025",
        "22/QĐ-UBND",
    ],
    &["", "Tổng cộng: 3 sản phẩm", "3"],
];

pub(crate) fn upload(name: &str, rows: &[&[&str]]) -> Upload {
    Upload::new(name, officials_list(rows))
}
