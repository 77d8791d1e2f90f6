//! The use cases of people.

pub(crate) mod attempts;
mod membership;
mod organisation;
mod secret;
mod sign_in;

pub use membership::{
    JoinAs, Joining, change_role, invitation, invite, join_signed_in, join_with_new_account, people,
    revoke_invitation,
};
pub use organisation::{
    Founding, NewAdmin, create_organisation, create_team, found, is_founded, parse_zone, teams,
    update_account,
};
pub use secret::Token;
pub use sign_in::{actor, sign_in, sign_out, sign_out_everywhere, start_sign_in, tidy};
