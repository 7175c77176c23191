#include "features/sign_in/second_factor_pages.hpp"

#include "core/access/account_store.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "core/site/session_pages.hpp"
#include "features/sign_in/form_pages.hpp"
#include "features/sign_in/qr_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/percent.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Shared = std::shared_ptr<const Surroundings>;

static Html code_field(const char* label, const char* hint, const std::vector<FieldError>& errors) {
    return govuk::input({.name = "code",
                         .label = {.text = label},
                         .hint = govuk::Hint{.text = hint},
                         .error_message = error_of(errors, "code"),
                         .classes = "govuk-input--width-10",
                         .autocomplete = "one-time-code",
                         .spellcheck = false,
                         .autocapitalize = "none"});
}

static Html form_to(const web::Request& request, std::string_view path) {
    Html form = html("<form method=\"post\" action=\"{}\" novalidate>", path);
    return form.add(web::csrf_field(request)).add("<input type=\"hidden\" name=\"next\" value=\"{}\">", next_of(request));
}

static site::Page code_page(const web::Request& request, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Enter the code</h1>");
    main.add(form_to(request, "/sign-in/code"));
    main.add(code_field("Code", "The 6 digits that your authenticator app shows now, or one of your recovery codes", errors));
    main.add(govuk::button({.text = "Sign in"})).add("</form>");
    main.add("<p class=\"govuk-body\">If you have neither, ask an administrator of the partnership to take your second factor away.</p>");
    const int status = status_of(errors);
    return {.title = "Enter the code", .main = std::move(main), .errors = std::move(errors), .status = status};
}

/// A page that is shown again, because the code was wrong, or because one must wait.
static site::Page again(site::Page (*page)(const web::Request&, std::vector<FieldError>), const web::Request& request, const Progress& progress) {
    if (progress.step != Progress::Step::wait)
        return page(request, {{"code", progress.reason.empty() ? "This is not the code that the app shows now" : progress.reason}});
    site::Page held = page(request, {{"code", wait_in_words(progress.wait)}});
    held.status = 429;
    held.retry_after = progress.wait;
    return held;
}

static Outcome<site::Answer> take_code(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request, const Surroundings& surroundings) {
    const auto progress = sign_in_with_code(
        journal, visitor, {std::string(site::session_token(request)), std::string(request.form.get("code")), surroundings.keys}, place_of(request));
    if (progress.step != Progress::Step::signed_in) return site::Answer{again(code_page, request, progress)};
    const std::string path = path_to_return_to(request.form.get("next"));
    return site::Answer{site::with_device(site::with_session(web::redirect(path), progress.token), progress.device_token)};
}

/// The codes are on this page alone: it answers the post, and nothing keeps them.
static site::Page codes_page(const std::vector<std::string>& codes, std::string_view next) {
    Html main = html("<h1 class=\"govuk-heading-l\">Keep these recovery codes</h1>");
    main.add(
        "<p class=\"govuk-body\">Each signs you in once when you do not have your app. They are shown only now: print this page or write them down, "
        "and keep them apart from your device.</p><ul class=\"govuk-list\">");
    for (const auto& code : codes) main.add("<li><code>{}</code></li>", code);
    main.add("</ul>").add(govuk::button({.text = "I have kept them", .href = std::string(next)}));
    return {.title = "Keep these recovery codes", .main = std::move(main)};
}

static Html offer_form(const web::Request& request, const Offer& offer, std::string_view action, const std::vector<FieldError>& errors) {
    std::string spaced;
    for (std::size_t i = 0; i < offer.secret.size(); i += 4) spaced += (i == 0 ? "" : " ") + offer.secret.substr(i, 4);
    Html form = html(
        "<ol class=\"govuk-list govuk-list--number\"><li>Open an authenticator app on your telephone or computer. Any that makes codes of 6 digits will "
        "do.</li>"
        "<li>Scan this picture with it, or type in the key <code>{}</code>.</li></ol>",
        spaced);
    form.add(qr_code(offer.address, "Picture of the key above, for the app to scan"));
    form.add(form_to(request, action)).add(code_field("Code", "The 6 digits that the app shows now", errors));
    return form.add(govuk::button({.text = "Set it up"})).add("</form>");
}

static Outcome<std::optional<Offer>> offer_of(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const std::string& partnership) {
    return journal.view(actor, [&](trail::View& view) -> Outcome<std::optional<Offer>> { return offer_totp(view, site::session_token(request), partnership); });
}

static site::Page first_enrolment_page(const web::Request& request, const Offer& offer, std::vector<FieldError> errors) {
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Set up your second factor</h1><p class=\"govuk-body\">Your role can do more than read, so a password alone is not "
        "enough. This is needed once; afterwards you are asked for a code each time you sign in.</p>");
    main.add(offer_form(request, offer, "/sign-in/second-factor", errors));
    const int status = status_of(errors);
    return {.title = "Set up your second factor", .main = std::move(main), .errors = std::move(errors), .status = status};
}

/// For a visit that did not come by way of the password, or too long ago.
static site::Page start_again_page(int status) {
    Html main = html("<h1 class=\"govuk-heading-l\">Start again</h1><p class=\"govuk-body\">A second factor is set up right after the password. "
                     "<a class=\"govuk-link\" href=\"/sign-in\">Sign in with your user name and password</a> first.</p>");
    return {.title = "Start again", .main = std::move(main), .status = status};
}

