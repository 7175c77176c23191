#include "core/spreadsheet/reader.hpp"
#include "require.hpp"

#include <map>
#include <string>
#include <vector>
#include <zip.h>

using namespace holdfast;
using namespace holdfast::spreadsheet;

static constexpr Limits tight{
    .most_parts = 16, .largest_part = std::size_t{64} << 10, .most_text = std::size_t{128} << 10, .longest_cell = 1000, .most_columns = 64};

/// Packs the parts as a workbook in memory.
static std::string packed(const std::map<std::string, std::string_view>& parts) {
    zip_source_t* into = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(into);
    zip_t* archive = zip_open_from_source(into, ZIP_TRUNCATE, nullptr);
    for (const auto& [name, text] : parts) {
        const auto place = zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(place), ZIP_CM_STORE, 0);
    }
    fuzz::require(zip_close(archive) == 0);
    std::string bytes;
    zip_source_open(into);
    char piece[4096];
    for (zip_int64_t got = 0; (got = zip_source_read(into, piece, sizeof piece)) > 0;) bytes.append(piece, static_cast<std::size_t>(got));
    zip_source_close(into);
    zip_source_free(into);
    return bytes;
}

static void check(std::string_view bytes) {
    const auto sheets = read_workbook(bytes, tight);
    if (!sheets) return;
    std::size_t text = 0;
    for (const Sheet& sheet : *sheets)
        for (const Row& row : sheet.rows) {
            fuzz::require(row.cells.size() <= static_cast<std::size_t>(tight.most_columns) && row.cells.back().kind != Cell::Kind::blank);
            for (const Cell& cell : row.cells) text += cell.text.size();
        }
    fuzz::require(text <= tight.most_text);
}

/// Bytes that are a file of their own, or the parts of one with lines of `----` between them: the workbook, its relations, styles, words and sheet. Packed
/// here, so that the fuzzer need not find out what a sum of bytes is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    constexpr std::string_view between = "----\n";
    static const std::vector<std::string> names{"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml",
                                                "xl/worksheets/sheet1.xml"};
    auto rest = fuzz::text_of(bytes, size);
    if (looks_like_workbook(rest)) {
        check(rest);
        return 0;
    }
    std::map<std::string, std::string_view> parts;
    for (const auto& name : names) {
        const auto text = rest.substr(0, rest.find(between));
        rest.remove_prefix(std::min(rest.size(), text.size() + between.size()));
        if (!text.empty()) parts[name] = text;
    }
    if (!parts.empty()) check(packed(parts));
    return 0;
}
