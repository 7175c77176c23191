#include "core/attachments/package.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>
#include <zip.h>

namespace holdfast::attachments {

namespace {

constexpr std::size_t most_parts = 20'000, largest_list = std::size_t{4} << 20;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

struct Kind {
    std::string_view mark{}, token{};
};
/// The main part of a document, in the list of its content types (ECMA-376 part 1, 11 to 14).
constexpr std::array office{
    Kind{"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "docx"},
    Kind{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xlsx"},
    Kind{"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "pptx"},
};
/// The whole of the part `mimetype` (OpenDocument 1.3 part 2, 3.3).
constexpr std::array open_document{
    Kind{"application/vnd.oasis.opendocument.text", "odt"},
    Kind{"application/vnd.oasis.opendocument.spreadsheet", "ods"},
    Kind{"application/vnd.oasis.opendocument.presentation", "odp"},
};

Archive opened(std::string_view bytes) {
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) return {};
    Archive archive(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (!archive) zip_source_free(source);
    return archive;
}

/// The names of its parts in small letters.
std::optional<std::vector<std::string>> parts_of(zip_t* archive) {
    const auto count = zip_get_num_entries(archive, 0);
    if (count < 0 || static_cast<std::size_t>(count) > most_parts) return std::nullopt;
    std::vector<std::string> names;
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
        names.emplace_back(name == nullptr ? "" : name);
        std::ranges::transform(names.back(), names.back().begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    }
    return names;
}

/// A small part whole; nothing where it is not there, cannot be read or is larger than such a part is.
std::optional<std::string> part(zip_t* archive, const char* name) {
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(archive, name, ZIP_FL_NOCASE), zip_fclose);
    if (!file) return std::nullopt;
    std::string bytes;
    for (std::array<char, 65536> piece{};;) {
        const auto got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0 || bytes.size() > largest_list) return std::nullopt;
        if (got == 0) return bytes;
        bytes.append(piece.data(), static_cast<std::size_t>(got));
    }
}

bool holds(std::string_view text, std::string_view sought) { return text.find(sought) != std::string_view::npos; }

bool any_part(const std::vector<std::string>& names, std::initializer_list<std::string_view> marks) {
    return std::ranges::any_of(names, [&](const std::string& name) { return std::ranges::any_of(marks, [&](auto mark) { return holds(name, mark); }); });
}

PackageSaid look_into_office(const std::vector<std::string>& names, const std::string& types) {
    if (holds(types, "macroEnabled") || holds(types, "vbaProject") || any_part(names, {"vbaproject", "/macrosheets/"}))
        return {{}, "holds macros: save it without them"};
    if (any_part(names, {"/activex/"})) return {{}, "holds active controls: save it as PDF"};
    const auto kind = std::ranges::find_if(office, [&](const Kind& each) { return holds(types, each.mark); });
    return {kind == office.end() ? "" : std::string(kind->token), {}};
}

PackageSaid look_into_open_document(zip_t* archive, const std::vector<std::string>& names, const std::string& type) {
    const auto kind = std::ranges::find(open_document, type, &Kind::mark);
    if (kind == open_document.end()) return {};
    const auto manifest = part(archive, "META-INF/manifest.xml");
    if (!manifest) return {{}, "is damaged: save it again"};
    if (holds(*manifest, "encryption-data")) return {{}, "has a password: save it without one"};
    const bool has_macros = std::ranges::any_of(names, [](const std::string& name) { return name.starts_with("basic/") || name.starts_with("scripts/"); });
    if (has_macros) return {{}, "holds macros: save it without them"};
    return {std::string(kind->token), {}};
}

}  // namespace

PackageSaid look_into_package(std::string_view bytes) {
    const auto archive = opened(bytes);
    if (!archive) return {{}, "is damaged or cut short: send a whole one"};
    const auto names = parts_of(archive.get());
    if (!names) return {{}, "has more parts than any document: save it as PDF"};
    if (const auto types = part(archive.get(), "[Content_Types].xml")) return look_into_office(*names, *types);
    if (const auto type = part(archive.get(), "mimetype")) return look_into_open_document(archive.get(), *names, *type);
    return {};
}

}  // namespace holdfast::attachments
