#include "core/census/rule.hpp"

namespace holdfast::census {

static void rule_100(const Header& header, Findings& found) {
    const auto& reference = header.collection.reference_on;
    const int year = header.collection.year.number.value_or(0);
    const std::chrono::year_month_day wanted{std::chrono::year{year}, std::chrono::March, std::chrono::day{31}};
    if (!reference.on || *reference.on != Date{wanted}) found.add("ReferenceDate", reference);
}

std::span<const Rule> header_rules() {
    static const Rule rules[] = {
        {"100", Severity::error, "Header", "The reference date is missing or not 31 March of the collection's year",
         "Enter 31 March of the year in which the census year ends.", rule_100, Needs::header_year},
    };
    return rules;
}

}  // namespace holdfast::census
