#include "core/questionnaires/sheet_pages.hpp"
#include "core/questionnaires/sheet_store.hpp"
#include "features/hub_contacts/parts_pages.hpp"

#include <algorithm>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static Outcome<site::Answer> show_screening(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto contact = TRY(contact_for(view, policy::Verb::allocate, reference_of(request)));
    const auto found = contact.abuse();
    std::vector<std::pair<std::string, std::string>> on_record{{"domestic_abuse", std::string(token_of(found.domestic_abuse))},
                                                               {"children_present", std::string(token_of(found.children_present))},
                                                               {"adviser", found.adviser ? std::string(token_of(*found.adviser)) : ""}};
    site::put_day(on_record, "conference_on", found.conference_on);
    const site::Form form{request, errors, std::move(on_record)};
    Html fields = seen_version(view, request, contact);
    fields.add(form.one_of("domestic_abuse", "Is there domestic abuse?", site::radios_of(Known{}, view.today())));
    fields.add(form.one_of("children_present", "Did a child see or hear it, or was at home?", site::radios_of(Known{}, view.today())));
    fields.add(form.one_of("adviser", "An independent adviser (IDVA) for the adult", site::radios_of(Adviser{}, view.today())));
    fields.add(form.day("conference_on", "Referred to the risk assessment conference (MARAC) on", "Leave it out where it was not"));
    return site::Answer{page_about(
        request, contact, {.title = "Domestic abuse: what the hub found", .action = "/domestic-abuse", .fields = std::move(fields), .button = "Save"}, errors)};
}

static Outcome<Done> take_screening(trail::Change& change, const web::Request& request) {
    Errors errors;
    Screening found{.domestic_abuse = site::chosen<Known>(request, "domestic_abuse", "Say whether there is domestic abuse", errors),
                    .children_present = site::chosen<Known>(request, "children_present", "Say whether a child was there", errors),
                    .adviser = parse<Adviser>(site::typed(request, "adviser")),
                    .conference_on = site::day_in(request, "conference_on", errors)};
    if (errors.empty()) return screen(change, reference_of(request), {.screening = found, .version = site::typed_number(request, "version")});
    TRY(contact_for(change, policy::Verb::allocate, reference_of(request)));
    return invalid(std::move(errors));
}

static const questionnaires::QuestionSet* set_in(const web::Request& request) {
    const auto found = std::ranges::find_if(risk_sets, [&](const auto* set) { return set->key() == std::string_view(request.parameter("set")); });
    return found == risk_sets.end() ? nullptr : *found;
}

static Outcome<site::Answer> show_risk(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto* set = set_in(request);
    if (set == nullptr) return not_found();
    const auto contact = TRY(contact_for(view, policy::Verb::allocate, reference_of(request)));
    const auto before = questionnaires::latest_sheet(view, contact.record(), set->key());
    const site::Form form{request, errors, before ? questionnaires::fields_of(*before) : std::vector<std::pair<std::string, std::string>>{}};
    Html fields;
    if (before) fields.add("<input type=\"hidden\" name=\"corrects\" value=\"{}\">", before->id.number);
    fields.add(questionnaires::questions_part(form, *set, set->on(view.today())));
    return site::Answer{page_about(request, contact,
                                   {.title = std::string(set->title()),
                                    .action = "/risk/" + std::string(set->key()),
                                    .fields = std::move(fields),
                                    .button = before ? "Save the correction" : "Save the assessment"},
                                   errors)};
}

static Outcome<Done> take_risk(trail::Change& change, const web::Request& request) {
    const auto* set = set_in(request);
    if (set == nullptr) return not_found();
    auto given = questionnaires::given_in(request, set->on(change.today()));
    if (const auto corrects = site::typed_number(request, "corrects"); corrects > 0) given.corrects = Id<questionnaires::Sheet>{corrects};
    return assess(change, reference_of(request), *set, given);
}

Html abuse_part(trail::View& view, const Contact& contact) {
    const auto found = contact.abuse();
    if (found.domestic_abuse != Known::yes) return {};
    govuk::SummaryList list;
    list.rows.push_back({.key = {.text = "Who says so"}, .value = {.text = contact.found ? "The hub" : "Whoever got in touch; the hub has not looked into it yet"}});
    list.rows.push_back({.key = {.text = "A child was there"}, .value = {.text = std::string(in_words(found.children_present))}});
    list.rows.push_back({.key = {.text = "Adviser (IDVA)"}, .value = {.text = found.adviser ? std::string(in_words(*found.adviser)) : "Not said yet"}});
    list.rows.push_back({.key = {.text = "Conference (MARAC)"}, .value = {.text = found.conference_on ? "Referred on " + in_words(*found.conference_on) : "Not referred"}});
    Html part = html("<h2 class=\"govuk-heading-m\">Domestic abuse</h2>").add(govuk::summary_list(list));
    for (const auto* set : risk_sets) {
        const auto sheet = questionnaires::latest_sheet(view, contact.record(), set->key());
        if (sheet) part.add(questionnaires::sheet_part(*set, *sheet));
        part.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/risk/{}\">{}: {}</a></p>", contact_path(contact.reference), set->key(), set->title(),
                 sheet ? "correct it" : "assess it");
    }
    return part;
}

void add_abuse_routes(site::Router& router) {
    add_form(router, "/hub/contacts/{reference}/domestic-abuse", permissions::work,
             {.show = show_screening, .act = take_screening, .message = "What the hub found is saved"});
    add_form(router, "/hub/contacts/{reference}/risk/{set}", permissions::work, {.show = show_risk, .act = take_risk, .message = "The assessment is saved"});
}

}  // namespace holdfast::hub_contacts
