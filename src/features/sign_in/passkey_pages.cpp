#include "features/sign_in/passkey_pages.hpp"

#include "core/sign_in/device.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/site/session_pages.hpp"
#include "features/sign_in/form_pages.hpp"
#include "features/sign_in/passkey_form_pages.hpp"
#include "features/sign_in/second_factor_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::sign_in {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Shared = std::shared_ptr<const Surroundings>;

static const std::vector<site::Crumb> above_list{{"Your account", "/account"}};
static const std::vector<site::Crumb> above_one{{"Your account", "/account"}, {"Your passkeys", "/account/passkeys"}};

static std::string path_of(const Passkey& passkey) { return fmt::format("/account/passkeys/{}", passkey.id.number); }

static std::string where_kept(const Passkey& passkey) {
    if (!passkey.is_backup_eligible) return "On one device";
    return passkey.is_backed_up ? "On your devices, backed up" : "On one device, not backed up yet";
}

static std::string last_used(const Passkey& passkey) { return passkey.last_used_at ? in_words(*passkey.last_used_at) : "Not yet"; }

static Html warning_of(const Passkey& passkey) {
    return govuk::warning_text({.text = fmt::format("“{}” was refused on {}, because its counter went back: there may be a copy of it. Remove it, "
                                                    "unless you know why.",
                                                    passkey.name, in_words(*passkey.counter_went_back_at)),
                                .icon_fallback_text = "Warning"});
}

static Html table_of(const std::vector<Passkey>& passkeys) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Name"}, {.text = "Kept"}, {.text = "Added"}, {.text = "Last used"}},
                       .caption = "Your passkeys",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& passkey : passkeys)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", path_of(passkey), passkey.name)},
                              {.text = where_kept(passkey)},
                              {.text = in_words(passkey.added_at)},
                              {.text = last_used(passkey)}});
    return web::shell::table_region("Your passkeys", govuk::table(table));
}

static Outcome<site::Answer> list_own(trail::View& view, const web::Request&) {
    const auto passkeys = passkeys_of(view, view.actor().account);
    Html main = html("<h1 class=\"govuk-heading-l\">Your passkeys</h1>");
    for (const auto& passkey : passkeys)
        if (passkey.counter_went_back_at) main.add(warning_of(passkey));
    main.add(
        "<p class=\"govuk-body\">A passkey signs you in with the fingerprint, face or PIN of your device. It cannot be guessed, and no other site can ask "
        "for it.</p>");
    if (passkeys.empty()) main.add("<p class=\"govuk-body\">You have none yet.</p>");
    else main.add(table_of(passkeys)).add("<p class=\"govuk-body\">Choose one to rename or remove it.</p>");
    main.add(govuk::button({.text = "Add a passkey", .href = "/account/passkeys/new"}));
    return site::Answer{site::Page{.title = "Your passkeys", .main = std::move(main), .breadcrumbs = above_list}};
}

/// What is said in place of the form, until the script shows it.
static Html without_script() {
    return html(
        "<p class=\"govuk-body\" data-without-passkeys>This browser cannot make a passkey here: it needs JavaScript, and a connection that "
        "is encrypted. You can <a class=\"govuk-link\" href=\"/account/second-factor\">use an authenticator app</a> instead.</p>");
}

static Html without_name() {
    return html(
        "<p class=\"govuk-body\">A passkey belongs to the name of a site, and you have opened this one by a number. Open it by its name (on this "
        "computer, <code>localhost</code> in place of <code>127.0.0.1</code>), then come back here.</p>");
}

static site::Page new_page(trail::View& view, const web::Request& request, const Surroundings& surroundings, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Add a passkey</h1>");
    const auto place = passkey_place(request);
    const auto offer = place ? offer_passkey(view, *place) : std::nullopt;
    if (offer) {
        main.add("<p class=\"govuk-body\">Your browser asks where to keep it: this device, your telephone or a security key.</p>").add(without_script());
        const std::string name = request.form.has("name") ? std::string(request.form.get("name")) : device_in_words(request.headers.get("user-agent"));
        const PasskeyForm form{.action = "/account/passkeys/new", .page = "/account/passkeys/new", .button = "Add the passkey", .is_main_act = true};
        main.add(passkey_form(request, *offer, form, surroundings.partnership, errors, name));
    } else {
        main.add(without_name());
    }
    const int status = status_of(errors);
    return {.title = "Add a passkey", .main = std::move(main), .breadcrumbs = above_one, .errors = std::move(errors), .status = status};
}

