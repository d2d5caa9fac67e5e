//! An answer from the tables as it is read, with the line that says where it comes from.

use chrono::NaiveDate;

use crate::clock::local_date;
use crate::locale::{Html, Language, Locale, Message};

use super::answers::{Answer, Question};
use super::contacts::Contact;
use super::criteria::{Minimum, Star};
use super::data::{Citation, Source, Standing};
use super::papers::Paper;
use super::places::{How, OldUnit, Place, Share};
use super::rule_sets::RuleSet;
use super::sets::Set;
use super::texts;

/// The whole text of an answer, in Telegram's HTML.
#[must_use]
pub fn page(locale: &Locale, language: Language, answer: &Answer<'_>) -> Html {
    let pen = Pen { locale, language };
    match answer {
        Answer::Office { place, how, contact, citation } => {
            pen.office(place, *how, contact.as_ref(), citation)
        }
        Answer::Set(set) => pen.set(set),
        Answer::Minima { set, star, minima, rules } => pen.minima(set, *star, minima, rules),
        Answer::Paper(paper) => pen.paper(paper),
    }
}

/// The same in Vietnamese without markup, for a terminal.
#[must_use]
pub fn plain_page(locale: &Locale, answer: &Answer<'_>) -> String {
    plain(page(locale, Language::Vietnamese, answer).as_str())
}

/// What a button that leads to the answer says; it is also the answer's title.
#[must_use]
pub fn label(locale: &Locale, language: Language, answer: &Answer<'_>) -> String {
    let pen = Pen { locale, language };
    match answer {
        Answer::Office { place, how, .. } => pen.choice(place, *how),
        Answer::Set(set) => pen.plain(&texts::set_choice(set, language)),
        Answer::Minima { set, star, .. } => {
            let name = texts::set_name(set, language);
            let number = i64::from(set.number.get());
            pen.plain(&texts::minima_title(number, name, texts::star(*star)))
        }
        Answer::Paper(paper) => paper.name.to_owned(),
    }
}

/// What is asked back.
#[must_use]
pub fn question(locale: &Locale, language: Language, question: &Question, words: &str) -> Html {
    locale.html(language, &texts::question(question, words))
}

/// The same in Vietnamese without markup, for a terminal.
#[must_use]
pub fn plain_question(locale: &Locale, asked: &Question, words: &str) -> String {
    plain(question(locale, Language::Vietnamese, asked, words).as_str())
}

/// Markup as text.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if inside => {}
            other => text.push(other),
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

struct Pen<'l> {
    locale: &'l Locale,
    language: Language,
}

