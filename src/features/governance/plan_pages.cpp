#include "features/governance/plan_pages.hpp"

#include "core/actions/rating_pages.hpp"
#include "core/site/tables.hpp"
#include "features/governance/figure_keys.hpp"
#include "features/governance/parts_pages.hpp"
#include "features/governance/permissions.hpp"
#include "features/governance/plan_figures.hpp"
#include "features/governance/plan_selection.hpp"
#include "features/governance/plan_store.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::governance {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {
/// What the page is made from.
struct Shown {
    Period year;
    std::vector<Action> actions;
    std::vector<ThemeSummary> themes;
    PlanSelection selection;
};
}  // namespace

static std::string capitalised(std::string_view words) {
    std::string text(words);
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

static Html count_link(const Shown& shown, int theme, std::optional<Rating> rating, int count) {
    return linked_number(actions_key(shown.year, theme, rating), Decimal::whole(count), figures::Unit::count);
}

static govuk::TableRow summary_row(const Shown& shown, const ThemeSummary& theme) {
    const std::string name = theme.number == 0 ? theme.name : fmt::format("{}. {}", theme.number, theme.name);
    govuk::TableRow row{{.text = name, .classes = theme.number == 0 ? "" : "govuk-!-font-weight-regular"}};
    for (const Rating rating : ratings) row.push_back({.html = count_link(shown, theme.number, rating, theme.count(rating)), .format = "numeric"});
    row.push_back({.html = count_link(shown, theme.number, std::nullopt, theme.total()), .format = "numeric"});
    return row;
}

static Html summary_table(const Shown& shown) {
    govuk::Table table{
        .rows = {}, .head = {{.text = "Theme"}}, .caption = "Ratings by theme", .caption_classes = "govuk-table__caption--m", .first_cell_is_header = true};
    for (const Rating rating : ratings) table.head.push_back({.text = capitalised(in_words(rating)), .format = "numeric"});
    table.head.push_back({.text = "Total", .format = "numeric"});
    for (const auto& theme : shown.themes) table.rows.push_back(summary_row(shown, theme));
    table.rows.push_back(summary_row(shown, total_of(shown.themes)));
    return web::shell::table_region("Ratings by theme", govuk::table(table));
}

static Html numbers(const Shown& shown) {
    const auto total = total_of(shown.themes);
    const auto overdue = std::ranges::count_if(shown.actions, [&](const Action& action) { return is_overdue(action, shown.selection.as_at); });
    const int carried = total.total() - total.count(Rating::complete);
    const auto number = [](const std::string& key, std::int64_t count) { return linked_number(key, Decimal::whole(count), figures::Unit::count); };
    const std::string end = in_words(shown.selection.as_at);
    return web::shell::stats({
        {.number = number(actions_key(shown.year, 0, std::nullopt), total.total()), .label = "Actions"},
        {.number = number(actions_key(shown.year, 0, Rating::complete), total.count(Rating::complete)), .label = "Complete"},
        {.number = number(overdue_key(shown.selection.as_at), overdue), .label = "Overdue", .note = end},
        {.number = number(carried_forward_key(shown.year), carried), .label = "Carried forward", .note = "not complete"},
    });
}

static Html filter_form(const Shown& shown) {
    govuk::Select theme{.name = "theme", .items = {{.value = "", .text = "All"}}, .label = {.text = "Theme"}};
    for (const auto& each : shown.themes)
        theme.items.push_back({.value = fmt::format("{}", each.number), .text = fmt::format("{}. {}", each.number, each.name)});
    if (shown.selection.theme != 0) theme.value = fmt::format("{}", shown.selection.theme);
    govuk::Select rating{.name = "rating", .items = {{.value = "", .text = "All"}}, .label = {.text = "Rating"}};
    for (const Rating each : ratings) rating.items.push_back({.value = rating_word(each), .text = capitalised(in_words(each))});
    if (shown.selection.rating) rating.value = rating_word(*shown.selection.rating);
    govuk::Select overdue{.name = "overdue", .items = {{.value = "", .text = "All"}, {.value = "yes", .text = "Overdue only"}}, .label = {.text = "Date"}};
    if (shown.selection.is_overdue_only) overdue.value = "yes";
    Html form = html("<form method=\"get\" class=\"app-no-print app-filter\"><input type=\"hidden\" name=\"year\" value=\"{}\">", shown.year.string());
    form.add(govuk::select(theme)).add(govuk::select(rating)).add(govuk::select(overdue));
    form.add("<div class=\"govuk-button-group\"><button type=\"submit\" class=\"govuk-button govuk-button--secondary\">Filter</button>");
    if (shown.selection.is_filtered()) form.add("<a class=\"govuk-link\" href=\"?year={}\">Show all</a>", shown.year.string());
    return form.add("</div></form>");
}

static Html when_of(const Action& action, Date as_at) {
    Html when = Html::text(action.when);
    if (is_overdue(action, as_at)) when.add(" <strong class=\"govuk-tag govuk-tag--red\">Overdue</strong>");
    return when;
}

static govuk::TableRow action_row(const Action& action, Date as_at) {
    Html text = Html::text(action.action);
    if (!action.note.empty()) text.add("<span class=\"app-rating__note\">{}</span>", action.note);
    return {{.text = action.reference.empty() ? "No reference" : action.reference},
            {.html = std::move(text)},
            {.text = action.who},
            {.html = when_of(action, as_at)},
            {.text = action.outcome},
            {.text = action.update},
            {.html = actions::rating_tag(action.rating)}};
}

/// One table for each theme, so that its name heads its actions and is not repeated in every row.
static void add_actions(Html& main, const Shown& shown, const std::vector<Action>& selected) {
    for (const auto& theme : shown.themes) {
        const std::string name = fmt::format("{}. {}", theme.number, theme.name);
        govuk::Table table{.rows = {},
                           .head = {{.text = "Ref."},
                                    {.text = "Action"},
                                    {.text = "Who"},
                                    {.text = "When"},
                                    {.text = "What we are trying to achieve"},
                                    {.text = "Update"},
                                    {.text = "Rating"}},
                           .caption = name,
                           .caption_classes = "govuk-visually-hidden",
                           .first_cell_is_header = true,
                           .classes = "app-table--dense"};
        for (const auto& action : selected)
            if (action.theme_number == theme.number) table.rows.push_back(action_row(action, shown.selection.as_at));
        if (table.rows.empty()) continue;
        main.add("<h3 class=\"govuk-heading-s\">{}</h3>", name).add(web::shell::table_region(name, govuk::table(table)));
    }
}

static Html findings_of(const Shown& shown) {
    Html items;
    for (const auto& finding : findings(shown.actions)) items.add("<li>{}</li>", finding);
    if (items.empty()) return {};
    return govuk::details(
        {.summary_text = "What is wrong with the plan as it is written", .html = html("<ul class=\"govuk-list govuk-list--bullet\">{}</ul>", items)});
}

static PlanSelection selection_of(const web::Request& request, const Period& year) {
    PlanSelection selection{
        .rating = parse_rating_word(request.query.get("rating")), .is_overdue_only = request.query.get("overdue") == "yes", .as_at = year.last_day()};
    const auto theme = request.query.get("theme");
    std::from_chars(theme.data(), theme.data() + theme.size(), selection.theme);
    return selection;
}

static site::Page page_of(const Shown& shown, const std::vector<Period>& years) {
    const auto title = fmt::format("Business plan {}", shown.year.string());
    const auto selected = select(shown.actions, shown.selection);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(numbers(shown)).add(summary_table(shown)).add(findings_of(shown));
    main.add("<h2 class=\"govuk-heading-m\">Actions</h2>").add(filter_form(shown));
    main.add("<p class=\"govuk-body\">{} of {} actions.</p>", static_cast<std::int64_t>(selected.size()), static_cast<std::int64_t>(shown.actions.size()));
    add_actions(main, shown, selected);
    main.add(web::shell::downloads({{"CSV", fmt::format("/business-plan/{}/actions.csv", shown.year.string())}}));
    main.add(other_years(years, shown.year, "/business-plan?year="));
    return {.title = title, .main = std::move(main), .is_wide = true};
}

static Outcome<site::Answer> show_plan(trail::View& view, const web::Request& request) {
    const auto years = plan_years(view);
    if (years.empty()) return nothing_yet("Business plan", "No business plan is loaded yet. Import one to begin.");
    const auto asked = Period::parse(request.query.get("year"));
    const Period year = asked ? *asked : years.front();
    auto actions = plan_actions(view, year);
    if (actions.empty()) return not_found();
    auto themes = summarise(actions);
    return site::Answer{page_of({year, std::move(actions), std::move(themes), selection_of(request, year)}, years)};
}

static Outcome<site::Answer> download(trail::View& view, const web::Request& request) {
    const auto year = TRY(year_of(request));
    const auto actions = plan_actions(view, year);
    if (actions.empty()) return not_found();
    return csv_download(plan_listing(actions), fmt::format("business-plan-{}.csv", year.string()));
}

void add_plan_routes(site::Router& router) {
    router.get("/business-plan", permissions::view, show_plan);
    site::add_table(router, "/business-plan/{year}/actions.csv", permissions::view, download);
}

}  // namespace holdfast::governance
