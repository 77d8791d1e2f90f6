//! Head of every document: title, description, icon and the colours of its frame; a failed page begins with the problem.

use axum::http::StatusCode;

use crate::{
    access::{PAGES, fill},
    support::{Answer, Persona, on_both_databases},
};

fn title(page: &str) -> &str {
    let titles: Vec<&str> = page.split("<title>").skip(1).collect();
    assert_eq!(titles.len(), 1, "one title: {page}");
    titles[0].split("</title>").next().unwrap()
}

/// A page says all of it, once.
fn is_whole(path: &str, answer: &Answer) {
    let page = &answer.body;
    let description = page.split("<meta name=\"description\" content=\"").nth(1);
    let description = description
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default();
    assert!(description.len() > 20, "{path}: description {description:?}");
    for (tag, times) in [
        ("<meta name=\"description\"", 1),
        ("<link rel=\"icon\"", 1),
        ("<meta name=\"theme-color\"", 2),
        ("media=\"(prefers-color-scheme: light)\"", 1),
        ("media=\"(prefers-color-scheme: dark)\"", 1),
    ] {
        assert_eq!(page.matches(tag).count(), times, "{path}: {tag} in {page}");
    }
    let (title, failed) = (title(page), !answer.status.is_success());
    assert_eq!(title.starts_with("Problem: "), failed, "{path}: {title}");
    assert!(
        title.ends_with(" · Roundwell") && title.len() > 12,
        "{path}: {title}"
    );
}

#[tokio::test]
async fn every_page_says_what_it_is() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let mut pages = 0;
        for (path, _) in PAGES {
            let path = fill(&world, &records, path).await;
            if path.contains(".svg") || path.contains(".ics") || path.starts_with("/events/") {
                continue;
            }
            for who in Persona::ALL {
                let answer = world.get(who, &path).await;
                if answer.status != StatusCode::SEE_OTHER {
                    is_whole(&path, &answer);
                    pages += 1;
                }
            }
        }
        is_whole("nowhere", &world.get(Persona::Nobody, "/nowhere").await);
        assert!(pages > 150, "{pages} pages");
    })
    .await;
}

#[tokio::test]
async fn a_chosen_theme_has_one_colour() {
    on_both_databases(async |world| {
        for (theme, colour) in [("light", "#fdfaf4"), ("dark", "#1a1511")] {
            let page = world
                .get_with(Persona::Nobody, "/help", &format!("roundwell-theme={theme}"))
                .await
                .body;
            let colours = page.matches("theme-color").count();
            assert!(colours == 1 && page.contains(colour), "{theme}: {page}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_title_of_a_form_that_comes_back_begins_with_its_problem() {
    on_both_databases(async |world| {
        let form = [
            ("name", ""),
            ("locale", "en"),
            ("time_zone", "Europe/London"),
            ("_back", "/account"),
        ];
        let answer = world.submit(Persona::Member, "/account", &form).await;
        let page = if answer.status == StatusCode::SEE_OTHER {
            world
                .get_with(Persona::Member, answer.location(), &answer.cookies())
                .await
        } else {
            answer
        };
        assert_eq!(
            title(&page.body),
            "Problem: Please fill this in. · Your account · Roundwell"
        );
        let again = world.get(Persona::Member, "/account").await;
        assert_eq!(title(&again.body), "Your account · Roundwell");
    })
    .await;
}
