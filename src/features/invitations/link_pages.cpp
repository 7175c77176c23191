#include "features/invitations/link_pages.hpp"

#include "core/sign_in/link_service.hpp"
#include "core/site/session_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

namespace holdfast::invitations {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static site::Page over_page(int status) {
    Html main = html("<h1 class=\"govuk-heading-l\">This link does not open anything any more</h1>");
    main.add("<p class=\"govuk-body\">A link works once and for a limited time. Each invitation ends the one before.</p>");
    main.add(
        "<ul class=\"govuk-list govuk-list--bullet\"><li>If you have chosen a password already, <a class=\"govuk-link\" href=\"/sign-in\">sign in with "
        "it</a>.</li><li>If you have forgotten it, <a class=\"govuk-link\" href=\"/forgotten-password\">ask for a new link</a>.</li>"
        "<li>If you were invited, ask whoever invited you to do so again.</li></ul>");
    return {.title = "This link does not open anything any more", .main = std::move(main), .status = status};
}

static site::Page signed_in_page(const web::Request& request) {
    Html main = html("<h1 class=\"govuk-heading-l\">You are signed in</h1>");
    main.add("<p class=\"govuk-body\">The link is for choosing a password before signing in. Sign out, then open it from the mail again. It was not used.</p>");
    main.add("<form method=\"post\" action=\"/sign-out\">").add(web::csrf_field(request)).add(govuk::button({.text = "Sign out"})).add("</form>");
    return {.title = "You are signed in", .main = std::move(main)};
}

static site::Page choose_page(const web::Request& request, const sign_in::OpenLink& link, std::vector<FieldError> errors) {
    const char* title = link.purpose == sign_in::Purpose::invitation ? "Choose a password" : "Choose a new password";
    govuk::PasswordInput input{.name = "password",
                               .label = {.text = "Password"},
                               .hint = govuk::Hint{.text = "15 characters or more: a few words that do not belong together are easy to remember"},
                               .classes = "govuk-input--width-20",
                               .autocomplete = "new-password"};
    if (!errors.empty()) input.error_message = govuk::ErrorMessage{.text = errors.front().message};
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1><p class=\"govuk-body\">Your user name is <strong>{}</strong>.</p>", title, link.user_name);
    main.add("<form method=\"post\" action=\"/link\" novalidate>").add(web::csrf_field(request)).add(govuk::password_input(input));
    if (link.purpose == sign_in::Purpose::reset) main.add("<p class=\"govuk-body\">You are signed out wherever you are signed in now.</p>");
    main.add(govuk::button({.text = "Save the password"})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = title, .main = std::move(main), .errors = std::move(errors), .status = status};
}

/// Following a link changes nothing, since programs that examine mail follow links too. The key goes from the address into the visit's cookie at
/// once, so that it stands in no history, no referrer and no log.
static Outcome<site::Answer> follow(trail::View& view, const web::Request& request) {
    const std::string key(request.query.get("key"));
    if (view.actor().is_signed_in()) return key.empty() ? site::Answer{signed_in_page(request)} : site::Answer{web::redirect("/link")};
    const auto link = sign_in::open_link(view, key.empty() ? site::session_token(request) : key);
    if (!link) return site::Answer{over_page(404)};
    if (key.empty()) return site::Answer{choose_page(request, *link, {})};
    return site::Answer{site::with_session(web::redirect("/link"), key)};
}

static Outcome<site::Answer> choose(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request, const Surroundings& surroundings) {
    const std::string key(site::session_token(request));
    const auto link = *journal.view(visitor, [&](trail::View& view) -> Outcome<std::optional<sign_in::OpenLink>> { return sign_in::open_link(view, key); });
    if (!link) return site::Answer{over_page(404)};
    const auto chosen = sign_in::choose_password(journal, visitor,
                                                 {.key = key, .password = std::string(request.form.get("password")), .partnership = surroundings.partnership});
    if (chosen) return site::Answer{site::without_session(site::redirect_with_message("/sign-in", "Your password is saved. Sign in with it."))};
    if (chosen.refusal().kind == Refusal::Kind::invalid) return site::Answer{choose_page(request, *link, chosen.refusal().errors)};
    return site::Answer{over_page(404)};
}

void add_link_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    router.get("/link", permissions::anyone, follow);
    router.post_act("/link", permissions::anyone, "Single-use link",
                    [surroundings](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) {
                        return choose(journal, visitor, request, *surroundings);
                    });
}

}  // namespace holdfast::invitations
