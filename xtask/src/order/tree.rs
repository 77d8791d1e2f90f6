//! Files of the packages as modules, and what each of them imports.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    circles::Edges,
    code::{is_name, plain, without_tests},
    imports::{Import, imports, paths},
};

/// Most modules that a name is followed through.
const MAX_STEPS: usize = 12;

/// A file, by its package and its place among the modules.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Node {
    package: usize,
    module: Vec<String>,
}

impl Node {
    /// The module of the first package that it belongs to.
    pub(super) fn top_module(&self) -> Option<&str> {
        let first = self.module.first().filter(|_| self.package == 0)?;
        Some(first)
    }

    fn child(&self, name: &str) -> Self {
        let mut child = self.clone();
        child.module.push(name.to_owned());
        child
    }
}

struct File {
    path: String,
    imports: Vec<Import>,
    /// The rest of its code.
    code: String,
}

/// All files of all packages.
pub(super) struct Tree {
    packages: Vec<&'static str>,
    files: BTreeMap<Node, File>,
}

/// Every file of Rust below a folder, but for what is built or fetched.
pub(crate) fn rust_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let (path, kind) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if kind.is_file() && name.ends_with(".rs") {
            found.push(path);
        } else if kind.is_dir() && !name.starts_with('.') && name != "target" && name != "node_modules" {
            found.extend(rust_files(&path)?);
        }
    }
    Ok(found)
}

impl Tree {
    /// Reads the packages below a folder, each with its name and the folder of its sources.
    pub(super) fn read(root: &Path, packages: &[(&'static str, &str)]) -> io::Result<Self> {
        let mut tree = Self {
            packages: packages.iter().map(|(name, _)| *name).collect(),
            files: BTreeMap::new(),
        };
        let mut tests = BTreeSet::new();
        for (package, (_, folder)) in packages.iter().enumerate() {
            let folder = root.join(folder);
            if !folder.is_dir() {
                continue;
            }
            for path in rust_files(&folder)? {
                let Some(module) = module(&folder, &path) else {
                    continue;
                };
                let node = Node { package, module };
                let (code, modules) = without_tests(&plain(&fs::read_to_string(&path)?));
                tests.extend(modules.iter().map(|name| node.child(name)));
                let (imports, code) = imports(&code);
                let path = path.strip_prefix(root).unwrap_or(&path).display().to_string();
                tree.files.insert(node, File { path, imports, code });
            }
        }
        let of_test =
            |node: &Node, test: &Node| node.package == test.package && node.module.starts_with(&test.module);
        tree.files
            .retain(|node, _| !tests.iter().any(|test| of_test(node, test)));
        Ok(tree)
    }

    pub(super) fn files(&self) -> usize {
        self.files.len()
    }

    pub(super) fn path(&self, node: &Node) -> &str {
        self.files.get(node).map_or("", |file| &file.path)
    }

    /// The modules of the first package.
    pub(super) fn top_modules(&self) -> impl Iterator<Item = &str> {
        let all: BTreeSet<_> = self.files.keys().filter_map(Node::top_module).collect();
        all.into_iter()
    }

    /// Edges of imports within a package, with one of the names.
    pub(super) fn edges(&self) -> Edges<Node> {
        let mut edges: Edges<Node> = BTreeMap::new();
        for (from, file) in &self.files {
            let passed_on = |import: &Import, to: &Node| import.public && to.module.starts_with(&from.module);
            let imports = file.imports.iter().filter_map(|import| {
                let to = self.declaring(from, &import.path, MAX_STEPS)?;
                (!passed_on(import, &to)).then(|| (to, import.path.join("::")))
            });
            let paths = paths(&file.code).into_iter().filter_map(|path| {
                let to = self.declaring(from, &path, MAX_STEPS)?;
                Some((to, path.join("::")))
            });
            for (to, name) in imports.chain(paths) {
                if to != *from && to.package == from.package {
                    edges.entry(from.clone()).or_default().entry(to).or_insert(name);
                }
            }
        }
        edges
    }

    /// The file that declares what a path names; nothing for a name from outside our packages.
    fn declaring(&self, from: &Node, path: &[String], steps: usize) -> Option<Node> {
        let steps = steps.checked_sub(1)?;
        let (mut at, mut rest) = self.begin(from, path)?;
        while let Some((name, more)) = rest.split_first() {
            if name == "super" {
                at.module.pop();
            } else if self.files.contains_key(&at.child(name)) {
                at = at.child(name);
            } else {
                return self.passed_on(&at, name, more, steps);
            }
            rest = more;
        }
        self.files.contains_key(&at).then_some(at)
    }

    /// The module in which a path begins, and the rest of it.
    fn begin<'a>(&self, from: &Node, path: &'a [String]) -> Option<(Node, &'a [String])> {
        let (first, rest) = path.split_first()?;
        let root = |package| Node {
            package,
            module: Vec::new(),
        };
        match first.as_str() {
            "crate" => return Some((root(from.package), rest)),
            "self" => return Some((from.clone(), rest)),
            "super" => return Some((from.clone(), path)),
            _ => {}
        }
        if let Some(package) = self.packages.iter().position(|name| name == first) {
            return Some((root(package), rest));
        }
        self.files
            .contains_key(&from.child(first))
            .then(|| (from.clone(), path))
    }

    /// A name that is no module of `at`: what `at` imports under it, or else what it declares itself.
    fn passed_on(&self, at: &Node, name: &str, more: &[String], steps: usize) -> Option<Node> {
        let file = self.files.get(at)?;
        let mut imports = file.imports.iter();
        let named = imports.find(|import| import.name.as_deref() == Some(name) && import.path != [name]);
        if let Some(import) = named {
            return self.declaring(at, &[import.path.as_slice(), more].concat(), steps);
        }
        let everything = file
            .imports
            .iter()
            .filter(|import| import.public && import.name.is_none());
        for import in everything {
            let mut path = import.path.clone();
            path.push(name.to_owned());
            path.extend_from_slice(more);
            let found = self.declaring(at, &path, steps);
            if let Some(found) = found.filter(|found| found != at && self.declares(found, name)) {
                return Some(found);
            }
        }
        Some(at.clone())
    }

    fn declares(&self, node: &Node, name: &str) -> bool {
        const KINDS: &[&str] = &[
            "struct", "enum", "fn", "trait", "type", "const", "static", "union",
        ];
        let code = self.files.get(node).map_or("", |file| &file.code);
        let words: Vec<_> = code
            .split(|c: char| !is_name(c))
            .filter(|word| !word.is_empty())
            .collect();
        words
            .windows(2)
            .any(|pair| matches!(pair, [kind, word] if KINDS.contains(kind) && *word == name))
    }
}

/// Place of a file among the modules of its package; nothing for the program of a package that has a library as well.
fn module(folder: &Path, file: &Path) -> Option<Vec<String>> {
    let path = file.strip_prefix(folder).ok()?.with_extension("");
    let mut module: Vec<_> = path
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    match module.as_slice() {
        [root] if root == "lib" => Some(Vec::new()),
        [root] if root == "main" => (!folder.join("lib.rs").is_file()).then(Vec::new),
        _ => Some(module),
    }
}
