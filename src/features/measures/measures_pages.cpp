#include "features/measures/measures_pages.hpp"

#include "base/counted.hpp"
#include "core/measures/listing.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/name_store.hpp"
#include "core/people/person_service.hpp"
#include "core/site/tables.hpp"
#include "core/statistics/comparison_service.hpp"
#include "core/statistics/statistics_store.hpp"
#include "features/measures/counted_figures.hpp"
#include "features/measures/permissions.hpp"
#include "web/govuk/govuk.hpp"
#include "web/percent.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::measures {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Keeper = std::shared_ptr<CohortKeeper>;

namespace {

/// The year that is asked for, else the latest of which anything was loaded, else the one that ended last.
Period year_in(trail::View& view, const web::Request& request) {
    if (const auto asked = Period::parse(request.query.get("year")); asked && *asked == asked->reporting_year()) return *asked;
    if (const auto years = years_loaded(view); !years.empty()) return years.front();
    const std::chrono::year_month_day today{view.today()};
    return Period::year(static_cast<int>(today.year()) - (today.month() < std::chrono::April ? 2 : 1));
}

std::string path_of(const Measure& measure, const Period& year) {
    return fmt::format("/measures/{}?year={}", web::percent_encoded(measure.code), year.string());
}

std::string with_commas(std::int64_t number) { return figures::display(Decimal::whole(number), figures::Unit::count); }

/// What a number is of; nothing for a number by itself.
std::string of_in_words(const Counted& counted) {
    if (counted.measure->unit == figures::Unit::count) return "";
    return counted.denominator ? with_commas(*counted.denominator) : "Not known";
}

/// An agency by its name, any other group as it is called.
std::string group_name(trail::View& view, Dimension dimension, const std::string& label) {
    const auto agency = dimension == Dimension::agency ? organisations::find_agency(view, label) : std::nullopt;
    return agency ? std::string(organisations::name_on(*agency, view.today())) : label;
}

std::string shown(const std::optional<Decimal>& value, figures::Unit unit) { return value ? figures::display(value, unit) : "No value"; }

/// "England 21.9%, North West 22.0%": what is published of the year.
std::string others_in_words(const statistics::Comparer& comparer, const Measure& measure, const Period& year) {
    const auto* statistic = measure.statistic.empty() ? nullptr : statistics::find(measure.statistic);
    if (statistic == nullptr) return "";
    std::string words;
    const int ending = static_cast<int>(std::chrono::year_month_day{year.last_day()}.year());
    for (const auto& line : comparer.compare(*statistic).others) {
        const auto reading = line.readings.find(ending);
        if (reading == line.readings.end() || !reading->second.value) continue;
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ", line.name, figures::display(reading->second.value, measure.unit));
    }
    return words;
}

Html year_links(trail::View& view, const Period& shown_year, const std::string& path) {
    Html items;
    for (const auto& year : years_loaded(view))
        if (year == shown_year) items.add("<li><strong>{}</strong></li>", year.string());
        else items.add("<li><a class=\"govuk-link\" href=\"{}?year={}\">{}</a></li>", path, year.string(), year.string());
    if (items.empty()) return {};
    return html("<nav aria-label=\"Years\" class=\"app-no-print\"><ul class=\"govuk-list\">{}</ul></nav>", items);
}

Outcome<site::Answer> show_all(trail::View& view, const web::Request& request, const Keeper& keeper) {
    const Period year = year_in(view, request);
    const auto counted = keeper->count(view, year.first_day(), year.last_day());
    const statistics::Comparer comparer(view);
    govuk::Table table{.rows = {},
                       .head = {{.text = "Indicator"},
                                {.text = "Value", .format = "numeric"},
                                {.text = "Counted", .format = "numeric"},
                                {.text = "Of", .format = "numeric"},
                                {.text = "Elsewhere"}},
                       .caption = fmt::format("Indicators of {}", year.string()),
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    for (const auto& one : *counted)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a> <span class=\"govuk-hint govuk-!-font-size-16\">{}</span>",
                                            path_of(*one.measure, year), one.measure->label, one.measure->code)},
                              {.text = shown(one.value, one.measure->unit), .format = "numeric"},
                              {.text = with_commas(one.numerator), .format = "numeric"},
                              {.text = of_in_words(one), .format = "numeric"},
                              {.text = others_in_words(comparer, *one.measure, year)}});
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Indicators from records</h1><p class=\"govuk-body\">Counted from what agencies recorded of children. An indicator whose "
        "kind of record is not there has no value.</p>");
    main.add(year_links(view, year, "/measures"));
    if (!statistics::population_before(view, year.last_day()))
        main.add("<p class=\"govuk-body\">Rates have no value: the population of the area is not loaded for the middle of the year before.</p>");
    main.add(web::shell::table_region("Indicators", govuk::table(table)));
    main.add(web::shell::downloads({{"CSV", fmt::format("/measures/table.csv?year={}", year.string())}}));
    return site::Answer{site::Page{.title = "Indicators from records", .main = std::move(main), .is_wide = true}};
}

