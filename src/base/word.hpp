#pragma once

#include "base/time.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace holdfast {

/// One word of a list: how files, the database and forms have it, how pages do, and on which days it may be chosen; both counted in.
template <class Value>
struct Word {
    Value value{};
    std::string_view token{};
    std::string_view words{};
    std::optional<Date> from{};
    std::optional<Date> until{};
    bool may_be_chosen_on(Date day) const { return (!from || *from <= day) && (!until || day <= *until); }
};

/// An enumeration whose words a slice lists by `words_for(value)`, in the order of its values.
template <class Value>
concept Listed = std::is_enum_v<Value> && requires(Value value) { words_for(value); };

template <Listed Value>
const Word<Value>& word_of(Value value) {
    return words_for(value)[static_cast<std::size_t>(value)];
}
template <Listed Value>
std::string_view token_of(Value value) {
    return word_of(value).token;
}
template <Listed Value>
std::string_view in_words(Value value) {
    return word_of(value).words;
}
/// Nothing for a token that the list does not have.
template <Listed Value>
std::optional<Value> parse(std::string_view token) {
    for (const auto& word : words_for(Value{}))
        if (word.token == token) return word.value;
    return std::nullopt;
}

}  // namespace holdfast
