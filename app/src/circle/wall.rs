//! The wall: the shared screen of a room, how a screen becomes one without an account, and the thanks it ends on.

use leptos::prelude::*;
use roundwell::{circle::service, ids::SessionId};

use super::{browser::forget, page::live};
use crate::{
    AppError,
    cookie::WALL,
    i18n::use_locale,
    request::{path_param, send_to, use_ctx, visitor},
    tr,
    ui::{DocumentHead, Form, Layout, PageHead, Submit, TextField, page},
};

/// `/rooms/{session}/wall`: the shared screen. It has no seat, no controls and no frame. When the circle has closed it says thanks, and
/// shows nothing of what its owner has elsewhere.
#[component]
pub fn WallPage() -> impl IntoView {
    page(async move {
        let session: SessionId = path_param("session")?;
        let visitor = visitor();
        let Some(attendee) = visitor.at_wall(session) else {
            if visitor.screen_of == Some(session) && !visitor.is_unsure {
                return Ok(sent_away(session).await?.into_any());
            }
            return Err(visitor.unknown());
        };
        let snapshot = service::wall(&use_ctx(), attendee, session, use_locale().as_str()).await?;
        Ok(match snapshot {
            None => thanks().into_any(),
            Some(snapshot) => {
                let title = snapshot.meeting.title.clone();
                view! {
                    <DocumentHead title/>
                    <main id="main" class="wall-page">{live(&snapshot)}</main>
                }
                .into_any()
            }
        })
    })
}

/// A screen whose secret opens nothing any more: the circle has closed, or its host has ended the shared screens.
async fn sent_away(session: SessionId) -> Result<impl IntoView, AppError> {
    forget(WALL);
    if service::version(&use_ctx(), session).await?.is_some() {
        send_to("/wall");
    }
    Ok(thanks())
}

fn thanks() -> impl IntoView {
    view! {
        <DocumentHead title=tr!("wall-thanks-title")/>
        <main id="main" class="wall-page wall-thanks">
            <h1>{tr!("wall-thanks-title")}</h1>
            <p>{tr!("wall-thanks-lede")}</p>
        </main>
    }
}

/// `/wall`: where a shared screen types a room's code, without an account.
#[component]
pub fn WallCode() -> impl IntoView {
    view! {
        <Layout title=tr!("wall-title") class="slim">
            <PageHead title=tr!("wall-title") lede=tr!("wall-lede")/>
            <Form action="/wall">
                <TextField name="code" label=tr!("join-room-code") hint=tr!("join-room-code-hint")/>
                <Submit label=tr!("wall-do")/>
            </Form>
            <p class="quiet">{tr!("wall-kept")}</p>
        </Layout>
    }
}
