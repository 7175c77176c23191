#include "features/organisations/post_pages.hpp"

#include "core/access/grant_service.hpp"
#include "core/organisations/organisation_store.hpp"
#include "features/organisations/form_pages.hpp"
#include "features/organisations/permissions.hpp"
#include "features/organisations/person_store.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::organisations {

using access::permissions::manage_accounts;
using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string path_of(const web::Request& request) { return fmt::format("/people/{}", number_in(request, "person")); }

static Html agency_question(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
    govuk::Select agency{
        .name = "agency", .items = {{.value = "", .text = "Choose one"}}, .value = std::string(request.form.get("agency")), .label = {.text = "Agency"}};
    for (const auto& each : load_agencies(view))
        if (lets_in(standing_on(each.agreements, view.today())) && exists_on(each, view.today()))
            agency.items.push_back({.value = each.key, .text = std::string(name_on(each, view.today()))});
    agency.hint = govuk::Hint{.text = "Only agencies with an information-sharing agreement in date"};
    agency.error_message = error_of(errors, "agency");
    return govuk::select(agency);
}

/// Only what the actor may grant is offered.
static Html role_question(const trail::View& view, const web::Request& request, const std::vector<Role>& roles, const std::vector<FieldError>& errors) {
    const auto chosen = request.form.every("roles");
    govuk::Checkboxes boxes{.name = "roles"};
    boxes.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = "Roles"}};
    boxes.error_message = error_of(errors, "roles");
    for (const auto& role : roles) {
        if (!access::may_grant(view.actor(), role)) continue;
        govuk::CheckboxItem item;
        item.value = std::string(role.key);
        item.text = std::string(role.label);
        if (access::takes_two_people(role)) item.hint = govuk::Hint{.text = "Another administrator has to confirm it"};
        item.checked = std::ranges::find(chosen, role.key) != chosen.end();
        boxes.items.push_back(std::move(item));
    }
    return govuk::checkboxes(boxes);
}

static Outcome<site::Answer> post_form(trail::View& view, const web::Request& request, const std::vector<Role>& roles, std::vector<FieldError> errors) {
    const auto person = find_person(view, {number_in(request, "person")});
    if (!person) return not_found();
    FormPage form{.title = fmt::format("Give {} a post", person->account.name), .path = path_of(request) + "/posts", .button = "Give the post"};
    form.breadcrumbs = {{"People", "/people"}, {person->account.name, path_of(request)}};
    form.fields.add(agency_question(view, request, errors));
    form.fields.add(text_question(request, {.name = "title", .label = "Post", .hint = "For example, detective sergeant"}, errors));
    form.fields.add(text_question(request, {.name = "team", .label = "Team", .hint = "Leave it empty where there is none"}, errors));
    form.fields.add(date_question(request, {.name = "from", .label = "First day", .hint = "Leave it empty for today"}, errors));
    form.fields.add(date_question(request, {.name = "until", .label = "Last day", .hint = "Leave it empty where it is not known"}, errors));
    form.fields.add(role_question(view, request, roles, errors));
    return site::Answer{form_page(request, form, std::move(errors))};
}

static Outcome<site::Answer> form_again(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Roles& roles,
                                        std::vector<FieldError> errors) {
    return journal.view(actor, [&](trail::View& view) { return post_form(view, request, *roles, errors); });
}

static access::NewPost post_in(trail::View& view, const web::Request& request, const access::Post& days) {
    access::NewPost wanted{.post = days};
    wanted.post.account = {number_in(request, "person")};
    wanted.post.title = std::string(request.form.get("title"));
    wanted.post.team = std::string(request.form.get("team"));
    if (const auto agency = find_agency(view, request.form.get("agency"))) wanted.post.agency = agency->id;
    for (const auto role : request.form.every("roles")) wanted.roles.emplace_back(role);
    return wanted;
}

