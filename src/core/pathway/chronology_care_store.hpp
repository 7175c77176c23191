#pragma once

#include "core/pathway/pathway_store.hpp"

#include <functional>
#include <string>

namespace holdfast::pathway {

/// Which record says something, and through which entry it has its values.
struct Origin {
    Id<Entry> entry{};
    std::string_view table{};
    std::int64_t record{};
};
template <class Record>
Origin origin_of(const Record& record) {
    return {record.entry, Record::table, record.id.number};
}

/// Told of each thing that happened: by which record it is known, its day, what, and in detail.
using Teller = std::function<void(const Origin& origin, Date on, std::string what, std::string detail)>;

/// What belongs to a child's care beside episodes, reviews and visits: social workers, deprivation of liberty, asylum, a child of her own, health,
/// permanence before, adoption, and life after care. What a return says of a whole year stands on the last day of the year.
void tell_of_care(trail::View& view, Id<people::Person> child, const Teller& tell);

}  // namespace holdfast::pathway
