#pragma once

#include "base/word.hpp"

#include <array>
#include <span>
#include <string_view>

/// The words of contacts with the safeguarding hub.
namespace holdfast::hub_contacts {

/// What a child may be suffering; any number of them.
enum class Harm {
    neglect,
    physical,
    emotional,
    sexual,
    sexual_exploitation,
    criminal_exploitation,
    missing,
    trafficking,
    genital_mutilation,
    honour_based,
    radicalisation,
    mental_health,
    private_fostering,
    other
};
/// Whether it is so, as far as whoever gets in touch knows.
enum class Known { yes, no, not_known };
/// Whether the family, or a young person who can decide, agreed that the hub is told.
enum class Consent { given, refused, not_asked };
/// How urgent a contact is: how soon it has to be decided.
enum class Rating { red, amber, green };
/// What becomes of a contact.
enum class Onward { advice, no_further_action, early_help, social_care, strategy_discussion, lado, other_authority };
/// Whether whoever got in touch was told what became of it, or why they cannot be.
enum class Telling { told, anonymous, unsafe };
/// Whether an independent adviser on domestic abuse (IDVA) works with the adult.
enum class Adviser { not_needed, offered, declined, involved };
/// The levels of need of the partnership's published thresholds.
enum class Level { universal, early_help, targeted, statutory };

std::span<const Word<Harm>> words_for(Harm);
std::span<const Word<Known>> words_for(Known);
std::span<const Word<Consent>> words_for(Consent);
std::span<const Word<Rating>> words_for(Rating);
std::span<const Word<Onward>> words_for(Onward);
std::span<const Word<Telling>> words_for(Telling);
std::span<const Word<Adviser>> words_for(Adviser);
std::span<const Word<Level>> words_for(Level);

using holdfast::in_words;
using holdfast::parse;
using holdfast::token_of;

}  // namespace holdfast::hub_contacts
