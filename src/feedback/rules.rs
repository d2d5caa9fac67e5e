//! Which questions ask the same. Pure.

use std::collections::BTreeSet;

/// Words in common, of all words of both, from which two questions count as alike.
const ALIKE: f64 = 0.5;

/// Questions that ask the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The shortest of them, which says it best.
    pub text: String,
    /// How many there are.
    pub count: usize,
}

/// Puts questions that share most of their words together; the largest cluster first. Each comes
/// with its words as the search reads them, so that spelling does not tell two apart.
#[must_use]
pub fn clusters(questions: &[(String, BTreeSet<String>)]) -> Vec<Cluster> {
    let mut found: Vec<(Cluster, &BTreeSet<String>)> = Vec::new();
    for (text, words) in questions {
        match found.iter_mut().find(|(_, others)| alike(words, others)) {
            Some((cluster, _)) => {
                cluster.count += 1;
                if text.chars().count() < cluster.text.chars().count() {
                    cluster.text.clone_from(text);
                }
            }
            None => found.push((Cluster { text: text.clone(), count: 1 }, words)),
        }
    }
    let mut clusters: Vec<Cluster> = found.into_iter().map(|(cluster, _)| cluster).collect();
    // Stable, so that of equals the one that was asked first comes first.
    clusters.sort_by_key(|cluster| std::cmp::Reverse(cluster.count));
    clusters
}

fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let real = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let common = one.intersection(other).count();
    let all = one.union(other).count();
    all == 0 || real(common) / real(all) >= ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(texts: &[&str]) -> Vec<(String, BTreeSet<String>)> {
        texts
            .iter()
            .map(|text| {
                let words = crate::text::fold(text).split(' ').map(str::to_owned).collect();
                ((*text).to_owned(), words)
            })
            .collect()
    }

    #[test]
    fn questions_that_share_most_words_are_one_cluster_and_the_largest_comes_first() {
        let found = clusters(&asked(&[
            "giá mực khô hôm nay",
            "vay vốn ngân hàng ở đâu",
            "vay von ngan hang",
            "cho vay vốn ngân hàng ở đâu",
        ]));
        assert_eq!(
            found,
            [
                Cluster { text: "vay von ngan hang".to_owned(), count: 3 },
                Cluster { text: "giá mực khô hôm nay".to_owned(), count: 1 },
            ]
        );
        assert!(clusters(&[]).is_empty());
    }
}
