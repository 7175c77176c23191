#include "features/lado/feedback.hpp"

#include "base/utf8.hpp"

#include <array>
#include <fmt/format.h>

namespace holdfast::lado {

static constexpr std::array questions{
    Word<FeedbackQuestion>{FeedbackQuestion::told, "told", "Were you told what would happen, and what came of it as far as you may know?"},
    Word<FeedbackQuestion>{FeedbackQuestion::in_time, "in_time", "Did you hear from the designated officer in time?"},
    Word<FeedbackQuestion>{FeedbackQuestion::clear, "clear", "Was the advice clear?"},
};
static constexpr std::array replies{
    Word<Reply>{Reply::yes, "yes", "Yes"},
    Word<Reply>{Reply::partly, "partly", "Partly"},
    Word<Reply>{Reply::no, "no", "No"},
};

std::span<const Word<FeedbackQuestion>> words_of_feedback_questions() { return questions; }
std::span<const Word<Reply>> words_of_replies() { return replies; }

std::string_view short_words(FeedbackQuestion question) {
    switch (question) {
        case FeedbackQuestion::told: return "Told what would happen";
        case FeedbackQuestion::in_time: return "Heard in time";
        default: return "Advice was clear";
    }
}

static std::string_view when_blank(FeedbackQuestion question) {
    switch (question) {
        case FeedbackQuestion::told: return "Choose whether you were told what would happen";
        case FeedbackQuestion::in_time: return "Choose whether you heard in time";
        default: return "Choose whether the advice was clear";
    }
}

std::vector<FieldError> problems_of(const Feedback& feedback) {
    std::vector<FieldError> errors;
    for (const auto& question : questions)
        if (!feedback.replies.contains(question.value)) errors.push_back({field_of(question.value), std::string(when_blank(question.value))});
    return errors;
}

std::string in_words(const Feedback& feedback) {
    std::string words;
    for (const auto& [question, reply] : feedback.replies) words += fmt::format("{} {}\n", in_words(question), in_words(reply));
    return feedback.better.empty() ? words : fmt::format("{}{} {}", words, better_question, feedback.better);
}

}  // namespace holdfast::lado
