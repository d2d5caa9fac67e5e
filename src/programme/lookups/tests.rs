use proptest::prelude::*;

use super::*;
use crate::programme::answers::{Answer, Question, Reply};
use crate::programme::places::{OldProvince, Share};
use crate::programme::tests::places;

fn today() -> chrono::NaiveDate {
    "2026-11-24".parse().unwrap()
}

/// What the tables say: the topics of answers, or `?` and those of the choices.
fn says(question: &str) -> Vec<String> {
    Programme::for_tests()
        .reply(places(), question, today())
        .iter()
        .map(|reply| match reply {
            Reply::Answer(answer) => answer.topic().to_string(),
            Reply::Ask { choices, .. } => {
                let topics: Vec<String> =
                    choices.iter().map(|answer| answer.topic().to_string()).collect();
                format!("?{}", topics.join(","))
            }
        })
        .collect()
}

const SURE: &[(&str, &str)] = &[
    ("nước mắm thì thuộc nhóm nào", "set:9"),
    ("nuoc mam thuoc bo so may", "set:9"),
    ("Dạ cho hỏi mực một nắng nhà em làm thì xếp vô bộ nào ạ?", "set:8"),
    ("thanh long sấy dẻo nằm trong bộ mấy", "set:7"),
    ("thanh long thuộc nhóm nào", "?set:1,set:7"),
    ("thanh long tươi thuộc nhóm nào", "set:1"),
    ("tui làm mật ong rừng, thuộc nhóm gì vậy", "set:4"),
    ("dầu gội bồ kết là nhóm nào", "set:19"),
    ("homestay của tui thuộc bộ nào", "set:26"),
    ("mam ruoc thuoc nhom nao", "?set:9,set:10"),
    ("rượu vang nho bộ nào quản lý", "set:15"),
    ("ca phe thuoc bo nao", "set:13"),
    ("bộ 9 là gì", "set:9"),
    ("bo so 21 gom nhung gi", "set:21"),
    ("bo 9 la gi", "set:9"),
    ("thôn Nha Mé xã Phong Phú nộp hồ sơ ở đâu", "place:22972"),
    ("tui không biết mứt dừa thuộc nhóm nào", "set:7"),
    ("xa tan tien la gi nop o dau", "place:23246"),
    ("tui ở Ma Lâm nộp ở đâu", "place:23059"),
    ("o ma lam nop o dau", "place:23059"),
    ("malam nop o dau", "place:23059"),
    ("o ma lam nop hs cho ai", "place:23059"),
    ("lagi nop o dau", "?place:23235,place:23231,place:23246"),
    ("la gi nop ho so o dau", "?place:23235,place:23231,place:23246"),
    ("nhà ở xã Hàm Đức thì nộp hồ sơ OCOP ở xã nào", "place:23059"),
    ("Ma Lâm giờ thuộc xã nào", "place:23059"),
    ("thị trấn Chợ Lầu nay là xã nào", "place:23005"),
    ("em ở Tân Hà, Đức Linh nộp hồ sơ chỗ nào", "place:23227"),
    ("tân hà nộp ở đâu", "?place:23227,place:23236,place:24916"),
    ("ở đảo Phú Quý thì nộp cho ai", "place:23272"),
    ("xưởng nước mắm của tui ở Phú Hài nộp ở đâu", "place:22924"),
    ("giấy ATTP ai cấp", "paper:giay-attp"),
    ("giay ve sinh an toan thuc pham xin o dau", "paper:giay-attp"),
    ("đăng ký môi trường làm ở đâu", "paper:moi-truong"),
    ("mã vạch xin ở đâu vậy", "paper:ma-vach"),
    ("vietgap có bắt buộc không", "paper:vietgap"),
    ("ma qr truy xuat co bat buoc ko", "paper:truy-xuat"),
    ("bộ gốm muốn 4 sao cần gì", "minima:21-4"),
    ("nuoc mam 3 sao can gi", "minima:9-3"),
    ("nước mắm muốn lên năm sao phải có những gì", "minima:9-5"),
    ("bộ 8 hạng 4 sao điều kiện gì", "minima:8-4"),
    ("homestay 3* cần gì", "minima:26-3"),
    ("thanh long 4 sao cần mấy điểm", "?minima:1-4,minima:7-4"),
];

