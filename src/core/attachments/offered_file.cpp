#include "core/attachments/offered_file.hpp"

#include "base/utf8.hpp"
#include "core/attachments/file_type.hpp"

#include <fmt/format.h>

namespace holdfast::attachments {

static constexpr std::size_t longest_name = 200;

/// Characters that turn the direction of writing or have no width: `minutes<U+202E>fdp.exe` looks like `minutesexe.pdf`.
static bool hides_something(std::string_view name) {
    while (!name.empty()) {
        const auto character = next_character(name);
        const auto code = character.code;
        if (character.bytes == 0 || is_control(code) || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
            (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF)
            return true;
        name.remove_prefix(character.bytes);
    }
    return false;
}

static Refusal not_taken(std::string message) { return invalid({{"file", std::move(message)}}); }

Outcome<OfferedFile> look_at_file(std::string file_name, std::string bytes, Scan scan) {
    if (file_name.size() > longest_name) return not_taken(fmt::format("The name of the file is longer than {} letters: give it a shorter one", longest_name));
    if (hides_something(file_name)) return not_taken("The name of the file holds characters that cannot be seen: give it another name");
    if (bytes.size() > largest_document)
        return not_taken(fmt::format("“{}” is larger than {} MB: send it in parts, or as PDF", file_name, largest_document >> 20));
    const auto* type = TRY(recognise(file_name, bytes));
    OfferedFile file;
    file.file_name_ = std::move(file_name);
    file.type_ = type->token;
    file.bytes_ = std::move(bytes);
    file.scan_ = scan;
    return file;
}

}  // namespace holdfast::attachments