impl Pen<'_> {
    fn html(&self, message: &Message) -> Html {
        self.locale.html(self.language, message)
    }

    fn plain(&self, message: &Message) -> String {
        self.locale.plain(self.language, message)
    }

    fn place(&self, place: &Place) -> String {
        self.plain(&texts::place(place))
    }

    /// A place, with what tells it from others that the same name may mean.
    fn choice(&self, place: &Place, how: Option<How>) -> String {
        let name = self.place(place);
        match how {
            Some(How::Old(OldUnit { hamlet: Some(hamlet), .. })) => {
                self.plain(&texts::choice_hamlet(name, hamlet))
            }
            Some(How::Old(OldUnit { share: Share::Main, .. })) => {
                self.plain(&texts::choice_main(name))
            }
            Some(How::Old(old)) => {
                let district = self.plain(&texts::district(&old.district));
                self.plain(&texts::choice_district(name, district))
            }
            _ => name,
        }
    }

    fn office(
        &self,
        place: &Place,
        how: Option<How>,
        contact: Option<&Contact>,
        citation: &Citation,
    ) -> Html {
        let name = self.place(place);
        let mut page = self
            .html(&texts::office_title(name.as_str()))
            .bold()
            .paragraph(&self.html(&texts::office(name.as_str())));
        if let Some(How::Old(old)) = how {
            page = page.line(&self.was(&old, &name));
        }
        page = page.paragraph(&self.contact(contact));
        page.paragraph(&self.citation(citation))
    }

    fn was(&self, old: &OldUnit, name: &str) -> Html {
        let unit = self.plain(&texts::old_unit(old));
        let district = self.plain(&texts::district(&old.district));
        self.html(&match old.share {
            Share::Whole => texts::office_was(unit, district, name),
            Share::Main | Share::Part => texts::office_part(unit, district, name),
        })
    }

    fn contact(&self, contact: Option<&Contact>) -> Html {
        let Some(contact) = contact.filter(|contact| !contact.details.is_empty()) else {
            return self.html(&texts::contact_none());
        };
        let details = &contact.details;
        let lines = [
            details.phone.as_deref().map(texts::contact_phone),
            details.address.as_deref().map(texts::contact_address),
            details.hours.as_deref().map(texts::contact_hours),
            details.person.as_deref().map(texts::contact_person),
            Some(texts::contact_updated(date(local_date(contact.updated_at)))),
        ];
        self.lines(lines.into_iter().flatten())
    }

    fn set(&self, set: &Set) -> Html {
        let number = i64::from(set.number.get());
        let group = self.plain(&texts::group(set.group));
        let ministries: Vec<String> =
            set.ministries.iter().map(|one| self.plain(&texts::ministry(*one))).collect();
        let facts = [
            texts::set_group(set.group.numeral(), group, set.code),
            texts::set_ministry(ministries.join(", ")),
        ];
        self.html(&texts::set_title(number, texts::set_name(set, self.language)))
            .bold()
            .paragraph(&self.lines(facts))
            .paragraph(&self.html(&texts::set_caution()))
            .paragraph(&self.citation(&set.citation))
    }

    fn minima(&self, set: &Set, star: Star, minima: &[&Minimum], rules: &RuleSet) -> Html {
        let number = i64::from(set.number.get());
        let name = texts::set_name(set, self.language);
        let stars = texts::star(star);
        let mut page = self.html(&texts::minima_title(number, name, stars)).bold();
        if let Some(thresholds) = rules.thresholds {
            let points = i64::from(thresholds.of(star));
            page = page.paragraph(&self.html(&texts::minima_points(points, stars)));
        }
        let count = i64::try_from(minima.len()).unwrap_or(i64::MAX);
        page = page.line(&self.html(&texts::minima_all(count)));
        let lines = minima
            .iter()
            .map(|one| texts::minimum(one.number, one.title, i64::from(one.points), one.text));
        page = page.paragraph(&self.lines(lines)).paragraph(&self.html(&texts::minima_note()));
        if self.language == Language::English {
            page = page.line(&self.html(&texts::in_vietnamese()));
        }
        match minima.first() {
            Some(first) => page.paragraph(&self.citation(&first.citation)),
            None => page.paragraph(&self.citation(&set.citation)),
        }
    }

    fn paper(&self, paper: &Paper) -> Html {
        let needs: Vec<String> =
            paper.needs.iter().map(|need| self.plain(&texts::need(*need, paper.sets))).collect();
        let facts = [
            Some(texts::paper_issuer(paper.issuer)),
            Some(texts::paper_needed(needs.join("; "))),
            Some(texts::paper_for(self.plain(&texts::goods(paper.goods)))),
            paper.how.map(texts::paper_how),
        ];
        let mut page =
            Html::text(paper.name).bold().paragraph(&self.lines(facts.into_iter().flatten()));
        if let Some(note) = paper.note {
            page = page.paragraph(&Html::text(&format!("{note}.")));
        }
        page = match paper.standing {
            Standing::Verified => page,
            Standing::Secondary => page.paragraph(&self.html(&texts::paper_secondary())),
            Standing::Open => page.paragraph(&self.html(&texts::paper_open())),
        };
        if self.language == Language::English {
            page = page.line(&self.html(&texts::in_vietnamese()));
        }
        page.paragraph(&self.citation(&paper.citation))
    }

    fn lines(&self, messages: impl IntoIterator<Item = Message>) -> Html {
        let lines = messages.into_iter().map(|message| self.html(&message));
        lines.reduce(|text, line| text.line(&line)).unwrap_or_default()
    }

    fn citation(&self, citation: &Citation) -> Html {
        let sources: Vec<String> = citation.sources.iter().map(source).collect();
        self.html(&texts::citation(sources.join("; "), date(citation.checked)))
    }
}

fn source(source: &Source) -> String {
    let mut text = source.document.to_owned();
    if let Some(article) = source.article {
        text.push_str(", ");
        text.push_str(article);
    }
    if let Some(day) = source.date {
        text.push_str(" (");
        text.push_str(&date(day));
        text.push(')');
    }
    text
}

