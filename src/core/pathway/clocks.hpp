#pragma once

#include "core/calendar/calendar.hpp"
#include "core/clocks/due.hpp"
#include "core/pathway/care.hpp"
#include "core/pathway/protection.hpp"

#include <optional>
#include <span>

/// The statutory clocks of a child's pathway: when something is due, why, and who says so.
namespace holdfast::pathway {

using clocks::days_to_go;
using clocks::Due;
using clocks::months_after;
using clocks::Urgency;
using clocks::urgency_of;

/// Every clock of the pathway, in the order of the pathway.
std::span<const clocks::Rule* const> clock_rules();

/// 45 working days from the referral, for the first assessment that follows it (Working Together to Safeguard Children).
Due assessment_due(const calendar::Calendar& calendar, const Referral& referral);
/// 45 working days from its own start, for one that follows another on the same referral.
Due later_assessment_due(const calendar::Calendar& calendar, Date started_on);
/// 15 working days from the strategy discussion that began the enquiry.
Due conference_due(const calendar::Calendar& calendar, const Enquiry& enquiry);
/// 3 months from the initial conference, or from the start of the plan where no conference is on record; then 6 months from each review.
Due plan_review_due(const ProtectionPlan& plan, std::optional<Date> conference_on, std::span<const Date> reviews_held);
/// 20 working days from the day care began, then 3 months, then 6 (Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33). Where the
/// day it began is not on record, or care began before `since`, from when on reviews are on record, which review is the first is not known: 6 months from the
/// latest, or from `since` where there is none.
Due care_review_due(const calendar::Calendar& calendar, std::optional<Date> began, std::span<const Date> reviews_held, std::optional<Date> since = {});

}  // namespace holdfast::pathway
