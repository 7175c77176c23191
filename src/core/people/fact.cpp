#include "core/people/fact.hpp"

#include "core/people/folded_name.hpp"
#include "core/people/postcode.hpp"

#include <algorithm>

namespace holdfast::people {

static constexpr std::array reasons_for_no_upn{Code{"UN1", "Not of school age and no number yet"},
                                               Code{"UN2", "Never attended a maintained school in England"},
                                               Code{"UN3", "Educated outside England"},
                                               Code{"UN4", "Newly in scope; the number is not yet known"},
                                               Code{"UN5", "Sources disagree"},
                                               Code{"UN6", "Other reason"},
                                               Code{"UN7", "Referral with no further action"}};

template <class Codes>
static std::string_view words_in(const Codes& codes, std::string_view code) {
    const Code* found = find_code(codes, code);
    return found == nullptr ? std::string_view{} : found->words;
}

std::string_view words_of(const Trait& trait) {
    switch (trait.characteristic) {
        case Characteristic::sex: return parse_token(sexes, trait.code) ? line_of(sexes, *parse_token(sexes, trait.code)).words : std::string_view{};
        case Characteristic::ethnicity: return words_in(ethnicities, trait.code);
        case Characteristic::disability: return words_in(disabilities, trait.code);
        case Characteristic::upn_unknown: break;
    }
    return words_in(reasons_for_no_upn, trait.code);
}

namespace {

constexpr std::size_t longest_name = 70;
constexpr std::size_t longest_address = 300;

/// Finds what is wrong with each kind of fact.
struct Critic {
    Date today{};
    std::vector<FieldError> errors{};

    void check_days(const std::optional<Date>& from, const std::optional<Date>& until) {
        if (from && *from > today) errors.push_back({"from", "The first day must be today or in the past"});
        if (from && until && *until < *from) errors.push_back({"until", "The last day must be the first day or later"});
    }
    void operator()(const Name& name) {
        if (folded(name.given).empty() && folded(name.family).empty()) errors.push_back({"given", "Enter a given name or a family name"});
        if (name.given.size() > longest_name) errors.push_back({"given", "The given name must be 70 characters or fewer"});
        if (name.family.size() > longest_name) errors.push_back({"family", "The family name must be 70 characters or fewer"});
        check_days(name.from, name.until);
    }
    void operator()(const Birth& birth) {
        const bool is_expected = birth.precision == BirthPrecision::expected;
        if (!is_expected && birth.on > today) errors.push_back({"born_on", "The date of birth must be today or in the past"});
        if (is_expected && birth.on > today + std::chrono::days{300}) errors.push_back({"born_on", "The expected date of birth must be within ten months"});
        if (birth.on < make_date(1890, 1, 1)) errors.push_back({"born_on", "The date of birth must be after 1889"});
    }
    void operator()(const Death& death) {
        if (death.on > today) errors.push_back({"died_on", "The date of death must be today or in the past"});
    }
    void operator()(const Trait& trait) {
        if (words_of(trait).empty()) errors.push_back({"code", "Choose one of the list"});
    }
    void operator()(const Identifier& identifier) {
        const auto value = identifier_value(identifier.kind, identifier.value);
        if (!value) errors = value.refusal().errors;
        else if (*value != identifier.value) errors.push_back({"value", "Enter the number as it is printed"});
        if (!words_of(identifier.kind).is_national && identifier.issuer.empty()) errors.push_back({"issuer", "Say which agency gave the number"});
        check_days(identifier.from, identifier.until);
    }
    void operator()(const Address& address) {
        if (address.lines.empty() && address.postcode.empty()) errors.push_back({"lines", "Enter an address or a postcode"});
        if (address.lines.size() > longest_address) errors.push_back({"lines", "The address must be 300 characters or fewer"});
        if (!address.postcode.empty() && postcode_of(address.postcode) != address.postcode)
            errors.push_back({"postcode", "Enter a full postcode, like CA1 1AA"});
        check_days(address.from, address.until);
    }
    void operator()(const Relationship& relationship) {
        if (relationship.to.number == 0) errors.push_back({"to", "Enter the reference of a person whose record you may read"});
        check_days(relationship.from, relationship.until);
    }
};

}  // namespace

std::vector<FieldError> errors_in(const Fact& fact, Date today) {
    Critic critic{.today = today};
    std::visit(critic, fact);
    return std::move(critic.errors);
}

}  // namespace holdfast::people
