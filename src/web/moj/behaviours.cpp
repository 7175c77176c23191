#include "web/moj/behaviours.hpp"

namespace holdfast::web::moj {

using namespace govuk;

static std::string word_of(Sorted sorted) {
    switch (sorted) {
        case Sorted::ascending: return "ascending";
        case Sorted::descending: return "descending";
        case Sorted::not_yet: break;
    }
    return "none";
}

Attributes sortable_table() { return {{"data-module", "moj-sortable-table"}}; }

TableCell sortable(TableCell head, Sorted sorted) {
    head.attributes.push_back({"aria-sort", word_of(sorted)});
    return head;
}

TableCell sorted_by(TableCell cell, std::string value) {
    cell.attributes.push_back({"data-sort-value", std::move(value)});
    return cell;
}

Attributes multi_select(const std::string& id_prefix) { return {{"data-module", "moj-multi-select"}, {"data-id-prefix", id_prefix}}; }

TableCell multi_select_head(const std::string& id_prefix) {
    // The script adds its checkbox here; where none runs, the head still needs a name.
    return {.html = html("<span class=\"govuk-visually-hidden\">Choose</span>"), .attributes = {{"id", id_prefix + "select-all"}}};
}

Html filter_toggle_button() { return html("<div class=\"moj-action-bar__filter\"></div>\n"); }

Html scrollable_pane(std::string_view name, const Html& content) {
    return html("<div class=\"moj-scrollable-pane\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n{}</div>\n", name, content);
}

}  // namespace holdfast::web::moj
