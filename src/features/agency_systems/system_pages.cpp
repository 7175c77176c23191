#include "features/agency_systems/system_pages.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/site/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::agency_systems {

using api::Client;
using api::permissions::manage_clients;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string path_of(Id<Client> id) { return fmt::format("/agency-systems/{}", id.number); }
static std::string used(const std::optional<Instant>& at) { return at ? in_words(*at) : "Never"; }

static std::string agency_name(trail::View& view, const Client& client) {
    const auto agency = organisations::find_agency(view, client.agency);
    return std::string(organisations::name_on(*agency, view.today()));
}

static std::string scopes_in_words(const Client& client, const api::Granting& granting) {
    std::vector<std::string> words;
    for (const auto& scope : granting.scopes)
        if (std::ranges::find(client.scopes, scope.token) != client.scopes.end()) words.emplace_back(scope.words);
    return fmt::format("{}", fmt::join(words, "; "));
}

static site::Page list_page(trail::View& view) {
    Html main = html("<h1 class=\"govuk-heading-l\">Agencies' systems</h1>");
    main.add("<p class=\"govuk-body\">A system that is let in here uses the API for its agency, without a person who signs in. ");
    main.add("<a class=\"govuk-link\" href=\"/api/openapi.json\">The API's description</a> says how.</p>");
    main.add(govuk::button({.text = "Let a system in", .href = "/agency-systems/new"}));
    govuk::Table table{.rows = {},
                       .head = {{.text = "System"}, {.text = "Agency"}, {.text = "Let in"}, {.text = "Last token"}, {.text = "State"}},
                       .caption = "Systems",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& client : api::load_clients(view))
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", path_of(client.id), client.name)},
                              {.text = agency_name(view, client)},
                              {.text = in_words(client.made_at)},
                              {.text = used(api::last_used(client))},
                              {.html = client.ended_at ? govuk::tag({.text = "Ended", .classes = "govuk-tag--grey"}) : govuk::tag({.text = "In use"})}});
    if (table.rows.empty()) main.add("<p class=\"govuk-body\">No system uses the API.</p>");
    else main.add(web::shell::table_region("Systems", govuk::table(table)));
    return {.title = "Agencies' systems", .main = std::move(main), .is_wide = true};
}

static std::vector<govuk::SelectItem> agencies_of(trail::View& view) {
    std::vector<govuk::SelectItem> items{{.value = "", .text = "Choose one"}};
    for (const auto& each : organisations::load_agencies(view))
        if (organisations::has_agreement(view, each.id, view.today()))
            items.push_back({.value = each.key, .text = std::string(organisations::name_on(each, view.today()))});
    return items;
}

static constexpr const char* pace_asked = "How many requests a second may it make?";
static constexpr const char* pace_hint =
    "50 is enough for the system of a school; the system of a hub may need more, up to 1,000. Twice as many may come in a row.";

/// 0 for what is no number, which is refused.
static std::int64_t pace_in(const web::Request& request) {
    const auto text = site::typed(request, "a_second");
    std::int64_t pace = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), pace);
    return error == std::errc{} && end == text.data() + text.size() ? pace : 0;
}

static site::Page new_page(trail::View& view, const web::Request& request, const api::Granting& granting, std::vector<FieldError> errors) {
    const site::Form form{request, errors, {{"a_second", std::to_string(api::usual_pace)}}};
    std::vector<govuk::CheckboxItem> scopes;
    for (const auto& scope : granting.scopes) scopes.push_back({.text = std::string(scope.words), .value = std::string(scope.token)});
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Let a system in</h1><p class=\"govuk-body\">You are shown its secret once. Everybody else who may do this is told.</p>");
    main.add("<form method=\"post\" action=\"/agency-systems/new\" novalidate>{}", web::csrf_field(request));
    main.add(form.line("name", "What is the system called?", "As its agency knows it, such as the name of the product"));
    main.add(form.choice("agency", "Which agency answers for it?", agencies_of(view)));
    main.add(form.any_of("scopes", "What may it do?", std::move(scopes))).add(form.line("a_second", pace_asked, pace_hint));
    main.add(govuk::button({.text = "Let it in"})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = "Let a system in",
            .main = std::move(main),
            .breadcrumbs = {{"Agencies' systems", "/agency-systems"}},
            .errors = std::move(errors),
            .status = status};
}

