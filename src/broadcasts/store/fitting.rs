//! An audience as SQL: the rows (producer, account, product) that it fits.
//!
//! The audience is evaluated at the level of a producer's products, so that two criteria about products
//! that are joined by "and" speak of the same one. A producer without a product has one row of its own,
//! and so has one for whom nobody acts. Numbers and words of the audience are bound, never written into
//! the statement. `CROSS JOIN` keeps the order of the tables: those of a slice first.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::{Months, NaiveDate};

use crate::broadcasts::model::{Audience, Criterion, Joint, Topic};
use crate::programme::sets::Group;

type Query<'q> = sqlx::query::Query<'q, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>;

/// What is bound to a parameter.
enum Value {
    Number(i64),
    Text(String),
}

/// The common table expressions that end in `fitting (main, account, product)`: a row for each account
/// that acts for a producer that fits, and one without an account for one that nobody acts for.
pub(super) struct Fitting {
    /// From `WITH` on.
    pub(super) sql: String,
    values: Vec<Value>,
}

/// The last day of the certificate that `given` is, with its extension.
const ENDS: &str = "max(given.expires_on, coalesce(given.extended_to, given.expires_on))";

/// The last day of a product's certificate, whether it holds or has ended, as its recipient reads it: of the
/// recognition that counts, with its extension; NULL where that was revoked. `product` is the product's
/// number in the statement around it.
pub(super) fn last_day(product: &str) -> String {
    format!(
        "(SELECT CASE WHEN given.revoked_on IS NULL THEN {ENDS} END
          FROM products JOIN recognitions AS given ON given.id = {CURRENT}
          WHERE products.id = {product})"
    )
}

/// The recognition of a product that counts, as `producers::standing::current` chooses it.
const CURRENT: &str =
    "(SELECT id FROM recognitions WHERE product_id = products.id AND void_at IS NULL
      ORDER BY coalesce(decided_on, date(expires_on, '-36 months', 'floor')) DESC, star DESC,
               expires_on DESC, id LIMIT 1)";

