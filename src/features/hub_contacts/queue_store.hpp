#pragma once

#include "core/policy/record_store.hpp"
#include "core/trail/view.hpp"
#include "features/hub_contacts/check.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::hub_contacts {

/// Which open contacts the queue shows.
struct Wanted {
    enum class Whose { all, mine, unassigned } whose{Whose::all};
    std::optional<Stage> stage{};
    std::optional<Rating> rating{};
    std::int64_t page{};  ///< from 0
    int most{50};
};
/// What the queue says of a contact.
struct Queued {
    std::string reference{};
    Instant received_at{};
    std::string first_child{};
    int children{};
    std::string source{};
    bool is_in_danger{};
    bool has_domestic_abuse{};
    Stage stage{};
    std::optional<Rating> rating{};
    std::optional<Id<trail::Account>> officer{};
    Gauge checks{};
    std::string clock{};  ///< the key of the rule of what is due first; empty where nothing is
    std::optional<Instant> due{};
};
/// What is due first comes first, of those that the viewer may list.
std::vector<Queued> queue_of(trail::View& view, const policy::ListFilter& filter, const Wanted& wanted);
/// Those that nobody has rated yet and of which a child is said to be in danger now, the earliest first.
std::vector<Queued> in_danger(trail::View& view, const policy::ListFilter& filter);
/// How many open contacts of this kind the viewer may list, counted no further than `most`.
std::int64_t count_queue(trail::View& view, const policy::ListFilter& filter, const Wanted& wanted);

/// Closed ones, the latest first.
std::vector<Queued> closed_contacts(trail::View& view, const policy::ListFilter& filter, const Wanted& wanted);
/// The contact of this reference as a list says it, where the viewer may list it.
std::optional<Queued> listed_contact(trail::View& view, const policy::ListFilter& filter, const std::string& reference);

}  // namespace holdfast::hub_contacts
