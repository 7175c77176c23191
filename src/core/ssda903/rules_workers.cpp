#include "core/ssda903/rule.hpp"

namespace holdfast::ssda903 {

static void check_order(const Context& context, Table table, std::string_view from_field, std::string_view to_field, Findings& found) {
    for (const Cells& row : context.rows(table)) {
        const auto from = row.day(from_field);
        const auto to = row.day(to_field);
        if (from && to && *to < *from) found.add(row, to_field);
    }
}

static void rule_sw_order(const Context& context, Findings& found) { check_order(context, Table::sw_episodes, "SW_DECOM", "SW_DEC", found); }
static void rule_dolo_order(const Context& context, Findings& found) { check_order(context, Table::dolo, "DOLO_START", "DOLO_END", found); }

const std::vector<Rule>& worker_rules() {
    static const std::vector<Rule> rules{
        {.code = "hf-sw-order",
         .meaning = "A social worker's time with the child ends before it begins",
         .remedy = "Correct the date that is wrong.",
         .needs = {Table::sw_episodes},
         .check = rule_sw_order},
        {.code = "hf-dolo-order",
         .meaning = "A deprivation of liberty order ends before it begins",
         .remedy = "Correct the date that is wrong.",
         .needs = {Table::dolo},
         .check = rule_dolo_order},
    };
    return rules;
}

}  // namespace holdfast::ssda903
