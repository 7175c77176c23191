#include "features/lado/allegation_store.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/parts_pages.hpp"
#include "features/lado/share_store.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::lado {

using policy::Verb;
using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static Outcome<EntryKind> kind_in(const web::Request& request) {
    const auto kind = parse_entry_kind(request.parameter("kind"));
    if (!kind || *kind > EntryKind::note) return not_found();
    return *kind;
}

/// What is asked for words of a kind.
struct Asked {
    const char* label{};
    const char* hint{};
};
static Asked asked_of(EntryKind kind) {
    if (is_correctable(kind)) return {"What should stand there?", "What stood there before is kept"};
    return {"What do you want to note?", ""};
}

static Outcome<site::Answer> show_entry(trail::View& view, const web::Request& request, const Office& office, const Errors& errors) {
    const auto kind = TRY(kind_in(request));
    const auto allegation = TRY(case_for(view, Verb::write, reference_of(request)));
    std::string now;
    Html fields;
    if (is_correctable(kind)) {
        const auto latest = latest_entry(view, allegation.id, kind);
        now = TRY(open_latest(view, office.vault, allegation, kind));
        if (request.method == web::Method::post && typed_number(request, "seen") != latest.number)
            fields.add(both_versions({{std::string(in_words(kind)), now, site::typed(request, "words")}}));
        fields.add("<input type=\"hidden\" name=\"seen\" value=\"{}\">", latest.number);
    }
    if (kind == EntryKind::employer && std::ranges::any_of(shares_of(view, allegation.id), [](const SharedCase& each) { return !each.ended_at; }))
        fields.add(
            govuk::inset_text({.text = "The case is shared with a safeguarding lead. That ends unless the name stays that of the same organisation on file."}));
    const site::Form form{request, errors, {{"words", now}}};
    const auto [label, hint] = asked_of(kind);
    return site::Answer{form_page(request,
                                  {.title = is_correctable(kind) ? fmt::format("Correct: {}", in_words(kind)) : std::string(in_words(kind)),
                                   .reference = allegation.reference,
                                   .action = fmt::format("{}/entries/{}", case_path(allegation.reference), token_of(kind)),
                                   .fields = fields.add(form.lines("words", label, hint)),
                                   .button = "Save"},
                                  errors)};
}

static Outcome<Done> take_entry(trail::Change& change, const web::Request& request, const Office& office) {
    const Writing writing{TRY(kind_in(request)), site::typed(request, "words"), {typed_number(request, "seen")}};
    return in_field(write(change, office, reference_of(request), writing), "words");
}

static Outcome<site::Answer> show_response(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto allegation = TRY(case_for(view, Verb::write, reference_of(request)));
    const site::Form form{request, errors};
    return site::Answer{
        form_page(request,
                  {.title = "Your answer to the referrer",
                   .reference = allegation.reference,
                   .action = case_path(allegation.reference) + "/responses",
                   .fields = form.lines("words", "Whom did you answer, how, and what did you say?", "The first answer ends the clock of the response"),
                   .button = "Save"},
                  errors)};
}

static Outcome<site::Answer> show_strand(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto strand = parse<Strand>(request.parameter("strand"));
    if (!strand) return not_found();
    const auto allegation = TRY(case_for(view, Verb::write, reference_of(request)));
    const auto now = strands_of(view, allegation.id)[static_cast<std::size_t>(*strand)];
    const site::Form form{request, errors, {{"state", std::string(token_of(now.state))}}};
    Html fields;
    if (request.method == web::Method::post && request.form.get("seen") != token_of(now.state)) {
        const auto typed = parse<StrandState>(request.form.get("state"));
        fields.add(both_versions({{"How it stands", std::string(in_words(now.state)), typed ? std::string(in_words(*typed)) : "Nothing"}}));
    }
    fields.add("<input type=\"hidden\" name=\"seen\" value=\"{}\">", token_of(now.state));
    fields.add(form.one_of("state", "How does it stand?", radios_of(StrandState{}, view.today())));
    fields.add(form.lines("note", "Who decided it, and what came of it?"));
    return site::Answer{form_page(request,
                                  {.title = std::string(in_words(*strand)),
                                   .reference = allegation.reference,
                                   .action = fmt::format("{}/strands/{}", case_path(allegation.reference), token_of(*strand)),
                                   .fields = std::move(fields),
                                   .button = "Save"},
                                  errors)};
}

static Outcome<Done> take_strand(trail::Change& change, const web::Request& request, const Office& office) {
    const auto strand = parse<Strand>(request.parameter("strand"));
    if (!strand) return not_found();
    Errors errors;
    const auto state = chosen<StrandState>(request, "state", "Choose how it stands", errors);
    if (!errors.empty()) return invalid(std::move(errors));
    const auto seen = parse<StrandState>(request.form.get("seen")).value_or(StrandState{});
    return in_field(set_strand(change, office, reference_of(request), {*strand, state, seen, site::typed(request, "note")}), "state");
}

