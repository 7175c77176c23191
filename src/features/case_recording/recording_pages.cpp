#include "features/case_recording/recording_pages.hpp"

#include "core/calendar/calendar_store.hpp"
#include "core/pathway/case_list_pages.hpp"
#include "core/pathway/census_return_service.hpp"
#include "core/pathway/name_store.hpp"
#include "core/people/person_service.hpp"
#include "features/case_recording/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::case_recording {

using pathway::RecordForm;
using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

/// A child in whose record the viewer may write.
Outcome<people::Person> writable(trail::View& view, const web::Request& request) {
    const auto& reference = request.parameter("subject");
    TRY(policy::require(view, policy::Verb::write, people::question_of(view), reference));
    const auto person = people::find_person(view, reference);
    if (!person || person->is_adult) return not_found();
    return *person;
}

std::vector<site::Crumb> crumbs_of(const std::string& reference) { return {{"Find a person", "/persons"}, {"Record " + reference, "/persons/" + reference}}; }

Html due_section(trail::View& view, const people::Person& child) {
    const auto due = pathway::due_for(view, calendar::load_calendar(view), child.id);
    if (due.empty()) return {};
    Html part = html("<h2 class=\"govuk-heading-m\">What is due</h2>");
    govuk::SummaryList list{.rows = {}};
    for (const auto& row : due) {
        Html when = pathway::due_tag(row.due, view.today());
        if (row.due.on) when.add(" {}", in_words(*row.due.on));
        when.add("<br><span class=\"govuk-hint\">{}</span>", row.due.because);
        list.rows.push_back({.key = {.text = row.what}, .value = {.html = std::move(when)}});
    }
    return part.add(govuk::summary_list(list));
}

/// What the rules of the census find in the record as it stands, so that it is put right now and not in spring.
Html census_section(trail::View& view, const people::Person& child) {
    Html items;
    for (const auto& breach : pathway::breaches_in_next_census(view, calendar::load_calendar(view), child.id, pathway::own_agency(view)))
        items.add("<li>{} (rule {}, {}{}{})</li>", breach.message, breach.rule, breach.field, breach.value.empty() ? "" : ": ", breach.value);
    if (items.empty()) return {};
    return govuk::details({.summary_text = "What the next census would find here", .html = html("<ul class=\"govuk-list govuk-list--bullet\">{}</ul>", items)});
}

Html link_to(const std::string& reference, const RecordForm& form) {
    return html("<li><a class=\"govuk-link\" href=\"/persons/{}/records/{}\">{}</a></li>", reference, form.token, form.title);
}

/// What is written most for a child as things stand: visits and reviews under what is open.
std::vector<std::string_view> likely_for(trail::View& view, Id<people::Person> child) {
    std::vector<std::string_view> tokens;
    const auto is_open = [](const auto& record) { return !record.ended_on; };
    if (std::ranges::any_of(pathway::of_child<pathway::ProtectionPlan>(view, child), is_open)) tokens = {"protection-visits", "core-groups", "plan-reviews"};
    if (std::ranges::any_of(pathway::of_child<pathway::CareEpisode>(view, child), is_open))
        for (const auto* token : {"care-visits", "care-reviews", "episodes"}) tokens.emplace_back(token);
    const auto referrals = pathway::of_child<pathway::Referral>(view, child);
    const bool is_in_need = std::ranges::any_of(referrals, [](const auto& each) { return !each.closed_on && !each.no_further_action.value_or(false); });
    if (!is_in_need) tokens.emplace_back("referrals");
    else if (tokens.empty()) tokens = {"need-visits", "assessments"};
    return tokens;
}

