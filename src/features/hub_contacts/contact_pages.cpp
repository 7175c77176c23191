#include "core/attachments/attachment_pages.hpp"
#include "core/clocks/clock_store.hpp"
#include "core/pathway/care_codes.hpp"
#include "core/trail/trail_store.hpp"
#include "features/hub_contacts/child_store.hpp"
#include "features/hub_contacts/parts_pages.hpp"
#include "web/moj/moj.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

void add_row(govuk::SummaryList& list, const char* key, const std::string& words) {
    if (!words.empty()) list.rows.push_back({.key = {.text = key}, .value = {.html = site::paragraphs(words)}});
}

std::string day_or_words(const Child& child) {
    if (!child.born_on) return child.age;
    return child.age.empty() ? in_words(*child.born_on) : fmt::format("{} ({})", in_words(*child.born_on), child.age);
}

Html record_of(trail::View& view, const Contact& contact, const Child& child) {
    const bool is_linked = link_of(view, contact.id, child.id).has_value();
    return html("<a class=\"govuk-link\" href=\"{}\">{}<span class=\"govuk-visually-hidden\">: {}</span></a>", child_path(contact, child),
                is_linked ? "Linked to a record" : "Look whether the child is known", child.name());
}

Html children_part(trail::View& view, const Contact& contact) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Name"}, {.text = "Born, or age"}, {.text = "School"}, {.text = "Who is it?"}},
                       .caption = "Children",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& child : contact.concern.children)
        table.rows.push_back({{.text = child.name()}, {.text = day_or_words(child)}, {.text = child.school}, {.html = record_of(view, contact, child)}});
    if (table.rows.empty()) return {};
    return web::shell::table_region("Children", govuk::table(table));
}

std::string harms_in_words(const std::vector<Harm>& harms) {
    std::string words;
    for (const Harm harm : harms) words += fmt::format("{}\n", in_words(harm));
    return words;
}

Html concern_part(const Contact& contact) {
    const auto& said = contact.concern;
    govuk::SummaryList list;
    add_row(list, "What worries them", said.concern);
    add_row(list, "Since", said.since);
    add_row(list, "The child says", said.child_says);
    add_row(list, "What it may be", harms_in_words(said.harms));
    add_row(list, "Domestic abuse", std::string(in_words(said.domestic_abuse)));
    if (said.domestic_abuse == Known::yes) add_row(list, "A child was there", std::string(in_words(said.children_present)));
    add_row(list, "Where the child is", said.address);
    add_row(list, "Family and household", said.family);
    add_row(list, "What was tried", said.tried);
    add_row(list, "The family agreed", std::string(in_words(said.consent)));
    add_row(list, "Why the hub is told", said.consent_why);
    return html("<h2 class=\"govuk-heading-m\">What was said</h2>").add(govuk::summary_list(list));
}

Html sender_part(const Contact& contact) {
    const auto& sender = contact.concern.sender;
    govuk::SummaryList list;
    add_row(list, "Who", pathway::words_of_code(pathway::CodeList::referral_source, sender.source));
    add_row(list, "Name", sender.name.empty() ? "Not said" : sender.name);
    add_row(list, "What they do", sender.role);
    add_row(list, "Agency", sender.agency);
    add_row(list, "How to reach them", sender.reach);
    if (sender.is_kept_from_family) add_row(list, "Not to be told", "The family is not told who got in touch");
    add_row(list, "Received", in_words(contact.received_at));
    return html("<h2 class=\"govuk-heading-m\">Who got in touch</h2>").add(govuk::summary_list(list));
}

Html clock_state(const clocks::Running& clock, Instant now) {
    const bool is_late = clock.is_late(now);
    if (clock.ending == clocks::Ending::cancelled) return govuk::tag({.text = "No longer due", .classes = "govuk-tag--grey"});
    if (clock.ended_at) return govuk::tag({.text = is_late ? "Done late" : "Done in time", .classes = is_late ? "govuk-tag--red" : "govuk-tag--green"});
    return govuk::tag({.text = is_late ? "Late" : "Runs", .classes = is_late ? "govuk-tag--red" : "govuk-tag--blue"});
}

