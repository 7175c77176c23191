#include "features/governance/partnership_pages.hpp"

#include "core/documents/dress_pages.hpp"
#include "core/site/tables.hpp"
#include "features/governance/figure_keys.hpp"
#include "features/governance/partnership_figures.hpp"
#include "features/governance/partnership_store.hpp"
#include "features/governance/parts_pages.hpp"
#include "features/governance/permissions.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::governance {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Date day_of(trail::View& view, const web::Request& request) { return parse_date(request.query.get("on")).value_or(view.today()); }

static std::string words_of(const std::optional<Date>& day) { return day ? in_words(*day) : std::string{}; }

/// The day that a page is about. Its numbers are figures where that is the last day of a year that is reported on.
struct Day {
    Day(trail::View& view, const web::Request& request) : date(day_of(view, request)), today(view.today()), reported(days_reported(view)) {}

    /// The number, leading to its figure where there is one.
    Html number(const std::string& key, std::int64_t count) const {
        const bool is_figure = std::ranges::find(reported, date) != reported.end();
        return is_figure ? linked_number(key, Decimal::whole(count), figures::Unit::count) : html("{}", count);
    }
    /// Links to today and the other days with figures.
    Html others(std::string_view path) const {
        std::string_view before = "On another day: ";
        Html links = html("<p class=\"govuk-body app-no-print\">");
        const auto add = [&](Date other, const std::string& words) {
            if (other == date) return;
            links.add("{}<a class=\"govuk-link\" href=\"{}?on={}\">{}</a>", before, path, iso(other), words);
            before = ", ";
        };
        for (const Date other : reported) add(other, in_words(other));
        add(today, "today");
        return before == ", " ? std::move(links.add("</p>")) : Html{};
    }

    Date date;
    Date today;
    std::vector<Date> reported;
};

static Html heading(std::string_view title, const Html& number, std::string_view what, const Day& day) {
    return html("<h1 class=\"govuk-heading-l\">{}</h1><p class=\"govuk-body\">{} {} on {}.</p>", title, number, what, in_words(day.date));
}

static bool is_empty(const govuk::TableCell& cell) { return cell.text.empty() && cell.html.empty(); }

/// Without the columns in which nothing stands; the first stays.
static govuk::Table without_empty_columns(govuk::Table table) {
    for (std::size_t column = table.head.size() - 1; column > 0; --column) {
        if (!std::ranges::all_of(table.rows, [&](const govuk::TableRow& row) { return is_empty(row[column]); })) continue;
        const auto at = static_cast<std::ptrdiff_t>(column);
        table.head.erase(table.head.begin() + at);
        for (auto& row : table.rows) row.erase(row.begin() + at);
    }
    return table;
}

static Outcome<site::Answer> show_members(trail::View& view, const web::Request& request) {
    const auto all = members(view);
    if (all.empty()) return nothing_yet("Members", "No members are loaded yet. Import them to begin.");
    const Day day(view, request);
    const auto seats = holding_on(all, day.date);
    govuk::Table table{.rows = {},
                       .head = {{.text = "Agency"}, {.text = "Seat"}, {.text = "Kind"}, {.text = "From"}, {.text = "To"}, {.text = "Note"}},
                       .caption = fmt::format("Members of the Board on {}", in_words(day.date)),
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& seat : seats)
        table.rows.push_back(
            {{.text = seat.agency}, {.text = seat.seat}, {.text = seat.type}, {.text = words_of(seat.from)}, {.text = words_of(seat.to)}, {.text = seat.note}});
    Html main = heading("Members", day.number(members_key(day.date), std::ssize(seats)), "agencies and groups have a seat on the Board", day);
    main.add(day.others("/members"));
    main.add(web::shell::table_region("Members", govuk::table(without_empty_columns(std::move(table)))))
        .add(web::shell::downloads({{"CSV", "/members/table.csv"}}));
    return site::Answer{site::Page{.title = "Members", .main = std::move(main), .is_wide = true}};
}

static Html drawn(const documents::Tree& tree) {
    const documents::Document document;
    return documents::tree_html({.document = document, .dress = documents::site_dress(), .is_in_site = true}, tree);
}

static govuk::TableCell number_of(std::optional<int> number, const std::string& key, const Day& day) {
    if (!number) return {.format = "numeric"};
    return {.html = day.number(key, *number), .format = "numeric"};
}

static Html groups_table(const std::vector<Group>& standing, const Day& day) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Group"},
                                {.text = "Kind"},
                                {.text = "Reports to"},
                                {.text = "Chair"},
                                {.text = "Vice chair"},
                                {.text = "Objectives", .format = "numeric"},
                                {.text = "Points below them", .format = "numeric"}},
                       .caption = "Groups and who chairs them",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& group : standing)
        table.rows.push_back({{.text = group.name},
                              {.text = group.kind},
                              {.text = group.parent},
                              {.text = group.chair},
                              {.text = group.vice_chair},
                              number_of(group.objectives, objectives_key(day.date, group.name), day),
                              number_of(group.sub_objectives, sub_objectives_key(day.date, group.name), day)});
    return web::shell::table_region("Groups", govuk::table(table));
}

static Outcome<site::Answer> show_groups(trail::View& view, const web::Request& request) {
    const auto all = groups(view);
    if (all.empty()) return nothing_yet("Groups", "No groups are loaded yet. Import them to begin.");
    const Day day(view, request);
    const auto standing = below_board(holding_on(all, day.date));
    Html main = heading("Structure and groups", day.number(groups_key(day.date), std::ssize(standing)), "groups work below the Board", day);
    main.add(day.others("/groups"));
    main.add(drawn(structure_of(all, day.date)))
        .add("<h2 class=\"govuk-heading-m govuk-!-margin-top-6\">Groups and who chairs them</h2>")
        .add(groups_table(standing, day))
        .add(web::shell::downloads({{"CSV", "/groups/table.csv"}}));
    return site::Answer{site::Page{.title = "Structure and groups", .main = std::move(main), .is_wide = true}};
}

static Outcome<site::Answer> show_glossary(trail::View& view, const web::Request&) {
    const auto all = terms(view);
    if (all.empty()) return nothing_yet("Glossary", "No abbreviations are loaded yet. Import them to begin.");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Abbreviation"}, {.text = "Meaning"}},
                       .caption = "Abbreviations and what they stand for",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& term : all) table.rows.push_back({{.text = term.acronym}, {.text = term.expansion}});
    Html main = html("<h1 class=\"govuk-heading-l\">Glossary</h1>");
    main.add(web::shell::table_region("Abbreviations", govuk::table(table))).add(web::shell::downloads({{"CSV", "/glossary/table.csv"}}));
    return site::Answer{site::Page{.title = "Glossary", .main = std::move(main)}};
}

static site::ViewPage download(exchange::Listing (*list)(trail::View&), std::string_view file_name) {
    return [list, file_name](trail::View& view, const web::Request&) -> Outcome<site::Answer> { return csv_download(list(view), file_name); };
}

void add_partnership_routes(site::Router& router) {
    router.get("/members", permissions::view, show_members);
    site::add_table(router, "/members/table.csv", permissions::view, download(members_listing, "members.csv"));
    router.get("/groups", permissions::view, show_groups);
    site::add_table(router, "/groups/table.csv", permissions::view, download(groups_listing, "groups.csv"));
    router.get("/glossary", permissions::view, show_glossary);
    site::add_table(router, "/glossary/table.csv", permissions::view, download(glossary_listing, "glossary.csv"));
}

}  // namespace holdfast::governance