static std::string_view words_of(access::Granted granted) {
    return granted == access::Granted::done ? "The post was given with its roles" : "The post was given. A role awaits another administrator";
}

static Outcome<site::Answer> take_post(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Roles& roles) {
    std::vector<FieldError> errors;
    access::Post days;
    days.from = optional_date_in(request, "from", errors).value_or(london_date(journal.now()));
    days.until = optional_date_in(request, "until", errors);
    if (!errors.empty()) return form_again(journal, actor, request, roles, std::move(errors));
    const auto given = journal.change(actor, "Post given", [&](trail::Change& change) -> Outcome<access::Granted> {
        if (!find_person(change, {number_in(request, "person")})) return not_found();
        return access::take_post(change, post_in(change, request, days), *roles);
    });
    if (given) return site::Answer{site::redirect_with_message(path_of(request), words_of(*given))};
    if (!can_be_put_right(given.refusal())) return given.refusal();
    return form_again(journal, actor, request, roles, errors_of(given.refusal(), "roles"));
}

static Outcome<site::Answer> leaving_form(trail::View& view, const web::Request& request, std::vector<FieldError> errors) {
    const auto post = access::find_post(view, {number_in(request, "post")});
    const auto person = find_person(view, {number_in(request, "person")});
    if (!post || !person || post->account != person->account.id) return not_found();
    FormPage form{.title = fmt::format("End the post of {}", person->account.name),
                  .path = fmt::format("{}/posts/{}/end", path_of(request), post->id.number),
                  .button = "End the post"};
    form.breadcrumbs = {{"People", "/people"}, {person->account.name, path_of(request)}};
    form.fields.add("<p class=\"govuk-body\">The roles that came with the post end with it. Where none is left the account is closed.</p>");
    form.fields.add(date_question(request, {.name = "until", .label = "Last day", .hint = "Leave it empty to end it now: open sessions end at once"}, errors));
    return site::Answer{form_page(request, form, std::move(errors))};
}

static Outcome<site::Answer> take_leave(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Roles& roles) {
    std::vector<FieldError> errors;
    const auto last_day = optional_date_in(request, "until", errors);
    if (errors.empty()) {
        const auto ended = journal.change(actor, "Post ended", [&](trail::Change& change) -> Outcome<Done> {
            const auto post = access::find_post(change, {number_in(request, "post")});
            if (!post || post->account.number != number_in(request, "person")) return conflict("There is no such post, or it has ended already");
            return access::end_post(change, post->id, last_day, *roles);
        });
        if (ended) return site::Answer{site::redirect_with_message(path_of(request), "The post was ended")};
        if (ended.refusal().kind != Refusal::Kind::invalid) return ended.refusal();
        errors = errors_of(ended.refusal(), "until");
    }
    return journal.view(actor, [&](trail::View& view) { return leaving_form(view, request, errors); });
}

static Outcome<site::Answer> take_end_of_role(trail::Change& change, const web::Request& request, const Roles& roles) {
    const Id<access::Grant> id{number_in(request, "grant")};
    const auto grant = access::find_grant(change, id);
    if (!grant || grant->account.number != number_in(request, "person")) return conflict("There is no such role, or it has ended already");
    TRY(access::end_grant(change, id, *roles));
    return site::Answer{site::redirect_with_message(path_of(request), "The role was ended")};
}

static Html decision_form(const web::Request& request, const access::Proposal& proposal, const Html& buttons) {
    return html("<form method=\"post\" action=\"/role-proposals/{}\" novalidate>{}<div class=\"govuk-button-group\">{}</div></form>", proposal.id.number,
                web::csrf_field(request), buttons);
}

