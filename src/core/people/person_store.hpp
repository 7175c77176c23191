#pragma once

#include "core/people/fact.hpp"
#include "core/people/match.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast::people {

/// The schema of people, what is said of them, merges and searches.
std::vector<store::Migration> migrations();

/// A child or an adult as a record: all else is said of them by facts.
struct Person {
    Id<Person> id{};
    std::string reference{};  ///< `4K7Q2M9XDT`: says nothing, and cannot be guessed from another
    bool is_adult{};          ///< as it was entered; a known birth says it better
    Instant made_at{};
};

/// A reference that nobody has: ten signs, 50 random bits.
std::string fresh_reference();
/// 64 random bits, and the reference that their upper ones make: numbers in order make references in order.
std::uint64_t fresh_number();
std::string reference_of(std::uint64_t number);
inline constexpr int reference_bits = 50;
/// Stores a person under a fresh reference.
Person insert_person(trail::Change& change, bool is_adult);
std::optional<Person> find_person(trail::View& view, std::string_view reference);
std::optional<Person> find_person(trail::View& view, Id<Person> id);

/// Stores what an agency says of a person, from now. The index of names learns of it with the commit.
Id<HeldFact> insert_fact(trail::Change& change, Id<Person> person, const Fact& fact, const std::string& source);
/// Every fact of the person, also those withdrawn, by kind and in the order they were entered.
std::vector<HeldFact> facts_of(trail::View& view, Id<Person> person);
std::optional<HeldFact> find_fact(trail::View& view, FactKind kind, Id<HeldFact> id);
/// Relationships in which the person is the other one.
std::vector<HeldFact> relationships_to(trail::View& view, Id<Person> person);
/// Says of a fact that it does not hold; false where that was said already. What it said stays.
bool withdraw_fact(trail::Change& change, FactKind kind, Id<HeldFact> id, const std::string& why);

/// Who has this number in force, with any issuer where none is given.
std::vector<Id<Person>> people_with(trail::View& view, IdentifierKind kind, const std::string& value, const std::string& issuer);
/// Who has this number in force by the word of the agency that gave it.
std::vector<Id<Person>> people_numbered_by(trail::View& view, const Identifier& number);
/// Who has this number of any kind in force.
std::vector<Id<Person>> people_numbered(trail::View& view, const std::string& value);
/// Who lives or lived at the same address as the person, apart from them.
std::vector<Id<Person>> people_at(trail::View& view, const Address& address, Id<Person> apart_from);

/// What of the facts in force tells the person from others. A confidential address is not among them: nobody is to find out by trying postcodes.
Description description_of(std::span<const HeldFact> facts);

/// Wipes all that is said of a person, and their part in merges; the empty record stays, so that nobody gets its reference again. For disposal alone.
void wipe_person(trail::Change& change, Id<Person> person);
/// Who was born on that day or before and about whom something is kept, the oldest first; found with one question, however many they are.
struct Aged {
    Person person{};
    Date born_on{};
    bool is_listed{};    ///< whether the viewer may know who it is
    std::string name{};  ///< the first in force; empty where there is none
};
std::vector<Aged> people_born_by(trail::View& view, Date day);

}  // namespace holdfast::people