Outcome<site::Answer> download_all(trail::View& view, const web::Request& request, const Keeper& keeper) {
    const Period year = year_in(view, request);
    const auto listing = listing_of(*keeper->count(view, year.first_day(), year.last_day()), year.first_day(), year.last_day());
    return site::Answer{web::download(exchange::to_csv(listing), "text/csv; charset=utf-8", fmt::format("indicators-{}.csv", year.string()))};
}

/// Whether what a public edition shows is asked for.
bool is_public(const web::Request& request) { return request.query.get("edition") == "public"; }

std::vector<Group> groups_of(trail::View& view, const Keeper& keeper, const Counted& counted, Dimension dimension, bool is_for_public) {
    auto groups = keeper->groups(view, counted, dimension);
    return is_for_public ? for_the_public(std::move(groups), counted.measure->unit) : groups;
}

/// Rates and numbers have no population of a group: for them a column says how many, and no more.
Html breakdown_table(trail::View& view, const Counted& counted, Dimension dimension, const std::vector<Group>& groups) {
    if (groups.empty()) return {};
    const bool has_parts = counted.measure->unit == figures::Unit::percent || counted.measure->unit == figures::Unit::days;
    const std::string words(in_words(dimension));
    govuk::Table table{.rows = {},
                       .head = {{.text = words}, {.text = "Counted", .format = "numeric"}},
                       .caption = "In groups: " + words,
                       .caption_classes = "govuk-table__caption--s",
                       .first_cell_is_header = true};
    if (has_parts) table.head.insert(table.head.end(), {{.text = "Of", .format = "numeric"}, {.text = "Value", .format = "numeric"}});
    for (const auto& group : groups) {
        auto& row = table.rows.emplace_back();
        row = {{.text = group_name(view, dimension, group.label)}, {.text = group.is_hidden ? "[c]" : with_commas(group.numerator), .format = "numeric"}};
        if (!has_parts) continue;
        row.push_back({.text = group.is_hidden ? "[c]" : group.denominator ? with_commas(*group.denominator) : "", .format = "numeric"});
        row.push_back({.text = group.is_hidden ? "[c]" : group.value ? figures::display(group.value, counted.measure->unit) : "No value", .format = "numeric"});
    }
    return web::shell::table_region(table.caption, govuk::table(table));
}

/// Every group as a row, as the page shows them.
exchange::Listing groups_listing(trail::View& view, const Keeper& keeper, const Counted& counted, bool is_for_public) {
    exchange::Listing listing{.columns = {"code", "dimension", "group", "numerator", "denominator", "value", "unit", "shorthand"}};
    for (const auto dimension : dimensions)
        for (const auto& group : groups_of(view, keeper, counted, dimension, is_for_public)) {
            const auto number = [&](std::optional<std::int64_t> of) { return of && !group.is_hidden ? std::optional(Decimal::whole(*of)) : std::nullopt; };
            listing.rows.push_back({counted.measure->code, token(dimension), group_name(view, dimension, group.label), number(group.numerator),
                                    number(group.denominator), group.value, token(counted.measure->unit), group.is_hidden ? "c" : ""});
        }
    return listing;
}

