#include "core/census/codes.hpp"
#include "core/census/days.hpp"

#include <algorithm>

namespace holdfast::census {

static void rule_4220(const Subject& s, Findings& found) {
    const auto& ethnicity = s.child.characteristics.ethnicity;
    if (!is_code(CodeSet::ethnicity, ethnicity.written)) found.add("Ethnicity", ethnicity);
}

template <class Do>
static void each_disability(const Child& child, Do&& visit) {
    for (const auto& group : child.characteristics.disabilities)
        for (const auto& code : group.codes)
            if (code.is_given()) visit(code);
}

static void rule_8540(const Subject& s, Findings& found) {
    const bool goes_further = std::ranges::any_of(s.child.details, [](const CinDetails& details) { return details.no_further_action.is_false(); });
    if (!s.child.identifiers.birth_on.on || !goes_further) return;
    bool is_any = false;
    each_disability(s.child, [&](const Text& code) {
        is_any = true;
        if (!is_code(CodeSet::disability, code.written)) found.add("Disability", code);
    });
    if (!is_any) found.add("Disability", Text{});
}

static void rule_8790(const Subject& s, Findings& found) {
    const Text* none = nullptr;
    bool is_another = false;
    each_disability(s.child, [&](const Text& code) {
        if (code.written == "NONE") none = &code;
        else is_another = true;
    });
    if (none != nullptr && is_another) found.add("Disability", *none);
}

/// A code is told once, at the second place, however often it is repeated.
static void rule_8794(const Subject& s, Findings& found) {
    each_disability(s.child, [&](const Text& code) {
        int earlier = 0;
        bool is_reached = false;
        each_disability(s.child, [&](const Text& other) {
            is_reached = is_reached || &other == &code;
            if (!is_reached && other.written == code.written) ++earlier;
        });
        if (earlier == 1) found.add("Disability", code);
    });
}

static void rule_2887Q(const Totals& totals, Findings& found) {
    std::size_t used = 0;
    for (std::uint64_t bits = totals.disabilities_used; bits != 0; bits &= bits - 1) ++used;
    if (used <= 7) found.add("Disabilities", "Disability", std::to_string(used) + " codes");
}

static void rule_2888Q(const Totals& totals, Findings& found) {
    if (totals.most_disabilities <= 1) found.add("Disabilities", "Disability", std::string_view{});
}

std::span<const Rule> characteristic_rules() {
    using enum Severity;
    static const Rule rules[] = {
        {"4220", error, "ChildCharacteristics", "The child's ethnicity is missing or no code of the census",
         "Enter one of the 20 codes; NOBT where it is not yet known.", rule_4220},
        {"8540", error, "Disabilities", "A disability is missing or no code of the census", "Enter one of the 13 codes; NONE where there is no disability.",
         rule_8540},
        {"8790", error, "Disabilities", "NONE stands beside a disability", "Take out NONE, or the disability.", rule_8790},
        {"8794", error, "Disabilities", "The same disability is there twice", "Take one out.", rule_8794},
        {"2887Q", query, "Disabilities", "Fewer than 8 different disabilities are recorded in the whole return",
         "Check that disabilities are recorded, or explain it.", rule_2887Q, Needs::children},
        {"2888Q", query, "Disabilities", "No child has more than one disability recorded", "Check that every disability is recorded, or explain it.",
         rule_2888Q, Needs::children},
    };
    return rules;
}

}  // namespace holdfast::census
