#pragma once

#include "core/people/person.hpp"

#include <string>
#include <vector>

namespace holdfast::people {

using holdfast::in_words;

/// What is known of somebody that can tell them from others.
struct Description {
    std::vector<Name> names{};
    std::optional<Birth> birth{};
    Sex sex{Sex::unknown};
    std::vector<std::string> postcodes{};
    std::vector<Identifier> identifiers{};
};

/// Whether two descriptions are of one person.
enum class Band : std::uint8_t { different, possible, same };

/// What one part of the descriptions says: how much, in tenths of a bit of evidence, for one person (above nothing) or for two (below), and why.
struct Weight {
    std::string_view part{};
    int tenths{};
    std::string_view because{};
};

/// The judgement with everything that led to it.
struct Match {
    Band band{};
    int tenths{};  ///< the sum of the weights
    std::vector<Weight> weights{};
    std::string_view kept_back{};  ///< why the band is lower than the sum says, or empty
};

/// At these sums, in tenths of a bit, the descriptions are possibly, and surely, of one person.
inline constexpr int possible_at = 110;
inline constexpr int same_at = 220;

/// Judges as Fellegi and Sunter do: each part adds the logarithm of how much more often it agrees so for one person than for two by chance. A shared
/// national number or number of one agency decides, unless name and birth both contradict it. Nobody is the same person whose given name or birth
/// is another: twins share all else.
Match match(const Description& one, const Description& other);

/// `Same person`, `Possibly the same person`, `Different people`.
std::string_view in_words(Band band);
/// `+7.2` or `-5.0`: bits of evidence.
std::string bits_in_words(int tenths);

}  // namespace holdfast::people
