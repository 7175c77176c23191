#include "features/sign_in/second_factor_pages.hpp"

#include "core/access/account_store.hpp"
#include "core/sign_in/device.hpp"
#include "core/sign_in/recovery.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "core/sign_in/second_factor_store.hpp"
#include "core/site/session_pages.hpp"
#include "features/sign_in/form_pages.hpp"
#include "features/sign_in/passkey_form_pages.hpp"
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
                         .classes = "govuk-input--width-20",
                         .autocomplete = "one-time-code",
                         .spellcheck = false,
                         .autocapitalize = "none"});
}

static Html form_to(const web::Request& request, std::string_view path) {
    Html form = html("<form method=\"post\" action=\"{}\" novalidate>", path);
    return form.add(web::csrf_field(request)).add("<input type=\"hidden\" name=\"next\" value=\"{}\">", next_of(request));
}

/// What may be shown after the password: by everybody whom no password brought here, anything.
struct SecondHalf {
    bool has_app{true};
    std::optional<PasskeyQuestion> passkey{};
};
static SecondHalf second_half(trail::View& view, const web::Request& request) {
    const auto pending = find_pending(view, site::session_token(request));
    const auto place = passkey_place(request);
    return {.has_app = !pending || find_totp(view, pending->account), .passkey = place ? ask_for_second(view, *place) : std::nullopt};
}

static site::Page code_page(const web::Request& request, const SecondHalf& half, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", half.has_app ? "Enter the code" : "Show your passkey");
    if (half.passkey) {
        const PasskeyForm form{.action = "/sign-in/code/passkey", .page = "/sign-in/code", .button = "Use your passkey", .is_main_act = !half.has_app};
        main.add(passkey_form(request, *half.passkey, form, errors));
    }
    main.add(form_to(request, "/sign-in/code"));
    main.add(half.has_app ? code_field("Code", "The 6 digits that your authenticator app shows now, or one of your recovery codes", errors)
                          : code_field("Recovery code", "One of those you kept when you added your first passkey", errors));
    main.add(govuk::button({.text = "Sign in", .classes = half.has_app ? "" : "govuk-button--secondary"})).add("</form>");
    main.add("<p class=\"govuk-body\">If you have none of these, ask an administrator of the partnership to take your second factor away.</p>");
    const int status = status_of(errors);
    return {.title = half.has_app ? "Enter the code" : "Show your passkey", .main = std::move(main), .errors = std::move(errors), .status = status};
}

/// The page is shown again, because what was shown was wrong, or because one must wait.
static Outcome<site::Answer> code_again(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request, const Refused& refused) {
    return journal.view(visitor, [&](trail::View& view) -> Outcome<site::Answer> {
        return site::Answer{held_page(code_page(request, second_half(view, request), {refused.error}), refused.wait)};
    });
}

static Outcome<site::Answer> take_code(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request, const Surroundings& surroundings) {
    const auto progress = sign_in_with_code(
        journal, visitor, {std::string(site::session_token(request)), std::string(request.form.get("code")), surroundings.keys}, place_of(request));
    if (progress.step != Progress::Step::signed_in)
        return code_again(journal, visitor, request, refused_at("code", progress, "This is not the code that the app shows now"));
    return site::Answer{entered(request, progress)};
}

static Outcome<site::Answer> take_second_passkey(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) {
    const auto progress = sign_in_with_second_passkey(journal, visitor, passkey_shown(request), place_of(request));
    if (progress.step != Progress::Step::signed_in) return code_again(journal, visitor, request, refused_at(passkey_field, progress, ""));
    return site::Answer{entered(request, progress)};
}

