#include "features/duty_desk/advice_call.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::duty_desk {

static constexpr std::size_t longest_words = 4000, longest_name = 200;

static bool is_among(const auto& terms, std::string_view token) { return std::ranges::find(terms, token, &Term::token) != terms.end(); }

static std::string problem_of(std::string_view words, const char* wanted) {
    if (is_blank(words)) return wanted;
    return words.size() > longest_words ? "Use 4,000 characters or fewer" : "";
}

std::string caller_of(const AdviceCall& call) {
    const std::string kind(words_of(callers, call.caller));
    return call.caller_name.empty() ? kind : fmt::format("{} ({})", call.caller_name, kind);
}

std::vector<FieldError> problems_of(const AdviceCall& call) {
    std::vector<FieldError> errors;
    const auto add = [&](const char* field, std::string message) {
        if (!message.empty()) errors.push_back({field, std::move(message)});
    };
    if (!is_among(callers, call.caller)) add("caller", "Choose who called");
    if (call.caller_name.size() > longest_name) add("caller_name", "Use 200 characters or fewer");
    add("question", problem_of(call.question, "Enter what was asked"));
    add("advice", problem_of(call.advice, "Enter what you advised"));
    if (!std::ranges::all_of(call.harms, [](const auto& harm) { return is_among(harms, harm); })) add("harms", "Choose kinds of harm from the list");
    return errors;
}

}  // namespace holdfast::duty_desk
