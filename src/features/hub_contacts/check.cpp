#include "features/hub_contacts/check.hpp"

#include "base/utf8.hpp"
#include "core/policy/sharing.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

static constexpr std::array sharings{
    Word<Sharing>{Sharing::shared, "shared", "All of it is shared with the hub"},
    Word<Sharing>{Sharing::in_part, "in_part", "A part of it is shared"},
    Word<Sharing>{Sharing::withheld, "withheld", "It is withheld, and whether the children are known with it"},
};
std::span<const Word<Sharing>> words_for(Sharing) { return sharings; }

static constexpr std::size_t longest_words = 20'000;

static void check_words(std::vector<FieldError>& errors, const Answer& answer) {
    const bool is_known = answer.known == Known::yes, is_in_part = answer.sharing == Sharing::in_part;
    if (is_known && answer.sharing == Sharing::shared && is_blank(answer.held)) errors.push_back({"held", "Say what your agency holds"});
    if (!is_known && is_in_part) errors.push_back({"sharing", "Where nobody is known there is no part to share: share that, or withhold it"});
    if (is_in_part && is_blank(answer.part)) errors.push_back({"part", "Write the part that the hub may read"});
    if (!is_in_part && !is_blank(answer.part)) errors.push_back({"part", "Leave this empty, or say that a part is shared"});
    for (const auto& [field, words] : {std::pair{"held", &answer.held}, {"part", &answer.part}, {"why", &answer.why}})
        if (words->size() > longest_words) errors.push_back({field, fmt::format("Shorten this: at most {} letters can be kept here", longest_words)});
}

std::vector<FieldError> problems_of(const Answer& answer) {
    std::vector<FieldError> errors;
    if (answer.known == Known::not_known) errors.push_back({"known", "Say whether your agency knows any of the children"});
    check_words(errors, answer);
    if (answer.sharing != Sharing::shared && is_blank(answer.why)) errors.push_back({"why", "Say why not all of it is shared"});
    const bool is_basis = std::ranges::find(policy::sharing_bases, answer.basis, &policy::SharingBasis::token) != policy::sharing_bases.end();
    if (!is_basis) errors.push_back({"basis", "Choose the basis in law"});
    if (answer.sharing != Sharing::withheld && answer.basis == "none") errors.push_back({"basis", "Information cannot be shared without a basis"});
    return errors;
}

Disclosed disclosed(const Answer& answer) {
    Disclosed seen{.sharing = answer.sharing, .is_known = answer.known == Known::yes, .words = answer.held, .why = answer.why, .at = answer.at, .by = answer.by};
    if (answer.sharing == Sharing::in_part) seen.words = answer.part;
    if (answer.sharing != Sharing::withheld) return seen;
    seen.is_known.reset();
    seen.words.clear();
    return seen;
}

std::string in_words(const Gauge& gauge) {
    if (gauge.asked == 0) return {};
    const auto answered = fmt::format("{} of {} answered", gauge.answered, gauge.asked);
    return gauge.late == 0 ? answered : fmt::format("{}, {} late", answered, gauge.late);
}

}  // namespace holdfast::hub_contacts
