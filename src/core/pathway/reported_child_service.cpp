#include "core/pathway/reported_child_service.hpp"

#include "core/pathway/pathway_store.hpp"
#include "core/pathway/record_key.hpp"

#include <fmt/format.h>

namespace holdfast::pathway {

namespace {

/// The newest that had begun and not ended by the day.
template <class Record, class From, class To>
Id<Record> covering(const std::vector<Record>& records, Date day, From&& from, To&& to) {
    const Record* found = nullptr;
    for (const Record& record : records) {
        const bool covers = from(record) <= day && (!to(record) || *to(record) >= day);
        if (covers && (found == nullptr || from(*found) <= from(record))) found = &record;
    }
    return found == nullptr ? Id<Record>{} : found->id;
}

/// One child's report on its way into the records.
class Bringing {
public:
    Bringing(Reconciler& reconciler, trail::Change& change, Id<people::Person> child, ReportedChild& report, const SpokenOf& spoken_of)
        : reconciler_(reconciler), change_(change), child_(child), report_(report), spoken_of_(spoken_of) {}

    std::vector<std::string> run() {
        bring<Contact>(), bring<EarlyHelp>(), bring<Referral>();
        referrals_ = of_child<Referral>(change_, child_);
        bring_parts_of_referrals<Assessment>();
        bring_parts_of_referrals<NeedPlan>();
        bring_parts_of_referrals<Enquiry>();
        bring_parts_of_referrals<ProtectionPlan>();
        plans_ = of_child<ProtectionPlan>(change_, child_);
        bring_conferences();
        bring_parts_of_plans<PlanReview>();
        bring_parts_of_plans<ProtectionVisit>();
        bring<NeedVisit>();
        bring<CareEpisode>(), bring<CareReview>(), bring<CareVisit>(), bring<MissingEpisode>(), bring<AsylumSpell>(), bring<HealthAssessment>();
        bring<CareLeaver>(), bring<Adoption>(), bring<AdoptionPlacement>(), bring<PreviousPermanence>(), bring<Motherhood>();
        return std::move(lost_);
    }

private:
    template <class Record>
    void bring() {
        auto& said = report_.all<Record>();
        if (said.empty() && !spoken_of_.contains(Record::table)) return;
        std::vector<Record*> now;
        for (Record& record : said) {
            record.child = child_;
            now.push_back(&record);
        }
        reconciler_.bring(
            of_child<Record>(change_, child_), now, [](const Record& record) { return key_of(record); },
            [](const Record& was, Record& is) { fill_blanks(was, is); });
    }

    template <class Record>
    void lose(const Record& record, std::string_view whole) {
        lost_.push_back(fmt::format("{} of {} belongs to no {} on record and was left out", Record::table, iso(key_of(record)), whole));
    }

    /// The referral that the part names, or the newest that had begun and was not closed by then.
    Id<Referral> referral_of(Id<Referral> named, Date day) const {
        if (named.number > 0) return std::get<std::vector<Referral>>(report_.records)[static_cast<std::size_t>(named.number) - 1].id;
        return covering(
            referrals_, day, [](const Referral& each) { return each.referred_on; }, [](const Referral& each) { return each.closed_on; });
    }

    template <class Record>
    void bring_parts_of_referrals() {
        auto& said = report_.all<Record>();
        for (Record& record : said) {
            record.referral = referral_of(record.referral, key_of(record));
            if (record.referral.number == 0) lose(record, "referral");
        }
        keep_order<Record>([](const Record& record) { return record.referral.number != 0; });
    }

    void bring_conferences() {
        const auto enquiries = report_.all<Enquiry>();
        for (Conference& conference : report_.all<Conference>()) {
            if (conference.enquiry && conference.enquiry->number > 0) {
                const Enquiry& enquiry = enquiries[static_cast<std::size_t>(conference.enquiry->number) - 1];
                conference.enquiry = enquiry.id;
                conference.referral = enquiry.referral;
            } else {
                conference.referral = referral_of(conference.referral, conference.held_on);
            }
            if (conference.enquiry && conference.enquiry->number == 0) conference.enquiry.reset();
            if (conference.referral.number == 0) lose(conference, "referral");
        }
        keep_order<Conference>([](const Conference& conference) { return conference.referral.number != 0; });
    }

    template <class Record>
    void bring_parts_of_plans() {
        const auto named = report_.all<ProtectionPlan>();
        for (Record& record : report_.all<Record>()) {
            if (record.plan.number > 0) record.plan = named[static_cast<std::size_t>(record.plan.number) - 1].id;
            else
                record.plan = covering(
                    plans_, key_of(record), [](const ProtectionPlan& each) { return each.started_on; },
                    [](const ProtectionPlan& each) { return each.ended_on; });
            if (record.plan.number == 0) lose(record, "protection plan");
        }
        keep_order<Record>([](const Record& record) { return record.plan.number != 0; });
    }

    /// Brings those that are kept. The others keep their places, by which parts of theirs name them, and get no number.
    template <class Record, class IsKept>
    void keep_order(IsKept&& is_kept) {
        auto all = std::exchange(report_.all<Record>(), {});
        for (const Record& record : all)
            if (is_kept(record)) report_.all<Record>().push_back(record);
        bring<Record>();
        auto brought = std::exchange(report_.all<Record>(), std::move(all));
        std::size_t at = 0;
        for (Record& record : report_.all<Record>())
            if (is_kept(record)) record = brought[at++];
    }

    Reconciler& reconciler_;
    trail::Change& change_;
    Id<people::Person> child_;
    ReportedChild& report_;
    const SpokenOf& spoken_of_;
    std::vector<Referral> referrals_{};
    std::vector<ProtectionPlan> plans_{};
    std::vector<std::string> lost_{};
};

}  // namespace

std::vector<std::string> reconcile_report(Reconciler& reconciler, trail::Change& change, Id<people::Person> child, ReportedChild report,
                                          const SpokenOf& spoken_of) {
    return Bringing(reconciler, change, child, report, spoken_of).run();
}

}  // namespace holdfast::pathway
