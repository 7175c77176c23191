#include "features/lado/news_pages.hpp"

#include "core/notices/inbox_store.hpp"
#include "core/policy/notice_service.hpp"
#include "features/lado/notice_kinds.hpp"
#include "features/lado/permissions.hpp"
#include "web/csrf.hpp"
#include "web/html.hpp"

#include <algorithm>

namespace holdfast::lado {

using web::Html;
using web::html;

static constexpr int most_news = 5;

static Html news_item(const web::Request& request, const notices::Item& item) {
    const auto kind = std::ranges::find(officers_notices, item.kind, &notices::Kind::key);
    return html("<li><form method=\"post\" action=\"/inbox/{}\">", item.id.number)
        .add(web::csrf_field(request))
        .add(
            "<button class=\"app-link-button govuk-!-font-size-19 govuk-!-text-align-left\" type=\"submit\">{}</button> <span "
            "class=\"govuk-hint\">{}</span></form></li>",
            notices::title_of(*kind, item), in_words(item.told_at));
}

Html news_part(trail::View& view, const web::Request& request) {
    Html list;
    for (const auto& item : notices::latest_unread(view, view.actor().account, officers_notices, most_news))
        if (policy::page_of(view, item, {allegation_records})) list.add(news_item(request, item));
    if (list.empty()) return {};
    return html("<h2 class=\"govuk-heading-m\">New for you</h2><ul class=\"govuk-list\">").add(list).add("</ul>");
}

}  // namespace holdfast::lado
