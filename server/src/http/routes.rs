//! Every post, in one table: its path, who may send it, and its handler.
//!
//! Pages stand in `roundwell_app::routes`. The handlers authorise by themselves, through the use cases; what the table says of each is
//! walked by `server/tests/it/access`, with everybody.

use std::collections::HashSet;

use axum::{
    Router,
    handler::Handler,
    routing::{MethodRouter, post},
};
use roundwell::team::Capability;

use super::{
    Http, account, actions, ballots, formats, guests, people, preferences, pulses, questions, rehearsals,
    rooms, schedule,
};

/// People who may use an entry.
#[derive(Clone, Copy, Debug)]
pub enum Needs {
    /// Open to all.
    Nothing,
    /// Open to people who are signed in.
    SignIn,
    /// Grantees of this in the team, by the table of permissions.
    InTeam(Capability),
    /// Grantees of one of these in the team.
    InTeamEither(Capability, Capability),
    /// A capability of the table, and a seat in the open room or its shared screen.
    AtTheWall(Capability),
    /// Grantees of this in any team of their own organisation.
    InSomeTeam(Capability),
    /// Grantees of this in the organisation.
    InOrganisation(Capability),
    /// The guest of the room alone.
    Guest,
}

/// One kind of post.
#[derive(Debug)]
pub struct PostRoute {
    /// Pattern of its path.
    pub path: &'static str,
    /// People who may send it.
    pub needs: Needs,
    handler: fn() -> MethodRouter<Http>,
}

const fn to(path: &'static str, needs: Needs, handler: fn() -> MethodRouter<Http>) -> PostRoute {
    PostRoute { path, needs, handler }
}

use Capability::{
    AgreeAction, AnswerPulse, ChooseReader, ConfirmAction, EditFormats, Host, KeepItems, ManageOrganisation,
    ManagePeople, OpenPulse, PrintSlips, ReadRemarks, Reply, Schedule, ShareFormats, SitIn, TakeSeat,
    UseSeat,
};
use Needs::{Guest, InOrganisation, InTeam, InTeamEither, Nothing, SignIn};

