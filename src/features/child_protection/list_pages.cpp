#include "features/child_protection/list_pages.hpp"

#include "core/exchange/value.hpp"
#include "core/pathway/case_list_pages.hpp"
#include "core/people/permissions.hpp"
#include "core/site/tables.hpp"

namespace holdfast::child_protection {

static pathway::CaseList list_of(trail::View& view) {
    auto rows = pathway::plan_reviews_due(view);
    return {.title = "Child protection plans",
            .lead = "Children with a child protection plan, by the day their next review conference is due.",
            .path = "/child-protection",
            .rows = std::move(rows)};
}

static Outcome<site::Answer> show_list(trail::View& view, const web::Request& request) {
    return site::Answer{site::Page{.title = "Child protection plans", .main = pathway::case_list_page(view, list_of(view), request), .is_wide = true}};
}

static Outcome<site::Answer> download_list(trail::View& view, const web::Request&) {
    return site::Answer{web::download(exchange::to_csv(pathway::case_list_table(view, list_of(view))), "text/csv; charset=utf-8", "child-protection.csv")};
}

void add_list_routes(site::Router& router) {
    router.get("/child-protection", people::permissions::view, show_list);
    site::add_table(router, "/child-protection/table.csv", people::permissions::view, download_list);
}

}  // namespace holdfast::child_protection
