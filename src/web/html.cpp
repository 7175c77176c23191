#include "web/html.hpp"

#include <charconv>

namespace holdfast::web {

static constexpr std::string_view entity_of(char c) {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        default: return {};
    }
}

void append_escaped(std::string& out, std::string_view text) {
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view entity = entity_of(text[i]);
        if (entity.empty()) continue;
        out.append(text, copied, i - copied);
        out.append(entity);
        copied = i + 1;
    }
    out.append(text, copied);
}

void Html::append_number(std::int64_t number) {
    std::array<char, 24> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    markup_.append(buffer.data(), end);
}

Html join(const std::vector<Html>& pieces) {
    Html all;
    for (const auto& piece : pieces) all.add(piece);
    return all;
}

}  // namespace holdfast::web
