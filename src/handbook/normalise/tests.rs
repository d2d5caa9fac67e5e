use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

static NORMALISER: LazyLock<Normaliser> = LazyLock::new(|| {
    let lexicon = Lexicon::parse(include_str!("../../../locales/vi/lexicon.toml")).unwrap();
    Normaliser::new(
        &lexicon,
        [
            "Hồ sơ OCOP gồm những gì?",
            "Sản phẩm đạt 4 sao cần bao nhiêu điểm",
            "Giấy chứng nhận có thời hạn bao lâu",
            "Nộp hồ sơ ở đâu, có được không, làm sao",
            "Mẫu số 01 phiếu đăng ký, hộ kinh doanh, hợp tác xã",
        ],
    )
});

#[track_caller]
fn reads(text: &str, expected: &str) {
    assert_eq!(NORMALISER.reading(text).to_string(), expected, "{text}");
}

#[test]
fn diacritics_case_and_form_do_not_matter() {
    for text in ["Hồ sơ gồm gì", "ho so gom gi", "HỒ SƠ GỒM GÌ???", "hồ\u{200b} sơ\tgồm  gì"]
    {
        reads(text, "ho so gom gi");
    }
}

#[test]
fn keys_that_were_not_turned_into_letters_are_decoded() {
    reads("hoof sow goomf nhuwngx gif", "ho so gom nhung gi");
    reads("ho62 so7 go62m gi2", "ho so gom gi");
    reads("d9a8ng ky1", "dang ky");
}

#[test]
fn short_forms_are_written_out() {
    reads("hs ocop gom j", "ho so ocop gom gi");
    reads("gcn htx ko", "giay chung nhan hop tac xa khong");
    reads("tui hông biết", "toi khong biet");
    reads("phần A", "phan a");
    reads("dạ em chào ạ", "da em chao");
}

#[test]
fn a_short_form_with_several_meanings_gives_several_readings() {
    let readings = NORMALISER.readings("dk hkd");
    let shown: Vec<_> = readings.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["dang ky ho kinh doanh", "dieu kien ho kinh doanh", "duoc ho kinh doanh"]);
    assert!(NORMALISER.readings("dk kh cn hd tt").len() <= MAX_READINGS);
}

#[test]
fn slips_are_repaired_with_the_words_of_the_handbook() {
    reads("hoso", "ho so");
    reads("san phma", "san pham");
    reads("giaty chung nhan", "giay chung nhan");
    reads("hosơ", "ho so");
}

#[test]
fn a_region_s_spelling_is_heard() {
    reads("xản phẩm", "san pham");
}

#[test]
fn a_star_is_not_how() {
    reads("bốn sao", "4 ★");
    reads("4sao", "4 ★");
    reads("5⭐", "5 ★");
    reads("lên sao", "len ★");
    reads("làm sao", "lam sao");
    reads("có sao không", "co ★ khong");
    reads("ba năm", "3 nam");
}

#[test]
fn numbers_lose_their_zeros_and_stand_alone() {
    reads("mẫu 01", "mau 1");
    reads("mau01", "mau 1");
    reads("50diem", "50 diem");
}

#[test]
fn letters_typed_apart_are_joined() {
    reads("o c o p", "ocop");
}

proptest! {
    #[test]
    fn normalising_again_changes_nothing(text in "\\PC{0,40}|[a-zàáạảãăâđêôơư0-9⭐ ]{0,40}|((hs|dk|ko|sao|bon|nam|giaays|hoso|san|phma|xan|pham|a|ạ|o|c|p|tr|4)( |)){0,10}") {
        for reading in NORMALISER.readings(&text) {
            // Without diacritics "chị vậy" is a phrase of a region ("chi vậy"), and so is "c v".
            let words = tokens(&reading.to_string());
            let is_regional = |at: usize| {
                let phrase = NORMALISER.phrasebook.at_start(&words[at..], false, &NORMALISER.syllables);
                phrase.is_some_and(|(taken, meaning)| {
                    meaning.iter().ne(words[at..at + taken].iter().map(|word| &word.folded))
                })
            };
            if (0..words.len()).any(is_regional) {
                continue;
            }
            // A word such as "hồng" is one short form more once its diacritics are gone.
            let again = NORMALISER.readings(&reading.to_string());
            prop_assert!(again.contains(&reading), "{:?} {:?}", reading, again);
        }
    }

    #[test]
    fn decomposed_text_reads_the_same(text in "[a-zàáạảãăằắâầấđêềếôồốơờớưừứ ]{0,40}") {
        use unicode_normalization::UnicodeNormalization;
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(NORMALISER.readings(&decomposed), NORMALISER.readings(&text));
    }
}
