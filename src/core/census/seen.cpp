#include "core/census/seen.hpp"

#include <fmt/format.h>
#include <functional>

namespace holdfast::census {

static constexpr std::size_t block_size = std::size_t{1} << 20;
static constexpr std::size_t longest = 200;

/// An entry: whether it was seen again, the length of the text, of the owner, the text, the owner.
static constexpr std::size_t head = 3;

static std::string_view text_of(std::string_view entry) { return entry.substr(head, static_cast<unsigned char>(entry[1])); }
static std::string_view owner_of(std::string_view entry) {
    const std::size_t text = static_cast<unsigned char>(entry[1]);
    return entry.substr(head + text, static_cast<unsigned char>(entry[2]));
}

std::string_view Seen::at(std::uint32_t place) const {
    const std::string& block = blocks_[place / block_size];
    return std::string_view(block).substr(place % block_size);
}

std::uint32_t Seen::store(std::string_view text, std::string_view owner) {
    const std::size_t size = head + text.size() + owner.size();
    if (blocks_.empty() || blocks_.back().size() + size > block_size) blocks_.emplace_back().reserve(block_size);
    std::string& block = blocks_.back();
    const auto place = static_cast<std::uint32_t>((blocks_.size() - 1) * block_size + block.size());
    block += '\0';
    block += static_cast<char>(text.size());
    block += static_cast<char>(owner.size());
    block += text;
    block += owner;
    return place;
}

void Seen::grow() {
    std::vector<std::uint64_t> larger(slots_.size() * 2);
    for (const std::uint64_t slot : slots_) {
        if (slot == 0) continue;
        std::size_t i = std::hash<std::string_view>{}(text_of(at(static_cast<std::uint32_t>(slot) - 1))) & (larger.size() - 1);
        while (larger[i] != 0) i = (i + 1) & (larger.size() - 1);
        larger[i] = slot;
    }
    slots_.swap(larger);
}

static std::string shortened(std::string_view text) { return fmt::format("{}{:016x}", text.substr(0, longest - 16), std::hash<std::string_view>{}(text)); }

Seen::Before Seen::note(std::string_view text, std::string_view owner) {
    if (text.size() > longest) return note(shortened(text), owner.substr(0, longest));
    if (count_ * 2 >= slots_.size()) grow();
    const std::uint64_t hash = std::hash<std::string_view>{}(text);
    const std::uint64_t upper = hash & 0xFFFFFFFF00000000U;
    std::size_t i = hash & (slots_.size() - 1);
    for (; slots_[i] != 0; i = (i + 1) & (slots_.size() - 1)) {
        if ((slots_[i] & 0xFFFFFFFF00000000U) != upper) continue;
        const std::uint32_t place = static_cast<std::uint32_t>(slots_[i]) - 1;
        const std::string_view entry = at(place);
        if (text_of(entry) != text) continue;
        char& again = blocks_[place / block_size][place % block_size];
        const bool is_first_time = again == '\0';
        again = 1;
        return {true, owner_of(entry), is_first_time};
    }
    slots_[i] = upper | (store(text, owner.substr(0, longest)) + 1U);
    ++count_;
    return {};
}

}  // namespace holdfast::census