site::Page codes_page(const std::vector<std::string>& codes, std::string_view next) {
    Html main = html("<h1 class=\"govuk-heading-l\">Keep these recovery codes</h1>");
    main.add(
        "<p class=\"govuk-body\">Each signs you in once, after your password, when you do not have your app or passkey. They are shown only now: print this page or write them down, "
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

/// What a visit that has to set up a second factor may choose from.
struct FirstOffers {
    Offer app{};
    std::optional<PasskeyOffer> passkey{};
};
static std::optional<FirstOffers> first_offers(trail::View& view, const web::Request& request, const std::string& partnership) {
    auto app = offer_totp(view, site::session_token(request), partnership);
    const auto place = passkey_place(request);
    if (!app) return std::nullopt;
    return FirstOffers{*std::move(app), place ? offer_passkey(view, *place) : std::nullopt};
}

static site::Page first_enrolment_page(const web::Request& request, const FirstOffers& offers, const std::string& partnership,
                                       std::vector<FieldError> errors) {
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Set up your second factor</h1><p class=\"govuk-body\">Your role can do more than read, so a password alone is not "
        "enough. This is needed once; afterwards you are asked for it each time you sign in.</p>");
    if (offers.passkey) {
        const PasskeyForm form{.action = "/sign-in/second-factor/passkey",
                               .page = "/sign-in/second-factor",
                               .button = "Set up a passkey",
                               .before = "A passkey is the quickest: the fingerprint, face or PIN of this device, your telephone or a security key.",
                               .is_main_act = true};
        main.add(passkey_form(request, *offers.passkey, form, partnership, errors));
    }
    main.add("<h2 class=\"govuk-heading-m\">With an authenticator app</h2>").add(offer_form(request, offers.app, "/sign-in/second-factor", errors));
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
    const auto offers = first_offers(view, request, surroundings.partnership);
    if (!offers) return site::Answer{start_again_page(200)};
    return site::Answer{first_enrolment_page(request, *offers, surroundings.partnership, {})};
}

static Outcome<site::Answer> enrolment_again(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request, const Refused& refused,
                                             const std::string& partnership) {
    return journal.view(trail::nobody(visitor.address), [&](trail::View& view) -> Outcome<site::Answer> {
        const auto offers = first_offers(view, request, partnership);
        if (!offers) return site::Answer{start_again_page(422)};
        return site::Answer{held_page(first_enrolment_page(request, *offers, partnership, {refused.error}), refused.wait)};
    });
}

/// The codes are shown once, on the way in; a passkey that follows other codes brings none.
static site::Answer enrolled(const web::Request& request, const Progress& progress) {
    if (progress.codes.empty()) return entered(request, progress);
    site::Page page = codes_page(progress.codes, path_to_return_to(request.form.get("next")));
    return site::with_device(site::with_session(std::move(page), progress.token), progress.device_token);
}

static Outcome<site::Answer> take_first_enrolment(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request,
                                                  const Surroundings& surroundings) {
    const auto progress = sign_in_enrolling(journal, visitor,
                                            {std::string(site::session_token(request)), std::string(request.form.get("code")), surroundings.keys},
                                            place_of(request));
    if (progress.step == Progress::Step::signed_in) return enrolled(request, progress);
    return enrolment_again(journal, visitor, request, refused_at("code", progress, "This is not the code that the app shows now"), surroundings.partnership);
}

static Outcome<site::Answer> take_first_passkey(trail::Journal& journal, const trail::Actor& visitor, const web::Request& request,
                                                const Surroundings& surroundings) {
    sign_in::PasskeyMade made = passkey_made(request);
    made.name = device_in_words(request.headers.get("user-agent"));
    const auto progress = sign_in_adding_passkey(journal, visitor, made, place_of(request));
    if (progress.step == Progress::Step::signed_in) return enrolled(request, progress);
    return enrolment_again(journal, visitor, request, refused_at(passkey_field, progress, ""), surroundings.partnership);
}

static Html code_acts(const web::Request& request, const SecondFactor& factor) {
    Html acts = html("<p class=\"govuk-body\">{} {} of your {} recovery codes are left.</p>",
                     factor.has_app ? "You are asked for a code of your authenticator app when you sign in."
                                    : "You are asked for a passkey when you sign in with your password.",
                     static_cast<int>(factor.unused_codes), recovery_code_count);
    return acts.add(form_to(request, "/account/recovery-codes"))
        .add(govuk::button({.text = "Make new recovery codes", .classes = "govuk-button--secondary"}))
        .add("</form>");
}

static Html app_acts(const web::Request& request, const SecondFactor& factor) {
    Html acts;
    if (!factor.is_required || factor.passkeys > 0)
        acts.add(form_to(request, "/account/second-factor/removal"))
            .add(govuk::button({.text = "Take the app away", .classes = "govuk-button--warning"}))
            .add("</form>");
    return acts.add("<h2 class=\"govuk-heading-m\">Replace the app</h2>");
}

static site::Page own_page(const web::Request& request, const SecondFactor& factor, const Offer& offer, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Your second factor</h1>");
    if (factor.is_enrolled()) main.add(code_acts(request, factor));
    else main.add("<p class=\"govuk-body\">With a second factor nobody can sign in as you who only knows your password.</p>");
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/account/passkeys\">{}</a></p>",
             factor.passkeys > 0 ? "See your passkeys" : "Use a passkey instead");
    if (factor.has_app) main.add(app_acts(request, factor));
    else if (factor.is_enrolled()) main.add("<h2 class=\"govuk-heading-m\">Set up an authenticator app as well</h2>");
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
        return site::Answer{code_page(request, second_half(view, request), {})};
    });
    router.post_act("/sign-in/code/passkey", permissions::anyone, "Sign-in form", take_second_passkey);
    router.post_act(
        "/sign-in/code", permissions::anyone, "Sign-in form",
        [shared](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) { return take_code(journal, visitor, request, *shared); });
    router.get("/sign-in/second-factor", permissions::anyone,
               [shared](trail::View& view, const web::Request& request) { return show_first_enrolment(view, request, *shared); });
    router.post_act("/sign-in/second-factor", permissions::anyone, "Sign-in form",
                    [shared](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) {
                        return take_first_enrolment(journal, visitor, request, *shared);
                    });
    router.post_act("/sign-in/second-factor/passkey", permissions::anyone, "Sign-in form",
                    [shared](trail::Journal& journal, const trail::Actor& visitor, const web::Request& request) {
                        return take_first_passkey(journal, visitor, request, *shared);
                    });
}

void add_second_factor_routes(site::Router& router, Shared shared) {
    add_sign_in_half(router, shared);
    using permissions::signed_in;
    const auto show = [shared](trail::View& view, const web::Request& request) { return show_own(view, request, *shared, {}); };
    const auto take = [shared](trail::Change& change, const web::Request& request) { return take_own(change, request, *shared); };
    const auto remove = [shared](trail::Change& change, const web::Request&) -> Outcome<site::Answer> {
        TRY(remove_own_second_factor(change, shared->policy));
        return site::Answer{site::redirect_with_message("/account", "Your authenticator app was taken away.")};
    };
    router.get("/account/second-factor", signed_in, show).needs_recent_proof = true;
    router.post("/account/second-factor", signed_in, "Second factor set up", take).needs_recent_proof = true;
    router.post("/account/second-factor/removal", signed_in, "Second factor taken away", remove).needs_recent_proof = true;
    router.post("/account/recovery-codes", signed_in, "New recovery codes", take_new_codes).needs_recent_proof = true;
}

}  // namespace holdfast::sign_in
