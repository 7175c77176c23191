#include "core/ssda903/codes.hpp"
#include "core/ssda903/rule.hpp"

namespace holdfast::ssda903 {

/// Calls with each episode but a child's last, and the one after it.
template <class Visit>
static void each_pair(const Context& context, Visit&& visit) {
    for (const auto& [child, list] : context.episodes())
        for (std::size_t i = 1; i < list.size(); ++i) visit(list[i - 1], list[i]);
}

static void rule_142(const Context& context, Findings& found) {
    each_pair(context, [&](const Episode& one, const Episode&) {
        if (!one.cells.has("DEC") || !one.cells.has("REC")) found.add(one.cells, one.cells.has("DEC") ? "REC" : "DEC");
    });
}

static void rule_148(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::episodes))
        if (row.has("DEC") != row.has("REC")) found.add(row, row.has("DEC") ? "REC" : "DEC");
}

static void rule_302(const Context& context, Findings& found) {
    for (const auto& [child, list] : context.episodes())
        if (const auto birth = context.birth_of(child); birth && list.front().from < *birth) found.add(list.front().cells, "DECOM");
}

static void rule_353(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::episodes))
        if (const auto from = row.day("DECOM"); from && *from < make_date(1991, 10, 14)) found.add(row, "DECOM");
}

static void rule_354(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::episodes))
        if (const auto from = row.day("DECOM"); from && *from > context.year().last()) found.add(row, "DECOM");
}

static void rule_385(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::episodes))
        if (const auto to = row.day("DEC"); to && *to > context.year().last()) found.add(row, "DEC");
}

static void rule_355(const Context& context, Findings& found) {
    for (const auto& [child, list] : context.episodes())
        for (const Episode& one : list)
            if (one.to == one.from) found.add(one.cells, "DEC");
}

static void rule_356(const Context& context, Findings& found) {
    for (const auto& [child, list] : context.episodes())
        for (const Episode& one : list)
            if (one.to && *one.to < one.from) found.add(one.cells, "DEC");
}

/// X1 says that the next begins on that day: what says so and is not followed, and what is followed and does not say so.
static void rule_388(const Context& context, Findings& found) {
    each_pair(context, [&](const Episode& one, const Episode& next) {
        if (one.to && one.cells.has("REC") && one.cells.is("REC", "X1") != (*one.to == next.from)) found.add(one.cells, "REC");
    });
    for (const auto& [child, list] : context.episodes())
        if (list.back().to && list.back().cells.is("REC", "X1")) found.add(list.back().cells, "REC");
}

static void rule_386(const Context& context, Findings& found) {
    for (const auto& [child, list] : context.episodes())
        for (const Episode& one : list) {
            const auto birth = context.birth_of(child);
            if (is_adopted(one.cells) && birth && one.to && *one.to >= years_after(*birth, 18)) found.add(one.cells, "REC");
        }
}

static void rule_390(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::episodes))
        if (is_adopted(row) && !is_one_of(row.text("PLACE"), {"A3", "A4", "A5", "A6"})) found.add(row, "PLACE");
}

static void rule_408(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::episodes))
        if (is_one_of(row.text("PLACE"), {"A5", "A6"}) && !row.is("LS", "E1")) found.add(row, "LS");
}

static void rule_431(const Context& context, Findings& found) {
    each_pair(context, [&](const Episode& one, const Episode& next) {
        if (next.cells.is("RNE", "S") && one.to == next.from) found.add(next.cells, "RNE");
    });
}

static void rule_433(const Context& context, Findings& found) {
    each_pair(context, [&](const Episode& one, const Episode& next) {
        if (is_one_of(next.cells.text("RNE"), {"L", "P", "T", "U", "B"}) && one.to != next.from) found.add(next.cells, "DECOM");
    });
}

static void rule_501(const Context& context, Findings& found) {
    each_pair(context, [&](const Episode& one, const Episode& next) {
        if (one.to && next.from < *one.to) found.add(next.cells, "DECOM");
    });
}

static void rule_526(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::episodes)) {
        const bool needs_none = is_one_of(row.text("PLACE"), {"T0", "T1", "T2", "T3", "T4", "Z1", "Z11", "Z12", "Z13", "Z14"});
        if (row.has("PLACE") && !needs_none && !row.has("PLACE_PROVIDER")) found.add(row, "PLACE_PROVIDER");
    }
}

