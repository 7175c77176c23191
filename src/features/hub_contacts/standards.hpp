#pragma once

#include "core/clocks/rule.hpp"
#include "features/hub_contacts/vocabulary.hpp"

#include <array>

/// The clocks of a contact with the safeguarding hub.
namespace holdfast::hub_contacts {

inline constexpr clocks::Version decision_versions[]{{{}, clocks::WorkingDays{1}, "Working Together to Safeguard Children: a decision within one working day"}};
inline constexpr clocks::Rule decision_clock{{"hub.decision", "Decision on the contact", "from when it was received or opened again", clocks::Basis::statutory},
                                             decision_versions};

inline constexpr clocks::Version red_versions[]{{{}, clocks::Hours{4}, "The partnership's standard for the hub: red runs on outside its hours"}};
inline constexpr clocks::Rule red_clock{{"hub.red", "Red: full picture", "from when it was received, opened again or became red", clocks::Basis::local_standard},
                                        red_versions};
inline constexpr clocks::Version amber_versions[]{{{}, clocks::OfficeHours{24}, "The partnership's standard for the hub, in hours in which it is open"}};
inline constexpr clocks::Rule amber_clock{{"hub.amber", "Amber: full picture", "from when it was received, opened again or became amber", clocks::Basis::local_standard},
                                          amber_versions};
inline constexpr clocks::Version green_versions[]{{{}, clocks::OfficeHours{72}, "The partnership's standard for the hub, in hours in which it is open"}};
inline constexpr clocks::Rule green_clock{{"hub.green", "Green: full picture", "from when it was received, opened again or became green", clocks::Basis::local_standard},
                                          green_versions};

inline constexpr clocks::Version telling_versions[]{{{}, clocks::WorkingDays{3}, "The partnership's standard: whoever got in touch is told what became of it"}};
inline constexpr clocks::Rule telling_clock{{"hub.telling", "Outcome told to who got in touch", "from the decision", clocks::Basis::local_standard},
                                            telling_versions};

inline constexpr clocks::Version closure_versions[]{{{}, clocks::WorkingDays{10}, "The partnership's standard for the hub"}};
inline constexpr clocks::Rule closure_clock{{"hub.closure", "Contact closed", "from the decision", clocks::Basis::local_standard}, closure_versions};

inline constexpr clocks::Version red_check_versions[]{{{}, clocks::Hours{2}, "The partnership's standard for checks: red runs on outside the hub's hours"}};
inline constexpr clocks::Rule red_check_clock{{"hub.check_red", "Check answered, as red", "from when the agency was asked", clocks::Basis::local_standard}, red_check_versions};
inline constexpr clocks::Version amber_check_versions[]{{{}, clocks::OfficeHours{8}, "The partnership's standard for checks, in hours in which the hub is open"}};
inline constexpr clocks::Rule amber_check_clock{{"hub.check_amber", "Check answered, as amber", "from when the agency was asked", clocks::Basis::local_standard},
                                                amber_check_versions};
inline constexpr clocks::Version green_check_versions[]{{{}, clocks::OfficeHours{24}, "The partnership's standard for checks, in hours in which the hub is open"}};
inline constexpr clocks::Rule green_check_clock{{"hub.check_green", "Check answered, as green", "from when the agency was asked", clocks::Basis::local_standard},
                                                green_check_versions};

inline constexpr std::array<const clocks::Rule*, 9> every_clock{&decision_clock, &red_clock,       &amber_clock,       &green_clock,      &telling_clock,
                                                                &closure_clock,  &red_check_clock, &amber_check_clock, &green_check_clock};

/// The clock of a rating.
constexpr const clocks::Rule& clock_of(Rating rating) {
    return rating == Rating::red ? red_clock : rating == Rating::amber ? amber_clock : green_clock;
}

/// The clock of a check that is as urgent as a contact of the rating.
constexpr const clocks::Rule& check_clock_of(Rating limit) {
    return limit == Rating::red ? red_check_clock : limit == Rating::amber ? amber_check_clock : green_check_clock;
}

}  // namespace holdfast::hub_contacts
