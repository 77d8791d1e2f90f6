use super::*;
use crate::Locale;

#[test]
fn every_file_is_right_and_named_after_its_key() {
    for (name, text) in SOURCES.iter() {
        let format = Format::parse(text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(format.key, *name);
    }
    assert_eq!(built_in().len(), 12);
}

#[test]
fn every_file_of_the_folder_is_offered() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/content/formats")).unwrap();
    let mut found: Vec<String> = folder
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    let mut offered: Vec<String> = KEYS.iter().map(|key| format!("{key}.toml")).collect();
    offered.sort();
    assert_eq!(found, offered);
}

/// Texts with straight apostrophes, or with a plain space before French punctuation, were typed in a hurry.
#[test]
fn the_texts_are_set_with_care() {
    for format in built_in() {
        let stages = format
            .stages
            .iter()
            .flat_map(|stage| [&stage.title, &stage.guide]);
        for words in [&format.title, &format.about, &format.before]
            .into_iter()
            .chain(stages)
        {
            for locale in Locale::ALL {
                let text = words.written(*locale).unwrap();
                assert!(!text.contains(['\'', '"']), "{}: {text}", format.key);
            }
            for mark in [" ?", " !", " :", " ;", "« ", " »"] {
                let french = words.get(Locale::Fr);
                assert!(!french.contains(mark), "{}: {french}", format.key);
            }
        }
    }
}

#[test]
fn what_each_format_is_known_for() {
    let rule = |key: &str, stage: &str| find(key).unwrap().stage(stage).unwrap().turns;
    for (key, stage, turns) in [
        ("case-circle", "story", TurnRule::Presenter),
        ("case-circle", "wonder", TurnRule::PresenterSilent),
        ("story-panel", "stories", TurnRule::Storytellers),
        ("reflecting-team", "interview", TurnRule::FirstGroup),
        ("reflecting-team", "reflect", TurnRule::SecondGroup),
        ("action-learning", "open", TurnRule::QuestionsOnly),
        ("appreciation", "appreciation", TurnRule::ReceiverEachTurn),
    ] {
        assert_eq!(rule(key, stage), turns, "{key} {stage}");
    }
    assert_eq!(find("restorative").unwrap().host, Hosting::Supervisor);
    let debrief = find("hot-debrief").unwrap();
    assert_eq!(
        (debrief.speaking, debrief.keeps),
        (Speaking::Voluntary, Keeps::Nothing)
    );
    assert!(debrief.about.get(Locale::En).contains("does not treat trauma"));
    let returns = find("talking-piece").unwrap().stage("prompts").unwrap().after;
    assert_eq!(returns, After::HostSumsUp);
    let last = find("drains-restores").unwrap().stage("plan").unwrap().kind;
    assert_eq!(last, StageKind::Asks);
}

/// The design's minutes: with a usual number of seats, the defaults fill the usual slot and do not overrun it.
#[test]
fn every_format_fits_its_usual_slot() {
    for format in built_in() {
        // Right after something hard few can stay.
        let most = if format.minutes < 15 { 5 } else { 7 };
        let usual = (format.least_seats + format.most_seats).div_ceil(2).min(most);
        let minutes = format.seconds(usual).div_ceil(60);
        let slot = format.minutes;
        assert!(
            minutes <= slot + slot / 8 + 1 && minutes * 10 >= slot * 8,
            "{}: {minutes} of {slot} min",
            format.key
        );
        for seats in format.least_seats..=format.most_seats {
            assert!(format.plan(slot, seats).len() == format.stages.len());
        }
        assert!(format.fits(slot, usual), "{}", format.key);
    }
}

#[test]
fn a_plan_scales_to_the_slot() {
    for format in built_in() {
        for seats in [format.least_seats, format.most_seats] {
            let whole = |minutes| {
                format
                    .plan(minutes, seats)
                    .iter()
                    .map(|step| step.seconds)
                    .sum::<u32>()
            };
            let lengths = [15, 30, 45, 60, 90, 120].map(whole);
            assert!(lengths.is_sorted(), "{}: {lengths:?}", format.key);
        }
    }
    let format = find("talking-piece").unwrap();
    let fifteen = format.plan(15, 8);
    assert!(
        !format.fits(15, 8),
        "a quarter of an hour is too short: {fifteen:?}"
    );
    assert!(format.fits(45, 8) && format.fits(60, 12));
}

#[test]
fn large_circles_get_shorter_turns_and_lose_nobody() {
    let format = find("talking-piece").unwrap();
    let prompts = format
        .stages
        .iter()
        .position(|stage| stage.key == "prompts")
        .unwrap();
    let turn = |seats| format.plan(45, seats)[prompts].turn.unwrap();
    assert!(turn(15) < turn(12), "{} < {}", turn(15), turn(12));
    assert!(turn(3) > turn(12));
    let least = Pace {
        scale: 0.5,
        crowd: 0.1,
    };
    assert_eq!(least.turn(60), 20);
}

#[test]
fn a_stage_with_minutes_shares_them_among_whoever_speaks() {
    let format = find("case-circle").unwrap();
    let wonder = format
        .stages
        .iter()
        .position(|stage| stage.key == "wonder")
        .unwrap();
    let step = |seats| format.plan(format.minutes, seats)[wonder];
    let (six, ten) = (step(6), step(10));
    assert!(six.turn > ten.turn, "{six:?} {ten:?}");
    for step in [six, ten] {
        assert!((22 * 60..=28 * 60).contains(&step.seconds), "{step:?}");
    }
}

#[test]
fn the_host_is_told_every_part_to_give() {
    for (key, parts) in [
        ("talking-piece", &[][..]),
        ("case-circle", &[Part::Presenter]),
        ("story-panel", &[Part::Storyteller]),
        ("reflecting-team", &[Part::FirstGroup]),
        ("appreciation", &[]),
    ] {
        assert_eq!(find(key).unwrap().parts(), parts, "{key}");
    }
}
