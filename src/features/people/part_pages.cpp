#include "features/people/part_pages.hpp"

#include "core/access/account_store.hpp"
#include "core/people/person_service.hpp"
#include "features/people/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace holdfast::people {

using web::Html;
using web::html;
namespace govuk = web::govuk;

/// The parts that a person is given here; a team or an agency gets its part otherwise.
static constexpr std::array given_parts{Token{policy::Relation::worker, "worker", "Works on it"},
                                        Token{policy::Relation::invited_contributor, "invited_contributor", "Is invited to read it and add to it"},
                                        Token{policy::Relation::invited_reader, "invited_reader", "Is invited to read it"},
                                        Token{policy::Relation::owner, "owner", "Owns it too"}};

static std::string words_of(policy::Relation relation) {
    return std::string(std::ranges::find(policy::relations, relation, &policy::RelationWords::relation)->words);
}

static std::string who_has(trail::View& view, const policy::Involvement& part) {
    if (!part.account) return part.team.empty() ? part.agency : part.team;
    const auto account = access::find_account(view, *part.account);
    return account ? fmt::format("{}, {}", account->name, account->agency) : fmt::format("Account {}", part.account->number);
}

static Html end_form(const web::Request& request, const std::string& reference, const policy::Involvement& part, const std::string& who) {
    Html form = html("<form method=\"post\" action=\"/persons/{}/part/{}/end\" novalidate>", reference, part.id.number).add(web::csrf_field(request));
    return form.add(
        "<button type=\"submit\" class=\"govuk-button govuk-button--secondary govuk-!-margin-bottom-0\">End<span class=\"govuk-visually-hidden\"> the part of "
        "{}</span></button></form>",
        who);
}

static Html parts_table(trail::View& view, const web::Request& request, const std::string& reference) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Who"}, {.text = "Part"}, {.text = "Days"}, {.text = "Why"}, {.text = "End"}},
                       .caption = "Who has a part",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& part : policy::involvements_in(view, {person_kind, reference})) {
        const bool is_over = part.until && *part.until < view.today();
        const std::string who = who_has(view, part);
        table.rows.push_back({{.text = who},
                              {.text = words_of(part.relation)},
                              {.text = days_shown(part.from, part.until)},
                              {.text = part.because},
                              {.html = part.id.number == 0 ? html("By law")
                                       : is_over           ? html("Over")
                                                           : end_form(request, reference, part, who)}});
    }
    return web::shell::table_region("Who has a part", govuk::table(table));
}

static site::Page part_page(trail::View& view, const web::Request& request, std::vector<FieldError> errors) {
    const std::string& reference = request.parameter("subject");
    const Form form{request, errors};
    Html main = html("<h1 class=\"govuk-heading-l\">Who has a part in record {}</h1>", reference);
    main.add(parts_table(view, request, reference));
    main.add("<h2 class=\"govuk-heading-m\">Give somebody a part</h2><form method=\"post\" action=\"/persons/{}/part\" novalidate>", reference);
    main.add(web::csrf_field(request)).add(form.line("account", "User name")).add(form.choice("relation", "Part", items_of(given_parts)));
    main.add(form.day("until", "Last day", "An invitation always has one")).add(form.line("because", "Why?"));
    main.add(govuk::button({.text = "Give the part", .prevent_double_click = true}));
    main.add("</form><h2 class=\"govuk-heading-m\">How closely it is kept</h2><form method=\"post\" action=\"/persons/{}/restriction\" novalidate>", reference);
    main.add(web::csrf_field(request));
    std::vector<govuk::SelectItem> items;
    for (const auto& each : policy::restrictions) items.push_back({.value = std::string(each.token), .text = fmt::format("{}: {}", each.token, each.words)});
    main.add(form.choice("restriction", "Who may know of it", std::move(items))).add(form.line("reason", "Why is it kept like this?"));
    main.add(govuk::button({.text = "Set", .classes = "govuk-button--secondary", .prevent_double_click = true})).add("</form>");
    return {.title = "Who has a part in record " + reference,
            .main = std::move(main),
            .breadcrumbs = {{"Find a person", "/persons"}, {"Record " + reference, "/persons/" + reference}},
            .errors = std::move(errors),
            .is_wide = true};
}

static Outcome<site::Answer> show(trail::View& view, const web::Request& request) {
    const std::string& reference = request.parameter("subject");
    TRY(policy::require(view, policy::Verb::manage, question_of(view), reference));
    view.look({person_kind, reference});
    return site::Answer{part_page(view, request, {})};
}

static Outcome<site::Answer> give(trail::Change& change, const web::Request& request) {
    const std::string& reference = request.parameter("subject");
    TRY(policy::require(change, policy::Verb::manage, question_of(change), reference));
    std::vector<FieldError> errors;
    const auto until = day_in(request, "until", errors);
    const auto accounts = access::accounts_called(change, typed(request, "account"));
    if (accounts.size() != 1) errors.push_back({"account", "Enter the user name of somebody who has an account"});
    const auto relation = parse_token(given_parts, request.form.get("relation"));
    if (!relation) errors.push_back({"relation", "Choose a part"});
    if (!errors.empty()) return shown_again(part_page(change, request, errors), invalid(""));
    const auto given =
        policy::involve(change, question_of(change),
                        {.reference = reference, .relation = *relation, .account = accounts.front().id, .until = until, .because = typed(request, "because")});
    if (!given) return shown_again(part_page(change, request, given.refusal().errors), given.refusal());
    return site::Answer{site::redirect_with_message("/persons/" + reference + "/part", "The part was given")};
}

static Outcome<site::Answer> end(trail::Change& change, const web::Request& request) {
    const std::string& reference = request.parameter("subject");
    const Id<policy::Involvement> id{number_in(request, "part")};
    const auto part = policy::find_involvement(change, id);
    if (!part || part->reference != reference) return not_found();
    TRY(policy::end_involvement(change, question_of(change), id));
    // Who ended the part by which they managed the record has no page of it to go back to.
    const bool may_manage = static_cast<bool>(policy::may(change, policy::Verb::manage, question_of(change), reference));
    return site::Answer{site::redirect_with_message(may_manage ? "/persons/" + reference + "/part" : "/persons", "The part was ended")};
}

static Outcome<site::Answer> restrict(trail::Change& change, const web::Request& request) {
    const std::string& reference = request.parameter("subject");
    TRY(policy::require(change, policy::Verb::manage, question_of(change), reference));
    const auto restriction = policy::parse_restriction(request.form.get("restriction"));
    if (!restriction) return shown_again(part_page(change, request, {{"restriction", "Choose one of the three"}}), invalid(""));
    const auto set = policy::restrict_record(change, question_of(change), reference, *restriction, typed(request, "reason"));
    if (!set) return shown_again(part_page(change, request, set.refusal().errors), set.refusal());
    return site::Answer{site::redirect_with_message("/persons/" + reference + "/part", "It is set")};
}

void add_part_routes(site::Router& router) {
    router.get("/persons/{subject}/part", permissions::edit, show);
    router.post("/persons/{subject}/part", permissions::edit, "Gave a part in the record", give).needs_recent_proof = true;
    router.post("/persons/{subject}/part/{part}/end", permissions::edit, "Part ended", end);
    router.post("/persons/{subject}/restriction", permissions::edit, "Restriction set", restrict).needs_recent_proof = true;
}

}  // namespace holdfast::people