static void rule_provider_parents(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::episodes))
        if (row.is("PLACE_PROVIDER", "PR0") && !row.is("PLACE", "P1")) found.add(row, "PLACE_PROVIDER");
}

static void rule_provider_given(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::episodes))
        if (is_one_of(row.text("PLACE"), {"T0", "T1", "T2", "T3", "Z1", "Z11", "Z12", "Z13", "Z14"}) && row.has("PLACE_PROVIDER"))
            found.add(row, "PLACE_PROVIDER");
}

const std::vector<Rule>& episode_rules() {
    static const std::vector<Table> here{Table::episodes};
    static const std::vector<Table> with_header{Table::episodes, Table::header};
    static const std::vector<Rule> rules{
        {.code = "142",
         .meaning = "A new episode began, and the one before it has not ended",
         .remedy = "Enter when and why the earlier one ended; only the last may be open.",
         .needs = here,
         .check = rule_142},
        {.code = "148",
         .meaning = "An episode has an end without a reason, or a reason without an end",
         .remedy = "Enter both, or neither.",
         .needs = here,
         .check = rule_148},
        {.code = "302",
         .meaning = "The first episode begins before the child was born",
         .remedy = "Correct the date that is wrong.",
         .needs = with_header,
         .check = rule_302},
        {.code = "353", .meaning = "An episode begins before 14 October 1991", .remedy = "Correct the date.", .needs = here, .check = rule_353},
        {.code = "354",
         .meaning = "An episode begins after the year ended",
         .remedy = "Correct the date, or leave the episode to the next return.",
         .needs = here,
         .needs_year = true,
         .check = rule_354},
        {.code = "355",
         .meaning = "An episode is shorter than a day",
         .remedy = "Correct the dates, or take the episode out.",
         .needs = here,
         .check = rule_355},
        {.code = "356", .meaning = "An episode ends before it begins", .remedy = "Correct the date that is wrong.", .needs = here, .check = rule_356},
        {.code = "385",
         .meaning = "An episode ends after the year ended",
         .remedy = "Correct the date, or leave the end to the next return.",
         .needs = here,
         .needs_year = true,
         .check = rule_385},
        {.code = "386",
         .meaning = "The child was adopted at 18 or older",
         .remedy = "Correct the reason or the date.",
         .needs = with_header,
         .check = rule_386},
        {.code = "388",
         .meaning = "X1 stands where no episode begins on that day, or another reason where one does",
         .remedy = "Enter X1 when the next episode begins on the day this one ends, and only then.",
         .needs = here,
         .check = rule_388},
        {.code = "390",
         .meaning = "The child was adopted from a placement that was none for adoption",
         .remedy = "Correct the placement or the reason.",
         .needs = here,
         .check = rule_390},
        {.code = "408",
         .meaning = "The child is placed for adoption under a placement order, but the legal status is not E1",
         .remedy = "Correct the legal status or the placement.",
         .needs = here,
         .check = rule_408},
        {.code = "431",
         .meaning = "The child is said to start being looked after on the day the episode before ended",
         .remedy = "Enter why the new episode began, and X1 for the one before.",
         .needs = here,
         .check = rule_431},
        {.code = "433",
         .meaning = "An episode goes on from another, but does not begin on the day that one ended",
         .remedy = "Correct the dates, or enter S where care began again.",
         .needs = here,
         .check = rule_433},
        {.code = "501",
         .meaning = "An episode begins before the one before it has ended",
         .remedy = "Correct the dates so that one ends before the next begins.",
         .needs = here,
         .check = rule_501},
        {.code = "526", .meaning = "The placement has no provider", .remedy = "Enter who provides it.", .needs = here, .check = rule_526},
        {.code = "hf-provider-given",
         .meaning = "A placement of a kind that takes no provider (T0 to T3, Z) has one",
         .remedy = "Take it out; the Department's check of this is 178.",
         .needs = here,
         .check = rule_provider_given},
        {.code = "hf-provider-parents",
         .meaning = "The provider is the parents (PR0), but the child is not placed with them (P1)",
         .remedy = "Correct the provider or the placement.",
         .needs = here,
         .check = rule_provider_parents},
    };
    return rules;
}

}  // namespace holdfast::ssda903
