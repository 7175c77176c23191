#include "features/annual_report/edition.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::annual_report {

static constexpr std::array<std::string_view, 4> status_tokens{"draft", "business_group", "board", "published"};
static constexpr std::array<std::string_view, 4> status_words{"Draft", "With the Business Group", "With the Board", "Published"};
static constexpr std::array<std::string_view, 4> step_tokens{"submit", "agree", "send_back", "publish"};
static constexpr std::array<std::string_view, 4> step_words{"Put to the Business Group", "Pass on to the Board", "Send back for changes", "Publish"};

template <class Enum>
static std::optional<Enum> parsed(const std::array<std::string_view, 4>& tokens, std::string_view text) {
    const auto found = std::ranges::find(tokens, text);
    if (found == tokens.end()) return std::nullopt;
    return static_cast<Enum>(found - tokens.begin());
}

std::string_view token(Status status) { return status_tokens[static_cast<std::size_t>(status)]; }
std::string_view in_words(Status status) { return status_words[static_cast<std::size_t>(status)]; }
std::optional<Status> parse_status(std::string_view text) { return parsed<Status>(status_tokens, text); }
std::string_view token(Step step) { return step_tokens[static_cast<std::size_t>(step)]; }
std::string_view in_words(Step step) { return step_words[static_cast<std::size_t>(step)]; }
std::optional<Step> parse_step(std::string_view text) { return parsed<Step>(step_tokens, text); }

std::string Edition::status_in_words() const {
    if (!published_at) return std::string(in_words(status));
    return fmt::format("Published on {}", holdfast::in_words(london_date(*published_at)));
}

bool is_plausible(const Period& year, Date today) {
    static constexpr int first_year = 2000;
    return year >= Period::year(first_year) && year.first_day() <= today;
}

bool same_words(const Narrative& a, const Narrative& b) { return a.title == b.title && a.markdown == b.markdown; }

std::vector<FieldError> errors_of(const Narrative& narrative) {
    std::vector<FieldError> errors;
    if (narrative.number < cover_number || narrative.number > highest_number)
        errors.push_back({"section", fmt::format("Section must be a number from {} to {}", cover_number, highest_number)});
    if (narrative.title.empty() && narrative.number != cover_number) errors.push_back({"title", "Enter a title"});
    if (narrative.title.size() > 200) errors.push_back({"title", "Title must be 200 characters or fewer"});
    return errors;
}

}  // namespace holdfast::annual_report
