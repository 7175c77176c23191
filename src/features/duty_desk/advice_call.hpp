#pragma once

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "base/record_ref.hpp"
#include "base/time.hpp"
#include "features/duty_desk/permissions.hpp"

#include <array>
#include <string>
#include <vector>

namespace holdfast::duty_desk {

/// A word of a list: its token in the database and in files, and its words on pages.
struct Term {
    std::string_view token{}, words{};
};
inline constexpr std::array callers{
    Term{"school", "School or college"},
    Term{"early_years", "Nursery, childminder or other early years setting"},
    Term{"health", "Health"},
    Term{"police", "Police"},
    Term{"probation", "Probation"},
    Term{"council", "Local authority or district council"},
    Term{"housing", "Housing"},
    Term{"voluntary", "Voluntary organisation"},
    Term{"public", "Parent, relative or member of the public"},
    Term{"other", "Other"},
};
inline constexpr std::array harms{
    Term{"neglect", "Neglect"},
    Term{"physical", "Physical harm"},
    Term{"emotional", "Emotional harm"},
    Term{"sexual", "Sexual harm"},
    Term{"domestic_abuse", "Domestic abuse"},
    Term{"exploitation", "Exploitation, criminal or sexual"},
    Term{"going_missing", "Going missing"},
    Term{"online", "Harm online"},
};
/// The words of a token in its list; the token itself where it is not in it.
template <class Terms>
std::string_view words_of(const Terms& terms, std::string_view token) {
    for (const Term& term : terms)
        if (term.token == token) return term.words;
    return token;
}

/// Advice that the duty desk gave to who rang, without a child's name: it is no contact, and decides nothing about a child.
struct AdviceCall {
    Id<AdviceCall> id{};
    std::string reference{};
    Instant called_at{};
    std::string advised_by{};   ///< by name
    std::string caller{};       ///< a token of `callers`
    std::string caller_name{};  ///< of the agency, where it was given
    std::string question{};
    std::string advice{};
    std::vector<std::string> harms{};  ///< tokens
    std::string contact{};             ///< the reference of the contact that followed; empty where none did
    bool is_disposed{false};           ///< its words were erased at the end of the time for which they are kept

    RecordRef record() const { return {advice_call_kind, reference}; }
};

/// Who called: "Hill School (School or college)".
std::string caller_of(const AdviceCall& call);

/// What is wrong with it, field by field.
std::vector<FieldError> problems_of(const AdviceCall& call);

}  // namespace holdfast::duty_desk
