#pragma once

#include "app/program.hpp"
#include "core/notices/delivery_service.hpp"
#include "core/policy/glass_watch_service.hpp"

#include <optional>
#include <stop_token>
#include <string>

namespace holdfast::app {

/// Answers those who have forgotten their password, and sends what waits. Sends nothing where mail is off.
notices::Tally send_mail(Program& program, notices::Due due, const std::stop_token& stop);

/// Tells the reviewers of broken glass, and escalates what they have not reviewed in time.
policy::GlassWatch watch_glass(Program& program);
/// Writes to the witnesses of the trail that are due to be asked: the latest checkpoint with its proof goes along as a file. Gives how many.
int ask_witnesses(Program& program);
/// Reminds those whose actions are due. Gives how many.
int remind_owners(Program& program);
/// Tells designated officers what is due in their cases. Gives how many notices.
int tell_officers(Program& program);
/// All these, the one mail a day, and what waits in the queue of mail longer than it is of use.
void see_to_what_is_overdue(Program& program);

/// Where requests to a witness go from now on. Refused for an unknown witness and for what is no address.
Outcome<Done> set_witness_email(Program& program, const trail::Actor& actor, const std::string& name, const std::string& email);

/// Invites the person of this user name, or everybody who was not invited. Gives how many. Refused where mail is off.
Outcome<int> invite(Program& program, const trail::Actor& actor, const std::string& reason, const std::optional<std::string>& user_name);
/// A link for the person of this user name to choose a password with, to be handed over.
Outcome<std::string> link_for(Program& program, const trail::Actor& actor, const std::string& reason, const std::string& user_name);

}  // namespace holdfast::app
