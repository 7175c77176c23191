#include "features/governance/plan_figures.hpp"

#include "features/governance/figure_keys.hpp"
#include "features/governance/plan_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::governance {

using figures::Figure;

static Figure count_of(const std::string& key, const Period& period, std::string label, int count) {
    const auto parts = figures::parse_key(key).value();
    return {.measure = parts.measure,
            .population = parts.population,
            .period = period,
            .basis = period.kind() == Period::Kind::day ? Basis::snapshot : Basis::year,
            .label = std::move(label),
            .unit = figures::Unit::count,
            .value = Decimal::whole(count),
            .source = {.kind = figures::SourceKind::measured, .by = "the actions of the business plan"}};
}

static void add_summary(std::vector<Figure>& made, const Period& year, const ThemeSummary& summary) {
    const std::string of = summary.number == 0 ? std::string{} : fmt::format(", theme {}: {}", summary.number, summary.name);
    auto all = count_of(actions_key(year, summary.number, std::nullopt), year, fmt::format("Business plan actions{}", of), summary.total());
    if (summary.number != 0) {
        all.part_of = actions_key(year, 0, std::nullopt);
        all.part_by = "theme";
    }
    made.push_back(std::move(all));
    for (const Rating rating : ratings) {
        auto rated =
            count_of(actions_key(year, summary.number, rating), year, fmt::format("Business plan actions{}, {}", of, in_words(rating)), summary.count(rating));
        rated.part_of = actions_key(year, summary.number, std::nullopt);
        rated.part_by = "rating";
        made.push_back(std::move(rated));
    }
}

static std::vector<Action> overdue_of(const std::vector<Action>& actions, Date as_at) {
    std::vector<Action> overdue;
    std::ranges::copy_if(actions, std::back_inserter(overdue), [&](const Action& action) { return is_overdue(action, as_at); });
    return overdue;
}

static std::vector<Action> carried_forward_of(const std::vector<Action>& actions) {
    std::vector<Action> carried;
    std::ranges::remove_copy_if(actions, std::back_inserter(carried), is_complete);
    return carried;
}

std::vector<Figure> plan_figures(trail::View& view, const figures::Wanted& wanted) {
    std::vector<Figure> made;
    for (const auto& year : plan_years(view)) {
        if (!wanted.covers(year)) continue;
        const auto actions = plan_actions(view, year);
        const auto summaries = summarise(actions);
        add_summary(made, year, total_of(summaries));
        for (const auto& summary : summaries) add_summary(made, year, summary);
        const Date end = year.last_day();
        made.push_back(count_of(overdue_key(end), Period::day(end), "Business plan actions overdue", static_cast<int>(overdue_of(actions, end).size())));
        made.push_back(count_of(carried_forward_key(year), year, "Business plan actions not complete and carried forward",
                                static_cast<int>(carried_forward_of(actions).size())));
    }
    return made;
}

/// `April 2017 updates` where every update was given in one month.
static std::string updates_label(const std::vector<Action>& actions) {
    std::optional<Period> given;
    for (const auto& action : actions) {
        if (!action.updated) continue;
        if (given && *given != *action.updated) return "Updates";
        given = action.updated;
    }
    return given ? given->words() + " updates" : "Updates";
}

static documents::Table actions_table(const Period& year, const std::vector<Action>& actions) {
    documents::Table table{
        .name = "business_plan_actions",
        .caption = fmt::format("Actions of the business plan {}", year.string()),
        .columns = {{"Theme"}, {"Ref."}, {"Action"}, {"Who"}, {"When"}, {"What we are trying to achieve"}, {updates_label(actions)}, {"RAG"}},
        .notes = {"C complete, G on track, A at risk, R off track; empty where the action was not rated."},
    };
    for (const auto& action : actions)
        table.rows.push_back({{.text = theme_label(action)},
                              {.text = action.reference},
                              {.text = action.action},
                              {.text = action.who},
                              {.text = action.when},
                              {.text = action.outcome},
                              {.text = action.update},
                              {.text = std::string(letter(action.rating))}});
    return table;
}

static std::vector<documents::Cell> summary_row(const Period& year, const ThemeSummary& summary) {
    std::vector<documents::Cell> row{{.text = summary.number == 0 ? summary.name : fmt::format("{}. {}", summary.number, summary.name)}};
    for (const Rating rating : ratings) row.push_back({.number = Decimal::whole(summary.count(rating)), .figure = actions_key(year, summary.number, rating)});
    row.push_back({.number = Decimal::whole(summary.total()), .figure = actions_key(year, summary.number, std::nullopt)});
    return row;
}

