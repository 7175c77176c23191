#include "core/records/reference.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/consultation_service.hpp"
#include "features/lado/feedback_store.hpp"
#include "features/lado/referral_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>

namespace holdfast::lado {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Referral referral_in(const web::Request& request, std::vector<FieldError>& errors) {
    Referral referral{.facts = facts_in(request, errors)};
    referral.adult = site::typed(request, "adult");
    referral.role = site::typed(request, "role");
    referral.employer = site::typed(request, "employer_name");
    referral.children = site::typed(request, "children");
    referral.concern = site::typed(request, "concern");
    referral.contact = site::typed(request, "contact");
    return referral;
}

/// Asked only where there is more than one authority to choose from, or one was named that is none.
static Html service_question(const site::Form& form, const std::vector<Service>& services) {
    const bool is_wrong = std::ranges::find(form.errors, "service", &FieldError::field) != form.errors.end();
    if (services.empty() || (services.size() < 2 && !is_wrong)) return {};
    std::vector<govuk::RadioItem> items;
    for (const auto& service : services) items.push_back({.text = service.name, .value = service.agency});
    return form.one_of("service", "In which authority's area does the person work?", std::move(items));
}

static Html questions(const site::Form& form, const std::vector<Service>& services, Date today) {
    Html fields = service_question(form, services);
    fields.add("<h2 class=\"govuk-heading-m\">The person</h2>");
    fields.add(form.line("adult", "Name of the person the allegation is about")).add(form.line("role", "What they do", "Teacher, foster carer, coach"));
    fields.add(form.line("employer_name", "Employer or organisation", "The school, home, club or agency by its full name"));
    fields.add("<h2 class=\"govuk-heading-m\">What is alleged</h2>");
    fields.add(form.lines("concern", "What is alleged?", "Who saw or heard what, and what the child says, in their own words where you have them"));
    fields.add(form.lines("children", "Which child or children?", "Names and dates of birth where you know them"));
    fields.add(facts_questions(form, today));
    fields.add("<h2 class=\"govuk-heading-m\">About you</h2>");
    fields.add(form.choice("referrer", "Which kind of agency refers?", choices_of(ReferrerType{}, "Choose a kind")));
    return fields.add(form.lines("contact", "How can the designated officer reach you today?", "Name, telephone number, and when you can be reached"));
}

static site::Page refer_page(const web::Request& request, const std::vector<Service>& services, const std::vector<std::pair<std::string, std::string>>& known,
                             const std::pair<std::vector<FieldError>, Date>& state) {
    const auto& [errors, today] = state;
    const site::Form form{request, errors, known};
    Html main = html("<h1 class=\"govuk-heading-l\">Refer an allegation</h1>");
    main.add(govuk::warning_text({.text = "If a child is in danger now, call 999.", .icon_fallback_text = "Warning"}));
    main.add(
        "<p class=\"govuk-body\">This goes to the designated officers alone. Whoever you name here, and whoever they work for, cannot see that you did.</p>");
    main.add("<p class=\"govuk-body\">Do not investigate, and do not tell the person, before you have spoken to a designated officer.</p>");
    main.add("<form method=\"post\" action=\"/lado/refer\" novalidate>{}", web::csrf_field(request));
    const std::string asked = form.value("asked");
    if (!asked.empty()) main.add("<input type=\"hidden\" name=\"asked\" value=\"{}\">", asked);
    main.add(questions(form, services, today)).add(govuk::button({.text = "Send the referral", .prevent_double_click = true})).add("</form>");
    return {.title = "Refer an allegation",
            .main = std::move(main),
            .breadcrumbs = {{"My referrals", "/lado/referrals"}},
            .errors = errors,
            .status = errors.empty() ? 200 : 422};
}

/// What a consultation already says of the referral that grows from it.
static Outcome<std::vector<std::pair<std::string, std::string>>> known_from(trail::View& view, const Office& office, std::string_view asked) {
    if (asked.empty()) return std::vector<std::pair<std::string, std::string>>{};
    const auto advice = TRY(open_advice(view, office, std::string(asked)));
    const Consultation& one = advice.consultation;
    return std::vector<std::pair<std::string, std::string>>{{"asked", one.reference},
                                                            {"employer_name", advice.employer_name},
                                                            {"role", advice.role},
                                                            {"concern", advice.nature},
                                                            {"referrer", std::string(token_of(one.asker))},
                                                            {"employer", std::string(token_of(one.employer))},
                                                            {"category", std::string(token_of(one.category))}};
}

static Outcome<site::Answer> show_form(trail::View& view, const web::Request& request, const Office& office, const std::vector<FieldError>& errors) {
    const auto known = TRY(known_from(view, office, request.query.get("asked")));
    return site::Answer{refer_page(request, services_of(view, office), known, {errors, view.today()})};
}

Outcome<std::string> take_referral(trail::Change& change, const web::Request& request, const Office& office) {
    std::vector<FieldError> errors;
    const auto referral = referral_in(request, errors);
    const auto services = services_of(change, office);
    std::string agency = site::typed(request, "service");
    if (agency.empty() && services.size() == 1) agency = services.front().agency;
    if (!errors.empty()) {
        if (auto problem = problem_of(services, agency)) errors.push_back(*std::move(problem));
        for (auto& more : problems_of(referral, change.today())) errors.push_back(std::move(more));
        return invalid(std::move(errors));
    }
    const std::string asked = site::typed(request, "asked");
    if (!asked.empty()) TRY(policy::require(change, policy::Verb::read, {consultation_records, policy::belonging_of(change)}, asked));
    return refer(change, office, referral, agency, asked);
}

static Html state_of(const OwnReferral& referral) {
    constexpr std::array<std::string_view, 3> colours{"govuk-tag--yellow", "", "govuk-tag--grey"};
    const auto progress = progress_of(referral);
    return govuk::tag({.text = std::string(in_words(progress)), .classes = std::string(colours[static_cast<std::size_t>(progress)])});
}

static Outcome<site::Answer> show_own(trail::View& view) {
    Html main = html("<h1 class=\"govuk-heading-l\">My referrals</h1>");
    main.add(govuk::button({.text = "Refer an allegation", .href = "/lado/refer"}));
    govuk::Table table{.rows = {},
                       .head = {{.text = "Reference"}, {.text = "Sent"}, {.text = "State"}},
                       .caption = "Referrals to the designated officer",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& each : referrals_of(view, view.actor().account))
        table.rows.push_back({{.text = each.reference}, {.text = in_words(each.received_at)}, {.html = state_of(each)}});
    if (table.rows.empty()) main.add("<p class=\"govuk-body\">You have referred nothing.</p>");
    else main.add(web::shell::table_region("Referrals to the designated officer", govuk::table(table)));
    main.add("<p class=\"govuk-body\">Give the reference when you speak to the designated officer. What became of it they tell you themselves.</p>");
    if (!asked_of(view, view.actor().account).empty())
        main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/lado/feedback\">How was it to work with the designated officers?</a></p>");
    return site::Answer{site::Page{.title = "My referrals", .main = std::move(main)}};
}

void add_referral_routes(site::Router& router, const SharedOffice& office) {
    router.get("/lado/refer", permissions::refer, [office](trail::View& view, const web::Request& request) { return show_form(view, request, *office, {}); });
    router.post_act("/lado/refer", permissions::refer, "Referral to the designated officer",
                    [office](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) -> Outcome<site::Answer> {
                        const auto sent = journal.change(actor, "Referral to the designated officer",
                                                         [&](trail::Change& change) { return take_referral(change, request, *office); });
                        if (sent)
                            return site::Answer{site::redirect_with_message("/lado/referrals", "The referral " + *sent + " is with the designated officers")};
                        if (sent.refusal().kind != Refusal::Kind::invalid) return sent.refusal();
                        return journal.view(actor, [&](trail::View& view) {
                            return Outcome<site::Answer>(refer_page(request, services_of(view, *office), {}, {sent.refusal().errors, view.today()}));
                        });
                    });
    router.get("/lado/referrals", permissions::refer, [](trail::View& view, const web::Request&) { return show_own(view); });
}

}  // namespace holdfast::lado
