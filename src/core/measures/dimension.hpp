#pragma once

#include "core/measures/cohort.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace holdfast::measures {

/// By what a figure is broken down.
enum class Dimension : std::uint8_t { sex, age, ethnicity, disability, district, agency };
inline constexpr std::array dimensions{Dimension::sex, Dimension::age, Dimension::ethnicity, Dimension::disability, Dimension::district, Dimension::agency};
std::string_view token(Dimension dimension);
std::string_view in_words(Dimension dimension);
/// Nothing where none is called that.
std::optional<Dimension> find_dimension(std::string_view token);

inline constexpr std::array<std::string_view, 3> sexes{"Female", "Male", "Not known"};
inline constexpr std::array<std::string_view, 6> ethnic_groups{"White", "Mixed", "Asian", "Black", "Other", "Not known"};
inline constexpr std::array<std::string_view, 3> disability_groups{"No disability", "Disability", "Not known"};
/// By age on the last day of the period.
inline constexpr std::array<std::string_view, 8> age_bands{"Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and 17", "18 and over", "Not known"};

/// Places in the lists above of a census's codes; the last where the code is none.
std::uint8_t sex_of(std::string_view code);
std::uint8_t ethnic_group_of(std::string_view code);
std::uint8_t disability_group_of(std::string_view code);

/// How many groups sex, ethnicity and disability make together, and a number for each.
inline constexpr std::size_t trait_count = sexes.size() * ethnic_groups.size() * disability_groups.size();
inline std::uint16_t trait_of(std::uint8_t sex, std::uint8_t ethnicity, std::uint8_t disability) {
    return static_cast<std::uint16_t>((sex * ethnic_groups.size() + ethnicity) * disability_groups.size() + disability);
}

/// The age bands on a day, as the last day of birth of each.
class AgeBands {
public:
    explicit AgeBands(Day on);
    std::uint8_t of(Day born) const {
        if (born == no_day) return static_cast<std::uint8_t>(age_bands.size() - 1);
        std::uint8_t band = 0;
        for (const Day last : last_) band = static_cast<std::uint8_t>(band + (born <= last));
        return band;
    }

private:
    std::array<Day, age_bands.size() - 2> last_{};
};

}  // namespace holdfast::measures
