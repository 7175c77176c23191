#include "features/sign_in/confirm_pages.hpp"

#include "core/access/account_store.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "core/sign_in/second_factor_store.hpp"
#include "core/site/session_pages.hpp"
#include "features/sign_in/form_pages.hpp"
#include "features/sign_in/passkey_form_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

namespace holdfast::sign_in {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Html form_to(const web::Request& request, std::string_view path) {
    Html form = html("<form method=\"post\" action=\"{}\" novalidate>", path).add(web::csrf_field(request));
    return std::move(form.add("<input type=\"hidden\" name=\"next\" value=\"{}\">", next_of(request)));
}

static Html password_form(const web::Request& request, const std::vector<FieldError>& errors) {
    Html form = form_to(request, site::proof_path).add(password_field({.name = "password", .label = "Your password"}, errors));
    return std::move(form.add(govuk::button({.text = "Continue"})).add("</form>"));
}

static Html code_form(const web::Request& request, const std::vector<FieldError>& errors) {
    Html form = form_to(request, "/confirm/code");
    form.add(govuk::input({.name = "code",
                           .label = {.text = "Code"},
                           .hint = govuk::Hint{.text = "The 6 digits that your authenticator app shows now"},
                           .error_message = error_of(errors, "code"),
                           .classes = "govuk-input--width-10",
                           .autocomplete = "one-time-code",
                           .spellcheck = false,
                           .autocapitalize = "none"}));
    return std::move(form.add(govuk::button({.text = "Continue with the code", .classes = "govuk-button--secondary"})).add("</form>"));
}

/// Each way of proving it that this person has is a form of its own.
static Html ways(trail::View& view, const web::Request& request, const Surroundings& surroundings, const std::vector<FieldError>& errors) {
    const auto account = view.actor().account;
    const auto credentials = access::credentials_of(view, account);
    const auto place = passkey_place(request);
    const auto question = place ? ask_to_confirm(view, *place) : std::nullopt;
    Html all;
    if (credentials && !credentials->password_hash.empty()) all.add(password_form(request, errors));
    if (find_totp(view, account)) all.add(code_form(request, errors));
    if (question) all.add(passkey_form(request, *question, {.action = "/confirm/passkey", .page = "/confirm", .button = "Use your passkey"}, errors));
    return std::move(all.add(other_sites(surroundings.other_sites(), &OtherSite::confirm_path, next_of(request))));
}

static site::Page confirm_page(trail::View& view, const web::Request& request, const Surroundings& surroundings, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Confirm that it is you</h1>");
    main.add("<p class=\"govuk-body\">What comes next changes who can use this site, so we ask again. It is enough for {} minutes.</p>",
             static_cast<int>(site::proof_lasts.count()));
    main.add(ways(view, request, surroundings, errors));
    const int status = status_of(errors);
    return {.title = "Confirm that it is you", .main = std::move(main), .errors = std::move(errors), .status = status};
}

namespace {

/// What the acts below share: who asks, with what, and what they came to.
struct Attempt {
    trail::Journal& journal;
    const trail::Actor& actor;
    const web::Request& request;
    const Surroundings& surroundings;

    /// On to where the person wanted to go, or the page again with what is wrong.
    Outcome<site::Answer> answer(const Progress& progress, std::string_view field, std::string_view usual_reason) const {
        if (progress.step == Progress::Step::signed_in)
            return site::Answer{site::with_session(web::redirect(path_to_return_to(request.form.get("next"))), progress.token)};
        const auto refused = refused_at(field, progress, usual_reason);
        return journal.view(actor, [&](trail::View& view) -> Outcome<site::Answer> {
            return site::Answer{held_page(confirm_page(view, request, surroundings, {refused.error}), refused.wait)};
        });
    }
};

}  // namespace

static Outcome<site::Answer> take_password(const Attempt& attempt) {
    const auto& request = attempt.request;
    return attempt.answer(confirm(attempt.journal, attempt.actor, request.form.get("password"), site::session_token(request)), "password",
                          "This is not your password");
}

static Outcome<site::Answer> take_code(const Attempt& attempt) {
    const auto& request = attempt.request;
    const CodeTyped typed{std::string(site::session_token(request)), std::string(request.form.get("code")), attempt.surroundings.keys};
    return attempt.answer(confirm_with_code(attempt.journal, attempt.actor, typed), "code", "This is not the code that the app shows now");
}

static Outcome<site::Answer> take_passkey(const Attempt& attempt) {
    return attempt.answer(confirm_with_passkey(attempt.journal, attempt.actor, passkey_shown(attempt.request)), passkey_field,
                          "Your session has ended. Sign in again");
}

void add_confirm_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    const auto add = [&](std::string_view path, Outcome<site::Answer> (*take)(const Attempt&)) {
        router.post_act(path, permissions::signed_in, "Asked again before a sensitive act",
                        [surroundings, take](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                            return take({journal, actor, request, *surroundings});
                        });
    };
    router.get(site::proof_path, permissions::signed_in, [surroundings](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        return site::Answer{confirm_page(view, request, *surroundings, {})};
    });
    add(site::proof_path, take_password);
    add("/confirm/code", take_code);
    add("/confirm/passkey", take_passkey);
}

}  // namespace holdfast::sign_in