Outcome<site::Answer> show_choice(trail::View& view, const web::Request& request) {
    const auto child = TRY(writable(view, request));
    view.look({people::person_kind, child.reference});
    Html main = html("<span class=\"govuk-caption-l\">{}, record {}</span><h1 class=\"govuk-heading-l\">Add to this record</h1>",
                     pathway::known_by(view, child.id).name, child.reference);
    main.add(due_section(view, child))
        .add(census_section(view, child))
        .add("<h2 class=\"govuk-heading-m\">Most likely now</h2><ul class=\"govuk-list govuk-list--spaced\">");
    for (const auto token : likely_for(view, child.id)) main.add(link_to(child.reference, *pathway::form_with_token(token)));
    std::string_view chapter;
    for (const auto& form : pathway::record_forms()) {
        if (form.chapter != chapter) main.add("</ul><h2 class=\"govuk-heading-m\">{}</h2><ul class=\"govuk-list govuk-list--spaced\">", form.chapter);
        chapter = form.chapter;
        main.add(link_to(child.reference, form));
    }
    main.add("</ul><p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/persons/{}/chronology\">Chronology: look at, and correct, what was written</a></p>",
             child.reference);
    return site::Answer{site::Page{.title = "Add to record " + child.reference, .main = std::move(main), .breadcrumbs = crumbs_of(child.reference)}};
}

Outcome<const RecordForm*> form_in(const web::Request& request) {
    const auto* form = pathway::form_with_token(request.parameter("record_kind"));
    if (form == nullptr) return not_found();
    return form;
}

site::Page form_page(trail::View& view, const web::Request& request, const people::Person& child, const RecordForm& form, std::vector<FieldError> errors) {
    const auto known = pathway::known_for(view, child.id, form);
    const Filling filling{request, errors, first_values(view, form, known)};
    const std::string path = "/persons/" + child.reference + "/records";
    Html main = html("<span class=\"govuk-caption-l\">{}, record {}</span><h1 class=\"govuk-heading-l\">{}</h1>", pathway::known_by(view, child.id).name,
                     child.reference, form.title);
    if (const auto* missing = missing_part(form, known)) {
        main.add(
            "<p class=\"govuk-body\">This belongs to another record, and there is none yet. <a class=\"govuk-link\" href=\"{}/{}\">Record it first: "
            "{}</a>.</p>",
            path, missing->token, missing->title);
    } else {
        main.add("<form method=\"post\" action=\"{}/{}\" novalidate>", path, form.token).add(web::csrf_field(request));
        main.add(questions_of(view, form, known, filling)).add(govuk::button({.text = "Record", .prevent_double_click = true})).add("</form>");
    }
    auto crumbs = crumbs_of(child.reference);
    crumbs.push_back({"Add to this record", path});
    return {.title = fmt::format("{}, record {}", form.title, child.reference),
            .main = std::move(main),
            .breadcrumbs = std::move(crumbs),
            .errors = std::move(errors)};
}

Outcome<site::Answer> show_form(trail::View& view, const web::Request& request) {
    const auto child = TRY(writable(view, request));
    const auto* form = TRY(form_in(request));
    view.look({people::person_kind, child.reference});
    return site::Answer{form_page(view, request, child, *form, {})};
}

Outcome<site::Answer> record_it(trail::Change& change, const web::Request& request) {
    const auto child = TRY(writable(change, request));
    const auto* form = TRY(form_in(request));
    const auto written = pathway::write_record(change, child.reference, *form, said_in(request, *form));
    if (!written && written.refusal().kind != Refusal::Kind::invalid) return written.refusal();
    if (!written) {
        auto page = form_page(change, request, child, *form, written.refusal().errors);
        page.status = 422;
        return site::Answer{std::move(page)};
    }
    return site::Answer{site::redirect_with_message("/persons/" + child.reference + "/records", fmt::format("It was recorded: {}", form->title))};
}

}  // namespace

void add_recording_routes(site::Router& router) {
    router.get("/persons/{subject}/records", people::permissions::edit, show_choice);
    router.get("/persons/{subject}/records/{record_kind}", people::permissions::edit, show_form);
    router.post("/persons/{subject}/records/{record_kind}", people::permissions::edit, "Recorded for the child", record_it);
}

}  // namespace holdfast::case_recording
