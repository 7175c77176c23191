#include "core/pathway/reconcile_service.hpp"

#include "core/pathway/episode_store.hpp"

#include <algorithm>

namespace holdfast::pathway {

Tally& Tally::operator+=(const Tally& other) {
    added += other.added;
    changed += other.changed;
    withdrawn += other.withdrawn;
    unchanged += other.unchanged;
    outdated += other.outdated;
    left += other.left;
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

/// Whether this return knows less than that entry did: what was written by hand is known as of the day it was written.
bool Reconciler::is_older_than(Id<Entry> entry) { return entry_.reference_on && *entry_.reference_on < known_until(entry); }

Date Reconciler::known_until(Id<Entry> entry) {
    const Entry& other = entry_of(entry);
    return other.reference_on.value_or(london_date(other.entered_at));
}

/// Whether a return of an earlier year, another source or somebody by hand, which this one is no correction of, had said it too, and no correction of theirs took it back.
bool Reconciler::was_said_earlier(std::string_view table, std::int64_t record) {
    return change_.reader().value<std::int64_t>(
               "SELECT COUNT(*) FROM pathway_revisions r JOIN pathway_entries e ON e.id = r.was_through_entry WHERE r.table_name = $1 AND r.record_id = $2 "
               "AND e.agency = $4 AND (e.source <> $3 OR e.reference_on < $5) AND CAST(r.was_values AS TEXT) NOT LIKE '{\"withdrawn\"%' "
               "AND NOT EXISTS (SELECT 1 FROM pathway_revisions w WHERE w.table_name = r.table_name AND w.record_id = r.record_id "
               "AND w.was_through_entry = r.replaced_by_entry AND CAST(w.was_values AS TEXT) LIKE '{\"withdrawn\"%')",
               table, record, entry_.source, entry_.agency, entry_.reference_on) > 0;
}

/// Whether this return repeats, for a later year, what that one said: then it is this one's word, and a correction of the earlier year takes nothing back.
bool Reconciler::is_newer_than(Id<Entry> entry) {
    const Entry& other = entry_of(entry);
    const bool is_of_same_kind = other.source == entry_.source && other.agency == entry_.agency;
    return is_of_same_kind && other.reference_on && entry_.reference_on && *entry_.reference_on > *other.reference_on;
}

bool Reconciler::is_same_return(Id<Entry> entry) {
    const Entry& other = entry_of(entry);
    return other.source == entry_.source && other.agency == entry_.agency && other.reference_on == entry_.reference_on;
}

namespace {

/// A child's records on record and in a census. A part is looked for among all of the child's, so that one that moved to another referral is found.
class Bringing {
public:
    Bringing(Reconciler& reconciler, Id<people::Person> child, std::vector<Episode>& before, std::vector<Episode>& now)
        : reconciler_(reconciler), child_(child), before_(before), now_(now) {}

    void run() {
        referrals();
        assessments();
        need_plans();
        enquiries();
        conferences();
        plans();
        reviews();
        pre_proceedings();
    }

private:
    /// `collect(episode, put)` gives each record of a kind in an episode to `put`.
    template <class Record, class Collect, class Key, class Carry>
    void bring(Collect&& collect, Key&& key, Carry&& carry) {
        std::vector<Record> old;
        std::vector<Record*> said;
        for (auto& episode : before_) collect(episode, [&](Record& record) { old.push_back(record); });
        for (auto& episode : now_)
            collect(episode, [&](Record& record) {
                record.child = child_;
                if constexpr (requires { record.referral; }) record.referral = episode.referral.id;
                said.push_back(&record);
            });
        reconciler_.bring(std::move(old), std::move(said), key, carry);
    }
    static constexpr auto by_start = [](const auto& each) { return each.started_on; };

    void referrals() {
        bring<Referral>([](Episode& episode, auto&& put) { put(episode.referral); }, [](const Referral& each) { return each.referred_on; },
                        [](const Referral& was, Referral& is) { is.outcome = was.outcome, is.team = was.team, is.worker = was.worker; });
    }
    void assessments() {
        const auto carry = [](const Assessment& was, Assessment& is) {
            is.child_seen = was.child_seen, is.needs_support = was.needs_support, is.team = was.team, is.worker = was.worker;
        };
        bring<Assessment>(
            [](Episode& episode, auto&& put) {
                for (auto& each : episode.assessments) put(each);
            },
            by_start, carry);
    }
    void need_plans() {
        bring<NeedPlan>(
            [](Episode& episode, auto&& put) {
                for (auto& each : episode.need_plans) put(each);
            },
            by_start, [](const NeedPlan& was, NeedPlan& is) { is.team = was.team, is.worker = was.worker; });
    }
    void enquiries() {
        const auto carry = [](const Enquiry& was, Enquiry& is) {
            is.ended_on = was.ended_on, is.outcome = was.outcome, is.team = was.team, is.worker = was.worker;
        };
        bring<Enquiry>(
            [](Episode& episode, auto&& put) {
                for (auto& part : episode.enquiries) put(part.enquiry);
            },
            by_start, carry);
    }
    void conferences() {
        const auto carry = [](const Conference& was, Conference& is) {
            is.led_to_plan = was.led_to_plan, is.is_quorate = was.is_quorate, is.team = was.team, is.worker = was.worker;
        };
        const auto collect = [](Episode& episode, auto&& put) {
            for (auto& part : episode.enquiries) {
                if (!part.conference) continue;
                part.conference->enquiry = part.enquiry.id;
                put(*part.conference);
            }
            if (episode.transfer) put(*episode.transfer);
        };
        bring<Conference>(
            collect, [](const Conference& each) { return each.enquiry; }, carry);
    }
    void plans() {
        const auto carry = [](const ProtectionPlan& was, ProtectionPlan& is) {
            is.is_of_other_authority = was.is_of_other_authority, is.team = was.team, is.worker = was.worker;
        };
        bring<ProtectionPlan>(
            [](Episode& episode, auto&& put) {
                for (auto& part : episode.plans) put(part.plan);
            },
            by_start, carry);
    }
    void reviews() {
        const auto carry = [](const PlanReview& was, PlanReview& is) {
            is.goes_on = was.goes_on, is.is_quorate = was.is_quorate, is.participation = was.participation;
        };
        const auto collect = [](Episode& episode, auto&& put) {
            for (auto& part : episode.plans)
                for (auto& review : part.reviews) {
                    review.plan = part.plan.id;
                    put(review);
                }
        };
        bring<PlanReview>(
            collect, [](const PlanReview& each) { return std::pair(each.plan, each.held_on); }, carry);
    }
    void pre_proceedings() {
        bring<PreProceedings>(
            [](Episode& episode, auto&& put) {
                for (auto& each : episode.pre_proceedings) put(each);
            },
            by_start, [](const PreProceedings&, PreProceedings&) {});
    }

    Reconciler& reconciler_;
    Id<people::Person> child_;
    std::vector<Episode>&before_, &now_;
};

}  // namespace

void reconcile_census(Reconciler& reconciler, trail::Change& change, Id<people::Person> child, std::vector<Episode> episodes, bool is_new_child) {
    auto before = is_new_child ? std::vector<Episode>{} : episodes_of(change, child);
    Bringing(reconciler, child, before, episodes).run();
}

}  // namespace holdfast::pathway
