#include "features/organisations/review_pages.hpp"

#include "core/access/grant_service.hpp"
#include "core/organisations/organisation_store.hpp"
#include "features/organisations/form_pages.hpp"
#include "features/organisations/permissions.hpp"
#include "features/organisations/person_store.hpp"
#include "features/organisations/review_service.hpp"
#include "features/organisations/review_store.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::organisations {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Html state_tag(ReviewState state) {
    const char* colour = state == ReviewState::overdue      ? "govuk-tag--red"
                         : state == ReviewState::due        ? "govuk-tag--yellow"
                         : state == ReviewState::signed_off ? "govuk-tag--green"
                                                            : "govuk-tag--grey";
    return govuk::tag({.text = capitalised(in_words(state)), .classes = colour});
}

static Html agency_link(const Agency& agency, Date today) {
    return html("<a class=\"govuk-link\" href=\"/access-reviews/{}\">{}</a>", agency.key, name_on(agency, today));
}

static Outcome<site::Answer> list_reviews(trail::View& view, const web::Request&) {
    const Date today = view.today();
    govuk::Table table{.rows = {},
                       .head = {{.text = "Agency"}, {.text = "State"}, {.text = "Last signed off"}},
                       .caption = "Reviews by agency",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    Html overdue;
    for (const auto& agency : load_agencies(view)) {
        const auto facts = review_facts(view, agency.id);
        const auto state = state_of(facts, today);
        if (state == ReviewState::nothing_to_review && !facts.last_signed_off) continue;
        if (state == ReviewState::overdue) overdue.add("<li>{}</li>", agency_link(agency, today));
        table.rows.push_back(
            {{.html = agency_link(agency, today)}, {.html = state_tag(state)}, {.text = facts.last_signed_off ? in_words(*facts.last_signed_off) : "never"}});
    }
    Html main = html("<h1 class=\"govuk-heading-l\">Access reviews, {}</h1>", quarter_of(today).words());
    main.add("<p class=\"govuk-body\">Every quarter the safeguarding lead of each agency confirms or ends each role there. This quarter ends on {}.</p>",
             in_words(quarter_of(today).last_day()));
    if (!overdue.empty()) main.add("<h2 class=\"govuk-heading-m\">Overdue</h2><ul class=\"govuk-list govuk-list--bullet\">{}</ul>", overdue);
    main.add(web::shell::table_region("Reviews by agency", govuk::table(table)));
    return site::Answer{site::Page{.title = "Access reviews", .main = std::move(main)}};
}

static std::string name_of(const std::vector<Person>& people, Id<trail::Account> account) {
    const auto person = std::ranges::find_if(people, [&](const Person& one) { return one.account.id == account; });
    return person == people.end() ? "The operator" : person->account.name;
}

static std::string label_of(const std::vector<Role>& roles, const std::string& key) {
    const auto* role = access::find_role(roles, key);
    return role == nullptr ? key : std::string(role->label);
}

/// What the role allows, so that the reviewer need not know it by heart.
static std::string allowed_by(const std::vector<Role>& roles, const std::string& key) {
    const auto* role = access::find_role(roles, key);
    std::string words;
    if (role != nullptr)
        for (const auto& permission : role->permissions) words += std::string(words.empty() ? "" : "; ") + std::string(permission.description);
    return words;
}

static Html question(const web::Request& request, const access::Grant& grant, const std::string& who, const std::vector<Role>& roles,
                     const std::vector<FieldError>& errors) {
    const std::string name = fmt::format("grant-{}", grant.id.number);
    govuk::Radios radios{.name = name, .value = std::string(request.form.get(name)), .classes = "govuk-radios--inline"};
    radios.fieldset =
        govuk::Fieldset{.legend = govuk::Legend{.text = fmt::format("{}: {}", who, label_of(roles, grant.role)), .classes = "govuk-fieldset__legend--s"}};
    radios.hint = govuk::Hint{.text = fmt::format("{}{}", grant.from ? fmt::format("Since {}. ", in_words(*grant.from)) : "", allowed_by(roles, grant.role))};
    radios.error_message = error_of(errors, name);
    radios.items = {{.text = "Confirm", .value = "confirm"}, {.text = "End now", .value = "end"}};
    return govuk::radios(radios);
}

static Html form_of(const web::Request& request, const std::vector<access::Grant>& grants, const std::vector<Person>& people, const std::vector<Role>& roles,
                    const std::vector<FieldError>& errors) {
    Html form = html("<form method=\"post\" action=\"/access-reviews/{}\" novalidate>{}", request.parameter("agency"), web::csrf_field(request));
    for (const auto& grant : grants) form.add(question(request, grant, name_of(people, grant.account), roles, errors));
    return form.add(govuk::button({.text = "Sign off the review", .prevent_double_click = true})).add("</form>");
}

static Html list_of(const std::vector<access::Grant>& grants, const std::vector<Person>& people, const std::vector<Role>& roles) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Person"}, {.text = "Role"}, {.text = "From"}, {.text = "Until"}},
                       .caption = "Who may do what",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& grant : grants)
        table.rows.push_back(
            {{.text = name_of(people, grant.account)}, {.text = label_of(roles, grant.role)}, {.text = words_of(grant.from)}, {.text = words_of(grant.until)}});
    return web::shell::table_region("Who may do what", govuk::table(table));
}

