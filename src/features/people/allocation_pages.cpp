#include "features/people/allocation_pages.hpp"

#include "base/counted.hpp"
#include "core/access/account_store.hpp"
#include "core/pathway/unallocated_store.hpp"
#include "core/people/allocation_service.hpp"
#include "features/people/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/percent.hpp"
#include "web/shell/parts.hpp"

#include <array>
#include <fmt/format.h>

namespace holdfast::people {

using pathway::Unallocated;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr std::array given_parts{Token{policy::Relation::owner, "owner", "A person who owns it"},
                                        Token{policy::Relation::worker, "worker", "A person who works on it"},
                                        Token{policy::Relation::team, "team", "A team that works on it"}};

static Html fields_of(trail::View& view, const Form& form, const std::vector<std::string>& agencies) {
    std::vector<govuk::SelectItem> teams{{.value = "", .text = "No team"}};
    for (const auto& team : teams_for(view, agencies)) teams.push_back({.value = team, .text = team});
    Html fields = web::csrf_field(form.request);
    fields.add(form.choice("relation", "Who is it given to?", items_of(given_parts)))
        .add(form.line("account", "User name", "Of somebody who works for the agency; not for a team"));
    if (teams.size() > 1) fields.add(form.choice("team", "Team", std::move(teams)));
    return fields;
}

static Allocation allocation_in(const web::Request& request) {
    const auto relation = parse_token(given_parts, request.form.get("relation"));
    return {.relation = relation.value_or(policy::Relation::law),
            .user_name = typed(request, "account"),
            .team = typed(request, "team"),
            .is_in_place = request.form.get("in_place") == "yes",
            .because = typed(request, "because")};
}

static Html owners_line(trail::View& view, const std::string& reference) {
    std::string names;
    for (const auto owner : policy::owners_of(view, {person_kind, reference})) {
        const auto account = access::find_account(view, owner);
        names += (names.empty() ? "" : ", ") + (account ? account->name : fmt::format("account {}", owner.number));
    }
    if (names.empty()) return html("<p class=\"govuk-body\">Nobody owns this record: nobody can write in it, or give others a part in it.</p>");
    return html("<p class=\"govuk-body\">It is owned by {}.</p>", names);
}

static site::Page allocation_page(trail::View& view, const web::Request& request, std::vector<FieldError> errors) {
    const std::string& reference = request.parameter("subject");
    const Form form{request, errors};
    Html main = html("<h1 class=\"govuk-heading-l\">Who works with the child of record {}</h1>", reference);
    main.add(owners_line(view, reference)).add("<form method=\"post\" action=\"/persons/{}/allocation\" novalidate>", reference);
    main.add(fields_of(view, form, own_agencies_by_law(view, reference)));
    main.add(form.tick("in_place", "Whoever owned it before does not any more", "For a person who owns it"));
    main.add(form.line("because", "Why?")).add(govuk::button({.text = "Give the record", .prevent_double_click = true})).add("</form>");
    return {.title = "Who works with the child of record " + reference,
            .main = std::move(main),
            .breadcrumbs = {{"Find a person", "/persons"}, {"Record " + reference, "/persons/" + reference}},
            .errors = std::move(errors)};
}

static Outcome<site::Answer> show(trail::View& view, const web::Request& request) {
    const std::string& reference = request.parameter("subject");
    TRY(policy::require(view, policy::Verb::allocate, question_of(view), reference));
    view.look({person_kind, reference});
    return site::Answer{allocation_page(view, request, {})};
}

static Outcome<site::Answer> give(trail::Change& change, const web::Request& request) {
    const std::string& reference = request.parameter("subject");
    TRY(policy::require(change, policy::Verb::allocate, question_of(change), reference));
    const auto given = allocate(change, reference, allocation_in(request));
    if (!given) return shown_again(allocation_page(change, request, given.refusal().errors), given.refusal());
    return site::Answer{site::redirect_with_message("/persons/" + reference, "The record was given")};
}

static std::string path_of(const Unallocated& group) {
    return "/allocation?team=" + web::percent_encoded(group.team) + "&worker=" + web::percent_encoded(group.worker);
}

static std::string or_nobody(const std::string& words) { return words.empty() ? "None named" : words; }

static Html groups_table(const std::vector<Unallocated>& groups) {
    govuk::Table table{
        .rows = {},
        .head = {{.text = "Team in the returns"}, {.text = "Worker in the returns"}, {.text = "Children", .format = "numeric"}, {.text = "Give"}},
        .caption = "Open cases that nobody owns",
        .caption_classes = "govuk-table__caption--m"};
    for (const auto& group : groups)
        table.rows.push_back(
            {{.text = or_nobody(group.team)},
             {.text = or_nobody(group.worker)},
             {.text = std::to_string(group.references.size()), .format = "numeric"},
             {.html = html("<a class=\"govuk-link\" href=\"{}\">Give<span class=\"govuk-visually-hidden\"> those of team {}, worker {}</span></a>",
                           path_of(group), or_nobody(group.team), or_nobody(group.worker))}});
    return web::shell::table_region("Open cases that nobody owns", govuk::table(table));
}

/// The group of the address or the form; nothing where it has no children any more, or none is named.
static const Unallocated* chosen(const std::vector<Unallocated>& groups, const web::Fields& said, std::string_view team, std::string_view worker) {
    if (!said.has(team) || !said.has(worker)) return nullptr;
    for (const auto& group : groups)
        if (group.team == said.get(team) && group.worker == said.get(worker)) return &group;
    return nullptr;
}

/// So many records are given in one change, so that nobody else waits long to write.
static constexpr std::size_t most_at_once = 1'000;

static Html group_form(trail::View& view, const Form& form, const Unallocated& group) {
    std::vector<std::string> agencies = policy::belonging_of(view).agencies;
    Html part = html("<h2 class=\"govuk-heading-m\">Give these children (team: {}; worker: {})</h2><form method=\"post\" action=\"/allocation\" novalidate>",
                     or_nobody(group.team), or_nobody(group.worker));
    if (group.references.size() > most_at_once) part.add("<p class=\"govuk-body\">{} of them at a time.</p>", most_at_once);
    part.add("<input type=\"hidden\" name=\"group_team\" value=\"{}\"><input type=\"hidden\" name=\"group_worker\" value=\"{}\">", group.team, group.worker);
    part.add(fields_of(view, form, agencies)).add(form.line("because", "Why?"));
    return part
        .add(govuk::button(
            {.text = "Give " + counted(static_cast<std::int64_t>(std::min(group.references.size(), most_at_once)), "record"), .prevent_double_click = true}))
        .add("</form>");
}

static site::Page groups_page(trail::View& view, const web::Request& request, const Unallocated* group, const std::vector<Unallocated>& groups,
                              std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Open cases that nobody owns</h1><p class=\"govuk-body\">{}</p>",
                     "Children who came by a return are the agency's. Until somebody owns a record or a team works on it, nobody can write in it.");
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/allocation/left\">Records whose owner has left</a></p>");
    if (groups.empty()) main.add("<p class=\"govuk-body\">Every open case of your agency that you may know of is somebody's.</p>");
    else main.add(groups_table(groups));
    if (group != nullptr) main.add(group_form(view, {request, errors}, *group));
    return {.title = "Open cases that nobody owns", .main = std::move(main), .errors = std::move(errors)};
}

