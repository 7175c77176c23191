#include "core/pathway/caseload_store.hpp"

#include "core/census/codes.hpp"
#include "core/people/person_service.hpp"

#include <algorithm>
#include <map>

namespace holdfast::pathway {

namespace {

policy::ListFilter filter_for(trail::View& view) { return policy::list_filter(view, people::record_kind, policy::belonging_of(view)); }

std::vector<CaseRow> by_day_due(std::vector<CaseRow> rows) {
    std::ranges::stable_sort(rows, {}, [](const CaseRow& row) { return row.due.on; });
    return rows;
}

/// The days in the second column by the number in the first, in their order.
template <class... Arguments>
std::map<std::int64_t, std::vector<Date>> days_by(trail::View& view, store::Sql sql, const Arguments&... arguments) {
    std::map<std::int64_t, std::vector<Date>> days;
    view.reader().each(
        sql, [&](const store::Row& row) { days[row.get<std::int64_t>(0)].push_back(row.get<Date>(1)); }, arguments...);
    return days;
}

std::span<const Date> days_of(const std::map<std::int64_t, std::vector<Date>>& days, std::int64_t number) {
    const auto found = days.find(number);
    return found == days.end() ? std::span<const Date>{} : std::span<const Date>(found->second);
}

std::string category_in_words(const std::string& code) {
    const auto place = census::place_in(census::CodeSet::abuse, code);
    return place ? census::codes_of(census::CodeSet::abuse)[*place].meaning : code;
}

}  // namespace

std::vector<CaseRow> open_assessments(trail::View& view, const calendar::Calendar& calendar) {
    const auto f = filter_for(view);
    return by_day_due(view.reader().all(
        "SELECT a.child_id, pe.reference, r.referred_on, a.started_on FROM children_in_need_assessments a JOIN children_in_need_referrals r ON r.id = "
        "a.referral_id "
        "JOIN people_persons pe ON pe.id = a.child_id WHERE a.withdrawn_by_entry IS NULL AND a.authorised_on IS NULL AND r.closed_on IS NULL "
        "AND r.withdrawn_by_entry IS NULL AND " HOLDFAST_MAY_LIST("'person'", "pe.reference"),
        [&](const store::Row& row) {
            Referral referral;
            referral.referred_on = row.get<Date>(2);
            return CaseRow{.child = row.get<Id<people::Person>>(0),
                           .reference = row.get<std::string>(1),
                           .what = "Assessment",
                           .detail = "Began " + in_words(row.get<Date>(3)),
                           .due = assessment_due(calendar, referral)};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted));
}

std::vector<CaseRow> conferences_awaited(trail::View& view, const calendar::Calendar& calendar) {
    const auto f = filter_for(view);
    return by_day_due(view.reader().all(
        "SELECT e.child_id, pe.reference, e.started_on FROM children_in_need_enquiries e JOIN children_in_need_referrals r ON r.id = e.referral_id "
        "JOIN people_persons pe ON pe.id = e.child_id WHERE e.withdrawn_by_entry IS NULL AND r.withdrawn_by_entry IS NULL AND r.closed_on IS NULL "
        "AND (e.conference_not_required IS NULL OR NOT e.conference_not_required) AND NOT EXISTS (SELECT 1 FROM child_protection_conferences c "
        "WHERE c.enquiry_id = e.id AND c.withdrawn_by_entry IS NULL) AND " HOLDFAST_MAY_LIST("'person'", "pe.reference"),
        [&](const store::Row& row) {
            Enquiry enquiry;
            enquiry.started_on = row.get<Date>(2);
            return CaseRow{.child = row.get<Id<people::Person>>(0),
                           .reference = row.get<std::string>(1),
                           .what = "Initial conference",
                           .detail = "Enquiry began " + in_words(enquiry.started_on),
                           .due = conference_due(calendar, enquiry)};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted));
}

std::vector<CaseRow> plan_reviews_due(trail::View& view) {
    const auto held = days_by(view,
                              "SELECT v.plan_id, v.held_on FROM child_protection_reviews v JOIN child_protection_plans p ON p.id = v.plan_id "
                              "WHERE v.withdrawn_by_entry IS NULL AND p.ended_on IS NULL ORDER BY v.plan_id, v.held_on");
    const auto f = filter_for(view);
    return by_day_due(view.reader().all(
        "SELECT p.child_id, pe.reference, p.id, p.started_on, p.latest_category FROM child_protection_plans p JOIN people_persons pe ON pe.id = p.child_id "
        "WHERE p.withdrawn_by_entry IS NULL AND p.ended_on IS NULL AND " HOLDFAST_MAY_LIST("'person'", "pe.reference"),
        [&](const store::Row& row) {
            ProtectionPlan plan;
            plan.started_on = row.get<Date>(3);
            return CaseRow{.child = row.get<Id<people::Person>>(0),
                           .reference = row.get<std::string>(1),
                           .what = "Review conference",
                           .detail = category_in_words(row.get<std::string>(4)) + ", since " + in_words(plan.started_on),
                           .due = plan_review_due(plan, days_of(held, row.get<std::int64_t>(2)))};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted));
}

std::vector<CaseRow> care_reviews_due(trail::View& view, const calendar::Calendar& calendar) {
    const auto reviews = days_by(view, "SELECT child_id, held_on FROM looked_after_reviews WHERE withdrawn_by_entry IS NULL ORDER BY child_id, held_on");
    const auto starts = days_by(
        view, "SELECT child_id, started_on FROM looked_after_episodes WHERE withdrawn_by_entry IS NULL AND start_reason = 'S' ORDER BY child_id, started_on");
    const auto f = filter_for(view);
    return by_day_due(view.reader().all(
        "SELECT e.child_id, pe.reference, e.legal_status, e.placement, e.started_on FROM looked_after_episodes e JOIN people_persons pe ON pe.id = e.child_id "
        "WHERE e.withdrawn_by_entry IS NULL AND e.ended_on IS NULL AND e.legal_status NOT IN ('V3', 'V4') AND " HOLDFAST_MAY_LIST("'person'", "pe.reference"),
        [&](const store::Row& row) {
            const auto child = row.get<Id<people::Person>>(0);
            const auto begun = days_of(starts, child.number);
            const Date began = begun.empty() ? row.get<Date>(4) : begun.back();
            auto held = days_of(reviews, child.number);
            held = held.subspan(static_cast<std::size_t>(std::ranges::lower_bound(held, began) - held.begin()));
            return CaseRow{.child = child,
                           .reference = row.get<std::string>(1),
                           .what = "Review of care",
                           .detail = "Looked after since " + in_words(began),
                           .due = care_review_due(calendar, began, held)};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted));
}

}  // namespace holdfast::pathway
