//! Embeds the texts of `locales`. A language is a folder there; none is named in Rust.

mod embed;

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let locales = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let table = Path::new(&env::var("OUT_DIR")?).join("sources.rs");
    fs::write(table, embed::table(&locales)?)?;
    Ok(())
}