/// The groups with the way to the other edition of them and to their file.
Html groups_section(trail::View& view, const Keeper& keeper, const Counted& counted, const Period& year, bool is_for_public) {
    const auto path = path_of(*counted.measure, year);
    Html section =
        is_for_public ? html(
                            "<p class=\"govuk-body\">As a public edition shows it. [c] stands for a number from 1 to 4, and for others from which one could be "
                            "worked out. <a class=\"govuk-link app-no-print\" href=\"{}\">Show every number</a></p>",
                            path)
                      : html(
                            "<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"{}&amp;edition=public\">Show it without small numbers, as for "
                            "the public</a></p>",
                            path);
    for (const auto dimension : dimensions) section.add(breakdown_table(view, counted, dimension, groups_of(view, keeper, counted, dimension, is_for_public)));
    return section.add(web::shell::downloads({{"CSV", fmt::format("/measures/{}/table.csv?year={}{}", web::percent_encoded(counted.measure->code),
                                                                  year.string(), is_for_public ? "&edition=public" : "")}}));
}

const Counted* counted_of(const std::vector<Counted>& counted, const Measure& measure) {
    const auto found = std::ranges::find(counted, &measure, &Counted::measure);
    return found == counted.end() ? nullptr : &*found;
}

Outcome<site::Answer> show_one(trail::View& view, const web::Request& request, const Keeper& keeper, const LedgerNames& names) {
    const auto* measure = find(request.parameter("indicator"));
    if (measure == nullptr) return not_found();
    const Period year = year_in(view, request);
    const auto all_counted = keeper->count(view, year.first_day(), year.last_day());
    const Counted& counted = *counted_of(*all_counted, *measure);
    const bool is_for_public = is_public(request), is_hidden = is_for_public && is_small(counted);
    Html main = html("<span class=\"govuk-caption-l\">{}, {}</span><h1 class=\"govuk-heading-l\">{}</h1>", measure->code, year.string(), measure->label);
    std::vector<govuk::SummaryRow> rows{
        {.key = {.text = "Value"}, .value = {.text = is_hidden ? "[c]" : shown(counted.value, measure->unit)}},
        {.key = {.text = "Counted"}, .value = {.text = fmt::format("{}: {}", is_hidden ? "[c]" : with_commas(counted.numerator), measure->numerator)}},
        {.key = {.text = "Of"}, .value = {.text = fmt::format("{}: {}", is_hidden ? "[c]" : of_in_words(counted), measure->denominator)}},
        {.key = {.text = "Authority"}, .value = {.text = std::string(measure->authority)}}};
    if (const auto others = others_in_words(statistics::Comparer(view), *measure, year); !others.empty())
        rows.push_back({.key = {.text = "Elsewhere"}, .value = {.text = others}});
    if (const auto years = years_loaded(view); counted.value && std::ranges::find(years, year) != years.end()) {
        const auto key = ledger_key(view, names, *measure, year);
        rows.push_back({.key = {.text = "In the ledger"},
                        .value = {.html = html("<a class=\"govuk-link\" href=\"{}\">{}, beside what else is stated</a>", figures::figure_path(key), key)}});
    }
    main.add(govuk::summary_list({.rows = std::move(rows)}));
    if (view.may(people::permissions::view))
        main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"/measures/{}/children?year={}\">Children behind it</a></p>",
                 web::percent_encoded(measure->code), year.string());
    main.add(groups_section(view, keeper, counted, year, is_for_public));
    return site::Answer{site::Page{.title = std::string(measure->label),
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Indicators from records", "/measures?year=" + year.string()}},
                                   .is_wide = true}};
}

