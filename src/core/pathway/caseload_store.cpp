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

std::optional<Date> last_of(std::span<const Date> days) { return days.empty() ? std::nullopt : std::optional(days.back()); }

/// A child's present time in care, as far back as it is on record.
struct CareSpell {
    Date from{};
    bool is_start_known{};  ///< whether care began that day; else it had begun before
    Date reviews_from{};    ///< reviews before this day are of an earlier time in care
    bool is_over{};
};

/// The latest time in care of each child who is looked after now. An episode that goes on from one that is not on record leaves the start unknown.
std::map<std::int64_t, CareSpell> care_spells(trail::View& view, Id<people::Person> only) {
    std::map<std::int64_t, CareSpell> spells;
    std::map<std::int64_t, Date> ended;
    view.reader().each(
        "SELECT e.child_id, e.started_on, e.start_reason, e.ended_on, e.end_reason FROM looked_after_episodes e WHERE e.withdrawn_by_entry IS NULL "
        "AND EXISTS (SELECT 1 FROM looked_after_episodes o WHERE o.child_id = e.child_id AND o.withdrawn_by_entry IS NULL AND o.ended_on IS NULL) "
        "AND (e.child_id = $1 OR $1 = 0) ORDER BY e.child_id, e.started_on, e.id",
        [&](const store::Row& row) {
            const auto child = row.get<std::int64_t>(0);
            const Date from = row.get<Date>(1);
            const bool begins = row.get<std::string_view>(2) == "S";
            const auto found = spells.find(child);
            if (begins) spells[child] = {.from = from, .is_start_known = true, .reviews_from = from};
            else if (found == spells.end() || found->second.is_over)
                spells[child] = {.from = from, .reviews_from = ended.contains(child) ? ended[child] + std::chrono::days{1} : Date::min()};
            const auto until = row.get<std::optional<Date>>(3);
            spells[child].is_over = until && row.get<std::string_view>(4) != "X1";
            if (until) ended[child] = *until;
        },
        only);
    return spells;
}

/// From when on an agency's reviews of care are on record. A return of a year has that year's and an extract those from its first one on; what was written by
/// hand is whole from the first only as far as anybody knows, and a list has the latest review of each child and no other.
struct ReviewsOnRecord {
    std::map<std::string, Date> whole{}, some{};

    /// For a child of the agency; nothing where no day is known.
    std::optional<Date> since(const std::string& agency, const CareSpell& spell, bool is_any_held) const {
        auto found = whole.find(agency);
        if (found == whole.end() && (!is_any_held || (found = some.find(agency)) == some.end())) return std::nullopt;
        return spell.is_start_known ? found->second : std::max(found->second, spell.from);
    }
};

ReviewsOnRecord reviews_on_record(trail::View& view) {
    ReviewsOnRecord found;
    view.reader().each(
        "SELECT n.agency, n.source, n.reference_on, MIN(v.held_on) FROM looked_after_reviews v JOIN pathway_entries n ON n.id = v.entry_id "
        "WHERE v.withdrawn_by_entry IS NULL GROUP BY n.agency, n.source, n.reference_on",
        [&](const store::Row& row) {
            const auto source = row.get<std::string>(1);
            const auto reference_on = row.get<std::optional<Date>>(2);
            Date since = row.get<Date>(3);
            if (source == "annex-a") since = Date::max();
            if (source == "ssda903" && reference_on) since = months_after(*reference_on + std::chrono::days{1}, -12);
            auto& known = source == "annex-a" || source == "by-hand" ? found.some : found.whole;
            const auto at = known.try_emplace(row.get<std::string>(0), since).first;
            at->second = std::min(at->second, since);
        });
    return found;
}

std::string category_in_words(const std::string& code) {
    const auto place = census::place_in(census::CodeSet::abuse, code);
    return place ? census::codes_of(census::CodeSet::abuse)[*place].meaning : code;
}

}  // namespace

