#include "features/organisations/person_pages.hpp"

#include "core/access/permissions.hpp"
#include "core/organisations/organisation_store.hpp"
#include "features/organisations/form_pages.hpp"
#include "features/organisations/permissions.hpp"
#include "features/organisations/person_store.hpp"
#include "features/organisations/post_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::organisations {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {
/// What the pages of people are made from.
struct Shown {
    std::vector<Agency> agencies{};
    const std::vector<Role>& roles;
    Date today{};

    std::string agency(const std::optional<access::AgencyId>& id) const {
        const auto found = id ? std::ranges::find(agencies, *id, &Agency::id) : agencies.end();
        return found == agencies.end() ? "The partnership" : std::string(name_on(*found, today));
    }
    std::string role(const std::string& key) const {
        const auto* found = access::find_role(roles, key);
        return found == nullptr ? key : std::string(found->label);
    }
};
}  // namespace

/// What the filter's form sent, or the address of a link. A name only ever comes from the form: addresses are kept by browsers and proxies.
static std::string asked(const web::Request& request, std::string_view field) {
    return std::string(request.method == web::Method::post ? request.form.get(field) : request.query.get(field));
}

static std::string asked_name(const web::Request& request) { return std::string(request.form.get("q")); }

static PeopleSelection selection_of(const web::Request& request, const std::vector<Agency>& agencies) {
    PeopleSelection selection{.words = asked_name(request), .role = asked(request, "role")};
    const auto agency = std::ranges::find(agencies, asked(request, "agency"), &Agency::key);
    if (agency != agencies.end()) selection.agency = agency->id;
    for (const auto place : {Place::here, Place::to_come, Place::gone})
        if (asked(request, "place") == in_words(place)) selection.place = place;
    return selection;
}

static Html filter_form(const web::Request& request, const Shown& shown) {
    govuk::Input words{.name = "q", .label = {.text = "Name or user name"}};
    words.value = asked_name(request);
    words.classes = "govuk-input--width-20";
    govuk::Select agency{
        .name = "agency", .items = {{.value = "", .text = "All"}}, .value = asked(request, "agency"), .label = {.text = "Agency"}};
    for (const auto& each : shown.agencies) agency.items.push_back({.value = each.key, .text = std::string(name_on(each, shown.today))});
    govuk::Select role{.name = "role", .items = {{.value = "", .text = "All"}}, .value = asked(request, "role"), .label = {.text = "Role"}};
    for (const auto& each : shown.roles) role.items.push_back({.value = std::string(each.key), .text = std::string(each.label)});
    govuk::Select place{.name = "place", .items = {{.value = "", .text = "All"}}, .value = asked(request, "place"), .label = {.text = "State"}};
    for (const auto each : {Place::here, Place::to_come, Place::gone})
        place.items.push_back({.value = std::string(in_words(each)), .text = capitalised(in_words(each))});
    Html form = html("<form method=\"post\" action=\"/people\" class=\"app-no-print app-filter\" novalidate>{}", web::csrf_field(request));
    form.add(govuk::input(words)).add(govuk::select(agency)).add(govuk::select(role)).add(govuk::select(place));
    return form.add("<div class=\"govuk-button-group\"><button type=\"submit\" class=\"govuk-button govuk-button--secondary\">Filter</button></div></form>");
}

static Html roles_of(const Person& person, const Shown& shown) {
    Html items;
    for (const auto& grant : person.grants)
        if (access::is_in_force(grant, shown.today)) items.add("<li>{}, {}</li>", shown.role(grant.role), shown.agency(grant.agency));
    return items.empty() ? Html::text(capitalised(in_words(place_on(person, shown.today)))) : html("<ul class=\"govuk-list\">{}</ul>", items);
}

static Html people_table(const std::vector<Person>& people, const Shown& shown) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Name"}, {.text = "User name"}, {.text = "Roles today"}},
                       .caption = "People",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& person : people)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"/people/{}\">{}</a>", person.account.id.number, person.account.name)},
                              {.text = person.account.user_name},
                              {.html = roles_of(person, shown)}});
    return web::shell::table_region("People", govuk::table(table));
}

static Outcome<site::Answer> list_people(trail::View& view, const web::Request& request, const std::vector<Role>& roles) {
    const Shown shown{load_agencies(view), roles, view.today()};
    const auto selection = selection_of(request, shown.agencies);
    auto people = load_people(view);
    const auto all = people.size();
    std::erase_if(people, [&](const Person& person) { return !takes(selection, person, shown.today); });
    Html main = html("<h1 class=\"govuk-heading-l\">People</h1>");
    main.add(filter_form(request, shown));
    main.add("<p class=\"govuk-body\">{} of {} people.</p>", static_cast<std::int64_t>(people.size()), static_cast<std::int64_t>(all));
    main.add(people_table(people, shown));
    return site::Answer{site::Page{.title = "People", .main = std::move(main), .is_wide = true}};
}

template <class Dated>
static Html state_of(const Dated& dated, Date today) {
    if (dated.ended_at) return html("Ended {}", in_words(london_date(*dated.ended_at)));
    if (access::is_in_force(dated, today)) return govuk::tag({.text = "In force", .classes = "govuk-tag--green"});
    const std::optional<Date> from = dated.from;
    return Html::text(from && *from > today ? "To come" : "Ended");
}