/// Who proposed it can take it back, who would get it can only wait, and everybody else decides.
static Html decision_on(const web::Request& request, const access::Proposal& proposal, const trail::Actor& actor) {
    if (proposal.grant.account == actor.account) return Html::text("It is for you: another administrator decides");
    const Html confirm = html("<button type=\"submit\" name=\"answer\" value=\"confirm\" class=\"govuk-button\">Confirm</button>");
    const Html decline = html("<button type=\"submit\" name=\"answer\" value=\"decline\" class=\"govuk-button govuk-button--secondary\">{}</button>",
                              proposal.proposed_by == actor.account ? "Take back" : "Decline");
    return decision_form(request, proposal, proposal.proposed_by == actor.account ? decline : web::join({confirm, decline}));
}

static std::string name_of(trail::View& view, Id<trail::Account> account) {
    const auto person = find_person(view, account);
    return person ? person->account.name : "The operator";
}

static Outcome<site::Answer> list_proposals(trail::View& view, const web::Request& request, const std::vector<Role>& roles) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "For"}, {.text = "Role"}, {.text = "Proposed by"}, {.text = "Decision"}},
                       .caption = "Proposals",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& proposal : access::open_proposals(view)) {
        const auto* role = access::find_role(roles, proposal.grant.role);
        table.rows.push_back(
            {{.html = html("<a class=\"govuk-link\" href=\"/people/{}\">{}</a>", proposal.grant.account.number, name_of(view, proposal.grant.account))},
             {.text = role == nullptr ? proposal.grant.role : std::string(role->label)},
             {.text = name_of(view, proposal.proposed_by)},
             {.html = decision_on(request, proposal, view.actor())}});
    }
    Html main = html("<h1 class=\"govuk-heading-l\">Roles that await a second person</h1>");
    if (table.rows.empty()) main.add("<p class=\"govuk-body\">Nothing awaits a decision.</p>");
    else main.add(web::shell::table_region("Proposals", govuk::table(table)));
    return site::Answer{
        site::Page{.title = "Roles that await a second person", .main = std::move(main), .breadcrumbs = {{"People", "/people"}}, .is_wide = true}};
}

static Outcome<site::Answer> decide(trail::Change& change, const web::Request& request, const Roles& roles) {
    const Id<access::Proposal> id{number_in(request, "proposal")};
    const bool is_confirmed = request.form.get("answer") == "confirm";
    TRY(is_confirmed ? access::confirm_grant(change, id, *roles) : access::decline_grant(change, id, *roles));
    return site::Answer{site::redirect_with_message("/role-proposals", is_confirmed ? "The role was granted" : "The proposal was declined")};
}

void add_post_routes(site::Router& router, const Roles& roles) {
    router
        .get("/people/{person}/posts", manage_accounts,
             [roles](trail::View& view, const web::Request& request) { return post_form(view, request, *roles, {}); })
        .needs_recent_proof = true;
    router
        .post_act(
            "/people/{person}/posts", manage_accounts, "Post given",
            [roles](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) { return take_post(journal, actor, request, roles); })
        .needs_recent_proof = true;
    router
        .get("/people/{person}/posts/{post}/end", manage_accounts,
             [](trail::View& view, const web::Request& request) { return leaving_form(view, request, {}); })
        .needs_recent_proof = true;
    router
        .post_act(
            "/people/{person}/posts/{post}/end", manage_accounts, "Post ended",
            [roles](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) { return take_leave(journal, actor, request, roles); })
        .needs_recent_proof = true;
    router
        .post("/people/{person}/roles/{grant}/end", manage_accounts, "Role ended",
              [roles](trail::Change& change, const web::Request& request) { return take_end_of_role(change, request, roles); })
        .needs_recent_proof = true;
    router.get("/role-proposals", manage_accounts, [roles](trail::View& view, const web::Request& request) { return list_proposals(view, request, *roles); })
        .needs_recent_proof = true;
    router
        .post("/role-proposals/{proposal}", manage_accounts, "Role decided",
              [roles](trail::Change& change, const web::Request& request) { return decide(change, request, roles); })
        .needs_recent_proof = true;
}

}  // namespace holdfast::organisations
