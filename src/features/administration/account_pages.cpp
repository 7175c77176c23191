#include "features/administration/account_pages.hpp"

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/grant.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/access/session_store.hpp"
#include "core/sign_in/invitation_service.hpp"
#include "core/sign_in/reset_service.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "core/sign_in/second_factor_store.hpp"
#include "core/site/link_pages.hpp"
#include "features/administration/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::administration {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string role_labels(const access::Account& account, const std::vector<Role>& roles) {
    std::string labels;
    for (const auto& key : account.roles) {
        const auto role = std::ranges::find(roles, key, &Role::key);
        labels += (labels.empty() ? "" : ", ") + (role == roles.end() ? key : std::string(role->label));
    }
    return labels;
}

static Html rule_form(const web::Request& request, bool is_on) {
    govuk::Radios radios{.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = "Second factor"}},
                         .hint = govuk::Hint{.text = "Who does not have one yet is asked to set it up the next time they sign in"},
                         .name = "second_factor"};
    radios.items = {{.text = "Needed by everybody whose role can do more than read", .value = "on", .checked = is_on},
                    {.text = "Left to each person", .value = "off", .checked = !is_on}};
    Html form = html("<form method=\"post\" action=\"/accounts/second-factor\">");
    return form.add(web::csrf_field(request))
        .add(govuk::radios(radios))
        .add(govuk::button({.text = "Save", .classes = "govuk-button--secondary"}))
        .add("</form>");
}

static Outcome<site::Answer> set_rule(trail::Change& change, const web::Request& request) {
    const auto chosen = request.form.get("second_factor");
    if (chosen != "on" && chosen != "off") return invalid({{"second_factor", "Choose who needs a second factor"}});
    TRY(sign_in::set_second_factor_rule(change, chosen == "on"));
    return site::Answer{site::redirect_with_message("/accounts", "The rule is saved.")};
}

static Outcome<site::Answer> list_accounts(trail::View& view, const web::Request& request, const Surroundings& surroundings) {
    govuk::Table table{.rows = {}, .head = {{.text = "Name"}, {.text = "User name"}, {.text = "Agency"}, {.text = "Roles"}}, .first_cell_is_header = true};
    for (const auto& account : access::load_accounts(view))
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"/accounts/{}\">{}</a>", account.id.number, account.name)},
                              {.text = account.user_name},
                              {.text = account.agency},
                              {.text = role_labels(account, surroundings.roles)}});
    Html main = html("<h1 class=\"govuk-heading-l\">Accounts</h1>");
    main.add(govuk::button({.text = "Add an account", .href = "/accounts/new"}));
    main.add("<div class=\"app-table-region\" tabindex=\"0\" role=\"region\" aria-label=\"Accounts\">").add(govuk::table(table)).add("</div>");
    main.add(rule_form(request, sign_in::is_second_factor_rule_on(view)));
    return site::Answer{site::Page{.title = "Accounts", .main = std::move(main)}};
}

static Html role_choices(const web::Request& request, const std::vector<Role>& roles, const std::vector<FieldError>& errors) {
    const auto chosen = request.form.every("roles");
    govuk::Checkboxes boxes{.name = "roles"};
    boxes.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = "Roles"}};
    boxes.error_message = error_of(errors, "roles");
    for (const auto& role : roles) {
        govuk::CheckboxItem item;
        item.value = std::string(role.key);
        item.text = std::string(role.label);
        item.checked = std::ranges::find(chosen, role.key) != chosen.end();
        boxes.items.push_back(std::move(item));
    }
    return govuk::checkboxes(boxes);
}

/// Only agencies whose people can have accounts are offered.
static Html agency_choice(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
    govuk::Select agency{
        .name = "agency", .items = {{.value = "", .text = "Choose one"}}, .value = std::string(request.form.get("agency")), .label = {.text = "Agency"}};
    for (const auto& each : organisations::load_agencies(view))
        if (organisations::lets_in(organisations::standing_on(each.agreements, view.today())) && organisations::exists_on(each, view.today()))
            agency.items.push_back({.text = std::string(organisations::name_on(each, view.today()))});
    agency.hint = govuk::Hint{.text = "Only agencies with an information-sharing agreement in date"};
    agency.error_message = error_of(errors, "agency");
    return govuk::select(agency);
}

static web::govuk::Input text_input(const web::Request& request, const std::vector<FieldError>& errors, const char* name, const char* label) {
    return {.name = name,
            .value = std::string(request.form.get(name)),
            .label = {.text = label},
            .error_message = error_of(errors, name),
            .classes = "govuk-input--width-20",
            .autocomplete = "off"};
}

static Html email_input(const web::Request& request, const std::vector<FieldError>& errors, bool is_mail_on) {
    auto input = text_input(request, errors, "email", "E-mail address");
    input.type = "email";
    input.classes = "govuk-input--width-30";
    input.spellcheck = false;
    input.hint = govuk::Hint{.text = is_mail_on ? "Their own at work, which nobody else reads. A link to choose a password goes there"
                                                : "Leave it empty if there is none. Mail is off: you are shown a link to hand over"};
    return govuk::input(input);
}

