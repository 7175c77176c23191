#include "features/open_id/link_pages.hpp"

#include "core/access/account_store.hpp"
#include "core/access/permissions.hpp"
#include "core/open_id/arrival_service.hpp"
#include "core/open_id/link_service.hpp"
#include "core/site/session_pages.hpp"
#include "features/open_id/arrival_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <charconv>
#include <fmt/format.h>

namespace holdfast::open_id {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Shared = std::shared_ptr<const Surroundings>;

/// The name people know the issuer by, or its identifier where it is no longer set up.
static std::string name_of(const Parties& parties, const std::string& issuer) {
    for (const auto& party : parties.all())
        if (party->issuer().issuer == issuer) return party->issuer().name;
    return issuer;
}

template <class Thing>
static Id<Thing> number_in(std::string_view text) {
    Id<Thing> id{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), id.number);
    return read.ptr == text.data() + text.size() ? id : Id<Thing>{};
}

static Html removal_button(const web::Request& request, const std::string& action, const Link& link, const std::string& name) {
    return html("<form method=\"post\" action=\"{}\">", action)
        .add(web::csrf_field(request))
        .add(
            "<input type=\"hidden\" name=\"link\" value=\"{}\"><button class=\"app-link-button\" type=\"submit\">Take away<span "
            "class=\"govuk-visually-hidden\"> {}</span></button></form>",
            link.id.number, name);
}

static Html links_table(const web::Request& request, const Parties& parties, const std::vector<Link>& links, const std::string& action) {
    if (links.empty()) return html("<p class=\"govuk-body\">None is linked.</p>");
    govuk::Table table{.rows = {}, .head = {{.text = "Sign-in with"}, {.text = "Linked"}, {.text = "Take it away"}}, .first_cell_is_header = true};
    for (const auto& link : links) {
        const std::string name = name_of(parties, link.issuer);
        table.rows.push_back({{.text = name}, {.text = in_words(link.linked_at)}, {.html = removal_button(request, action, link, name)}});
    }
    return html("<div class=\"app-table-region\" tabindex=\"0\" role=\"region\" aria-label=\"Linked sign-ins\">").add(govuk::table(table)).add("</div>");
}

static Html link_forms(const web::Request& request, const Parties& parties) {
    if (parties.all().empty()) return html("<p class=\"govuk-body\">Signing in with another site is not set up here.</p>");
    Html forms = html("<h2 class=\"govuk-heading-m\">Link another</h2><p class=\"govuk-body\">You sign in there once to show that it is yours.</p>");
    for (const auto& way : ways(parties)) {
        forms.add("<form method=\"post\" action=\"/account/sign-ins\">")
            .add(web::csrf_field(request))
            .add("<input type=\"hidden\" name=\"issuer\" value=\"{}\">", way.key);
        forms.add(govuk::button({.text = "Link " + way.name, .classes = "govuk-button--secondary"})).add("</form>");
    }
    return forms;
}

static site::Page own_page(trail::View& view, const web::Request& request, const Parties& parties) {
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Your sign-ins with other sites</h1><p class=\"govuk-body\">A sign-in that is linked stands for your user name and "
        "password here.</p>");
    main.add(links_table(request, parties, links_of(view, view.actor().account), "/account/sign-ins/removal")).add(link_forms(request, parties));
    return {.title = "Your sign-ins with other sites", .main = std::move(main), .breadcrumbs = {{"Your account", "/account"}}};
}

/// A page with a link, for a browser does not follow a form to another site.
static site::Answer on_the_way(const std::string& name, const std::string& address) {
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Go on to {}</h1><p class=\"govuk-body\">Sign in there. You then come back here, and the two are linked. You have 10 "
        "minutes.</p>",
        name);
    main.add(govuk::button({.text = "Go on to " + name, .href = address}));
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/account/sign-ins\">Do not link it</a></p>");
    return site::Page{.title = "Go on to " + name,
                      .main = std::move(main),
                      .breadcrumbs = {{"Your account", "/account"}, {"Your sign-ins with other sites", "/account/sign-ins"}}};
}

static Outcome<site::Answer> start_linking(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, Parties& parties) {
    const std::string key{request.form.get("issuer")};
    const auto* party = parties.find(key);
    if (party == nullptr) return invalid({{"issuer", "Choose a site that is set up here"}});
    const auto address =
        depart(journal, actor, parties,
               {.issuer_key = key, .purpose = Purpose::link, .next = "/account/sign-ins", .visit_token = std::string(site::session_token(request))});
    return address ? on_the_way(party->issuer().name, *address) : trouble_page(party->issuer().name, address.refusal().message);
}

static Outcome<site::Answer> take_away_own(trail::Change& change, const web::Request& request) {
    TRY(unlink_own(change, number_in<Link>(request.form.get("link"))));
    return site::Answer{site::redirect_with_message("/account/sign-ins", "The sign-in is taken away.")};
}

static std::string path_of(Id<trail::Account> account) { return fmt::format("/accounts/{}/sign-ins", account.number); }

static Outcome<site::Answer> show_anybodys(trail::View& view, const web::Request& request, const Parties& parties) {
    const auto account = access::find_account(view, number_in<trail::Account>(request.parameter("number")));
    if (!account) return not_found();
    Html main = html("<h1 class=\"govuk-heading-l\">{}: sign-ins with other sites</h1>", account->name);
    main.add(links_table(request, parties, links_of(view, account->id), path_of(account->id) + "/removal"));
    main.add(
        "<p class=\"govuk-body\">Taking one away also signs the person out everywhere. To link one for somebody, <a class=\"govuk-link\" "
        "href=\"/imports/identities\">import identities</a>.</p>");
    return site::Answer{site::Page{.title = account->name + ": sign-ins with other sites",
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Accounts", "/accounts"}, {account->name, fmt::format("/accounts/{}", account->id.number)}}}};
}

static Outcome<site::Answer> take_away_anybodys(trail::Change& change, const web::Request& request) {
    const auto account = number_in<trail::Account>(request.parameter("number"));
    TRY(unlink_of(change, account, number_in<Link>(request.form.get("link"))));
    return site::Answer{site::redirect_with_message(path_of(account), "The sign-in is taken away and the person is signed out everywhere.")};
}

void add_link_routes(site::Router& router, Shared surroundings) {
    using access::permissions::manage_accounts;
    router.get("/account/sign-ins", permissions::signed_in, [surroundings](trail::View& view, const web::Request& request) -> Outcome<site::Answer> {
        return site::Answer{own_page(view, request, *surroundings->parties)};
    });
    router
        .post_act("/account/sign-ins", permissions::signed_in, "Sign-in linked by its owner",
                  [surroundings](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                      return start_linking(journal, actor, request, *surroundings->parties);
                  })
        .needs_recent_proof = true;
    router.post("/account/sign-ins/removal", permissions::signed_in, "Sign-in taken away by its owner", take_away_own).needs_recent_proof = true;
    router
        .get("/accounts/{number}/sign-ins", manage_accounts,
             [surroundings](trail::View& view, const web::Request& request) { return show_anybodys(view, request, *surroundings->parties); })
        .needs_recent_proof = true;
    router.post("/accounts/{number}/sign-ins/removal", manage_accounts, "Sign-in taken away by an administrator", take_away_anybodys).needs_recent_proof = true;
}

}  // namespace holdfast::open_id
