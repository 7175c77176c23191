#include "features/open_id/log_out_api.hpp"

#include "core/open_id/log_out_service.hpp"
#include "web/govuk/govuk.hpp"
#include "web/percent.hpp"

#include <fmt/format.h>

namespace holdfast::open_id {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Shared = std::shared_ptr<const Surroundings>;

/// OpenID Connect Back-Channel Logout 1.0, 2.8: 200 when done, 400 when the token is none.
static Outcome<site::Answer> take_logout_token(trail::Journal& journal, const trail::Actor& sender, const web::Request& request, Parties& parties) {
    const auto done =
        log_out_from_there(journal, trail::nobody(sender.address), parties, {request.parameter("issuer"), std::string(request.form.get("logout_token"))});
    if (done) return site::Answer{web::Response{.content_type = "text/plain; charset=utf-8", .body = "Signed out.\n"}};
    if (done.refusal().kind == Refusal::Kind::not_found) return done.refusal();
    const bool must_wait = done.refusal().message == "wait";
    web::Response response{.status = must_wait ? 429 : 400, .content_type = "application/json", .body = R"({"error":"invalid_request"})"};
    if (must_wait) response.headers.emplace_back("Retry-After", "60");
    return site::Answer{std::move(response)};
}

static Outcome<site::Answer> show_signed_out(const web::Request& request, const Parties& parties) {
    const auto* party = parties.find(request.parameter("issuer"));
    if (party == nullptr) return not_found();
    const std::string& name = party->issuer().name;
    Html main = html(
        "<h1 class=\"govuk-heading-l\">You have signed out</h1><p class=\"govuk-body\">You are still signed in with {}. If others use this computer, sign out "
        "there too.</p>",
        name);
    main.add("<div class=\"govuk-button-group\">")
        .add(govuk::button(
            {.text = "Sign out of " + name,
             .href = fmt::format("/sign-in/with/{}/sign-out?session={}", party->issuer().key, web::percent_encoded(request.query.get("session")))}))
        .add("<a class=\"govuk-link\" href=\"/sign-in\">Sign in again</a></div>");
    return site::Answer{site::Page{.title = "You have signed out", .main = std::move(main)}};
}

static Outcome<site::Answer> sign_out_there(trail::Journal& journal, const web::Request& request, Parties& parties) {
    auto* party = parties.find(request.parameter("issuer"));
    if (party == nullptr || request.method != web::Method::get) return not_found();
    const std::string address = address_to_leave(parties, *party, std::string(request.query.get("session")), journal.now());
    return site::Answer{web::redirect(address.empty() ? "/sign-in" : address)};
}

void add_log_out_routes(site::Router& router, Shared surroundings) {
    router
        .post_act("/sign-in/logout/{issuer}", permissions::anyone, "Signed out at another site",
                  [surroundings](trail::Journal& journal, const trail::Actor& sender, const web::Request& request) {
                      return take_logout_token(journal, sender, request, *surroundings->parties);
                  })
        .is_for_programs = true;
    router.get("/sign-in/with/{issuer}/signed-out", permissions::anyone,
               [surroundings](trail::View&, const web::Request& request) { return show_signed_out(request, *surroundings->parties); });
    router.get("/sign-in/with/{issuer}/sign-out", permissions::anyone, {}).act = [surroundings](trail::Journal& journal, const trail::Actor&,
                                                                                                const web::Request& request) {
        return sign_out_there(journal, request, *surroundings->parties);
    };
}

}  // namespace holdfast::open_id
