//! Order of modules: what may import what, read from the source.
//!
//! A module of `src` imports those that stand before it in [`ORDER`] and none that stand after it; no files of a package import each other
//! in a circle; no file of Rust has more than [`MAX_LINES`] lines.
//!
//! An import is a name that is written: in a `use`, or as a path that begins with `crate`, `self`, `super`, a module of the file's own, or
//! another of our packages. It is followed to the file that declares it, through whatever other modules pass on: a `mod.rs` that only
//! says `pub use child::Type` depends on nothing by that, and a child that takes `super::Type` from it depends on the file of `Type`. A
//! child that uses what its parent declares, while the parent calls the child, is a circle. What is compiled for tests alone is left out.
//!
//! Deliberately absent: methods, implementations of traits and macros, which name no module, and modules within a file, which count as it.

mod circles;
mod code;
mod imports;
mod tree;

use std::{collections::BTreeMap, fmt, io, path::Path};

pub(crate) use self::tree::rust_files;

use self::{
    circles::{Edges, circles},
    tree::{Node, Tree},
};

/// Modules of `src`: each line may import those above it, and the modules of one line each other as long as their files do not do so in a
/// circle.
const ORDER: &[&[&str]] = &[
    // What every module shares.
    &[
        "embedded", "error", "hse", "ids", "locale", "ports", "text", "zone",
    ],
    &["db"],
    // Nothing of any noun.
    &["ctx"],
    &["idempotency", "job", "timekeeper"],
    &["outbox"],
    &["identity"],
    &["team"],
    &["action"],
    &["question"],
    &["stats"],
    &["disclosure"],
    &["pulse"],
    &["format"],
    &["schedule"],
    &["circle"],
    // Joins circle and pulse.
    &["follow_up"],
    &["summary"],
    &["audit", "content"],
    // Names the refusals of all of them.
    &["refusal"],
    &["testing"],
];

/// Packages as paths name them, with the folders of their sources; the first is the one that [`ORDER`] is about.
const PACKAGES: &[(&str, &str)] = &[
    ("roundwell", "src"),
    ("roundwell_app", "app/src"),
    ("roundwell_demo", "demo/src"),
    ("roundwell_server", "server/src"),
    ("roundwell_i18n", "i18n/src"),
    ("xtask", "xtask/src"),
];

/// The most lines of one file.
const MAX_LINES: usize = 400;

/// Findings, and counts of it.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    files: usize,
    /// Modules of `src` that reach themselves by way of others.
    modules_in_a_circle: usize,
    /// Groups of files that import each other.
    circles: usize,
    upward: usize,
    long: usize,
    lines: Vec<String>,
}

impl Findings {
    /// True when nothing is to be mended.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    fn find(&mut self, line: String) {
        self.lines.push(line);
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            writeln!(f, "{line}")?;
        }
        write!(
            f,
            "{} files: {} imports go upward, {} modules of src in a circle, {} circles of files, {} files over {MAX_LINES} lines",
            self.files, self.upward, self.modules_in_a_circle, self.circles, self.long
        )
    }
}

/// Reads the sources below a folder and says what is out of order.
///
/// # Errors
/// When a file cannot be read.
pub(crate) fn look(root: &Path) -> io::Result<Findings> {
    let tree = Tree::read(root, PACKAGES)?;
    let edges = tree.edges();
    let mut findings = Findings {
        files: tree.files(),
        ..Findings::default()
    };
    upward(&tree, &edges, &mut findings);
    module_circles(&edges, &mut findings);
    file_circles(&tree, &edges, &mut findings);
    long_files(root, &mut findings)?;
    Ok(findings)
}

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|line| line.contains(&module))
}

/// Imports from one module of `src` into another, by the two modules.
fn between_modules(edges: &Edges<Node>) -> impl Iterator<Item = (&Node, &str, &Node, &str, &str)> {
    edges.iter().flat_map(|(from, to)| {
        to.iter().filter_map(move |(to, name)| {
            let (lower, upper) = (from.top_module()?, to.top_module()?);
            (lower != upper).then_some((from, lower, to, upper, name.as_str()))
        })
    })
}

fn upward(tree: &Tree, edges: &Edges<Node>, findings: &mut Findings) {
    for module in tree.top_modules().filter(|module| rank(module).is_none()) {
        findings.find(format!(
            "src: the module `{module}` has no place in ORDER (xtask/src/order.rs)"
        ));
    }
    for (from, lower, to, upper, name) in between_modules(edges) {
        if rank(lower) < rank(upper) {
            findings.upward += 1;
            findings.find(format!(
                "{} imports {name} of {}, but `{lower}` stands below `{upper}`",
                tree.path(from),
                tree.path(to)
            ));
        }
    }
}

