#include "core/people/shown.hpp"
#include "core/people/permissions.hpp"
#include "core/people/person_service.hpp"
#include "features/hub_contacts/child_service.hpp"
#include "features/hub_contacts/parts_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

std::string child_path(const Contact& contact, const Child& child) { return fmt::format("{}/children/{}", contact_path(contact.reference), child.id.number); }

static Id<Child> child_in(const web::Request& request) { return {site::number_in(request, "child")}; }

static Html results_table(const people::Results& results, Date today) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Record"}, {.text = "Name"}, {.text = "Date of birth"}},
                       .caption = "Who may be meant, the likeliest first",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& result : results.people)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"/persons/{}\">{}</a>", result.person.reference, result.person.reference), .classes = "app-table__code"},
                              {.text = people::name_shown(result.facts)},
                              {.text = people::birth_shown(result.facts, today)}});
    return web::shell::table_region("Who may be meant", govuk::table(table));
}

static Html choice_of(const site::Form& form, const people::Results& results, Date today, bool may_add) {
    std::vector<govuk::RadioItem> items;
    for (const auto& result : results.people)
        items.push_back({.text = fmt::format("{}, {}", people::name_shown(result.facts), people::birth_shown(result.facts, today)), .value = result.person.reference});
    if (may_add) items.push_back({.text = "Nobody of these: put the child on record", .value = "new"});
    return form.one_of("person", "Who is the child?", std::move(items));
}

static Outcome<site::Answer> show_linked(trail::View& view, const web::Request& request, const ChildOf& of, const Link& held, const Errors& errors) {
    const site::Form form{request, errors};
    const bool is_readable = static_cast<bool>(policy::may(view, policy::Verb::read, people::question_of(view), held.person));
    Html above = is_readable ? html("<p class=\"govuk-body\">The child is <a class=\"govuk-link\" href=\"/persons/{}\">{}</a>.</p>", held.person, held.person)
                             : html("<p class=\"govuk-body\">The child is linked to a record that you may not read.</p>");
    return site::Answer{page_about(request, of.contact,
                                   {.title = of.child.name(),
                                    .action = fmt::format("/children/{}/unlinking", of.child.id.number),
                                    .fields = form.lines("why", "If it is somebody else: why?"),
                                    .button = "Take the link back",
                                    .above = std::move(above)},
                                   errors)};
}

/// The names and the birth that are looked for, as the form of the contact says them; another spelling can be tried.
static Html search_form(const web::Request& request, const ChildOf& of, const Errors& errors) {
    std::vector<std::pair<std::string, std::string>> known{{"given", of.child.given}, {"family", of.child.family}};
    site::put_day(known, "born_on", of.child.born_on);
    const site::Form form{request, errors, std::move(known)};
    Html part = html("<form method=\"post\" action=\"{}/searches\" novalidate>{}", child_path(of.contact, of.child), web::csrf_field(request));
    part.add(form.line("given", "Given name")).add(form.line("family", "Family name")).add(form.day("born_on", "Date of birth"));
    return part.add(govuk::button({.text = "Look whether the child is known", .classes = "govuk-button--secondary"})).add("</form>");
}

static site::Page child_page(const web::Request& request, const ChildOf& of, Html found, const Errors& errors) {
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">Who is {}?</h1>", of.contact.reference, of.child.name());
    main.add(found).add(search_form(request, of, errors));
    return {.title = "Who is " + of.child.name() + "?",
            .main = std::move(main),
            .breadcrumbs = {{"Safeguarding hub", "/hub"}, {of.contact.reference, contact_path(of.contact.reference)}},
            .errors = errors,
            .status = errors.empty() ? 200 : 422};
}

