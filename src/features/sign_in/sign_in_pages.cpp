#include "features/sign_in/sign_in_pages.hpp"

#include "core/access/account_service.hpp"
#include "core/sign_in/sign_in_service.hpp"
#include "core/site/session_pages.hpp"
#include "features/sign_in/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/percent.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static site::Page sign_in_page(const web::Request& request, std::string_view user_name, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Sign in</h1>");
    main.add("<form method=\"post\" action=\"/sign-in\" novalidate>").add(web::csrf_field(request));
    main.add("<input type=\"hidden\" name=\"next\" value=\"{}\">", next_of(request));
    main.add(govuk::input({.name = "user_name",
                           .value = std::string(user_name),
                           .label = {.text = "User name"},
                           .error_message = error_of(errors, "user_name"),
                           .classes = "govuk-input--width-20",
                           .autocomplete = "username",
                           .spellcheck = false,
                           .autocapitalize = "none"}));
    main.add(password_field({.name = "password", .label = "Password"}, errors));
    main.add(govuk::button({.text = "Sign in"})).add("</form>");
    const int status = status_of(errors);
    return {.title = "Sign in", .main = std::move(main), .errors = std::move(errors), .status = status};
}

static site::Page page_to_wait_at(const web::Request& request, std::string_view user_name, std::chrono::seconds wait) {
    site::Page page = sign_in_page(request, user_name, {{"user_name", wait_in_words(wait)}});
    page.status = 429;
    page.retry_after = wait;
    return page;
}

/// The visit goes on under a new token, so that nobody who knew the old one is in it.
static web::Response next_half(std::string_view path, const web::Request& request, const Progress& progress) {
    const std::string next = path_to_return_to(request.form.get("next"));
    return site::with_session(web::redirect(fmt::format("{}?next={}", path, web::percent_encoded(next))), progress.token);
}

static Outcome<site::Answer> take_sign_in(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request, const Surroundings& surroundings) {
    const SignIn typed{
        .user_name = std::string(request.form.get("user_name")), .password = std::string(request.form.get("password")), .policy = surroundings.policy};
    const auto progress = sign_in(journal, visitor, typed, place_of(request));
    switch (progress.step) {
        case Progress::Step::wait: return site::Answer{page_to_wait_at(request, typed.user_name, progress.wait)};
        case Progress::Step::refused:
            return site::Answer{sign_in_page(request, typed.user_name, {{"user_name", "The user name or the password is not right"}})};
        case Progress::Step::no_entry: return site::Answer{sign_in_page(request, typed.user_name, {{"user_name", progress.reason}})};
        case Progress::Step::code: return site::Answer{next_half("/sign-in/code", request, progress)};
        case Progress::Step::enrol: return site::Answer{next_half("/sign-in/second-factor", request, progress)};
        case Progress::Step::signed_in: break;
    }
    const std::string path = path_to_return_to(request.form.get("next"));
    return site::Answer{site::with_device(site::with_session(web::redirect(path), progress.token), progress.device_token)};
}

static Outcome<site::Answer> sign_out(trail::Change& change, const web::Request& request) {
    TRY(access::sign_out(change, site::session_token(request)));
    return site::Answer{site::without_session(web::redirect("/sign-in"))};
}

static Outcome<site::Answer> show_sign_in(trail::View& view, const web::Request& request) {
    if (view.actor().is_signed_in()) return site::Answer{web::redirect("/")};
    return site::Answer{sign_in_page(request, "", {})};
}

static Outcome<site::Answer> extend(trail::Journal&, const trail::Actor&, const web::Request&) {
    return site::Answer{web::Response{.content_type = "text/plain; charset=utf-8", .body = "The session goes on.\n"}};
}

void add_sign_in_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    router.get("/sign-in", permissions::anyone, show_sign_in);
    router.post_act("/sign-in", permissions::anyone, "Sign-in form",
                    [surroundings](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) {
                        return take_sign_in(journal, visitor, request, *surroundings);
                    });
    router.post("/sign-out", permissions::signed_in, "Signed out", sign_out);
    router.post_act("/session/extend", permissions::signed_in, "Stay signed in", extend);
}

}  // namespace holdfast::sign_in
