#pragma once

#include "base/id.hpp"
#include "base/record_ref.hpp"
#include "core/questionnaires/score.hpp"

#include <optional>

namespace holdfast::questionnaires {

/// A question set as it was answered once, under the version of its day. It never changes; a correction is another sheet.
struct Sheet {
    Id<Sheet> id{};
    std::string set{};
    int version{};
    Instant at{};
    std::string by{};  ///< by name
    Answers answers{};
    int score{};
    std::string worked_out{};  ///< the level that the answers give
    Judgement judgement{};     ///< of whoever answered; its level is empty where they left it as it was worked out
    std::optional<Id<Sheet>> corrects{};
    bool is_corrected{false};  ///< by a later sheet

    /// The level that counts.
    const std::string& level() const { return judgement.level.empty() ? worked_out : judgement.level; }
};

/// What somebody hands in.
struct Given {
    Answers answers{};
    Judgement judgement{};
    std::optional<Id<Sheet>> corrects{};
};

}  // namespace holdfast::questionnaires
