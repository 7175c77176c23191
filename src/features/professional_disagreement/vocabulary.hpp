#pragma once

#include "base/word.hpp"

#include <span>

/// The words of professional disagreements.
namespace holdfast::professional_disagreement {

/// On whose side somebody takes part: of who disagrees, of who decided, or of neither.
enum class Side { raising, deciding, scrutiny };
/// What the agency that decided answers.
enum class Stance { changes, partly, stands };
/// How a disagreement ends.
enum class Ending { agreed, changed, upheld, withdrawn };
/// What has happened in it.
enum class Move { raised, answered, taken_on, resolved };

std::span<const Word<Side>> words_for(Side);
std::span<const Word<Stance>> words_for(Stance);
std::span<const Word<Ending>> words_for(Ending);
std::span<const Word<Move>> words_for(Move);

using holdfast::in_words;
using holdfast::parse;
using holdfast::token_of;

}  // namespace holdfast::professional_disagreement
