#include "features/sign_in/own_account_pages.hpp"

#include "core/access/account_store.hpp"
#include "core/access/session_store.hpp"
#include "core/sign_in/passkey_store.hpp"
#include "core/sign_in/second_factor_service.hpp"
#include "features/sign_in/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string role_labels(const trail::Actor& actor) {
    std::string labels;
    for (const auto* role : actor.roles) labels += (labels.empty() ? "" : ", ") + std::string(role->label);
    return labels;
}

static std::string factor_in_words(const SecondFactor& factor) {
    return !factor.is_enrolled() && factor.is_required ? "None yet; your role needs one" : factors_in_words(factor);
}

static std::string count_in_words(std::int64_t passkeys) { return passkeys == 0 ? "None" : std::to_string(passkeys); }

static std::string names_of(const std::vector<OtherSite>& sites) {
    std::string names;
    for (const auto& site : sites) names += (names.empty() ? "Possible with " : ", ") + site.name;
    return names;
}

static Outcome<site::Answer> show_account(trail::View& view, const Surroundings& surroundings) {
    const auto account = access::find_account(view, view.actor().account);
    if (!account) return not_found();
    const auto row = [](const char* key, std::string value, std::vector<govuk::SummaryAction> actions = {}) {
        return govuk::SummaryRow{.key = {.text = key}, .value = {.text = std::move(value)}, .actions = {.items = std::move(actions)}};
    };
    const auto sessions = access::open_sessions(view, account->id).size();
    std::vector<govuk::SummaryRow> rows{row("Name", account->name),
                                        row("User name", account->user_name),
                                        row("Agency", account->agency),
                                        row("Roles", role_labels(view.actor())),
                                        row("Password", "Set", {{.href = "/account/password", .text = "Change", .visually_hidden_text = "password"}}),
                                        row("Second factor", factor_in_words(second_factor_of(view, *account, surroundings.policy)),
                                            {{.href = "/account/second-factor", .text = "Change", .visually_hidden_text = "second factor"}}),
                                        row("Passkeys", count_in_words(count_passkeys(view, account->id)),
                                            {{.href = "/account/passkeys", .text = "Change", .visually_hidden_text = "passkeys"}}),
                                        row("Signed in", sessions == 1 ? "Here" : fmt::format("In {} places", sessions),
                                            {{.href = "/account/sessions", .text = "See", .visually_hidden_text = "where you are signed in"}})};
    rows.push_back(row("Notices", "In your inbox, and by mail as you choose",
                       {{.href = "/account/notices", .text = "Change", .visually_hidden_text = "how you are told"}}));
    if (const std::string others = names_of(surroundings.other_sites()); !others.empty())
        rows.push_back(
            row("Sign-ins with other sites", others, {{.href = "/account/sign-ins", .text = "See", .visually_hidden_text = "sign-ins with other sites"}}));
    Html main = html("<h1 class=\"govuk-heading-l\">Your account</h1>");
    main.add(govuk::summary_list({.rows = std::move(rows)}));
    return site::Answer{site::Page{.title = "Your account", .main = std::move(main)}};
}

static site::Page password_page(const web::Request& request, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Change your password</h1><form method=\"post\" action=\"/account/password\" novalidate>");
    main.add(web::csrf_field(request)).add(password_field({.name = "old_password", .label = "Password you have now"}, errors));
    main.add(password_field({.name = "new_password",
                             .label = "New password",
                             .hint = "15 characters or more: a few words that do not belong together are easy to remember",
                             .autocomplete = "new-password"},
                            errors));
    main.add("<p class=\"govuk-body\">You stay signed in here and are signed out everywhere else.</p>");
    main.add(govuk::button({.text = "Change the password"})).add("</form>");
    const int status = status_of(errors);
    return {
        .title = "Change your password", .main = std::move(main), .breadcrumbs = {{"Your account", "/account"}}, .errors = std::move(errors), .status = status};
}

