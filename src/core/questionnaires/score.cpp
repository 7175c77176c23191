#include "core/questionnaires/score.hpp"

#include "base/counted.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::questionnaires {

static constexpr std::size_t longest_words = 4000;

std::string_view answer_to(const Answers& answers, std::string_view question) {
    const auto found = std::ranges::find(answers, question, &Answer::question);
    return found == answers.end() ? std::string_view{} : std::string_view(found->value);
}

static std::optional<Choice> chosen(const Question& question, std::string_view token) {
    for (const Choice& choice : choices_of(question))
        if (choice.token == token) return choice;
    return std::nullopt;
}

std::string in_words(const Question& question, std::string_view answer) {
    const auto choice = chosen(question, answer);
    return std::string(choice ? choice->words : answer);
}

static bool is_number(std::string_view text, int most) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && text[0] != '-' && number <= most;
}

/// What is wrong with one answer; empty where nothing is.
static std::string fault_of(const Question& question, std::string_view answer) {
    if (answer.empty() || is_blank(answer)) return question.is_required ? fmt::format("Answer “{}”", question.words) : "";
    if (question.kind == Kind::number)
        return is_number(answer, question.most) ? "" : fmt::format("“{}” must be a whole number from 0 to {}", question.words, question.most);
    if (question.kind == Kind::words)
        return answer.size() <= longest_words ? "" : fmt::format("“{}” must be answered in 4,000 characters or fewer", question.words);
    return chosen(question, answer) ? "" : fmt::format("Choose one of the answers to “{}”", question.words);
}

std::vector<FieldError> faults_of(const Version& version, const Answers& answers) {
    std::vector<FieldError> errors;
    for (const Question& question : version.questions)
        if (auto fault = fault_of(question, answer_to(answers, question.key)); !fault.empty()) errors.push_back({std::string(question.key), std::move(fault)});
    for (const Answer& answer : answers)
        if (std::ranges::count(answers, answer.question, &Answer::question) > 1) errors.push_back({answer.question, "Answer each question once"});
        else if (version.find(answer.question) == nullptr) errors.push_back({answer.question, fmt::format("There is no question “{}”", answer.question)});
    return errors;
}

static int highest_of(const Version& version) {
    int most = 0;
    for (const Question& question : version.questions) {
        int highest = 0;
        for (const Choice& choice : choices_of(question)) highest = std::max(highest, choice.weight);
        most += highest;
    }
    return most;
}

/// The level that the rule leads to where it applies; -1 where it does not.
static int rank_by(const Version& version, const Decisive& rule, const Answers& answers) {
    return answer_to(answers, rule.question) == rule.answer ? version.rank_of(rule.level) : -1;
}

static int rank_by_score(const Version& version, int score) {
    int rank = 0;
    for (std::size_t at = 0; at < version.levels.size(); ++at)
        if (score >= version.levels[at].from) rank = static_cast<int>(at);
    return rank;
}

static int rank_by_rules(const Version& version, const Answers& answers) {
    int rank = -1;
    for (const Decisive& rule : version.decisive) rank = std::max(rank, rank_by(version, rule, answers));
    return rank;
}

/// "High: the score is 12 of 25, which is 10 or more."
static std::string because_of_score(const Version& version, const Scored& scored, int rank) {
    const auto at = static_cast<std::size_t>(rank);
    const std::string stands = fmt::format("the score is {} of {}", scored.score, scored.most);
    if (at > 0) return fmt::format("{}: {}, which is {} or more.", version.levels[at].words, stands, version.levels[at].from);
    if (version.levels.size() == 1) return fmt::format("{}: {}.", version.levels[0].words, stands);
    return fmt::format("{}: {}, which is less than {}.", version.levels[0].words, stands, version.levels[1].from);
}

/// "High whatever the score, which is 3 of 24, because of 1 answer."
static std::string because_of_rules(const Version& version, const Scored& scored, int rank) {
    const auto answers = std::ranges::count_if(scored.reasons, &Reason::is_decisive);
    return fmt::format("{} whatever the score, which is {} of {}, because of {}.", version.levels[static_cast<std::size_t>(rank)].words, scored.score,
                       scored.most, counted(answers, "answer"));
}

Scored score(const Version& version, const Answers& answers) {
    Scored scored{.most = highest_of(version)};
    const int by_rules = rank_by_rules(version, answers);
    for (const Question& question : version.questions) {
        const auto choice = chosen(question, answer_to(answers, question.key));
        if (!choice) continue;
        scored.score += choice->weight;
        if (question.kind == Kind::yes_no && choice->token == "not_known") ++scored.not_known;
        const bool is_decisive = std::ranges::any_of(version.decisive, [&](const Decisive& rule) {
            return rule.question == question.key && rank_by(version, rule, answers) == by_rules && by_rules >= 0;
        });
        if (choice->weight > 0 || is_decisive) scored.reasons.push_back({&question, std::string(choice->words), choice->weight, is_decisive});
    }
    const int by_score = rank_by_score(version, scored.score);
    scored.level = &version.levels[static_cast<std::size_t>(std::max(by_score, by_rules))];
    scored.because = by_rules > by_score ? because_of_rules(version, scored, by_rules) : because_of_score(version, scored, by_score);
    return scored;
}

std::vector<FieldError> faults_of(const Version& version, const Judgement& judgement, const Level& worked_out) {
    if (judgement.level.empty()) return {};
    if (version.rank_of(judgement.level) < 0) return {{std::string(judged_level_field), "Choose one of the levels"}};
    if (judgement.level == worked_out.token || !is_blank(judgement.because)) return {};
    const bool is_lower = version.rank_of(judgement.level) < version.rank_of(worked_out.token);
    return {{std::string(judged_because_field),
             fmt::format("Say why the level is {} than the answers give ({})", is_lower ? "lower" : "higher", worked_out.words)}};
}

}  // namespace holdfast::questionnaires
