//! The names of the variables: which are ours, and which one somebody may have meant.

use std::collections::HashMap;

/// Prefix of every variable.
const PREFIX: &str = "ROUNDWELL_";

/// Every setting.
const KNOWN: [&str; 7] = [
    "ROUNDWELL_ADDR",
    "ROUNDWELL_BASE_URL",
    "ROUNDWELL_CONFIG",
    "ROUNDWELL_DATABASE_URL",
    "ROUNDWELL_LOG",
    "ROUNDWELL_SITE_ROOT",
    "ROUNDWELL_TRUST_PROXY",
];

/// So many letters may differ for a name to be taken for a slip of the pen.
const SLIPS: usize = 2;

/// Our variables, and a sentence about each that begins like ours and is none. A sentence never has a value in it.
pub(super) fn sort(variables: HashMap<String, String>) -> (HashMap<String, String>, Vec<String>) {
    let is_like_ours = |name: &str| name.to_ascii_uppercase().starts_with(PREFIX);
    let is_ours = |name: &str| KNOWN.contains(&name.to_ascii_uppercase().as_str());
    let begin_alike = variables.into_iter().filter(|(name, _)| is_like_ours(name));
    let (ours, others): (HashMap<_, _>, HashMap<_, _>) = begin_alike.partition(|(name, _)| is_ours(name));
    let mut warnings: Vec<String> = others.keys().map(|name| warning(name)).collect();
    warnings.sort();
    (ours, warnings)
}

fn warning(name: &str) -> String {
    let upper = name.to_ascii_uppercase();
    let nearest = KNOWN.iter().min_by_key(|known| distance(known, &upper));
    match nearest.filter(|known| distance(known, &upper) <= SLIPS) {
        Some(known) => format!("{name} is not a setting of Roundwell and is ignored: did you mean {known}?"),
        None => format!("{name} is not a setting of Roundwell and is ignored"),
    }
}

/// The least number of letters to add, drop or change to make one text of the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, from) in one.bytes().enumerate() {
        let mut corner = row[0];
        row[0] = line + 1;
        for (column, to) in other.bytes().enumerate() {
            let changed = corner + usize::from(from != to);
            corner = row[column + 1];
            row[column + 1] = changed.min(corner + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn slips_of_the_pen_are_counted() {
        for (one, other, letters) in [
            ("", "abc", 3),
            ("BASE_URL", "BASEURL", 1),
            ("LOG", "LGO", 2),
            ("ADDR", "ADDR", 0),
        ] {
            assert_eq!(distance(one, other), letters, "{one} {other}");
        }
    }
}
