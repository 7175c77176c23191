#include "features/sign_in/sign_in_pages.hpp"

#include "core/access/account_service.hpp"
#include "core/access/session_store.hpp"
#include "core/sign_in/sign_in_service.hpp"
#include "core/site/session_pages.hpp"
#include "features/sign_in/form_pages.hpp"
#include "features/sign_in/passkey_form_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/percent.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in {

using web::Html;
using web::html;
namespace govuk = web::govuk;

/// Shown by the script alone; without it a password does.
static Html passkey_half(const web::Request& request, const std::vector<FieldError>& errors, Instant now) {
    const auto place = passkey_place(request);
    if (!place) return {};
    const PasskeyForm form{.action = "/sign-in/passkey",
                           .page = "/sign-in",
                           .button = "Sign in with a passkey",
                           .before = "If you have added a passkey, you need neither user name nor password.",
                           .is_autofilled = errors.empty()};
    return passkey_form(request, ask_to_sign_in(*place, now), form, errors);
}

/// What the form is shown with: what was typed, what is wrong with it, and when.
struct Shown {
    std::string_view user_name{};
    std::vector<FieldError> errors{};
    Instant now{};
};
static site::Page sign_in_page(const web::Request& request, const Surroundings& surroundings, Shown shown) {
    const auto& errors = shown.errors;
    Html main = html("<h1 class=\"govuk-heading-l\">Sign in</h1>");
    main.add("<form method=\"post\" action=\"/sign-in\" novalidate>").add(web::csrf_field(request));
    main.add("<input type=\"hidden\" name=\"next\" value=\"{}\">", next_of(request));
    main.add(govuk::input({.name = "user_name",
                           .value = std::string(shown.user_name),
                           .label = {.text = "User name"},
                           .error_message = error_of(errors, "user_name"),
                           .classes = "govuk-input--width-20",
                           .autocomplete = "username webauthn",
                           .spellcheck = false,
                           .autocapitalize = "none"}));
    main.add(password_field({.name = "password", .label = "Password"}, errors));
    main.add(govuk::button({.text = "Sign in"})).add("</form>");
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/forgotten-password\">I have forgotten my password</a></p>").add(passkey_half(request, errors, shown.now));
    main.add(other_sites(surroundings.other_sites(), &OtherSite::sign_in_path, next_of(request)));
    const int status = status_of(errors);
    return {.title = "Sign in", .main = std::move(main), .errors = std::move(shown.errors), .status = status};
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
    const auto again = [&](std::string why) {
        return sign_in_page(request, surroundings, {.user_name = typed.user_name, .errors = {{"user_name", std::move(why)}}, .now = journal.now()});
    };
    switch (progress.step) {
        case Progress::Step::wait: return site::Answer{held_page(again(wait_in_words(progress.wait)), progress.wait)};
        case Progress::Step::refused: return site::Answer{again("The user name or the password is not right")};
        case Progress::Step::no_entry: return site::Answer{again(progress.reason)};
        case Progress::Step::code: return site::Answer{next_half("/sign-in/code", request, progress)};
        case Progress::Step::enrol: return site::Answer{next_half("/sign-in/second-factor", request, progress)};
        case Progress::Step::signed_in: break;
    }
    return site::Answer{entered(request, progress)};
}

static Outcome<site::Answer> take_passkey(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request, const Surroundings& surroundings) {
    const auto progress = sign_in_with_passkey(journal, visitor, passkey_shown(request), place_of(request));
    if (progress.step == Progress::Step::signed_in) return site::Answer{entered(request, progress)};
    const auto refused = refused_at(passkey_field, progress, "");
    return site::Answer{held_page(sign_in_page(request, surroundings, {.errors = {refused.error}, .now = journal.now()}), refused.wait)};
}

static Outcome<site::Answer> sign_out(trail::Change& change, const web::Request& request, const Surroundings& surroundings) {
    const std::string origin = access::origin_of_session(change, site::session_token(request));
    TRY(access::sign_out(change, site::session_token(request)));
    return site::Answer{site::without_session(web::redirect(surroundings.path_after_sign_out(change, origin)))};
}

static Outcome<site::Answer> show_sign_in(trail::View& view, const web::Request& request, const Surroundings& surroundings) {
    if (view.actor().is_signed_in()) return site::Answer{web::redirect("/")};
    return site::Answer{sign_in_page(request, surroundings, {.now = view.now()})};
}

static Outcome<site::Answer> extend(trail::Journal&, const trail::Actor&, const web::Request&) {
    return site::Answer{web::Response{}};  // that it came is all there is to say
}

void add_sign_in_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    router.get("/sign-in", permissions::anyone,
               [surroundings](trail::View& view, const web::Request& request) { return show_sign_in(view, request, *surroundings); });
    router.post_act("/sign-in", permissions::anyone, "Sign-in form",
                    [surroundings](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) {
                        return take_sign_in(journal, visitor, request, *surroundings);
                    });
    router.post_act("/sign-in/passkey", permissions::anyone, "Sign-in form",
                    [surroundings](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) {
                        return take_passkey(journal, visitor, request, *surroundings);
                    });
    router.post("/sign-out", permissions::signed_in, "Signed out",
                [surroundings](trail::Change& change, const web::Request& request) { return sign_out(change, request, *surroundings); });
    router.post_act("/session/extend", permissions::signed_in, "Stay signed in", extend);
}

}  // namespace holdfast::sign_in
