#pragma once

#include "core/pathway/clocks.hpp"
#include "core/pathway/pathway_store.hpp"
#include "core/policy/record_store.hpp"

namespace holdfast::pathway {

/// A child with something that is due.
struct CaseRow {
    Id<people::Person> child{};
    std::string reference{};
    std::string what{};    ///< "Assessment", "Review of the plan"
    std::string detail{};  ///< "Neglect, since 4 May 2016"
    Due due{};
};

/// Assessments that are open, each child's that the viewer may have in a list, by the day they are due; of one child alone where `only` names one.
std::vector<CaseRow> open_assessments(trail::View& view, const calendar::Calendar& calendar, Id<people::Person> only = {});
/// Enquiries that wait for their initial conference.
std::vector<CaseRow> conferences_awaited(trail::View& view, const calendar::Calendar& calendar, Id<people::Person> only = {});
/// Children with a child protection plan, by the day of the next review.
std::vector<CaseRow> plan_reviews_due(trail::View& view, Id<people::Person> only = {});
/// Children who are looked after, short breaks left out, by the day of the next review.
std::vector<CaseRow> care_reviews_due(trail::View& view, const calendar::Calendar& calendar, Id<people::Person> only = {});
/// All of that for one child, by the day it is due.
std::vector<CaseRow> due_for(trail::View& view, const calendar::Calendar& calendar, Id<people::Person> child);

}  // namespace holdfast::pathway
