#pragma once

#include "base/time.hpp"

#include <array>
#include <string_view>

/// What is published of Cumbria for the year to 31 March 2017 (Department for Education, Characteristics of children in need 2016 to 2017, tables B1 to D7; the
/// Board's annual report 2016-17, section 4), and where it leaves something out, what was chosen.
namespace holdfast::county::published {

inline constexpr Date first = make_date(2016, 4, 1);
inline constexpr Date last = make_date(2017, 3, 31);

/// A count of everything that has a code.
struct Coded {
    std::string_view code{};
    int count{};
};
/// A count of everything whose length lies within bounds, both included.
struct Band {
    int least{}, most{}, count{};
};

/// C6: referrals from April to March; together 4,120.
inline constexpr std::array referrals_by_month{326, 393, 437, 352, 282, 357, 324, 332, 263, 304, 310, 440};
/// C5, each group under one of its codes.
inline constexpr std::array referrals_by_source{Coded{"1A", 246}, Coded{"2A", 454}, Coded{"3F", 300}, Coded{"4", 40},  Coded{"5B", 296},
                                                Coded{"6", 1610}, Coded{"7", 122},  Coded{"8", 281},  Coded{"9", 132}, Coded{"10", 639}};
/// C1 has 3,654 children referred, 756 of them again within 12 months, in 918 of 4,120 referrals. So 466 referrals are a child's second of the year, and 452 a
/// first one after one of the year before; 756 children are those 452 and 304 others with two in the year.
inline constexpr int referred_twice = 466;
inline constexpr int referred_twice_and_before = 162;  ///< of them also in the year before
inline constexpr int referred_once_and_before = 290;
inline constexpr int no_further_action = 350;  ///< C1
inline constexpr int found_not_in_need = 819;  ///< C1: closed after the assessment
inline constexpr int first_of_two_not_pursued =
    150;  ///< chosen: how many of the first referrals of children referred twice were of no further action; the others found no need

inline constexpr int in_need_at_start = 3081;       ///< B1: 6,032 at any point less 2,951 who started
inline constexpr int need_ended = 2928;             ///< B1; at the end there are 3,104
inline constexpr int need_ended_of_earlier = 1900;  ///< chosen: how many of them were in need before the year

/// C2: assessments by working days; together 4,452.
inline constexpr std::array assessments{Band{0, 0, 14},    Band{1, 10, 355},  Band{11, 20, 973}, Band{21, 30, 962}, Band{31, 40, 1019},
                                        Band{41, 45, 723}, Band{46, 50, 151}, Band{51, 60, 96},  Band{61, 90, 159}};
inline constexpr int enquiries = 1389;  ///< C4
/// C4: conferences by working days from the enquiry; together 835.
inline constexpr std::array conferences{Band{4, 10, 44}, Band{11, 15, 599}, Band{16, 20, 71}, Band{21, 30, 121}};

/// D2; the sexual and the multiple abuse of 36 are chosen, because each is withheld.
inline constexpr std::array plans_by_category{Coded{"NEG", 324}, Coded{"PHY", 50}, Coded{"EMO", 298}, Coded{"SAB", 33}, Coded{"MUL", 3}};
inline constexpr int plans_repeated = 144;  ///< D3, of the 708 that started

/// D5 and D7: plans by how long they had lasted in days, at the end of the year or when they ended; which of them began in the year follows from that. What
/// D5 withholds beyond a year is chosen: 60 and 12.
inline constexpr std::array plans_open_of_year{Band{5, 85, 177}, Band{95, 178, 127}, Band{190, 310, 147}};
inline constexpr std::array plans_open_of_earlier{Band{370, 720, 60}, Band{740, 900, 12}};
inline constexpr std::array plans_ended_of_year{Band{20, 85, 121}, Band{95, 178, 116}, Band{190, 300, 20}};
inline constexpr std::array plans_ended_of_earlier{Band{190, 355, 221}, Band{370, 720, 105}, Band{740, 900, 17}};
inline constexpr int plans_reviewed_in_time = 324;  ///< D6, of the 346 that had lasted three months

inline constexpr int looked_after = 627;                ///< the report's section 4; its section 12 says 631
inline constexpr int placed_outside = 179;              ///< section 4
inline constexpr int looked_after_a_year_before = 661;  ///< section 4
inline constexpr int looked_after_started = 190;        ///< chosen; then 224 left care

inline constexpr int looked_after_moved_twice = 54;  ///< the report's CS3.5, 8.6 % of 627

/// The report's CS3.15 to CS3.17, in thousandths of those looked after for the whole year.
inline constexpr int health_assessed = 954, teeth_checked = 949, immunised = 969;
/// CS4.0 and CS4.1 print 91.6 % and 49.7 %, which these give; how many care leavers there were is chosen.
inline constexpr int care_leavers = 167, leavers_housed = 153, leavers_active = 83;
inline constexpr int leavers_with_plan = 149;  ///< near CS4.3

}  // namespace holdfast::county::published