static site::Page secret_page(const Client& client, const std::string& secret) {
    Html main = html("<h1 class=\"govuk-heading-l\">The secret of {}</h1>", client.name);
    main.add(govuk::warning_text({.text = "This secret is shown once. Hand it over so that nobody else can read it.", .icon_fallback_text = "Warning"}));
    govuk::SummaryList list{};
    list.rows.push_back({.key = {.text = "Client"}, .value = {.html = html("<code>{}</code>", client.key)}});
    list.rows.push_back({.key = {.text = "Secret"}, .value = {.html = html("<code>{}</code>", secret)}});
    main.add(govuk::summary_list(list)).add(govuk::button({.text = "I have kept it", .href = path_of(client.id)}));
    return {.title = "The secret of " + client.name, .main = std::move(main)};
}

static Html act_form(const web::Request& request, const std::string& action, const govuk::Button& button) {
    return html("<form method=\"post\" action=\"{}\">{}", action, web::csrf_field(request)).add(govuk::button(button)).add("</form>");
}

static Html secrets_table(const web::Request& request, const Client& client) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Secret"}, {.text = "Made"}, {.text = "Last token"}, {.text = "State"}},
                       .caption = "Secrets",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    const bool may_end_one = !client.ended_at && api::open_secrets(client) > 1;
    auto number = client.secrets.size();
    for (const auto& secret : client.secrets) {
        const auto name = fmt::format("Secret {}", number--);
        Html state = html("{}", secret.ended_at ? "Ended on " + in_words(*secret.ended_at) : std::string("In use"));
        if (may_end_one && !secret.ended_at)
            state = act_form(request, fmt::format("{}/secrets/{}/end", path_of(client.id), secret.id.number),
                             {.text = "End", .classes = "govuk-button--secondary", .attributes = {{"aria-label", "End " + name}}});
        table.rows.push_back({{.text = name}, {.text = in_words(secret.made_at)}, {.text = used(secret.used_at)}, {.html = std::move(state)}});
    }
    return web::shell::table_region("Secrets", govuk::table(table));
}

static Html acts_of(const web::Request& request, const Client& client) {
    Html acts;
    if (client.ended_at) return acts;
    if (api::open_secrets(client) < api::most_secrets)
        acts.add("<p class=\"govuk-body\">To renew the secret, make a second one, have the system use it, then end the first.</p>")
            .add(act_form(request, path_of(client.id) + "/secrets", {.text = "Make a second secret", .classes = "govuk-button--secondary"}));
    acts.add(
        "<h2 class=\"govuk-heading-m\">End the system</h2><p class=\"govuk-body\">Its secrets and tokens open nothing from that moment on. It cannot be "
        "undone.</p>");
    return acts.add(act_form(request, path_of(client.id) + "/end", {.text = "End the system", .classes = "govuk-button--warning"}));
}

static Html pace_form(const web::Request& request, const Client& client, const std::vector<FieldError>& errors) {
    if (client.ended_at) return {};
    const site::Form form{request, errors, {{"a_second", std::to_string(client.a_second)}}};
    Html pace = html("<h2 class=\"govuk-heading-m\">Pace</h2><form method=\"post\" action=\"{}/pace\" novalidate>", path_of(client.id));
    pace.add(web::csrf_field(request)).add(form.line("a_second", pace_asked, pace_hint));
    return pace.add(govuk::button({.text = "Set the pace", .classes = "govuk-button--secondary"})).add("</form>");
}

namespace {
/// A page of a system that is shown, or shown again with what is wrong.
struct Showing {
    const Client& client;
    const api::Granting& granting;
    std::vector<FieldError> errors{};
};
}  // namespace

static site::Page system_page(trail::View& view, const web::Request& request, Showing showing) {
    const auto& [client, granting, errors] = showing;
    govuk::SummaryList list{};
    list.rows.push_back({.key = {.text = "Client"}, .value = {.html = html("<code>{}</code>", client.key)}});
    list.rows.push_back({.key = {.text = "Agency"}, .value = {.text = agency_name(view, client)}});
    list.rows.push_back({.key = {.text = "May"}, .value = {.text = scopes_in_words(client, granting)}});
    list.rows.push_back({.key = {.text = "Let in"}, .value = {.text = in_words(client.made_at)}});
    list.rows.push_back({.key = {.text = "Pace"}, .value = {.text = fmt::format("{} requests a second", client.a_second)}});
    if (client.ended_at) list.rows.push_back({.key = {.text = "Ended"}, .value = {.text = in_words(*client.ended_at)}});
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", client.name);
    main.add(govuk::summary_list(list)).add(secrets_table(request, client)).add(pace_form(request, client, errors)).add(acts_of(request, client));
    const int status = errors.empty() ? 200 : 422;
    return {.title = client.name,
            .main = std::move(main),
            .breadcrumbs = {{"Agencies' systems", "/agency-systems"}},
            .errors = std::move(showing.errors),
            .status = status};
}

