#pragma once

#include "base/outcome.hpp"
#include "core/questionnaires/question_set.hpp"

#include <string>
#include <vector>

namespace holdfast::questionnaires {

/// What was said to one question: a token of its choices, the digits of a number, or words.
struct Answer {
    std::string question{};
    std::string value{};
    friend bool operator==(const Answer&, const Answer&) = default;
};
using Answers = std::vector<Answer>;

/// The answer to the question; empty where there is none.
std::string_view answer_to(const Answers& answers, std::string_view question);
/// As a person reads it: "Yes", "Not known", "3".
std::string in_words(const Question& question, std::string_view answer);

/// What is wrong with the answers, in the order of the questions.
std::vector<FieldError> faults_of(const Version& version, const Answers& answers);

/// An answer that counted: how much, or that it decided the level by itself.
struct Reason {
    const Question* question{};
    std::string answer{};  ///< in words
    int weight{};
    bool is_decisive{false};
};

struct Scored {
    int score{};
    int most{};  ///< the highest score there is
    const Level* level{};
    std::vector<Reason> reasons{};  ///< in the order of the questions
    int not_known{};                ///< to how many questions the answer is not known
    std::string because{};          ///< "High: the score is 12 of 25, which is 10 or more."
};
/// The score, the level that follows from it, and why. Precondition: the answers have no fault.
Scored score(const Version& version, const Answers& answers);

/// What whoever answers thinks of the level. No level: they leave it as it was worked out.
struct Judgement {
    std::string level{};
    std::string because{};
};
/// A level other than the one worked out needs a reason, a lower one as much as a higher.
std::vector<FieldError> faults_of(const Version& version, const Judgement& judgement, const Level& worked_out);

}  // namespace holdfast::questionnaires
