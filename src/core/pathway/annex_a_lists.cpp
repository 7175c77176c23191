#include "core/pathway/annex_a_lists.hpp"

#include "core/pathway/annex_a_row.hpp"

namespace holdfast::pathway {

using extracts::Table;
using listing::Filling;
using listing::newest;
using listing::Window;

std::vector<Table> empty_lists() {
    std::vector<Table> lists;
    for (const auto& form : annex_a::lists())
        lists.push_back({.form = &form, .place = form.name, .header_line = 1, .has = std::vector<bool>(form.columns.size(), true)});
    return lists;
}

Date months_before(Date day, int months) {
    const std::chrono::year_month_day parts{day};
    const auto month = std::chrono::year_month{parts.year(), parts.month()} - std::chrono::months{months};
    const auto same = month / parts.day();
    return same.ok() ? Date{same} : Date{month / std::chrono::last};
}

namespace {

/// The lists of a child in need of help and protection, on a day.
class Listing {
public:
    Listing(const ListedChild& child, Date as_at, std::vector<Table>& lists)
        : child_(child), as_at_(as_at), half_year_{months_before(as_at, 6), as_at}, year_{months_before(as_at, 12), as_at}, lists_(lists) {}

    void contacts() {
        for (const Contact& contact : child_.all<Contact>()) {
            if (!half_year_.holds(contact.contacted_on)) continue;
            auto row = row_of(1);
            row.put("Date of Contact", std::optional(contact.contacted_on));
            row.put_code("Contact Source", contact.source);
        }
    }

    void early_help() {
        for (const EarlyHelp& help : child_.all<EarlyHelp>()) {
            const auto ended_on = by_then(help.ended_on);
            if (!half_year_.touches(help.started_on, ended_on)) continue;
            auto row = row_of(2);
            row.put("Assessment start date", std::optional(help.started_on));
            row.put("Assessment completion date", ended_on);
            row.put("Organisation completing assessment", help.organisation);
        }
    }

    void referrals() {
        const auto in_year = std::ranges::count_if(child_.all<Referral>(), [&](const Referral& each) { return year_.holds(each.referred_on); });
        for (const Referral& referral : child_.all<Referral>()) {
            if (!half_year_.holds(referral.referred_on)) continue;
            auto row = row_of(3);
            row.put("Date of referral", std::optional(referral.referred_on));
            row.put_code("Referral Source", referral.source);
            row.put("Referral NFA?", referral.no_further_action);
            row.put("Number of Referrals in Last 12 Months", in_year - 1);
            allocate(row, referral);
        }
    }

    void assessments() {
        for (const Assessment& assessment : child_.all<Assessment>()) {
            const auto authorised_on = by_then(assessment.authorised_on);
            if (!half_year_.touches(assessment.started_on, authorised_on)) continue;
            auto row = row_of(4);
            row.put("Continuous Assessment Start Date", std::optional(assessment.started_on));
            row.put("Child Seen During Continuous Assessment", assessment.child_seen);
            row.put("Continuous Assessment Date of Authorisation", authorised_on);
            row.put("Was the child assessed as requiring LA children's social care support?", assessment.needs_support);
            allocate(row, assessment);
        }
    }

    void enquiries() {
        for (const Enquiry& enquiry : child_.all<Enquiry>()) {
            if (!half_year_.holds(enquiry.started_on)) continue;
            auto row = row_of(5);
            row.put("Strategy discussion initiating Section 47 Enquiry Start Date", std::optional(enquiry.started_on));
            row.put("Was an Initial Child Protection Conference deemed unnecessary?", enquiry.conference_not_required);
            put_conference(row, enquiry);
            const Window before{months_before(enquiry.started_on, 12), enquiry.started_on};
            row.put("Number of Section 47 Enquiries in the last 12 months", std::ranges::count_if(child_.all<Enquiry>(), [&](const Enquiry& other) {
                        return before.holds(other.started_on) &&
                               std::pair(other.started_on, other.id.number) < std::pair(enquiry.started_on, enquiry.id.number);
                    }));
            row.put("Number of ICPCs in the last 12 months", std::ranges::count_if(child_.all<Conference>(), [&](const Conference& other) {
                        return before.holds(other.held_on) && other.enquiry != std::optional(enquiry.id);
                    }));
            allocate(row, enquiry);
        }
    }

    void needs() {
        for (const Referral& referral : child_.all<Referral>()) {
            const auto closed_on = by_then(referral.closed_on);
            if (referral.no_further_action == true || !half_year_.touches(referral.referred_on, closed_on)) continue;
            auto row = row_of(6);
            row.put("CIN Start Date", std::optional(referral.referred_on));
            row.put_code("Primary Need Code", referral.primary_need.empty() ? "N0" : referral.primary_need);
            row.put("Date Child Was Last Seen", last_seen());
            row.put("CIN Closure Date", closed_on);
            if (closed_on) row.put_code("Reason for Closure", referral.closure_reason);
            row.put("Case Status", case_status(closed_on));
            allocate(row, referral);
        }
    }

