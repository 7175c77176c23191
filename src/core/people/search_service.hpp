#pragma once

#include "core/people/merge_service.hpp"
#include "core/people/name_index_store.hpp"
#include "core/people/search_store.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace holdfast::people {

/// How long what was typed is kept.
inline constexpr std::chrono::hours search_kept_for{24};

/// An account makes so many searches an hour at most: enough for anybody's work, too few to try everybody's names and birthdays.
inline constexpr std::int64_t most_searches_an_hour{120};

/// The reference under which the results of a search are shown, or how long to wait, which is in the trail, and nothing was kept.
struct Begun {
    std::string reference{};
    std::chrono::seconds wait{};
};
/// Keeps what was typed. The event says that somebody searched, never for whom. Refused where nothing was typed (`given`) and for a birth to come
/// (`born_on`).
Outcome<Begun> begin_search(trail::Change& change, const Search& wanted);
/// The search of this reference: not_found to anybody but who typed it, and after a day.
Outcome<Search> open_search(trail::View& view, const std::string& reference);

/// Somebody who may be meant and whom the viewer may know.
struct Result {
    Person person{};
    std::vector<HeldFact> facts{};
    Match match{};
};
/// What a search tells. That somebody is known to others has no number and no name.
struct Results {
    std::vector<Result> people{};
    bool is_known_to_others{};
};
inline constexpr std::size_t most_results = 20;
Results results_of(trail::View& view, NameIndex& index, const Search& search);

/// Records that may be of the same person as this one, that the viewer may read, and of which nobody has said that they are not.
std::vector<Result> possible_duplicates(trail::View& view, NameIndex& index, const Person& person);

}  // namespace holdfast::people
