#include "core/people/agreement.hpp"

#include <algorithm>
#include <array>

namespace holdfast::people {

/// From here on, in thousandths, names are near one another.
static constexpr int near_at = 870;

NameAgreement agreement_of(const ComparedName& one, const ComparedName& other) {
    if (one.folded.empty() || other.folded.empty()) return NameAgreement::unknown;
    if (one.folded == other.folded) return NameAgreement::same;
    if (are_forms_of_one_name(one.folded, other.folded)) return NameAgreement::form;
    const std::size_t shorter = std::min(one.folded.size(), other.folded.size());
    if (shorter > 2 && is_one_slip_apart(one.folded, other.folded)) return NameAgreement::slip;
    if (shorter == 1) return one.folded[0] == other.folded[0] ? NameAgreement::initial : NameAgreement::different;
    if (sound_alike(*one.sound, *other.sound)) return NameAgreement::sound;
    return jaro_winkler(one.folded, other.folded) >= near_at ? NameAgreement::near : NameAgreement::different;
}

/// log2(m/u) in tenths: m is how often the part agrees so for one person, u for two by chance. In the order of NameAgreement.
int given_weight(NameAgreement agreement) {
    static constexpr std::array weights{72, 37, 33, 13, 5, 0, -66, 0};  // m .88 .04 .04 .015 .01 .005 .01; u .006 .003 .004 .006 .007 .005 .969
    return weights.at(static_cast<std::size_t>(agreement));
}

int family_weight(NameAgreement agreement) {
    static constexpr std::array weights{88, 43, 43, 23, 10, 0, -50, 0};  // m .90 .04 .04 .02 .01 - .03; u .002 .002 .002 .004 .005 - .987
    return weights.at(static_cast<std::size_t>(agreement));
}

int birth_weight(DateAgreement agreement) {
    static constexpr std::array weights{125, 50, 33, 15, 0, -60};  // m .94 .005 .01 .02 .005 .015; u 1/6000 1/6000 6/6000 45/6000 28/6000 the rest
    return weights.at(static_cast<std::size_t>(agreement));
}

}  // namespace holdfast::people
