#include "features/looked_after/list_pages.hpp"

#include "core/calendar/calendar_store.hpp"
#include "core/exchange/value.hpp"
#include "core/pathway/case_list_pages.hpp"
#include "core/people/permissions.hpp"
#include "core/site/tables.hpp"

namespace holdfast::looked_after {

static pathway::CaseList list_of(trail::View& view) {
    const auto calendar = calendar::load_calendar(view);
    auto rows = pathway::care_reviews_due(view, calendar);
    return {.title = "Children looked after",
            .lead = "Children who are looked after, short breaks left out, by the day their next review is due.",
            .path = "/looked-after",
            .rows = std::move(rows)};
}

static Outcome<site::Answer> show_list(trail::View& view, const web::Request& request) {
    return site::Answer{site::Page{.title = "Children looked after", .main = pathway::case_list_page(view, list_of(view), request), .is_wide = true}};
}

static Outcome<site::Answer> download_list(trail::View& view, const web::Request&) {
    return site::Answer{web::download(exchange::to_csv(pathway::case_list_table(view, list_of(view))), "text/csv; charset=utf-8", "looked-after.csv")};
}

void add_list_routes(site::Router& router) {
    router.get("/looked-after", people::permissions::view, show_list);
    site::add_table(router, "/looked-after/table.csv", people::permissions::view, download_list);
}

}  // namespace holdfast::looked_after
