#include "core/measures/dimension.hpp"

#include "core/people/person.hpp"

namespace holdfast::measures {

std::string_view token(Dimension dimension) {
    static constexpr std::array<std::string_view, 6> tokens{"sex", "age", "ethnicity", "disability", "district", "agency"};
    return tokens[static_cast<std::size_t>(dimension)];
}

std::string_view in_words(Dimension dimension) {
    static constexpr std::array<std::string_view, 6> words{"Sex", "Age", "Ethnic group", "Disability", "District", "Agency"};
    return words[static_cast<std::size_t>(dimension)];
}

std::optional<Dimension> find_dimension(std::string_view wanted) {
    for (const auto dimension : dimensions)
        if (token(dimension) == wanted) return dimension;
    return std::nullopt;
}

std::uint8_t sex_of(std::string_view code) { return code == "F" ? 0 : code == "M" ? 1 : 2; }

std::uint8_t ethnic_group_of(std::string_view code) {
    static constexpr std::string_view initials = "WMABO";
    if (code == "CHNE") return 2;
    if (code == "AOTH" || code == "ABAN" || code == "AIND" || code == "APKN") return 2;
    if (!people::find_code(people::ethnicities, code) || code == "REFU" || code == "NOBT") return ethnic_groups.size() - 1;
    const auto at = initials.find(code[0]);
    return static_cast<std::uint8_t>(at < 5 ? at : ethnic_groups.size() - 1);
}

std::uint8_t disability_group_of(std::string_view code) {
    if (code == "NONE") return 0;
    return people::find_code(people::disabilities, code) ? 1 : 2;
}

/// The last day of birth of somebody who has completed so many years on the day.
static Day born_by(Day on, int years) {
    const Day day = Almanac::add_months(on, -12 * years);
    return Almanac::add_months(day + 1, 12 * years) <= on ? day + 1 : day;
}

AgeBands::AgeBands(Day on) : last_{on, born_by(on, 1), born_by(on, 5), born_by(on, 10), born_by(on, 16), born_by(on, 18)} {}

}  // namespace holdfast::measures