static Outcome<site::Answer> show_first_enrolment(trail::View& view, const web::Request& request, const Surroundings& surroundings) {
    if (view.actor().is_signed_in()) return site::Answer{web::redirect("/account/second-factor")};
    const auto offer = offer_totp(view, site::session_token(request), surroundings.partnership);
    if (!offer) return site::Answer{start_again_page(200)};
    return site::Answer{first_enrolment_page(request, *offer, {})};
}

static Outcome<site::Answer> take_first_enrolment(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request,
                                                  const Surroundings& surroundings) {
    const auto offer = TRY(offer_of(journal, trail::nobody(visitor.address), request, surroundings.partnership));
    if (!offer) return site::Answer{start_again_page(422)};
    auto progress = sign_in_enrolling(journal, visitor, {std::string(site::session_token(request)), std::string(request.form.get("code")), surroundings.keys},
                                      place_of(request));
    if (progress.step == Progress::Step::no_entry) return site::Answer{first_enrolment_page(request, *offer, {{"code", progress.reason}})};
    if (progress.step != Progress::Step::signed_in)
        return site::Answer{first_enrolment_page(request, *offer, {{"code", "This is not the code that the app shows now"}})};
    site::Page page = codes_page(progress.codes, path_to_return_to(request.form.get("next")));
    return site::Answer{site::with_device(site::with_session(std::move(page), progress.token), progress.device_token)};
}

static Html own_acts(const web::Request& request, const SecondFactor& factor) {
    Html acts = html("<p class=\"govuk-body\">You are asked for a code of your authenticator app when you sign in. {} of your {} recovery codes are left.</p>",
                     static_cast<int>(factor.unused_codes), 10);
    acts.add(form_to(request, "/account/recovery-codes"))
        .add(govuk::button({.text = "Make new recovery codes", .classes = "govuk-button--secondary"}))
        .add("</form>");
    if (!factor.is_required)
        acts.add(form_to(request, "/account/second-factor/removal"))
            .add(govuk::button({.text = "Take the second factor away", .classes = "govuk-button--warning"}))
            .add("</form>");
    return acts.add("<h2 class=\"govuk-heading-m\">Replace the app</h2>");
}

static site::Page own_page(const web::Request& request, const SecondFactor& factor, const Offer& offer, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Your second factor</h1>");
    if (factor.has_app) main.add(own_acts(request, factor));
    else main.add("<p class=\"govuk-body\">With a second factor nobody can sign in as you who only knows your password.</p>");
    main.add(offer_form(request, offer, "/account/second-factor", errors));
    const int status = status_of(errors);
    return {
        .title = "Your second factor", .main = std::move(main), .breadcrumbs = {{"Your account", "/account"}}, .errors = std::move(errors), .status = status};
}

static Outcome<site::Answer> show_own(trail::View& view, const web::Request& request, const Surroundings& surroundings, std::vector<FieldError> errors) {
    const auto account = access::find_account(view, view.actor().account);
    const auto offer = offer_totp(view, site::session_token(request), surroundings.partnership);
    if (!account || !offer) return not_found();
    return site::Answer{own_page(request, second_factor_of(view, *account, surroundings.policy), *offer, std::move(errors))};
}

static Outcome<site::Answer> take_own(trail::Change& change, const web::Request& request, const Surroundings& surroundings) {
    const auto codes = enrol_totp(change, site::session_token(request), request.form.get("code"), surroundings.keys);
    if (codes) return site::Answer{codes_page(*codes, "/account")};
    if (codes.refusal().kind != Refusal::Kind::invalid) return codes.refusal();
    return show_own(change, request, surroundings, codes.refusal().errors);
}

static Outcome<site::Answer> take_new_codes(trail::Change& change, const web::Request&) {
    return site::Answer{codes_page(TRY(renew_recovery_codes(change)), "/account/second-factor")};
}

static void add_sign_in_half(site::Router& router, const Shared& shared) {
    router.get("/sign-in/code", permissions::anyone, [](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        if (view.actor().is_signed_in()) return site::Answer{web::redirect("/")};
        return site::Answer{code_page(request, {})};
    });
    router.post_act(
        "/sign-in/code", permissions::anyone, "Sign-in form",
        [shared](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) { return take_code(journal, visitor, request, *shared); });
    router.get("/sign-in/second-factor", permissions::anyone,
               [shared](trail::View& view, const web::Request& request) { return show_first_enrolment(view, request, *shared); });
    router.post_act("/sign-in/second-factor", permissions::anyone, "Sign-in form",
                    [shared](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) {
                        return take_first_enrolment(journal, visitor, request, *shared);
                    });
}

void add_second_factor_routes(site::Router& router, Shared shared) {
    add_sign_in_half(router, shared);
    using permissions::signed_in;
    const auto show = [shared](trail::View& view, const web::Request& request) { return show_own(view, request, *shared, {}); };
    const auto take = [shared](trail::Change& change, const web::Request& request) { return take_own(change, request, *shared); };
    const auto remove = [shared](trail::Change& change, const web::Request&) -> Outcome<site::Answer> {
        TRY(remove_own_second_factor(change, shared->policy));
        return site::Answer{site::redirect_with_message("/account", "You sign in with your password alone.")};
    };
    router.get("/account/second-factor", signed_in, show).needs_recent_proof = true;
    router.post("/account/second-factor", signed_in, "Second factor set up", take).needs_recent_proof = true;
    router.post("/account/second-factor/removal", signed_in, "Second factor taken away", remove).needs_recent_proof = true;
    router.post("/account/recovery-codes", signed_in, "New recovery codes", take_new_codes).needs_recent_proof = true;
}

}  // namespace holdfast::sign_in
