#pragma once

#include "core/clocks/rule.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

/// The levels at which the partnership's professionals resolve a disagreement, and how long each has. A partnership that agrees otherwise adds a procedure with its day: a disagreement
/// goes by the one that was in force when it was raised.
namespace holdfast::professional_disagreement {

inline constexpr clocks::Version one_day[]{{{}, clocks::WorkingDays{1}, "The partnership's procedure for professional disagreement, level 1"}};
inline constexpr clocks::Rule first_clock{
    {"disagreement.level_1", "Disagreement, level 1: resolved or taken on", "from when it was raised", clocks::Basis::local_standard}, one_day};
inline constexpr clocks::Version two_days[]{{{}, clocks::WorkingDays{2}, "The partnership's procedure for professional disagreement, level 2"}};
inline constexpr clocks::Rule second_clock{
    {"disagreement.level_2", "Disagreement, level 2: resolved or taken on", "from when it was taken to this level", clocks::Basis::local_standard}, two_days};
inline constexpr clocks::Version five_days[]{{{}, clocks::WorkingDays{5}, "The partnership's procedure for professional disagreement, level 3"}};
inline constexpr clocks::Rule third_clock{
    {"disagreement.level_3", "Disagreement, level 3: resolved or taken on", "from when it was taken to this level", clocks::Basis::local_standard}, five_days};
inline constexpr clocks::Version ten_days[]{{{}, clocks::WorkingDays{10}, "The partnership's procedure for professional disagreement, level 4"}};
inline constexpr clocks::Rule fourth_clock{
    {"disagreement.level_4", "Disagreement, level 4: resolved", "from when it was taken to this level", clocks::Basis::local_standard}, ten_days};

inline constexpr std::array<const clocks::Rule*, 4> every_clock{&first_clock, &second_clock, &third_clock, &fourth_clock};

/// Who is asked at a level: people whom the sides name, the safeguarding leads of both agencies, or those who settle it for the partnership.
enum class Panel { named, leads, scrutiny };
struct Level {
    std::string_view words{};
    Panel panel{};
    const clocks::Rule* clock{};
};
inline constexpr std::array first_levels{Level{"Level 1: worker to worker", Panel::named, &first_clock},
                                         Level{"Level 2: line managers", Panel::named, &second_clock},
                                         Level{"Level 3: safeguarding leads and service managers", Panel::leads, &third_clock},
                                         Level{"Level 4: the partnership's scrutineer or chair", Panel::scrutiny, &fourth_clock}};

/// The levels, the lowest first, for what is raised on a day or later.
struct Procedure {
    Date from{};
    std::span<const Level> levels{};
};
inline constexpr std::array procedures{Procedure{{}, first_levels}};

/// The levels by which what was raised on the day is resolved.
constexpr std::span<const Level> levels_on(Date day) {
    std::span<const Level> levels = procedures.front().levels;
    for (const auto& procedure : procedures)
        if (procedure.from <= day) levels = procedure.levels;
    return levels;
}

}  // namespace holdfast::professional_disagreement