static Outcome<site::Answer> show_meeting(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto allegation = TRY(case_for(view, Verb::write, reference_of(request)));
    const site::Form form{request, errors};
    Html fields = form.day("held_on", "When was it held?");
    fields.add(form.lines("attendance", "Who attended?", "Names, roles and agencies, and who sent apologies"));
    fields.add(form.lines("minutes", "Minutes", "What each agency said, and what was discussed"));
    fields.add(form.lines("agreed", "What was agreed?", "Who does what by when"));
    fields.add(form.day("next_review_on", "When is the case reviewed next?", "Monthly at least while the case is open"));
    return site::Answer{form_page(request,
                                  {.title = "Record a meeting",
                                   .reference = allegation.reference,
                                   .action = case_path(allegation.reference) + "/meetings",
                                   .fields = std::move(fields),
                                   .button = "Save the meeting"},
                                  errors)};
}

static Outcome<Done> take_meeting(trail::Change& change, const web::Request& request, const Office& office) {
    Errors errors;
    const auto held_on = site::day_in(request, "held_on", errors);
    const auto next = site::day_in(request, "next_review_on", errors);
    if (!held_on && errors.empty()) errors.push_back({"held_on", "Enter the day of the meeting"});
    if (!errors.empty()) return invalid(std::move(errors));
    return record_meeting(change, office, reference_of(request),
                          {.meeting = {.held_on = *held_on, .next_review_on = next},
                           .attendance = site::typed(request, "attendance"),
                           .minutes = site::typed(request, "minutes"),
                           .agreed = site::typed(request, "agreed")});
}

static std::vector<Version> versions_of(const Facts& saved, const Facts& mine) {
    return {{"Referred by", std::string(in_words(saved.referrer)), std::string(in_words(mine.referrer))},
            {"Kind of employer", std::string(in_words(saved.employer)), std::string(in_words(mine.employer))},
            {"Primary category", std::string(in_words(saved.category)), std::string(in_words(mine.category))},
            {"After a physical intervention", saved.is_after_restraint ? "Yes" : "No", mine.is_after_restraint ? "Yes" : "No"},
            {"Criteria", in_words(saved.criteria), in_words(mine.criteria)},
            {"Alleged to have happened", day_or_unknown(saved.alleged_on), day_or_unknown(mine.alleged_on)},
            {"The employer knew", day_or_unknown(saved.employer_knew_on), day_or_unknown(mine.employer_knew_on)}};
}

static Outcome<site::Answer> show_facts(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto allegation = TRY(case_for(view, Verb::write, reference_of(request)));
    const site::Form form{request, errors, fields_of(allegation.facts)};
    Html fields;
    Errors unread;
    if (request.method == web::Method::post && typed_number(request, "version") != allegation.version)
        fields.add(both_versions(versions_of(allegation.facts, facts_in(request, unread))));
    fields.add("<input type=\"hidden\" name=\"version\" value=\"{}\">", allegation.version);
    fields.add(form.choice("referrer", "Which kind of agency referred?", choices_of(ReferrerType{}, "Choose a kind")));
    fields.add(facts_questions(form, allegation.received_on()));
    return site::Answer{form_page(request,
                                  {.title = "Correct what is counted",
                                   .reference = allegation.reference,
                                   .action = case_path(allegation.reference) + "/facts",
                                   .fields = std::move(fields),
                                   .button = "Save"},
                                  errors)};
}

static Outcome<Done> take_facts(trail::Change& change, const web::Request& request) {
    Errors errors;
    const auto facts = facts_in(request, errors);
    if (!errors.empty()) return invalid(std::move(errors));
    return in_field(correct(change, reference_of(request), facts, typed_number(request, "version")), "employer");
}

void add_writing_routes(site::Router& router, const SharedOffice& office) {
    add_form(router, "/lado/allegations/{reference}/entries/{kind}",
             {.show = [office](trail::View& view, const web::Request& request, const Errors& errors) { return show_entry(view, request, *office, errors); },
              .act = [office](trail::Change& change, const web::Request& request) { return take_entry(change, request, *office); },
              .message = "It is written down"});
    add_form(router, "/lado/allegations/{reference}/responses",
             {.show = show_response,
              .act = [office](trail::Change& change,
                              const web::Request& request) { return respond(change, *office, reference_of(request), site::typed(request, "words")); },
              .message = "The answer is written down"});
    add_form(router, "/lado/allegations/{reference}/strands/{strand}",
             {.show = show_strand,
              .act = [office](trail::Change& change, const web::Request& request) { return take_strand(change, request, *office); },
              .message = "The strand is brought up to date"});
    add_form(router, "/lado/allegations/{reference}/meetings",
             {.show = show_meeting,
              .act = [office](trail::Change& change, const web::Request& request) { return take_meeting(change, request, *office); },
              .message = "The meeting is on record"});
    add_form(router, "/lado/allegations/{reference}/facts", {.show = show_facts, .act = take_facts, .message = "What is counted was corrected"});
}

}  // namespace holdfast::lado
