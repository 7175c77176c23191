#include "core/measures/dimension.hpp"
#include "core/measures/records.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace holdfast::measures {

void People::resize(std::size_t size) {
    born.resize(size, no_day);
    sex.resize(size, static_cast<std::uint8_t>(sexes.size() - 1));
    ethnicity.resize(size, static_cast<std::uint8_t>(ethnic_groups.size() - 1));
    disability.resize(size, static_cast<std::uint8_t>(disability_groups.size() - 1));
    district.resize(size, 0);
    agency.resize(size, 0);
}

/// Sorts rows by a key; what a return brings is mostly in order already.
template <class Row, class Key>
static void order(std::vector<Row>& rows, Key key) {
    const auto before = [&](const Row& one, const Row& other) { return key(one) < key(other); };
    if (!std::ranges::is_sorted(rows, before)) std::ranges::stable_sort(rows, before);
}

template <class Row, class Value, class Member>
static void column(const std::vector<Row>& rows, std::vector<Value>& to, Member member) {
    to.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) to[i] = rows[i].*member;
}

/// The first day of `later` (by child and day) that is the child's and not before the row's own day, for every row.
static void first_since(const std::vector<Child>& child, const std::vector<Day>& on, const std::vector<Child>& later_child, const std::vector<Day>& later,
                        std::vector<Day>& to) {
    to.resize(child.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < child.size(); ++i) {
        while (at < later.size() && (later_child[at] < child[i] || (later_child[at] == child[i] && later[at] < on[i]))) ++at;
        to[i] = at < later.size() && later_child[at] == child[i] ? later[at] : no_day;
    }
}

static void place_people(People& people) {
    std::map<std::pair<std::uint16_t, std::uint16_t>, std::uint32_t> known;
    people.trait.resize(people.size());
    people.place.resize(people.size());
    std::pair<std::uint16_t, std::uint16_t> latest{};
    std::uint32_t number = 0;
    bool is_first = true;
    for (std::size_t i = 0; i < people.size(); ++i) {
        people.trait[i] = trait_of(people.sex[i], people.ethnicity[i], people.disability[i]);
        const std::pair place{people.district[i], people.agency[i]};
        if (is_first || place != latest) {
            const auto [at, is_new] = known.try_emplace(place, static_cast<std::uint32_t>(people.places.size()));
            if (is_new) people.places.push_back(place);
            number = at->second;
            latest = place;
            is_first = false;
        }
        people.place[i] = number;
    }
}

/// Whether the row's referral came within 12 months of the child's last one on an earlier day.
static bool is_repeated(const Referrals& referrals, std::size_t row) {
    std::size_t before = row;
    while (before > 0 && referrals.child[before - 1] == referrals.child[row] && referrals.on[before - 1] == referrals.on[row]) --before;
    if (before == 0 || referrals.child[before - 1] != referrals.child[row]) return false;
    return !Almanac::reaches(referrals.on[before - 1], 12, referrals.on[row] - 1);
}

static void put_need(Records& records, Cohort& cohort) {
    order(records.referrals, [](const ReferralRow& row) { return std::tuple(row.child, row.on); });
    column(records.referrals, cohort.referrals.child, &ReferralRow::child);
    column(records.referrals, cohort.referrals.on, &ReferralRow::on);
    column(records.referrals, cohort.referrals.closed, &ReferralRow::closed);
    column(records.referrals, cohort.referrals.no_further_action, &ReferralRow::no_further_action);
    column(records.referrals, cohort.referrals.not_in_need, &ReferralRow::not_in_need);
    cohort.referrals.repeated.resize(records.referrals.size());
    for (std::size_t i = 0; i < records.referrals.size(); ++i) cohort.referrals.repeated[i] = is_repeated(cohort.referrals, i) ? Flag::yes : Flag::no;
    order(records.assessments, [](const SpanRow& row) { return std::tuple(row.child, row.started); });
    column(records.assessments, cohort.assessments.child, &SpanRow::child);
    column(records.assessments, cohort.assessments.started, &SpanRow::started);
    column(records.assessments, cohort.assessments.authorised, &SpanRow::ended);
    order(records.enquiries, [](const SpanRow& row) { return std::tuple(row.child, row.started); });
    column(records.enquiries, cohort.enquiries.child, &SpanRow::child);
    column(records.enquiries, cohort.enquiries.started, &SpanRow::started);
    column(records.enquiries, cohort.enquiries.ended, &SpanRow::ended);
    order(records.conferences, [](const ConferenceRow& row) { return std::tuple(row.child, row.held); });
    column(records.conferences, cohort.conferences.child, &ConferenceRow::child);
    column(records.conferences, cohort.conferences.held, &ConferenceRow::held);
    column(records.conferences, cohort.conferences.enquired, &ConferenceRow::enquired);
}

