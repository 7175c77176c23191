#include "features/lado/allegation.hpp"

#include "base/utf8.hpp"
#include "core/clocks/due.hpp"

#include <algorithm>

namespace holdfast::lado {

namespace {
struct StageWords {
    std::string_view token{}, words{};
};
constexpr std::array stages{
    StageWords{"received", "Received"},
    StageWords{"under_management", "Under management"},
    StageWords{"sent_away", "Sent to another authority"},
    StageWords{"transferred", "With another authority"},
    StageWords{"closed", "Closed"},
    StageWords{"advice_only", "Taken as advice"},
};
constexpr std::array progresses{
    StageWords{"received", "Received"},
    StageWords{"with_officer", "With a designated officer"},
    StageWords{"at_an_end", "At an end"},
};
}  // namespace

std::string_view token_of(Progress progress) { return progresses[static_cast<std::size_t>(progress)].token; }
std::string_view in_words(Progress progress) { return progresses[static_cast<std::size_t>(progress)].words; }

std::string_view token_of(Stage stage) { return stages[static_cast<std::size_t>(stage)].token; }
std::string_view in_words(Stage stage) { return stages[static_cast<std::size_t>(stage)].words; }
std::optional<Stage> parse_stage(std::string_view token) {
    const auto found = std::ranges::find(stages, token, &StageWords::token);
    if (found == stages.end()) return std::nullopt;
    return static_cast<Stage>(found - stages.begin());
}

static constexpr std::size_t longest_line = 200;
/// Nobody who works with children today was alleged to have done anything before it; an older day is a slip of the pen.
static constexpr Date earliest_day = make_date(1920, 1, 1);

static void check_days(const Facts& facts, Date received_on, std::vector<FieldError>& errors) {
    const auto check = [&](const std::optional<Date>& day, const char* field) {
        if (day && *day > received_on) errors.push_back({field, "The day must be that of the referral or before it"});
        else if (day && *day < earliest_day) errors.push_back({field, "Enter a day from 1920 on"});
    };
    check(facts.alleged_on, "alleged_on");
    check(facts.employer_knew_on, "employer_knew_on");
    if (facts.alleged_on && facts.employer_knew_on && *facts.employer_knew_on <= received_on && *facts.employer_knew_on < *facts.alleged_on)
        errors.push_back({"employer_knew_on", "The employer cannot have known before the day of the incident"});
}

std::vector<FieldError> problems_of(const Facts& facts, Date received_on) {
    std::vector<FieldError> errors;
    if (!word_of(facts.category).may_be_chosen_on(received_on))
        errors.push_back({"category", "This category was withdrawn on 31 March 2017. Choose neglect where the threshold is met"});
    if (facts.is_after_restraint && facts.category != Category::physical)
        errors.push_back({"is_after_restraint", "Only a physical allegation can follow a physical intervention"});
    for (const Criterion criterion : facts.criteria)
        if (!word_of(criterion).may_be_chosen_on(received_on)) errors.push_back({"criteria", "Suitability is a criterion from 1 September 2020"});
    check_days(facts, received_on, errors);
    return errors;
}

std::vector<FieldError> problems_of(const Referral& referral, Date today) {
    std::vector<FieldError> errors;
    const auto require = [&](const std::string& text, const char* field, const char* message) {
        if (is_blank(text)) errors.push_back({field, message});
    };
    const auto keep_short = [&](const std::string& text, const char* field) {
        if (text.size() > longest_line) errors.push_back({field, "Enter 200 characters or fewer"});
    };
    keep_short(referral.adult, "adult");
    keep_short(referral.role, "role");
    keep_short(referral.employer, "employer_name");
    require(referral.adult, "adult", "Enter the name of the person the allegation is about");
    require(referral.role, "role", "Enter what they do: teacher, foster carer, coach");
    require(referral.employer, "employer_name", "Enter who they work or volunteer for");
    require(referral.concern, "concern", "Say what is alleged, as it was told to you");
    require(referral.contact, "contact", "Enter how the designated officer can reach you today");
    for (auto& more : problems_of(referral.facts, today)) errors.push_back(std::move(more));
    return errors;
}

std::vector<FieldError> problems_of(const Closing& closing, Step step) {
    std::vector<FieldError> errors;
    if (step == Step::close && !closing.finding) errors.push_back({"finding", "Choose what was found"});
    if (is_blank(closing.summary)) errors.push_back({"summary", "Say why the case ends like this"});
    return errors;
}

Band band_of(Date received, Date closed) {
    if (closed <= clocks::months_after(received, 1)) return Band::one_month;
    if (closed <= clocks::months_after(received, 3)) return Band::three_months;
    return closed <= clocks::months_after(received, 12) ? Band::twelve_months : Band::longer;
}

std::string_view in_words(Band band) {
    static constexpr std::array<std::string_view, 4> words{"Within 1 month", "Over 1 and up to 3 months", "Over 3 and up to 12 months", "Over 12 months"};
    return words[static_cast<std::size_t>(band)];
}

}  // namespace holdfast::lado
