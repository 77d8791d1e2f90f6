//! Embeds the files of `content` and makes the type `Locale` of its languages; none is named in Rust.

mod embed;

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let content = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("content");
    println!("cargo::rerun-if-changed={}", content.display());
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("locale.rs"), embed::locale(&embed::languages(&content)?))?;
    fs::write(out.join("content.rs"), embed::table(&content)?)?;
    Ok(())
}
