//! Bad contents of the box: tokens, answers and remarks that make no ballot.

use super::*;

#[tokio::test]
async fn bad_tokens() {
    on_both_databases(async |world| {
        let pulse = opened(&world).await;
        let good = token(&world, Persona::Member, pulse).await.to_hex();
        let flipped = |at: usize| {
            let digit = if good.as_bytes()[at] == b'0' { "1" } else { "0" };
            format!("{}{digit}{}", &good[..at], &good[at + 1..])
        };
        let (nonce, output) = good.split_at(64);
        let wide: String = good
            .chars()
            .map(|c| char::from_u32(c as u32 + 0xfee0).unwrap())
            .collect();
        for (name, token, status, code) in [
            ("none", String::new(), 409, "ballot-malformed"),
            ("of another pulse", foreign(), 409, "ballot-foreign"),
            (
                "with a forged output",
                format!("{nonce}{}", "0".repeat(128)),
                409,
                "ballot-foreign",
            ),
            (
                "with an output of ones",
                format!("{nonce}{}", "f".repeat(128)),
                409,
                "ballot-foreign",
            ),
            (
                "with one bit of the output turned",
                flipped(190),
                409,
                "ballot-foreign",
            ),
            (
                "with one bit of the nonce turned",
                flipped(3),
                409,
                "ballot-foreign",
            ),
            (
                "of somebody else's nonce",
                format!("{}{output}", &foreign()[..64]),
                409,
                "ballot-foreign",
            ),
            ("turned round", format!("{output}{nonce}"), 409, "ballot-foreign"),
            ("of zeros", "0".repeat(192), 409, "ballot-foreign"),
            ("one digit short", good[..191].to_owned(), 409, "ballot-malformed"),
            ("one byte short", good[..190].to_owned(), 409, "ballot-malformed"),
            ("one byte long", format!("{good}00"), 409, "ballot-malformed"),
            ("twice", format!("{good}{good}"), 409, "ballot-malformed"),
            ("half", nonce.to_owned(), 409, "ballot-malformed"),
            (
                "with a space before it",
                format!(" {good}"),
                409,
                "ballot-malformed",
            ),
            (
                "with 0x before it",
                format!("0x{}", &good[2..]),
                409,
                "ballot-malformed",
            ),
            ("in wide digits", wide, 409, "ballot-malformed"),
            (
                "with a null in it",
                format!("{}\0{}", &good[..10], &good[11..]),
                422,
                "unprintable",
            ),
            ("that is SQL", "' or 1=1 --".to_owned(), 409, "ballot-malformed"),
            ("of 600 KB", "a".repeat(600_000), 400, "BadRequest"),
        ] {
            let case = BallotCase {
                name: format!("a token {name}"),
                who: Persona::Nobody,
                path: CAST,
                kind: FORM,
                body: ballot(&pulse.to_string(), &token, SHEET, ""),
                status,
                code,
            };
            check(&world, case).await;
        }
        assert_eq!(in_the_box(&world, pulse).await, 0);
    })
    .await;
}

#[tokio::test]
async fn bad_answers_and_remarks() {
    on_both_databases(async |world| {
        let pulse = opened(&world).await;
        let good = token(&world, Persona::Member, pulse).await.to_hex();
        let long = "x".repeat(501);
        let wide = "👩‍⚕️".repeat(130);
        for (name, answers, remark, status, code) in [
            ("a six", "1,2,3,4,5,6", "", 422, "ballot-answer"),
            ("a zero", "0,2,3,4,5,1", "", 422, "ballot-answer"),
            ("a negative", "-1,2,3,4,5,1", "", 422, "ballot-answer"),
            (
                "256, which is nought in a byte",
                "256,2,3,4,5,1",
                "",
                422,
                "ballot-answer",
            ),
            (
                "257, which is one in a byte",
                "257,2,3,4,5,1",
                "",
                422,
                "ballot-answer",
            ),
            (
                "an enormous number",
                "9223372036854775807,,,,,",
                "",
                422,
                "ballot-answer",
            ),
            (
                "beyond any number",
                "9223372036854775808,,,,,",
                "",
                400,
                "BadRequest",
            ),
            ("a fraction", "1.5,2,3,4,5,1", "", 400, "BadRequest"),
            ("an exponent", "1e0,2,3,4,5,1", "", 400, "BadRequest"),
            ("a space", " 1,2,3,4,5,1", "", 400, "BadRequest"),
            ("words", "often,2,3,4,5,1", "", 400, "BadRequest"),
            ("semicolons", "1;2;3;4;5;1", "", 400, "BadRequest"),
            (
                "an item that was not asked",
                "1,2,3,4,5,1,1",
                "",
                422,
                "ballot-items",
            ),
            ("an item too few", "1,2,3,4,5", "", 422, "ballot-items"),
            ("no answers", "", "", 422, "ballot-items"),
            (
                "ten thousand answers",
                &"1,".repeat(10_000),
                "",
                422,
                "ballot-items",
            ),
            ("answers by name", "{\"energy\":3}", "", 400, "BadRequest"),
            ("an oversized remark", SHEET, &long, 422, "too-long"),
            ("an oversized remark in emoji", SHEET, &wide, 422, "too-long"),
            ("a null in the remark", SHEET, "a\0b", 422, "unprintable"),
            (
                "a remark that turns round",
                SHEET,
                "a\u{202e}b",
                422,
                "unprintable",
            ),
        ] {
            let case = BallotCase {
                name: name.to_owned(),
                who: Persona::Nobody,
                path: CAST,
                kind: FORM,
                body: ballot(&pulse.to_string(), &good, answers, remark),
                status,
                code,
            };
            check(&world, case).await;
        }
        assert_eq!(in_the_box(&world, pulse).await, 0);
        for (answers, remark) in [(",,,,,", ""), (SHEET, "  \n "), (SHEET, &long[..500])] {
            let body = ballot(&pulse.to_string(), &good, answers, remark);
            let answer = send(&world, Persona::Nobody, CAST, FORM, body).await;
            assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "null"));
        }
        assert_eq!(in_the_box(&world, pulse).await, 1);
    })
    .await;
}
