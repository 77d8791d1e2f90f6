//! A refusal arrives with its words, wherever somebody may meet it.

use axum::http::StatusCode;
use roundwell::Refusal;

use crate::support::{Persona, on_both_databases};

#[tokio::test]
async fn a_room_knows_the_words_for_every_refusal_of_a_room() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let page = world
            .get(Persona::Lead, &format!("/rooms/{}", records.open))
            .await;
        assert_eq!(page.status, StatusCode::OK);
        let rooms = Refusal::all().filter(|refusal| matches!(refusal, Refusal::Circle(_)));
        for refusal in rooms {
            assert!(
                page.body.contains(refusal.code()),
                "{refusal} has no words in the room"
            );
        }
    })
    .await;
}
