#include "features/governance/import_service.hpp"

#include "core/exchange/cells.hpp"
#include "features/governance/budget_store.hpp"
#include "features/governance/partnership_store.hpp"
#include "features/governance/permissions.hpp"
#include "features/governance/plan_store.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace holdfast::governance {

using exchange::Cells;
using exchange::ImportReport;
using exchange::Keys;
using Rows = std::vector<exchange::ImportRow>;

/// So that the sum of every line that a file can hold is a number too.
static constexpr Decimal most_pounds = Decimal::whole(1'000'000'000'000);

/// Whole pounds or pounds and pence.
static Decimal amount(Cells& cells, std::string_view column) {
    const Decimal amount = cells.required_decimal(column);
    if (amount.decimals() > 2) cells.reject(column, "must be pounds, with two decimals at most");
    else if (amount >= most_pounds || amount <= -most_pounds) cells.reject(column, "must be less than 1,000,000,000,000 pounds");
    return amount;
}

static BudgetLine budget_line(Cells& cells) {
    return {
        .year = cells.required_year("year"),
        .side = cells.required("side", parse_side, Side::spend, "one of contribution, spend"),
        .line = cells.required_text("line"),
        .amount = amount(cells, "amount"),
        .funding = cells.required("kind", parse_funding, Funding::cash, "one of cash, in_kind"),
        .note = cells.text("note"),
    };
}

static void load_budget_file(trail::Change& change, const Rows& rows, ImportReport& report) {
    Keys keys;
    for (const auto& row : rows) {
        Cells cells(row, report);
        const auto line = budget_line(cells);
        keys.take(cells, "line", fmt::format("{}\n{}\n{}", line.year.string(), token(line.side), line.line));
        if (!cells.are_accepted()) continue;
        const auto put = [&] { put_budget_line(change, line); };
        exchange::upsert(report, find_budget_line(change, line), line, put, put);
    }
}

static exchange::ImportKind budget_import() {
    return {
        .name = "budget",
        .summary = "A year's contributions and spending, line by line, without totals. Year, side and line name a row.",
        .permission = permissions::maintain,
        .columns = {{"year", true, "reporting year, `2016-17`"},
                    {"side", true, "`contribution` or `spend`"},
                    {"line", true, "who contributes, or what is paid for"},
                    {"amount", true, "pounds, `96814` or `96814.50`"},
                    {"kind", false, "`cash`, or `in_kind`, which is listed and not added up; empty is cash"},
                    {"note", false, "anything to be printed below the table"}},
        .load = load_budget_file,
    };
}

static std::optional<Period> due(Cells& cells) {
    const auto due = cells.period("due");
    const bool is_date = !due || due->kind() == Period::Kind::day || due->kind() == Period::Kind::month;
    if (!is_date) cells.reject("due", "must be a day or a month, 2017-03-31 or 2017-03");
    return due;
}

static int place(Cells& cells) {
    const int place = cells.required_whole("place");
    if (place == 0) cells.reject("place", "must be 1 or more");
    return place;
}

static Action plan_action(Cells& cells) {
    return {
        .year = cells.required_year("year"),
        .place = place(cells),
        .theme_number = cells.required_whole("theme_number"),
        .theme = cells.required_text("theme"),
        .reference = cells.text("ref"),
        .action = cells.required_text("action"),
        .who = cells.text("who"),
        .when = cells.text("when"),
        .due = due(cells),
        .is_ongoing = cells.yes("ongoing"),
        .outcome = cells.text("outcome"),
        .update = cells.text("update"),
        .updated = cells.period("updated"),
        .rating = cells.required("rag", parse_rating, Rating::not_rated, "C (complete), G (on track), A (at risk), R (off track) or empty"),
        .note = cells.text("note"),
    };
}

static void load_plan_file(trail::Change& change, const Rows& rows, ImportReport& report) {
    Keys keys;
    std::set<std::string> years;
    for (const auto& row : rows) {
        Cells cells(row, report);
        const auto action = plan_action(cells);
        keys.take(cells, "place", fmt::format("{}\n{}", action.year.string(), action.place));
        if (!cells.are_accepted()) continue;
        years.insert(action.year.string());
        const auto put = [&] { put_action(change, action); };
        exchange::upsert(report, find_action(change, action), action, put, put);
    }
    for (const auto& year : years)
        for (auto& finding : findings(plan_actions(change, Period::parse(year).value()))) report.notes.push_back(std::move(finding));
}

static exchange::ImportKind plan_import() {
    return {
        .name = "plan",
        .summary = "The actions of a year's business plan with their latest update. Year and place name a row, because printed references repeat and go "
                   "missing; both are reported as notes, as are links to actions that do not exist and dates before the plan's year.",
        .permission = permissions::maintain,
        .columns = {{"year", true, "the plan's reporting year, `2016-17`"},
                    {"place", true, "the action's place in the plan, counted from 1"},
                    {"theme_number", true, "`1`"},
                    {"theme", true, "the theme's name"},
                    {"ref", true, "the reference as printed, or empty"},
                    {"action", true, "what is to be done"},
                    {"who", true, "the group or role that does it, or empty"},
                    {"when", true, "the date as printed (`Nov-16`, `Quarterly`), or empty"},
                    {"due", true, "that date as a day or a month, `2016-11`, or empty"},
                    {"ongoing", true, "`yes` for work without an end, which is never overdue; `no` or empty otherwise"},
                    {"outcome", true, "what it is to achieve, or empty"},
                    {"update", true, "the latest update, or empty"},
                    {"updated", false, "when that update was given, `2017-04`, or empty"},
                    {"rag", true, "`C` complete, `G` on track, `A` at risk, `R` off track, or empty"},
                    {"note", false, "anything else about the row"}},
        .load = load_plan_file,
    };
}

