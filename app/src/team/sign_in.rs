//! Signing in.

use leptos::prelude::*;

use crate::{
    request::query_param,
    tr,
    ui::{Form, Layout, PageHead, Submit, TextField},
};

/// `/sign-in`; `?next=` is where to go afterwards.
#[component]
pub fn SignIn() -> impl IntoView {
    let next = query_param("next").unwrap_or_default();
    view! {
        <Layout title=tr!("sign-in-title") class="slim">
                <PageHead title=tr!("sign-in-title") lede=tr!("sign-in-lede")/>
                <Form action="/api/people/sign-in">
                    <input type="hidden" name="next" value=next/>
                    <TextField name="email" kind="email" label=tr!("field-email") autocomplete="username"/>
                    <TextField name="password" kind="password" label=tr!("field-password") autocomplete="current-password"/>
                    <Submit label=tr!("sign-in-submit")/>
                </Form>
                <p class="quiet">{tr!("sign-in-no-account")}</p>
        </Layout>
    }
}
