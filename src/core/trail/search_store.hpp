#pragma once

#include "core/trail/trail_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::trail {

/// What is looked for in the trail; what is empty is not asked about.
struct TrailSearch {
    std::int64_t account{};   ///< who acted
    std::string type{};       ///< exactly this kind of event
    RecordRef record{};       ///< about this record
    std::optional<Instant> from{};
    std::optional<Instant> until{};  ///< before this moment
    std::int64_t before{};    ///< entries before this one, to go on where the last page ended; 0 from the end
};

/// The entries that fit, newest first. Every search is led by an index or by the numbers of the entries; what else is asked is sifted from those.
std::vector<TrailEntry> search(View& view, const TrailSearch& search, int most);

/// One entry, with what the list does not show.
struct TrailEntryInFull {
    TrailEntry entry{};
    std::int64_t account{};
    std::string address{};
    std::string session{};
    std::string outcome{};
    bool is_erased{false};
    bool is_sealed{false};  ///< a checkpoint covers it
};
std::optional<TrailEntryInFull> find_entry(View& view, std::int64_t sequence);

/// Every type of event that is in the trail, in the order of the alphabet.
std::vector<std::string> event_types(View& view);

/// Somebody who acted, by a name they had; erased names are left out.
struct Person {
    std::int64_t account{};
    std::string name{};
};
std::vector<Person> people_in_trail(View& view);

}  // namespace holdfast::trail