static void check_dates(Cells& cells, const std::optional<Date>& from, const std::optional<Date>& to) {
    if (from && to && *to < *from) cells.reject("to", "must not be earlier than from");
}

static Member member(Cells& cells) {
    Member member{
        .agency = cells.required_text("agency"),
        .seat = cells.text("seat"),
        .type = cells.one_of("type", {"statutory", "relevant", "lay"}),
        .from = cells.date("from"),
        .to = cells.date("to"),
        .note = cells.text("note"),
    };
    check_dates(cells, member.from, member.to);
    return member;
}

static void load_members_file(trail::Change& change, const Rows& rows, ImportReport& report) {
    Keys keys;
    for (const auto& row : rows) {
        Cells cells(row, report);
        const auto wanted = member(cells);
        keys.take(cells, "agency", wanted.agency + "\n" + wanted.seat);
        if (!cells.are_accepted()) continue;
        const auto put = [&] { put_member(change, wanted); };
        exchange::upsert(report, find_member(change, wanted), wanted, put, put);
    }
}

static exchange::ImportKind members_import() {
    return {
        .name = "members",
        .summary = "The agencies on the Board. Agency and seat name a row.",
        .permission = permissions::maintain,
        .columns = {{"agency", true, "the agency's name"},
                    {"seat", false, "which of its seats, where it has several, or empty"},
                    {"type", false, "`statutory`, `relevant`, `lay` or empty"},
                    {"from", false, "first day of membership, or empty"},
                    {"to", false, "last day of membership, or empty"},
                    {"note", false, "anything to be printed beside it"}},
        .load = load_members_file,
    };
}

static Group group(Cells& cells) {
    Group group{
        .name = cells.required_text("name"),
        .kind = cells.required_text("kind"),
        .parent = cells.text("parent"),
        .chair = cells.text("chair"),
        .vice_chair = cells.text("vice_chair"),
        .from = cells.date("from"),
        .to = cells.date("to"),
        .objectives = cells.whole("objectives"),
        .sub_objectives = cells.whole("sub_objectives"),
        .note = cells.text("note"),
    };
    check_dates(cells, group.from, group.to);
    if (group.parent.empty() && group.kind != board) cells.reject("parent", "is empty; only a board has no group above it");
    return group;
}

/// A parent may stand further down the file, so parents are looked at once every row is there.
static void check_parents(trail::Change& change, const Rows& rows, ImportReport& report) {
    const auto all = groups(change);
    for (const auto& row : rows) {
        const auto at = std::ranges::find(all, row["name"], &Group::name);
        auto problem = at == all.end() ? std::string{} : parent_problem(*at, all);
        if (at != all.end() && problem.empty()) problem = top_problem(*at, all);
        if (!problem.empty()) Cells(row, report).reject("parent", problem);
    }
}

static void load_groups_file(trail::Change& change, const Rows& rows, ImportReport& report) {
    Keys keys;
    for (const auto& row : rows) {
        Cells cells(row, report);
        const auto wanted = group(cells);
        keys.take(cells, "name", wanted.name);
        if (!cells.are_accepted()) continue;
        const auto put = [&] { put_group(change, wanted); };
        exchange::upsert(report, find_group(change, wanted), wanted, put, put);
    }
    if (report.is_accepted()) check_parents(change, rows, report);
}

static exchange::ImportKind groups_import() {
    return {
        .name = "groups",
        .summary = "The Board and the groups below it. The name names a row.",
        .permission = permissions::maintain,
        .columns = {{"name", true, "the group's name"},
                    {"kind", true, "`board`, or words such as `task group`"},
                    {"parent", true, "the name of the group it reports to; empty for a board only"},
                    {"chair", false, "who chairs it: a role or an agency, or empty"},
                    {"vice_chair", false, "who stands in, or empty"},
                    {"from", false, "first day, or empty"},
                    {"to", false, "last day, or empty"},
                    {"objectives", false, "how many objectives its terms of reference have, or empty where there are none on record"},
                    {"sub_objectives", false, "how many points stand below those objectives, or empty"},
                    {"note", false, "anything else"}},
        .load = load_groups_file,
    };
}

static void load_glossary_file(trail::Change& change, const Rows& rows, ImportReport& report) {
    Keys keys;
    for (const auto& row : rows) {
        Cells cells(row, report);
        const Term wanted{cells.required_text("acronym"), cells.required_text("expansion")};
        keys.take(cells, "acronym", wanted.acronym);
        if (!cells.are_accepted()) continue;
        const auto put = [&] { put_term(change, wanted); };
        exchange::upsert(report, find_term(change, wanted), wanted, put, put);
    }
}

static exchange::ImportKind glossary_import() {
    return {
        .name = "glossary",
        .summary = "Abbreviations and what they stand for. The abbreviation names a row.",
        .permission = permissions::maintain,
        .columns = {{"acronym", true, "`CDOP`"}, {"expansion", true, "`Child Death Overview Panel`"}},
        .load = load_glossary_file,
    };
}

std::vector<exchange::ImportKind> imports() { return {glossary_import(), members_import(), groups_import(), budget_import(), plan_import()}; }

}  // namespace holdfast::governance
