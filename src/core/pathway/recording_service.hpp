#pragma once

#include "core/pathway/pathway_store.hpp"
#include "core/pathway/recording_rules.hpp"

/// Writing records by hand, and correcting them: what a record said before stays to be read, with who changed it, when and why.
namespace holdfast::pathway {

/// What the form of this kind needs to know of the child.
Known known_for(trail::View& view, Id<people::Person> child, const RecordForm& form);

/// The key of the agency for which the actor writes.
std::string own_agency(trail::View& view);

/// Writes a record of the child for the actor's agency and gives its number. Refused to who may not write in the child's record, for an adult, and by the columns'
/// names where what is said is wrong. An episode of care that goes on from an open one ends that on its own first day.
Outcome<std::int64_t> write_record(trail::Change& change, const std::string& reference, const RecordForm& form, const Said& said);

/// What a record is to say from now on, and why.
struct Addendum {
    std::int64_t record{};
    std::int64_t seen{};            ///< the number of the entry through which it had the values that its writer saw
    std::optional<Said> instead{};  ///< nothing where the record does not hold at all
    std::string why{};
};
/// Corrects, adds to or withdraws a record that holds. Conflict where it was changed since it was seen; refused without a reason (`why`) where anything that it said
/// would change, where nothing would, where others are parts of a record that is to be withdrawn, and as `write_record`.
Outcome<Done> correct_record(trail::Change& change, const std::string& reference, const RecordForm& form, const Addendum& addendum);

/// A record as it stands.
struct Standing {
    std::int64_t number{};
    Said said{};
    Id<Entry> entry{};
    bool is_withdrawn{};
};
/// The child's record with this number, withdrawn or not.
std::optional<Standing> standing_of(trail::View& view, Id<people::Person> child, const RecordForm& form, std::int64_t number);

}  // namespace holdfast::pathway
