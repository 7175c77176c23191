#include "core/people/match.hpp"

#include "core/people/agreement.hpp"
#include "core/people/folded_name.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace holdfast::people {

namespace {

/// A name of the description with what it is compared by.
struct Prepared {
    std::string given{}, family{};
    Sound given_sound{}, family_sound{};
};

Prepared prepared(const Name& name) {
    Prepared made{.given = folded(name.given), .family = folded(name.family)};
    made.given_sound = sound_of(made.given);
    made.family_sound = sound_of(made.family);
    return made;
}

struct Names {
    NameAgreement given{NameAgreement::unknown}, family{NameAgreement::unknown};
    bool is_swapped{false};
    int tenths() const { return given_weight(given) + family_weight(family) + (is_swapped ? swapped_weight : 0); }
};

Names compare(const Prepared& one, const Prepared& other) {
    const ComparedName given{one.given, &one.given_sound}, family{one.family, &one.family_sound};
    const ComparedName other_given{other.given, &other.given_sound}, other_family{other.family, &other.family_sound};
    const Names straight{agreement_of(given, other_given), agreement_of(family, other_family)};
    const Names crossed{agreement_of(given, other_family), agreement_of(family, other_given), true};
    const bool is_crossed = crossed.given < NameAgreement::near && crossed.family < NameAgreement::near && crossed.tenths() > straight.tenths();
    return is_crossed ? crossed : straight;
}

/// The best agreement of any name of the one with any of the other.
std::optional<Names> best_names(const Description& one, const Description& other) {
    std::optional<Names> best;
    for (const auto& a : one.names)
        for (const auto& b : other.names)
            if (const Names now = compare(prepared(a), prepared(b)); !best || now.tenths() > best->tenths()) best = now;
    return best;
}

constexpr std::string_view given_words[] = {"the same given name",          "forms of one given name",   "given names one slip apart",
                                            "given names that sound alike", "given names that are near", "the same initial",
                                            "different given names",        "a given name is not known"};
constexpr std::string_view family_words[] = {"the same family name",          "forms of one family name",   "family names one slip apart",
                                             "family names that sound alike", "family names that are near", "the same initial",
                                             "different family names",        "a family name is not known"};
constexpr std::string_view birth_words[] = {"born on the same day", "day and month changed places", "two neighbouring digits changed places",
                                            "one digit differs",    "the same month and year",      "born on different days"};

/// Collects weights, and what stands against one person whatever the sum.
struct Scale {
    Match result{};
    bool has_shared_number{false};
    bool is_name_contradicted{false};
    bool is_birth_contradicted{false};

    void add(std::string_view part, int tenths, std::string_view because) {
        result.weights.push_back({part, tenths, because});
        result.tenths += tenths;
    }
};

void weigh_names(Scale& scale, const Description& one, const Description& other) {
    const auto names = best_names(one, other);
    if (!names) return;
    scale.add("Given name", given_weight(names->given), given_words[static_cast<std::size_t>(names->given)]);
    scale.add("Family name", family_weight(names->family), family_words[static_cast<std::size_t>(names->family)]);
    if (names->is_swapped) scale.add("Order of names", swapped_weight, "given and family name changed places");
    scale.is_name_contradicted = names->given == NameAgreement::different;
}

/// An estimate or an expected day agrees where it is within the year, or the 60 days, and says little.
void weigh_uncertain_births(Scale& scale, const Birth& one, const Birth& other) {
    const bool is_expected = one.precision == BirthPrecision::expected || other.precision == BirthPrecision::expected;
    const auto apart = std::abs((one.on - other.on).count());
    if (one.on == other.on) scale.add("Birth", 60, "the same estimated or expected day");
    else if (apart <= (is_expected ? 60 : 366))
        scale.add("Birth", is_expected ? 40 : 20, is_expected ? "born about the expected day" : "born about the estimated day");
    else {
        scale.add("Birth", is_expected ? -60 : -30, "far from the estimated or expected day");
        scale.is_birth_contradicted = true;
    }
}

void weigh_births(Scale& scale, const Description& one, const Description& other) {
    if (!one.birth || !other.birth) return;
    if (one.birth->precision != BirthPrecision::exact || other.birth->precision != BirthPrecision::exact)
        return weigh_uncertain_births(scale, *one.birth, *other.birth);
    const auto agreement = agreement_of(one.birth->on, other.birth->on);
    scale.add("Birth", birth_weight(agreement), birth_words[static_cast<std::size_t>(agreement)]);
    scale.is_birth_contradicted = agreement >= DateAgreement::same_month;
}

void weigh_sexes(Scale& scale, const Description& one, const Description& other) {
    if (one.sex == Sex::unknown || other.sex == Sex::unknown) return;
    if (one.sex == other.sex) scale.add("Sex", 10, "the same sex");
    else scale.add("Sex", -56, "different sexes");
}

/// The part before the last three characters: `CA1 1AA` is in `CA1`.
std::string_view district(std::string_view postcode) { return postcode.size() > 3 ? postcode.substr(0, postcode.size() - 3) : postcode; }

void weigh_postcodes(Scale& scale, const Description& one, const Description& other) {
    if (one.postcodes.empty() || other.postcodes.empty()) return;
    bool is_same = false, is_near = false;
    for (const auto& a : one.postcodes)
        for (const auto& b : other.postcodes) {
            is_same |= a == b;
            is_near |= district(a) == district(b);
        }
    if (is_same) scale.add("Postcode", 60, "the same postcode");
    else if (is_near) scale.add("Postcode", 20, "the same postal district");
    else scale.add("Postcode", -7, "different postal districts");
}

void weigh_identifiers(Scale& scale, const Description& one, const Description& other) {
    for (const auto& a : one.identifiers)
        for (const auto& b : other.identifiers) {
            const auto& words = words_of(a.kind);
            if (a.kind != b.kind || !words.is_exclusive || (!words.is_national && a.issuer != b.issuer)) continue;
            if (a.value == b.value) scale.add(words.words, 200, "the same number");
            else if (words.is_national) scale.add(words.words, -60, "different numbers");
            scale.has_shared_number |= a.value == b.value;
        }
}

Band band_of(const Scale& scale) { return scale.result.tenths >= same_at ? Band::same : scale.result.tenths >= possible_at ? Band::possible : Band::different; }

/// A number decides. Without one, no name or birth that differs is made up for by all the rest together: the weights see to it.
void judge(Scale& scale) {
    Match& result = scale.result;
    result.band = scale.has_shared_number ? Band::same : band_of(scale);
    if (!scale.has_shared_number || !scale.is_name_contradicted || !scale.is_birth_contradicted) return;
    result.band = Band::possible;
    result.kept_back = "They share a number, but name and birth both differ: look at it";
}

}  // namespace

Match match(const Description& one, const Description& other) {
    Scale scale;
    weigh_identifiers(scale, one, other);
    weigh_names(scale, one, other);
    weigh_births(scale, one, other);
    weigh_sexes(scale, one, other);
    weigh_postcodes(scale, one, other);
    judge(scale);
    return scale.result;
}

std::string_view in_words(Band band) { return band == Band::same ? "Same person" : band == Band::possible ? "Possibly the same person" : "Different people"; }

std::string bits_in_words(int tenths) { return fmt::format("{}{}.{}", tenths < 0 ? "-" : "+", std::abs(tenths) / 10, std::abs(tenths) % 10); }

}  // namespace holdfast::people
