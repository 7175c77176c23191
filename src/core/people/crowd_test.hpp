#pragma once

#include "core/people/crowd_index.hpp"
#include "core/people/folded_name.hpp"

#include <cmath>
#include <random>
#include <string>
#include <vector>

/// Made-up people and typing errors, always the same for the same seed: for the test of the index and for its measurement.
namespace holdfast::people::crowd {

using Chance = std::mt19937_64;
inline std::size_t below(Chance& chance, std::size_t n) { return static_cast<std::size_t>(chance() % n); }

inline std::string made_up_name(Chance& chance) {
    static constexpr const char* starts[] = {"Al", "Ba", "Bre", "Ca", "Cha", "Da", "El",  "Fa", "Ga", "Ha", "Ja", "Ka",
                                             "La", "Ma", "Na",  "O",  "Pa",  "Ra", "Sha", "Ta", "Va", "Wi", "Ya", "Za"};
    static constexpr const char* middles[] = {"", "ber", "dri", "ke", "lan", "mi", "nor", "phi", "que", "ris", "sto", "the", "ven", "wa"};
    static constexpr const char* ends[] = {"ck", "don", "ell", "field", "gan", "hurst", "ley", "man", "nna", "rd", "son", "ton", "well", "ia"};
    std::string name = starts[below(chance, std::size(starts))];
    name += middles[below(chance, std::size(middles))];
    name += middles[below(chance, std::size(middles))];
    return name + ends[below(chance, std::size(ends))];
}

/// Few names are common and many are rare: the n-th is about a third as common as the first for n = 10.
inline const std::string& drawn(Chance& chance, const std::vector<std::string>& names) {
    const double share = static_cast<double>(chance() % 1'000'000) / 1'000'000.0;
    const auto rank = static_cast<std::size_t>(5.0 * (std::pow(static_cast<double>(names.size()) / 5.0 + 1.0, share) - 1.0));
    return names[std::min(rank, names.size() - 1)];
}

struct Someone {
    std::string given{}, family{};
    Date born{};
};

struct Crowd {
    std::vector<Someone> people{};

    Crowd(std::size_t count, std::uint64_t seed) {
        Chance chance{seed};
        std::vector<std::string> givens{"Oliver", "Amelia", "George",   "Olivia", "Noah",   "Isla",      "Arthur",  "Ava",       "Muhammad",
                                        "Mia",    "Leo",    "Ivy",      "Harry",  "Lily",   "Jack",      "Freya",   "Charlie",   "Grace",
                                        "Jacob",  "Sophie", "Thomas",   "Emily",  "James",  "Charlotte", "William", "Elizabeth", "Katherine",
                                        "Daniel", "Samuel", "Benjamin", "Joseph", "Robert", "Michael"};
        std::vector<std::string> families{"Smith", "Jones",    "Taylor", "Brown",    "Williams", "Wilson", "Johnson", "Davies",
                                          "Patel", "Robinson", "Wright", "Thompson", "Evans",    "Walker", "White",   "Roberts",
                                          "Green", "Hall",     "Wood",   "Jackson",  "Clarke",   "Khan",   "Ali",     "Lewis",
                                          "James", "Phillips", "Mason",  "Mitchell", "Rose",     "Davis",  "Rodgers"};
        while (givens.size() < 12'000) givens.push_back(made_up_name(chance));
        while (families.size() < 60'000) families.push_back(made_up_name(chance));
        people.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            people.push_back({drawn(chance, givens), drawn(chance, families), make_date(2000, 1, 1) + std::chrono::days{below(chance, 9'800)}});
    }
    CrowdIndex index() const {
        return CrowdIndex([&](const std::function<void(const IndexedName&)>& add) {
            for (std::size_t i = 0; i < people.size(); ++i)
                for (const auto& name : indexed_names(Id<Person>{static_cast<std::int64_t>(i)}, people[i].given, people[i].family, people[i].born)) add(name);
        });
    }
};

enum class Slip { insert, leave_out, substitute, transpose, swap_names, pet_name, wrong_digit };
inline constexpr const char* slip_words[] = {"letter added",  "letter left out", "letter substituted",  "letters transposed",
                                             "names swapped", "pet name",        "wrong digit of birth"};

inline void spoil(Chance& chance, std::string& name, Slip slip) {
    const char letter = static_cast<char>('a' + below(chance, 26));
    const std::size_t at = below(chance, name.size());
    if (slip == Slip::insert) name.insert(name.begin() + static_cast<std::ptrdiff_t>(below(chance, name.size() + 1)), letter);
    else if (slip == Slip::leave_out && name.size() > 2) name.erase(at, 1);
    else if (slip == Slip::substitute) name[at] = letter;
    else if (slip == Slip::transpose && at + 1 < name.size()) std::swap(name[at], name[at + 1]);
}

/// Types what is known of somebody, with this error.
inline void mistype(Chance& chance, Wanted& typed, Slip slip) {
    if (slip == Slip::swap_names) std::swap(typed.given, typed.family);
    else if (slip == Slip::pet_name) {
        const auto forms = forms_of(folded(typed.given));
        if (!forms.empty()) typed.given = std::string(forms[below(chance, forms.size())]);
    } else if (slip == Slip::wrong_digit) {
        std::vector<Date> near;
        for (const Date day : days_meant_by(*typed.born))
            if (agreement_of(day, *typed.born) == DateAgreement::one_digit_wrong) near.push_back(day);
        typed.born = near[below(chance, near.size())];
    } else spoil(chance, below(chance, 2) == 0 ? typed.given : typed.family, slip);
}

}  // namespace holdfast::people::crowd