static Html history_of(const std::vector<Review>& reviews, const std::vector<Person>& people) {
    if (reviews.empty()) return html("<h2 class=\"govuk-heading-m\">Reviews so far</h2><p class=\"govuk-body\">None was signed off yet.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Signed off"}, {.text = "By"}, {.text = "Confirmed", .format = "numeric"}, {.text = "Ended", .format = "numeric"}},
                       .caption = "Reviews so far",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& review : reviews)
        table.rows.push_back({{.text = in_words(review.signed_off_at)},
                              {.text = name_of(people, review.signed_off_by)},
                              {.text = fmt::format("{}", review.confirmed), .format = "numeric"},
                              {.text = fmt::format("{}", review.ended), .format = "numeric"}});
    return web::shell::table_region("Reviews so far", govuk::table(table));
}

static Outcome<site::Answer> show_review(trail::View& view, const web::Request& request, const std::vector<Role>& roles,
                                         const std::vector<FieldError>& errors) {
    const auto agency = find_agency(view, request.parameter("agency"));
    if (!agency) return not_found();
    const std::string name(name_on(*agency, view.today()));
    const auto grants = grants_to_review(view, agency->id);
    const auto people = load_people(view);
    Html main = html("<h1 class=\"govuk-heading-l\">Access review: {}</h1><p class=\"govuk-body\">{}: {}</p>", name,
                     capitalised(quarter_of(view.today()).words()), state_tag(state_of(review_facts(view, agency->id), view.today())));
    if (grants.empty()) main.add("<p class=\"govuk-body\">Nobody has a role here.</p>");
    else if (access::leads_at(view, agency->id, roles)) main.add(form_of(request, grants, people, roles, errors));
    else main.add(list_of(grants, people, roles)).add("<p class=\"govuk-body\">The agency's safeguarding lead signs off this review.</p>");
    main.add(history_of(reviews_of(view, agency->id), people));
    return site::Answer{site::Page{.title = "Access review: " + name,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Access reviews", "/access-reviews"}},
                                   .errors = errors,
                                   .status = errors.empty() ? 200 : 422}};
}

static std::vector<Answer> answers_in(trail::View& view, const web::Request& request) {
    std::vector<Answer> answers;
    const auto agency = find_agency(view, request.parameter("agency"));
    if (!agency) return answers;
    for (const auto& grant : grants_to_review(view, agency->id)) {
        const auto answer = request.form.get(fmt::format("grant-{}", grant.id.number));
        if (answer == "confirm" || answer == "end") answers.push_back({.grant = grant.id, .is_confirmed = answer == "confirm"});
    }
    return answers;
}

static Outcome<site::Answer> take_review(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Roles& roles) {
    const auto signed_off = journal.change(
        actor, "Access review", [&](trail::Change& change) { return sign_off(change, request.parameter("agency"), answers_in(change, request), *roles); });
    if (signed_off) return site::Answer{site::redirect_with_message("/access-reviews/" + request.parameter("agency"), "The review was signed off")};
    if (signed_off.refusal().kind != Refusal::Kind::invalid) return signed_off.refusal();
    return journal.view(actor, [&](trail::View& view) { return show_review(view, request, *roles, signed_off.refusal().errors); });
}

void add_review_routes(site::Router& router, const Roles& roles) {
    router.get("/access-reviews", permissions::view_reviews, list_reviews);
    router.get("/access-reviews/{agency}", permissions::view_reviews,
               [roles](trail::View& view, const web::Request& request) { return show_review(view, request, *roles, {}); });
    router.post_act(
        "/access-reviews/{agency}", access::permissions::review_access, "Access review",
        [roles](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) { return take_review(journal, actor, request, roles); });
}

}  // namespace holdfast::organisations
