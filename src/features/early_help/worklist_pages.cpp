#include "base/counted.hpp"
#include "core/exchange/value.hpp"
#include "core/site/tables.hpp"
#include "features/early_help/assessment_service.hpp"
#include "features/early_help/parts_pages.hpp"
#include "features/early_help/plan.hpp"
#include "features/early_help/worklist_store.hpp"
#include "web/percent.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace holdfast::early_help {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

constexpr std::array<std::int64_t, 5> choices_of_weeks{4, 8, 12, 26, 52};
constexpr std::int64_t usual_weeks = 12, most_listed = 50;

/// What the address asks for.
struct Asked {
    std::int64_t weeks{usual_weeks};
    std::string agency{};
    Date since{};  ///< not reviewed on this day or later
};
Asked asked_in(const trail::View& view, const web::Request& request) {
    Asked asked{.agency = std::string(request.query.get("agency"))};
    const auto typed = site::number_of(request.query.get("weeks"));
    if (std::ranges::find(choices_of_weeks, typed) != choices_of_weeks.end()) asked.weeks = typed;
    asked.since = view.today() - std::chrono::days{7 * asked.weeks};
    return asked;
}
std::string address_of(std::int64_t weeks, const std::string& agency, const char* file = "") {
    return fmt::format("/early-help/worklist{}?weeks={}{}{}", file, weeks, agency.empty() ? "" : "&agency=", web::percent_encoded(agency));
}

policy::ListFilter listable(trail::View& view) { return policy::list_filter(view, assessment_records, policy::belonging_of(view)); }

Html counts_part(const std::vector<AgencyCount>& counts, const Asked& asked) {
    if (counts.empty()) return html("<p class=\"govuk-body\">No assessment that you may read is open.</p>");
    const auto unreviewed = fmt::format("Not reviewed for {}", counted(asked.weeks, "week"));
    govuk::Table table{.rows = {},
                       .head = {{.text = "Agency that leads"},
                                {.text = "Open", .format = "numeric"},
                                {.text = unreviewed, .format = "numeric"},
                                {.text = "Never reviewed", .format = "numeric"},
                                {.text = "Stuck", .format = "numeric"},
                                {.text = "Drifting", .format = "numeric"}},
                       .caption = "Open assessments by agency",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    const auto cell = [](std::int64_t count) { return govuk::TableCell{.text = std::to_string(count), .format = "numeric"}; };
    for (const auto& one : counts)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", address_of(asked.weeks, one.agency), one.agency)},
                              cell(one.open),
                              cell(one.unreviewed),
                              cell(one.never_reviewed),
                              cell(one.stuck),
                              cell(one.drifting)});
    return web::shell::table_region("Open assessments by agency", govuk::table(table));
}

Html weeks_part(const Asked& asked) {
    Html links;
    for (const auto weeks : choices_of_weeks) {
        if (weeks == asked.weeks) links.add("<li><strong>{}</strong></li>", counted(weeks, "week"));
        else links.add("<li><a class=\"govuk-link\" href=\"{}\">{}</a></li>", address_of(weeks, asked.agency), counted(weeks, "week"));
    }
    return html("<p class=\"govuk-body\">Not reviewed, nor begun, for at least:</p><ul class=\"govuk-list govuk-list--bullet\">{}</ul>", links);
}

Outcome<site::Answer> show_worklist(trail::View& view, const web::Request& request) {
    const auto asked = asked_in(view, request);
    const auto found = listed_unreviewed(view, listable(view), {.since = asked.since, .agency = asked.agency, .most = most_listed});
    const std::string title = "Open assessments without review";
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(weeks_part(asked)).add("<h2 class=\"govuk-heading-m\">By agency</h2>");
    main.add(counts_part(counts_by_agency(view, listable(view), asked.since, silent_since(view.today())), asked));
    main.add("<h2 class=\"govuk-heading-m\">{}, the longest first</h2>", asked.agency.empty() ? "Of every agency" : asked.agency);
    if (!asked.agency.empty()) main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">Of every agency</a></p>", address_of(asked.weeks, ""));
    main.add(assessments_table(view, title, found, said_of(view, found)));
    if (static_cast<std::int64_t>(found.size()) == most_listed) main.add("<p class=\"govuk-body\">There are more: the file has them all.</p>");
    main.add(web::shell::downloads({{.text = "CSV", .href = address_of(asked.weeks, asked.agency, "/table.csv")}}));
    return site::Answer{site::Page{.title = title, .main = std::move(main), .breadcrumbs = {{"Early help", "/early-help"}}, .is_wide = true}};
}

/// By reference alone: no child is named in a file.
Outcome<site::Answer> download_worklist(trail::View& view, const web::Request& request) {
    const auto asked = asked_in(view, request);
    exchange::Listing listing{.columns = {"reference", "agency", "started_on", "reviewed_on", "days_since", "is_stuck", "consent"}, .rows = {}};
    for (const auto& one :
         listed_unreviewed(view, listable(view), {.since = asked.since, .agency = asked.agency, .most = std::numeric_limits<std::int64_t>::max()})) {
        view.look(one.record());
        listing.rows.push_back({one.reference, one.lead.agency, iso(one.started_on), one.reviewed_on ? iso(*one.reviewed_on) : std::string{},
                                Decimal::whole((view.today() - one.reviewed_on.value_or(one.started_on)).count()), one.stuck_on.has_value(),
                                line_of(consents, one.consent.state).token});
    }
    return site::Answer{web::download(exchange::to_csv(listing), "text/csv; charset=utf-8", "early-help-without-review.csv")};
}

}  // namespace

void add_worklist_routes(site::Router& router) {
    router.get("/early-help/worklist", permissions::view, show_worklist);
    site::add_table(router, "/early-help/worklist/table.csv", permissions::view, download_worklist);
}

}  // namespace holdfast::early_help
