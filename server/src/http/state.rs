//! State that all handlers share.

use std::{path::Path, sync::Arc, time::Duration};

use leptos::prelude::{LeptosOptions, provide_context};
use roundwell::{Ctx, team::DatabasePurpose};
use roundwell_app::request::Site;
use tokio_util::sync::CancellationToken;

use super::{
    assets::Assets,
    events::{
        hub::{Hub, Intervals},
        streams::Streams,
    },
};
use crate::config::Config;

/// The most bytes a request may carry: the longest text of a format (40,000 characters), sent by a form, with every byte escaped.
pub const MAX_BYTES: usize = 512 * 1024;

/// Time that a body may take: for 64 KB, more than any form but a format's sends, a line of 17 kbit a second is enough.
const PATIENCE: Duration = Duration::from_secs(30);

/// State that the handlers share.
#[derive(Clone, Debug)]
pub struct Http {
    /// For the use cases.
    pub ctx: Ctx,
    /// Facts for the screens.
    pub site: Arc<Site>,
    /// Real people's data or the demonstration's, which has routes of its own.
    pub purpose: DatabasePurpose,
    /// Cancelled when the process drains.
    pub stop: CancellationToken,
    /// The rooms that are watched through this process.
    pub hub: Hub,
    /// Number of open streams.
    pub streams: Streams,
    /// Time that the body of a request may take to come.
    pub patience: Duration,
    pub(super) options: LeptosOptions,
    pub(super) trust_proxy: bool,
}

impl axum::extract::FromRef<Http> for LeptosOptions {
    fn from_ref(http: &Http) -> Self {
        http.options.clone()
    }
}

impl Http {
    /// Prepares the handlers.
    pub fn new(
        ctx: Ctx,
        config: &Config,
        purpose: DatabasePurpose,
        stop: CancellationToken,
    ) -> anyhow::Result<Self> {
        let root = config.site_root.to_string_lossy().into_owned();
        let assets = Assets::find(&config.site_root);
        let options = LeptosOptions::builder()
            .output_name("roundwell")
            .site_root(root)
            .site_pkg_dir("pkg")
            .hash_files(assets.hashed)
            .hash_file(Arc::<str>::from(assets.list))
            .build();
        let site = Arc::new(Site {
            base_url: config.base_url.clone(),
            style: assets.style,
        });
        Ok(Self {
            hub: Hub::new(ctx.clone(), Arc::clone(&site), Intervals::default()),
            streams: Streams::default(),
            patience: PATIENCE,
            ctx,
            site,
            purpose,
            stop,
            options,
            trust_proxy: config.trust_proxy,
        })
    }

    /// True when the style sheet is where it was.
    pub(super) fn has_site(&self) -> bool {
        let sheet = self.site.style.trim_start_matches('/');
        Path::new(self.options.site_root.as_ref()).join(sheet).is_file()
    }

    /// Gives screens what they need.
    pub(super) fn context(&self) -> impl Fn() + Clone + Send + Sync + 'static + use<> {
        let (ctx, site) = (self.ctx.clone(), Arc::clone(&self.site));
        move || {
            provide_context(ctx.clone());
            provide_context(Arc::clone(&site));
        }
    }
}
