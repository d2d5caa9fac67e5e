use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::embedded;
use super::*;

static HANDBOOK: LazyLock<Handbook> = LazyLock::new(|| embedded::handbook().unwrap());
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| embedded::lexicon().unwrap());
/// Every third of the questions that must not be answered: enough for a small handbook.
static NEGATIVES: LazyLock<Negatives> = LazyLock::new(|| {
    let mut negatives = embedded::negatives().unwrap();
    for group in &mut negatives.group {
        let mut number = 0;
        group.questions.retain(|_| {
            number += 1;
            number % 3 == 0
        });
    }
    negatives
});

#[track_caller]
fn answers(question: &str, expected: &str) {
    match HANDBOOK.ask(question) {
        Reply::Answer { entry, .. } => assert_eq!(entry.id.as_str(), expected, "{question}"),
        other => panic!("{question}: {other:#?}"),
    }
}

#[track_caller]
fn is_not_answered(question: &str) {
    let reply = HANDBOOK.ask(question);
    assert!(!matches!(reply, Reply::Answer { .. }), "{question}: {reply:#?}");
}

fn small_talk(text: &str) -> Option<SmallTalk> {
    match HANDBOOK.ask(text) {
        Reply::SmallTalk { kind } => Some(kind),
        _ => None,
    }
}

fn personal(text: &str) -> Option<Personal> {
    match HANDBOOK.ask(text) {
        Reply::Personal { kind, .. } => Some(kind),
        _ => None,
    }
}

#[test]
fn the_commonest_questions_are_answered() {
    for (question, expected) in [
        ("hồ sơ ocop gồm những gì", "ho-so-gom-gi"),
        ("ho so gom gi", "ho-so-gom-gi"),
        ("bao nhiu diem thi dc 4 sao", "bao-nhieu-diem"),
        ("giấy chứng nhận có thời hạn bao lâu", "thoi-han-giay"),
        ("nộp hồ sơ ở đâu", "nop-o-dau"),
        ("nopj hoof sow owr ddaau", "nop-o-dau"),
    ] {
        answers(question, expected);
    }
}

#[test]
fn what_the_handbook_does_not_know_is_not_answered() {
    for question in [
        "thời tiết hôm nay",
        "làm căn cước công dân ở đâu",
        "hồ sơ vay mua xe",
        "nộp hồ sơ đại học ở đâu",
        "mẫu đơn ly hôn",
        "how is the weather today",
        "привет как дела",
        "'; DROP TABLE entries; --",
        "<b>hello</b>",
        "sao",
        "12345",
    ] {
        is_not_answered(question);
    }
}

#[test]
fn a_message_without_words_goes_to_an_official() {
    for text in ["", "   ", "😀😀", "???", "\u{200b}"] {
        let reply = HANDBOOK.ask(text);
        assert_eq!(reply, Reply::Handoff { reason: HandoffReason::NoWords, confidence: 0.0 });
    }
}

#[test]
fn another_service_is_named_as_the_reason() {
    let reply = HANDBOOK.ask("thủ tục ly hôn cần những gì");
    assert!(
        matches!(reply, Reply::Handoff { reason: HandoffReason::OtherService, .. }),
        "{reply:?}"
    );
}

#[test]
fn small_talk_is_small_talk_only_without_a_question() {
    assert_eq!(small_talk("chào em"), Some(SmallTalk::Greeting));
    assert_eq!(small_talk("Xin chào ạ!"), Some(SmallTalk::Greeting));
    assert_eq!(small_talk("cam on nhieu nha"), Some(SmallTalk::Thanks));
    assert_eq!(small_talk("tạm biệt"), Some(SmallTalk::Goodbye));
    assert_eq!(small_talk("bạn là ai vậy"), Some(SmallTalk::WhoAreYou));
    for me in ["toi ten gi", "tui tên gì vậy", "bạn biết tôi là ai không", "tên tôi là gì"]
    {
        assert_eq!(small_talk(me), Some(SmallTalk::WhoAmI), "{me}");
    }
    for call in ["dạ", "ad ơi", "hi shop", "cho em hỏi"] {
        assert_eq!(small_talk(call), Some(SmallTalk::Greeting), "{call}");
    }
    assert_eq!(small_talk("chào em, hồ sơ gồm gì"), None);
    answers("chào em, cho hỏi hồ sơ ocop gồm những gì ạ", "ho-so-gom-gi");
}

