#include "web/form.hpp"

#include "web/percent.hpp"
#include "base/utf8.hpp"

namespace holdfast::web {

static bool take_pair(Fields& fields, std::string_view pair, Controls allowed) {
    const std::size_t equals = pair.find('=');
    auto name = percent_decoded(pair.substr(0, equals), Plus::is_space);
    auto value = percent_decoded(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), Plus::is_space);
    if (!name || !value || !is_clean_text(*name, Controls::none) || !is_clean_text(*value, allowed)) return false;
    // A reason of spaces is no reason: who must write something has written nothing.
    if (is_blank(*value)) value->clear();
    fields.add(*std::move(name), *std::move(value));
    return fields.all().size() <= most_form_fields;
}

static std::optional<Fields> parse_pairs(std::string_view text, Controls allowed) {
    Fields fields;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        if (!pair.empty() && !take_pair(fields, pair, allowed)) return std::nullopt;
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return fields;
}

std::optional<Fields> parse_form(std::string_view text) { return parse_pairs(text, Controls::lines); }

std::optional<Fields> parse_query(std::string_view text) { return parse_pairs(text, Controls::none); }

}  // namespace holdfast::web
