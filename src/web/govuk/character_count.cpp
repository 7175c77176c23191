#include "web/govuk/character_count.hpp"

#include "web/govuk/textarea.hpp"

namespace holdfast::web::govuk {

static bool has_limit(const CharacterCount& options) { return !options.maxwords.empty() || !options.maxlength.empty(); }

static std::string_view count_type(const CharacterCount& options) { return or_else(options.count_type, options.maxwords.empty() ? "" : "words"); }

static Attributes group_attributes(const CharacterCount& options) {
    Attributes attributes{{"data-module", "govuk-character-count"}};
    const auto say = [&](std::string name, std::string_view text) {
        if (!text.empty()) attributes.push_back({std::move(name), std::string(text)});
    };
    const auto say_forms = [&](const std::string& key, const PluralText& forms) {
        for (const auto& form : forms) say("data-i18n." + key + "." + form.rule, form.text);
    };
    say("data-maxlength", options.maxlength);
    say("data-maxwords", options.maxwords);
    say("data-threshold", options.threshold);
    say("data-count-type", count_type(options));
    if (!has_limit(options)) say("data-i18n.textarea-description.other", options.textarea_description_text);
    say_forms("characters-under-limit", options.characters_under_limit_text);
    say("data-i18n.characters-at-limit", options.characters_at_limit_text);
    say_forms("characters-over-limit", options.characters_over_limit_text);
    say_forms("words-under-limit", options.words_under_limit_text);
    say("data-i18n.words-at-limit", options.words_at_limit_text);
    say_forms("words-over-limit", options.words_over_limit_text);
    attributes.insert(attributes.end(), options.form_group.attributes.begin(), options.form_group.attributes.end());
    return attributes;
}

/// The description with its limit in place of `%{count}`; without a limit the browser writes it, so there is none.
static std::string description(const CharacterCount& options) {
    if (!has_limit(options)) return {};
    static constexpr std::string_view place = "%{count}";
    const std::string_view limit = or_else(options.maxwords, options.maxlength);
    std::string text(or_else(options.textarea_description_text,
                             count_type(options) == "words" ? "You can enter up to %{count} words" : "You can enter up to %{count} characters"));
    for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + limit.size())) text.replace(at, place.size(), limit);
    return text;
}

void add(Html& page, const CharacterCount& options) {
    const std::string id(or_else(options.id, options.name));
    Html after;
    add_hint(after, {.text = description(options), .classes = options.count_message.classes}, id + "-info", "govuk-character-count__message");
    add_content(after, options.form_group.after_input);
    add(page, Textarea{.id = id,
                       .name = options.name,
                       .spellcheck = options.spellcheck,
                       .rows = options.rows,
                       .value = options.value,
                       .described_by = id + "-info",
                       .label = options.label,
                       .hint = options.hint,
                       .error_message = options.error_message,
                       .form_group = {.classes = with_classes("govuk-character-count", options.form_group.classes),
                                      .attributes = group_attributes(options),
                                      .before_input = options.form_group.before_input,
                                      .after_input = {.html = std::move(after)}},
                       .classes = with_classes("govuk-js-character-count", options.classes),
                       .attributes = options.attributes});
}

}  // namespace holdfast::web::govuk
