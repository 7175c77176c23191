#pragma once

#include "web/govuk/form_group.hpp"

namespace holdfast::web::govuk {

/// What may be said of the message that counts.
struct CountMessage {
    std::string classes{};
};

/// Several lines of text with a limit, in characters (`maxlength`) or words (`maxwords`), and a count of what is left.
/// The limit is a message, not a bar: the server checks it.
struct CharacterCount {
    std::string id{};
    std::string name;
    std::string rows{};
    std::string value{};
    std::string maxlength{};
    std::string maxwords{};
    std::string threshold{};
    std::string count_type{};
    Label label;
    std::optional<Hint> hint{};
    std::optional<ErrorMessage> error_message{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
    std::optional<bool> spellcheck{};
    CountMessage count_message{};
    std::string textarea_description_text{};
    PluralText characters_under_limit_text{};
    std::string characters_at_limit_text{};
    PluralText characters_over_limit_text{};
    PluralText words_under_limit_text{};
    std::string words_at_limit_text{};
    PluralText words_over_limit_text{};
};

void add(Html& page, const CharacterCount& options);
inline Html character_count(const CharacterCount& options) { return made(options); }

}  // namespace holdfast::web::govuk
