//! The languages.

crate::text_enum! {
    /// A language the screens speak.
    Locale {
        /// British English.
        En = "en",
        /// French.
        Fr = "fr",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the macro declares the variants; English is the default on purpose"
)]
impl Default for Locale {
    fn default() -> Self {
        Self::En
    }
}

impl Locale {
    /// The best of an `Accept-Language` header (RFC 9110, section 12.5.4): by weight, then by order.
    pub fn accepted(header: &str) -> Option<Self> {
        let weighted = header.split(',').filter_map(|part| {
            let mut pieces = part.trim().split(';');
            let tag = pieces.next()?.trim();
            let weight = pieces
                .find_map(|piece| {
                    piece
                        .trim()
                        .strip_prefix("q=")
                        .and_then(|q| q.parse::<f32>().ok())
                })
                .unwrap_or(1.0);
            let locale = tag.split('-').next()?.to_ascii_lowercase().parse::<Self>().ok()?;
            (weight > 0.0).then_some((locale, weight))
        });
        // The first of equal weights wins.
        weighted
            .fold(None::<(Self, f32)>, |best, next| {
                if best.is_some_and(|b| b.1 >= next.1) {
                    best
                } else {
                    Some(next)
                }
            })
            .map(|b| b.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_language() {
        for (header, want) in [
            ("fr-CH, fr;q=0.9, en;q=0.8", Some(Locale::Fr)),
            ("de, en;q=0.5, fr;q=0.6", Some(Locale::Fr)),
            ("en-GB,fr", Some(Locale::En)),
            ("fr;q=0, en;q=0.1", Some(Locale::En)),
            ("de", None),
            ("", None),
            (";;;,q=", None),
        ] {
            assert_eq!(Locale::accepted(header), want, "{header:?}");
        }
    }
}
