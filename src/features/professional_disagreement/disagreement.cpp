#include "features/professional_disagreement/disagreement.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace holdfast::professional_disagreement {

struct StageWords {
    Stage stage{};
    std::string_view token{}, words{};
};
static constexpr std::array stages{StageWords{Stage::waiting, "waiting", "Waiting"}, StageWords{Stage::answered, "answered", "Answered"},
                                   StageWords{Stage::resolved, "resolved", "Resolved"}};

std::string_view token_of(Stage stage) { return stages.at(static_cast<std::size_t>(stage)).token; }
std::string_view in_words(Stage stage) { return stages.at(static_cast<std::size_t>(stage)).words; }
std::optional<Stage> parse_stage(std::string_view token) {
    const auto* const found = std::ranges::find(stages, token, &StageWords::token);
    return found == stages.end() ? std::nullopt : std::optional(found->stage);
}

static constexpr std::size_t longest{20'000};

static void check_words(std::vector<FieldError>& errors, const char* field, const std::string& words, const char* when_blank) {
    if (is_blank(words)) errors.push_back({field, when_blank});
    if (words.size() > longest) errors.push_back({field, fmt::format("Shorten this: at most {} letters can be kept here", longest)});
}

std::vector<FieldError> problems_of(const Disagreement& disagreement) {
    std::vector<FieldError> errors;
    check_words(errors, "decision", disagreement.decision, "Say with which decision you disagree");
    check_words(errors, "why", disagreement.why, "Say why you disagree");
    check_words(errors, "sought", disagreement.sought, "Say what you want for the child");
    return errors;
}

std::vector<FieldError> problems_of(const Answer& answer) {
    std::vector<FieldError> errors;
    if (!answer.stance) errors.push_back({"stance", "Say whether the decision is changed"});
    check_words(errors, "words", answer.words, "Say why, and what happens for the child");
    return errors;
}

std::vector<FieldError> problems_of(const Resolution& resolution) {
    std::vector<FieldError> errors;
    if (!resolution.ending) errors.push_back({"ending", "Say how it ends"});
    check_words(errors, "words", resolution.words, "Say what happens for the child now");
    check_words(errors, "learned", resolution.learned, "Say what was learned, or that nothing was");
    return errors;
}

static bool has(const std::vector<Side>& sides, Side side) { return std::ranges::find(sides, side) != sides.end(); }

bool may_take(Step step, const Disagreement& disagreement, const std::vector<Side>& sides) {
    if (step == Step::answer) return has(sides, Side::deciding);
    if (step == Step::take_on) return has(sides, Side::raising) && !disagreement.is_at_last_level();
    return has(sides, Side::raising) || (has(sides, Side::scrutiny) && disagreement.is_at_last_level());
}

bool may_end(Ending ending, const std::vector<Side>& sides) { return ending != Ending::withdrawn || has(sides, Side::raising); }

}  // namespace holdfast::professional_disagreement
