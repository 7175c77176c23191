#pragma once

#include "core/people/person.hpp"
#include "core/trail/actor.hpp"

#include <variant>

namespace holdfast::people {

/// The day on which somebody died.
struct Death {
    Date on{};
    friend bool operator==(const Death&, const Death&) = default;
};

/// What the census and other returns say of somebody by code.
enum class Characteristic : std::uint8_t { sex, ethnicity, disability, upn_unknown };
inline constexpr std::array characteristics{Token{Characteristic::sex, "sex", "Sex"}, Token{Characteristic::ethnicity, "ethnicity", "Ethnic group"},
                                            Token{Characteristic::disability, "disability", "Disability"},
                                            Token{Characteristic::upn_unknown, "upn_unknown", "Why there is no pupil number"}};
struct Trait {
    Characteristic characteristic{};
    std::string code{};
    friend bool operator==(const Trait&, const Trait&) = default;
};
/// What the code means; empty where the characteristic has no such code.
std::string_view words_of(const Trait& trait);

enum class AddressKind : std::uint8_t { home, placement, temporary, correspondence, school };
inline constexpr std::array address_kinds{
    Token{AddressKind::home, "home", "Home"}, Token{AddressKind::placement, "placement", "Placement"}, Token{AddressKind::temporary, "temporary", "Temporary"},
    Token{AddressKind::correspondence, "correspondence", "For letters"}, Token{AddressKind::school, "school", "Boarding school"}};
/// Where somebody lives or lived. Who has the same lines and postcode at the same time in a home, a placement or a temporary address is a household.
struct Address {
    AddressKind kind{};
    std::string lines{};     ///< one to a line, without the postcode
    std::string postcode{};  ///< as it is printed, or empty
    bool is_confidential{};  ///< a refuge, a placement the parents may not know: shown to who works with the person alone
    std::optional<Date> from{};
    std::optional<Date> until{};
    friend bool operator==(const Address&, const Address&) = default;
};

enum class Relation : std::uint8_t { parent, guardian, carer, grandparent, sibling, partner, relative, other };
struct RelationLine {
    Relation value{};
    std::string_view token{}, words{}, inverse{};
};
inline constexpr std::array relations{RelationLine{Relation::parent, "parent", "Parent", "Child"},
                                      RelationLine{Relation::guardian, "guardian", "Guardian", "Ward"},
                                      RelationLine{Relation::carer, "carer", "Carer", "Cared for"},
                                      RelationLine{Relation::grandparent, "grandparent", "Grandparent", "Grandchild"},
                                      RelationLine{Relation::sibling, "sibling", "Brother or sister", "Brother or sister"},
                                      RelationLine{Relation::partner, "partner", "Partner", "Partner"},
                                      RelationLine{Relation::relative, "relative", "Relative", "Relative"},
                                      RelationLine{Relation::other, "other", "Somebody who matters", "Somebody who matters"}};
/// The other is this to the person in whose record it stands: their parent, their carer.
struct Relationship {
    Id<Person> to{};
    Relation relation{};
    bool has_parental_responsibility{};  ///< the other, for the person (Children Act 1989 section 3)
    std::optional<Date> from{};
    std::optional<Date> until{};
    friend bool operator==(const Relationship&, const Relationship&) = default;
};

/// One thing that is said of a person.
using Fact = std::variant<Name, Birth, Death, Trait, Identifier, Address, Relationship>;
/// The kind of fact, in the order of the variant; its token is its table without the prefix.
enum class FactKind : std::uint8_t { name, birth, death, trait, identifier, address, relationship };
inline constexpr std::array fact_kinds{Token{FactKind::name, "names", "name"},
                                       Token{FactKind::birth, "births", "date of birth"},
                                       Token{FactKind::death, "deaths", "date of death"},
                                       Token{FactKind::trait, "traits", "characteristic"},
                                       Token{FactKind::identifier, "identifiers", "number"},
                                       Token{FactKind::address, "addresses", "address"},
                                       Token{FactKind::relationship, "relationships", "relationship"}};
inline FactKind kind_of(const Fact& fact) { return static_cast<FactKind>(fact.index()); }

/// What is wrong with a fact, by field; nothing where it can be kept. `today` is the latest day that has come.
std::vector<FieldError> errors_in(const Fact& fact, Date today);

/// A fact as it is kept: who said so and when, and whether it was withdrawn. Nothing of it is ever written over.
struct HeldFact {
    Id<HeldFact> id{};
    Id<Person> person{};
    Fact fact{};
    std::string source{};  ///< the agency that says so
    Instant entered_at{};
    Id<trail::Account> entered_by{};
    std::optional<Instant> withdrawn_at{};
    std::string withdrawn_why{};
    bool is_in_force() const { return !withdrawn_at; }
};

}  // namespace holdfast::people
