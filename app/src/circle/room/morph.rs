//! Laying a newer screen over the one that is shown, so that what did not change stays the very same element.
//!
//! A part whose hash is the same is not even looked at. Inside a part that changed, elements of the same kind and the same
//! `data-key` go on living with new attributes and new text: the stone of the circle travels instead of jumping, an open list stays
//! open, a field keeps what was typed. Everything else is exchanged.

use leptos::prelude::document;
use web_sys::{Element, HtmlTemplateElement, Node, wasm_bindgen::JsCast};

use super::settle::FRESH;
use crate::ui::piece::{nearer, rotation};

/// Tells whether everything that was named could be shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum MorphOutcome {
    Whole,
    /// A part was only named, and this screen does not have it.
    Gaps,
}

impl MorphOutcome {
    fn and(self, other: Self) -> Self {
        if self == Self::Whole { other } else { self }
    }
}

/// The screen in an event.
pub(super) fn parse(html: &str) -> Option<Element> {
    let template: HtmlTemplateElement = document().create_element("template").ok()?.unchecked_into();
    template.set_inner_html(html);
    template.content().first_element_child()
}

/// Makes `old` look like `new`.
pub(super) fn morph(old: &Element, new: &Element) -> MorphOutcome {
    if old.has_attribute("data-keep") {
        return MorphOutcome::Whole;
    }
    if let Some(hash) = new.get_attribute("data-hash") {
        if old.get_attribute("data-hash").as_ref() == Some(&hash) {
            return MorphOutcome::Whole;
        }
        if new.has_attribute("data-same") {
            return MorphOutcome::Gaps;
        }
    }
    attributes(old, new);
    children(old, new)
}

fn attributes(old: &Element, new: &Element) {
    for name in names(old) {
        if !new.has_attribute(&name) && name != "open" && name != FRESH {
            let _ = old.remove_attribute(&name);
        }
    }
    let is_piece = new.class_list().contains("ring-piece");
    let typed = is_filled_in(old);
    for name in names(new) {
        let value = new.get_attribute(&name).unwrap_or_default();
        let is_own = match name.as_str() {
            "data-turn" | "transform" => is_piece,
            // The clock's.
            "stroke-dashoffset" => true,
            // What a plain post put back is not emptied; what the circle chose is offered, and never replaces what was typed.
            "value" => typed && value.is_empty(),
            _ => false,
        };
        if !is_own && old.get_attribute(&name).as_deref() != Some(&value) {
            let _ = old.set_attribute(&name, &value);
        }
    }
    if is_piece {
        animate_piece(old, new);
    }
}

/// A field that somebody types into, and not one of a few to choose from or one that only goes along.
fn is_filled_in(field: &Element) -> bool {
    let kind = field.get_attribute("type");
    field.tag_name() == "INPUT" && !matches!(kind.as_deref(), Some("hidden" | "radio" | "checkbox"))
}

/// The stone goes on from where it was, the nearer way round.
fn animate_piece(old: &Element, new: &Element) {
    let turn = |of: &Element| of.get_attribute("data-turn").and_then(|turn| turn.parse().ok());
    let (Some(from), Some(to)) = (turn(old), turn(new)) else {
        return;
    };
    let turn = nearer(from, to);
    let _ = old.set_attribute("data-turn", &turn.to_string());
    let _ = old.set_attribute("transform", &rotation(turn));
}

fn names(of: &Element) -> Vec<String> {
    of.get_attribute_names()
        .iter()
        .filter_map(|name| name.as_string())
        .collect()
}

/// Goes through both lists of children. What has no fellow in the newer screen goes, what has none in the older one comes.
fn children(old: &Node, new: &Node) -> MorphOutcome {
    let mut outcome = MorphOutcome::Whole;
    let mut at = old.first_child();
    let mut next = new.first_child();
    while let Some(wanted) = next {
        next = wanted.next_sibling();
        match find_match(at.as_ref(), &wanted) {
            Some(found) => {
                remove_until(old, at, &found);
                at = found.next_sibling();
                match (found.dyn_ref::<Element>(), wanted.dyn_ref::<Element>()) {
                    (Some(found), Some(wanted)) => outcome = outcome.and(morph(found, wanted)),
                    _ if found.node_value() != wanted.node_value() => {
                        found.set_node_value(wanted.node_value().as_deref());
                    }
                    _ => {}
                }
            }
            None => {
                let _ = old.insert_before(&wanted, at.as_ref());
            }
        }
    }
    while let Some(left) = at {
        at = left.next_sibling();
        let _ = old.remove_child(&left);
    }
    outcome
}

/// The first of `at` and its later siblings that can become `wanted`.
fn find_match(at: Option<&Node>, wanted: &Node) -> Option<Node> {
    let mut candidate = at.cloned();
    while let Some(node) = candidate {
        if is_same(&node, wanted) {
            return Some(node);
        }
        candidate = node.next_sibling();
    }
    None
}

fn is_same(one: &Node, other: &Node) -> bool {
    let key = |of: &Node| {
        of.dyn_ref::<Element>()
            .and_then(|of| of.get_attribute("data-key"))
    };
    one.node_name() == other.node_name() && key(one) == key(other)
}

fn remove_until(parent: &Node, from: Option<Node>, until: &Node) {
    let mut at = from;
    while let Some(node) = at.filter(|node| !node.is_same_node(Some(until))) {
        at = node.next_sibling();
        let _ = parent.remove_child(&node);
    }
}
