#pragma once

#include "base/outcome.hpp"
#include "core/pathway/annex_a_lists.hpp"
#include "core/pathway/pathway_store.hpp"

namespace holdfast::pathway {

/// Which lists are to be written.
struct ListsOrder {
    Date as_at{};
    std::string authority{};  ///< the three digits of the local authority; empty where only one is on record
};
struct WrittenLists {
    std::vector<extracts::Table> lists{};  ///< all 11
    std::uint64_t children{};              ///< with a row in one of them
};
/// The lists of Annex A from the records, of the children for whom the authority has a number, in the order of those. Asks for `permissions::write_returns`.
Outcome<WrittenLists> write_annex_a(trail::View& view, const ListsOrder& order);

}  // namespace holdfast::pathway