#[test]
fn one_s_own_affairs_are_told_from_the_rules() {
    assert_eq!(personal("hồ sơ của tôi tới đâu rồi"), Some(Personal::Dossier));
    assert_eq!(personal("ho so cua em xong chua"), Some(Personal::Dossier));
    assert_eq!(personal("giấy chứng nhận của em còn hạn không"), Some(Personal::Certificate));
    assert_eq!(personal("chừng nào tôi phải nộp hồ sơ"), Some(Personal::Deadline));
    for score in [
        "tự chấm điểm",
        "tu cham diem",
        "tôi muốn tự chấm điểm cho nước mắm nhà tôi",
        "sản phẩm tôi được mấy sao",
        "san pham cua em dat bao nhieu diem",
        "muốn biết sản phẩm mình được bao nhiêu điểm",
        "chấm thử sản phẩm",
    ] {
        assert_eq!(personal(score), Some(Personal::Assessment), "{score}");
    }
    assert_eq!(personal("hồ sơ của tôi được mấy sao"), Some(Personal::Dossier));
    answers("báo cáo tự chấm gồm mấy phần", "mau-02");
    for rule in ["hồ sơ của tôi gồm những gì", "giấy hết hạn thì làm sao", "hạn nộp khi nào"]
    {
        assert_eq!(personal(rule), None, "{rule}");
    }
}

#[test]
fn one_s_own_affairs_are_known_however_they_are_put() {
    for text in [
        "hs cua em den dau r ad",
        "em gửi hồ sơ tháng trước đã có hồi âm chưa vậy",
        "hoof sow cuar tooi toiws ddaau roofi",
        "bữa trước tui có nộp bộ hồ sơ khô cá, bựa ni đến mô rồi",
        "còn thiếu giấy gì trong hồ sơ của tôi",
        "xã báo tôi thiếu giấy, mà thiếu giấy nào",
        "ai đang cầm hồ sơ của tui",
        "em được mấy sao vậy ạ",
        "em quên mã sản phẩm của mình, tra giúp em",
        "hồ sơ số 05 tới đâu rồi",
        "tra cuu ho so",
        "kiem tra tien do",
        "status hồ sơ của tôi sao rồi",
        "đoàn chừng nào xuống xưởng tui",
        "nộp lâu rồi mà không nghe ai nói gì",
        "đậu rồi mà chưa có giấy",
        "chưa thấy",
        "tới đâu rồi",
        "nhớ nhắc em trước hạn 1 tuần nghen",
        "báo cho tôi biết khi có kết quả",
        "deadline nộp của em còn mấy ngày",
        "giay ocop cua em con hieu luc toi thang may",
        "sao của nhà tôi còn giá trị tới khi nào",
        "bao giờ tôi được nhận giấy chứng nhận",
        "xã trả lời tui chưa",
        "xa tra loi tui chua",
        "tỉnh có phản hồi cho em chưa vậy",
        "tui nộp bên xã bữa hổm mà giờ chưa nghe gì hết",
        "bữa nào hội đồng chấm sản phẩm của mình",
        "hồ sơ của tui, giờ tới đâu rồi, có kết quả chưa",
        "đợt này hồ sơ của em có được chấm không",
        "chừng nào tới lượt nhà tui được chấm",
        "tui bị trả hồ sơ rồi hả",
        "xã bữa hổm kêu tui thiếu giấy, thiếu cái chi vậy",
        "tui có mấy sản phẩm được sao rồi",
        "em có tên trong danh sách chưa ạ",
    ] {
        assert!(personal(text).is_some(), "{text}: {:?}", HANDBOOK.ask(text));
    }
}

#[test]
fn what_is_asked_about_the_rules_is_not_personal() {
    for text in [
        "hồ sơ của tôi cần những giấy gì",
        "bao lâu có kết quả",
        "nộp xong thì hồ sơ đi qua mấy bước",
        "hồ sơ bị trả về thì làm sao",
        "sản phẩm của tôi cần mấy điểm để được 3 sao",
        "tôi làm mất giấy chứng nhận",
        "chưa thấy lợi ích gì",
        "hội chợ ocop tổ chức khi nào",
        "giấy attp của tôi còn hạn 1 tháng nộp được không",
        "san pham toi 82 diem dc may sao",
        "hàng của em chấm 67,5 điểm thì được mấy sao",
        "nhà em có mấy sản phẩm muốn thi ocop",
        "xã cần mấy ngày để trả lời",
    ] {
        assert_eq!(personal(text), None, "{text}");
    }
}

