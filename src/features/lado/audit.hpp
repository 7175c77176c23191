#pragma once

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "base/period.hpp"
#include "core/trail/actor.hpp"
#include "features/lado/vocabulary.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::lado {

/// What an audit of a closed case asks.
enum class AuditQuestion { threshold, in_time, strands, child, adult, finding, others_told, record };
enum class AuditAnswer { yes, partly, no, does_not_apply };

std::span<const Word<AuditQuestion>> words_of_audit_questions();
std::span<const Word<AuditAnswer>> words_of_audit_answers();
inline auto words_for(AuditQuestion) { return words_of_audit_questions(); }
inline auto words_for(AuditAnswer) { return words_of_audit_answers(); }

/// An audit as it is filled in; what was found goes to the vault.
struct Audit {
    std::map<AuditQuestion, AuditAnswer> answers{};
    std::string findings{};
};
/// Every question is answered, and what was found is said wherever an answer is not yes.
std::vector<FieldError> problems_of(const Audit& audit);
inline std::string field_of(AuditQuestion question) { return "answer_" + std::string(token_of(question)); }

/// Draws so many of the references, or all where there are no more: those whose SHA-256 digest of the seed and the reference comes first. Whoever has the
/// seed and the references draws the same ones again.
std::vector<std::string> draw(std::vector<std::string> references, std::string_view seed, std::size_t size);

inline constexpr int largest_sample = 20;

/// A random sample of the cases that were closed in a quarter.
struct Sample {
    Id<Sample> id{};
    Period quarter{Period::quarter(2016, 1)};
    std::string seed{};
    std::int64_t size{};        ///< how many were wanted
    std::int64_t candidates{};  ///< from so many
    Instant drawn_at{};
    Id<trail::Account> drawn_by{};
};
/// What is wrong with a wish for a sample. A quarter can be drawn from once it is over.
std::vector<FieldError> problems_of(const std::optional<Period>& quarter, std::int64_t size, Date today);

}  // namespace holdfast::lado
