//! The handbook's own matching beside SQLite FTS5 and tantivy: the same entries, the same
//! questions, first entry and first three. The engines are asked twice: with the texts as they are
//! typed, and with what the bot's normaliser makes of them. See docs/search.md.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ocop_bot::handbook::evaluate::{Question, parse_questions};
use ocop_bot::handbook::{Entry, Handbook, embedded};
use rusqlite::Connection;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::tokenizer::{AsciiFoldingFilter, LowerCaser, SimpleTokenizer, TextAnalyzer};
use tantivy::{Index, IndexReader, TantivyDocument, Term, doc};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let file = std::env::args().nth(1).unwrap_or_else(|| "../../tests/data/questions.jsonl".into());
    let questions = parse_questions(&std::fs::read_to_string(file)?)?;
    let answerable: Vec<&Question> = questions
        .iter()
        .filter(|question| question.topic.as_deref().is_some_and(|topic| topic != "personal"))
        .collect();
    let handbook = embedded::handbook()?;

    let as_typed = |text: &str| text.to_owned();
    let normalised = |text: &str| handbook.normaliser().reading(text).to_string();
    println!("{} entries, {} answerable questions", handbook.entries().len(), answerable.len());
    println!("engine | first, % | first three, % | p50, µs | p99, µs | index built, ms");
    println!("--- | --- | --- | --- | --- | ---");
    for (name, prepare) in
        [("as typed", &as_typed as &dyn Fn(&str) -> String), ("normalised", &normalised)]
    {
        let began = Instant::now();
        let fts = Fts5::new(handbook.entries(), prepare)?;
        let built = began.elapsed();
        let search = |text: &str| fts.search(&prepare(text));
        measure(&format!("SQLite FTS5, {name}"), built, &answerable, search);
        let began = Instant::now();
        let tantivy = Tantivy::new(handbook.entries(), prepare)?;
        let built = began.elapsed();
        let search = |text: &str| tantivy.search(&prepare(text));
        measure(&format!("tantivy, {name}"), built, &answerable, search);
    }
    let kept = handbook.calibration().clone();
    let (lexicon, negatives) = (embedded::lexicon()?, embedded::negatives()?);
    let entries = handbook.entries().to_vec();
    let began = Instant::now();
    let own = Handbook::with_calibration(entries, &lexicon, &negatives, Some(kept));
    let own_built = began.elapsed();

    measure("this bot", own_built, &answerable, |text| {
        Ok(own.search(text, 3).iter().map(|entry| entry.id.to_string()).collect())
    });
    Ok(())
}

fn measure(
    name: &str,
    built: Duration,
    questions: &[&Question],
    search: impl Fn(&str) -> Result<Vec<String>, Failure>,
) {
    let (mut first, mut three, mut times) = (0, 0, Vec::new());
    let mut by_style = std::collections::BTreeMap::<&str, (u32, u32)>::new();
    for question in questions {
        let began = Instant::now();
        let found = search(&question.question).unwrap_or_default();
        times.push(began.elapsed());
        let right = |id: &String| question.topic.as_ref() == Some(id) || question.also.contains(id);
        let is_first = found.first().is_some_and(right);
        first += u32::from(is_first);
        three += u32::from(found.iter().take(3).any(right));
        let style = by_style.entry(&question.style).or_default();
        style.0 += 1;
        style.1 += u32::from(is_first);
    }
    times.sort_unstable();
    let share = |count: u32| 100.0 * f64::from(count) / questions.len() as f64;
    let micros = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1e6;
    println!(
        "{name} | {:.1} | {:.1} | {:.0} | {:.0} | {:.0}",
        share(first),
        share(three),
        micros(50),
        micros(99),
        built.as_secs_f64() * 1e3,
    );
    let styles: Vec<String> = by_style
        .iter()
        .map(|(style, (asked, first))| {
            format!("{style} {:.0}", 100.0 * f64::from(*first) / f64::from(*asked))
        })
        .collect();
    eprintln!("  {name}, first by style: {}", styles.join(", "));
}

/// All the text of an entry, as one document.
fn document(entry: &Entry, prepare: &dyn Fn(&str) -> String) -> String {
    let phrasings = entry.phrasings.join("\n");
    // Neither engine folds đ by itself.
    let texts = [&entry.title, &phrasings, &entry.plain()];
    let lines = texts.into_iter().flat_map(|text| text.lines()).map(prepare);
    lines.collect::<Vec<_>>().join("\n").replace(['đ', 'Đ'], "d")
}

/// The words of a question.
fn words(text: &str) -> Vec<String> {
    let text = text.replace(['đ', 'Đ'], "d").to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// SQLite's full-text search, one row for each entry, any word may match.
struct Fts5(Connection);

impl Fts5 {
    fn new(entries: &[Arc<Entry>], prepare: &dyn Fn(&str) -> String) -> Result<Self, Failure> {
        let database = Connection::open_in_memory()?;
        database.execute_batch(
            "CREATE VIRTUAL TABLE entry USING fts5(id UNINDEXED, text, \
             tokenize = 'unicode61 remove_diacritics 2')",
        )?;
        for entry in entries {
            database.execute(
                "INSERT INTO entry (id, text) VALUES (?1, ?2)",
                (entry.id.as_str(), document(entry, prepare)),
            )?;
        }
        Ok(Self(database))
    }

    fn search(&self, text: &str) -> Result<Vec<String>, Failure> {
        let query: Vec<String> = words(text).iter().map(|word| format!("\"{word}\"")).collect();
        let mut statement = self.0.prepare_cached(
            "SELECT id FROM entry WHERE entry MATCH ?1 ORDER BY bm25(entry) LIMIT 3",
        )?;
        let rows = statement.query_map([query.join(" OR ")], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// tantivy in memory, one document for each entry, any word may match.
struct Tantivy {
    reader: IndexReader,
    analyzer: TextAnalyzer,
    id: Field,
    text: Field,
}

impl Tantivy {
    fn new(entries: &[Arc<Entry>], prepare: &dyn Fn(&str) -> String) -> Result<Self, Failure> {
        let analyzer = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(LowerCaser)
            .filter(AsciiFoldingFilter)
            .build();
        let mut schema = Schema::builder();
        let id = schema.add_text_field("id", STRING | STORED);
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("folded")
            .set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let text = schema.add_text_field("text", options);
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register("folded", analyzer.clone());
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, 15_000_000)?;
        for entry in entries {
            writer.add_document(doc!(id => entry.id.as_str(), text => document(entry, prepare)))?;
        }
        writer.commit()?;
        Ok(Self { reader: index.reader()?, analyzer, id, text })
    }

    fn search(&self, text: &str) -> Result<Vec<String>, Failure> {
        let mut terms: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut analyzer = self.analyzer.clone();
        let text = text.replace(['đ', 'Đ'], "d");
        let mut tokens = analyzer.token_stream(&text);
        tokens.process(&mut |token| {
            let term = Term::from_field_text(self.text, &token.text);
            let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
            terms.push((Occur::Should, Box::new(query)));
        });
        let searcher = self.reader.searcher();
        let top = TopDocs::with_limit(3).order_by_score();
        let found = searcher.search(&BooleanQuery::new(terms), &top)?;
        let mut ids = Vec::new();
        for (_, address) in found {
            let document: TantivyDocument = searcher.doc(address)?;
            let id =
                document.get_first(self.id).and_then(|value| value.as_str().map(str::to_owned));
            ids.extend(id);
        }
        Ok(ids)
    }
}