Html clocks_part(trail::View& view, const Contact& contact) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "What"}, {.text = "Due"}, {.text = "State"}, {.text = "Why then"}},
                       .caption = "What is due",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    const auto rules = rules_of(view);
    for (const auto& clock : clocks::clocks_of(view, rules, contact.record())) {
        auto why = fmt::format("{}. {}", clock.due.because, clock.due.authority);
        if (!clock.due.uncounted.empty()) why += fmt::format(". Not counted: {}", clock.due.uncounted);
        table.rows.push_back({{.text = std::string(clock.rule->label())},
                              {.text = clock.due.at ? in_words(*clock.due.at) : "Not known"},
                              {.html = clock_state(clock, view.now())},
                              {.text = why, .classes = "app-table__description"}});
    }
    return web::shell::table_region("What is due", govuk::table(table));
}

struct StepLink {
    Step step{};
    const char* place{};
    const char* words{};
};
constexpr std::array step_links{StepLink{Step::rate, "rating", "Rate it"}, StepLink{Step::rate_again, "rating", "Rate it otherwise"},
                                StepLink{Step::decide, "decision", "Decide what becomes of it"}, StepLink{Step::close, "answer", "Answer who got in touch"},
                                StepLink{Step::reopen, "reopening", "Open it again"}};

Html steps_part(trail::View& view, const Contact& contact) {
    const auto path = contact_path(contact.reference);
    Html links = html("<li><a class=\"govuk-link\" href=\"{}/assignment\">{}</a></li>", path, contact.officer ? "Hand it over" : "Take it, or give it to somebody");
    for (const auto& move : triage.open_to(view.actor(), contact.stage)) {
        const auto link = std::ranges::find(step_links, move.step, &StepLink::step);
        links.add("<li><a class=\"govuk-link\" href=\"{}/{}\">{}</a></li>", path, link->place, link->words);
    }
    links.add("<li><a class=\"govuk-link\" href=\"{}/domestic-abuse\">Domestic abuse: say what the hub found</a></li>", path);
    if (contact.stage != Stage::closed) links.add("<li><a class=\"govuk-link\" href=\"{}/checks\">Ask agencies what they hold</a></li>", path);
    links.add("<li><a class=\"govuk-link\" href=\"{}/notes\">Write a note</a></li>", path);
    return html("<h2 class=\"govuk-heading-m\">What can be done now</h2><ul class=\"govuk-list govuk-list--bullet\">").add(links).add("</ul>");
}

web::moj::TimelineItem item(trail::View& view, std::string label, Html words, Instant at, Id<trail::Account> by) {
    return {.label = {.text = std::move(label)}, .html = std::move(words), .datetime = web::moj::at_moment(at), .byline = govuk::Content{.text = name_of(view, by)}};
}

Html decision_words(const Decision& made) {
    Html words = site::paragraphs(made.rationale).add("<p class=\"govuk-body\">On what: {}</p>", made.considered);
    if (!made.to.empty()) words.add("<p class=\"govuk-body\">Goes to: {}</p>", made.to);
    return words.add("<p class=\"govuk-body\">{}, by {}</p>", in_words(made.level), made.edition);
}

Html screening_words(const Screening& found) {
    Html words = html("<p class=\"govuk-body\">Domestic abuse: {}. A child was there: {}.</p>", in_words(found.domestic_abuse), in_words(found.children_present));
    if (found.adviser) words.add("<p class=\"govuk-body\">Adviser: {}</p>", in_words(*found.adviser));
    if (found.conference_on) words.add("<p class=\"govuk-body\">Referred to the conference (MARAC) on {}</p>", in_words(*found.conference_on));
    return words;
}

