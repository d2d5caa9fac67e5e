//! Many rows in one place of a statement.

/// The numbers of rows as they are bound to one place of a statement, which reads them with `json_each`.
#[must_use]
pub fn id_list(ids: impl IntoIterator<Item = i64>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
    format!("[{}]", ids.join(","))
}
