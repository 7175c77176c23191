#include "features/scorecard/decision.hpp"

#include <fmt/format.h>

namespace holdfast::scorecard {

std::string_view token(Overrides what) { return what == Overrides::rating ? "rating" : "trend"; }

bool is_word_of(Overrides what, std::string_view word) {
    return what == Overrides::rating ? indicators::parse_rating(word).has_value() : indicators::parse_trend(word).has_value();
}

std::vector<FieldError> problems(Overrides what, const Decision& decision) {
    std::vector<FieldError> found;
    if (!is_word_of(what, decision.word))
        found.push_back({std::string(token(what)), what == Overrides::rating ? "must be red, amber or green"
                                                                             : "must be Improving, Declining, Static or Sustained"});
    if (decision.reason.empty()) found.push_back({"reason", "must say why the rule does not decide"});
    if (decision.reason.size() > longest_reason) found.push_back({"reason", fmt::format("must be {} characters or fewer", longest_reason)});
    if (decision.decided_by.empty()) found.push_back({"decided_by", "must name who decided"});
    return found;
}

}  // namespace holdfast::scorecard
