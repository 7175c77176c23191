#include "features/professional_disagreement/held_service.hpp"

#include "features/professional_disagreement/disagreement_store.hpp"
#include "features/professional_disagreement/people_service.hpp"

#include <fmt/format.h>

namespace holdfast::professional_disagreement {

/// The records of every kind that are about the child.
static std::vector<RecordRef> records_about(trail::View& view, const Desk& desk, const std::string& person) {
    std::vector<RecordRef> records;
    for (const auto& subject : desk.subjects)
        for (auto& reference : subject.about(view, person)) records.push_back({subject.kind.kind, std::move(reference)});
    return records;
}

static std::string state_of(const Disagreement& disagreement) {
    if (!disagreement.ending) return fmt::format("{}. {}", disagreement.now_at().words, in_words(disagreement.stage));
    return fmt::format("{}, on {}", in_words(*disagreement.ending), in_words(disagreement.resolved_on.value()));
}

pathway::BesideOf beside_chronologies(const SharedDesk& desk) {
    return [desk](trail::View& view, const std::string& person) {
        std::vector<pathway::Beside> beside;
        const auto filter = policy::list_filter(view, disagreement_records, policy::belonging_of(view));
        for (const auto& record : records_about(view, *desk, person))
            for (const auto& one : disagreements_about(view, filter, record))
                beside.push_back({.on = london_date(one.raised_at),
                                  .what = "Professional disagreement",
                                  .detail = fmt::format("With a decision of {}. {}", name_of_agency(view, one.deciding_agency), state_of(one)),
                                  .path = std::string(disagreement_records.path) + one.reference});
        return beside;
    };
}

subject_access::RecordSource held_about_children(const SharedDesk& desk) {
    return {.title = "Professional disagreements", .items = [desk](trail::View& view, const std::string& person) {
                std::vector<subject_access::HeldItem> items;
                for (const auto& record : records_about(view, *desk, person))
                    for (const auto& one : all_about(view, record)) {
                        const auto add = [&](std::string what, Instant at, std::string words) {
                            items.push_back({.what = std::move(what), .when = in_words(at), .from = name_of_agency(view, one.raising_agency), .words = std::move(words), .is_about_others = true});
                        };
                        add("Professional disagreement", one.raised_at,
                            fmt::format("{}. Decision of {}: {}. Why: {}. Sought for the child: {}", one.reference, name_of_agency(view, one.deciding_agency), one.decision, one.why, one.sought));
                        for (const auto& each : history_of(view, one.id))
                            if (!each.words.empty()) add(fmt::format("Professional disagreement: {}", in_words(each.move)), each.at, each.words);
                        if (!one.learned.empty()) add("Professional disagreement: what was learned", one.raised_at, one.learned);
                    }
                return items;
            }};
}

}  // namespace holdfast::professional_disagreement