fn module_circles(edges: &Edges<Node>, findings: &mut Findings) {
    let mut modules: Edges<String> = BTreeMap::new();
    for (_, lower, _, upper, name) in between_modules(edges) {
        let to = modules.entry(lower.to_owned()).or_default();
        to.insert(upper.to_owned(), name.to_owned());
    }
    for circle in circles(&modules) {
        findings.modules_in_a_circle += circle.len();
        let names: Vec<_> = circle.into_iter().collect();
        findings.find(format!("src: modules in a circle: {}", names.join(", ")));
    }
}

fn file_circles(tree: &Tree, edges: &Edges<Node>, findings: &mut Findings) {
    for circle in circles(edges) {
        findings.circles += 1;
        findings.find(format!("a circle of {} files:", circle.len()));
        for from in &circle {
            for (to, name) in edges.get(from).into_iter().flatten() {
                if circle.contains(to) {
                    findings.find(format!(
                        "    {} imports {name} of {}",
                        tree.path(from),
                        tree.path(to)
                    ));
                }
            }
        }
    }
}

fn long_files(root: &Path, findings: &mut Findings) -> io::Result<()> {
    for file in rust_files(root)? {
        let lines = std::fs::read_to_string(&file)?.lines().count();
        if lines > MAX_LINES {
            let path = file.strip_prefix(root).unwrap_or(&file).display();
            findings.long += 1;
            findings.find(format!("{path} has {lines} lines, {MAX_LINES} are the most"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree of sources in a folder of its own.
    fn looked(name: &str, sources: &[(&str, &str)]) -> Findings {
        let root = std::env::temp_dir().join(format!("roundwell-order-{}-{name}", std::process::id()));
        for (path, text) in sources {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let findings = look(&root).unwrap();
        std::fs::remove_dir_all(root).unwrap();
        findings
    }

    #[test]
    fn an_import_from_a_module_above_is_found() {
        let found = looked(
            "upward",
            &[
                ("src/lib.rs", "pub mod db; pub mod team; pub use team::Actor;"),
                (
                    "src/db.rs",
                    "use crate::{Actor, team::{self as people}};\nfn f(_: Actor) {}",
                ),
                ("src/team/mod.rs", "mod actor; pub use actor::Actor;"),
                ("src/team/actor.rs", "use crate::db::Db; pub struct Actor(Db);"),
            ],
        );
        assert_eq!((found.upward, found.modules_in_a_circle), (2, 2), "{found}");
        assert!(
            found
                .to_string()
                .contains("src/db.rs imports crate::Actor of src/team/actor.rs")
        );
    }

    #[test]
    fn a_module_without_a_place_is_found() {
        let found = looked("stray", &[("src/lib.rs", "mod stray;"), ("src/stray.rs", "")]);
        assert_eq!(found.lines.len(), 1, "{found}");
    }

    #[test]
    fn a_parent_that_passes_on_its_child_is_no_circle() {
        let passed_on = [
            ("app/src/lib.rs", "mod room;"),
            (
                "app/src/room/mod.rs",
                "mod seat; mod ring; pub use seat::Seat; use ring::draw; fn f() { draw() }",
            ),
            ("app/src/room/seat.rs", "pub struct Seat;"),
            ("app/src/room/ring.rs", "use super::Seat; pub fn draw() {}"),
        ];
        assert!(looked("passed", &passed_on).is_empty());
        let mut declared = passed_on;
        declared[1].1 = "mod ring; pub struct Seat; fn f() { ring::draw() }";
        declared[2].1 = "";
        let found = looked("declared", &declared);
        assert_eq!(found.circles, 1, "{found}");
    }

    #[test]
    fn tests_may_import_whatever_they_like() {
        let found = looked(
            "tests",
            &[
                ("src/lib.rs", "pub mod db; pub mod team;"),
                (
                    "src/db.rs",
                    "#[cfg(test)]\nmod db_tests;\n#[cfg(test)] mod tests { use crate::team::Actor; }",
                ),
                ("src/db/db_tests.rs", "use crate::team::Actor;"),
                ("src/team.rs", "pub struct Actor; // use crate::circle::Room;"),
            ],
        );
        assert!(found.is_empty(), "{found}");
    }

    #[test]
    fn a_long_file_is_found() {
        let text = "\n".repeat(MAX_LINES + 1);
        let found = looked("long", &[("benches/long.rs", text.as_str())]);
        assert_eq!(found.long, 1, "{found}");
    }

    #[test]
    fn this_tree_is_in_order() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let found = look(root).unwrap();
        assert!(found.files > 300 && found.is_empty(), "{found}");
    }
}
