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

/// An action that an audit leads to. It is seen beside those of other cases, so it names nobody.
struct FollowUp {
    std::string what{};
    Id<trail::Account> owner{};  ///< a designated officer of the authority
    std::optional<Date> due_on{};
    bool is_empty() const { return what.empty() && owner.number <= 0 && !due_on; }
};
/// So many can be agreed with an audit; more on the page of the sample.
inline constexpr int most_follow_ups = 3;

/// An audit as it is filled in; what was found goes to the vault.
struct Audit {
    std::map<AuditQuestion, AuditAnswer> answers{};
    std::string findings{};
    std::vector<FollowUp> follow_ups{};  ///< in the order of the form; the empty ones lead to nothing
};
/// Every question is answered, what was found is said wherever an answer is not yes, and each action says what, who and by when.
std::vector<FieldError> problems_of(const Audit& audit, Date today);
/// `what_1`, of the first action.
std::string field_of(std::string_view part, std::size_t follow_up);
inline std::string field_of(AuditQuestion question) { return "answer_" + std::string(token_of(question)); }

/// Draws so many of the references, or all where there are no more: those whose SHA-256 digest of the seed and the reference comes first. Whoever has the
/// seed and the references draws the same ones again.
std::vector<std::string> draw(std::vector<std::string> references, std::string_view seed, std::size_t size);

inline constexpr int largest_sample = 20;

/// A random sample of the cases that were closed in a quarter.
struct Sample {
    Id<Sample> id{};
    std::string agency{};  ///< the authority whose cases they are, as `Service` has it
    Period quarter{Period::quarter(2016, 1)};
    std::string seed{};
    std::int64_t size{};        ///< how many were wanted
    std::int64_t candidates{};  ///< from so many
    Instant drawn_at{};
    Id<trail::Account> drawn_by{};
};
/// `AUDIT-3`: how the policy, the trail and addresses name a sample.
std::string reference_of(Id<Sample> id);
/// The sample of this reference; its number is 0 where it is none.
Id<Sample> sample_called(std::string_view reference);
/// What is wrong with a wish for a sample. A quarter can be drawn from once it is over.
std::vector<FieldError> problems_of(const std::optional<Period>& quarter, std::int64_t size, Date today);

}  // namespace holdfast::lado
