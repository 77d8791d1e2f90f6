//! The use cases of people.

mod addresses;
mod attempts;
mod authenticate;
mod changes;
mod devices;
mod hashing;
mod kept;
mod membership;
mod organisation;
mod secret;
mod seen;
mod sign_in;

pub use addresses::normalise_addresses;
pub(crate) use attempts::Guesses;
pub use authenticate::sign_in;
pub use changes::{RoleChange, own_role_changes, role_changes};
pub use devices::{Admitted, Browser};
pub use hashing::{Hasher, MOST_AT_ONCE, MOST_WAITING};
pub use kept::{KEPT_FOR, KeptForm, forget_kept, keep, kept_form, page_owner};
pub use membership::{
    JoinAs, Joining, change_role, invitation, invite, is_fresh, join_signed_in, join_with_new_account,
    people, revoke_invitation,
};
pub use organisation::{
    Founding, NewAdmin, claim, create_organisation, create_team, found, is_founded, parse_zone, purpose,
    teams, update_account,
};
pub use secret::Token;
pub use seen::Seen;
pub use sign_in::{actor, sign_out, sign_out_everywhere, start_sign_in, tidy};