#[test]
fn affairs_of_other_offices_go_to_an_official() {
    for text in [
        "sổ đỏ của tôi làm tới đâu rồi",
        "điểm thi của con tôi",
        "hồ sơ vay vốn ngân hàng của tôi duyệt chưa",
        "giấy phép xây nhà của tôi có chưa",
        "đơn hàng shopee của tôi tới đâu rồi",
    ] {
        let reply = HANDBOOK.ask(text);
        assert!(matches!(reply, Reply::Handoff { .. }), "{text}: {reply:?}");
    }
    // Without diacritics a "sổ đỏ" stands in "hồ sơ đó".
    assert_eq!(personal("hồ sơ đó của tôi tới đâu rồi"), Some(Personal::Dossier));
}

#[test]
fn who_asks_for_an_official_is_understood() {
    for text in [
        "toi muon gap can bo",
        "cho tôi gặp cán bộ",
        "gặp người thật",
        "alo cho gap can bo",
        "chat voi can bo",
        "kêu cán bộ ra đây nói chuyện",
        "tôi không muốn nói chuyện với máy",
    ] {
        assert!(HANDBOOK.wants_official(text), "{text}");
        assert_eq!(small_talk(text), Some(SmallTalk::Official), "{text}");
    }
    for text in ["gặp cán bộ ở đâu", "cán bộ nào chấm điểm", "xin chào", "hồ sơ gồm gì"]
    {
        assert!(!HANDBOOK.wants_official(text), "{text}");
    }
}

#[test]
fn short_words_lead_to_what_they_name() {
    for (question, expected) in [
        ("htx", "hop-tac-xa"),
        ("mất giấy chứng nhận", "mat-giay"),
        ("nop o dau", "nop-o-dau"),
        ("tiền thưởng", "ho-tro-tien"),
        ("kiem nghiem", "kiem-nghiem"),
    ] {
        answers(question, expected);
    }
}

#[test]
fn several_questions_in_one_message_are_all_answered() {
    for message in ["ho so gom gi? nộp hồ sơ ở đâu?", "hồ sơ ocop gồm những gì và nộp hồ sơ ở đâu"]
    {
        let Reply::Answer { entry, others, .. } = HANDBOOK.ask(message) else {
            panic!("{message}: {:?}", HANDBOOK.ask(message))
        };
        assert_eq!(entry.id.as_str(), "ho-so-gom-gi");
        assert_eq!(others.iter().map(|other| other.id.as_str()).collect::<Vec<_>>(), ["nop-o-dau"]);
    }
}

#[test]
fn questions_in_a_row_are_each_answered_or_offered() {
    for (message, expected) in [
        ("hồ sơ gồm gì, nộp ở đâu, phí bao nhiêu", ["ho-so-gom-gi", "nop-o-dau", "phi"].as_slice()),
        (
            "ho so gom gi, nop o dau, bao lau co ket qua",
            &["bao-lau-co-ket-qua", "ho-so-gom-gi", "nop-o-dau"],
        ),
        (
            "giấy attp xin ở đâu\nmã vạch làm ở đâu\ncó cần haccp không",
            &["giay-attp", "haccp-iso", "ma-vach"],
        ),
        // What commas part otherwise is one question.
        ("tui làm mắm, làm khô, hồ sơ ocop gồm những gì", &["ho-so-gom-gi"]),
    ] {
        let Reply::Answer { entry, others, .. } = HANDBOOK.ask(message) else {
            panic!("{message}: {:?}", HANDBOOK.ask(message))
        };
        let mut answered: Vec<&str> = others.iter().map(|other| other.id.as_str()).collect();
        answered.push(entry.id.as_str());
        answered.sort_unstable();
        assert_eq!(answered, expected, "{message}");
    }
}

#[test]
fn what_is_asked_beside_one_s_own_affairs_is_offered() {
    let reply = HANDBOOK.ask("hồ sơ của tôi tới đâu rồi, phí ocop bao nhiêu");
    let Reply::Personal { suggestions, .. } = reply else { panic!("{reply:?}") };
    assert_eq!(suggestions.first().map(|entry| entry.id.as_str()), Some("phi"));
}

#[test]
fn a_number_that_the_handbook_does_not_tell_is_as_good_as_one_that_it_tells() {
    let terms = |text: &str| HANDBOOK.matcher.terms.of(&HANDBOOK.normaliser().reading(text));
    assert_eq!(terms("được 76 điểm thì mấy sao"), terms("được 75 điểm thì mấy sao"));
    assert_ne!(terms("được 76 điểm thì mấy sao"), terms("được 90 điểm thì mấy sao"));
}

