#include "features/hub_contacts/contact.hpp"

#include "base/utf8.hpp"
#include "core/pathway/care_codes.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

struct StageWords {
    Stage stage{};
    std::string_view token{}, words{};
};
static constexpr std::array stages{StageWords{Stage::received, "received", "Not rated yet"}, StageWords{Stage::in_triage, "in_triage", "Being looked into"},
                                   StageWords{Stage::decided, "decided", "Decided"}, StageWords{Stage::closed, "closed", "Closed"}};
static constexpr const StageWords& line_of(Stage stage) { return stages.at(static_cast<std::size_t>(stage)); }

std::string_view token_of(Stage stage) { return line_of(stage).token; }
std::string_view in_words(Stage stage) { return line_of(stage).words; }
std::optional<Stage> parse_stage(std::string_view token) {
    const auto* found = std::ranges::find(stages, token, &StageWords::token);
    return found == stages.end() ? std::nullopt : std::optional(found->stage);
}

std::string Child::name() const {
    if (given.empty() && family.empty()) return "A child whose name is not known";
    return given.empty() || family.empty() ? given + family : given + " " + family;
}

/// What can be said on one form holds; nobody types more.
static constexpr std::size_t longest_words = 20'000;
static constexpr std::size_t longest_line = 200;

static void check_lengths(std::vector<FieldError>& errors, std::initializer_list<std::pair<const char*, const std::string*>> fields, std::size_t longest) {
    for (const auto& [field, words] : fields)
        if (words->size() > longest) errors.push_back({field, fmt::format("Shorten this: at most {} letters can be kept here", longest)});
}

/// Sources 1A to 1D are private people; 9 is anonymous and 10 not known.
static bool acts_for_agency(std::string_view source) { return !source.empty() && source.front() >= '2' && source.front() <= '8'; }

static void check_sender(std::vector<FieldError>& errors, const Sender& sender) {
    const auto sources = pathway::codes_in(pathway::CodeList::referral_source);
    if (std::ranges::find(sources, sender.source, &pathway::CodeWords::code) == sources.end())
        errors.push_back({"source", "Choose what describes you"});
    const bool is_professional = acts_for_agency(sender.source);
    if (is_professional && is_blank(sender.name)) errors.push_back({"sender_name", "Enter your name"});
    if (is_professional && is_blank(sender.reach)) errors.push_back({"reach", "Say how the hub can reach you"});
    check_lengths(errors, {{"sender_name", &sender.name}, {"role", &sender.role}, {"agency", &sender.agency}, {"reach", &sender.reach}}, longest_line);
}

static void check_children(std::vector<FieldError>& errors, const std::vector<Child>& children, Date today) {
    constexpr std::chrono::days expected_within{300};
    const bool is_any_named = std::ranges::any_of(children, [](const Child& child) { return !child.is_blank(); });
    if (!is_any_named) errors.push_back({"given_1", "Say something by which the child can be found: a name, an age or a school"});
    for (std::size_t at = 0; at < children.size(); ++at) {
        const auto& child = children[at];
        const auto field = [&](const char* name) { return fmt::format("{}_{}", name, at + 1); };
        if (child.born_on && (*child.born_on > today + expected_within || *child.born_on < today - std::chrono::days{366 * 26}))
            errors.push_back({field("born_on"), "Enter the child's date of birth, or the day on which a baby is expected"});
        for (const auto& [name, words] : {std::pair{"given", &child.given}, {"family", &child.family}, {"age", &child.age}, {"school", &child.school}})
            if (words->size() > longest_line) errors.push_back({field(name), fmt::format("Shorten this: at most {} letters can be kept here", longest_line)});
    }
}

std::vector<FieldError> problems_of(const Concern& concern, Date today) {
    std::vector<FieldError> errors;
    check_sender(errors, concern.sender);
    check_children(errors, concern.children, today);
    if (is_blank(concern.concern)) errors.push_back({"concern", "Say what has happened, or what you are worried about"});
    check_lengths(errors,
                  {{"address", &concern.address},
                   {"concern", &concern.concern},
                   {"since", &concern.since},
                   {"child_says", &concern.child_says},
                   {"family", &concern.family},
                   {"tried", &concern.tried},
                   {"consent_why", &concern.consent_why}},
                  longest_words);
    if (acts_for_agency(concern.sender.source) && concern.consent != Consent::given && is_blank(concern.consent_why))
        errors.push_back({"consent_why", concern.consent == Consent::refused ? "Say why the hub is told all the same" : "Say why they were not asked"});
    return errors;
}

std::vector<FieldError> problems_of(const Decision& decision) {
    std::vector<FieldError> errors;
    if (is_blank(decision.rationale)) errors.push_back({"rationale", "Say why this was decided"});
    if (is_blank(decision.considered)) errors.push_back({"considered", "Say on what information this was decided"});
    const bool goes_on = decision.onward != Onward::advice && decision.onward != Onward::no_further_action;
    if (goes_on && is_blank(decision.to)) errors.push_back({"to", "Say to whom it goes: the team, agency or authority by name"});
    return errors;
}

std::string_view edition_on(Date day) {
    struct Edition {
        Date from{};
        std::string_view title{};
    };
    static constexpr std::array editions{Edition{{}, "Levels of need, first edition"}};
    std::string_view title = editions.front().title;
    for (const auto& edition : editions)
        if (edition.from <= day) title = edition.title;
    return title;
}

std::vector<FieldError> problems_of(const Screening& screening, Date today) {
    std::vector<FieldError> errors;
    const auto& day = screening.conference_on;
    if (screening.domestic_abuse == Known::yes && !screening.adviser) errors.push_back({"adviser", "Say whether an adviser was offered to the adult"});
    if (day && *day > today) errors.push_back({"conference_on", "Enter a day that has come"});
    return errors;
}

std::vector<std::string> left_to_do(const Contact& contact, const Assessed& assessed) {
    std::vector<std::string> left;
    const auto abuse = contact.abuse();
    const bool has_abuse = abuse.domestic_abuse == Known::yes;
    if (!contact.found && contact.concern.domestic_abuse != Known::no) left.emplace_back("Say what the hub found about domestic abuse");
    if (has_abuse && !assessed.adult) left.emplace_back("Assess the risk to the adult who is abused");
    if (has_abuse && abuse.children_present != Known::no && !assessed.children) left.emplace_back("Assess what it means for the children");
    if (!contact.telling) left.emplace_back("Tell whoever got in touch what became of it, or say why they cannot be told");
    return left;
}

struct ProgressWords {
    std::string_view token{}, words{};
};
static constexpr std::array progresses{ProgressWords{"received", "Received"}, ProgressWords{"looked_at", "Being looked into"},
                                       ProgressWords{"decided", "Decided"}};
std::string_view token_of(Progress progress) { return progresses.at(static_cast<std::size_t>(progress)).token; }
std::string_view in_words(Progress progress) { return progresses.at(static_cast<std::size_t>(progress)).words; }
Progress progress_of(Stage stage) {
    if (stage == Stage::received) return Progress::received;
    return stage == Stage::in_triage ? Progress::looked_at : Progress::decided;
}

}  // namespace holdfast::hub_contacts