static Id<Client> client_in(const web::Request& request) { return Id<Client>{site::number_in(request, "system")}; }

static Outcome<site::Answer> show(trail::View& view, const web::Request& request, const api::Granting& granting) {
    const auto client = api::find_client(view, client_in(request));
    if (!client) return not_found();
    return site::Answer{system_page(view, request, {*client, granting})};
}

static Outcome<site::Answer> secret_shown(trail::Change& change, const api::NewSecret& made) {
    return site::Answer{secret_page(*api::find_client(change, made.client), made.secret)};
}

static Outcome<site::Answer> let_in(trail::Change& change, const web::Request& request, const api::Granting& granting) {
    api::NewClient wanted{.name = site::typed(request, "name"), .agency = site::typed(request, "agency"), .a_second = pace_in(request)};
    for (const auto scope : request.form.every("scopes")) wanted.scopes.emplace_back(scope);
    const auto made = api::make_client(change, wanted, granting);
    if (!made) return site::shown_again(new_page(change, request, granting, made.refusal().errors), made.refusal());
    return secret_shown(change, *made);
}

static Outcome<site::Answer> renew(trail::Change& change, const web::Request& request, const api::Granting& granting) {
    return secret_shown(change, TRY(api::add_secret(change, client_in(request), granting)));
}

static Outcome<site::Answer> end_secret(trail::Change& change, const web::Request& request, const api::Granting& granting) {
    TRY(api::end_secret(change, client_in(request), Id<api::Secret>{site::number_in(request, "secret")}, granting));
    return site::Answer{site::redirect_with_message(path_of(client_in(request)), "The secret opens nothing any more")};
}

static Outcome<site::Answer> set_pace(trail::Change& change, const web::Request& request, const api::Granting& granting) {
    const auto set = api::set_pace(change, client_in(request), pace_in(request), granting);
    if (set) return site::Answer{site::redirect_with_message(path_of(client_in(request)), "The pace was set")};
    const auto client = api::find_client(change, client_in(request));
    if (!client) return not_found();
    return site::shown_again(system_page(change, request, {*client, granting, set.refusal().errors}), set.refusal());
}

static Outcome<site::Answer> end(trail::Change& change, const web::Request& request, const api::Granting& granting) {
    TRY(api::end_client(change, client_in(request), granting));
    return site::Answer{site::redirect_with_message(path_of(client_in(request)), "The system was ended")};
}

void add_system_routes(site::Router& router, const SharedGranting& granting) {
    const auto act = [granting](auto page) {
        return [granting, page](trail::Change& change, const web::Request& request) { return page(change, request, *granting); };
    };
    router.get("/agency-systems", manage_clients, [](trail::View& view, const web::Request&) { return Outcome<site::Answer>(site::Answer{list_page(view)}); });
    router
        .get("/agency-systems/new", manage_clients,
             [granting](trail::View& view, const web::Request& request) { return Outcome<site::Answer>(site::Answer{new_page(view, request, *granting, {})}); })
        .needs_recent_proof = true;
    router.post("/agency-systems/new", manage_clients, "System let in", act(let_in)).needs_recent_proof = true;
    router.get("/agency-systems/{system}", manage_clients,
               [granting](trail::View& view, const web::Request& request) { return show(view, request, *granting); });
    router.post("/agency-systems/{system}/secrets", manage_clients, "Secret of a system renewed", act(renew)).needs_recent_proof = true;
    router.post("/agency-systems/{system}/secrets/{secret}/end", manage_clients, "Secret of a system ended", act(end_secret)).needs_recent_proof = true;
    router.post("/agency-systems/{system}/pace", manage_clients, "Pace of a system set", act(set_pace)).needs_recent_proof = true;
    router.post("/agency-systems/{system}/end", manage_clients, "System ended", act(end)).needs_recent_proof = true;
}

}  // namespace holdfast::agency_systems
