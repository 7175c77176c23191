#include "core/pathway/annex_a_service.hpp"

#include "core/pathway/authority_service.hpp"
#include "core/pathway/permissions.hpp"
#include "core/pathway/rows_store.hpp"

#include <map>
#include <set>

namespace holdfast::pathway {

static std::uint64_t children_in(const std::vector<extracts::Table>& lists) {
    std::set<std::string_view> children;
    for (const auto& list : lists)
        if (list.form->name != "List 11")  // of adopters
            for (const auto& row : list.rows) children.insert(row.cells.front());
    return children.size();
}

Outcome<WrittenLists> write_annex_a(trail::View& view, const ListsOrder& order) {
    if (!view.may(permissions::write_returns)) return forbidden();
    const auto agency = TRY(agency_of_authority(view, order.authority));
    std::map<std::string, ListedChild> by_number;
    for (auto& [id, child] : children_of<ListedChild>(view, agency)) {
        auto known = known_as(view, agency, id);
        if (!known) continue;
        child.la_child_id = known->la_child_id;
        child.facts = std::move(known->facts);
        by_number.emplace(known->la_child_id, std::move(child));
    }
    WrittenLists written{empty_lists()};
    for (const auto& [number, child] : by_number) add_rows(child, order.as_at, written.lists);
    for (const auto& adopter : rows_as_at(view, agency, "List 11", order.as_at)) {
        auto& list = written.lists.back();
        list.rows.push_back(row_of(adopter, *list.form, static_cast<int>(list.rows.size()) + 2));
    }
    written.children = children_in(written.lists);
    return written;
}

}  // namespace holdfast::pathway
