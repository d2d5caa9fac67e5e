//! A producer asks, and reads answers with their sources.

use ocop_bot::people::Role;
use ocop_bot::telegram::playground::Seen;

use crate::support::Bot;

fn title(seen: &Seen) -> &str {
    seen.text.lines().next().unwrap_or_default()
}

#[tokio::test]
async fn the_first_questions_of_every_producer_are_answered_with_their_sources() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    let contents = "Hồ sơ OCOP gồm những gì?";
    let questions = [
        ("hồ sơ ocop gồm những gì", "ho-so-gom-gi", contents),
        ("ho so gom gi", "ho-so-gom-gi", contents),
        ("bao nhieu diem thi dc 4 sao", "bao-nhieu-diem", "Bao nhiêu điểm thì được mấy sao?"),
        (
            "giấy chứng nhận có thời hạn bao lâu",
            "thoi-han-giay",
            "Giấy chứng nhận OCOP có giá trị bao lâu?",
        ),
        ("nộp hồ sơ ở đâu", "nop-o-dau", "Nộp hồ sơ OCOP ở đâu?"),
    ];
    for (question, _, heading) in questions {
        lan.says(question);
        let answer = lan.reads().await;
        assert_eq!(title(&answer), heading, "{question}");
        let source = answer.text.lines().last().unwrap();
        assert!(source.starts_with("Nguồn: ") && source.contains("Cập nhật "), "{source}");
        assert!(answer.button("Gặp cán bộ").is_some(), "{:?}", answer.labels());
    }
    let topics: Vec<(String, Option<String>)> =
        bot.rows("SELECT topic, text FROM questions ORDER BY id").await;
    let expected: Vec<_> = questions
        .iter()
        .map(|(text, topic, _)| ((*topic).to_owned(), Some((*text).to_owned())))
        .collect();
    assert_eq!(topics, expected, "for a day, so that they can be sent to an official");
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn who_asks_is_told_what_is_known_of_them_and_an_official_is_addressed_as_one() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("toi ten gi");
    let known = lan.reads().await;
    assert!(known.text.starts_with("Trên Telegram, tên của bà con là Cô Lan."), "{}", known.text);
    assert!(known.button("Hồ sơ của tôi").is_some(), "{:?}", known.labels());
    let nam = bot.official("Anh Nam", Role::ProvinceOfficer).await;
    nam.says("xin chào");
    let greeting = nam.reads().await;
    assert!(greeting.text.starts_with("Chào anh/chị! Anh/chị muốn hỏi gì"), "{}", greeting.text);
    bot.ends(&[&lan, &nam]).await;
}

#[tokio::test]
async fn small_talk_is_returned_and_several_questions_are_all_answered() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("xin chào");
    assert!(lan.reads().await.text.starts_with("Chào bà con!"));
    lan.says("cảm ơn nhiều nhé");
    assert!(lan.reads().await.text.starts_with("Dạ không có chi."));
    lan.says("hồ sơ gồm những gì? nộp hồ sơ ở đâu?");
    assert_eq!(title(&lan.reads().await), "Hồ sơ OCOP gồm những gì?");
    let also = lan.reads().await;
    assert!(also.text.starts_with("Bà con còn hỏi thêm"), "{}", also.text);
    lan.taps_on(also.id, "Nộp ở đâu").answer().await;
    assert_eq!(title(&lan.reads().await), "Nộp hồ sơ OCOP ở đâu?");
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn an_edited_question_is_answered_anew() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    let question = lan.says("ho so gom gi");
    lan.reads().await;
    lan.edits(question, "nop ho so o dau");
    assert!(lan.reads().await.text.starts_with("Tôi thấy bà con vừa sửa câu hỏi"));
    assert_eq!(title(&lan.reads().await), "Nộp hồ sơ OCOP ở đâu?");
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn a_doubtful_question_is_asked_back_and_its_choices_answer() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    // Whatever is learnt from the handbook, one of these is doubtful.
    let vague = ["giấy", "hồ sơ sản phẩm", "sao", "đăng ký", "cần giấy tờ", "tiền", "xã"];
    for question in vague {
        lan.says(question);
        let reply = lan.reads().await;
        if !reply.text.starts_with("Có phải bà con hỏi…?") {
            continue;
        }
        let first = reply.all_buttons().next().unwrap().text.clone();
        lan.taps_on(reply.id, &first).answer().await;
        assert!(lan.reads().await.text.contains("Nguồn: "));
        lan.taps_on(reply.id, "Không phải, hỏi cán bộ").answer().await;
        let recorded = lan.reads().await;
        assert!(recorded.text.contains(question), "{}", recorded.text);
        bot.ends(&[&lan]).await;
        return;
    }
    panic!("none of {vague:?} is asked back\n{}", lan.transcript());
}

#[tokio::test]
async fn a_question_about_ones_own_dossier_is_not_answered_in_general() {
    let bot = Bot::start().await;
    let lan = bot.person("Cô Lan");
    lan.says("hồ sơ của tôi tới đâu rồi");
    let reply = lan.reads().await;
    assert!(reply.text.starts_with("Sản phẩm, giấy chứng nhận và hồ sơ"), "{}", reply.text);
    lan.taps("Gửi câu này cho cán bộ").answer().await;
    assert!(lan.reads().await.text.contains("câu hỏi số 1"));
    bot.ends(&[&lan]).await;
}

#[tokio::test]
async fn an_answer_can_be_marked_and_officials_see_what_was_not_liked() {
    let bot = Bot::start().await;
    let (lan, tam) = (bot.person("Cô Lan"), bot.person("Anh Tâm"));
    let hoa = bot.official("Chị Hoa", Role::ProvinceOfficer).await;
    lan.says("ho so gom gi");
    let answer = lan.reads().await;
    let marked = lan.taps("👍 Đúng ý").answer().await;
    assert_eq!(marked.text.as_deref(), Some("Cảm ơn bà con. Tôi đã ghi nhận."));
    // Another mark takes the place of the first, and offers a person.
    lan.taps_on(answer.id, "👎 Chưa đúng").answer().await;
    assert!(lan.reads().await.button("Gửi câu này cho cán bộ").is_some());

    let foreign = answer.button("👎 Chưa đúng").unwrap().data.clone().unwrap();
    tam.starts("");
    let greeting = tam.reads().await;
    let refused = tam.sends_callback(greeting.id, &foreign).answer().await;
    assert_eq!(refused.text.as_deref(), Some("Câu hỏi này đã cũ, tôi không còn giữ."));

    hoa.says("/thongke");
    let figures = hoa.reads().await;
    assert!(figures.text.contains("1 câu hỏi của 1 người, trả lời thẳng được 100 %"));
    assert!(figures.text.contains("• Hồ sơ OCOP gồm những gì?: 1 chê, 0 khen"));
    lan.says("/thongke");
    assert!(lan.reads().await.text.starts_with("Mục này chỉ dành cho cán bộ"));
    bot.ends(&[&lan, &tam, &hoa]).await;
}
