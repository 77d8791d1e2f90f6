//! Signing in.

use leptos::prelude::*;

use super::browser::kept_way_back;
use crate::{
    pulse::LEAVE,
    request::{query_param, visitor},
    tr,
    ui::{Form, InlineScript, Layout, PageHead, Submit, TextField},
};

/// `/sign-in`; `?next=` is where to go afterwards, or a cookie where that is a secret.
#[component]
pub fn SignIn() -> impl IntoView {
    let next = query_param("next").or_else(kept_way_back).unwrap_or_default();
    // The answer to signing out has emptied the storage already, in browsers that know its header and over https.
    let left = matches!(
        visitor().done.as_deref(),
        Some("signed-out" | "signed-out-everywhere")
    );
    view! {
        <Layout title=tr!("sign-in-title") description=tr!("sign-in-lede") class="slim">
                <PageHead title=tr!("sign-in-title") lede=tr!("sign-in-lede")/>
                <Form action="/sign-in">
                    <input type="hidden" name="next" value=next/>
                    <TextField name="email" kind="email" label=tr!("field-email") autocomplete="username"/>
                    <TextField name="password" kind="password" label=tr!("field-password") autocomplete="current-password"/>
                    <Submit label=tr!("sign-in-submit")/>
                </Form>
                <p class="quiet">{tr!("sign-in-no-account")}</p>
                {left.then(|| view! { <InlineScript text=LEAVE/> })}
        </Layout>
    }
}
