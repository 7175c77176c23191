#pragma once

#include "core/people/matter.hpp"
#include "core/trail/change.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::people {

/// What the agency's return that put a child on record said of them, in one row, so that a national return takes one row for each; read as facts like any other. Each fact has a
/// place in the row by which it is withdrawn; the row itself is never written over.
struct Returned {
    Id<Person> person{};
    std::string la_child_id{};  ///< the agency's own number
    std::string upn{}, former_upn{}, upn_unknown{};
    std::optional<Birth> birth{};
    std::optional<Date> died_on{};
    std::string sex{}, ethnicity{};
    std::uint32_t disabilities{};        ///< a bit for each, in the order of `people::disabilities`
    std::optional<Date> reference_on{};  ///< the last day the return is about

    /// Puts a fact in its place; false where it has none, or the place is taken by another.
    bool put(const Fact& fact, const std::string& source);
    /// The facts with their places.
    std::vector<std::pair<int, Fact>> facts(const std::string& source) const;
    Matters matters() const;
    /// The same for the same facts, whatever day the return is about; never 0.
    std::uint64_t digest() const;
};

/// Facts of returns have ids from here on, by the person and the place.
inline constexpr std::int64_t first_returned_fact = std::int64_t{1} << 40;
inline constexpr bool is_returned(Id<HeldFact> id) { return id.number >= first_returned_fact; }

/// Stores the row, as one of many.
void append_returned(trail::Change& change, const Returned& row, const std::string& source);
/// The facts of the person that returns say, also those withdrawn, by place.
std::vector<HeldFact> returned_facts_of(trail::View& view, Id<Person> person);
std::optional<HeldFact> find_returned_fact(trail::View& view, FactKind kind, Id<HeldFact> id);
void withdraw_returned_fact(trail::Change& change, Id<HeldFact> id, const std::string& why);
void wipe_returned(trail::Change& change, Id<Person> person);

/// What one agency's returns have said of a person.
struct ReturnsBefore {
    /// The newest return that said anything of a matter, or took back what was said of it; nothing where its day is not known.
    std::array<std::optional<Date>, all_matters.size()> newest{};
    /// Facts of returns that are not in the row of the first.
    std::vector<std::pair<FactKind, Id<HeldFact>>> later{};

    std::optional<Date> newest_of(Matter matter) const { return newest.at(static_cast<std::size_t>(matter)); }
    bool is_of_return(const HeldFact& held) const;
    void add(Date reference_on, Matters matters);
};
ReturnsBefore returns_before(trail::View& view, Id<Person> person, const std::string& source);
/// Stores that a return says something of these matters again, or takes it back; `is_as_first` where it says what the row of the first return says.
void append_return_day(trail::Change& change, Id<Person> person, const std::string& source, Date reference_on, Matters matters, bool is_as_first);
/// Stores that the fact is said by a return.
void insert_returned_fact(trail::Change& change, Id<Person> person, const std::string& source, FactKind kind, Id<HeldFact> fact);

/// What is known of children by one agency's numbers, to compare a return with.
struct KnownNumber {
    std::string la_child_id{};
    Id<Person> person{};
    std::uint64_t digest{};              ///< of all that is in force by the agency's word; 0 where only a look at the facts tells
    std::optional<Date> reference_on{};  ///< the newest return that said just this
};
/// Visits every number that the agency itself says is a child's.
void each_known_number(trail::View& view, const std::string& agency, const std::function<void(const KnownNumber&)>& visit);
/// Visits every national number that is in force.
void each_national_number(trail::View& view, const std::function<void(std::string_view)>& visit);

}  // namespace holdfast::people