static site::Page account_form(trail::View& view, const web::Request& request, const Surroundings& surroundings, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Add an account</h1>");
    main.add("<p class=\"govuk-body\">Its owner chooses the password, with a link that works once.</p>");
    main.add("<form method=\"post\" action=\"/accounts/new\" novalidate>").add(web::csrf_field(request));
    main.add(govuk::input(text_input(request, errors, "user_name", "User name"))).add(govuk::input(text_input(request, errors, "name", "Name")));
    main.add(email_input(request, errors, surroundings.mail.is_on())).add(agency_choice(view, request, errors));
    main.add(role_choices(request, surroundings.roles, errors));
    main.add(govuk::button({.text = "Add the account"})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = "Add an account", .main = std::move(main), .breadcrumbs = {{"Accounts", "/accounts"}}, .errors = std::move(errors), .status = status};
}

static access::NewAccount typed_account(const web::Request& request, const Surroundings& surroundings) {
    access::NewAccount account{.user_name = std::string(request.form.get("user_name")),
                               .name = std::string(request.form.get("name")),
                               .agency = std::string(request.form.get("agency")),
                               .partnership = surroundings.partnership,
                               .email = std::string(request.form.get("email"))};
    for (const auto role : request.form.every("roles")) account.roles.emplace_back(role);
    return account;
}

/// What is said beside "An account was added" of a role that two people give.
static std::string_view awaiting(const access::NewAccount& account, const Surroundings& surroundings) {
    const bool awaits_confirmation = std::ranges::any_of(account.roles, [&](const std::string& key) {
        const auto* role = access::find_role(surroundings.roles, key);
        return role != nullptr && access::takes_two_people(*role);
    });
    return awaits_confirmation ? "; a role awaits another administrator" : "";
}

static sign_in::LinkMail mail_of(const Surroundings& surroundings) { return {.keys = surroundings.keys, .partnership = surroundings.partnership}; }

/// The account with its invitation, in one change: by mail, or the key of a link to hand over where mail is off.
static Outcome<std::string> add_invited(trail::Change& change, const access::NewAccount& account, const Surroundings& surroundings) {
    const bool is_mail_on = surroundings.mail.is_on();
    const auto id = TRY(access::add_invited_account(change, account, surroundings.roles));
    if (!is_mail_on) return sign_in::hand_over_invitation(change, id, surroundings.roles);
    if (account.email.empty()) return invalid({{"email", "Enter an e-mail address: the link to choose a password goes there"}});
    TRY(sign_in::invite(change, id, mail_of(surroundings), surroundings.roles));
    return std::string{};
}

static Outcome<site::Answer> add_account(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Surroundings& surroundings) {
    const auto account = typed_account(request, surroundings);
    const auto key = journal.change(actor, "Account added", [&](trail::Change& change) { return add_invited(change, account, surroundings); });
    if (!key && key.refusal().kind != Refusal::Kind::invalid) return key.refusal();
    if (!key)
        return journal.view(
            actor, [&](trail::View& view) -> Outcome<site::Answer> { return site::Answer{account_form(view, request, surroundings, key.refusal().errors)}; });
    const std::string added = fmt::format("An account was added for {}", account.name);
    if (!key->empty()) {
        const std::string said = fmt::format("{}{}.", added, awaiting(account, surroundings));
        return site::Answer{site::link_to_hand_over(request, {.key = *key, .said = said, .lasts = "within three days", .back = {"Accounts", "/accounts"}})};
    }
    const std::string message = fmt::format("{}, and the invitation is on its way{}", added, awaiting(account, surroundings));
    return site::Answer{site::redirect_with_message("/accounts", message)};
}

/// The account that the path names; none for what is no number.
static Id<trail::Account> account_named(const web::Request& request) {
    Id<trail::Account> id{};
    const std::string& text = request.parameter("number");
    const auto read = std::from_chars(text.data(), text.data() + text.size(), id.number);
    return read.ptr == text.data() + text.size() ? id : Id<trail::Account>{};
}

static std::string path_of(Id<trail::Account> id) { return fmt::format("/accounts/{}", id.number); }

/// One act on the account, as a button of its own.
static Html act_button(const web::Request& request, const std::string& path, const char* text) {
    Html form = html("<form method=\"post\" action=\"{}\">", path);
    return form.add(web::csrf_field(request)).add(govuk::button({.text = text, .classes = "govuk-button--secondary"})).add("</form>");
}

/// A lost second factor is taken away only when somebody made sure who asks for it: whoever gets past this has the account.
static Html lost_factor_form(const web::Request& request, const std::string& path, const std::vector<FieldError>& errors) {
    govuk::Radios radios{.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = "How did you make sure that it is them?"}},
                         .hint = govuk::Hint{.text = "Before you take away a second factor that they have lost. It is written into the trail"},
                         .error_message = error_of(errors, "check"),
                         .name = "check"};
    for (const auto& [token, check] : sign_in::identity_checks) {
        std::string words(sign_in::identity_check_in_words(check));
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
        radios.items.push_back({.text = std::move(words), .value = std::string(token)});
    }
    Html form = html("<form method=\"post\" action=\"{}\" novalidate>", path);
    return form.add(web::csrf_field(request))
        .add(govuk::radios(radios))
        .add(govuk::button({.text = "Take the second factor away", .classes = "govuk-button--secondary"}))
        .add("</form>");
}

