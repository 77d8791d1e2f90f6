//! Extractors of the handlers that forms post to. Each refuses with an [`AppError`](roundwell_app::AppError), never with a text of
//! axum's.

use std::sync::Arc;

use axum::{
    Form,
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::request::Parts,
};
use roundwell::{
    identity::{Browser, SecretToken},
    team::Actor,
};
use roundwell_app::{
    AppError,
    cookie::{Cookie, DEVICE, SIGN_IN},
    request::{Visitor, visitor_of},
    team::browser::ClientAddress,
};
use serde::de::DeserializeOwned;

use super::{answer::FormError, state::Http};

/// The visitor of a request, whoever that is.
pub(super) struct CurrentVisitor(pub(super) Arc<Visitor>);

impl<S: Send + Sync> FromRequestParts<S> for CurrentVisitor {
    type Rejection = FormError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, FormError> {
        Ok(Self(visitor_of(parts)))
    }
}

/// The person who is signed in; anybody else is refused.
pub(super) struct CurrentActor(pub(super) Actor);

impl<S: Send + Sync> FromRequestParts<S> for CurrentActor {
    type Rejection = FormError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, FormError> {
        let visitor = visitor_of(parts);
        let actor = visitor.actor.clone();
        actor.map(Self).ok_or_else(|| visitor.unknown().into())
    }
}

/// Identifiers in a path, in the order they stand there. What cannot be one is missing.
pub(super) struct PathIds<T>(pub(super) T);

impl<T, S> FromRequestParts<S> for PathIds<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = FormError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, FormError> {
        let found = Path::<T>::from_request_parts(parts, state).await;
        found
            .map(|Path(ids)| Self(ids))
            .map_err(|_| AppError::Missing.into())
    }
}

/// The fields of a form. A body that has not all of them, or one twice, is a bad request.
pub(super) struct Typed<T>(pub(super) T);

impl<T, S> FromRequest<S> for Typed<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = FormError;

    async fn from_request(request: Request, state: &S) -> Result<Self, FormError> {
        let found = Form::<T>::from_request(request, state).await;
        found
            .map(|Form(fields)| Self(fields))
            .map_err(|_| AppError::BadRequest.into())
    }
}

/// The browser of a request, with what it brings along to sign in.
pub(super) struct CurrentBrowser(pub(super) Browser);

impl FromRequestParts<Http> for CurrentBrowser {
    type Rejection = FormError;

    async fn from_request_parts(parts: &mut Parts, http: &Http) -> Result<Self, FormError> {
        let token = |cookie: Cookie| {
            cookie
                .of(&parts.headers, &http.site.base_url)
                .and_then(SecretToken::parse)
        };
        Ok(Self(Browser {
            address: address_of(parts),
            device: token(DEVICE),
            sign_in: token(SIGN_IN),
        }))
    }
}

/// The network address of a request, as text.
pub(super) struct RemoteAddress(pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for RemoteAddress {
    type Rejection = FormError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, FormError> {
        Ok(Self(address_of(parts)))
    }
}

fn address_of(parts: &Parts) -> String {
    let address: Option<&ClientAddress> = parts.extensions.get();
    address.map(|address| address.0.to_string()).unwrap_or_default()
}
