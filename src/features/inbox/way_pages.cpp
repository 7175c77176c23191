#include "features/inbox/way_pages.hpp"

#include "core/access/account_store.hpp"
#include "core/site/form_pages.hpp"
#include "features/inbox/way_service.hpp"
#include "web/csrf.hpp"

#include <algorithm>

namespace holdfast::inbox {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Html standing(const std::optional<access::Account>& account) {
    if (account && !account->email.empty())
        return html(
            "<p class=\"govuk-body\">Every notice is in your <a class=\"govuk-link\" href=\"/inbox\">inbox</a>. Choose of which you are told by mail too. The "
            "one mail a "
            "day comes on working days, at seven in the morning. What concerns your own sign-in is always sent at once.</p>");
    return govuk::inset_text(
        {.text = "No e-mail address of yours is known here, so all that you are told is in your inbox. An administrator can put your address on record."});
}

static site::Page page_of(trail::View& view, const web::Request& request, const Surroundings& surroundings, std::vector<FieldError> errors) {
    const auto account = view.actor().account;
    const auto kinds = kinds_to_choose(view, surroundings);
    std::vector<std::pair<std::string, std::string>> on_record;
    for (const auto& kind : kinds)
        on_record.emplace_back(kind.key, std::ranges::find(notices::ways, notices::way_of(view, account, kind), &notices::WayWords::way)->token);
    const site::Form form{request, errors, std::move(on_record)};
    Html main = html("<h1 class=\"govuk-heading-l\">How you are told</h1>");
    main.add(standing(access::find_account(view, account)));
    main.add("<form method=\"post\" action=\"/account/notices\" novalidate>").add(web::csrf_field(request));
    for (const auto& kind : kinds) main.add(form.choice(std::string(kind.key), kind.title.data(), site::items_of(notices::ways)));
    main.add(govuk::button({.text = "Save"})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = "How you are told", .main = std::move(main), .breadcrumbs = {{"Your account", "/account"}}, .errors = std::move(errors), .status = status};
}

static Outcome<site::Answer> take(trail::Change& change, const web::Request& request, const Surroundings& surroundings) {
    const auto kept = choose_ways(change, surroundings, [&](std::string_view kind) { return site::typed(request, kind); });
    if (!kept) return site::shown_again(page_of(change, request, surroundings, kept.refusal().errors), kept.refusal());
    return site::Answer{site::redirect_with_message("/account/notices", "That is how you are told from now on.")};
}

void add_way_routes(site::Router& router, const std::shared_ptr<const Surroundings>& surroundings) {
    router.get("/account/notices", permissions::signed_in, [surroundings](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        return site::Answer{page_of(view, request, *surroundings, {})};
    });
    router.post("/account/notices", permissions::signed_in, "How one is told",
                [surroundings](trail::Change& change, const web::Request& request) { return take(change, request, *surroundings); });
}

}  // namespace holdfast::inbox
