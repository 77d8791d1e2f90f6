//! Markdown as HTML: headings, lists, emphasis, quotations, links. Markup in the text itself comes out as text.

use pulldown_cmark::{Event, Parser, html::push_html};

/// The HTML of a text.
pub(super) fn html(markdown: &str) -> String {
    let events = Parser::new(markdown).map(|event| match event {
        Event::Html(markup) | Event::InlineHtml(markup) => Event::Text(markup),
        other => other,
    });
    let mut html = String::with_capacity(markdown.len() * 5 / 4);
    push_html(&mut html, events);
    html
}

#[cfg(test)]
mod tests {
    use roundwell::{Locale, content::handbook::CHAPTERS};

    use super::*;

    #[test]
    fn what_the_chapters_use_becomes_html() {
        for (markdown, want) in [
            ("## A door", "<h2>A door</h2>\n"),
            (
                "- one\n- **two**",
                "<ul>\n<li>one</li>\n<li><strong>two</strong></li>\n</ul>\n",
            ),
            ("> *so*", "<blockquote>\n<p><em>so</em></p>\n</blockquote>\n"),
            ("[help](/help)", "<p><a href=\"/help\">help</a></p>\n"),
            ("a <b>c", "<p>a &lt;b&gt;c</p>\n"),
        ] {
            assert_eq!(html(markdown), want);
        }
    }

    #[test]
    fn no_mark_is_left_over_in_any_chapter() {
        for chapter in CHAPTERS {
            for locale in Locale::ALL {
                let html = html(chapter.body(*locale));
                assert!(!html.contains(['*', '#', '[', ']']), "{}: {html}", chapter.key);
                assert!(!html.contains("<h1"), "{}", chapter.key);
            }
        }
    }
}
