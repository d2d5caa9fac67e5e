use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::LazyLock;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::answers::Question;
use super::document::Document;
use super::facts::{Ended, Filed, Judged, Representative, Score, Wording};
use super::judging::Subject;
use super::slots::Slot;
use super::*;
use crate::dossiers::model::DossierKind;
use crate::producers::model::{ProducerDetails, ProducerKind, ProductDetails};
use crate::programme::criteria::{Part, Points};
use crate::programme::places::{PlaceCode, Places};
use crate::programme::sets::SetNumber;

/// Every letter of Vietnamese.
const LETTERS: &str =
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";

/// Facts where nothing is known that may be unknown.
fn bare() -> Facts {
    static COMMUNE: LazyLock<PlaceCode> =
        LazyLock::new(|| Places::load().unwrap().by_number(23_059).unwrap().code);
    Facts {
        producer: ProducerDetails::new(ProducerKind::Cooperative, "HTX Ví Dụ", *COMMUNE),
        person: Representative::default(),
        product: ProductDetails { name: "Nước mắm".to_owned(), ..ProductDetails::default() },
        dossier: None,
        answers: BTreeMap::new(),
        scores: Vec::new(),
        papers: Vec::new(),
        judged: BTreeMap::new(),
        ended: None,
        wording: Wording {
            commune: "xã Hàm Thuận".to_owned(),
            commune_name: "Hàm Thuận".to_owned(),
            form_code: "/PĐK-68-23059-2026".to_owned(),
            footer: "Điền sẵn".to_owned(),
            ..Wording::default()
        },
        code: Vec::new(),
        today: "2026-11-24".parse().unwrap(),
    }
}

/// Facts where everything is known, each text being `text`.
fn whole(text: &str) -> Facts {
    let mut facts = bare();
    let day = Some("2026-06-26".parse().unwrap());
    let own = || text.to_owned();
    facts.producer = ProducerDetails {
        name: own(),
        address: own(),
        representative: own(),
        position: own(),
        phone: crate::producers::phone::Phone::parse("0912345678"),
        email: own(),
        registration_number: own(),
        registered_on: day,
        founded_on: day,
        ..facts.producer
    };
    facts.product = ProductDetails {
        name: own(),
        set: SetNumber::new(9),
        code: Some(own()),
        description: own(),
        packaging: own(),
        output: own(),
        price: own(),
        channels: own(),
        trace_link: own(),
    };
    facts.person = Representative { sex: None, ethnicity: own() };
    facts.wording.sex = own();
    facts.wording.classification = own();
    facts.wording.producer_kind = own();
    facts.answers = Question::ALL.into_iter().map(|question| (question, own())).collect();
    facts.judged = Subject::ALL
        .into_iter()
        .map(|subject| (subject, Judged { said: own(), seen: own() }))
        .collect();
    facts.dossier = Some(Filed {
        kind: DossierKind::ReEvaluation,
        filed_on: day,
        number: "12".to_owned(),
        lookup: "K7M2-QX4P".to_owned(),
    });
    facts.wording.was = own();
    facts.papers = vec![(own(), true), (own(), false)];
    facts.scores = [(Part::A, "1", true), (Part::A, "1.1", false), (Part::B, "4.1", false)]
        .into_iter()
        .map(|(part, number, is_sum)| Score {
            part,
            number: number.to_owned(),
            title: own(),
            most: 5,
            is_sum,
            points: Some(3),
            claim: own(),
            evidence: vec![own(), own()],
        })
        .collect();
    facts.ended = Some(Ended {
        stars: Some(4),
        points: Some(Points { a: 30, b: 20, c: 25 }),
        decision: Some(("1234/QĐ-UBND".to_owned(), "2026-11-20".parse().unwrap())),
        expires_on: day,
        reason: own(),
    });
    facts.code = crate::qr::png("https://t.me/ocop_bot?start=d_K7M2QX4P").unwrap();
    facts
}