static Outcome<site::Answer> take_password(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Surroundings& surroundings) {
    const auto changed = change_password(journal, actor,
                                         {.old_password = std::string(request.form.get("old_password")),
                                          .new_password = std::string(request.form.get("new_password")),
                                          .partnership = surroundings.partnership});
    if (changed) return site::Answer{site::redirect_with_message("/account", "Your password was changed.")};
    if (changed.refusal().kind != Refusal::Kind::invalid) return changed.refusal();
    return site::Answer{password_page(request, changed.refusal().errors)};
}

static Html ending_button(const web::Request& request, std::string_view session, std::string_view text, std::string_view hidden) {
    return html("<form method=\"post\" action=\"/account/sessions\">")
        .add(web::csrf_field(request))
        .add(
            "<input type=\"hidden\" name=\"session\" value=\"{}\"><button class=\"app-link-button\" type=\"submit\">{}"
            "<span class=\"govuk-visually-hidden\"> {}</span></button></form>",
            session, text, hidden);
}

static Outcome<site::Answer> list_sessions(trail::View& view, const web::Request& request) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Device"}, {.text = "Address"}, {.text = "Signed in"}, {.text = "With"}, {.text = "Last used"}, {.text = "End it"}},
                       .first_cell_is_header = true};
    const auto sessions = access::open_sessions(view, view.actor().account);
    for (const auto& session : sessions) {
        const bool is_this = session.reference == view.actor().session;
        govuk::TableCell last = is_this ? govuk::TableCell{.text = "You are here"}
                                        : govuk::TableCell{.html = ending_button(request, session.reference, "Sign out", "on " + session.device)};
        table.rows.push_back({{.text = session.device},
                              {.text = session.address},
                              {.text = in_words(session.created_at)},
                              {.text = session.method},
                              {.text = in_words(session.last_seen_at)},
                              std::move(last)});
    }
    Html main = html("<h1 class=\"govuk-heading-l\">Where you are signed in</h1>");
    main.add("<div class=\"app-table-region\" tabindex=\"0\" role=\"region\" aria-label=\"Where you are signed in\">").add(govuk::table(table)).add("</div>");
    if (sessions.size() > 1) {
        main.add("<form method=\"post\" action=\"/account/sessions\">")
            .add(web::csrf_field(request))
            .add("<input type=\"hidden\" name=\"session\" value=\"others\">");
        main.add(govuk::button({.text = "Sign out everywhere else", .classes = "govuk-button--secondary"})).add("</form>");
    }
    main.add(
        "<p class=\"govuk-body\">If you do not know one of these, sign out there and <a class=\"govuk-link\" href=\"/account/password\">change your "
        "password</a>.</p>");
    return site::Answer{
        site::Page{.title = "Where you are signed in", .main = std::move(main), .breadcrumbs = {{"Your account", "/account"}}, .is_wide = true}};
}

static Outcome<site::Answer> end_sessions(trail::Change& change, const web::Request& request) {
    const auto session = request.form.get("session");
    if (session == "others") TRY(end_own_other_sessions(change));
    else TRY(end_own_session(change, session));
    return site::Answer{site::redirect_with_message("/account/sessions", session == "others" ? "You are signed in here only." : "You are signed out there.")};
}

void add_own_account_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    router.get("/account", permissions::signed_in, [surroundings](trail::View& view, const web::Request&) { return show_account(view, *surroundings); });
    router.get("/account/password", permissions::signed_in,
               [](trail::View&, const web::Request& request) -> Outcome<site::Answer> { return site::Answer{password_page(request, {})}; });
    router.post_act("/account/password", permissions::signed_in, "Password changed",
                    [surroundings](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                        return take_password(journal, actor, request, *surroundings);
                    });
    router.get("/account/sessions", permissions::signed_in, list_sessions);
    router.post("/account/sessions", permissions::signed_in, "Signed out elsewhere", end_sessions);
}

}  // namespace holdfast::sign_in
