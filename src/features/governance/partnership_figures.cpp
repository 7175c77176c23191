#include "features/governance/partnership_figures.hpp"

#include "features/governance/budget_store.hpp"
#include "features/governance/figure_keys.hpp"
#include "features/governance/partnership_store.hpp"
#include "features/governance/plan_store.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <set>

namespace holdfast::governance {

using figures::Figure;

static Figure count_on(const std::string& key, Date day, std::string label, std::size_t count) {
    const auto parts = figures::parse_key(key).value();
    return {.measure = parts.measure,
            .population = parts.population,
            .period = Period::day(day),
            .basis = Basis::snapshot,
            .label = std::move(label),
            .unit = figures::Unit::count,
            .value = Decimal::whole(static_cast<std::int64_t>(count)),
            .source = {.kind = figures::SourceKind::measured, .by = "the register of members and groups"}};
}

/// Members and groups have no year of their own; the years that are reported on are those with a budget or a plan.
static std::set<Period> years_reported(trail::View& view) {
    std::set<Period> years;
    for (const auto& year : budget_years(view)) years.insert(year);
    for (const auto& year : plan_years(view)) years.insert(year);
    return years;
}

std::vector<Date> days_reported(trail::View& view) {
    std::vector<Date> days;
    for (const auto& year : years_reported(view)) days.push_back(year.last_day());
    std::ranges::sort(days, std::greater{});
    return days;
}

static std::vector<Group> groups_on(trail::View& view, Date day) { return below_board(holding_on(groups(view), day)); }

static void add_objectives(std::vector<Figure>& made, const Group& group, Date day) {
    if (group.objectives)
        made.push_back(count_on(objectives_key(day, group.name), day, "Objectives of " + group.name, static_cast<std::size_t>(*group.objectives)));
    if (group.sub_objectives)
        made.push_back(count_on(sub_objectives_key(day, group.name), day, "Points below the objectives of " + group.name,
                                static_cast<std::size_t>(*group.sub_objectives)));
}

std::vector<Figure> partnership_figures(trail::View& view, const figures::Wanted& wanted) {
    std::vector<Figure> made;
    for (const auto& year : years_reported(view)) {
        if (!wanted.covers(year)) continue;
        const Date day = year.last_day();
        if (const auto seats = holding_on(members(view), day); !seats.empty())
            made.push_back(count_on(members_key(day), day, "Agencies and groups with a seat on the Board", seats.size()));
        const auto standing = groups_on(view, day);
        if (!standing.empty()) made.push_back(count_on(groups_key(day), day, "Groups below the Board", standing.size()));
        for (const auto& group : standing) add_objectives(made, group, day);
    }
    return made;
}

/// The sentence, where its number is a figure: in other years the table below it must do.
static void add_sentence(std::vector<documents::Block>& blocks, trail::View& view, const Period& year, std::string sentence) {
    if (years_reported(view).contains(year)) blocks.emplace_back(documents::Markdown{std::move(sentence)});
}

std::vector<documents::Block> members_section(trail::View& view, const Period& year) {
    const Date day = year.last_day();
    const auto seats = holding_on(members(view), day);
    if (seats.empty()) return {};
    documents::Table table{.name = "board_members", .caption = fmt::format("Members of the Board at {}", in_words(day)), .columns = {{"Agency"}, {"Note"}}};
    for (const auto& seat : seats)
        table.rows.push_back({{.text = seat.seat.empty() ? seat.agency : fmt::format("{}, {}", seat.agency, seat.seat)}, {.text = seat.note}});
    std::vector<documents::Block> blocks;
    add_sentence(blocks, view, year, fmt::format("At {} {{{{figure:{}}}}} agencies and groups had a seat on the Board.", in_words(day), members_key(day)));
    blocks.emplace_back(std::move(table));
    return blocks;
}

std::vector<documents::Block> structure_section(trail::View& view, const Period& year) {
    const auto all = groups(view);
    if (all.empty()) return {};
    return {structure_of(all, year.last_day())};
}

static documents::Cell number_cell(const std::optional<int>& number, std::string figure) {
    if (!number) return {};
    return {.number = Decimal::whole(*number), .figure = std::move(figure)};
}

std::vector<documents::Block> groups_section(trail::View& view, const Period& year) {
    const Date day = year.last_day();
    const auto standing = groups_on(view, day);
    if (standing.empty()) return {};
    documents::Table table{.name = "subgroups",
                           .caption = fmt::format("Groups below the Board at {}", in_words(day)),
                           .columns = {{"Group"}, {"Kind"}, {"Reports to"}, {"Chair"}, {"Vice chair"}, {"Objectives", true}, {"Points below them", true}},
                           .ties = documents::Ties::rows};
    for (const auto& group : standing) {
        const auto objectives = number_cell(group.objectives, objectives_key(day, group.name));
        const auto points = number_cell(group.sub_objectives, sub_objectives_key(day, group.name));
        table.rows.push_back(
            {{.text = group.name}, {.text = group.kind}, {.text = group.parent}, {.text = group.chair}, {.text = group.vice_chair}, objectives, points});
        if (!group.note.empty()) table.notes.push_back(fmt::format("{}: {}.", group.name, group.note));
    }
    std::vector<documents::Block> blocks;
    add_sentence(blocks, view, year, fmt::format("{{{{figure:{}}}}} groups worked below the Board at {}.", groups_key(day), in_words(day)));
    blocks.emplace_back(std::move(table));
    return blocks;
}

std::vector<documents::Block> glossary_section(trail::View& view, const Period&) {
    const auto all = terms(view);
    if (all.empty()) return {};
    documents::Table table{.name = "glossary", .caption = "Abbreviations", .columns = {{"Abbreviation"}, {"Meaning"}}};
    for (const auto& term : all) table.rows.push_back({{.text = term.acronym}, {.text = term.expansion}});
    return {std::move(table)};
}

static std::optional<std::string> day_of(const std::optional<Date>& day) { return day ? std::optional(iso(*day)) : std::nullopt; }

exchange::Listing members_listing(trail::View& view) {
    exchange::Listing listing{.columns = {"agency", "seat", "type", "from", "to", "note"}, .rows = {}};
    for (const auto& member : members(view))
        listing.rows.push_back({member.agency, member.seat, member.type, day_of(member.from), day_of(member.to), member.note});
    return listing;
}

exchange::Listing groups_listing(trail::View& view) {
    exchange::Listing listing{.columns = {"name", "kind", "parent", "chair", "vice_chair", "from", "to", "objectives", "sub_objectives", "note"}, .rows = {}};
    for (const auto& group : groups(view)) {
        listing.rows.push_back({group.name, group.kind, group.parent, group.chair, group.vice_chair, day_of(group.from), day_of(group.to), {}, {}, group.note});
        if (group.objectives) listing.rows.back().at(7) = Decimal::whole(*group.objectives);
        if (group.sub_objectives) listing.rows.back().at(8) = Decimal::whole(*group.sub_objectives);
    }
    return listing;
}

exchange::Listing glossary_listing(trail::View& view) {
    exchange::Listing listing{.columns = {"acronym", "expansion"}, .rows = {}};
    for (const auto& term : terms(view)) listing.rows.push_back({term.acronym, term.expansion});
    return listing;
}

}  // namespace holdfast::governance
