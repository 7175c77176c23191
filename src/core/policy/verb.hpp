#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

/// Need to know: one rule says whether somebody may do something with a record about a person, and why.
namespace holdfast::policy {

/// What somebody may want to do with a record. Whatever a slice offers is one of these: attaching and flagging are writing.
enum class Verb : std::uint8_t {
    list,      ///< have it in lists, counts, searches and exports
    read,      ///< open it
    write,     ///< add to it, attach, flag
    advance,   ///< take it to its next stage
    share,     ///< pass on what it says
    manage,    ///< involve people, restrict it
    dispose,   ///< dispose of it under the retention schedule
    allocate,  ///< say, for an agency to which the law gives it, who of its people and teams has a part in it
};
inline constexpr Verb every_verb[] = {Verb::list, Verb::read, Verb::write, Verb::advance, Verb::share, Verb::manage, Verb::dispose, Verb::allocate};

std::string_view in_words(Verb verb);

/// Several verbs.
class Verbs {
public:
    constexpr Verbs() = default;
    constexpr Verbs(std::initializer_list<Verb> verbs) {
        for (const Verb verb : verbs) bits_ = static_cast<std::uint8_t>(bits_ | bit(verb));
    }
    constexpr bool has(Verb verb) const { return (bits_ & bit(verb)) != 0; }
    constexpr void add(Verb verb) { bits_ = static_cast<std::uint8_t>(bits_ | bit(verb)); }
    friend constexpr bool operator==(Verbs, Verbs) = default;

private:
    static constexpr std::uint8_t bit(Verb verb) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(verb)); }
    std::uint8_t bits_{};
};
inline constexpr Verbs all_verbs{Verb::list, Verb::read, Verb::write, Verb::advance, Verb::share, Verb::manage, Verb::dispose, Verb::allocate};

}  // namespace holdfast::policy
