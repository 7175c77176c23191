#pragma once

#include "core/policy/record_store.hpp"
#include "core/trail/change.hpp"
#include "features/duty_desk/advice_call.hpp"

#include <optional>
#include <vector>

namespace holdfast::duty_desk {

std::vector<store::Migration> migrations();

/// Called now, advised by the actor.
void insert_advice_call(trail::Change& change, const AdviceCall& call);
std::optional<AdviceCall> find_advice_call(trail::View& view, const std::string& reference);
/// The latest first, of those that the viewer may list; without their harms.
std::vector<AdviceCall> listed_advice_calls(trail::View& view, const policy::ListFilter& filter, int most);
/// The same of those that led to this contact.
std::vector<AdviceCall> advice_calls_before(trail::View& view, const policy::ListFilter& filter, const std::string& contact);
void put_contact(trail::Change& change, const std::string& reference, const std::string& contact);

/// How many calls of one day came from agencies of a kind and name.
struct AdviceCount {
    Date on{};
    std::string caller{};
    std::string caller_name{};
    std::int64_t calls{};
};
/// Of the calls that the viewer may list, from one day to another, both counted in, the latest day first.
std::vector<AdviceCount> counted_advice_calls(trail::View& view, const policy::ListFilter& filter, Date from, Date until);

/// Calls of that day or before whose words are still kept, the oldest first.
struct OldAdviceCall {
    std::string reference{};
    Date called_on{};
};
std::vector<OldAdviceCall> advice_calls_by(trail::View& view, Date day);
/// Erases its words; that there was a call stays countable.
void erase_advice_call(trail::Change& change, const std::string& reference);

}  // namespace holdfast::duty_desk
