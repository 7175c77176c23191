#pragma once

#include "core/notices/kind.hpp"

/// What people are told of by professional disagreements.
namespace holdfast::professional_disagreement {

inline constexpr notices::Kind was_asked{"disagreement_asked", "A professional disagreement waits for you"};
inline constexpr notices::Kind was_answered{"disagreement_answered", "A professional disagreement was answered"};
inline constexpr notices::Kind was_resolved{"disagreement_resolved", "A professional disagreement was resolved"};

}  // namespace holdfast::professional_disagreement
