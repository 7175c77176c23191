#pragma once

#include "core/people/person_store.hpp"

#include <optional>
#include <string>

namespace holdfast::people {

/// What somebody typed to find a person, kept for a day under a reference that says nothing, for them alone.
struct Search {
    std::string reference{};
    Id<trail::Account> account{};
    std::string given{};
    std::string family{};
    std::optional<Date> born{};
    Sex sex{Sex::unknown};
    std::string postcode{};
    std::string number{};
    Instant made_at{};
};

/// Stores it under a fresh reference, which it gives.
std::string insert_search(trail::Change& change, const Search& search);
std::optional<Search> find_search(trail::View& view, const std::string& reference);
/// How many the account has made since, and when the first of them.
struct SearchCount {
    std::int64_t count{};
    Instant first_at{};
};
SearchCount searches_since(trail::View& view, Id<trail::Account> account, Instant moment);
/// Wipes what was typed before.
void drop_searches_before(trail::Change& change, Instant moment);
/// Those that are kept of the account.
std::vector<Search> searches_of(trail::View& view, Id<trail::Account> account);

}  // namespace holdfast::people
