#include "features/children_in_need/list_pages.hpp"

#include "core/calendar/calendar_store.hpp"
#include "core/exchange/value.hpp"
#include "core/pathway/case_list_pages.hpp"
#include "core/people/permissions.hpp"
#include "core/site/tables.hpp"

#include <algorithm>

namespace holdfast::children_in_need {

static pathway::CaseList list_of(trail::View& view) {
    const auto calendar = calendar::load_calendar(view);
    auto rows = pathway::open_assessments(view, calendar);
    for (auto& row : pathway::conferences_awaited(view, calendar)) rows.push_back(std::move(row));
    std::ranges::stable_sort(rows, {}, [](const pathway::CaseRow& row) { return row.due.on; });
    return {
        .title = "Children in need: assessments and conferences that are due",
        .lead =
            "Assessments that are open, due 45 working days from the referral (one that follows another: from its own start), and section 47 enquiries that "
            "wait for their initial conference, due 15 working days from the strategy discussion.",
        .path = "/children-in-need",
        .rows = std::move(rows)};
}

static Outcome<site::Answer> show_list(trail::View& view, const web::Request& request) {
    return site::Answer{site::Page{
        .title = "Children in need: assessments and conferences that are due", .main = pathway::case_list_page(view, list_of(view), request), .is_wide = true}};
}

static Outcome<site::Answer> download_list(trail::View& view, const web::Request&) {
    return site::Answer{web::download(exchange::to_csv(pathway::case_list_table(view, list_of(view))), "text/csv; charset=utf-8", "children-in-need.csv")};
}

void add_list_routes(site::Router& router) {
    router.get("/children-in-need", people::permissions::view, show_list);
    site::add_table(router, "/children-in-need/table.csv", people::permissions::view, download_list);
}

}  // namespace holdfast::children_in_need
