//! One's own account.

use leptos::prelude::*;
use roundwell_i18n::own_name;

use crate::{
    i18n::Locale,
    request::signed_in,
    tr,
    ui::{Form, Layout, PageHead, SelectField, Submit, TextField, TimeZoneField, page},
};

/// `/account`: name, language, time zone, and signing out everywhere.
#[component]
pub fn Account() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let mut languages = vec![(String::new(), tr!("account-language-auto"))];
        languages.extend(Locale::ALL.iter().map(|l| (l.as_str().to_owned(), own_name(*l))));
        Ok(view! {
            <Layout title=tr!("account-title") class="narrow">
                    <PageHead title=tr!("account-title")/>
                    <Form action="/account">
                        <TextField name="name" label=tr!("field-your-name") value=actor.name hint=tr!("field-your-name-hint") autocomplete="name"/>
                        <SelectField name="locale" label=tr!("account-language") options=languages value=actor.locale.unwrap_or_default()/>
                        <TimeZoneField value=actor.time_zone label=tr!("field-time-zone") hint=tr!("field-time-zone-hint")/>
                        <Submit label=tr!("save")/>
                    </Form>
                    <section class="stack">
                        <h2>{tr!("account-devices")}</h2>
                        <p>{tr!("account-devices-lead")}</p>
                        <Form action="/sign-out-everywhere">
                            <button class="button soft">{tr!("account-sign-out-everywhere")}</button>
                        </Form>
                    </section>
            </Layout>
        })
    })
}
