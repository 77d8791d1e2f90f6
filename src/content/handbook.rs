//! The handbook for whoever hosts: short chapters in Markdown, in every language, in the order in which one needs them.
//!
//! A chapter is data (`content/<language>/handbook/<key>.md`): its first line is the title, its first paragraph says what it
//! is about, the rest is headings, lists, emphasis and quotations. All languages are built alike.

use crate::{Locale, embedded};

crate::text_enum! {
    /// Moments in which a chapter is needed.
    ChapterMoment {
        /// Before people come.
        Before = "before",
        /// While the circle is held.
        During = "during",
        /// From the last round onwards.
        After = "after",
    }
}

/// One chapter.
#[derive(Debug)]
pub struct Chapter {
    /// Name in the address.
    pub key: &'static str,
    /// Moment in which it is needed.
    pub part: ChapterMoment,
}

impl Chapter {
    /// Title of the chapter.
    pub fn title(&self, locale: Locale) -> &'static str {
        self.pieces(locale).0
    }

    /// Summary in a sentence or two of plain text.
    pub fn lede(&self, locale: Locale) -> &'static str {
        self.pieces(locale).1
    }

    /// The rest, in Markdown.
    pub fn body(&self, locale: Locale) -> &'static str {
        self.pieces(locale).2
    }

    fn text(&self, locale: Locale) -> &'static str {
        embedded::file_in(locale, &format!("handbook/{}.md", self.key))
    }

    fn pieces(&self, locale: Locale) -> (&'static str, &'static str, &'static str) {
        let text = self.text(locale);
        let (title, rest) = text.split_once("\n\n").unwrap_or((text, ""));
        let (lede, body) = rest.split_once("\n\n").unwrap_or((rest, ""));
        (title.trim_start_matches("# "), lede, body)
    }
}

/// The chapter of that key.
pub fn find(key: &str) -> Option<&'static Chapter> {
    CHAPTERS.iter().find(|chapter| chapter.key == key)
}

/// The chapter before and the chapter after that one.
pub fn neighbours(key: &str) -> (Option<&'static Chapter>, Option<&'static Chapter>) {
    let Some(at) = CHAPTERS.iter().position(|chapter| chapter.key == key) else {
        return (None, None);
    };
    let before = at.checked_sub(1).and_then(|before| CHAPTERS.get(before));
    (before, CHAPTERS.get(at + 1))
}

macro_rules! chapter {
    ($part:ident, $key:literal) => {
        Chapter {
            key: $key,
            part: ChapterMoment::$part,
        }
    };
}

/// Every chapter, in reading order.
pub const CHAPTERS: &[Chapter] = &[
    chapter!(Before, "preparing"),
    chapter!(Before, "inviting"),
    chapter!(Before, "agreements"),
    chapter!(During, "piece"),
    chapter!(During, "turns"),
    chapter!(During, "place"),
    chapter!(During, "tears"),
    chapter!(During, "managers"),
    chapter!(After, "asks"),
    chapter!(After, "closing"),
    chapter!(After, "afterwards"),
    chapter!(After, "kept"),
];

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    const MARKS: [&str; 4] = ["## ", "- **", "- ", "> "];

    /// Markup of each line of a text, without its words.
    fn bones(text: &str) -> Vec<&'static str> {
        let mark = |line: &str| MARKS.iter().find(|mark| line.starts_with(**mark)).copied();
        text.lines().filter_map(mark).collect()
    }

    #[test]
    fn every_file_is_a_chapter() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let listed: BTreeSet<String> = CHAPTERS.iter().map(|c| format!("{}.md", c.key)).collect();
        assert_eq!(listed.len(), CHAPTERS.len(), "every key once");
        for locale in Locale::ALL {
            let files: BTreeSet<String> = fs::read_dir(folder.join(locale.as_str()).join("handbook"))
                .unwrap()
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            assert_eq!(files, listed, "{}", locale.as_str());
        }
    }

    #[test]
    fn all_languages_are_built_alike() {
        for chapter in CHAPTERS {
            for locale in Locale::ALL {
                let (first, other) = (chapter.text(Locale::default()), chapter.text(*locale));
                assert_eq!(bones(first), bones(other), "{} {locale}", chapter.key);
                let (title, lede, body) = chapter.pieces(*locale);
                assert!((4..=40).contains(&title.chars().count()), "{title}");
                assert!((40..=240).contains(&lede.chars().count()), "{lede}");
                assert!(!lede.contains(['*', '[', '#', '\n']), "plain text: {lede}");
                assert!(body.starts_with("## "), "{}: {body}", chapter.key);
                let words = body.split_whitespace().count();
                assert!((120..=420).contains(&words), "{}: {words} words", chapter.key);
            }
        }
    }

    #[test]
    fn the_typography_is_careful() {
        for chapter in CHAPTERS {
            for text in Locale::ALL.iter().map(|locale| chapter.text(*locale)) {
                assert!(!text.contains(['\'', '"', '<']), "{}", chapter.key);
            }
            for space in [" ?", " ;", " !", " :", " »", "« "] {
                assert!(
                    !chapter.text(Locale::Fr).contains(space),
                    "{}: no-break space, please: {space}",
                    chapter.key
                );
            }
        }
    }

    #[test]
    fn the_parts_follow_each_other_and_so_do_the_neighbours() {
        assert!(CHAPTERS.is_sorted_by_key(|chapter| chapter.part));
        let parts: BTreeSet<ChapterMoment> = CHAPTERS.iter().map(|chapter| chapter.part).collect();
        assert_eq!(parts.len(), ChapterMoment::ALL.len());
        let key = |chapter: Option<&Chapter>| chapter.map(|chapter| chapter.key);
        let around = |of| {
            let (before, after) = neighbours(of);
            (key(before), key(after))
        };
        assert_eq!(around("preparing"), (None, Some("inviting")));
        assert_eq!(around("piece"), (Some("agreements"), Some("turns")));
        assert_eq!(around("kept"), (Some("afterwards"), None));
        assert_eq!(around("nothing"), (None, None));
        assert!(find("nothing").is_none() && find("tears").is_some());
    }
}