/// Whom the search found, and the choice of one of them; nobody is put on record before somebody has looked.
static Html found_part(trail::View& view, const web::Request& request, const ChildOf& of, const people::Results& results, const Errors& errors) {
    Html part;
    if (results.is_known_to_others) part.add(govuk::inset_text({.text = std::string(policy::Stub::words)}));
    if (results.people.empty()) part.add("<p class=\"govuk-body\">Nobody like this is on a record that you may read.</p>");
    else part.add(results_table(results, view.today()));
    const bool may_add = view.may(people::permissions::edit);
    if (results.people.empty() && !may_add) return part;
    const site::Form form{request, errors};
    part.add("<form method=\"post\" action=\"{}\" novalidate>{}", child_path(of.contact, of.child), web::csrf_field(request));
    part.add("<input type=\"hidden\" name=\"search\" value=\"{}\">", form.value("search").empty() ? std::string(request.query.get("search")) : form.value("search"));
    return part.add(choice_of(form, results, view.today(), may_add)).add(govuk::button({.text = "Link the child", .prevent_double_click = true})).add("</form>");
}

static Outcome<site::Answer> show_child(trail::View& view, const web::Request& request, people::NameIndex& index, const Errors& errors) {
    const auto of = TRY(child_for(view, reference_of(request), child_in(request)));
    if (const auto held = link_of(view, of.contact.id, of.child.id)) return show_linked(view, request, of, *held, errors);
    const std::string sought = request.form.has("search") ? site::typed(request, "search") : std::string(request.query.get("search"));
    if (sought.empty()) return site::Answer{child_page(request, of, {}, errors)};
    const auto search = TRY(people::open_search(view, sought));
    return site::Answer{child_page(request, of, found_part(view, request, of, people::results_of(view, index, search), errors), errors)};
}

/// As any search for a person: counted, in the trail, and no more than so many an hour.
static Outcome<site::Answer> look(trail::Change& change, const web::Request& request) {
    const auto of = TRY(child_for(change, reference_of(request), child_in(request)));
    Errors errors;
    people::Search wanted{.given = site::typed(request, "given"), .family = site::typed(request, "family")};
    wanted.born = site::day_in(request, "born_on", errors);
    if (!errors.empty()) return site::shown_again(child_page(request, of, {}, errors), invalid(""));
    const auto begun = people::begin_search(change, wanted);
    if (!begun) return site::shown_again(child_page(request, of, {}, begun.refusal().errors), begun.refusal());
    if (begun->wait.count() > 0) {
        auto page = child_page(request, of, {}, {{"", "You have made as many searches as one account can in an hour. Ask a colleague, or try again later"}});
        page.status = 429;
        page.retry_after = begun->wait;
        return site::Answer{std::move(page)};
    }
    return site::Answer{web::redirect(child_path(of.contact, of.child) + "?search=" + begun->reference)};
}

static Outcome<Done> take_link(trail::Change& change, const web::Request& request) {
    const auto person = site::typed(request, "person");
    if (person == "new") return link_new(change, reference_of(request), child_in(request));
    return link(change, reference_of(request), child_in(request), person);
}

void add_child_routes(site::Router& router, const std::shared_ptr<people::NameIndex>& index) {
    const auto show = [index](trail::View& view, const web::Request& request, const Errors& errors) { return show_child(view, request, *index, errors); };
    add_form(router, "/hub/contacts/{reference}/children/{child}", permissions::work, {.show = show, .act = take_link, .message = "The child is linked"});
    router.post("/hub/contacts/{reference}/children/{child}/searches", permissions::work, "Looked for a child of a contact", look);
    router.post_act(
        "/hub/contacts/{reference}/children/{child}/unlinking", permissions::work, "Work in the safeguarding hub",
        site::page_of({.show = show,
                       .act = [](trail::Change& change,
                                 const web::Request& request) { return unlink(change, reference_of(request), child_in(request), site::typed(request, "why")); },
                       .message = "The link was taken back",
                       .next = [](const web::Request& request) { return contact_path(reference_of(request)); }},
                      "Work in the safeguarding hub"));
}

}  // namespace holdfast::hub_contacts