#[test]
fn where_to_register_is_where_to_file() {
    answers("đăng ký ocop ở đâu", "nop-o-dau");
    answers("dk ocop o dau", "nop-o-dau");
    for how in ["e lm ntn de dk ocop z ak", "làm sao để đăng ký ocop vậy ạ"] {
        match HANDBOOK.ask(how) {
            Reply::Answer { entry, .. } => assert_eq!(entry.id.as_str(), "bat-dau", "{how}"),
            Reply::Clarify { candidates, .. } => {
                assert_eq!(candidates[0].id.as_str(), "bat-dau", "{how}");
            }
            reply => panic!("{how}: {reply:?}"),
        }
    }
}

#[test]
fn the_question_is_found_in_a_tale() {
    let tale = "Chào anh chị, nhà tôi ở ngoài biển, ba đời nay làm nghề, mấy đứa con đi làm xa hết rồi. \
                Bữa trước trời mưa nên tôi không đi được. Anh chị cho tôi hỏi hồ sơ ocop gồm những gì. \
                Cảm ơn anh chị nhiều, chúc anh chị mạnh khỏe.";
    answers(tale, "ho-so-gom-gi");
}

#[test]
fn an_answer_suggests_others_and_never_itself() {
    for entry in HANDBOOK.entries() {
        if let Reply::Answer { entry, others, suggestions, .. } = HANDBOOK.ask(&entry.title) {
            assert!(suggestions.len() <= SUGGESTIONS);
            assert!(!suggestions.contains(&entry) && !others.contains(&entry));
        }
    }
}

#[test]
fn a_title_finds_its_entry() {
    for entry in HANDBOOK.entries() {
        let found = HANDBOOK.search(&entry.title, 3);
        assert!(found.contains(entry), "{} is not found by its title", entry.id);
    }
}

#[test]
fn diacritics_do_not_change_what_is_found() {
    let fold = |text: &str| {
        text.split(' ')
            .map(super::super::normalise::fold_phrase)
            .map(|w| w.join(" "))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let phrasings = HANDBOOK.entries().iter().flat_map(|entry| &entry.phrasings);
    let (mut same, mut all) = (0, 0);
    for phrasing in phrasings.filter(|phrasing| !phrasing.is_ascii()) {
        all += 1;
        same += usize::from(HANDBOOK.search(phrasing, 1) == HANDBOOK.search(&fold(phrasing), 1));
    }
    // A word such as "hồng" is a short form once its diacritics are gone.
    assert!(same * 100 >= all * 99, "{same} of {all}");
}

/// A handbook of a few entries, which is quickly built.
fn small(entries: Vec<Arc<Entry>>) -> Handbook {
    Handbook::new(entries, &LEXICON, &NEGATIVES)
}

#[test]
fn a_phrasing_of_an_official_is_learnt() {
    let question = "bột ngải nhà em phơi gác bếp";
    is_not_answered(question);
    let mut entries = HANDBOOK.entries()[..8].to_vec();
    let mut changed = Entry::clone(&entries[3]);
    changed.phrasings.push(question.into());
    entries[3] = Arc::new(changed);
    let taught = small(entries);
    let reply = taught.ask("bot ngai nha em phoi gac bep");
    let Reply::Answer { entry, .. } = reply else { panic!("{reply:?}") };
    assert_eq!(entry.id, HANDBOOK.entries()[3].id);
}

#[test]
fn a_calibration_is_kept_as_long_as_the_handbook_is_the_same() {
    let entries = embedded::entries().unwrap();
    let built = small(entries[..3].to_vec());
    let kept = serde_json::to_string(built.calibration()).unwrap();
    let kept: Calibration = serde_json::from_str(&kept).unwrap();
    let with_kept = |entries: &[Arc<Entry>]| {
        Handbook::with_calibration(entries.to_vec(), &LEXICON, &NEGATIVES, Some(kept.clone()))
    };
    assert_eq!(with_kept(built.entries()).calibration(), &kept);
    let other = with_kept(&entries[..2]);
    assert_ne!(other.calibration().handbook, kept.handbook);
}

#[test]
fn an_empty_handbook_answers_nothing() {
    let empty = small(Vec::new());
    assert!(matches!(empty.ask("hồ sơ gồm gì"), Reply::Handoff { .. }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_message_is_too_much(text in "\\PC{0,200}|(\\PC| |\\?|\\. ){0,400}") {
        let _ = HANDBOOK.ask(&text);
    }

}

proptest! {
    // Each costs as much as a hundred short ones.
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn long_messages_are_answered_too(word in "[a-zà-ỹ]{1,9}", count in 500_usize..3000) {
        let _ = HANDBOOK.ask(&format!("{word} ").repeat(count));
    }
}
