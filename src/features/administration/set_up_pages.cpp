#include "features/administration/set_up_pages.hpp"

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "features/administration/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

namespace holdfast::administration {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static site::Page set_up_page(const web::Request& request, std::vector<FieldError> errors) {
    const auto text_input = [&](const char* name, const char* label, const char* hint) {
        return govuk::input({.name = name,
                             .value = std::string(request.form.get(name)),
                             .label = {.text = label},
                             .hint = govuk::Hint{.text = hint},
                             .error_message = error_of(errors, name),
                             .autocomplete = "off"});
    };
    Html main = html("<h1 class=\"govuk-heading-l\">Make the first administrator</h1><form method=\"post\" action=\"/set-up\" novalidate>");
    main.add(web::csrf_field(request));
    main.add(text_input("code", "One-time code", "Printed where the site was started"));
    main.add(text_input("user_name", "User name", "Lower-case letters, digits, full stops and hyphens"));
    main.add(text_input("name", "Your name", "As others will see it"));
    main.add(govuk::password_input({.name = "password",
                                    .label = {.text = "Password"},
                                    .hint = govuk::Hint{.text = "15 characters or more: a few words that do not belong together are easy to remember"},
                                    .error_message = error_of(errors, "password"),
                                    .autocomplete = "new-password"}));
    main.add(govuk::button({.text = "Make the account"})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = "Make the first administrator", .main = std::move(main), .errors = std::move(errors), .status = status};
}

static Outcome<site::Answer> set_up(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request, const Surroundings& surroundings) {
    const auto made = access::set_up(journal, visitor, request.form.get("code"),
                                     {.user_name = std::string(request.form.get("user_name")),
                                      .name = std::string(request.form.get("name")),
                                      .password = std::string(request.form.get("password")),
                                      .roles = {"administrator"},
                                      .partnership = surroundings.partnership},
                                     surroundings.roles);
    if (!made) return site::Answer{set_up_page(request, made.refusal().errors)};
    TRY(sign_in::start_with_second_factors(journal, visitor));
    return site::Answer{site::redirect_with_message("/sign-in", "The account was made. Sign in with it.")};
}

/// What is left of the form once there is an account: nobody else becomes administrator by it.
static site::Page set_up_is_done(int status) {
    return {
        .title = "Set-up is done",
        .main = html("<h1 class=\"govuk-heading-l\">Set-up is done</h1><p class=\"govuk-body\">This site has its first administrator. <a class=\"govuk-link\" "
                     "href=\"/sign-in\">Sign in</a>, or ask an administrator for an account.</p>"),
        .status = status};
}

void add_set_up_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    router.get("/set-up", permissions::anyone, [](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        return site::Answer{access::has_accounts(view) ? set_up_is_done(200) : set_up_page(request, {})};
    });
    router.post_act("/set-up", permissions::anyone, "First administrator",
                    [surroundings](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) -> Outcome<site::Answer> {
                        const bool is_done = TRY(journal.view(visitor, [](trail::View& view) -> Outcome<bool> { return access::has_accounts(view); }));
                        if (is_done) return site::Answer{set_up_is_done(404)};
                        return set_up(journal, visitor, request, *surroundings);
                    });
}

}  // namespace holdfast::administration