static Outcome<site::Answer> show_groups(trail::View& view, const web::Request& request) {
    const auto groups = pathway::unallocated(view);
    return site::Answer{groups_page(view, request, chosen(groups, request.query, "team", "worker"), groups, {})};
}

static Outcome<site::Answer> give_group(trail::Change& change, const web::Request& request) {
    const auto groups = pathway::unallocated(change);
    const auto* group = chosen(groups, request.form, "group_team", "group_worker");
    if (group == nullptr) return conflict("Somebody has given these records already");
    const std::size_t count = std::min(group->references.size(), most_at_once);
    for (std::size_t i = 0; i < count; ++i)
        if (const auto given = allocate(change, group->references[i], allocation_in(request)); !given)
            return shown_again(groups_page(change, request, group, groups, given.refusal().errors), given.refusal());
    return site::Answer{site::redirect_with_message("/allocation", counted(static_cast<std::int64_t>(count), "record was given", "records were given"))};
}

void add_allocation_routes(site::Router& router) {
    router.get("/allocation", permissions::allocate, show_groups);
    router.post("/allocation", permissions::allocate, "Gave records of children", give_group).needs_recent_proof = true;
    router.get("/persons/{subject}/allocation", permissions::allocate, show);
    router.post("/persons/{subject}/allocation", permissions::allocate, "Gave the record of a child", give).needs_recent_proof = true;
}

}  // namespace holdfast::people