/// A date as it is written in Vietnam: 22/5/2026.
fn date(day: NaiveDate) -> String {
    day.format("%-d/%-m/%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::Programme;
    use crate::programme::answers::{Reply, Topic};
    use crate::programme::contacts::Details;
    use crate::programme::tests::places;

    fn today() -> NaiveDate {
        "2026-11-24".parse().unwrap()
    }

    fn shown(topic: &str) -> String {
        let topic: Topic = topic.parse().unwrap();
        let answer = Programme::for_tests().answer(places(), &topic, today()).unwrap();
        plain_page(&Locale::load().unwrap(), &answer)
    }

    /// Telegram takes 4,096 characters; what is longer than half of it nobody reads on a phone.
    #[test]
    fn every_answer_of_the_tables_fits_and_says_where_it_comes_from() {
        let (programme, locale) = (Programme::for_tests(), Locale::load().unwrap());
        let places_known = places().all().map(|place| Topic::Place(place.code));
        let sets = programme.sets.all().iter().flat_map(|set| {
            let minima = Star::ALL.map(|star| Topic::Minima(set.number, star));
            [Topic::Set(set.number)].into_iter().chain(minima)
        });
        let papers = programme.papers.all().iter().map(|paper| Topic::Paper(paper.id.to_owned()));
        for topic in places_known.chain(sets).chain(papers) {
            assert_eq!(topic.to_string().parse(), Ok(topic.clone()));
            let answer = programme.answer(places(), &topic, today()).unwrap();
            assert_eq!(answer.topic(), topic);
            for language in Language::ALL {
                let html = page(&locale, language, &answer);
                let text = plain(html.as_str());
                assert!(text.chars().count() <= 3000, "{topic}: {}", text.chars().count());
                assert!(
                    text.contains("26/2026/QĐ-TTg") || topic.to_string() == "paper:cam-ket-attp"
                );
                assert!(html.as_str().contains("23/11/2026"), "{topic}");
                assert!(!html.as_str().contains("..") && !text.contains('{'), "{topic}: {text}");
                assert!(!label(&locale, language, &answer).is_empty());
            }
        }
    }

    #[test]
    fn an_office_says_what_the_old_name_became_and_how_to_reach_it() {
        let (programme, locale) = (Programme::for_tests(), Locale::load().unwrap());
        let mut replies = programme.reply(places(), "ở Ma Lâm nộp ở đâu", today());
        let Some(Reply::Answer(mut answer)) = replies.pop() else { panic!("no answer") };
        let text = plain_page(&locale, &answer);
        assert!(text.starts_with("UBND xã Hàm Thuận\n"), "{text}");
        assert!(text.contains("thị trấn Ma Lâm, huyện Hàm Thuận Bắc"), "{text}");
        assert!(text.contains("tôi chưa có"), "{text}");
        let details = Details { phone: Some("0252 3868 000".to_owned()), ..Details::default() };
        let Answer::Office { contact, .. } = &mut answer else { panic!("no office") };
        *contact = Some(Contact {
            details,
            updated_by: None,
            updated_at: "2026-11-23T18:00:00Z".parse().unwrap(),
        });
        let text = plain_page(&locale, &answer);
        assert!(text.contains("Điện thoại: 0252 3868 000"), "{text}");
        assert!(text.contains("24/11/2026"), "{text}");
        assert!(!text.contains("tôi chưa có"), "{text}");
    }

    #[test]
    fn a_set_says_its_group_and_ministry_and_a_rating_its_points() {
        let set = shown("set:9");
        assert!(set.starts_with("Bộ 9: Tương, nước mắm, gia vị dạng lỏng khác\n"), "{set}");
        assert!(set.contains("Nhóm I, thực phẩm (mã I.4a)"), "{set}");
        assert!(set.contains("Nông nghiệp và Môi trường"), "{set}");
        let minima = shown("minima:9-4");
        assert!(minima.contains("từ 70 điểm"), "{minima}");
        assert_eq!(minima.matches("\n• ").count(), 18, "{minima}");
    }

    #[test]
    fn what_is_not_established_is_said_to_be_so() {
        let paper = shown("paper:giay-attp");
        assert!(paper.contains("chưa có văn bản nói rõ"), "{paper}");
        assert!(shown("paper:dang-ky-kinh-doanh").contains("nguồn dẫn lại"));
    }
}