impl Fitting {
    /// Of the producers whose numbers are above `after`, up to `last`, on the day `today`.
    pub(super) fn new(audience: &Audience, (after, last): (i64, i64), today: NaiveDate) -> Self {
        let mut fitting = Self { sql: String::new(), values: Vec::new() };
        let (after, last) = (fitting.number(after), fitting.number(last));
        let day = fitting.text(today.to_string());
        // As `producers::standing::Standing::holds` has it: what is to be revoked holds until it is.
        let holds = format!(
            "CASE WHEN given.ground IS NOT NULL THEN given.revoked_on IS NULL
                ELSE given.expires_on IS NULL OR given.expires_on >= {day}
                    OR given.extended_to >= {day} END"
        );
        let is_staged = audience.parts.iter().any(|(_, one)| matches!(one, Criterion::Stages(_)));
        let stage = if is_staged {
            "(SELECT stage FROM dossiers WHERE product_id = products.id ORDER BY id DESC LIMIT 1)"
        } else {
            "NULL"
        };
        let mut sql = format!(
            "WITH family (main, id) AS MATERIALIZED (
                SELECT id, id FROM producers WHERE merged_into IS NULL AND id > {after} AND id <= {last}
                UNION ALL
                SELECT merged_into, id FROM producers WHERE merged_into > {after} AND merged_into <= {last}),
             acting (main, account) AS MATERIALIZED (
                SELECT DISTINCT family.main, account_id FROM family
                CROSS JOIN producer_members ON producer_id = family.id),
             made (main, id, set_number, star, ends, stage) AS MATERIALIZED (
                SELECT family.main, products.id, set_number,
                    CASE WHEN {holds} THEN given.star END,
                    CASE WHEN {holds} THEN {ENDS} END,
                    {stage}
                FROM family CROSS JOIN products ON producer_id = family.id
                LEFT JOIN recognitions AS given ON given.id = {CURRENT}
                WHERE removed_at IS NULL AND stopped_on IS NULL)"
        );
        let mut about = Vec::new();
        let mut fits = String::from("0");
        for (place, (joint, criterion)) in audience.parts.iter().enumerate() {
            let one = fitting.criterion(criterion, today, &mut about);
            // How the first one is joined does not count.
            fits = match joint {
                _ if place == 0 => one.holds,
                Joint::And => format!("({fits}) AND ({})", one.holds),
                Joint::Or => format!("({fits}) OR ({})", one.holds),
                Joint::Except => format!("({fits}) AND NOT ({})", one.leaves_out),
            };
        }
        if let Some(within) = &audience.within {
            let one = fitting.one_of("main.commune", within.iter());
            fits = format!("({fits}) AND ({one})");
        }
        // Where a broadcast is about another one's recipients, it is about the same product for them.
        let mut first = String::new();
        for (number, broadcast) in about.iter().enumerate() {
            let _ = write!(
                sql,
                ", silent_{number} (main, account, product) AS MATERIALIZED (
                    SELECT acting.main, acting.account, product_id FROM acting
                    CROSS JOIN broadcast_recipients ON broadcast_id = {broadcast}
                        AND account_id = acting.account
                    WHERE state IN ('sent', 'unknown') AND response IS NULL
                      AND acting.main = coalesce((SELECT merged_into FROM producers
                            WHERE id = broadcast_recipients.producer_id),
                          broadcast_recipients.producer_id))"
            );
            let _ = write!(
                first,
                "(NOT EXISTS (SELECT 1 FROM silent_{number} AS silent WHERE silent.main = main.id
                    AND silent.account = acting.account AND silent.product = made.id)) || "
            );
        }
        // Of several products that fit, the one whose certificate ends first; `min` chooses the row.
        let _ = write!(
            sql,
            ", fitting (main, account, product, place) AS (
                SELECT main.id, acting.account, made.id,
                    min({first}coalesce(made.ends, '9999-12-31') || printf('%012d', made.id))
                FROM producers AS main
                LEFT JOIN acting ON acting.main = main.id
                LEFT JOIN made ON made.main = main.id
                WHERE main.merged_into IS NULL AND main.id > {after} AND main.id <= {last}
                  AND ({fits})
                GROUP BY main.id, acting.account),
             chosen (main, account, product) AS (
                SELECT min(main), account, product FROM fitting GROUP BY coalesce(account, -main))"
        );
        fitting.sql = sql;
        fitting
    }

    /// A further CTE that says of each row why nobody gets it, `''` where somebody does.
    pub(super) fn with_reasons(mut self, topic: Topic) -> Self {
        // A pause is of all that can be muted.
        let paused = if topic.can_be_muted() { ", 'all'" } else { "" };
        let topic = self.text(topic.name().to_owned());
        // Whoever does not want to hear of it is not to be telephoned about it either.
        let _ = write!(
            self.sql,
            ", reached (main, account, product, chat, why) AS (
                SELECT chosen.main, chosen.account, chosen.product, accounts.telegram_id, CASE
                    WHEN chosen.account IS NULL THEN 'never_joined'
                    WHEN EXISTS (SELECT 1 FROM muted_topics WHERE account_id = chosen.account
                        AND topic IN ({topic}{paused})) THEN 'muted'
                    WHEN accounts.unreachable_since IS NOT NULL THEN 'blocked'
                    ELSE '' END
                FROM chosen LEFT JOIN accounts ON accounts.id = chosen.account)"
        );
        self
    }

    /// A further parameter, as it stands in the statement.
    pub(super) fn number(&mut self, number: i64) -> String {
        self.parameter(Value::Number(number))
    }

    fn text(&mut self, text: String) -> String {
        self.parameter(Value::Text(text))
    }

    fn parameter(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    /// The statement's parameters, bound.
    pub(super) fn bind<'q>(&self, mut query: Query<'q>) -> Query<'q> {
        for value in &self.values {
            query = match value {
                Value::Number(number) => query.bind(*number),
                Value::Text(text) => query.bind(text.clone()),
            };
        }
        query
    }

    fn one_of(&mut self, what: &str, of: impl Iterator<Item = impl serde::Serialize>) -> String {
        let list: Vec<_> = of.collect();
        // Numbers and words always serialise.
        let list = self.text(serde_json::to_string(&list).unwrap_or_else(|_| "[]".to_owned()));
        format!("{what} IN (SELECT value FROM json_each({list}))")
    }

    fn criterion(
        &mut self,
        criterion: &Criterion,
        today: NaiveDate,
        about: &mut Vec<String>,
    ) -> Holds {
        match criterion {
            Criterion::Everyone => Holds::of_producer("1".to_owned()),
            Criterion::Communes(codes) => {
                Holds::of_producer(self.one_of("main.commune", codes.iter()))
            }
            Criterion::Groups(groups) => {
                let all = Group::ALL.into_iter().zip(1..);
                let chosen = all.filter(|(_, number)| groups.contains(number));
                let sets: BTreeSet<u8> = chosen.flat_map(|(group, _)| group.sets()).collect();
                Holds::of_product(self.one_of("made.set_number", sets.iter()))
            }
            Criterion::Sets(sets) => Holds::of_product(self.one_of("made.set_number", sets.iter())),
            Criterion::Stars(stars) => Holds::of_product(self.one_of("made.star", stars.iter())),
            Criterion::Stages(stages) => {
                Holds::of_product(self.one_of("made.stage", stages.iter()))
            }
            Criterion::Expiring(months) => {
                let until = today.checked_add_months(Months::new(u32::from(*months)));
                let until = until.unwrap_or(NaiveDate::MAX);
                let (from, to) = (self.text(today.to_string()), self.text(until.to_string()));
                Holds::of_product(format!("made.ends BETWEEN {from} AND {to}"))
            }
            Criterion::Unconfirmed(broadcast) => {
                let number = about.len();
                about.push(self.number(broadcast.0));
                Holds {
                    holds: format!(
                        "EXISTS (SELECT 1 FROM silent_{number} AS silent WHERE silent.main = main.id
                            AND silent.account = acting.account)"
                    ),
                    leaves_out: format!("main.id IN (SELECT main FROM silent_{number})"),
                }
            }
            Criterion::List(list) => {
                let list = self.number(list.0);
                Holds::of_producer(format!(
                    "main.id IN (SELECT family.main FROM family JOIN audience_list_producers
                        ON list_id = {list} AND producer_id = family.id)"
                ))
            }
        }
    }
}

/// A criterion as two conditions.
struct Holds {
    /// Of a row.
    holds: String,
    /// Of a producer, to be left out by it: one row is enough.
    leaves_out: String,
}

impl Holds {
    fn of_producer(holds: String) -> Self {
        Self { leaves_out: holds.clone(), holds }
    }

    fn of_product(holds: String) -> Self {
        let leaves_out = format!("main.id IN (SELECT made.main FROM made WHERE {holds})");
        Self { holds, leaves_out }
    }
}