static documents::Table summary_table(const Period& year, const std::vector<ThemeSummary>& summaries) {
    documents::Table table{
        .name = "business_plan_summary",
        .caption = fmt::format("Actions by theme and rating {}", year.string()),
        .columns =
            {{"Theme"}, {"Complete (C)", true}, {"On track (G)", true}, {"At risk (A)", true}, {"Off track (R)", true}, {"Not rated", true}, {"Total", true}},
        .has_total_row = true,
        .has_total_column = true,
    };
    for (const auto& summary : summaries) table.rows.push_back(summary_row(year, summary));
    table.rows.push_back(summary_row(year, total_of(summaries)));
    return table;
}

/// `More actions are complete than anything else`.
static std::string most_frequent(const ThemeSummary& total) {
    const auto most = *std::ranges::max_element(total.counts);
    if (std::ranges::count(total.counts, most) > 1) return "No rating has more actions than every other";
    const auto* const found = std::ranges::find(ratings, most, [&](Rating rating) { return total.count(rating); });
    return fmt::format("More actions are {} than anything else", in_words(*found));
}

/// Drawn from the table that follows it, whose names it has.
static documents::Chart summary_chart(const Period& year, const std::vector<ThemeSummary>& summaries, const documents::Table& table) {
    documents::Chart chart{.kind = documents::Chart::Kind::stacked_bar,
                           .name = "business_plan_ratings",
                           .title = most_frequent(total_of(summaries)),
                           .subtitle = fmt::format("Number of actions of each theme by rating, {}", year.string()),
                           .unit = "count"};
    for (std::size_t theme = 0; theme < summaries.size(); ++theme) chart.categories.push_back(table.rows[theme][0].text);
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        auto& series = chart.series.emplace_back(documents::Chart::Series{.name = table.columns[i + 1].label});
        for (const auto& summary : summaries) series.values.emplace_back(Decimal::whole(summary.count(ratings[i])));
    }
    return chart;
}

static documents::Table short_table(std::string name, std::string caption, const std::vector<Action>& actions) {
    documents::Table table{.name = std::move(name), .caption = std::move(caption), .columns = {{"Ref."}, {"Action"}, {"Who"}, {"When"}, {"RAG"}}};
    for (const auto& action : actions)
        table.rows.push_back(
            {{.text = action.reference}, {.text = action.action}, {.text = action.who}, {.text = action.when}, {.text = std::string(in_words(action.rating))}});
    return table;
}

static void add_list(std::vector<documents::Block>& blocks, const std::vector<Action>& actions, std::string name, const std::string& title) {
    blocks.emplace_back(documents::Heading{title});
    if (actions.empty()) blocks.emplace_back(documents::Markdown{"None."});
    else blocks.emplace_back(short_table(std::move(name), title, actions));
}

static documents::Markdown introduction(const Period& year) {
    const Date end = year.last_day();
    return {fmt::format(
        "The plan of {} has {{{{figure:{}}}}} actions. {{{{figure:{}}}}} are complete; {{{{figure:{}}}}} are carried forward. On {} "
        "{{{{figure:{}}}}} were overdue.",
        year.string(), actions_key(year, 0, std::nullopt), actions_key(year, 0, Rating::complete), carried_forward_key(year), in_words(end), overdue_key(end))};
}

std::vector<documents::Block> plan_section(trail::View& view, const Period& year) {
    const auto actions = plan_actions(view, year);
    if (actions.empty()) return {};
    const Date end = year.last_day();
    const auto summaries = summarise(actions);
    auto summary = summary_table(year, summaries);
    auto chart = summary_chart(year, summaries, summary);
    std::vector<documents::Block> blocks{introduction(year), std::move(chart), std::move(summary), actions_table(year, actions)};
    add_list(blocks, overdue_of(actions, end), "business_plan_overdue", fmt::format("Actions overdue on {}", in_words(end)));
    add_list(blocks, carried_forward_of(actions), "business_plan_carried_forward", "Actions carried forward");
    return blocks;
}

exchange::Listing plan_listing(const std::vector<Action>& actions) {
    exchange::Listing listing{.columns = {"year", "place", "theme_number", "theme", "ref", "action", "who", "when", "due", "ongoing", "outcome", "update",
                                          "updated", "rag", "overdue", "note"},
                              .rows = {}};
    const auto words = [](const std::optional<Period>& period) { return period ? std::optional(period->string()) : std::nullopt; };
    for (const auto& action : actions)
        listing.rows.push_back({action.year.string(), Decimal::whole(action.place), Decimal::whole(action.theme_number), action.theme, action.reference,
                                action.action, action.who, action.when, words(action.due), action.is_ongoing, action.outcome, action.update,
                                words(action.updated), letter(action.rating), is_overdue(action, action.year.last_day()), action.note});
    return listing;
}

exchange::Listing plan_listing(trail::View& view, const std::optional<Period>& wanted) {
    std::vector<Action> all;
    for (const auto& year : plan_years(view)) {
        if (wanted && year != *wanted) continue;
        const auto actions = plan_actions(view, year);
        all.insert(all.end(), actions.begin(), actions.end());
    }
    return plan_listing(all);
}

}  // namespace holdfast::governance