/// The days of each plan, plan by plan, and where each plan's begin.
static void put_days(const std::unordered_map<std::int64_t, std::uint32_t>& places, std::vector<PlanDay>& rows, std::vector<Day>& days,
                     std::vector<std::uint32_t>& first) {
    std::erase_if(rows, [&](const PlanDay& row) { return !places.contains(row.plan); });
    for (auto& row : rows) row.plan = places.at(row.plan);
    order(rows, [](const PlanDay& row) { return std::tuple(row.plan, row.on); });
    first.assign(places.size() + 1, 0);
    column(rows, days, &PlanDay::on);
    std::size_t at = 0;
    for (std::size_t plan = 0; plan <= places.size(); ++plan) {
        while (at < rows.size() && rows[at].plan < static_cast<std::int64_t>(plan)) ++at;
        first[plan] = static_cast<std::uint32_t>(at);
    }
}

static void put_plans(Records& records, Plans& plans) {
    order(records.plans, [](const PlanRow& row) { return std::tuple(row.child, row.started); });
    column(records.plans, plans.child, &PlanRow::child);
    column(records.plans, plans.started, &PlanRow::started);
    column(records.plans, plans.ended, &PlanRow::ended);
    column(records.plans, plans.earlier, &PlanRow::earlier);
    std::unordered_map<std::int64_t, std::uint32_t> places;
    places.reserve(records.plans.size());
    for (std::size_t i = 0; i < records.plans.size(); ++i) places.emplace(records.plans[i].number, static_cast<std::uint32_t>(i));
    put_days(places, records.plan_reviews, plans.reviews, plans.first_review);
    put_days(places, records.plan_visits, plans.visits, plans.first_visit);
}

/// Makes times in care and placements of the episodes of one child after another.
class CareBuilder {
public:
    explicit CareBuilder(Cohort& cohort) : care_(cohort.care), placements_(cohort.placements) {}

    void add(const EpisodeRow& row) {
        const bool goes_on = !care_.child.empty() && care_.child.back() == row.child && care_.ended.back() >= row.started && row.reason != 'S';
        if (!goes_on) begin_care(row);
        care_.ended.back() = row.ended;
        if (row.is_order) care_.order.back() = std::min(care_.order.back(), row.started);
        care_.adopted.back() = row.is_adopted ? Flag::yes : Flag::no;
        if (row.placement[0] == 'T') {
            was_temporary_since_ = true;
            return;
        }
        if (!has_placement_ || (is_move(row) && !keeps_carer(row))) begin_placement(row);
        carry_on(row);
    }
    void finish() { care_.first_placement.push_back(static_cast<std::uint32_t>(placements_.child.size())); }

private:
    static bool is_move(const EpisodeRow& row) { return row.reason == 'S' || row.reason == 'P' || row.reason == 'B'; }
    void begin_care(const EpisodeRow& row) {
        care_.child.push_back(row.child);
        care_.started.push_back(row.started);
        care_.ended.push_back(row.ended);
        care_.entered.push_back(row.reason == 'S' ? Flag::yes : Flag::no);
        care_.order.push_back(no_day);
        care_.adopted.push_back(Flag::no);
        care_.first_placement.push_back(static_cast<std::uint32_t>(placements_.child.size()));
        has_placement_ = false;
    }
    /// The same place as before, a temporary one between the two or not; or adoption by the carer with whom the child already lives.
    bool keeps_carer(const EpisodeRow& row) const {
        const bool adopts = row.placement[0] == 'A' && (row.placement[1] == '3' || row.placement[1] == '5');
        return adopts || (was_temporary_since_ && row.where == where_);
    }
    void begin_placement(const EpisodeRow& row) {
        placements_.child.push_back(row.child);
        placements_.care.push_back(static_cast<std::uint32_t>(care_.child.size() - 1));
        placements_.started.push_back(row.started);
        placements_.ended.push_back(row.ended);
        placements_.begun.push_back(is_move(row) ? Flag::yes : Flag::no);
        placements_.adoptive.push_back(no_day);
        placements_.long_term.push_back(Flag::no);
        placements_.purchased.push_back(Flag::unknown);
        placements_.outside.push_back(Flag::unknown);
        has_placement_ = true;
    }
    void carry_on(const EpisodeRow& row) {
        placements_.ended.back() = row.ended;
        if (row.placement[0] == 'A') placements_.adoptive.back() = std::min(placements_.adoptive.back(), row.started);
        placements_.long_term.back() = row.placement[0] == 'U' && (row.placement[1] == '1' || row.placement[1] == '4') ? Flag::yes : Flag::no;
        placements_.purchased.back() = row.purchased;
        placements_.outside.back() = row.outside;
        where_ = row.where;
        was_temporary_since_ = false;
    }

    Care& care_;
    Placements& placements_;
    bool has_placement_{};
    bool was_temporary_since_{};
    std::uint64_t where_{};
};