/// Every post.
#[rustfmt::skip]
pub const POSTS: &[PostRoute] = &[
    to("/setup", Nothing, || post(people::set_up)),
    to("/sign-in", Nothing, || post(account::sign_in)),
    to("/sign-out", Nothing, || post(account::sign_out)),
    to("/sign-out-everywhere", SignIn, || post(account::sign_out_everywhere)),
    to("/account", SignIn, || post(account::update)),
    to("/preferences", Nothing, || post(preferences::set)),
    to("/join/{token}", Nothing, || post(people::join)),
    to("/join/{token}/signed-in", SignIn, || post(people::join_signed_in)),
    to("/teams", InOrganisation(ManageOrganisation), || post(people::create_team)),
    to("/teams/{team}/invitations", InTeam(ManagePeople), || post(people::invite)),
    to("/teams/{team}/invitations/{invitation}/revoke", InTeam(ManagePeople), || post(people::revoke_invitation)),
    to("/teams/{team}/people/{account}/role", InTeam(ManagePeople), || post(people::change_role)),

    to("/teams/{team}/actions", InTeam(AgreeAction), || post(actions::agree)),
    to("/teams/{team}/actions/{action}/reply", InTeam(Reply), || post(actions::reply)),
    to("/teams/{team}/actions/{action}/confirm", InTeam(ConfirmAction), || post(actions::confirm)),
    to("/teams/{team}/actions/{action}/undo", InTeam(ConfirmAction), || post(actions::undo)),
    to("/teams/{team}/actions/{action}/set-aside", InTeam(AgreeAction), || post(actions::set_aside)),

    to("/teams/{team}/circles", InTeam(Schedule), || post(schedule::schedule_circle)),
    to("/teams/{team}/circles/{circle}/end", InTeam(Schedule), || post(schedule::end_circle)),
    to("/teams/{team}/sessions/{session}/move", InTeam(Schedule), || post(schedule::move_session)),
    to("/teams/{team}/sessions/{session}/call-off", InTeam(Schedule), || post(schedule::call_off_session)),
    to("/teams/{team}/sessions/{session}/host", InTeam(Host), || post(schedule::hand_hosting)),
    to("/teams/{team}/sessions/{session}/format", InTeam(Host), || post(schedule::change_format)),

    to("/teams/{team}/formats/{format}/copy", InTeam(EditFormats), || post(formats::copy)),
    to("/teams/{team}/formats/{format}/edit", InTeam(EditFormats), || post(formats::save)),
    to("/teams/{team}/formats/{format}/fields", InTeam(EditFormats), || post(formats::write_fields)),
    to("/teams/{team}/formats/{format}/sharing", InTeam(ShareFormats), || post(formats::share)),

    to("/teams/{team}/pulse", InTeam(OpenPulse), || post(pulses::plan)),
    to("/pulses/{pulse}/withdraw", InTeam(OpenPulse), || post(pulses::withdraw)),
    to("/pulses/{pulse}/slips", InTeam(PrintSlips), || post(pulses::print_slips)),
    to("/slips/{sheet}/void", InTeam(PrintSlips), || post(pulses::void_slips)),
    to("/teams/{team}/pulse/reader", InTeam(ChooseReader), || post(pulses::choose_reader)),
    to("/teams/{team}/pulse/reader/resign", InTeam(ReadRemarks), || post(pulses::step_down)),
    to("/pulses/{pulse}/themes", InTeam(ReadRemarks), || post(pulses::add_theme)),
    to("/pulses/{pulse}/themes/{number}/remove", InTeam(ReadRemarks), || post(pulses::remove_theme)),
    to("/pulses/{pulse}/reading/finish", InTeam(ReadRemarks), || post(pulses::finish_reading)),
    to("/teams/{team}/questions", InTeam(KeepItems), || post(questions::add)),
    to("/teams/{team}/questions/text", InTeam(KeepItems), || post(questions::add_text)),
    to("/teams/{team}/questions/{key}/retire", InTeam(KeepItems), || post(questions::retire)),

    // Nobody could say who brings a slip, or who casts: the code and the token are what counts.
    to("/ballots/issue", InTeam(AnswerPulse), || post(ballots::issue)),
    to("/ballots/from-slip", Nothing, || post(ballots::draw)),
    to("/ballots/cast", Nothing, || post(ballots::cast)),
    to("/ballots/receipt", Nothing, || post(ballots::receipt)),

    to("/rooms/{session}/open", InTeam(Host), || post(rooms::open)),
    to("/rooms/{session}/sit", InTeam(TakeSeat), || post(rooms::sit)),
    to("/rooms/{session}/act", InTeam(UseSeat), || post(rooms::act)),
    to("/rooms/{session}/round", InTeam(UseSeat), || post(rooms::begin_round)),
    to("/rooms/{session}/seat", InTeam(UseSeat), || post(rooms::steer_seat)),
    to("/rooms/{session}/add", InTeam(UseSeat), || post(rooms::add_seat)),
    to("/rooms/{session}/agree", InTeam(UseSeat), || post(rooms::agree)),
    to("/rooms/{session}/withdraw", InTeam(UseSeat), || post(rooms::withdraw)),
    to("/rooms/{session}/put-aside", InTeam(UseSeat), || post(rooms::put_aside)),
    to("/rooms/{session}/propose", InTeam(UseSeat), || post(rooms::propose)),
    to("/rooms/{session}/retract", InTeam(UseSeat), || post(rooms::retract)),
    to("/rooms/{session}/choose", InTeam(UseSeat), || post(rooms::choose)),
    to("/rooms/{session}/curtail", InTeam(UseSeat), || post(rooms::curtail)),
    to("/rooms/{session}/see-off", InTeam(TakeSeat), || post(rooms::see_off)),
    to("/rooms/{session}/end-walls", InTeam(TakeSeat), || post(guests::end_walls)),
    to("/rooms/{session}/leave", Guest, || post(guests::leave)),
    // The code is what counts.
    to("/wall", Nothing, || post(guests::open_wall)),
    to("/j/{code}/join", Nothing, || post(guests::join)),
    to("/j/{code}/sit-in", InTeamEither(TakeSeat, SitIn), || post(guests::sit_in)),

    to("/teams/{team}/rehearsal", InTeam(Host), || post(rehearsals::start)),
    to("/teams/{team}/rehearsal/leave", SignIn, || post(rehearsals::leave)),
];

/// Adds every post to the pages. A post's address that is no page's says so when it is looked at.
pub(super) fn mount<H, T>(router: Router<Http>, pages: &HashSet<String>, nothing_here: H) -> Router<Http>
where
    H: Handler<T, Http>,
    T: 'static,
{
    POSTS.iter().fold(router, |router, entry| {
        let handler = (entry.handler)();
        let handler = if pages.contains(entry.path) {
            handler
        } else {
            handler.fallback(nothing_here.clone())
        };
        Router::route(router, entry.path, handler)
    })
}