/// What a word processor reads: the parts of the file, each well-formed, and the texts of the paper.
fn read(document: &Document) -> Vec<String> {
    let bytes = docx::write(document).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut texts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name.starts_with("word/media/") {
            continue;
        }
        let content = String::from_utf8(content).unwrap();
        let found = texts_of(&name, &content);
        if name == "word/document.xml" {
            texts = found;
        }
    }
    texts
}

/// The texts (`w:t`) of a part that has to be well-formed XML.
fn texts_of(name: &str, content: &str) -> Vec<String> {
    let mut reader = Reader::from_str(content);
    reader.config_mut().check_end_names = true;
    let (mut texts, mut inside, mut depth) = (Vec::new(), None::<String>, 0_usize);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(tag) => {
                depth += 1;
                for attribute in tag.attributes() {
                    attribute.unwrap_or_else(|error| panic!("{name}: {error}"));
                }
                if tag.name().as_ref() == "w:t" {
                    inside = Some(String::new());
                }
            }
            Event::End(tag) => {
                depth -= 1;
                if tag.name().as_ref() == "w:t" {
                    texts.extend(inside.take());
                }
            }
            Event::Text(text) => {
                let text = text.as_ref();
                assert!(text.chars().all(|letter| !letter.is_control() || letter == '\n'));
                if let Some(inside) = &mut inside {
                    inside.push_str(text);
                }
            }
            Event::GeneralRef(reference) => {
                let letter = match reference.as_ref() {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("{name}: &{other};"),
                };
                if let Some(inside) = &mut inside {
                    inside.push(letter);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name} is not closed");
    texts
}

#[test]
fn templates_name_only_what_there_is_and_leave_no_slot_out() {
    let mut used = Vec::new();
    for form in Form::ALL {
        let (slots, unknown) = template::named(form.template());
        assert!(unknown.is_empty(), "{form:?}: {unknown:?}");
        used.extend(slots);
    }
    for slot in Slot::ALL {
        assert!(used.contains(slot), "no form asks for {slot:?}");
        assert_eq!(Slot::of(slot.name()), Some(*slot));
    }
}

#[test]
fn templates_have_no_marks_left_over() {
    for form in Form::ALL {
        for facts in [bare(), whole("x")] {
            let text = make(form, &facts).document.text();
            for mark in ['{', '}', '*', '[', ']', '@', '|', '#'] {
                assert!(!text.contains(mark), "{form:?} has {mark}: {text}");
            }
            assert!(!text.contains("__"), "{form:?}: {text}");
        }
    }
}

#[test]
fn every_form_is_a_sound_file_whatever_people_are_called() {
    let hostile = [
        LETTERS.to_owned(),
        LETTERS.to_uppercase(),
        "<b>\"A\" & 'B'</b> ]]> <!-- &#0; &amp;".to_owned(),
        "Ngọc\u{0}\u{8}\u{b}\u{1f}\u{7f}\u{fffe}\u{ffff} Lan".to_owned(),
        "{producer} **đậm** | @criteria [first] __".to_owned(),
        "mười ".repeat(100),
        "x".repeat(500),
        "dòng một\r\ndòng hai\n\n\tba".to_owned(),
    ];
    for text in hostile {
        for form in Form::ALL {
            let facts = whole(&text);
            let texts = read(&make(form, &facts).document).join("");
            let kept: String = text
                .trim()
                .chars()
                .filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
                .collect();
            assert!(texts.contains(&kept), "{form:?} has lost {text:?}");
            read(&make(form, &bare()).document);
        }
    }
}

#[test]
fn what_is_not_known_is_left_to_the_hand_and_named() {
    let made = make(Form::Registration, &bare());
    for slot in [Slot::Representative, Slot::Position, Slot::Address, Slot::Phone, Slot::Email] {
        assert!(made.empty.contains(&slot), "{slot:?} is empty");
    }
    assert!(!made.empty.contains(&Slot::Producer));
    assert_eq!(make(Form::Registration, &whole("x")).empty, []);
    assert_eq!(make(Form::SelfAssessment, &whole("x")).empty, []);
}

#[test]
fn the_number_of_a_form_is_the_one_of_the_law() {
    let mut facts = whole("x");
    let text = |facts: &Facts| make(Form::Receipt, facts).document.text();
    assert!(text(&facts).contains("Số: 12/PĐK-68-23059-2026"), "{}", text(&facts));
    facts.dossier.as_mut().unwrap().number = "7/PĐK-68-23059-2025".to_owned();
    assert!(text(&facts).contains("Số: 7/PĐK-68-23059-2025"), "it is whole already");
    facts.dossier.as_mut().unwrap().number.clear();
    assert!(text(&facts).contains("Số: /PĐK-68-23059-2026"), "dots stand before it");
}

#[test]
fn the_sheet_follows_the_criteria_with_its_sums() {
    let text = make(Form::SelfAssessment, &whole("tên")).document.text();
    assert!(text.contains("Tổng số điểm tự chấm: 6 điểm"), "{text}");
    let text = make(Form::SelfAssessment, &bare()).document.text();
    assert!(text.contains("chưa được xếp vào bộ nào"), "{text}");
    assert!(!text.contains("Tổng số điểm"), "{text}");
}

#[test]
fn samples_are_handed_in_but_for_tourism() {
    let mut facts = whole("x");
    assert!(make(Form::Registration, &facts).document.text().contains("05 sản phẩm"));
    facts.product.set = SetNumber::new(26);
    assert!(!make(Form::Registration, &facts).document.text().contains("05 sản phẩm"));
}

#[test]
fn a_file_is_called_in_plain_letters() {
    let check =
        |product: &str, name: &str| assert_eq!(file_name(Form::Registration, product), name);
    check("Nước mắm cá cơm", "Mau-01-nuoc-mam-ca-com.docx");
    check("../..\\a\"b\u{0}", "Mau-01-a-b.docx");
    check("🐟", "Mau-01.docx");
    check(&"đậu ".repeat(50), "Mau-01-dau-dau-dau-dau-dau-dau-dau-dau-dau-dau.docx");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_makes_a_sound_file(text in any::<String>()) {
        for form in [Form::Registration, Form::SelfAssessment] {
            read(&make(form, &whole(&text)).document);
        }
    }
}

#[test]
fn what_a_producer_says_of_a_subject_stands_under_one_criterion() {
    let programme = crate::programme::Programme::load(&Places::load().unwrap()).unwrap();
    for set in (1..=26).filter_map(SetNumber::new) {
        for subject in Subject::ALL {
            let Some(number) = subject.criterion(set) else { continue };
            let found = programme.criteria.of(set).find(|one| one.number == number).unwrap();
            let words: &[&str] = match subject {
                Subject::Material => &["Nguồn nguyên liệu", "Nguồn gốc sản phẩm"],
                Subject::Labour => &["Sử dụng lao động địa phương"],
                Subject::Idea => &["Nguồn gốc ý tưởng sản phẩm"],
                Subject::Identity => &["Trí tuệ/bản sắc địa phương"],
            };
            assert!(words.iter().any(|one| found.title.starts_with(one)), "{set}: {}", found.title);
            assert!(!found.is_sum);
        }
    }
}

#[test]
fn a_line_end_never_stretches_a_line_and_a_signature_stands_with_its_words() {
    let mut facts = whole("tên");
    facts.answers.insert(Question::Plan, "Mở đại lý.\n\nIn nhãn mới.".to_owned());
    let document = make(Form::SelfAssessment, &facts).document;
    let mut archive = zip::ZipArchive::new(Cursor::new(docx::write(&document).unwrap())).unwrap();
    let mut body = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut body).unwrap();
    let plan = body.split("<w:p>").find(|one| one.contains("In nhãn mới.")).unwrap();
    assert!(!plan.contains("Mở đại lý."), "{plan}");
    assert!(plan.contains("<w:keepNext/>"), "the signature comes next: {plan}");
    let heading = body.split("<w:tr>").find(|one| one.contains("<w:tblHeader/>")).unwrap();
    assert!(heading.contains("<w:keepNext/>"), "{heading}");
}