#[test]
fn what_a_question_clearly_names_is_looked_up() {
    let wrong: Vec<String> = SURE
        .iter()
        .filter(|(question, topic)| says(question) != [*topic])
        .map(|(question, topic)| format!("{question}: {topic}, not {:?}", says(question)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_clear_questions_are_both_answered() {
    assert_eq!(
        says("nước mắm thuộc nhóm nào, tui ở Ma Lâm thì nộp ở đâu"),
        ["set:9", "place:23059"]
    );
}

const UNSURE: &[&str] = &[
    // Prices, shops, cooking, health: off the subject.
    "giá thanh long hôm nay",
    "gia thanh long hom nay bao nhieu",
    "thanh long ruột đỏ giá bao nhiêu một ký",
    "mua nước mắm ở đâu",
    "mua nuoc mam o dau ngon",
    "nước mắm nào ngon nhất",
    "nước mắm nhóm nào ngon",
    "chỗ nào bán mực một nắng",
    "cách làm mắm ruốc",
    "cách trồng thanh long",
    "thanh long thuộc nhóm vitamin nào",
    "gạo lứt có giảm cân không",
    "mật ong chữa ho cần gì",
    "tỏi đen trị bệnh gì",
    "nhóm zalo bán nước mắm nào uy tín",
    "hải sản thuộc nhóm thực phẩm giàu đạm nào",
    "bộ gốm trà đạo mua ở đâu",
    "khách sạn 4 sao ở Mũi Né cần gì",
    "homestay ở Mũi Né giá bao nhiêu",
    "vé xe đi Phú Quý mua ở đâu",
    "nước mắm xuất khẩu sang mỹ cần gì",
    "mã hs của thanh long sấy là gì",
    // Other offices.
    "ở Ma Lâm nộp thuế ở đâu",
    "ở Ma Lâm làm căn cước ở đâu",
    "tui ở Hàm Đức nộp phạt ở đâu",
    "ở Phan Thiết nộp học phí ở đâu",
    "làm khai sinh ở xã Hàm Thuận nộp ở đâu",
    "giấy phép xây dựng ai cấp",
    "giấy phép lái xe xin ở đâu",
    "sổ đỏ ai cấp",
    "hộ chiếu làm ở đâu",
    "bảo hiểm xã hội nộp ở đâu",
    // A thing without an intent, or an intent without a thing.
    "nước mắm",
    "thanh long sấy",
    "Ma Lâm",
    "giấy ATTP",
    "4 sao",
    "bộ 9",
    "thuộc nhóm nào",
    "nộp ở đâu",
    "ai cấp",
    "4 sao cần gì",
    "cần gì",
    "hồ sơ gồm gì",
    "tui muốn làm OCOP",
    "tui ở Ma Lâm làm nước mắm",
    "nước mắm nhà tui 4 sao rồi",
    // What the tables do not hold.
    "kem thanh long thuộc nhóm nào",
    "bánh sầu riêng thuộc bộ nào",
    "điện thoại thuộc nhóm nào",
    "ô tô thuộc bộ nào",
    "ở Sài Gòn nộp ở đâu",
    "ở Quảng Trị nộp ở đâu",
    "giấy giới thiệu ai cấp",
    "nước mắm 2 sao cần gì",
    "bộ 27 là gì",
    // Too much else, or two things at once.
    "nước mắm 3 sao lên 4 sao cần gì",
    "nước mắm với thổ cẩm thuộc nhóm nào",
    "nhà ở Phan Thiết mà xưởng ở Hàm Thuận, đem nộp ở đâu",
    "giấy ATTP với phiếu kiểm nghiệm ai cấp",
    "nước mắm thuộc nhóm nào mà năm ngoái hội đồng chấm rớt tui vậy trời",
    "hồ sơ nước mắm của tui nộp tháng trước tới đâu rồi, thuộc nhóm nào xử lý",
    "nước mắm thuộc nhóm nào với lại ai cấp",
    "toi ten hoa o ben tre muon xin viec",
    "con mèo nhà tui thuộc nhóm máu nào",
    "<script>alert(1)</script> nộp ở đâu",
    "' OR 1=1; -- thuộc nhóm nào",
    "giấy ATTP xin ở đâu, phí bao nhiêu",
    "mã vạch ai cấp, mấy ngày thì xong",
    "nước mắm thuộc nhóm nào, có mấy nhóm tất cả",
    "Ma Lâm giờ thuộc xã nào, giấy cũ còn xài được không",
    "what group is fish sauce in",
    "",
    "???",
];

#[test]
fn what_is_not_clear_is_left_to_the_handbook() {
    assert!(UNSURE.len() >= 60);
    let wrong: Vec<String> = UNSURE
        .iter()
        .filter(|question| !says(question).is_empty())
        .map(|question| format!("{question}: {:?}", says(question)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_old_name_of_the_45_communes_leads_to_where_its_people_file() {
    let mut names = 0;
    for place in places().of_province(OldProvince::BinhThuan) {
        for old in &place.formed_of {
            let text = format!("ở {} nộp ở đâu", old.name);
            for text in [crate::text::fold(&text), format!("tui {text} vậy?"), text] {
                let topic = format!("place:{}", place.code);
                let says = says(&text);
                let [said] = says.as_slice() else { panic!("{text}: {says:?}") };
                assert!(said.contains(&topic), "{text}: {said}, not {topic}");
                let alone = said == &topic;
                assert!(alone || said.starts_with('?'), "{text}: {said}");
            }
            names += usize::from(old.share != Share::Part);
        }
        let text = format!("tôi sản xuất ở {} thì nộp hồ sơ ở đâu", place.name);
        assert_eq!(says(&text).len(), 1, "{text}");
    }
    assert_eq!(names, 121);
}

#[test]
fn a_split_commune_and_a_former_district_are_asked_about() {
    let asked = |text: &str| match Programme::for_tests().reply(places(), text, today()).pop() {
        Some(Reply::Ask { question, choices, .. }) => (question, choices.len()),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(asked("ở Phong Phú nộp ở đâu"), (Question::Place(communes::Ask::Hamlet), 2));
    let district = asked("ở Hàm Thuận Bắc nộp ở đâu");
    assert_eq!(district, (Question::Place(communes::Ask::OldCommune), 8));
    let province = asked("tui ở Bình Thuận nộp ở đâu");
    assert_eq!(province.0, Question::Place(communes::Ask::Area));
}

#[test]
fn the_words_that_named_a_thing_are_given_as_they_were_typed() {
    let found = Programme::for_tests().find(places(), "Xã HÀM ĐỨC nộp ở đâu?");
    let [Found::Place { words, .. }] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(*words, "Xã HÀM ĐỨC");
    let found = Programme::for_tests().find(places(), "Nuoc Mam thuộc nhóm nào");
    let [Found::Product { words, .. }] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(*words, "Nuoc Mam");
}

#[test]
fn an_answer_tells_how_the_name_led_to_the_commune() {
    let replies = Programme::for_tests().reply(places(), "ở Ma Lâm nộp ở đâu", today());
    let [Reply::Answer(Answer::Office { how: Some(how), contact: None, .. })] = replies.as_slice()
    else {
        panic!("{replies:?}")
    };
    assert!(matches!(how, communes::How::Old(old) if old.name == "Ma Lâm"));
}

proptest! {
    #[test]
    fn no_text_is_a_problem(text in "\\PC{0,120}") {
        let _ = says(&text);
    }

    /// Words in any order around the thing and the intent change nothing.
    #[test]
    fn polite_words_around_a_question_change_nothing(
        before in proptest::sample::subsequence(vec!["dạ", "cho", "em", "hỏi", "nhà"], 0..=5),
        after in proptest::sample::subsequence(vec!["vậy", "ạ", "anh", "chị", "nha"], 0..=5),
    ) {
        for (question, topic) in SURE {
            let text = format!("{} {question} {}", before.join(" "), after.join(" "));
            prop_assert_eq!(says(&text), [*topic], "{}", text);
        }
    }
}
