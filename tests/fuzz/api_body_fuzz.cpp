#include "require.hpp"

#include "base/utf8.hpp"
#include "core/api/body_api.hpp"

#include <string>

using namespace holdfast;

/// One property of each kind.
static const api::Shape shape{"Example",
                              {{.name = "words", .kind = api::Kind::text},
                               {.name = "day", .kind = api::Kind::day},
                               {.name = "flag", .kind = api::Kind::flag},
                               {.name = "one", .kind = api::Kind::one_of, .choices = {{"a", "A"}, {"b", "B"}}},
                               {.name = "any", .kind = api::Kind::any_of, .choices = {{"a", "A"}, {"b", "B"}}}}};

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(fuzz::text_of(bytes, size));
    const auto read = api::read_body(text, shape);
    const auto* body = std::get_if<api::Body>(&read);
    if (!body) {
        fuzz::require(!std::get<std::string>(read).empty());
        return 0;
    }
    for (const auto& [name, value] : body->fields.all()) {
        fuzz::require(name == "words" || name == "flag" || name == "one" || name == "any" || name.starts_with("day-"));
        fuzz::require(!is_blank(value) && is_clean_text(value, Controls::lines));
        fuzz::require(name != "any" || value == "a" || value == "b");
    }
    for (const auto& error : body->errors) fuzz::require(!error.message.empty());
    return 0;
}
