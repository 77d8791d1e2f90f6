//! One sheet of slips, ready to be printed on A4 and cut.
//!
//! The server draws the QR pictures: a code is the right to be given a ballot and tells nothing about it, so the server may know it.

use leptos::prelude::*;
use qrcode::{EcLevel, QrCode, render::svg};
use roundwell::{
    ids::SheetId,
    pulse::{
        service::{self, PrintedSheet},
        slip::SlipCode,
    },
};

use super::labels::moment;
use crate::{
    request::{path_param, signed_in, use_ctx, use_site},
    tr,
    ui::{Layout, NavPlace, PageHead, page},
};

/// `/teams/{team}/slips/{sheet}`.
#[component]
pub fn SheetPage() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let id: SheetId = path_param("sheet")?;
        let printed = service::printed_sheet(&use_ctx(), &actor, id).await?;
        let team = printed.pulse.team_id;
        // It is read by people whose zone nobody knows.
        let (_, zone) = service::slip_page(&use_ctx(), printed.pulse.id).await?;
        let until = moment(printed.pulse.closes_at, zone.tz());
        let title = tr!("slips-sheet-title", number = printed.sheet.number);
        let slips = printed
            .codes
            .iter()
            .map(|code| slip(&printed, code, &until))
            .collect_view();
        Ok(view! {
            <Layout title=title.clone() team=team place=NavPlace::Pulse>
                <div class="no-print stack">
                    <PageHead title=title lede=tr!("slips-sheet-lede")/>
                    <p>{tr!("slips-sheet-print")}</p>
                    <p><a href=format!("/teams/{team}/slips")>{tr!("slips-back")}</a></p>
                </div>
                <ul class="slips">{slips}</ul>
            </Layout>
        })
    })
}

fn slip(printed: &PrintedSheet, code: &SlipCode, until: &str) -> impl IntoView + use<> {
    let address = format!(
        "{}/pulses/{}/slip#{}",
        use_site().base_url,
        printed.pulse.id,
        code.as_str()
    );
    let picture = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::M)
        .map(|code| code.render::<svg::Color<'_>>().min_dimensions(160, 160).build())
        .ok();
    view! {
        <li class="slip">
            <div class="qr" role="img" aria-label=tr!("slip-qr") inner_html=picture></div>
            <div class="stack tight">
                <p class="slip-team"><bdi>{printed.team_name.clone()}</bdi></p>
                <p class="slip-what">{tr!("slip-what")}</p>
                <p class="fingerprint">{code.grouped()}</p>
                <p>{tr!("slip-until", moment = until.to_owned())}</p>
                <p class="quiet slip-sheet">{tr!("slips-sheet-title", number = printed.sheet.number)}</p>
            </div>
            <div class="slip-foot stack tight">
                <p>{tr!("slip-how")}</p>
                <p class="quiet">{tr!("slip-nobody")}</p>
            </div>
        </li>
    }
}
