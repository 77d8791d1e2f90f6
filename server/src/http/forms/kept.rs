//! A form whose sender's sign-in had ended: kept while they sign in again, then shown to the same person with its text, not sent.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::Response,
};
use roundwell::{
    Problem,
    identity::{KEPT_FOR, KeptForm, SecretToken, forget_kept, keep, kept_form},
    team::Actor,
};
use roundwell_app::{cookie::KEPT, request::PostedForm, team::browser::way_to_sign_in};

use super::{again::Asker, answer::say, post::Post};
use crate::http::{Http, answer::see_other};

/// Keeps the form and goes to the sign-in page. What cannot be kept, or does not say for whom it is, is shown there to copy.
pub(super) async fn sign_in(mut post: Post) -> Response {
    let base_url = &post.forms.http.site.base_url;
    let (page, way_back) = way_to_sign_in(base_url, &post.back);
    let mut headers: HeaderMap = way_back
        .map(|cookie| (header::SET_COOKIE, cookie))
        .into_iter()
        .collect();
    let written = !post.posted.texts_left().is_empty();
    if post.posted.typed.is_empty() || (post.owner.is_empty() && !written) {
        return see_other(&page, headers);
    }
    let form = KeptForm {
        back: post.back.clone(),
        action: post.posted.action.clone(),
        form: post.posted.form.clone(),
        typed: post.posted.typed.clone(),
    };
    let http = &post.forms.http;
    let kept = if post.owner.is_empty() {
        Ok(None)
    } else {
        keep(&http.ctx, &post.owner, &post.asker.address(), &form).await
    };
    match kept {
        Ok(Some(token)) => {
            say(&mut headers, http, "kept");
            let seconds = u32::try_from(KEPT_FOR.num_seconds()).unwrap_or_default();
            KEPT.keep(&mut headers, base_url, &token.reveal(), seconds);
            see_other(&page, headers)
        }
        failed => {
            if let Err(error) = failed {
                tracing::error!(error = %error, "keeping a form through a sign-in failed");
            }
            post.posted.problems = vec![Problem::new("", "not-kept")];
            post.asker
                .ask(post.forms.pages, &page, post.posted, StatusCode::UNAUTHORIZED)
                .await
        }
    }
}

/// The form that was kept for this page and this person. One that was kept for somebody else is dropped.
pub(crate) async fn kept(http: &Http, headers: &HeaderMap, actor: &Actor, page: &Uri) -> Option<PostedForm> {
    let token = token(http, headers)?;
    let found = kept_form(&http.ctx, actor.account, &token).await;
    let form = found
        .inspect_err(|error| tracing::error!(error = %error, "reading a kept form failed"))
        .ok()??;
    let here = page
        .path_and_query()
        .is_some_and(|here| here.as_str() == form.back);
    here.then(|| PostedForm::new(form.action, form.form, form.typed).that_was_kept())
}

/// Drops what was kept once the same form is done, and its cookie.
pub(super) async fn used(http: &Http, asker: &Asker, posted: &PostedForm) -> Option<HeaderValue> {
    let token = token(http, &asker.headers)?;
    let actor = asker.actor()?;
    let form = kept_form(&http.ctx, actor.account, &token).await.ok()?;
    if form.is_some_and(|form| form.action != posted.action || form.form != posted.form) {
        return None;
    }
    if let Err(error) = forget_kept(&http.ctx, &token).await {
        tracing::error!(error = %error, "dropping a kept form failed");
    }
    Some(KEPT.clear(&http.site.base_url))
}

fn token(http: &Http, headers: &HeaderMap) -> Option<SecretToken> {
    KEPT.of(headers, &http.site.base_url).and_then(SecretToken::parse)
}
