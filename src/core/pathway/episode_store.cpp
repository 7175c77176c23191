#include "core/pathway/episode_store.hpp"

#include <algorithm>

namespace holdfast::pathway {

static Episode* episode_with(std::vector<Episode>& episodes, Id<Referral> referral) {
    const auto found = std::ranges::find_if(episodes, [&](const Episode& each) { return each.referral.id == referral; });
    return found == episodes.end() ? nullptr : &*found;
}

/// Puts each record of the child's into the part of its referral.
template <class Record, class Put>
static void put_each(trail::View& view, Id<people::Person> child, std::vector<Episode>& episodes, Put&& put) {
    for (auto& record : of_child<Record>(view, child))
        if (Episode* episode = episode_with(episodes, record.referral)) put(*episode, std::move(record));
}

static void put_conferences(trail::View& view, Id<people::Person> child, std::vector<Episode>& episodes) {
    put_each<Conference>(view, child, episodes, [](Episode& episode, Conference conference) {
        const auto led = std::ranges::find_if(episode.enquiries, [&](const EnquiryPart& part) { return conference.enquiry == part.enquiry.id; });
        if (led != episode.enquiries.end()) led->conference = std::move(conference);
        else episode.transfer = std::move(conference);
    });
}

static void put_reviews(trail::View& view, Id<people::Person> child, std::vector<Episode>& episodes) {
    auto reviews = of_child<PlanReview>(view, child);
    for (auto& episode : episodes)
        for (auto& part : episode.plans)
            for (auto& review : reviews)
                if (review.plan == part.plan.id) part.reviews.push_back(review);
}

std::vector<Episode> episodes_of(trail::View& view, Id<people::Person> child) {
    std::vector<Episode> episodes;
    for (auto& referral : of_child<Referral>(view, child)) episodes.emplace_back().referral = std::move(referral);
    if (episodes.empty()) return episodes;
    put_each<Assessment>(view, child, episodes, [](Episode& to, Assessment record) { to.assessments.push_back(std::move(record)); });
    put_each<NeedPlan>(view, child, episodes, [](Episode& to, NeedPlan record) { to.need_plans.push_back(std::move(record)); });
    put_each<Enquiry>(view, child, episodes, [](Episode& to, Enquiry record) { to.enquiries.push_back({.enquiry = std::move(record)}); });
    put_conferences(view, child, episodes);
    put_each<ProtectionPlan>(view, child, episodes, [](Episode& to, ProtectionPlan record) { to.plans.push_back({.plan = std::move(record)}); });
    put_reviews(view, child, episodes);
    put_each<PreProceedings>(view, child, episodes, [](Episode& to, PreProceedings record) { to.pre_proceedings.push_back(std::move(record)); });
    return episodes;
}

std::vector<Id<people::Person>> children_in_need_between(trail::View& view, Date first, Date last) {
    return view.reader().all(
        "SELECT DISTINCT child_id FROM children_in_need_referrals WHERE withdrawn_by_entry IS NULL AND referred_on <= $2 AND (closed_on IS NULL OR closed_on "
        ">= $1) "
        "ORDER BY child_id",
        [](const store::Row& row) { return row.get<Id<people::Person>>(0); }, first, last);
}

static Id<people::Person> child_of(const store::Row& row) { return row.get<Id<people::Person>>(0); }

/// A kind of record that earlier files of the return said something in.
#define PATHWAY_SAID_IN(table)                                                                                                   \
    "SELECT x.child_id FROM " table                                                                                              \
    " x JOIN pathway_entries e ON e.id = x.entry_id WHERE x.withdrawn_by_entry IS NULL AND e.source = $1 AND e.agency = $2 AND " \
    "e.reference_on = $3 AND e.id <> $4"

std::vector<Id<people::Person>> children_said_by(trail::View& view, const Entry& entry) {
    return view.reader().all(PATHWAY_SAID_IN("children_in_need_referrals") " UNION " PATHWAY_SAID_IN("children_in_need_assessments") " UNION " PATHWAY_SAID_IN(
                                 "children_in_need_enquiries") " UNION " PATHWAY_SAID_IN("child_protection_plans") " ORDER BY child_id",
                             child_of, entry.source, entry.agency, entry.reference_on, entry.id);
}

std::vector<Id<people::Person>> children_open_for(trail::View& view, const Entry& entry) {
    return view.reader().all(
        "SELECT DISTINCT x.child_id FROM children_in_need_referrals x JOIN pathway_entries e ON e.id = x.entry_id WHERE x.withdrawn_by_entry IS NULL "
        "AND x.closed_on IS NULL AND (x.no_further_action IS NULL OR NOT x.no_further_action) AND x.referred_on <= $2 AND e.agency = $1 ORDER BY x.child_id",
        child_of, entry.agency, entry.reference_on);
}

std::vector<Id<people::Person>> children_in_care_for(trail::View& view, const Entry& entry) {
    return view.reader().all(
        "SELECT DISTINCT x.child_id FROM looked_after_episodes x JOIN pathway_entries e ON e.id = x.entry_id WHERE x.withdrawn_by_entry IS NULL "
        "AND x.ended_on IS NULL AND x.legal_status NOT IN ('V3', 'V4') AND x.started_on <= $2 AND e.agency = $1 ORDER BY x.child_id",
        child_of, entry.agency, entry.reference_on);
}

}  // namespace holdfast::pathway
