//! The document around every page.

use http::{HeaderValue, header::CONTENT_SECURITY_POLICY};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};

use crate::{
    i18n::use_locale,
    request::{path_and_query, unreadable, use_site, visitor},
    routes::{Pages, is_live},
    ui::error_page,
};

/// The whole document.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let visitor = visitor();
    let locale = visitor.locale;
    provide_context(locale);
    let path = path_and_query();
    set_policy();
    // Without an island there is nothing to hydrate, and nothing to download.
    let scripts = is_live(&path).then(|| view! { <HydrationScripts options=options.clone() islands=true/> });
    view! {
        <!DOCTYPE html>
        <html lang=use_locale().as_str() data-theme=visitor.theme.clone()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                {theme_colours(visitor.theme.as_deref())}
                <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                <link rel="preload" href="/fonts/newsreader-460.woff2" r#as="font" type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=use_site().style.clone()/>
                {scripts}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The ground of the page (`--paper` in `style/tokens.css`) by day and by night, for the frame that a browser draws around it.
const PAPER: [(&str, &str); 2] = [("light", "#fdfaf4"), ("dark", "#1a1511")];

/// The colour of a chosen theme, or one for each that the device may prefer.
fn theme_colours(theme: Option<&str>) -> impl IntoView + use<> {
    let chosen = PAPER
        .into_iter()
        .filter(|(name, _)| theme.is_none_or(|theme| theme == *name));
    let colours = chosen.map(|(name, colour)| {
        let media = theme.is_none().then(|| format!("(prefers-color-scheme: {name})"));
        leptos::html::meta()
            .name("theme-color")
            .content(colour)
            .attr("media", media)
    });
    colours.collect_view()
}

/// The pages, with what their titles need.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    match unreadable() {
        Some(error) => error_page(&error).into_any(),
        None => view! { <Pages/> }.into_any(),
    }
}

/// Scripts only by nonce, styles and everything else only from here, no frames around us.
fn set_policy() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = format!(
        "default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    if let Ok(value) = HeaderValue::from_str(&policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, value);
    }
}
