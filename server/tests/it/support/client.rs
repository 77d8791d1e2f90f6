//! A client that speaks to the router as a browser or as a program.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::*;

/// Characters that are escaped in a part of a path.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// The pattern of a path with the fields that it names, and a form's body of all the others.
pub(crate) fn addressed(pattern: &str, fields: &[(&str, &str)]) -> (String, String) {
    let mut path = pattern.to_owned();
    let mut body = form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields {
        let place = format!("{{{name}}}");
        if path.contains(&place) {
            path = path.replace(&place, &utf8_percent_encode(value, ESCAPED).to_string());
        } else {
            body.append_pair(name, value);
        }
    }
    (path, body.finish())
}

impl World {
    /// A page, as a browser asks for it.
    pub(crate) async fn get(&self, who: Persona, path: &str) -> Answer {
        self.send(
            self.request(who, Method::GET, path, "text/html")
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    /// Sends more cookies, such as those that a form's answer has set.
    pub(crate) async fn get_with(&self, who: Persona, path: &str, cookies: &str) -> Answer {
        let request = self.request(who, Method::GET, path, "text/html");
        self.send(
            request
                .header(header::COOKIE, cookies)
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    /// A form of a browser without JavaScript.
    pub(crate) async fn submit(&self, who: Persona, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(who, path, fields, "text/html").await
    }

    /// Sends more cookies.
    pub(crate) async fn submit_with(
        &self,
        who: Persona,
        path: &str,
        fields: &[(&str, &str)],
        cookies: &str,
    ) -> Answer {
        let (path, body) = addressed(path, fields);
        let request = self
            .request(who, Method::POST, &path, "text/html")
            .header(header::COOKIE, cookies)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Signs in as somebody with this address and password, unless they are refused.
    pub(crate) async fn sign_in(&mut self, who: Persona, email: &str, password: &str) -> Answer {
        let fields = [("email", email), ("password", password)];
        let answer = self.submit(Persona::Nobody, "/sign-in", &fields).await;
        let cookies = answer.cookies();
        let token = cookies
            .split("; ")
            .find_map(|cookie| cookie.strip_prefix("roundwell="))
            .and_then(SecretToken::parse);
        if let Some(token) = token {
            self.tokens.insert(who, token);
        }
        answer
    }

    /// Cookie of somebody who is signed in.
    pub(crate) fn cookie(&self, who: Persona) -> String {
        format!("roundwell={}", self.tokens[&who].reveal())
    }

    /// Ends the sign-in of somebody's browser, which goes on sending its cookie.
    pub(crate) async fn end_sign_in(&self, who: Persona) {
        identity::sign_out(&self.ctx, &self.tokens[&who]).await.unwrap();
    }

    /// Call by a program.
    pub(crate) async fn call(&self, who: Persona, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(who, path, fields, "application/json").await
    }

    async fn post(&self, who: Persona, path: &str, fields: &[(&str, &str)], accept: &str) -> Answer {
        let (path, body) = addressed(path, fields);
        let request = self
            .request(who, Method::POST, &path, accept)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// A request with the cookies of `persona`.
    pub(crate) fn request(
        &self,
        who: Persona,
        method: Method,
        path: &str,
        accept: &str,
    ) -> axum::http::request::Builder {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "well.test")
            .header(header::ACCEPT, accept);
        if let Some(token) = self.tokens.get(&who) {
            request = request.header(header::COOKIE, format!("roundwell={}", token.reveal()));
        }
        if let Some(held) = self.guest.get().filter(|_| who == Persona::Guest) {
            request = request.header(header::COOKIE, held);
        }
        if let Some(held) = self.screen.get().filter(|_| who == Persona::Screen) {
            request = request.header(header::COOKIE, held);
        }
        request
    }

    /// Sends a request as it is.
    pub(crate) async fn send(&self, mut request: Request<Body>) -> Answer {
        request
            .extensions_mut()
            .insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 9))));
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        // A stream of events has no end; its status is what matters here.
        let endless = parts
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind == "text/event-stream");
        let body = if endless { Body::empty() } else { body };
        let bytes = to_bytes(body, 4 * 1024 * 1024).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}
