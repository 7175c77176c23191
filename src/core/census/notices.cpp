#include "core/census/notices.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::census {

static std::string_view meaning(Notice::Kind kind) {
    switch (kind) {
        case Notice::Kind::unknown_element: return "is not an element of the census; it is kept as it is and no rule looks at it";
        case Notice::Kind::repeated: return "is there more often than it may be; the first is taken, the others are kept as they are";
        case Notice::Kind::nested: return "has elements where it should have a value; it is kept as it is and no rule looks at it";
        case Notice::Kind::text: return "has text between its elements; it is kept as it is and no rule looks at it";
        case Notice::Kind::attribute: return "has attributes; a census has none, and they are not kept";
        case Notice::Kind::unreadable: return "is not what the census asks for, and is treated as not given";
    }
    return {};
}

std::string Notice::in_words() const {
    std::string said = fmt::format("{}{}{} {}", record, field.empty() ? "" : "/", field, meaning(kind));
    if (!value.empty()) said += fmt::format(" (\"{}\")", value);
    said += fmt::format(": line {}", line);
    if (!la_child_id.empty()) said += fmt::format(", child {}", la_child_id);
    if (count > 1) said += fmt::format(", and {} more", count - 1);
    return said;
}

Notice* Notices::find(Notice::Kind kind, std::string_view record, std::string_view field) {
    const auto is_same = [&](const Notice& kept) { return kept.kind == kind && kept.record == record && kept.field == field.substr(0, 100); };
    const auto found = std::ranges::find_if(kept_, is_same);
    return found == kept_.end() ? nullptr : &*found;
}

}  // namespace holdfast::census