std::vector<CaseRow> open_assessments(trail::View& view, const calendar::Calendar& calendar, Id<people::Person> only) {
    const auto f = filter_for(view);
    return by_day_due(view.reader().all(
        "SELECT a.child_id, pe.reference, r.referred_on, a.started_on, CASE WHEN EXISTS (SELECT 1 FROM children_in_need_assessments b "
        "WHERE b.child_id = a.child_id AND b.referral_id = a.referral_id AND b.withdrawn_by_entry IS NULL "
        "AND (b.started_on < a.started_on OR (b.started_on = a.started_on AND b.id < a.id))) THEN 1 ELSE 0 END "
        "FROM children_in_need_assessments a JOIN children_in_need_referrals r ON r.id = a.referral_id "
        "JOIN people_persons pe ON pe.id = a.child_id WHERE a.withdrawn_by_entry IS NULL AND a.authorised_on IS NULL AND r.closed_on IS NULL "
        "AND r.withdrawn_by_entry IS NULL AND (a.child_id = $7 OR $7 = 0) AND " HOLDFAST_MAY_LIST("'person'", "pe.reference"),
        [&](const store::Row& row) {
            Referral referral;
            referral.referred_on = row.get<Date>(2);
            const Date started_on = row.get<Date>(3);
            const bool is_later = row.get<std::int64_t>(4) == 1;
            return CaseRow{.child = row.get<Id<people::Person>>(0),
                           .reference = row.get<std::string>(1),
                           .what = "Assessment",
                           .detail = "Began " + in_words(started_on),
                           .due = is_later ? later_assessment_due(calendar, started_on) : assessment_due(calendar, referral)};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, only));
}

std::vector<CaseRow> conferences_awaited(trail::View& view, const calendar::Calendar& calendar, Id<people::Person> only) {
    const auto f = filter_for(view);
    return by_day_due(view.reader().all(
        "SELECT e.child_id, pe.reference, e.started_on FROM children_in_need_enquiries e JOIN children_in_need_referrals r ON r.id = e.referral_id "
        "JOIN people_persons pe ON pe.id = e.child_id WHERE e.withdrawn_by_entry IS NULL AND r.withdrawn_by_entry IS NULL AND r.closed_on IS NULL "
        "AND (e.conference_not_required IS NULL OR NOT e.conference_not_required) AND NOT EXISTS (SELECT 1 FROM child_protection_conferences c "
        "WHERE c.enquiry_id = e.id AND c.withdrawn_by_entry IS NULL) AND (e.child_id = $7 OR $7 = 0) AND " HOLDFAST_MAY_LIST("'person'", "pe.reference"),
        [&](const store::Row& row) {
            Enquiry enquiry;
            enquiry.started_on = row.get<Date>(2);
            return CaseRow{.child = row.get<Id<people::Person>>(0),
                           .reference = row.get<std::string>(1),
                           .what = "Initial conference",
                           .detail = "Enquiry began " + in_words(enquiry.started_on),
                           .due = conference_due(calendar, enquiry)};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, only));
}

std::vector<CaseRow> plan_reviews_due(trail::View& view, Id<people::Person> only) {
    const auto held = days_by(view,
                              "SELECT v.plan_id, v.held_on FROM child_protection_reviews v JOIN child_protection_plans p ON p.id = v.plan_id "
                              "WHERE v.withdrawn_by_entry IS NULL AND p.ended_on IS NULL AND (p.child_id = $1 OR $1 = 0) ORDER BY v.plan_id, v.held_on",
                              only);
    // A plan's conference is the last one of its referral before it that no other plan came of.
    const auto conferences =
        days_by(view,
                "SELECT p.id, c.held_on FROM child_protection_plans p JOIN child_protection_conferences c ON c.child_id = p.child_id "
                "AND c.referral_id = p.referral_id WHERE p.withdrawn_by_entry IS NULL AND p.ended_on IS NULL AND c.withdrawn_by_entry IS NULL "
                "AND c.held_on <= p.started_on AND (c.led_to_plan IS NULL OR c.led_to_plan) AND NOT EXISTS (SELECT 1 FROM child_protection_plans o "
                "WHERE o.child_id = p.child_id AND o.referral_id = p.referral_id AND o.withdrawn_by_entry IS NULL AND o.started_on >= c.held_on "
                "AND o.started_on < p.started_on) AND (p.child_id = $1 OR $1 = 0) ORDER BY p.id, c.held_on",
                only);
    const auto f = filter_for(view);
    return by_day_due(view.reader().all(
        "SELECT p.child_id, pe.reference, p.id, p.started_on, p.latest_category FROM child_protection_plans p JOIN people_persons pe ON pe.id = p.child_id "
        "WHERE p.withdrawn_by_entry IS NULL AND p.ended_on IS NULL AND (p.child_id = $7 OR $7 = 0) AND " HOLDFAST_MAY_LIST("'person'", "pe.reference"),
        [&](const store::Row& row) {
            ProtectionPlan plan;
            plan.started_on = row.get<Date>(3);
            return CaseRow{.child = row.get<Id<people::Person>>(0),
                           .reference = row.get<std::string>(1),
                           .what = "Review conference",
                           .detail = category_in_words(row.get<std::string>(4)) + ", since " + in_words(plan.started_on),
                           .due = plan_review_due(plan, last_of(days_of(conferences, row.get<std::int64_t>(2))), days_of(held, row.get<std::int64_t>(2)))};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, only));
}

std::vector<CaseRow> care_reviews_due(trail::View& view, const calendar::Calendar& calendar, Id<people::Person> only) {
    const auto reviews = days_by(
        view, "SELECT child_id, held_on FROM looked_after_reviews WHERE withdrawn_by_entry IS NULL AND (child_id = $1 OR $1 = 0) ORDER BY child_id, held_on",
        only);
    const auto spells = care_spells(view, only);
    const auto on_record = reviews_on_record(view);
    const auto f = filter_for(view);
    return by_day_due(view.reader().all(
        "SELECT e.child_id, pe.reference, n.agency FROM looked_after_episodes e JOIN people_persons pe ON pe.id = e.child_id "
        "JOIN pathway_entries n ON n.id = e.entry_id "
        "WHERE e.withdrawn_by_entry IS NULL AND e.ended_on IS NULL AND e.legal_status NOT IN ('V3', 'V4') AND (e.child_id = $7 OR $7 = 0) "
        "AND " HOLDFAST_MAY_LIST("'person'", "pe.reference"),
        [&](const store::Row& row) {
            const auto child = row.get<Id<people::Person>>(0);
            const auto& spell = spells.at(child.number);
            auto held = days_of(reviews, child.number);
            held = held.subspan(static_cast<std::size_t>(std::ranges::lower_bound(held, spell.reviews_from) - held.begin()));
            return CaseRow{.child = child,
                           .reference = row.get<std::string>(1),
                           .what = "Review of care",
                           .detail = (spell.is_start_known ? "Looked after since " : "Looked after since before ") + in_words(spell.from),
                           .due = care_review_due(calendar, spell.is_start_known ? std::optional(spell.from) : std::nullopt, held,
                                                  on_record.since(row.get<std::string>(2), spell, !held.empty()))};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, only));
}

std::vector<CaseRow> due_for(trail::View& view, const calendar::Calendar& calendar, Id<people::Person> child) {
    std::vector<CaseRow> all;
    for (auto& rows : {open_assessments(view, calendar, child), conferences_awaited(view, calendar, child), plan_reviews_due(view, child),
                       care_reviews_due(view, calendar, child)})
        all.insert(all.end(), rows.begin(), rows.end());
    return by_day_due(std::move(all));
}

}  // namespace holdfast::pathway