/// Where the child's days from the beginning of the care on begin.
static void point_at(const Care& care, const Days& days, std::vector<std::uint32_t>& first) {
    first.resize(care.child.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < care.child.size(); ++i) {
        while (at < days.on.size() && (days.child[at] < care.child[i] || (days.child[at] == care.child[i] && days.on[at] < care.started[i]))) ++at;
        first[i] = static_cast<std::uint32_t>(at);
    }
}

template <class Row>
static void put_by_day(std::vector<Row>& rows, Days& days) {
    order(rows, [](const Row& row) { return std::tuple(row.child, row.on); });
    column(rows, days.child, &Row::child);
    column(rows, days.on, &Row::on);
}

static void put_care(Records& records, Cohort& cohort) {
    order(records.episodes, [](const EpisodeRow& row) { return std::tuple(row.child, row.started, row.ended); });
    CareBuilder builder(cohort);
    for (const auto& row : records.episodes) builder.add(row);
    builder.finish();
    put_by_day(records.care_reviews, cohort.care_reviews);
    column(records.care_reviews, cohort.care_reviews.participation, &ReviewRow::participation);
    put_by_day(records.care_visits, cohort.care_visits);
    point_at(cohort.care, cohort.care_reviews, cohort.care.first_review);
    point_at(cohort.care, cohort.care_visits, cohort.care.first_visit);
}

static void put_outcomes(Records& records, Cohort& cohort) {
    put_by_day(records.first_assessments, cohort.first_assessments);
    put_by_day(records.health_assessments, cohort.health_assessments);
    put_by_day(records.health_years, cohort.health_years);
    column(records.health_years, cohort.health_years.assessment, &HealthRow::assessment);
    column(records.health_years, cohort.health_years.teeth, &HealthRow::teeth);
    column(records.health_years, cohort.health_years.immunisations, &HealthRow::immunisations);
    column(records.health_years, cohort.health_years.development, &HealthRow::development);
    put_by_day(records.adoption_decisions, cohort.adoption_decisions);
    column(records.adoption_decisions, cohort.adoption_decisions.reversed, &DecisionRow::reversed);
    put_by_day(records.leavers, cohort.leavers);
    column(records.leavers, cohort.leavers.suitable, &LeaverRow::suitable);
    column(records.leavers, cohort.leavers.active, &LeaverRow::active);
    column(records.leavers, cohort.leavers.in_touch, &LeaverRow::in_touch);
    column(records.leavers, cohort.leavers.counted, &LeaverRow::counted);
    column(records.leavers, cohort.leavers.eligible, &LeaverRow::eligible);
    column(records.leavers, cohort.leavers.reviewed, &LeaverRow::reviewed);
}

static void put_adoptions(Records& records, Adoptions& adoptions) {
    order(records.adoptions, [](const AdoptionRow& row) { return std::tuple(row.child, row.matched); });
    column(records.adoptions, adoptions.child, &AdoptionRow::child);
    column(records.adoptions, adoptions.matched, &AdoptionRow::matched);
    column(records.adoptions, adoptions.approved, &AdoptionRow::approved);
    column(records.adoptions, adoptions.fostered, &AdoptionRow::fostered);
    column(records.adoptions, adoptions.by_carer, &AdoptionRow::by_carer);
    column(records.adoptions, adoptions.family, &AdoptionRow::family);
}

static void put_missing(Records& records, Missing& missing) {
    order(records.missing, [](const MissingRow& row) { return std::tuple(row.child, row.began); });
    column(records.missing, missing.child, &MissingRow::child);
    column(records.missing, missing.began, &MissingRow::began);
    column(records.missing, missing.returned, &MissingRow::returned);
    column(records.missing, missing.returned_at, &MissingRow::returned_at);
    column(records.missing, missing.interviewed_at, &MissingRow::interviewed_at);
    column(records.missing, missing.is_missing, &MissingRow::is_missing);
    column(records.missing, missing.offered, &MissingRow::offered);
}

Cohort cohort_of(Records&& records) {
    Cohort cohort;
    cohort.people = std::move(records.people);
    place_people(cohort.people);
    put_need(records, cohort);
    put_plans(records, cohort.plans);
    first_since(cohort.referrals.child, cohort.referrals.on, cohort.assessments.child, cohort.assessments.started, cohort.referrals.assessed);
    first_since(cohort.referrals.child, cohort.referrals.on, cohort.enquiries.child, cohort.enquiries.started, cohort.referrals.enquired);
    first_since(cohort.enquiries.child, cohort.enquiries.started, cohort.plans.child, cohort.plans.started, cohort.enquiries.planned);
    first_since(cohort.conferences.child, cohort.conferences.held, cohort.plans.child, cohort.plans.started, cohort.conferences.planned);
    put_care(records, cohort);
    put_outcomes(records, cohort);
    put_adoptions(records, cohort.adoptions);
    put_missing(records, cohort.missing);
    return cohort;
}

}  // namespace holdfast::measures
