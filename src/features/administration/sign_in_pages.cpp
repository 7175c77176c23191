#include "features/administration/sign_in_pages.hpp"

#include "core/access/account_service.hpp"
#include "core/site/session_pages.hpp"
#include "features/administration/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

namespace holdfast::administration {

using web::Html;
using web::html;
namespace govuk = web::govuk;

/// Where to go after signing in: a path of this site, never another site's address.
static std::string path_to_return_to(std::string_view next) {
    const bool is_own_path = next.size() > 1 && next[0] == '/' && next[1] != '/' && next[1] != '\\';
    return is_own_path ? std::string(next) : "/";
}

static site::Page sign_in_page(const web::Request& request, std::string_view user_name, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Sign in</h1>");
    main.add("<form method=\"post\" action=\"/sign-in\" novalidate>").add(web::csrf_field(request));
    main.add("<input type=\"hidden\" name=\"next\" value=\"{}\">", request.method == web::Method::post ? request.form.get("next") : request.query.get("next"));
    main.add(govuk::input({.name = "user_name",
                           .value = std::string(user_name),
                           .label = {.text = "User name"},
                           .error_message = error_of(errors, "user_name"),
                           .classes = "govuk-input--width-20",
                           .autocomplete = "username",
                           .spellcheck = false,
                           .autocapitalize = "none"}));
    main.add(govuk::password_input({.name = "password", .label = {.text = "Password"}, .classes = "govuk-input--width-20"}));
    main.add(govuk::button({.text = "Sign in"})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = "Sign in", .main = std::move(main), .errors = std::move(errors), .status = status};
}

static Outcome<site::Answer> sign_in(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) {
    const access::SignIn typed{.user_name = std::string(request.form.get("user_name")), .password = std::string(request.form.get("password"))};
    const auto token = access::sign_in(journal, visitor, typed);
    if (!token) return site::Answer{sign_in_page(request, typed.user_name, token.refusal().errors)};
    return site::Answer{site::with_session(web::redirect(path_to_return_to(request.form.get("next"))), *token)};
}

static Outcome<site::Answer> sign_out(trail::Change& change, const web::Request& request) {
    TRY(access::sign_out(change, site::session_token(request)));
    return site::Answer{site::without_session(web::redirect("/sign-in"))};
}

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
    return site::Answer{site::redirect_with_message("/sign-in", "The account was made. Sign in with it.")};
}

void add_sign_in_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    router.get("/sign-in", permissions::anyone, [](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        if (view.actor().is_signed_in()) return site::Answer{web::redirect("/")};
        return site::Answer{sign_in_page(request, "", {})};
    });
    router.post_act("/sign-in", permissions::anyone, "Sign-in form", sign_in);
    router.post("/sign-out", permissions::signed_in, "Signed out", sign_out);
    router.post_act("/session/extend", permissions::signed_in, "Stay signed in",
                    [](trail::Journal&, const trail::Actor&, const web::Request&) -> Outcome<site::Answer> {
                        return site::Answer{web::Response{.content_type = "text/plain; charset=utf-8", .body = "The session goes on.\n"}};
                    });
    router.get("/set-up", permissions::anyone,
               [](trail::View&, const web::Request& request) -> Outcome<site::Answer> { return site::Answer{set_up_page(request, {})}; });
    router.post_act("/set-up", permissions::anyone, "First administrator",
                    [surroundings](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) {
                        return set_up(journal, visitor, request, *surroundings);
                    });
}

}  // namespace holdfast::administration
