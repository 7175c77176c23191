#pragma once

#include "core/policy/record_service.hpp"

namespace holdfast::policy {

/// What the rule says of one record to whoever looks, for any verb: what it needs to know is read once, at the moment of asking.
class Answers {
public:
    Answers(trail::View& view, const Question& question, const std::string& reference);
    Decision may(Verb verb) const;

private:
    Asker asker_{};
    std::optional<RecordFacts> facts_{};
    Instant now_{};
};

}  // namespace holdfast::policy
