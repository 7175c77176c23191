#include "core/access/account_store.hpp"
#include "features/early_help/assessment_service.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/meeting_store.hpp"
#include "features/early_help/parts_pages.hpp"
#include "web/moj/timeline.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::early_help {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string attended(const Meeting& meeting, Attendance attendance) {
    std::string names;
    for (const auto& one : meeting.invited)
        if (one.attendance == attendance) names += fmt::format("{}\n", one.who);
    return names;
}

static Html meeting_card(const Meeting& meeting) {
    govuk::SummaryList list;
    list.card =
        govuk::SummaryCard{.title = govuk::SummaryCardTitle{
                               .text = fmt::format("{} of {}", meeting.is_review ? "Review" : "Meeting", in_words(meeting.held_on)), .heading_level = 3}};
    const auto add = [&](std::string_view key, const std::string& words) {
        if (!words.empty()) list.rows.push_back({.key = {.text = std::string(key)}, .value = {.html = paragraphs(words)}});
    };
    for (const auto& each : attendances) add(each.words, attended(meeting, each.value));
    add(line_of(child_parts, *meeting.child_part).words, meeting.child_view);
    add("Agreed", meeting.agreed);
    return govuk::summary_list(list);
}

Html meetings_shown(const std::vector<Meeting>& meetings, std::size_t most) {
    if (meetings.empty()) return html("<p class=\"govuk-body\">None has been held.</p>");
    Html part;
    for (std::size_t at = 0; at < std::min(most, meetings.size()); ++at) part.add(meeting_card(meetings[at]));
    return part;
}

static std::string writer_of(trail::View& view, const Entry& entry) {
    const auto account = access::find_account(view, entry.written_by);
    return account ? account->name : std::string{};
}

Html entries_shown(trail::View& view, const std::vector<Entry>& entries, std::size_t most) {
    web::moj::Timeline timeline{.items = {}, .heading_level = 3};
    for (auto entry = entries.rbegin(); entry != entries.rend() && timeline.items.size() < most; ++entry) {
        Html words;
        if (!entry->who.empty()) words.add("<p class=\"govuk-body\">{}</p>", entry->who);
        if (entry->decision) words.add("<p class=\"govuk-body\">{}</p>", line_of(escalations, *entry->decision).words);
        words.add(paragraphs(entry->words));
        timeline.items.push_back({.label = {.text = std::string(line_of(entry_kinds, entry->kind).words)},
                                  .html = std::move(words),
                                  .datetime = web::moj::on_day(entry->happened_on),
                                  .byline = govuk::Content{.text = writer_of(view, *entry)}});
    }
    return web::moj::timeline(timeline);
}

/// Twenty at a time: the page stays light however long the history is.
static constexpr std::size_t most_shown = 20;

static Outcome<site::Answer> show_history(trail::View& view, const web::Request& request) {
    const std::string& reference = request.parameter("reference");
    TRY(policy::open_record(view, question_of(view), reference));
    const auto assessment = find_assessment(view, reference);
    if (!assessment) return not_found();
    auto entries = entries_of(view, assessment->id);
    auto meetings = meetings_of(view, assessment->id);
    const auto page = static_cast<std::size_t>(std::clamp<std::int64_t>(site::number_of(request.query.get("page")), 1, 10'000)),
               left_out = (page - 1) * most_shown;
    const bool has_more = std::max(entries.size(), meetings.size()) > left_out + most_shown;
    entries.resize(entries.size() - std::min(left_out, entries.size()));
    meetings.erase(meetings.begin(), meetings.begin() + static_cast<std::ptrdiff_t>(std::min(left_out, meetings.size())));
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">Meetings and history</h1>", child_of(view, *assessment));
    main.add("<h2 class=\"govuk-heading-m\">Meetings of the team around the family</h2>").add(meetings_shown(meetings, most_shown));
    main.add("<h2 class=\"govuk-heading-m\">What has happened</h2>").add(entries_shown(view, entries, most_shown));
    if (has_more) main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}/history?page={}\">Older ones</a></p>", path_of(reference), page + 1);
    return site::Answer{site::Page{.title = "Meetings and history of " + reference,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Early help", "/early-help"}, {reference, path_of(reference)}}}};
}

void add_history_routes(site::Router& router) { router.get("/early-help/{reference}/history", permissions::view, show_history); }

}  // namespace holdfast::early_help