/// A button that ends one thing, in a form of its own.
static Html end_form(const web::Request& request, const std::string& path, const std::string& what) {
    Html form = html("<form method=\"post\" action=\"{}\" novalidate>{}", path, web::csrf_field(request));
    form.add(
        "<button type=\"submit\" class=\"govuk-button govuk-button--warning govuk-!-margin-bottom-0\">End now<span class=\"govuk-visually-hidden\"> "
        "{}</span></button></form>",
        what);
    return form;
}

static Html posts_table(const Person& person, const Shown& shown, bool may_end) {
    if (person.posts.empty()) return html("<h2 class=\"govuk-heading-m\">Posts</h2><p class=\"govuk-body\">No post is on record.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Post"}, {.text = "Agency"}, {.text = "Team"}, {.text = "From"}, {.text = "Until"}, {.text = "State"}},
                       .caption = "Posts",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    if (may_end) table.head.push_back({.text = "Leaving"});
    for (const auto& post : person.posts) {
        table.rows.push_back({{.text = post.title},
                              {.text = shown.agency(post.agency)},
                              {.text = post.team},
                              {.text = in_words(post.from)},
                              {.text = words_of(post.until)},
                              {.html = state_of(post, shown.today)}});
        const bool goes_on = !post.ended_at && (!post.until || *post.until >= shown.today);
        const auto path = fmt::format("/people/{}/posts/{}/end", person.account.id.number, post.id.number);
        if (may_end)
            table.rows.back().push_back(
                {.html = goes_on
                             ? html("<a class=\"govuk-link\" href=\"{}\">End the post<span class=\"govuk-visually-hidden\"> {}</span></a>", path, post.title)
                             : Html{}});
    }
    return web::shell::table_region("Posts", govuk::table(table));
}

static Html grants_table(const web::Request& request, const Person& person, const Shown& shown, bool may_end) {
    if (person.grants.empty()) return html("<h2 class=\"govuk-heading-m\">Roles</h2><p class=\"govuk-body\">No role is on record.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Role"}, {.text = "For"}, {.text = "From"}, {.text = "Until"}, {.text = "State"}},
                       .caption = "Roles",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    if (may_end) table.head.push_back({.text = "End"});
    for (const auto& grant : person.grants) {
        const std::string role = shown.role(grant.role);
        table.rows.push_back({{.text = role},
                              {.text = shown.agency(grant.agency)},
                              {.text = words_of(grant.from)},
                              {.text = words_of(grant.until)},
                              {.html = state_of(grant, shown.today)}});
        const bool goes_on = !grant.ended_at && (!grant.until || *grant.until >= shown.today);
        const auto path = fmt::format("/people/{}/roles/{}/end", person.account.id.number, grant.id.number);
        if (may_end) table.rows.back().push_back({.html = goes_on ? end_form(request, path, role) : Html{}});
    }
    return web::shell::table_region("Roles", govuk::table(table));
}

/// For who manages accounts: mail goes there, links to choose a password too.
static Html email_line(const access::Account& account) {
    return html(
        "<p class=\"govuk-body\">{} <a class=\"govuk-link\" href=\"/people/{}/email\">Change<span class=\"govuk-visually-hidden\"> the e-mail "
        "address</span></a></p>",
        account.email.empty() ? "No e-mail address is on record." : "E-mail address " + account.email + ".", account.id.number);
}

static Outcome<site::Answer> show_person(trail::View& view, const web::Request& request, const std::vector<Role>& roles) {
    const auto person = find_person(view, {number_in(request, "person")});
    if (!person) return not_found();
    const Shown shown{load_agencies(view), roles, view.today()};
    const bool may_end = view.may(access::permissions::manage_accounts);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1><p class=\"govuk-body\">User name {}. {}.</p>", person->account.name, person->account.user_name,
                     capitalised(in_words(place_on(*person, shown.today))));
    if (may_end) main.add(email_line(person->account));
    main.add(posts_table(*person, shown, may_end)).add(grants_table(request, *person, shown, may_end));
    if (may_end)
        main.add(govuk::button(
            {.text = "Give a post and its roles", .href = fmt::format("/people/{}/posts", person->account.id.number), .classes = "govuk-button--secondary"}));
    return site::Answer{site::Page{.title = person->account.name, .main = std::move(main), .breadcrumbs = {{"People", "/people"}}, .is_wide = true}};
}

void add_person_routes(site::Router& router, const Roles& roles) {
    router.get("/people", permissions::view_people, [roles](trail::View& view, const web::Request& request) { return list_people(view, request, *roles); });
    router.post_act("/people", permissions::view_people, "People looked for",
                    [roles](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                        return journal.view(actor, [&](trail::View& view) { return list_people(view, request, *roles); });
                    });
    router.get("/people/{person}", permissions::view_people,
               [roles](trail::View& view, const web::Request& request) { return show_person(view, request, *roles); });
    add_post_routes(router, roles);
}

}  // namespace holdfast::organisations
