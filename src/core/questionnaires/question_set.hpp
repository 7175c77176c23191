#pragma once

#include "base/time.hpp"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace holdfast::questionnaires {

/// How a question is answered: yes, no or not known; one of its choices; a whole number; in words.
enum class Kind : std::uint8_t { yes_no, one_of, number, words };

/// An answer that can be chosen, and what it adds to the score.
struct Choice {
    std::string_view token{}, words{};
    int weight{};
};

struct Question {
    std::string_view key{}, words{}, hint{};
    Kind kind{Kind::yes_no};
    bool is_required{true};
    int yes{};                          ///< what "yes" adds to the score, of a yes_no
    int not_known{};                    ///< what "not known" adds
    std::span<const Choice> choices{};  ///< of a one_of
    int most{};                         ///< the largest number that is believed, of a number
};
/// What can be chosen; nothing where a number or words are typed.
constexpr std::vector<Choice> choices_of(const Question& question) {
    if (question.kind == Kind::yes_no) return {{"yes", "Yes", question.yes}, {"no", "No", 0}, {"not_known", "Not known", question.not_known}};
    return {question.choices.begin(), question.choices.end()};
}

/// From which score on a sheet is of the level. The first is from 0.
struct Level {
    std::string_view token{}, words{};
    int from{};
};

/// An answer with which a sheet is at least of this level, whatever the score.
struct Decisive {
    std::string_view question{}, answer{}, level{};
};

/// The questions as they are asked from a day on. What has been published is never changed: a change is a new version.
struct Version {
    int number{};
    Date from{};
    std::span<const Question> questions{};
    std::span<const Level> levels{};
    std::span<const Decisive> decisive{};

    constexpr const Question* find(std::string_view key) const {
        for (const Question& question : questions)
            if (question.key == key) return &question;
        return nullptr;
    }
    /// Where the level stands among the levels, from the lowest; -1 where there is none of this name.
    constexpr int rank_of(std::string_view level) const {
        for (std::size_t at = 0; at < levels.size(); ++at)
            if (levels[at].token == level) return static_cast<int>(at);
        return -1;
    }
};

/// Names of the form's own fields, which no question can have.
inline constexpr std::string_view judged_level_field{"judged_level"}, judged_because_field{"judged_because"};

/// A set of questions in its versions. A set in which a key comes twice, a weight has no answer, a level cannot be reached or a question keeps its key under
/// other words does not compile. Everything that it points to outlives it: it is a constant of the program.
class QuestionSet {
public:
    consteval QuestionSet(std::string_view key, std::string_view title, std::string_view note, std::span<const Version> versions)
        : key_(key), title_(title), note_(note), versions_(versions) {
        if (key.empty() || title.empty()) throw "a question set has a key and a title";
        if (versions.empty()) throw "a question set has a version";
        for (std::size_t at = 0; at < versions.size(); ++at) {
            if (versions[at].number != static_cast<int>(at) + 1) throw "versions are numbered from 1";
            if (at > 0 && versions[at].from <= versions[at - 1].from) throw "a version begins after the one before it";
            check(versions[at]);
            for (std::size_t before = 0; before < at; ++before) check_same_words(versions[before], versions[at]);
        }
    }

    constexpr std::string_view key() const { return key_; }
    constexpr std::string_view title() const { return title_; }
    /// What who fills it in is told of where it comes from.
    constexpr std::string_view note() const { return note_; }
    constexpr std::span<const Version> versions() const { return versions_; }
    /// What is asked on this day: the latest version that had begun, or the first.
    constexpr const Version& on(Date day) const {
        const Version* found = &versions_.front();
        for (const Version& version : versions_)
            if (version.from <= day) found = &version;
        return *found;
    }
    /// Precondition: there is a version of this number.
    constexpr const Version& version(int number) const { return versions_[static_cast<std::size_t>(number) - 1]; }

private:
    static constexpr int highest = 500;