/// Ratings, decisions, what was found, links and notes, the newest first.
Html history_part(trail::View& view, const Contact& contact) {
    std::vector<std::pair<Instant, web::moj::TimelineItem>> items;
    for (const auto& rated : ratings_of(view, contact.id))
        items.emplace_back(rated.at, item(view, fmt::format("Rated {}", token_of(rated.rating)), site::paragraphs(rated.reason), rated.at, rated.by));
    for (const auto& made : decisions_of(view, contact.id))
        items.emplace_back(made.at, item(view, fmt::format("Decided: {}", in_words(made.onward)), decision_words(made), made.at, made.by));
    for (const auto& found : screenings_of(view, contact.id))
        items.emplace_back(found.at, item(view, "Domestic abuse looked into", screening_words(found), found.at, found.by));
    for (const auto& link : links_of(view, contact.id)) {
        items.emplace_back(link.linked_at, item(view, "Child linked to a record", html("<p class=\"govuk-body\">{}</p>", link.person), link.linked_at, link.linked_by));
        if (link.undone_at) items.emplace_back(*link.undone_at, item(view, "Link taken back", site::paragraphs(link.undone_why), *link.undone_at, link.undone_by));
    }
    for (const auto& note : notes_of(view, contact.id))
        items.emplace_back(note.at, item(view, std::string(in_words(note.kind)), site::paragraphs(note.words), note.at, note.by));
    std::ranges::stable_sort(items, std::ranges::greater{}, [](const auto& each) { return each.first; });
    Html part = html("<h2 class=\"govuk-heading-m\">What the hub did</h2>");
    if (items.empty()) return part.add("<p class=\"govuk-body\">Nothing is written yet.</p>");
    web::moj::Timeline timeline{.items = {}, .heading_level = 3};
    for (auto& [at, each] : items) timeline.items.push_back(std::move(each));
    return part.add(web::moj::timeline(timeline));
}

}  // namespace

static Html advice_part(trail::View& view, const Hub& hub, const std::string& reference) {
    const auto advice = hub.advice_before ? hub.advice_before(view, reference) : std::vector<AdviceBefore>{};
    if (advice.empty()) return {};
    Html part = html("<h2 class=\"govuk-heading-m\">Advice that led to it</h2><ul class=\"govuk-list\">");
    for (const auto& each : advice) part.add("<li><a class=\"govuk-link\" href=\"{}\">{}</a>: {}</li>", each.path, each.reference, each.words);
    return part.add("</ul>");
}

static Outcome<site::Answer> show_contact(trail::View& view, const web::Request& request, const Hub& hub, const attachments::Desk& documents) {
    const std::string reference = reference_of(request);
    TRY(policy::open_record(view, {contact_records, policy::belonging_of(view)}, reference));
    const auto contact = find_contact(view, reference);
    if (!contact) return not_found();
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">{}</h1>", reference,
                     contact->concern.children.empty() ? "Contact" : contact->concern.children.front().name());
    main.add("<p class=\"govuk-body\">{} {} &#32; Officer: {}</p>", govuk::tag({.text = std::string(in_words(contact->stage))}), rating_tag(contact->rating),
             name_of(view, contact->officer));
    if (contact->concern.is_in_danger) main.add(govuk::warning_text({.text = "Whoever got in touch says that a child is in danger now.", .icon_fallback_text = "Warning"}));
    for (const auto& left : contact->stage == Stage::decided ? left_to_do(view, *contact) : std::vector<std::string>{}) main.add(govuk::inset_text({.text = left}));
    main.add(steps_part(view, *contact)).add(children_part(view, *contact)).add(concern_part(*contact)).add(sender_part(*contact)).add(attachments::documents_part(view, documents, reference));
    main.add(advice_part(view, hub, reference));
    main.add(abuse_part(view, *contact)).add(checks_part(view, *contact)).add(clocks_part(view, *contact)).add(history_part(view, *contact));
    return site::Answer{site::Page{.title = "Contact " + reference, .main = std::move(main)}};
}

void add_contact_routes(site::Router& router, const SharedHub& hub, const trail::KeyFolder& keys) {
    router.get("/hub/contacts/{reference}", permissions::work,
               [hub, documents = documents_of_contacts(keys)](trail::View& view, const web::Request& request) { return show_contact(view, request, *hub, documents); });
}

}  // namespace holdfast::hub_contacts
