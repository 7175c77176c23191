#pragma once

#include "base/id.hpp"
#include "core/people/person.hpp"

#include <array>
#include <cstdint>
#include <string>

/// How many sessions (half days) of school a child could have been at, and how many they missed.
namespace holdfast::early_help {

enum class Term : std::uint8_t { autumn, spring, summer };
inline constexpr std::array terms{people::Token{Term::autumn, "autumn", "Autumn"}, people::Token{Term::spring, "spring", "Spring"},
                                  people::Token{Term::summer, "summer", "Summer"}};

/// A school year has 190 days, and so no more sessions than these.
inline constexpr std::int64_t most_sessions = 380;

struct Sessions {
    std::int64_t possible{}, missed{};
    friend bool operator==(const Sessions&, const Sessions&) = default;
};
/// Persistent absence as the Department for Education has defined it for school years from 2015-16 on: 10 % or more of the sessions possible. Exact: nothing is rounded before it is compared.
bool is_persistent(const Sessions& sessions);
/// Severe absence: half of them or more.
bool is_severe(const Sessions& sessions);
/// `12 of 100 sessions missed (12.0 %)`; tenths of a per cent are cut off, so that the words never reach what the child does not.
std::string in_words(const Sessions& sessions);

/// What a school says of a child for a term of a school year.
struct Absence {
    Id<people::Person> child{};
    std::string school{};  ///< its unique reference number
    std::string year{};    ///< `2016-17`
    Term term{};
    Sessions sessions{};
};

}  // namespace holdfast::early_help
