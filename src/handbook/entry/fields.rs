//! Reading the front matter key by key, so that one look reports everything that is wrong with it.

use chrono::NaiveDate;
use toml::{Table, Value};

use super::super::problem::Fault;
use super::EntryId;

/// A table whose keys are taken out one by one. What is missing, of the wrong type or left over
/// becomes a fault; the reader goes on.
pub(super) struct Fields<'f> {
    table: Table,
    /// What a key is called in a fault: `sources[0].` for a key of the first source.
    prefix: String,
    faults: &'f mut Vec<Fault>,
}

impl<'f> Fields<'f> {
    pub(super) fn new(table: Table, prefix: String, faults: &'f mut Vec<Fault>) -> Self {
        Self { table, prefix, faults }
    }

    pub(super) fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    fn name(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    fn required(&mut self, key: &str) -> Option<Value> {
        let value = self.table.remove(key);
        if value.is_none() {
            let name = self.name(key);
            self.fault(Fault::KeyMissing(name));
        }
        value
    }

    fn wrong_type<T>(&mut self, key: &str, expected: &'static str) -> Option<T> {
        let key = self.name(key);
        self.fault(Fault::WrongType { key, expected });
        None
    }

    fn as_text(&mut self, key: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().into()),
            _ => self.wrong_type(key, "a text that is not empty"),
        }
    }

    fn as_date(&mut self, key: &str, value: &Value) -> Option<NaiveDate> {
        let date = match value {
            Value::Datetime(moment) if moment.time.is_none() => moment.date,
            _ => None,
        };
        let date = date.and_then(|d| {
            NaiveDate::from_ymd_opt(i32::from(d.year), u32::from(d.month), u32::from(d.day))
        });
        date.or_else(|| self.wrong_type(key, "a date such as 2026-05-22, without quotes"))
    }

    fn as_texts(&mut self, key: &str, value: Value) -> Option<Vec<String>> {
        let Value::Array(values) = value else { return self.wrong_type(key, "a list of texts") };
        Some(values.into_iter().filter_map(|value| self.as_text(key, value)).collect())
    }

    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        let value = self.required(key)?;
        self.as_text(key, value)
    }

    pub(super) fn optional_text(&mut self, key: &str) -> Option<String> {
        let value = self.table.remove(key)?;
        self.as_text(key, value)
    }

    pub(super) fn date(&mut self, key: &str) -> Option<NaiveDate> {
        let value = self.required(key)?;
        self.as_date(key, &value)
    }

    pub(super) fn optional_date(&mut self, key: &str) -> Option<NaiveDate> {
        let value = self.table.remove(key)?;
        self.as_date(key, &value)
    }

    pub(super) fn texts(&mut self, key: &str) -> Option<Vec<String>> {
        let value = self.required(key)?;
        self.as_texts(key, value)
    }

    /// A word of a closed list.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        key: &str,
        all: &[T],
        key_of: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let value = self.text(key)?;
        let found = all.iter().copied().find(|one| key_of(*one) == value);
        if found.is_none() {
            let allowed = all.iter().map(|one| key_of(*one)).collect::<Vec<_>>().join(", ");
            let key = self.name(key);
            self.fault(Fault::NotInList { key, value, allowed });
        }
        found
    }

    pub(super) fn id(&mut self, key: &str) -> Option<EntryId> {
        let text = self.text(key)?;
        self.as_id(text)
    }

    pub(super) fn ids(&mut self, key: &str) -> Option<Vec<EntryId>> {
        let texts = self.texts(key)?;
        Some(texts.into_iter().filter_map(|text| self.as_id(text)).collect())
    }

    fn as_id(&mut self, text: String) -> Option<EntryId> {
        let id = EntryId::new(&text);
        if id.is_none() {
            self.fault(Fault::BadId(text));
        }
        id
    }

    /// The tables of an array of tables; none at all is left to the content check.
    pub(super) fn tables(&mut self, key: &str) -> Vec<Table> {
        let Some(value) = self.table.remove(key) else { return Vec::new() };
        let Value::Array(values) = value else {
            return self.wrong_type(key, "tables: [[sources]]").unwrap_or_default();
        };
        let table = |value| match value {
            Value::Table(table) => Some(table),
            _ => self.wrong_type(key, "tables: [[sources]]"),
        };
        values.into_iter().filter_map(table).collect()
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        for key in self.table.keys() {
            self.faults.push(Fault::KeyUnknown(format!("{}{key}", self.prefix)));
        }
    }
}