static Outcome<site::Answer> show_one(trail::View& view, const web::Request& request, const Surroundings& surroundings, std::vector<FieldError> errors) {
    const auto account = access::find_account(view, account_named(request));
    if (!account) return not_found();
    const auto row = [](const char* key, std::string value) { return govuk::SummaryRow{.key = {.text = key}, .value = {.text = std::move(value)}}; };
    const auto sessions = access::open_sessions(view, account->id);
    const auto factor = sign_in::second_factor_of(view, *account, {});
    const std::string where = sessions.empty() ? "Nowhere"
                                               : fmt::format("In {} {}, last used {}", sessions.size(), sessions.size() == 1 ? "place" : "places",
                                                             in_words(sessions.front().last_seen_at));
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", account->name);
    main.add(govuk::summary_list(
        {.rows = {row("User name", account->user_name), row("Agency", account->agency), row("Roles", role_labels(*account, surroundings.roles)),
                  row("Second factor", sign_in::factors_in_words(factor)), row("Signed in", where)}}));
    main.add(act_button(request, path_of(account->id) + "/sessions", "Sign the person out everywhere"));
    if (sign_in::has_password(view, account->id))
        main.add(act_button(request, path_of(account->id) + "/password",
                            surroundings.mail.is_on() ? "Send a link to choose a new password" : "Show a link to choose a new password"));
    if (factor.is_enrolled()) main.add(lost_factor_form(request, path_of(account->id) + "/second-factor", errors));
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/sign-ins\">Sign-ins with other sites</a></p>", path_of(account->id));
    const int status = errors.empty() ? 200 : 422;
    return site::Answer{
        site::Page{.title = account->name, .main = std::move(main), .breadcrumbs = {{"Accounts", "/accounts"}}, .errors = std::move(errors), .status = status}};
}

static Outcome<site::Answer> end_sessions(trail::Change& change, const web::Request& request) {
    const auto id = account_named(request);
    TRY(sign_in::end_sessions_of(change, id));
    return site::Answer{site::redirect_with_message(path_of(id), "The person is signed out everywhere.")};
}

/// The administrator starts it and never chooses: the password before stays until its owner has chosen another.
static Outcome<site::Answer> start_reset(trail::Change& change, const web::Request& request, const Surroundings& surroundings) {
    const auto id = account_named(request);
    if (!surroundings.mail.is_on()) {
        std::string key = TRY(sign_in::hand_over_reset(change, id));
        return site::Answer{site::link_to_hand_over(request, {.key = std::move(key), .lasts = "within half an hour", .back = {"the account", path_of(id)}})};
    }
    TRY(sign_in::send_reset(change, id, mail_of(surroundings)));
    return site::Answer{site::redirect_with_message(path_of(id), "The link is on its way.")};
}

static Outcome<site::Answer> remove_second_factor(trail::Change& change, const web::Request& request, const Surroundings& surroundings) {
    const auto id = account_named(request);
    const auto removed = sign_in::remove_second_factor_of(change, id, sign_in::identity_check_named(request.form.get("check")));
    if (!removed && removed.refusal().kind == Refusal::Kind::invalid) return show_one(change, request, surroundings, removed.refusal().errors);
    if (!removed) return removed.refusal();
    return site::Answer{site::redirect_with_message(path_of(id), "The second factor is taken away and the person is signed out everywhere.")};
}

void add_account_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    using access::permissions::manage_accounts;
    router.get("/accounts", manage_accounts,
               [surroundings](trail::View& view, const web::Request& request) { return list_accounts(view, request, *surroundings); });
    const auto form = [surroundings](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        return site::Answer{account_form(view, request, *surroundings, {})};
    };
    const auto add = [surroundings](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
        return add_account(journal, actor, request, *surroundings);
    };
    const auto one = [surroundings](trail::View& view, const web::Request& request) { return show_one(view, request, *surroundings, {}); };
    router.get("/accounts/new", manage_accounts, form).needs_recent_proof = true;
    router.post_act("/accounts/new", manage_accounts, "Account added", add).needs_recent_proof = true;
    router.get("/accounts/{number}", manage_accounts, one).needs_recent_proof = true;
    router.post("/accounts/second-factor", manage_accounts, "Rule of second factors", set_rule).needs_recent_proof = true;
    router
        .post("/accounts/{number}/second-factor", manage_accounts, "Second factor taken away by an administrator",
              [surroundings](trail::Change& change, const web::Request& request) { return remove_second_factor(change, request, *surroundings); })
        .needs_recent_proof = true;
    router
        .post("/accounts/{number}/password", manage_accounts, "New password asked for by an administrator",
              [surroundings](trail::Change& change, const web::Request& request) { return start_reset(change, request, *surroundings); })
        .needs_recent_proof = true;
    router.post("/accounts/{number}/sessions", manage_accounts, "Signed out by an administrator", end_sessions).needs_recent_proof = true;
}

}  // namespace holdfast::administration
