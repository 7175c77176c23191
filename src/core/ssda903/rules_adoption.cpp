#include "core/ssda903/codes.hpp"
#include "core/ssda903/rule.hpp"

#include <array>

namespace holdfast::ssda903 {

static constexpr std::array<std::string_view, 6> of_adoption{"DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"};

static bool is_empty(const Cells& ad1) {
    return std::ranges::none_of(of_adoption, [&](std::string_view field) { return ad1.has(field); });
}

static void add_blanks(const Cells& ad1, Findings& found) {
    for (const auto field : of_adoption)
        if (!ad1.has(field)) found.add(ad1, field);
}

static void rule_119(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::placed_adoption))
        if (row.has("DATE_PLACED_CEASED") != row.has("REASON_PLACED_CEASED"))
            found.add(row, row.has("REASON_PLACED_CEASED") ? "DATE_PLACED_CEASED" : "REASON_PLACED_CEASED");
}

static void rule_151(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::ad1))
        if (!is_empty(row)) add_blanks(row, found);
}

static void rule_184(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::placed_adoption)) {
        const auto birth = context.birth_of(row.child());
        const auto placed = row.day("DATE_PLACED");
        if (birth && placed && *placed < *birth) found.add(row, "DATE_PLACED");
    }
}

static void rule_333(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::ad1)) {
        const auto decided = row.day("DATE_INT");
        const auto matched = row.day("DATE_MATCH");
        if (decided && matched && *decided > *matched) found.add(row, "DATE_INT");
    }
}

static void rule_511(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::ad1))
        if (row.is("NB_ADOPTR", "2") && is_one_of(row.text("SEX_ADOPTR"), {"M1", "F1"})) found.add(row, "SEX_ADOPTR");
}

static void rule_522(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::placed_adoption)) {
        const auto placed = row.day("DATE_PLACED");
        const auto ceased = row.day("DATE_PLACED_CEASED");
        if (placed && ceased && *placed > *ceased) found.add(row, "DATE_PLACED_CEASED");
    }
}

static void rule_558(const Context& context, Findings& found) {
    for (const auto& [child, rows] : context.by_child(Table::placed_adoption))
        for (const Cells& row : rows)
            if (row.has("DATE_PLACED_CEASED") && std::ranges::any_of(context.rows(Table::episodes, child), is_adopted)) found.add(row, "DATE_PLACED_CEASED");
}

static void rule_563(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::placed_adoption))
        if (!row.has("DATE_PLACED") && (row.has("DATE_PLACED_CEASED") || row.has("REASON_PLACED_CEASED"))) found.add(row, "DATE_PLACED");
}

static bool is_adopted_in(const Year& year, const Cells& episode) {
    const auto ended = episode.day("DEC");
    return is_adopted(episode) && ended && year.holds(*ended);
}

static void rule_601(const Context& context, Findings& found) {
    for (const auto& [child, episodes] : context.by_child(Table::episodes))
        for (const Cells& episode : episodes) {
            if (!is_adopted_in(context.year(), episode)) continue;
            const auto& rows = context.rows(Table::ad1, child);
            if (rows.empty()) found.add(episode, "REC");
            for (const Cells& row : rows) add_blanks(row, found);
        }
}

static void rule_602(const Context& context, Findings& found) {
    for (const auto& [child, rows] : context.by_child(Table::ad1)) {
        const auto& episodes = context.rows(Table::episodes, child);
        if (std::ranges::any_of(episodes, [&](const Cells& episode) { return is_adopted_in(context.year(), episode); })) continue;
        for (const Cells& row : rows)
            if (!is_empty(row)) found.add(row, "CHILD");
    }
}

static void rule_635(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::prev_perm))
        for (const auto* field : {"LA_PERM", "DATE_PERM"})
            if (row.is("PREV_PERM", "Z1") && row.has(field)) found.add(row, field);
}

const std::vector<Rule>& adoption_rules() {
    static const std::vector<Table> ad1{Table::ad1};
    static const std::vector<Table> placed{Table::placed_adoption};
    static const std::vector<Rule> rules{
        {.code = "119",
         .meaning = "The plan for adoption ended without a reason, or a reason is given without the date",
         .remedy = "Enter both, or neither.",
         .needs = placed,
         .check = rule_119},
        {.code = "151",
         .meaning = "What is known of an adoption is filled in in part",
         .remedy = "Fill in all of AD1, or none.",
         .needs = ad1,
         .check = rule_151},
        {.code = "184",
         .meaning = "It was decided to place the child for adoption before the child was born",
         .remedy = "Correct the date that is wrong.",
         .needs = {Table::header, Table::placed_adoption},
         .check = rule_184},
        {.code = "333",
         .meaning = "The child was matched with adopters before it was decided to place the child",
         .remedy = "Correct the date that is wrong.",
         .needs = ad1,
         .check = rule_333},
        {.code = "511",
         .meaning = "There are two adopters, but the sex of one is given",
         .remedy = "Enter MM, FF or MF, or that there is one.",
         .needs = ad1,
         .check = rule_511},
        {.code = "522",
         .meaning = "The plan for adoption ended before it was decided",
         .remedy = "Correct the date that is wrong.",
         .needs = placed,
         .check = rule_522},
        {.code = "558",
         .meaning = "The child was adopted, but the plan for adoption is said to have ended",
         .remedy = "Take out the date, or correct why the episode ceased.",
         .needs = {Table::episodes, Table::placed_adoption},
         .check = rule_558},
        {.code = "563",
         .meaning = "The plan for adoption ended, but when it was decided is missing",
         .remedy = "Enter when it was decided.",
         .needs = placed,
         .check = rule_563},
        {.code = "601",
         .meaning = "The child was adopted in the year, but AD1 is missing or not filled in",
         .remedy = "Fill in the child's row of AD1.",
         .needs = {Table::ad1, Table::episodes},
         .needs_year = true,
         .check = rule_601},
        {.code = "602",
         .meaning = "AD1 is filled in for a child who was not adopted in the year",
         .remedy = "Take the row out, or correct why and when the episode ceased.",
         .needs = {Table::ad1, Table::episodes},
         .needs_year = true,
         .check = rule_602},
        {.code = "635",
         .meaning = "There was no earlier permanence order (Z1), but its date or authority is filled in",
         .remedy = "Take them out, or correct PREV_PERM.",
         .needs = {Table::prev_perm},
         .check = rule_635},
    };
    return rules;
}

}  // namespace holdfast::ssda903
