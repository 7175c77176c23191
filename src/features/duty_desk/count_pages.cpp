#include "features/duty_desk/count_pages.hpp"

#include "base/counted.hpp"
#include "core/exchange/value.hpp"
#include "core/site/form_pages.hpp"
#include "core/site/tables.hpp"
#include "features/duty_desk/advice_call_service.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::duty_desk {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using std::chrono::year_month;

static year_month month_of(Date day) {
    const std::chrono::year_month_day parts{day};
    return parts.year() / parts.month();
}
static std::string token_of(year_month month) { return iso(Date{month / 1}).substr(0, 7); }

/// The month that the address asks for, or the one of today; nothing where it names none.
static std::optional<year_month> month_asked(trail::View& view, const web::Request& request) {
    const std::string typed(request.query.get("month"));
    if (typed.empty()) return month_of(view.today());
    const auto first = parse_date(typed + "-01");
    return first ? std::optional(month_of(*first)) : std::nullopt;
}

static exchange::Listing listing_of(const std::vector<AdviceCount>& counts) {
    exchange::Listing listing{.columns = {"day", "caller", "agency", "calls"}, .rows = {}};
    for (const auto& count : counts) listing.rows.push_back({iso(count.on), count.caller, count.caller_name, Decimal::whole(count.calls)});
    return listing;
}

static Html counts_table(const std::vector<AdviceCount>& counts) {
    if (counts.empty()) return html("<p class=\"govuk-body\">There were no calls in this month.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Day"}, {.text = "Kind of agency"}, {.text = "Agency"}, {.text = "Calls", .format = "numeric"}},
                       .caption = "Calls by day, kind of agency and agency",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    std::int64_t all = 0;
    for (const auto& count : counts) {
        all += count.calls;
        table.rows.push_back({{.text = in_words(count.on)},
                              {.text = std::string(words_of(callers, count.caller))},
                              {.text = count.caller_name.empty() ? "Not named" : count.caller_name},
                              {.text = std::to_string(count.calls), .format = "numeric"}});
    }
    return html("<p class=\"govuk-body\">{} in the month.</p>{}", counted(all, "call"), web::shell::table_region("Calls", govuk::table(table)));
}

static Html months_part(year_month month, Date today) {
    Html links;
    const auto link = [&](year_month other, std::string_view words) {
        links.add("<li><a class=\"govuk-link\" href=\"/duty-desk/counts?month={}\">{}</a></li>", token_of(other), words);
    };
    link(month - std::chrono::months{1}, "The month before");
    if (month < month_of(today)) link(month + std::chrono::months{1}, "The month after");
    return html("<ul class=\"govuk-list\">{}</ul>", links);
}

static Outcome<site::Answer> show_counts(trail::View& view, const web::Request& request) {
    const auto month = month_asked(view, request);
    if (!month) return not_found("The address names no month such as 2026-11.");
    const std::string title = "Calls to the duty desk: " + in_words(Date{*month / 1}).substr(2);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(counts_table(counts_of_month(view, *month))).add(months_part(*month, view.today()));
    main.add(web::shell::downloads({{.text = "CSV", .href = "/duty-desk/counts/table.csv?month=" + token_of(*month)}}));
    return site::Answer{site::Page{.title = title, .main = std::move(main)}};
}

static Outcome<site::Answer> download_counts(trail::View& view, const web::Request& request) {
    const auto month = month_asked(view, request);
    if (!month) return not_found("The address names no month such as 2026-11.");
    return site::Answer{web::download(exchange::to_csv(listing_of(counts_of_month(view, *month))), "text/csv; charset=utf-8", "duty-desk-calls.csv")};
}

void add_count_routes(site::Router& router) {
    router.get("/duty-desk/counts", permissions::work, show_counts);
    site::add_table(router, "/duty-desk/counts/table.csv", permissions::work, download_counts);
}

}  // namespace holdfast::duty_desk
