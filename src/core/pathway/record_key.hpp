#pragma once

#include "core/pathway/kinds.hpp"

#include <utility>
#include <vector>

namespace holdfast::pathway {

/// By what a record of a child is known again when a return says it once more.
template <class Record>
auto key_of(const Record& record) {
    if constexpr (requires {
                      record.kind;
                      record.missing_on;
                  })
        return std::pair(record.missing_on, record.kind);
    else if constexpr (requires {
                           record.kind;
                           record.done_on;
                       })
        return std::pair(record.done_on, record.kind);
    else if constexpr (std::same_as<Record, SocialWorkerSpell>) return std::pair(record.started_on, record.worker);
    else if constexpr (std::same_as<Record, Contact>) return std::pair(record.contacted_on, record.source);
    else if constexpr (requires { record.referred_on; }) return record.referred_on;
    else if constexpr (requires { record.started_on; }) return record.started_on;
    else if constexpr (requires { record.held_on; }) return record.held_on;
    else if constexpr (requires { record.visited_on; }) return record.visited_on;
    else if constexpr (std::same_as<Record, AdoptionPlacement>) return record.decided_on;
    else if constexpr (requires { record.year_ended_on; }) return record.year_ended_on;
    else return 0;  // what a child has once
}

inline bool is_blank(const std::string& field) { return field.empty(); }
template <class T>
bool is_blank(const std::optional<T>& field) {
    return !field.has_value();
}
template <class T>
bool is_blank(const Id<T>& field) {
    return field.number == 0;
}
inline bool is_blank(const Date&) { return false; }

/// Takes over what the record does not say, for sources whose blanks say nothing.
template <class Record>
void fill_blanks(const Record& was, Record& is) {
    std::vector<const void*> fields;
    Record::each(was, [&](std::string_view, const auto& field) { fields.push_back(&field); });
    std::size_t at = 0;
    Record::each(is, [&](std::string_view, auto& field) {
        const auto& old = *static_cast<const std::remove_reference_t<decltype(field)>*>(fields[at++]);
        if (is_blank(field)) field = old;
    });
}

}  // namespace holdfast::pathway