    static consteval void check(const Version& version) {
        for (std::size_t at = 0; at < version.questions.size(); ++at) {
            const Question& question = version.questions[at];
            if (question.key.empty() || question.key == judged_level_field || question.key == judged_because_field) throw "a question has a key of its own";
            for (std::size_t before = 0; before < at; ++before)
                if (version.questions[before].key == question.key) throw "two questions share a key";
            check(question);
        }
        check_decisive(version);
        check_levels(version);
    }
    static consteval void check(const Question& question) {
        if (question.words.empty()) throw "a question has words";
        if (question.kind != Kind::yes_no && (question.yes != 0 || question.not_known != 0)) throw "a weight is of an answer that the question does not have";
        if ((question.kind == Kind::one_of) != (question.choices.size() > 1)) throw "choices are those of a question that is answered with one of them";
        if ((question.kind == Kind::number) != (question.most > 0)) throw "a number has a largest that is believed";
        const auto choices = choices_of(question);
        for (std::size_t at = 0; at < choices.size(); ++at) {
            if (choices[at].token.empty() || choices[at].weight < 0) throw "a choice has a token and no weight below 0";
            for (std::size_t before = 0; before < at; ++before)
                if (choices[before].token == choices[at].token) throw "two choices share a token";
        }
    }
    static consteval bool has_answer(const Version& version, const Decisive& rule) {
        const Question* const question = version.find(rule.question);
        if (question == nullptr) return false;
        for (const Choice& choice : choices_of(*question))
            if (choice.token == rule.answer) return true;
        return false;
    }
    static consteval void check_decisive(const Version& version) {
        for (const Decisive& rule : version.decisive) {
            if (!has_answer(version, rule)) throw "a decisive answer is one that its question has";
            if (version.rank_of(rule.level) < 1) throw "a decisive answer leads to a level above the lowest";
        }
    }
    /// Which scores some sheet has.
    static consteval std::array<bool, highest + 1> scores_of(const Version& version) {
        std::array<bool, highest + 1> reached{};
        reached[0] = true;
        for (const Question& question : version.questions) {
            std::array<bool, highest + 1> next{};
            if (!question.is_required || choices_of(question).empty()) next = reached;
            for (const Choice& choice : choices_of(question))
                for (int score = 0; score <= highest; ++score)
                    if (reached[static_cast<std::size_t>(score)]) {
                        if (score + choice.weight > highest) throw "the highest score is at most 500";
                        next[static_cast<std::size_t>(score + choice.weight)] = true;
                    }
            reached = next;
        }
        return reached;
    }
    static consteval void check_levels(const Version& version) {
        const auto scores = scores_of(version);
        if (version.levels.empty() || version.levels[0].from != 0) throw "the first level is from 0";
        for (std::size_t at = 0; at < version.levels.size(); ++at) {
            if (version.rank_of(version.levels[at].token) != static_cast<int>(at)) throw "two levels share a token";
            if (at > 0 && version.levels[at].from <= version.levels[at - 1].from) throw "levels are out of order";
            const int end = at + 1 < version.levels.size() ? version.levels[at + 1].from : highest + 1;
            bool is_reached = false;
            for (int score = version.levels[at].from; score < end && score <= highest; ++score)
                is_reached = is_reached || scores[static_cast<std::size_t>(score)];
            for (const Decisive& rule : version.decisive) is_reached = is_reached || rule.level == version.levels[at].token;
            if (!is_reached) throw "a level cannot be reached";
        }
    }
    static consteval void check_same_words(const Version& before, const Version& after) {
        for (const Question& question : after.questions) {
            const Question* const former = before.find(question.key);
            if (former != nullptr && (former->words != question.words || former->kind != question.kind))
                throw "a question that is asked in other words has another key";
        }
    }

    std::string_view key_, title_, note_;
    std::span<const Version> versions_;
};

/// A number that is another one when anything of the version is: a test holds it against the one that was published.
std::uint64_t fingerprint(const Version& version);

}  // namespace holdfast::questionnaires
