#include "core/clocks/clock_store.hpp"
#include "features/professional_disagreement/parts_pages.hpp"
#include "web/moj/moj.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace holdfast::professional_disagreement {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

void add_row(govuk::SummaryList& list, const char* key, Html value) { list.rows.push_back({.key = {.text = key}, .value = {.html = std::move(value)}}); }

/// The record that it is about, as a way to it for who may read it.
Html about_part(trail::View& view, const Subject& subject, const Disagreement& one) {
    if (!policy::may(view, policy::Verb::read, {subject.kind, policy::belonging_of(view)}, one.subject)) return html("{} {}", subject.label, one.subject);
    return html("{} <a class=\"govuk-link\" href=\"{}{}\">{}</a>", subject.label, subject.kind.path, one.subject, one.subject);
}

Html said_part(trail::View& view, const Subject& subject, const Disagreement& one) {
    govuk::SummaryList list;
    add_row(list, "About", about_part(view, subject, one));
    add_row(list, "Who disagrees", html("{}, {}, on {}", name_of(view, one.raised_by), name_of_agency(view, one.raising_agency), in_words(one.raised_at)));
    add_row(list, "Decision of", html("{}", name_of_agency(view, one.deciding_agency)));
    add_row(list, "Decision", site::paragraphs(one.decision));
    add_row(list, "Why", site::paragraphs(one.why));
    add_row(list, "Sought for the child", site::paragraphs(one.sought));
    if (one.ending) add_row(list, "How it ended", html("{}, on {}", in_words(*one.ending), in_words(one.resolved_on.value())));
    if (!one.learned.empty()) add_row(list, "What was learned", site::paragraphs(one.learned));
    return html("<h2 class=\"govuk-heading-m\">What it is about</h2>").add(govuk::summary_list(list));
}

struct StepLink {
    Step step{};
    const char *place{}, *words{};
};
constexpr std::array step_links{StepLink{Step::answer, "answer", "Answer it"}, StepLink{Step::take_on, "next-level", "Take it to the next level"},
                                StepLink{Step::resolve, "resolution", "Say that it is resolved"}};

Html steps_part(trail::View& view, const Disagreement& one) {
    const auto sides = own_sides(view, one);
    Html links;
    for (const auto& move : pathway.open_to(view.actor(), one.stage)) {
        if (!may_take(move.step, one, sides)) continue;
        const auto* const link = std::ranges::find(step_links, move.step, &StepLink::step);
        links.add("<li><a class=\"govuk-link\" href=\"{}/{}\">{}</a></li>", path_of(one.reference), link->place, link->words);
    }
    if (links.empty()) return {};
    return html("<h2 class=\"govuk-heading-m\">What you can do now</h2><ul class=\"govuk-list govuk-list--bullet\">").add(links).add("</ul>");
}

Html clock_state(const clocks::Running& clock, Instant now) {
    const bool is_late = clock.is_late(now);
    if (clock.ending == clocks::Ending::cancelled) return govuk::tag({.text = "No longer due", .classes = "govuk-tag--grey"});
    if (clock.ended_at) return govuk::tag({.text = is_late ? "Done late" : "Done in time", .classes = is_late ? "govuk-tag--red" : "govuk-tag--green"});
    return govuk::tag({.text = is_late ? "Overdue" : "Runs", .classes = is_late ? "govuk-tag--red" : "govuk-tag--blue"});
}

Html clocks_part(trail::View& view, const Disagreement& one) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "What"}, {.text = "Due"}, {.text = "State"}, {.text = "Why then"}},
                       .caption = "What is due",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    const auto rules = rules_of(view);
    for (const auto& clock : clocks::clocks_of(view, rules, one.record())) {
        auto why = fmt::format("{}. {}", clock.due.because, clock.due.authority);
        if (!clock.due.uncounted.empty()) why += fmt::format(". Not counted: {}", clock.due.uncounted);
        table.rows.push_back({{.text = std::string(clock.rule->label())},
                              {.text = clock.due.at ? in_words(*clock.due.at) : "Not known"},
                              {.html = clock_state(clock, view.now())},
                              {.text = why, .classes = "app-table__description"}});
    }
    return web::shell::table_region("What is due", govuk::table(table));
}

Html people_part(trail::View& view, const Disagreement& one) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Name"}, {.text = "Part"}, {.text = "Since"}},
                       .caption = "Who knows of it",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& part : parts_of(view, one.id))
        table.rows.push_back({{.text = name_of(view, part.account)},
                              {.text = std::string(in_words(part.side))},
                              {.text = std::string(one.levels()[static_cast<std::size_t>(part.level) - 1].words)}});
    return web::shell::table_region("Who knows of it", govuk::table(table));
}

Html history_part(trail::View& view, const Disagreement& one) {
    web::moj::Timeline timeline{.items = {}, .heading_level = 3};
    auto history = history_of(view, one.id);
    std::ranges::reverse(history);
    for (const auto& each : history) {
        const auto& level = one.levels()[static_cast<std::size_t>(each.level) - 1].words;
        const std::string label = fmt::format("{}{}{}. {}", in_words(each.move), each.stance ? ": " : "", each.stance ? in_words(*each.stance) : "", level);
        timeline.items.push_back({.label = {.text = label},
                                  .html = site::paragraphs(each.words),
                                  .datetime = web::moj::at_moment(each.at),
                                  .byline = govuk::Content{.text = name_of(view, each.by)}});
    }
    return html("<h2 class=\"govuk-heading-m\">What has happened</h2>").add(web::moj::timeline(timeline));
}

}  // namespace

static Outcome<site::Answer> show_one(trail::View& view, const web::Request& request, const Desk& desk) {
    const std::string reference = request.parameter("reference");
    TRY(policy::open_record(view, {disagreement_records, policy::belonging_of(view)}, reference));
    const auto one = TRY(disagreement_for(view, policy::Verb::read, reference));
    const auto* subject = desk.find(one.kind);
    if (subject == nullptr) return not_found();
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">Disagreement about a decision for {}</h1>", reference, subject->name(view, one.subject));
    main.add("<p class=\"govuk-body\">{} &#32; {}</p>", govuk::tag({.text = std::string(in_words(one.stage))}), one.now_at().words);
    if (one.stage != Stage::resolved) main.add(govuk::inset_text({.text = nothing_waits}));
    main.add(steps_part(view, one)).add(said_part(view, *subject, one)).add(history_part(view, one)).add(clocks_part(view, one)).add(people_part(view, one));
    return site::Answer{site::Page{.title = "Disagreement " + reference, .main = std::move(main), .breadcrumbs = {{std::string(list_title), std::string(list_path)}}}};
}

void add_record_routes(site::Router& router, const SharedDesk& desk) {
    router.get("/disagreements/{reference}", permissions::take_part, [desk](trail::View& view, const web::Request& request) { return show_one(view, request, *desk); });
}

}  // namespace holdfast::professional_disagreement
