#pragma once

#include "features/hub_contacts/check_store.hpp"
#include "features/hub_contacts/desk_service.hpp"

#include <optional>
#include <string>
#include <vector>

/// The hub asks agencies what they hold, and they answer as far as they decide to share.
namespace holdfast::hub_contacts {

/// The agencies that can be asked here: those for which somebody may answer, by name.
std::vector<Service> agencies_to_ask(trail::View& view, const Hub& hub);
/// As urgent as a check is unless an officer says otherwise: as its contact; one that nobody has rated as red where a child is in danger now, and else as amber.
Rating usual_limit(const Contact& contact);

/// Asks each of the agencies the same; every one has a check of its own, with its own clock, and its people are told.
struct NewChecks {
    std::vector<std::string> agencies{};
    std::vector<Id<Child>> children{};  ///< whose names they are told
    std::string question{};
    std::optional<Rating> limit{};
    std::optional<Date> sooner_on{};  ///< by the end of this day, where that is sooner than the limit
};
Outcome<Done> ask(trail::Change& change, const Hub& hub, const std::string& reference, const NewChecks& wanted);

/// Takes a check back that nobody has answered, with why: the agency reads it.
Outcome<Done> withdraw(trail::Change& change, const std::string& reference, const std::string& check, const std::string& why);
/// The same for all of a contact that nobody has answered.
void withdraw_open_checks(trail::Change& change, const Contact& contact, const std::string& why);

/// The check, for who may answer for the agency that is asked.
Outcome<Check> check_for(trail::View& view, policy::Verb verb, const std::string& reference);
/// Keeps what an agency found with its decision to share (policy::record_sharing); the first answer, when late, says why. Later ones are addenda beside it.
/// Refused with conflict where the check was withdrawn, or another has answered since `seen` answers were there.
struct NewAnswer {
    Answer answer{};
    std::string late_why{};
    std::size_t seen{};
};
Outcome<Done> answer_check(trail::Change& change, const std::string& reference, const NewAnswer& wanted);

}  // namespace holdfast::hub_contacts
