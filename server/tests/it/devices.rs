//! Texts of pages about a device, and under which names it keeps ballots.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use roundwell::{ids::PulseId, pulse::service, team::Role};

use crate::{
    pulse::{opened, token},
    support::{Persona, World, on_both_databases},
};

/// Every name of a ballot in a page.
fn names(page: &str) -> BTreeSet<String> {
    let found = page.split("roundwell-ballot-").skip(1);
    found
        .map(|rest| rest.chars().take_while(char::is_ascii_hexdigit).collect())
        .collect()
}

async fn ballot(world: &World, who: Persona, pulse: PulseId) -> String {
    world.get(who, &format!("/pulses/{pulse}")).await.body
}

#[tokio::test]
async fn a_ballot_is_kept_under_a_name_of_its_owner() {
    on_both_databases(async |world| {
        let pulse = opened(&world).await;
        let (team, mut all) = (format!("/teams/{}", world.team), BTreeSet::new());
        for who in [Persona::Member, Persona::Host, Persona::Lead] {
            let of_ballot = names(&ballot(&world, who, pulse).await);
            assert_eq!(of_ballot.len(), 1, "{who:?}");
            for page in [team.clone(), format!("{team}/pulse")] {
                assert_eq!(
                    names(&world.get(who, &page).await.body),
                    of_ballot,
                    "{who:?} at {page}"
                );
            }
            let (name, account) = (of_ballot.first().unwrap(), world.actor(who).await.account);
            assert_eq!(name.len(), 64);
            assert!(
                !name.contains(&account.0.simple().to_string())
                    && !name.contains(&pulse.0.simple().to_string())
            );
            all.extend(of_ballot);
        }
        assert_eq!(all.len(), 3, "three people, three names");
        for who in [Persona::Nobody, Persona::Guest] {
            assert!(
                names(&ballot(&world, who, pulse).await).is_empty(),
                "{who:?} finds nothing"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_second_device_is_told_beforehand() {
    on_both_databases(async |world| {
        let pulse = opened(&world).await;
        let late = world.add(Role::Member, "Late").await;
        let access = async |who| {
            let page = ballot(&world, who, pulse).await;
            let found = ["Waiting", "Given", "None"].into_iter();
            found
                .filter(|access| {
                    page.contains(&format!("&quot;access&quot;:&quot;{access}&quot;"))
                        || page.contains(&format!("\"access\":\"{access}\""))
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(access(Persona::Member).await, ["Waiting"]);
        token(&world, Persona::Member, pulse).await;
        assert_eq!(access(Persona::Member).await, ["Given"]);
        assert_eq!(access(Persona::Host).await, ["Waiting"], "nobody else is told");
        assert_eq!(access(Persona::Manager).await, ["None"]);
        assert_eq!(access(Persona::Nobody).await, ["None"]);
        let page = service::ballot_page(&world.ctx, Some(&late), pulse)
            .await
            .unwrap();
        assert_eq!(page.entitlement, service::Entitlement::Late);
    })
    .await;
}

#[tokio::test]
async fn home_says_what_comes_next() {
    on_both_databases(async |world| {
        let pulse = opened(&world).await;
        let home = async |who| world.get(who, &format!("/teams/{}", world.team)).await.body;
        let before = home(Persona::Member).await;
        assert!(before.contains("The pulse is open") && before.contains("Answer the pulse"));
        assert!(
            before.contains("<p data-now=\"open\" hidden"),
            "no word on the device without a script"
        );
        token(&world, Persona::Member, pulse).await;
        let after = home(Persona::Member).await;
        let same = |page: &str| {
            page.split("data-kept")
                .nth(1)
                .map(|rest| rest.split("</section>").next().map(str::to_owned))
        };
        let bare = |page: &str| {
            same(page)
                .flatten()
                .map(|text| text.split("nonce").next().map(str::to_owned))
        };
        assert_eq!(
            bare(&before),
            bare(&after),
            "the server says the same before and after"
        );

        let view = service::ballot_page(&world.ctx, None, pulse).await.unwrap().pulse;
        let advance = async |to: chrono::DateTime<chrono::Utc>| {
            // People look in from time to time; a sign-in that nobody uses would end.
            while world.ctx.now() < to {
                world
                    .ctx
                    .clock
                    .advance((to - world.ctx.now()).min(TimeDelta::days(3)));
                for who in [Persona::Member, Persona::Manager] {
                    home(who).await;
                }
            }
            service::advance_due(&world.ctx).await.unwrap();
        };
        advance(view.closes_at).await;
        assert!(home(Persona::Member).await.contains("The result comes"));
        advance(view.team_at).await;
        assert!(
            home(Persona::Member)
                .await
                .contains("The result of the pulse is ready")
        );
        assert!(
            !home(Persona::Manager)
                .await
                .contains("The result of the pulse is ready")
        );
        advance(view.managers_at).await;
        assert!(
            home(Persona::Manager)
                .await
                .contains("The result of the pulse is ready")
        );
        advance(view.managers_at + TimeDelta::days(14)).await;
        for who in [Persona::Member, Persona::Manager] {
            assert!(
                !home(who).await.contains("The result of the pulse is ready"),
                "{who:?}: no news any more"
            );
        }
    })
    .await;
}
