//! Kinds of characters, by Unicode 16: what cannot be seen, what cannot be printed, what deceives.

/// Shows nothing by itself: the code points that Unicode calls ignorable by default, the blank pattern of Braille, the characters of
/// annotations and tags. White space is another kind.
pub(super) fn invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d159}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Invisible, and makes something of its neighbours: joiners, marks of direction, the choice of a variant, the letters of a flag, jamo.
pub(super) fn joins(c: char) -> bool {
    varies(c) || matches!(c, '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{200c}'..='\u{200f}')
}

/// Belongs to the visible character before it, also at the end of a text.
fn varies(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// A text without what cannot be seen at its ends.
pub(super) fn ends(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || invisible(c))
        .trim_end_matches(|c: char| c.is_whitespace() || (invisible(c) && !varies(c)))
}

/// Turns the direction of what follows, so that one text is read as another.
pub(super) fn disguises(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A control character but the tab, or a code point that is no character.
pub(super) fn unprintable(c: char) -> bool {
    let is_character = !matches!(c, '\u{fdd0}'..='\u{fdef}') && u32::from(c) & 0xfffe != 0xfffe;
    (c.is_control() && c != '\t') || matches!(c, '\u{2028}' | '\u{2029}') || !is_character
}

/// A hyphen or a dash of any length.
pub(super) fn dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{58a}' | '\u{5be}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2e3a}'..='\u{2e3b}' | '\u{fe58}' | '\u{fe63}'
            | '\u{ff0d}' | '_'
    )
}
