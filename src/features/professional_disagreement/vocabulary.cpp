#include "features/professional_disagreement/vocabulary.hpp"

#include <array>

namespace holdfast::professional_disagreement {

static constexpr std::array sides{
    Word<Side>{Side::raising, "raising", "Disagrees"},
    Word<Side>{Side::deciding, "deciding", "Answers for the decision"},
    Word<Side>{Side::scrutiny, "scrutiny", "Settles it for the partnership"},
};
static constexpr std::array stances{
    Word<Stance>{Stance::changes, "changes", "The decision is changed"},
    Word<Stance>{Stance::partly, "partly", "The decision is changed in part"},
    Word<Stance>{Stance::stands, "stands", "The decision stands"},
};
static constexpr std::array endings{
    Word<Ending>{Ending::agreed, "agreed", "Both sides agreed on something else"},
    Word<Ending>{Ending::changed, "changed", "The decision was changed"},
    Word<Ending>{Ending::upheld, "upheld", "The decision was upheld"},
    Word<Ending>{Ending::withdrawn, "withdrawn", "Withdrawn by who raised it"},
};
static constexpr std::array moves{
    Word<Move>{Move::raised, "raised", "Raised"},
    Word<Move>{Move::answered, "answered", "Answered"},
    Word<Move>{Move::taken_on, "taken_on", "Taken to the next level"},
    Word<Move>{Move::resolved, "resolved", "Resolved"},
};

std::span<const Word<Side>> words_for(Side) { return sides; }
std::span<const Word<Stance>> words_for(Stance) { return stances; }
std::span<const Word<Ending>> words_for(Ending) { return endings; }
std::span<const Word<Move>> words_for(Move) { return moves; }

}  // namespace holdfast::professional_disagreement
