#pragma once

#include "core/census/record.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::census::sound {

using Change = void (*)(Child& child);

/// A header of the collection of 2026, and a child of that year that keeps every rule, those about a whole return too.
Header header();
Child child();

/// How many breaches of the rule there are once the child was changed.
int breaches(std::string_view code, Change change);
inline bool breaks(std::string_view code, Change change) { return breaches(code, change) > 0; }
/// The same for several children and a header of one's own. Throws where the rule was not run.
int breaches(std::string_view code, const Header& header, const std::vector<Child>& children);
/// Every rule that is broken, each once, in order.
std::string broken(const Header& header, const std::vector<Child>& children);
/// Why a rule was not run; empty where it was.
std::string not_run(std::string_view code, const Header& header);

inline CinDetails& details(Child& child) { return child.details[0]; }
inline Assessment& assessment(Child& child) { return child.details[0].assessments[0]; }
inline Section47& enquiry(Child& child) { return child.details[0].section_47[0]; }
inline ProtectionPlan& plan(Child& child) { return child.details[0].protection_plans[0]; }
inline CinPlan& cin_plan(Child& child) { return child.details[0].cin_plans[0]; }

/// One more row like the first.
template <class Row>
Row& again(Rows<Row>& rows) {
    Row first = rows[0];
    return rows.add() = std::move(first);
}
template <class Field>
void without(Field& field) {
    field = {};
}

}  // namespace holdfast::census::sound
