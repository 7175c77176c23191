#include "core/ssda903/validator.hpp"
#include "require.hpp"

#include <string>

using namespace holdfast;
using namespace holdfast::ssda903;

/// What is written reads back the same, cell for cell, and is then written the same.
static void check_writing(const Sheet& sheet) {
    std::string bytes;
    write_sheet(sheet, bytes);
    const auto again = read_sheet(bytes, sheet.file);
    fuzz::require(again && again->table == sheet.table && again->columns == sheet.columns && again->places == sheet.places);
    fuzz::require(again->rows.size() == sheet.rows.size() && again->blank_rows == 0);
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) fuzz::require(again->rows[i].cells == sheet.rows[i].cells);
    std::string bytes_again;
    write_sheet(*again, bytes_again);
    fuzz::require(bytes_again == bytes);
}

static void check_breach(const Tables& tables, const Breach& breach) {
    const Sheet* sheet = tables.find(breach.table);
    fuzz::require(sheet != nullptr && breach.line > 1 && place_of(breach.table, breach.field).has_value());
    fuzz::require(breach.rule.is_ours() || !breach.rule.code.empty());
}

static void check_rules(const Tables& tables, std::optional<Year> year) {
    std::uint64_t seen = 0;
    const auto verdict = validate(Context(tables, year), [&](const Breach& breach) {
        ++seen;
        check_breach(tables, breach);
    });
    fuzz::require(verdict.errors + verdict.queries == seen && verdict.not_run.size() < every_rule().size());
}

/// Several tables with a line of `----` between them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    constexpr std::string_view between = "----\n";
    std::string_view rest = fuzz::text_of(bytes, size);
    Tables tables;
    while (!rest.empty()) {
        const auto text = rest.substr(0, rest.find(between));
        rest.remove_prefix(std::min(rest.size(), text.size() + between.size()));
        auto sheet = read_sheet(text, "file");
        if (!sheet) continue;
        check_writing(*sheet);
        (void)tables.add(std::move(*sheet));
    }
    check_rules(tables, newest_year(tables));
    check_rules(tables, Year{2026});
    return 0;
}
