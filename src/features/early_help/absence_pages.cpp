#include "features/early_help/absence_pages.hpp"

#include "core/exchange/value.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/name_store.hpp"
#include "core/people/permissions.hpp"
#include "core/people/person_service.hpp"
#include "core/site/tables.hpp"
#include "features/early_help/absence_store.hpp"
#include "features/early_help/permissions.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace holdfast::early_help {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

constexpr std::int64_t most_listed = 100;

/// Schools are called by the name of the agency that has the number, where one is on record.
class Schools {
public:
    explicit Schools(trail::View& view) : today_(view.today()) {
        for (const auto& agency : organisations::load_agencies(view))
            if (!agency.codes.urn.empty()) by_urn_.emplace(agency.codes.urn, std::string(organisations::name_on(agency, today_)));
    }
    std::string of(const std::string& urn) const {
        const auto found = by_urn_.find(urn);
        return found == by_urn_.end() || found->second.empty() ? "School " + urn : found->second;
    }

private:
    Date today_;
    std::map<std::string, std::string, std::less<>> by_urn_{};
};

policy::ListFilter listable(trail::View& view) { return policy::list_filter(view, people::record_kind, policy::belonging_of(view)); }

/// The year that the address asks for where something is known of it, else the latest; empty where nothing is known of any.
std::string year_in(const web::Request& request, const std::vector<std::string>& years) {
    const auto asked = std::ranges::find(years, request.query.get("year"));
    if (asked != years.end()) return *asked;
    return years.empty() ? std::string{} : years.front();
}

Html tag_of(const Sessions& sessions) {
    if (is_severe(sessions)) return govuk::tag({.text = "Severe", .classes = "govuk-tag--red"});
    return is_persistent(sessions) ? govuk::tag({.text = "Persistent", .classes = "govuk-tag--orange"}) : Html{};
}

Html table_of(trail::View& view, const std::vector<PersistentlyAbsent>& children, const std::string& caption) {
    if (children.empty()) return html("<p class=\"govuk-body\">None.</p>");
    const Schools schools(view);
    govuk::Table table{.rows = {},
                       .head = {{.text = "Child"}, {.text = "Record"}, {.text = "School"}, {.text = "Absence"}, {.text = "Kind"}},
                       .caption = caption,
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& one : children) {
        view.look({people::person_kind, one.reference});
        table.rows.push_back(
            {{.html = html("<a class=\"govuk-link\" href=\"/persons/{}/early-help\">{}</a>", one.reference, pathway::known_by(view, one.child).name)},
             {.text = one.reference, .classes = "app-table__code"},
             {.text = schools.of(one.school)},
             {.text = in_words(one.sessions)},
             {.html = tag_of(one.sessions)}});
    }
    return web::shell::table_region(caption, govuk::table(table));
}

Outcome<site::Answer> show_absence(trail::View& view, const web::Request& request) {
    const auto years = years_of_absence(view);
    const auto year = year_in(request, years);
    const std::string title = "Persistent absence without early help";
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(
        "<p class=\"govuk-body\">Children who missed a tenth or more of the sessions of a school year so far, and of whom no early help assessment is "
        "open.</p>");
    Html links;
    for (const auto& each : years) {
        if (each == year) links.add("<li><strong>{}</strong></li>", each);
        else links.add("<li><a class=\"govuk-link\" href=\"/early-help/absence?year={}\">{}</a></li>", each, each);
    }
    if (years.empty()) main.add("<p class=\"govuk-body\">Nothing is on record yet. Files of kind absences are imported.</p>");
    else main.add("<ul class=\"govuk-list\">{}</ul><h2 class=\"govuk-heading-m\">{}</h2>", links, year);
    const auto found = absent_without_assessment(view, listable(view), year, most_listed);
    if (!years.empty()) main.add(table_of(view, found, "Children who are persistently absent"));
    if (static_cast<std::int64_t>(found.size()) == most_listed) main.add("<p class=\"govuk-body\">There are more: the file has them all.</p>");
    main.add(web::shell::downloads({{.text = "CSV", .href = "/early-help/absence/table.csv" + (year.empty() ? "" : "?year=" + year)}}));
    return site::Answer{site::Page{.title = title, .main = std::move(main), .breadcrumbs = {{"Early help", "/early-help"}}, .is_wide = true}};
}

/// By reference alone: no child is named in a file.
Outcome<site::Answer> download_absence(trail::View& view, const web::Request& request) {
    const auto year = year_in(request, years_of_absence(view));
    exchange::Listing listing{.columns = {"reference", "year", "school", "possible", "missed", "is_severe"}, .rows = {}};
    for (const auto& one : absent_without_assessment(view, listable(view), year, std::numeric_limits<std::int64_t>::max())) {
        view.look({people::person_kind, one.reference});
        listing.rows.push_back(
            {one.reference, year, one.school, Decimal::whole(one.sessions.possible), Decimal::whole(one.sessions.missed), is_severe(one.sessions)});
    }
    return site::Answer{web::download(exchange::to_csv(listing), "text/csv; charset=utf-8", "persistent-absence.csv")};
}

}  // namespace

Html absence_part(trail::View& view, Id<people::Person> child, bool has_open_assessment) {
    const auto absences = absences_of(view, child);
    if (absences.empty()) return {};
    Sessions latest;
    const Schools schools(view);
    Html lines;
    for (const auto& one : absences) {
        lines.add("<li>{} {}, {}: {}</li>", line_of(terms, one.term).words, one.year, schools.of(one.school), in_words(one.sessions));
        if (one.year != absences.front().year) continue;
        latest.possible += one.sessions.possible;
        latest.missed += one.sessions.missed;
    }
    Html part = html("<h2 class=\"govuk-heading-m\">At school</h2>");
    if (is_persistent(latest)) {
        auto words = fmt::format("{} absence in {}: {}.", is_severe(latest) ? "Severe" : "Persistent", absences.front().year, in_words(latest));
        if (!has_open_assessment) words += " Ask the child and the family what would help, and consider an early help assessment.";
        part.add(govuk::inset_text({.text = std::move(words)}));
    }
    return part.add("<ul class=\"govuk-list govuk-list--bullet\">{}</ul>", lines);
}

void add_absence_routes(site::Router& router) {
    router.get("/early-help/absence", people::permissions::view, show_absence);
    site::add_table(router, "/early-help/absence/table.csv", people::permissions::view, download_absence);
}

}  // namespace holdfast::early_help
