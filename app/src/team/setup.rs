//! The first start.

use leptos::prelude::*;
use roundwell::team::service;

use crate::{
    AppError,
    request::use_ctx,
    tr,
    ui::{Form, Layout, PageHead, Submit, TextField, TimeZoneField, page},
};

/// `/setup`: the organisation and its first admin; it does not exist once that is done.
#[component]
pub fn Setup() -> impl IntoView {
    page(async move {
        if service::is_founded(&use_ctx()).await? {
            return Err(AppError::Missing);
        }
        Ok(view! {
            <Layout title=tr!("setup-title") description=tr!("setup-lead") class="alone">
                    <PageHead title=tr!("setup-title") lede=tr!("setup-lead")/>
                    <Form action="/setup">
                        <TextField name="organisation" label=tr!("setup-organisation") autocomplete="organization"/>
                        <TimeZoneField label=tr!("setup-time-zone") hint=tr!("setup-time-zone-hint")/>
                        <h2>{tr!("setup-admin")}</h2>
                        <p>{tr!("setup-admin-lead")}</p>
                        <TextField name="name" label=tr!("field-your-name") autocomplete="name"/>
                        <TextField name="email" kind="email" label=tr!("field-email") autocomplete="username"/>
                        <TextField name="password" kind="password" label=tr!("field-new-password")
                            hint=tr!("field-new-password-hint") autocomplete="new-password"/>
                        <Submit label=tr!("setup-submit")/>
                    </Form>
            </Layout>
        })
    })
}