Outcome<site::Answer> download_groups(trail::View& view, const web::Request& request, const Keeper& keeper) {
    const auto* measure = find(request.parameter("indicator"));
    if (measure == nullptr) return not_found();
    const Period year = year_in(view, request);
    const auto all_counted = keeper->count(view, year.first_day(), year.last_day());
    const auto listing = groups_listing(view, keeper, *counted_of(*all_counted, *measure), is_public(request));
    return site::Answer{web::download(exchange::to_csv(listing), "text/csv; charset=utf-8", fmt::format("groups-{}.csv", year.string()))};
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

/// Those whose record the viewer may have in a list, fifty to a page, each noted as looked at: a record whose glass they broke is read and not listed.
Outcome<site::Answer> show_children(trail::View& view, const web::Request& request, const Keeper& keeper) {
    const auto* measure = find(request.parameter("indicator"));
    if (measure == nullptr) return not_found();
    constexpr std::size_t a_page = 50;
    const Period year = year_in(view, request);
    const auto children = keeper->children_behind(
        view, *measure, {.from = year.first_day(), .to = year.last_day(), .population = statistics::population_before(view, year.last_day())}, Part::numerator);
    const auto question = people::question_of(view);
    const std::int64_t after = number_in(request.query.get("after"));
    Html items;
    std::size_t listed = 0;
    std::int64_t last = 0;
    bool has_more = false;
    for (const Child child : children) {
        if (child <= after) continue;
        const auto person = people::find_person(view, Id<people::Person>{child});
        if (!person || !policy::may(view, policy::Verb::list, question, person->reference)) continue;
        if (listed == a_page) {
            has_more = true;
            break;
        }
        view.look({people::person_kind, person->reference});
        items.add("<li><a class=\"govuk-link\" href=\"/persons/{}/chronology\">{}</a></li>", person->reference, pathway::known_by(view, person->id).name);
        ++listed;
        last = child;
    }
    Html main = html("<span class=\"govuk-caption-l\">{}, {}</span><h1 class=\"govuk-heading-l\">Children behind it</h1>", measure->label, year.string());
    const auto behind = static_cast<std::int64_t>(children.size());
    main.add("<p class=\"govuk-body\">Behind the number {} {}. Listed are those of whom you may have a list.</p>", behind == 1 ? "is" : "are",
             counted(behind, "child", "children"));
    if (listed == 0) main.add("<p class=\"govuk-body\">There are none.</p>");
    else main.add("<ul class=\"govuk-list\">{}</ul>", items);
    const std::string path = fmt::format("/measures/{}/children?year={}", web::percent_encoded(measure->code), year.string());
    if (has_more) main.add(govuk::pagination({.next = govuk::PaginationLink{.href = fmt::format("{}&after={}", path, last)}}));
    return site::Answer{
        site::Page{.title = "Children behind it",
                   .main = std::move(main),
                   .breadcrumbs = {{"Indicators from records", "/measures?year=" + year.string()}, {std::string(measure->label), path_of(*measure, year)}}}};
}

}  // namespace

void add_measure_routes(site::Router& router, const Keeper& keeper, const LedgerNames& names) {
    const auto page = [keeper](auto show) { return [keeper, show](trail::View& view, const web::Request& request) { return show(view, request, keeper); }; };
    router.get("/measures", permissions::view, page(show_all));
    site::add_table(router, "/measures/table.csv", permissions::view, page(download_all));
    router.get("/measures/{indicator}", permissions::view,
               [keeper, names](trail::View& view, const web::Request& request) { return show_one(view, request, keeper, names); });
    site::add_table(router, "/measures/{indicator}/table.csv", permissions::view, page(download_groups));
    router.get("/measures/{indicator}/children", people::permissions::view, page(show_children));
}

}  // namespace holdfast::measures
