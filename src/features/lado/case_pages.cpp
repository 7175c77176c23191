#include "core/access/account_store.hpp"
#include "core/actions/action_pages.hpp"
#include "core/attachments/attachment_pages.hpp"
#include "core/clocks/clock_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/consultation_store.hpp"
#include "features/lado/outcome_service.hpp"
#include "features/lado/parts_pages.hpp"
#include "features/lado/standards.hpp"
#include "web/csrf.hpp"
#include "web/moj/moj.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::lado {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

/// One case as its page shows it.
struct Shown {
    Allegation allegation{};
    CaseWords words{};
    std::vector<Officer> officers{};
    std::vector<Consultation> advice{};  ///< from which it grew, or which it became
    bool may_write{};
    std::string path{};
};

govuk::SummaryRow worded_row(const Shown& shown, EntryKind kind) {
    govuk::SummaryRow row{.key = {.text = std::string(in_words(kind))}, .value = {.html = paragraphs(shown.words.latest(kind))}};
    if (shown.words.latest(kind).empty()) row.value = {.text = "Not on record"};
    if (shown.may_write && shown.allegation.stage != Stage::advice_only)
        row.actions.items.push_back(
            {.href = fmt::format("{}/entries/{}", shown.path, token_of(kind)), .text = "Correct", .visually_hidden_text = std::string(in_words(kind))});
    return row;
}

Html who_and_what(const Shown& shown) {
    govuk::SummaryList list;
    using enum EntryKind;
    for (const EntryKind kind : {adult, role, employer, children, concern, contact}) list.rows.push_back(worded_row(shown, kind));
    return html("<h2 class=\"govuk-heading-m\">Who and what</h2>").add(govuk::summary_list(list));
}

Html counted(trail::View& view, const Shown& shown) {
    const auto placement = find_placement(view, shown.allegation.id);
    const auto& [id, reference, received_at, facts, stage, finding, is_without_action, closed_on, results, agency, referred_by, officer, version] =
        shown.allegation;
    govuk::SummaryList list;
    const auto add = [&](const char* key, std::string value) { list.rows.push_back({.key = {.text = key}, .value = {.text = std::move(value)}}); };
    add("Referred by", fmt::format("{}{}{}", in_words(facts.referrer), agency.empty() ? "" : ", ", agency));
    add("Kind of employer", std::string(in_words(facts.employer)));
    add("Primary category", std::string(in_words(facts.category)) + (facts.is_after_restraint ? ", after a physical intervention" : ""));
    list.rows.push_back({.key = {.text = "Criteria"}, .value = {.html = paragraphs(in_words(facts.criteria))}});
    add("Alleged to have happened", day_or_unknown(facts.alleged_on));
    add("The employer knew", day_or_unknown(facts.employer_knew_on));
    add("Received", in_words(received_at));
    for (const auto& advice : shown.advice)
        list.rows.push_back({.key = {.text = "Advice before"},
                             .value = {.html = html("<a class=\"govuk-link\" href=\"/lado/consultations/{}\">{}</a>", advice.reference, advice.reference)}});
    if (finding) add("Finding", std::string(in_words(*finding)));
    if (is_without_action) add("No further action", "After initial consideration");
    if (!results.empty()) {
        Html all;
        for (const Result result : results) all.add(paragraphs(in_words(result)));
        list.rows.push_back({.key = {.text = "Outcomes"}, .value = {.html = all}});
    }
    if (placement) add("The placement", fmt::format("{}, decided on {}", in_words(placement->decision), in_words(placement->decided_on)));
    if (closed_on) add("At an end", fmt::format("{}. {}", in_words(*closed_on), in_words(band_of(shown.allegation.received_on(), *closed_on))));
    Html part = html("<h2 class=\"govuk-heading-m\">What is counted</h2>");
    part.add(govuk::summary_list(list));
    if (shown.may_write) part.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/facts\">Correct what is counted</a></p>", shown.path);
    if (shown.may_write && is_followed(stage))
        part.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/outcomes\">Record outcomes</a></p>", shown.path);
    if (shown.may_write && facts.is_after_restraint && stage != Stage::advice_only)
        part.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/restraint\">Complaint after the restraint, and the placement</a></p>", shown.path);
    return part;
}

Html clock_state(const clocks::Running& clock, Instant now) {
    if (clock.is_paused()) return govuk::tag({.text = "Stopped", .classes = "govuk-tag--yellow"});
    if (!clock.due.at) return html("Not known");
    const bool is_late = clock.is_late(now);
    if (clock.ending == clocks::Ending::cancelled) return govuk::tag({.text = "No longer due", .classes = "govuk-tag--grey"});
    if (clock.ended_at) return govuk::tag({.text = is_late ? "Done late" : "Done in time", .classes = is_late ? "govuk-tag--red" : "govuk-tag--green"});
    return govuk::tag({.text = days_to_go(clock.due, london_date(now)), .classes = is_late ? "govuk-tag--red" : "govuk-tag--blue"});
}