static Outcome<site::Answer> take_new(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Surroundings& surroundings) {
    const auto codes = journal.change(actor, "Passkey added", [&](trail::Change& change) { return add_passkey(change, passkey_made(request)); });
    if (!codes && codes.refusal().kind == Refusal::Kind::invalid)
        return journal.view(
            actor, [&](trail::View& view) -> Outcome<site::Answer> { return site::Answer{new_page(view, request, surroundings, codes.refusal().errors)}; });
    if (!codes) return codes.refusal();
    if (!codes->empty()) return site::Answer{codes_page(*codes, "/account/passkeys")};
    return site::Answer{site::redirect_with_message("/account/passkeys", "The passkey was added.")};
}

static std::optional<Passkey> own_named(trail::View& view, const web::Request& request) {
    const auto& text = request.parameter("passkey");
    Id<Passkey> id{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    const auto all = passkeys_of(view, view.actor().account);
    const auto found = std::ranges::find(all, id, &Passkey::id);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

static Html rename_form(const web::Request& request, const Passkey& passkey, const std::vector<FieldError>& errors) {
    Html form = html("<form method=\"post\" action=\"{}\" novalidate>", path_of(passkey)).add(web::csrf_field(request));
    form.add(govuk::input({.name = "name",
                           .value = request.form.has("name") ? std::string(request.form.get("name")) : passkey.name,
                           .label = {.text = "Name"},
                           .error_message = error_of(errors, "name"),
                           .classes = "govuk-input--width-20",
                           .autocomplete = "off"}));
    return form.add(govuk::button({.text = "Rename", .classes = "govuk-button--secondary"})).add("</form>");
}

static site::Page one_page(const web::Request& request, const Passkey& passkey, std::vector<FieldError> errors) {
    const auto row = [](const char* key, std::string value) { return govuk::SummaryRow{.key = {.text = key}, .value = {.text = std::move(value)}}; };
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", passkey.name);
    if (passkey.counter_went_back_at) main.add(warning_of(passkey));
    main.add(govuk::summary_list({.rows = {row("Kept", where_kept(passkey)), row("Added", in_words(passkey.added_at)), row("Last used", last_used(passkey))}}));
    main.add(rename_form(request, passkey, errors));
    main.add("<form method=\"post\" action=\"{}/removal\">", path_of(passkey)).add(web::csrf_field(request));
    main.add("<p class=\"govuk-body\">Once removed here it no longer signs you in. Delete it on your device as well.</p>");
    main.add(govuk::button({.text = "Remove the passkey", .classes = "govuk-button--warning"})).add("</form>");
    const int status = status_of(errors);
    return {.title = passkey.name, .main = std::move(main), .breadcrumbs = above_one, .errors = std::move(errors), .status = status};
}

static Outcome<site::Answer> show_one(trail::View& view, const web::Request& request) {
    const auto passkey = own_named(view, request);
    if (!passkey) return not_found();
    return site::Answer{one_page(request, *passkey, {})};
}

static Outcome<site::Answer> rename(trail::Change& change, const web::Request& request) {
    const auto passkey = own_named(change, request);
    if (!passkey) return not_found();
    const auto renamed = rename_own_passkey(change, passkey->id, request.form.get("name"));
    if (!renamed && renamed.refusal().kind == Refusal::Kind::invalid) return site::Answer{one_page(request, *passkey, renamed.refusal().errors)};
    if (!renamed) return renamed.refusal();
    return site::Answer{site::redirect_with_message("/account/passkeys", "The passkey was renamed.")};
}

static Outcome<site::Answer> remove(trail::Change& change, const web::Request& request, const Surroundings& surroundings) {
    const auto passkey = own_named(change, request);
    if (!passkey) return not_found();
    TRY(remove_own_passkey(change, passkey->id, surroundings.policy));
    return site::Answer{site::redirect_with_message("/account/passkeys", "The passkey was removed.")};
}

void add_passkey_routes(site::Router& router, Shared shared) {
    using permissions::signed_in;
    const auto show_new = [shared](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        return site::Answer{new_page(view, request, *shared, {})};
    };
    router.get("/account/passkeys", signed_in, list_own);
    router.get("/account/passkeys/new", signed_in, show_new).needs_recent_proof = true;
    const auto take = [shared](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
        return take_new(journal, actor, request, *shared);
    };
    router.post_act("/account/passkeys/new", signed_in, "Passkey added", take).needs_recent_proof = true;
    router.get("/account/passkeys/{passkey}", signed_in, show_one);
    router.post("/account/passkeys/{passkey}", signed_in, "Passkey renamed", rename);
    const auto take_away = [shared](trail::Change& change, const web::Request& request) { return remove(change, request, *shared); };
    router.post("/account/passkeys/{passkey}/removal", signed_in, "Passkey removed", take_away).needs_recent_proof = true;
}

}  // namespace holdfast::sign_in
