use super::*;

fn load(toml: &str, variables: &[(&str, &str)]) -> anyhow::Result<Config> {
    let file = config::File::from_str(toml, config::FileFormat::Toml);
    let pairs = variables
        .iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
        .collect();
    Config::from_sources(file, pairs)
}

#[test]
fn the_environment_wins_over_the_file() {
    let config = load(
        "addr = \"127.0.0.1:4000\"",
        &[("ROUNDWELL_ADDR", "127.0.0.1:5000")],
    )
    .unwrap();
    assert_eq!(config.addr.port(), 5000);
    assert_eq!(config.base_url, "http://127.0.0.1:5000");
}

#[test]
fn what_is_wrong_is_named() {
    for (toml, named) in [
        ("addr = \"nowhere\"", "addr"),
        ("colour = \"blue\"", "colour"),
        ("base_url = \"example.org\"", "base_url"),
        ("base_url = \"ftp://example.org\"", "base_url"),
        ("base_url = \"https://example.org/care\"", "base_url"),
        ("base_url = \"http://0.0.0.0:3000\"", "base_url"),
        ("base_url = \"http://[::]:3000\"", "base_url"),
        ("addr = \"0.0.0.0:4106\"", "ROUNDWELL_BASE_URL"),
        ("addr = \"[::]:4106\"", "ROUNDWELL_BASE_URL"),
        ("trust_proxy = \"perhaps\"", "trust_proxy"),
    ] {
        let error = format!("{:#}", load(toml, &[]).unwrap_err());
        assert!(error.contains(named), "{toml}: {error}");
    }
}

#[test]
fn secrets_are_hidden() {
    let url = "postgres://well:hush@db.internal/roundwell?password=hush2";
    let printed = load("", &[("ROUNDWELL_DATABASE_URL", url)]).unwrap().to_string();
    assert!(
        printed.contains("postgres://well:***@db.internal/roundwell") && !printed.contains("hush"),
        "{printed}"
    );
}

#[test]
fn an_address_for_everybody_needs_one_for_people() {
    let config = load(
        "addr = \"0.0.0.0:4106\"",
        &[("ROUNDWELL_BASE_URL", "https://care.example.org/")],
    );
    assert_eq!(config.unwrap().base_url, "https://care.example.org");
}

#[test]
fn a_variable_of_somebody_else_stops_nothing() {
    let variables = [
        ("ROUNDWELL_BASEURL", "hush-1"),
        ("ROUNDWELL_TEST_POSTGRES", "hush-2"),
        ("PATH", "hush-3"),
        ("ROUNDWELL_LOG", "warn"),
    ];
    let config = load("", &variables).unwrap();
    let said = config.warnings.join("\n");
    assert_eq!(
        (config.log.as_str(), config.warnings.len()),
        ("warn", 2),
        "{said}"
    );
    assert!(
        said.contains("ROUNDWELL_BASEURL") && said.contains("did you mean ROUNDWELL_BASE_URL?"),
        "{said}"
    );
    assert!(
        said.contains("ROUNDWELL_TEST_POSTGRES") && !said.contains("hush"),
        "{said}"
    );
}

#[test]
fn a_password_with_a_question_mark_is_hidden_too() {
    let shown = Secret::new("postgres://well:hu?sh@db.internal/roundwell").to_string();
    assert!(!shown.contains("hu"), "{shown}");
}
