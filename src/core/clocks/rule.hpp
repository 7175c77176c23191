#pragma once

#include "base/time.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>

/// When something is due, why, and who says so: rules with their lengths and authorities, and the clocks that run on records.
namespace holdfast::clocks {

/// Days that are no Saturday, Sunday or bank holiday; the day on which the clock starts is day 0.
struct WorkingDays {
    int count{};
};
struct CalendarDays {
    int count{};
};
/// The same day so many months later, or the last of a month that has no such day.
struct Months {
    int count{};
};
/// Hours that pass, day and night.
struct Hours {
    int count{};
};
/// Hours in which the desk is open.
struct OfficeHours {
    int count{};
};
using Length = std::variant<WorkingDays, CalendarDays, Months, Hours, OfficeHours>;

using holdfast::in_words;
/// `45 working days`, `1 month`, `72 hours`.
std::string in_words(const Length& length);

/// A statutory length is law or statutory guidance, and fixed; a local standard is the partnership's own.
enum class Basis { statutory, local_standard };

/// What a rule says of whatever starts on a day or later, and by what authority.
struct Version {
    Date from{};
    Length length{};
    std::string_view authority{};
};

/// One clock that a slice keeps. A rule without a name, or whose versions are none, out of order or without an authority, does not compile.
class Rule {
public:
    struct Words {
        std::string_view key{};    ///< `lado.referral`
        std::string_view label{};  ///< what is to be done: "Referral to the designated officer"
        std::string_view since{};  ///< what starts it: "from the day the employer knew"
        Basis basis{};
    };

    template <std::size_t N>
    consteval Rule(Words words, const Version (&versions)[N]) : words_(words), versions_(versions) {
        if (words.key.find('.') == std::string_view::npos || words.label.empty() || words.since.empty())
            throw "a clock has no name or does not say what starts it";
        for (std::size_t at = 0; at < N; ++at) {
            if (versions[at].authority.empty()) throw "a clock cites no authority";
            if (at > 0 && versions[at].from <= versions[at - 1].from) throw "the versions of a clock are not in the order of their days";
        }
    }

    constexpr std::string_view key() const { return words_.key; }
    constexpr std::string_view label() const { return words_.label; }
    constexpr std::string_view since() const { return words_.since; }
    constexpr Basis basis() const { return words_.basis; }
    constexpr std::span<const Version> versions() const { return versions_; }
    /// The version for what starts on the day: the latest that is in force by then, or the first.
    const Version& on(Date day) const;

private:
    Words words_;
    std::span<const Version> versions_;
};

}  // namespace holdfast::clocks
