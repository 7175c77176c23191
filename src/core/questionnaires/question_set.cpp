#include "core/questionnaires/question_set.hpp"

#include <fmt/format.h>
#include <string>

namespace holdfast::questionnaires {

/// Everything that the version says, in one text.
static std::string text_of(const Version& version) {
    std::string text = fmt::format("{}|{}\n", version.number, iso(version.from));
    for (const Question& question : version.questions) {
        text += fmt::format("{}|{}|{}|{}|{}|{}\n", question.key, question.words, question.hint, static_cast<int>(question.kind), question.is_required,
                            question.most);
        for (const Choice& choice : choices_of(question)) text += fmt::format("  {}|{}|{}\n", choice.token, choice.words, choice.weight);
    }
    for (const Level& level : version.levels) text += fmt::format("{}|{}|{}\n", level.token, level.words, level.from);
    for (const Decisive& rule : version.decisive) text += fmt::format("{}|{}|{}\n", rule.question, rule.answer, rule.level);
    return text;
}

std::uint64_t fingerprint(const Version& version) {
    std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a
    for (const char each : text_of(version)) hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001B3U;
    return hash;
}

}  // namespace holdfast::questionnaires
