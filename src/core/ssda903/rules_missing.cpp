#include "core/ssda903/rule.hpp"

#include <algorithm>
#include <tuple>

namespace holdfast::ssda903 {

static void rule_564(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::missing))
        if (row.has("MISSING") && !row.has("MIS_START")) found.add(row, "MIS_START");
}

static void rule_565(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::missing))
        if (row.has("MIS_START") && !row.has("MISSING")) found.add(row, "MISSING");
}

static void rule_566(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::missing))
        if (row.has("MIS_END") && !row.has("MISSING")) found.add(row, "MISSING");
}

static void rule_567(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::missing)) {
        const auto from = row.day("MIS_START");
        const auto to = row.day("MIS_END");
        if (from && to && *to < *from) found.add(row, "MIS_END");
    }
}

static void rule_570(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::missing))
        if (const auto from = row.day("MIS_START"); from && *from > context.year().last()) found.add(row, "MIS_START");
}

static void rule_571(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::missing))
        if (const auto to = row.day("MIS_END"); to && !context.year().holds(*to)) found.add(row, "MIS_END");
}

/// In the order in which they began; of two that began on one day the open one is the later.
static std::vector<Cells> in_order(std::vector<Cells> rows) {
    std::erase_if(rows, [](const Cells& row) { return !row.day("MIS_START"); });
    const auto place = [](const Cells& row) { return std::tuple(row.day("MIS_START"), !row.day("MIS_END"), row.day("MIS_END"), row.line()); };
    std::ranges::sort(rows, [&](const Cells& a, const Cells& b) { return place(a) < place(b); });
    return rows;
}

/// A period that is open hides what comes after it; one that ends on the day on which the next begins does not overlap.
static void rule_574(const Context& context, Findings& found) {
    for (const auto& [child, unordered] : context.by_child(Table::missing)) {
        const auto rows = in_order(unordered);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto before = rows[i - 1].day("MIS_END");
            const bool is_open = !rows[i - 1].has("MIS_END");
            if (is_open || (before && *rows[i].day("MIS_START") < *before)) found.add(rows[i], "MIS_START");
        }
    }
}

const std::vector<Rule>& missing_rules() {
    static const std::vector<Table> here{Table::missing};
    static const std::vector<Rule> rules{
        {.code = "564",
         .meaning = "The child was missing or away, but when that began is missing",
         .remedy = "Enter when it began.",
         .needs = here,
         .check = rule_564},
        {.code = "565",
         .meaning = "It is said when the child went, but not whether missing or away without authorisation",
         .remedy = "Enter M or A.",
         .needs = here,
         .check = rule_565},
        {.code = "566",
         .meaning = "It is said when the child returned, but not whether missing or away without authorisation",
         .remedy = "Enter M or A.",
         .needs = here,
         .check = rule_566},
        {.code = "567",
         .meaning = "The child returned before going missing or away",
         .remedy = "Correct the date that is wrong.",
         .needs = here,
         .check = rule_567},
        {.code = "570",
         .meaning = "The child went missing or away after the year ended",
         .remedy = "Correct the date, or leave it to the next return.",
         .needs = here,
         .needs_year = true,
         .check = rule_570},
        {.code = "571",
         .meaning = "The child returned before the year began or after it ended",
         .remedy = "Correct the date, or leave it to the return of that year.",
         .needs = here,
         .needs_year = true,
         .check = rule_571},
        {.code = "574",
         .meaning = "The child went missing or away before returning from the last time",
         .remedy = "Correct the dates so that one ends before the next begins.",
         .needs = here,
         .check = rule_574},
    };
    return rules;
}

}  // namespace holdfast::ssda903