/// Why it is due then, and what of the days did not count.
std::string why_then(const clocks::Running& clock) {
    std::string words = fmt::format("{}. {}", clock.due.because, clock.due.authority);
    return clock.due.uncounted.empty() ? words : fmt::format("{}. Not counted: {}", words, clock.due.uncounted);
}

/// A clock that waits for others can be stopped, but for those that are set by law.
Html stopping_link(const Shown& shown, const clocks::Running& clock) {
    if (!shown.may_write || clock.ended_at || clock.rule->basis() == clocks::Basis::statutory) return {};
    return html(" <a class=\"govuk-link\" href=\"{}/clocks/{}\">{}<span class=\"govuk-visually-hidden\">: {}</span></a>", shown.path, token_of(*clock.rule),
                clock.is_paused() ? "Let it run on" : "Stop", clock.rule->label());
}

Html clocks_part(trail::View& view, const Shown& shown) {
    const Allegation& allegation = shown.allegation;
    govuk::Table table{.rows = {},
                       .head = {{.text = "What"}, {.text = "Due"}, {.text = "State"}, {.text = "Why then"}},
                       .caption = "What is due",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    const auto all = clocks::clocks_of(view, rules_of(view), allegation.record());
    const auto is_timed_again = [&](const clocks::Running& clock) {
        return clock.rule == &referral_clock &&
               std::ranges::any_of(all, [&](const clocks::Running& other) { return other.rule == clock.rule && other.id > clock.id; });
    };
    for (const auto& clock : all)
        if (!is_timed_again(clock))
            table.rows.push_back({{.text = std::string(clock.rule->label())},
                                  {.text = day_or_unknown(clock.due.on)},
                                  {.html = clock_state(clock, view.now()).add(stopping_link(shown, clock))},
                                  {.text = why_then(clock), .classes = "app-table__description"}});
    if (table.rows.empty()) return {};
    return web::shell::table_region("What is due", govuk::table(table));
}

Html strands_part(trail::View& view, const Shown& shown) {
    govuk::SummaryList list;
    const bool may_change = shown.may_write && is_followed(shown.allegation.stage);
    for (const auto& now : strands_of(view, shown.allegation.id)) {
        std::string value(in_words(now.state));
        if (now.changed_on) value += ", since " + in_words(*now.changed_on);
        govuk::SummaryRow row{.key = {.text = std::string(in_words(now.strand))}, .value = {.text = value}};
        if (may_change)
            row.actions.items.push_back({.href = fmt::format("{}/strands/{}", shown.path, token_of(now.strand)),
                                         .text = "Change",
                                         .visually_hidden_text = std::string(in_words(now.strand))});
        list.rows.push_back(std::move(row));
    }
    return html("<h2 class=\"govuk-heading-m\">The three strands</h2>").add(govuk::summary_list(list));
}

Html meetings_part(trail::View& view, const Shown& shown) {
    Html part = html("<h2 class=\"govuk-heading-m\">Allegations management meetings</h2>");
    const auto meetings = meetings_of(view, shown.allegation.id);
    if (meetings.empty()) part.add("<p class=\"govuk-body\">None has been held.</p>");
    for (const auto& meeting : meetings) {
        const auto words = [&](EntryKind kind) { return paragraphs(shown.words.of_meeting(kind, meeting.id.number)); };
        govuk::SummaryList list{
            .rows = {{.key = {.text = "Who attended"}, .value = {.html = words(EntryKind::attendance)}},
                     {.key = {.text = "Minutes"}, .value = {.html = words(EntryKind::minutes)}},
                     {.key = {.text = "What was agreed"}, .value = {.html = words(EntryKind::agreed)}},
                     {.key = {.text = "Next review"}, .value = {.text = meeting.next_review_on ? in_words(*meeting.next_review_on) : "Not set"}}}};
        list.card = govuk::SummaryCard{.title = govuk::SummaryCardTitle{.text = "Meeting of " + in_words(meeting.held_on), .heading_level = 3}};
        part.add(govuk::summary_list(list));
    }
    if (shown.may_write && shown.allegation.stage == Stage::under_management)
        part.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/meetings\">Record a meeting</a></p>", shown.path);
    return part;
}

bool is_told_in_order(EntryKind kind) {
    using enum EntryKind;
    return kind == note || kind == decision || kind == restraint || kind == from_employer || kind == from_referrer || kind == handover || kind == audit ||
           kind == to_employer || kind == feedback;
}

Html history_part(const Shown& shown) {
    web::moj::Timeline timeline{.items = {}, .heading_level = 3};
    for (auto entry = shown.words.entries.rbegin(); entry != shown.words.entries.rend(); ++entry)
        if (is_told_in_order(entry->kind))
            timeline.items.push_back({.label = {.text = std::string(in_words(entry->kind))},
                                      .html = paragraphs(entry->words),
                                      .datetime = web::moj::at_moment(entry->written_at),
                                      .byline = govuk::Content{.text = name_of(shown.officers, entry->written_by)}});
    Html part = html("<h2 class=\"govuk-heading-m\">Notes and decisions</h2>");
    if (shown.may_write && shown.allegation.stage != Stage::advice_only)
        part.add(
            "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/entries/note\">Add a note</a></p><p class=\"govuk-body\">"
            "<a class=\"govuk-link\" href=\"{}/responses\">Write down your answer to the referrer</a></p>",
            shown.path, shown.path);
    if (timeline.items.empty()) return part.add("<p class=\"govuk-body\">Nothing is written yet.</p>");
    return part.add(web::moj::timeline(timeline));
}

