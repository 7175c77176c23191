#include "features/case_recording/record_pages.hpp"

#include "core/access/account_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/name_store.hpp"
#include "core/pathway/recording_history_service.hpp"
#include "core/people/person_service.hpp"
#include "features/case_recording/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::case_recording {

using pathway::RecordForm;
using pathway::Standing;
using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

/// A record of a child that the path names.
struct Place {
    people::Person child{};
    const RecordForm* form{};
    Standing standing{};
    std::string path() const { return fmt::format("/persons/{}/records/{}/{}", child.reference, form->token, standing.number); }
};

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

Outcome<Place> place_of(trail::View& view, const web::Request& request) {
    const auto person = people::find_person(view, request.parameter("subject"));
    const auto* form = pathway::form_with_token(request.parameter("record_kind"));
    if (!person || form == nullptr) return not_found();
    auto standing = pathway::standing_of(view, person->id, *form, number_in(request.parameter("record")));
    if (!standing) return not_found();
    return Place{*person, form, *std::move(standing)};
}

std::vector<site::Crumb> crumbs_of(const std::string& reference) {
    return {{"Find a person", "/persons"}, {"Record " + reference, "/persons/" + reference}, {"Chronology", "/persons/" + reference + "/chronology"}};
}

/// Who says so, and when: a person by name, or the return.
std::string by_whom(trail::View& view, const pathway::Entry& entry) {
    const auto agency = organisations::find_agency(view, entry.agency);
    const std::string of = agency ? std::string(organisations::name_on(*agency, view.today())) : entry.agency;
    if (entry.source != "by-hand") return fmt::format("a return, {}, loaded {}", of, in_words(entry.entered_at));
    const auto account = access::find_account(view, Id<trail::Account>{entry.entered_by});
    return fmt::format("{}, {}, {}", account ? account->name : "somebody", of, in_words(entry.entered_at));
}

Html answers_in(const std::vector<pathway::Told>& answers) {
    govuk::SummaryList list{.rows = {}};
    for (const auto& answer : answers) list.rows.push_back({.key = {.text = answer.label}, .value = {.text = answer.words}});
    return govuk::summary_list(list);
}

Html correction_in_words(trail::View& view, const Place& place, const pathway::Correction& correction) {
    Html part = html("<h3 class=\"govuk-heading-s\">{}</h3><p class=\"govuk-body\">By {}.</p>",
                     correction.is_withdrawal ? "Withdrawn"
                     : correction.is_addition ? "Added to"
                                              : "Corrected",
                     by_whom(view, correction.by));
    if (!correction.why.empty()) part.add("<p class=\"govuk-body\">Why: {}</p>", correction.why);
    if (correction.is_withdrawal) return part;
    govuk::Table table{.rows = {}, .head = {{.text = "What"}, {.text = "It said"}, {.text = "Then"}}, .first_cell_is_header = true};
    for (const auto& each : correction.differences)
        table.rows.push_back({{.text = each.label}, {.text = each.was.empty() ? "Nothing" : each.was}, {.text = each.now.empty() ? "Nothing" : each.now}});
    if (!table.rows.empty()) part.add(web::shell::table_region("What was changed by " + by_whom(view, correction.by), govuk::table(table)));
    else part.add(answers_in(pathway::told(view, place.child.id, *place.form, correction.said_before)));
    return part;
}

Html history_of(trail::View& view, const Place& place) {
    Html part;
    for (const auto& correction : pathway::corrections_of(view, place.child.id))
        if (correction.table == place.form->table && correction.record == place.standing.number) part.add(correction_in_words(view, place, correction));
    return part.empty() ? part : html("<h2 class=\"govuk-heading-m\">What was changed</h2>{}", part);
}

Outcome<site::Answer> show(trail::View& view, const web::Request& request) {
    const auto question = people::question_of(view);
    const auto& reference = request.parameter("subject");
    TRY(policy::open_record(view, question, reference));
    const Place place = TRY(place_of(view, request));
    Html main = html("<span class=\"govuk-caption-l\">{}, record {}</span><h1 class=\"govuk-heading-l\">{}</h1>", pathway::known_by(view, place.child.id).name,
                     reference, place.form->title);
    if (place.standing.is_withdrawn) main.add(govuk::inset_text({.text = "This was withdrawn: it does not hold, counts nowhere and is in no return."}));
    main.add(answers_in(pathway::told(view, place.child.id, *place.form, place.standing.said)));
    if (const auto entry = pathway::find_entry(view, place.standing.entry)) main.add("<p class=\"govuk-body\">As said by {}.</p>", by_whom(view, *entry));
    if (!place.standing.is_withdrawn && policy::may(view, policy::Verb::write, question, reference))
        main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"{}/correction\">Add to or correct this</a></p>", place.path());
    main.add(history_of(view, place));
    return site::Answer{
        site::Page{.title = fmt::format("{}, record {}", place.form->title, reference), .main = std::move(main), .breadcrumbs = crumbs_of(reference)}};
}

