#include "core/pathway/reconcile_service.hpp"

#include "core/pathway/episode_store.hpp"

#include <algorithm>

namespace holdfast::pathway {

Tally& Tally::operator+=(const Tally& other) {
    added += other.added;
    changed += other.changed;
    withdrawn += other.withdrawn;
    unchanged += other.unchanged;
    return *this;
}

Reconciler::Reconciler(trail::Change& change, Entry entry, Told told) : change_(change), entry_(std::move(entry)), told_(std::move(told)) {}

Tally Reconciler::total() const {
    Tally total;
    for (const auto& [table, tally] : tallies_) total += tally;
    return total;
}

const Entry& Reconciler::entry_of(Id<Entry> id) {
    auto found = entries_.find(id);
    if (found == entries_.end()) found = entries_.emplace(id, find_entry(change_, id).value()).first;
    return found->second;
}

/// Whether this return knows less than that entry did.
bool Reconciler::is_older_than(Id<Entry> entry) {
    const Entry& other = entry_of(entry);
    return other.reference_on && entry_.reference_on && *entry_.reference_on < *other.reference_on;
}

bool Reconciler::is_same_return(Id<Entry> entry) {
    const Entry& other = entry_of(entry);
    return other.source == entry_.source && other.agency == entry_.agency && other.reference_on == entry_.reference_on;
}

namespace {

template <class Record>
void place(Record& record, Id<people::Person> child, Id<Referral> referral) {
    record.child = child;
    record.referral = referral;
}

/// The parts of an episode that is on record, or of none.
class Bringing {
public:
    Bringing(Reconciler& reconciler, Id<people::Person> child) : reconciler_(reconciler), child_(child) {}

    void referrals(std::vector<Episode>& before, std::vector<Episode>& now) {
        std::vector<Referral> old;
        for (const auto& episode : before) old.push_back(episode.referral);
        std::vector<Referral*> said;
        for (auto& episode : now) {
            episode.referral.child = child_;
            said.push_back(&episode.referral);
        }
        reconciler_.bring(
            std::move(old), said, [](const Referral& each) { return each.referred_on; },
            [](const Referral& was, Referral& is) { is.outcome = was.outcome, is.team = was.team, is.worker = was.worker; });
    }

    void parts(Episode& before, Episode& now) {
        const auto referral = now.referral.id;
        bring_each(before.assessments, now.assessments, referral, [](const Assessment& was, Assessment& is) {
            is.child_seen = was.child_seen, is.needs_support = was.needs_support, is.team = was.team, is.worker = was.worker;
        });
        bring_each(before.need_plans, now.need_plans, referral, [](const NeedPlan& was, NeedPlan& is) { is.team = was.team, is.worker = was.worker; });
        enquiries(before, now, referral);
        plans(before, now, referral);
        pre_proceedings(before, now, referral);
    }

private:
    template <class Record, class Carry>
    void bring_each(std::vector<Record>& before, std::vector<Record>& now, Id<Referral> referral, Carry&& carry) {
        std::vector<Record*> said;
        for (auto& each : now) {
            place(each, child_, referral);
            said.push_back(&each);
        }
        reconciler_.bring(
            std::move(before), said, [](const Record& each) { return each.started_on; }, carry);
    }

    void enquiries(Episode& before, Episode& now, Id<Referral> referral) {
        std::vector<Enquiry> old, said;
        for (auto& part : before.enquiries) old.push_back(part.enquiry);
        for (auto& part : now.enquiries) said.push_back(part.enquiry);
        bring_each(old, said, referral,
                   [](const Enquiry& was, Enquiry& is) { is.ended_on = was.ended_on, is.outcome = was.outcome, is.team = was.team, is.worker = was.worker; });
        std::vector<Conference> held, conferences;
        for (const auto& part : before.enquiries)
            if (part.conference) held.push_back(*part.conference);
        if (before.transfer) held.push_back(*before.transfer);
        for (std::size_t i = 0; i < now.enquiries.size(); ++i) {
            if (!now.enquiries[i].conference) continue;
            auto& conference = conferences.emplace_back(*now.enquiries[i].conference);
            conference.enquiry = said[i].id;
        }
        if (now.transfer) conferences.push_back(*now.transfer);
        std::vector<Conference*> each;
        for (auto& conference : conferences) {
            place(conference, child_, referral);
            each.push_back(&conference);
        }
        reconciler_.bring(
            std::move(held), each, [](const Conference& one) { return one.enquiry; },
            [](const Conference& was, Conference& is) {
                is.led_to_plan = was.led_to_plan, is.is_quorate = was.is_quorate, is.team = was.team, is.worker = was.worker;
            });
    }

    void plans(Episode& before, Episode& now, Id<Referral> referral) {
        std::vector<ProtectionPlan> old, said;
        for (auto& part : before.plans) old.push_back(part.plan);
        for (auto& part : now.plans) said.push_back(part.plan);
        bring_each(old, said, referral, [](const ProtectionPlan& was, ProtectionPlan& is) {
            is.is_of_other_authority = was.is_of_other_authority, is.team = was.team, is.worker = was.worker;
        });
        std::vector<PlanReview> held;
        for (const auto& part : before.plans) held.insert(held.end(), part.reviews.begin(), part.reviews.end());
        std::vector<PlanReview*> reviews;
        for (std::size_t i = 0; i < now.plans.size(); ++i)
            for (auto& review : now.plans[i].reviews) {
                review.child = child_;
                review.plan = said[i].id;
                reviews.push_back(&review);
            }
        reconciler_.bring(
            std::move(held), reviews, [](const PlanReview& one) { return std::pair(one.plan, one.held_on); },
            [](const PlanReview& was, PlanReview& is) { is.goes_on = was.goes_on, is.is_quorate = was.is_quorate, is.participation = was.participation; });
    }

    void pre_proceedings(Episode& before, Episode& now, Id<Referral> referral) {
        std::vector<PreProceedings*> said;
        for (auto& each : now.pre_proceedings) {
            place(each, child_, referral);
            said.push_back(&each);
        }
        reconciler_.bring(
            std::move(before.pre_proceedings), said, [](const PreProceedings& each) { return each.started_on; }, [](const PreProceedings&, PreProceedings&) {});
    }

    Reconciler& reconciler_;
    Id<people::Person> child_;
};

}  // namespace

void reconcile_census(Reconciler& reconciler, trail::Change& change, Id<people::Person> child, std::vector<Episode> episodes, bool is_new_child) {
    auto before = is_new_child ? std::vector<Episode>{} : episodes_of(change, child);
    Bringing bringing(reconciler, child);
    bringing.referrals(before, episodes);
    const auto episode_on_record = [&](Id<Referral> id) {
        const auto found = std::ranges::find_if(before, [&](const Episode& each) { return each.referral.id == id; });
        return found == before.end() ? Episode{} : std::exchange(*found, Episode{});
    };
    for (auto& episode : episodes) {
        Episode old = episode_on_record(episode.referral.id);
        bringing.parts(old, episode);
    }
    for (auto& gone : before) {  // what came of a referral that the return took back goes with it
        if (gone.referral.id.number == 0) continue;
        Episode nothing;
        nothing.referral = gone.referral;
        bringing.parts(gone, nothing);
    }
}

}  // namespace holdfast::pathway
