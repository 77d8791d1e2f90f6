//! A reader of HTML that knows just enough: where tags begin and end, and what in them stands within quotation marks.

/// The texts that became part of a tag, a script or a title instead of standing in one as text.
pub(super) fn escapes(html: &str) -> Vec<String> {
    let mut found: Vec<String> = tags(html)
        .into_iter()
        .filter(|tag| tag.contains("evil="))
        .collect();
    for (begin, end) in [("<script", "</script>"), ("<style", "</style>")] {
        let scripts = html
            .split(begin)
            .skip(1)
            .filter_map(|rest| rest.split(end).next());
        found.extend(scripts.filter(|text| text.contains("evil=")).map(str::to_owned));
    }
    found
}

/// The labels of the planted texts on a page, however they stand there.
pub(super) fn planted_in(html: &str) -> Vec<String> {
    let labels = html.split("evil=").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
        rest[..end].to_owned()
    });
    labels.collect()
}

/// Each tag without the values of its attributes.
fn tags(html: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut chars = html.chars().peekable();
    while let Some(c) = chars.next() {
        let begins = c == '<'
            && chars
                .peek()
                .is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        if !begins {
            continue;
        }
        let (mut tag, mut quote) = (String::new(), None);
        for c in chars.by_ref() {
            match quote {
                Some(end) if c == end => quote = None,
                Some(_) => {}
                None if c == '>' => break,
                None if matches!(c, '"' | '\'') => quote = Some(c),
                None => tag.push(c),
            }
        }
        tags.push(tag);
    }
    tags
}

#[test]
fn what_escapes_is_found() {
    let evil = super::evil("x");
    for (html, escapes_there) in [
        (format!("<title>{evil}</title>"), true),
        (format!("<textarea>{evil}</textarea>"), true),
        (format!("<p>{evil}</p>"), true),
        (format!("<input value=\"{evil}\">"), true),
        (format!("<script>let a = '{evil}'</script>"), true),
        (format!("<p>{}</p>", evil.replace('<', "&lt;")), false),
        (
            format!("<input value=\"{}\">", evil.replace('"', "&quot;")),
            false,
        ),
        ("<p>2 < 3</p>".to_owned(), false),
    ] {
        assert_eq!(!escapes(&html).is_empty(), escapes_there, "{html}");
        assert_eq!(planted_in(&html).is_empty(), !html.contains("evil"));
    }
}