Outcome<Place> correctable(trail::View& view, const web::Request& request) {
    TRY(policy::require(view, policy::Verb::write, people::question_of(view), request.parameter("subject")));
    Place place = TRY(place_of(view, request));
    if (place.standing.is_withdrawn || place.child.is_adult) return not_found();
    return place;
}

Html closing_questions(const Filling& filling) {
    const auto error_of = [&](std::string_view field) -> std::optional<govuk::ErrorMessage> {
        const auto found = std::ranges::find(filling.errors, field, &FieldError::field);
        return found == filling.errors.end() ? std::nullopt : std::optional(govuk::ErrorMessage{.text = found->message});
    };
    const auto how = filling.value("how");
    govuk::Radios radios{.error_message = error_of("how"), .id_prefix = "how", .name = "how"};
    radios.fieldset = govuk::Fieldset{.legend = {.text = "What is right?"}};
    radios.items = {{.text = "What I have entered above", .value = "instead", .checked = how != "nothing"},
                    {.text = "Nothing: this record does not hold at all", .value = "nothing", .checked = how == "nothing"}};
    govuk::Textarea why{.name = "why", .rows = "3", .value = filling.value("why"), .label = {.text = "Why is it corrected?"}, .error_message = error_of("why")};
    why.hint = govuk::Hint{.text = "Leave it out where you only add what was not there"};
    return govuk::radios(radios).add(govuk::textarea(why));
}

site::Page correction_page(trail::View& view, const web::Request& request, const Place& place, std::vector<FieldError> errors) {
    auto known = pathway::known_for(view, place.child.id, *place.form);
    const Filling filling{request, errors, values_of(*place.form, place.standing.said)};
    const auto seen = request.method == web::Method::post ? typed(request, "seen") : std::to_string(place.standing.entry.number);
    Html main = html("<span class=\"govuk-caption-l\">{}, record {}</span><h1 class=\"govuk-heading-l\">Add to or correct: {}</h1>",
                     pathway::known_by(view, place.child.id).name, place.child.reference, place.form->title);
    main.add(
        "<p class=\"govuk-body\">What it says now is kept and can be read, with your reason.</p><form method=\"post\" action=\"{}/correction\" novalidate>",
        place.path());
    main.add(web::csrf_field(request)).add("<input type=\"hidden\" name=\"seen\" value=\"{}\">", seen);
    main.add(questions_of(view, *place.form, known, filling)).add(closing_questions(filling));
    main.add(govuk::button({.text = "Save", .prevent_double_click = true})).add("</form>");
    auto crumbs = crumbs_of(place.child.reference);
    crumbs.push_back({std::string(place.form->title), place.path()});
    return {.title = fmt::format("Add to or correct: {}, record {}", place.form->title, place.child.reference),
            .main = std::move(main),
            .breadcrumbs = std::move(crumbs),
            .errors = std::move(errors)};
}

Outcome<site::Answer> show_correction(trail::View& view, const web::Request& request) {
    const Place place = TRY(correctable(view, request));
    view.look({people::person_kind, place.child.reference});
    return site::Answer{correction_page(view, request, place, {})};
}

Outcome<site::Answer> correct(trail::Change& change, const web::Request& request) {
    const Place place = TRY(correctable(change, request));
    pathway::Addendum addendum{.record = place.standing.number, .seen = number_in(typed(request, "seen")), .why = typed(request, "why")};
    if (request.form.get("how") != "nothing") addendum.instead = said_in(request, *place.form);
    const auto done = pathway::correct_record(change, place.child.reference, *place.form, addendum);
    if (!done && done.refusal().kind != Refusal::Kind::invalid) return done.refusal();
    if (!done) {
        auto page = correction_page(change, request, place, done.refusal().errors);
        page.status = 422;
        return site::Answer{std::move(page)};
    }
    return site::Answer{site::redirect_with_message(place.path(), addendum.instead ? "It was saved" : "It was withdrawn")};
}

}  // namespace

void add_record_routes(site::Router& router) {
    router.get("/persons/{subject}/records/{record_kind}/{record}", people::permissions::view, show);
    router.get("/persons/{subject}/records/{record_kind}/{record}/correction", people::permissions::edit, show_correction);
    router.post("/persons/{subject}/records/{record_kind}/{record}/correction", people::permissions::edit, "Corrected what was recorded for the child",
                correct);
}

}  // namespace holdfast::case_recording
