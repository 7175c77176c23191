#pragma once

#include "base/time.hpp"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace holdfast::policy {

/// One edition of the government's information-sharing advice for safeguarding practitioners, and the days on which it was in force.
struct AdviceEdition {
    std::string_view key{};  ///< `2018`: what is stored with a decision
    std::string_view title{};
    std::optional<Date> from{};
    std::optional<Date> until{};
    std::string_view on_consent{};              ///< in our words, where the editions differ most
    std::array<std::string_view, 4> prompts{};  ///< what to ask oneself, in our words
};
/// Every edition, the oldest first; each day has exactly one.
std::span<const AdviceEdition> advice_editions();
/// The edition in force on the day.
const AdviceEdition& advice_on(Date day);
/// The edition of that key, or nothing.
const AdviceEdition* find_advice(std::string_view key);

/// What allows the sharing in law (UK GDPR articles 6 and 9; Children Act 2004 section 11; common law).
struct SharingBasis {
    std::string_view token{}, words{};
};
inline constexpr std::array sharing_bases{
    SharingBasis{"legal_obligation", "A duty in law, such as section 47 of the Children Act 1989"},
    SharingBasis{"public_task", "A public task, such as section 10 or 11 of the Children Act 2004"},
    SharingBasis{"vital_interests", "Protecting somebody's life"},
    SharingBasis{"legitimate_interests", "A legitimate interest, for those who are no public body"},
    SharingBasis{"consent", "Consent, freely given and able to be withdrawn"},
    SharingBasis{"none", "None was found: the information was withheld"},
};
std::string_view basis_in_words(std::string_view token);

}  // namespace holdfast::policy