    void plans() {
        for (const ProtectionPlan& plan : child_.all<ProtectionPlan>()) {
            const auto ended_on = by_then(plan.ended_on);
            if (!half_year_.touches(plan.started_on, ended_on)) continue;
            auto row = row_of(7);
            row.put("Child Protection Plan Start Date", std::optional(plan.started_on));
            row.put_code("Initial Category of Abuse", plan.initial_category);
            row.put_code("Latest Category of Abuse", plan.latest_category);
            put_visit(row, plan);
            row.put("Date of latest review conference", newest(child_.all<PlanReview>(), as_at_, [&](const PlanReview& review) {
                        return review.plan == plan.id ? std::optional(review.held_on) : std::nullopt;
                    }));
            row.put("Child Protection Plan End Date", ended_on);
            row.put("Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)", std::optional(was_protected()));
            const auto earlier =
                std::ranges::count_if(child_.all<ProtectionPlan>(), [&](const ProtectionPlan& other) { return other.started_on < plan.started_on; });
            row.put("Number of Previous Child Protection Plans", std::max<std::ptrdiff_t>(earlier, plan.earlier_plans.value_or(0)));
            allocate(row, plan);
        }
    }

private:
    Filling row_of(std::size_t list) { return Filling(lists_[list - 1], child_, as_at_); }

    std::optional<Date> by_then(const std::optional<Date>& day) const { return day && *day <= as_at_ ? day : std::nullopt; }

    template <class Record>
    static void allocate(Filling& row, const Record& record) {
        row.put("Allocated Team", record.team);
        row.put("Allocated Worker", record.worker);
    }

    void put_conference(Filling& row, const Enquiry& enquiry) {
        const auto& conferences = child_.all<Conference>();
        const auto found = std::ranges::find_if(conferences, [&](const Conference& each) { return each.enquiry == std::optional(enquiry.id); });
        if (found == conferences.end() || found->held_on > as_at_) return;
        const bool has_plan = std::ranges::any_of(child_.all<ProtectionPlan>(), [&](const ProtectionPlan& plan) { return plan.started_on == found->held_on; });
        row.put("Date of Initial Child Protection Conference", std::optional(found->held_on));
        row.put("Did the Initial Child Protection Conference Result in a Child Protection Plan",
                found->led_to_plan ? found->led_to_plan : std::optional(has_plan));
    }

    void put_visit(Filling& row, const ProtectionPlan& plan) {
        const ProtectionVisit* latest = nullptr;
        for (const auto& visit : child_.all<ProtectionVisit>())
            if (visit.plan == plan.id && visit.visited_on <= as_at_ && (latest == nullptr || latest->visited_on <= visit.visited_on)) latest = &visit;
        if (latest == nullptr) return;
        row.put("Date of the Last Statutory Visit", std::optional(latest->visited_on));
        row.put("Was the Child Seen Alone?", latest->seen_alone);
    }

    std::optional<Date> last_seen() const {
        const auto seen_on = [](const auto& visit) { return visit.child_seen == false ? std::optional<Date>() : std::optional(visit.visited_on); };
        return std::max({newest(child_.all<NeedVisit>(), as_at_, seen_on), newest(child_.all<ProtectionVisit>(), as_at_, seen_on),
                         newest(child_.all<CareVisit>(), as_at_, seen_on)});
    }

    bool was_protected() const {
        return std::ranges::any_of(child_.all<CareEpisode>(), [&](const CareEpisode& episode) {
            return (episode.legal_status == "L1" || episode.legal_status == "L2") && half_year_.touches(episode.started_on, episode.ended_on);
        });
    }

    /// What weighs most: a closed case, care, a protection plan, a plan of need, an assessment under way.
    std::string case_status(const std::optional<Date>& closed_on) const {
        const Window today{as_at_, as_at_};
        const auto is_on = [&](const auto& record) {
            return today.touches(record.started_on, by_then(record.ended_on)) && by_then(record.ended_on) == std::nullopt;
        };
        if (closed_on) return "e) Closed episode";
        if (std::ranges::any_of(child_.all<CareEpisode>(), [&](const CareEpisode& each) { return !listing::is_short_break(each) && is_on(each); }))
            return "a) Looked after child";
        if (std::ranges::any_of(child_.all<ProtectionPlan>(), is_on)) return "b) Child Protection plan";
        if (std::ranges::any_of(child_.all<NeedPlan>(), is_on)) return "c) Child in need plan";
        const bool is_assessed =
            std::ranges::any_of(child_.all<Assessment>(), [&](const Assessment& each) { return each.started_on <= as_at_ && !by_then(each.authorised_on); });
        return is_assessed ? "d) Open assessment" : "c) Child in need plan";
    }

    const ListedChild& child_;
    Date as_at_;
    Window half_year_, year_;
    std::vector<Table>& lists_;
};

}  // namespace

void add_rows(const ListedChild& child, Date as_at, std::vector<Table>& lists) {
    Listing listed(child, as_at, lists);
    listed.contacts();
    listed.early_help();
    listed.referrals();
    listed.assessments();
    listed.enquiries();
    listed.needs();
    listed.plans();
    listing::add_care_row(child, as_at, lists[7]);
    listing::add_leaver_row(child, as_at, lists[8]);
    listing::add_adoption_row(child, as_at, lists[9]);
}

}  // namespace holdfast::pathway
