//! The few drawings of the product: its mark, and the signs of the three places.

use leptos::prelude::*;

/// The mark: seats in a ring, the piece with one of them. Decorative; the name stands beside it.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 28 28" aria-hidden="true">
            <circle cx="14" cy="4" r="2"/><circle cx="21.1" cy="6.9" r="2"/><circle cx="24" cy="14" r="2"/>
            <circle class="stone" cx="21.1" cy="21.1" r="3.6"/>
            <circle cx="14" cy="24" r="2"/><circle cx="6.9" cy="21.1" r="2"/><circle cx="4" cy="14" r="2"/><circle cx="6.9" cy="6.9" r="2"/>
        </svg>
    }
}

/// A sign of one of the three places, shown above its name in the bar at the foot of a phone.
#[component]
pub fn Sign(
    /// Sign to draw.
    of: super::NavPlace,
) -> impl IntoView {
    let path = match of {
        super::NavPlace::Circle => "M16.5 5.5a7.5 7.5 0 1 0 2.2 3.200M17.3 6.700a2.2 2.2 0 1 0 .1 0",
        super::NavPlace::Pulse => "M3 13c2.5 0 2.5-5 5-5s3 9 5.5 9 2.5-6 4.5-6 1.5 2 3 2",
        super::NavPlace::Actions => "M5 12.500l4.5 4.500L19 7",
    };
    view! { <svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d=path/></svg> }
}
