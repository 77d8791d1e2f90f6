//! Every question that a team's pulses can ask, what each is for, and an organisation's own.

use std::iter;

use leptos::prelude::*;
use roundwell::{
    Hse, Locale,
    ids::TeamId,
    pulse::service::{self, BankItem, ItemOwner},
    question::{
        bank::Bank,
        item::{Better, Domain},
        own,
    },
    team::Capability,
};
use roundwell_i18n::own_name;

use crate::{
    action::labels,
    i18n::use_locale,
    request::{path_param, signed_in, use_ctx, visitor},
    tr,
    ui::{
        Choice, Details, Form, Layout, NavPlace, PageHead, RadioSet, SelectField, Submit, TextArea,
        TextField, page,
    },
};

/// `/teams/{team}/questions`.
#[component]
pub fn Questions() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let items = service::bank(&use_ctx(), &actor, team).await?;
        let keeps = actor.may(Capability::KeepItems, team).is_ok();
        let count = items
            .iter()
            .filter(|item| item.whose != ItemOwner::Retired)
            .count();
        let domains = Domain::ALL
            .iter()
            .map(|domain| of_domain(team, *domain, &items, keeps))
            .collect_view();
        Ok(view! {
            <Layout title=tr!("bank-title") team=team place=NavPlace::Pulse>
                <PageHead title=tr!("bank-title") lede=tr!("bank-lede", count = count)/>
                <section class="narrow stack">{domains}</section>
                {keeps.then(|| add(team))}
            </Layout>
        })
    })
}

fn of_domain(team: TeamId, domain: Domain, items: &[BankItem], keeps: bool) -> impl IntoView + use<> {
    let of_domain: Vec<_> = items.iter().filter(|item| item.item.domain == domain).collect();
    let rows = of_domain.iter().map(|item| row(team, item, keeps)).collect_view();
    let name = tr!(&format!("summary-domain-{domain}"));
    view! {
        <Details summary=tr!("bank-domain", domain = name, count = of_domain.len())>
            <p>{tr!(&format!("bank-for-{domain}"))}</p>
            <ul class="rows">{rows}</ul>
        </Details>
    }
}

fn row(team: TeamId, item: &BankItem, keeps: bool) -> impl IntoView + use<> {
    let words = item.item.wording.get(use_locale()).to_owned();
    let area = item
        .item
        .area
        .map(|area| tr!("bank-area", area = labels::area(area)));
    let whose = match item.whose {
        ItemOwner::BuiltIn => None,
        ItemOwner::Own => Some(tr!("bank-own")),
        ItemOwner::Retired => Some(tr!("bank-retired")),
    };
    let about = [
        Some(tr!(&format!("bank-better-{}", item.item.better))),
        area,
        Some(tr!("bank-asked", count = item.asked)),
        whose,
    ];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let key = item.item.key.clone();
    let label = tr!("bank-retire-one", words = words.clone());
    let retire = (keeps && item.whose == ItemOwner::Own).then(|| {
        view! {
            <Form action=format!("/teams/{team}/questions/{key}/retire") id=format!("retire-{key}") class="inline">
                <button class="button soft" aria-label=label>{tr!("bank-retire")}</button>
            </Form>
        }
    });
    view! {
        <li>
            <div><p>{words}</p><p class="quiet">{about}</p></div>
            {retire}
        </li>
    }
}

/// A field for each language, the hint at the first of them. Called within the form: fields find there what was typed.
fn wordings() -> impl IntoView {
    let hints = iter::once(tr!("bank-words-hint")).chain(iter::repeat(String::new()));
    let fields = Locale::ALL.iter().zip(hints).map(|(locale, hint)| {
        let label = tr!("bank-wording", language = own_name(*locale));
        view! { <TextField name=locale.as_str() label=label hint=hint optional=true/> }
    });
    fields.collect_view()
}

/// The two ways to add: a form for one, a text for several. What was wrong last time stands open.
fn add(team: TeamId) -> impl IntoView {
    let (one, several) = (
        format!("/teams/{team}/questions"),
        format!("/teams/{team}/questions/text"),
    );
    let failed = |action: &str| visitor().returned(action, "").is_some();
    let domains = Domain::ALL.iter().filter(|domain| **domain != Domain::Core);
    let domains = domains
        .map(|domain| (domain.to_string(), tr!(&format!("summary-domain-{domain}"))))
        .collect();
    let none = (String::new(), tr!("bank-no-area"));
    let areas = Hse::ALL
        .iter()
        .map(|area| (area.to_string(), labels::area(*area)));
    let areas = iter::once(none).chain(areas).collect();
    let better = Better::ALL
        .iter()
        .map(|better| Choice::new(better.as_str(), tr!(&format!("bank-better-{better}"))))
        .collect();
    let locale = use_locale();
    let scales = Bank::built_in().scales().iter().map(|(key, labels)| {
        let ends = tr!(
            "bank-scale-ends",
            low = labels[0].get(locale).to_owned(),
            high = labels[4].get(locale).to_owned()
        );
        (key.clone(), ends)
    });
    let scales = scales.collect();
    view! {
        <section class="narrow stack">
            <h2>{tr!("bank-add")}</h2>
            <p>{tr!("bank-add-lead")}</p>
            <Details summary=tr!("bank-add-one") open=failed(&one)>
                <Form action=one>
                    {wordings()}
                    <SelectField name="scale" label=tr!("bank-scale") options=scales value="often"/>
                    <RadioSet name="better" label=tr!("bank-better") choices=better value="high"/>
                    <SelectField name="domain" label=tr!("bank-of-domain") options=domains/>
                    <SelectField name="area" label=tr!("bank-of-area") options=areas hint=tr!("bank-of-area-hint")/>
                    <Submit label=tr!("bank-add-submit")/>
                </Form>
            </Details>
            <Details summary=tr!("bank-add-text") open=failed(&several)>
                <p>{tr!("bank-add-text-lead")}</p>
                <pre class="example">{own::example()}</pre>
                <Form action=several>
                    <TextArea name="text" label=tr!("bank-text")/>
                    <Submit label=tr!("bank-add-text-submit")/>
                </Form>
            </Details>
        </section>
    }
}