struct StepLink {
    Step step{};
    const char* place{};
    const char* words{};
};
constexpr std::array step_links{
    StepLink{Step::accept, "acceptance", "The threshold is met"},
    StepLink{Step::close_at_once, "closure", "No further action after initial consideration"},
    StepLink{Step::take_as_advice, "advice", "Take it as advice"},
    StepLink{Step::close, "closure", "Close the case"},
    StepLink{Step::send_away, "steps/send_away", "Send it to another authority"},
    StepLink{Step::acknowledge, "steps/acknowledge", "The other authority has taken it"},
    StepLink{Step::take_back, "steps/take_back", "Take it back"},
    StepLink{Step::reopen, "steps/reopen", "Open it again"},
};

Html steps_part(const trail::View& view, const Shown& shown) {
    Html links;
    const bool is_given = shown.allegation.officer.has_value();
    links.add("<li><a class=\"govuk-link\" href=\"{}/assignment\">{}</a></li>", shown.path,
              is_given ? "Give the case to another officer" : "Give the case to an officer");
    if (is_given && shown.allegation.stage != Stage::advice_only)
        links.add("<li><a class=\"govuk-link\" href=\"{}/colleagues\">Let another officer write in the case</a></li>", shown.path);
    if (shown.may_write)
        for (const auto& move : pathway.open_to(view.actor(), shown.allegation.stage)) {
            const auto link = std::ranges::find(step_links, move.step, &StepLink::step);
            links.add("<li><a class=\"govuk-link\" href=\"{}/{}\">{}</a></li>", shown.path, link->place, link->words);
        }
    Html part = html("<h2 class=\"govuk-heading-m\">What can be done now</h2>");
    if (!is_given) part.add(govuk::inset_text({.text = "Nobody deals with this case yet. Give it to an officer to begin."}));
    return part.add("<ul class=\"govuk-list govuk-list--bullet\">").add(links).add("</ul>");
}

/// The officers, and whoever else wrote in the case: with whom it was shared, and who gave feedback.
std::vector<Officer> writers_in(trail::View& view, const Office& office, const Allegation& allegation) {
    auto writers = officers_of(view, office);
    for (const auto& entry : entries_of(view, allegation.id))
        if (std::ranges::find(writers, entry.written_by, &Officer::account) == writers.end())
            if (const auto account = access::find_account(view, entry.written_by)) writers.push_back({account->id, account->name, account->agency});
    return writers;
}

}  // namespace

Outcome<site::Answer> show_case(trail::View& view, const web::Request& request, const Office& office, const std::vector<FieldError>& errors) {
    const std::string& reference = request.parameter("reference");
    const policy::Question question{allegation_records, policy::belonging_of(view)};
    TRY(policy::open_record(view, question, reference));
    const auto allegation = find_allegation(view, reference);
    if (!allegation) return not_found();
    const Shown shown{.allegation = *allegation,
                      .words = TRY(open_words(view, office.vault, *allegation)),
                      .officers = writers_in(view, office, *allegation),
                      .advice = consultations_behind(view, reference),
                      .may_write = static_cast<bool>(policy::may(view, policy::Verb::write, question, reference)),
                      .path = case_path(reference)};
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">{}</h1>", reference,
                     shown.words.latest(EntryKind::adult).empty() ? "No name on record" : shown.words.latest(EntryKind::adult));
    std::string who = "Officer: " + name_of(shown.officers, allegation->officer);
    for (const auto& colleague : colleagues_in(view, *allegation)) who += ". Writes in it too: " + name_of(shown.officers, colleague.account);
    main.add("<p class=\"govuk-body\">{} &#32; {}</p>", govuk::tag({.text = std::string(in_words(allegation->stage))}), who);
    main.add(steps_part(view, shown)).add(clocks_part(view, shown)).add(who_and_what(shown)).add(counted(view, shown));
    main.add(strands_part(view, shown)).add(meetings_part(view, shown));
    main.add(actions::actions_part(view, actions_of_cases(office), reference)).add(attachments::documents_part(view, documents_of_cases(office), reference));
    main.add(shares_part(view, *allegation, shown.may_write && allegation->stage != Stage::advice_only)).add(history_part(shown));
    return site::Answer{site::Page{.title = "Allegation " + reference,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Allegations", "/lado"}},
                                   .errors = errors,
                                   .status = errors.empty() ? 200 : 422}};
}

void add_case_routes(site::Router& router, const SharedOffice& office) {
    router.get("/lado/allegations/{reference}", permissions::manage,
               [office](trail::View& view, const web::Request& request) { return show_case(view, request, *office, {}); });
}

}  // namespace holdfast::lado
