#pragma once

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "features/lado/vocabulary.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::lado {

/// What is asked of those with whom the designated officers worked, once a case is closed.
enum class FeedbackQuestion { told, in_time, clear };
enum class Reply { yes, partly, no };

std::span<const Word<FeedbackQuestion>> words_of_feedback_questions();
std::span<const Word<Reply>> words_of_replies();
inline auto words_for(FeedbackQuestion) { return words_of_feedback_questions(); }
inline auto words_for(Reply) { return words_of_replies(); }
inline std::string field_of(FeedbackQuestion question) { return "reply_" + std::string(token_of(question)); }

inline constexpr const char* better_question = "What would have been better?";

/// A form as it is filled in; what would have been better goes to the vault.
struct Feedback {
    std::map<FeedbackQuestion, Reply> replies{};
    std::string better{};
};
/// As the question is called where answers are counted: "Heard in time".
std::string_view short_words(FeedbackQuestion question);
/// Every question is answered; words are nobody's duty.
std::vector<FieldError> problems_of(const Feedback& feedback);
/// As the case keeps it.
std::string in_words(const Feedback& feedback);

/// A form that somebody was sent.
struct AskedFeedback {
    Id<AskedFeedback> id{};
    std::string reference{};  ///< of the case
    Date asked_on{};
    std::optional<Date> given_on{};
};

}  // namespace holdfast::lado
