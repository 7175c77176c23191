#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "core/people/identifier.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::people {

struct Person;

enum class NameKind : std::uint8_t { current, birth, former, alias };
/// How a date of birth is known.
enum class BirthPrecision : std::uint8_t { exact, estimated, expected };
/// Male, female, unknown (Children in need census, `Sex`).
enum class Sex : std::uint8_t { male, female, unknown };

/// What somebody is or was called.
struct Name {
    NameKind kind{};
    std::string given{};
    std::string family{};
    std::optional<Date> from{};
    std::optional<Date> until{};  ///< the last day
    friend bool operator==(const Name&, const Name&) = default;
};
/// When somebody was born, may have been, or is expected to be.
struct Birth {
    Date on{};
    BirthPrecision precision{};
    friend bool operator==(const Birth&, const Birth&) = default;
};
/// A number or code that stands for the person.
struct Identifier {
    IdentifierKind kind{};
    std::string issuer{};  ///< the agency by its key, for a number that is not national
    std::string value{};
    std::optional<Date> from{};
    std::optional<Date> until{};
    friend bool operator==(const Identifier&, const Identifier&) = default;
};

template <class Value>
struct Token {
    Value value{};
    std::string_view token{}, words{};
};
inline constexpr std::array name_kinds{Token{NameKind::current, "current", "Name now"}, Token{NameKind::birth, "birth", "Name at birth"},
                                       Token{NameKind::former, "former", "Earlier name"}, Token{NameKind::alias, "alias", "Also known as"}};
inline constexpr std::array birth_precisions{Token{BirthPrecision::exact, "exact", "Date of birth"},
                                             Token{BirthPrecision::estimated, "estimated", "Date of birth, estimated"},
                                             Token{BirthPrecision::expected, "expected", "Expected date of birth"}};
inline constexpr std::array sexes{Token{Sex::male, "M", "Male"}, Token{Sex::female, "F", "Female"}, Token{Sex::unknown, "U", "Not known"}};

/// The line of the value in one of the tables above.
template <class Tokens, class Value>
constexpr const auto& line_of(const Tokens& tokens, Value value) {
    for (const auto& each : tokens)
        if (each.value == value) return each;
    return tokens.front();
}
template <class Tokens>
constexpr auto parse_token(const Tokens& tokens, std::string_view token) -> std::optional<decltype(tokens.front().value)> {
    for (const auto& each : tokens)
        if (each.token == token) return each.value;
    return std::nullopt;
}

/// A code and what it means.
struct Code {
    std::string_view code{}, words{};
};
/// Ethnic groups (Children in need census, `Ethnicity`).
inline constexpr std::array ethnicities{Code{"WBRI", "White British"},
                                        Code{"WIRI", "White Irish"},
                                        Code{"WIRT", "Traveller of Irish heritage"},
                                        Code{"WOTH", "Any other White background"},
                                        Code{"WROM", "Gypsy or Roma"},
                                        Code{"MWBC", "White and Black Caribbean"},
                                        Code{"MWBA", "White and Black African"},
                                        Code{"MWAS", "White and Asian"},
                                        Code{"MOTH", "Any other mixed background"},
                                        Code{"AIND", "Indian"},
                                        Code{"APKN", "Pakistani"},
                                        Code{"ABAN", "Bangladeshi"},
                                        Code{"AOTH", "Any other Asian background"},
                                        Code{"BCRB", "Black Caribbean"},
                                        Code{"BAFR", "Black African"},
                                        Code{"BOTH", "Any other Black background"},
                                        Code{"CHNE", "Chinese"},
                                        Code{"OOTH", "Any other ethnic group"},
                                        Code{"REFU", "Refused"},
                                        Code{"NOBT", "Not yet obtained"}};
/// Disabilities (Children in need census, `Disability`).
inline constexpr std::array disabilities{
    Code{"NONE", "No disability"}, Code{"MOB", "Mobility"}, Code{"HAND", "Hand function"},  Code{"PC", "Personal care"}, Code{"INC", "Incontinence"},
    Code{"COMM", "Communication"}, Code{"LD", "Learning"},  Code{"HEAR", "Hearing"},        Code{"VIS", "Vision"},       Code{"BEH", "Behaviour"},
    Code{"CON", "Consciousness"},  Code{"AUT", "Autism"},   Code{"DDA", "Other disability"}};
template <class Codes>
constexpr const Code* find_code(const Codes& codes, std::string_view code) {
    for (const auto& each : codes)
        if (each.code == code) return &each;
    return nullptr;
}

}  // namespace holdfast::people
