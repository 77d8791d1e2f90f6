//! A refusal arrives with its words, wherever somebody may meet it.

use axum::http::StatusCode;
use roundwell::Refusal;

use crate::support::{Who, both};

#[tokio::test]
async fn a_room_knows_the_words_for_every_refusal_of_a_room() {
    both(async |world| {
        let furniture = world.furnish().await;
        let page = world.get(Who::Lead, &format!("/rooms/{}", furniture.open)).await;
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
