#include "core/people/name_book.hpp"

#include <algorithm>
#include <bit>

namespace holdfast::people {

static std::uint32_t letters_of(std::string_view name) {
    std::uint32_t letters = 0;
    for (const char c : name) letters |= 1U << (c >= 'A' && c <= 'Z' ? static_cast<unsigned>(c - 'A') : 26U + (static_cast<unsigned char>(c) % 6U));
    return letters;
}

/// Four signs at most, one to a byte.
static std::uint32_t packed(std::string_view sound) {
    std::uint32_t bits = 0;
    for (const char c : sound) bits = bits << 8U | static_cast<unsigned char>(c);
    return bits;
}

NameNumber NameBook::number_of(std::string_view folded) {
    const auto [at, is_new] = numbers_.try_emplace(std::string(folded), static_cast<NameNumber>(letters_.size()));
    if (!is_new) return at->second;
    const Sound sound = sound_of(folded);
    text_ += folded;
    starts_.push_back(static_cast<std::uint32_t>(text_.size()));
    letters_.push_back(letters_of(folded));
    sounds_.push_back(packed(sound.first));
    other_sounds_.push_back(packed(sound.second));
    return at->second;
}

void NameBook::close() {
    numbers_ = {};
    text_.shrink_to_fit();
    for (auto* column : {&starts_, &letters_, &sounds_, &other_sounds_}) column->shrink_to_fit();
}

std::string_view NameBook::name(NameNumber number) const { return std::string_view(text_).substr(starts_[number], starts_[number + 1] - starts_[number]); }

/// What one slip can change of the set of letters: one that goes and one that comes.
static constexpr int most_letters_changed = 2;

namespace {

/// A typed name, ready to be held against many.
struct Typed {
    std::string_view name{};
    std::uint32_t letters{}, sound{}, other_sound{};

    bool sounds_like(std::uint32_t first, std::uint32_t second) const {
        return sound != 0 && (first == sound || first == other_sound || second == sound || (other_sound != 0 && second == other_sound));
    }
    NameAgreement agreement_with(std::string_view other, std::uint32_t letters_there, bool is_sound) const {
        const bool may_be_slip = std::popcount(letters_there ^ letters) <= most_letters_changed;
        if (may_be_slip && other == name) return NameAgreement::same;
        if (other.size() == 1 || name.size() == 1) return other.substr(0, 1) == name.substr(0, 1) ? NameAgreement::initial : NameAgreement::different;
        if (may_be_slip && name.size() > 2 && other.size() > 2 && is_one_slip_apart(other, name)) return NameAgreement::slip;
        return is_sound ? NameAgreement::sound : NameAgreement::different;
    }
};

}  // namespace

std::vector<NameAgreement> NameBook::agreements_with(std::string_view typed) const {
    std::vector<NameAgreement> agreements(size(), NameAgreement::different);
    if (typed.empty()) return std::vector<NameAgreement>(size(), NameAgreement::unknown);
    const Sound sound = sound_of(typed);
    const Typed wanted{typed, letters_of(typed), packed(sound.first), packed(sound.second)};
    const auto forms = forms_of(typed);
    for (NameNumber number = 0; number < size(); ++number) {
        agreements[number] = wanted.agreement_with(name(number), letters_[number], wanted.sounds_like(sounds_[number], other_sounds_[number]));
        const bool may_be_form = !forms.empty() && agreements[number] != NameAgreement::same;
        if (may_be_form && std::ranges::find(forms, name(number)) != forms.end()) agreements[number] = NameAgreement::form;
    }
    return agreements;
}

std::size_t NameBook::bytes() const {
    return text_.capacity() + sizeof(std::uint32_t) * (starts_.capacity() + letters_.capacity() + sounds_.capacity() + other_sounds_.capacity());
}

}  // namespace holdfast::people
