#include "core/pathway/return_content.hpp"

#include "core/merkle/hash.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdfast::pathway {

static Outcome<Done> add_file(const ReturnFile& file, ssda903::Tables& tables) {
    const std::string bytes = TRY(file.bytes());
    return tables.add(TRY(ssda903::read_sheet(bytes, file.name)));
}

Outcome<ssda903::Tables> care_tables(const std::vector<ReturnFile>& files) {
    ssda903::Tables tables;
    std::vector<std::string> faults;
    for (const auto& file : files)
        if (const auto added = add_file(file, tables); !added) faults.push_back(in_words(added.refusal()));
    if (!faults.empty()) return invalid(fmt::format("{}", fmt::join(faults, "\n")));
    return tables;
}

namespace {

/// The tables of several files while they are read.
struct Gathering : ExtractTables {
    std::vector<std::string> faults{};

    void add_file(const extracts::Standard& standard, const ReturnFile& file) {
        const auto bytes = file.bytes();
        if (!bytes) return faults.push_back(in_words(bytes.refusal()));
        auto content = extracts::read_tables(standard, *bytes, file.name);
        if (!content) return faults.push_back(in_words(content.refusal()));
        if (!content->other_sheets.empty())
            notices.push_back(fmt::format("{}: sheets without a table were left out: {}", file.name, fmt::join(content->other_sheets, ", ")));
        for (extracts::Table& table : content->tables) add(std::move(table));
    }

private:
    void add(extracts::Table table) {
        const auto there = std::ranges::find(tables, table.form, &extracts::Table::form);
        if (there != tables.end()) return faults.push_back(fmt::format("{} is there twice: {} and {}", table.form->name, there->place, table.place));
        if (!table.unknown.empty())
            notices.push_back(fmt::format("{}: no rule looks at what is not of {}: {}", table.place, table.form->name, fmt::join(table.unknown, ", ")));
        if (table.blank_rows > 0) notices.push_back(fmt::format("{}: empty rows left out: {}", table.place, table.blank_rows));
        tables.push_back(std::move(table));
    }
};

}  // namespace

Outcome<ExtractTables> extract_tables(const extracts::Standard& standard, const std::vector<ReturnFile>& files) {
    Gathering all;
    for (const auto& file : files) all.add_file(standard, file);
    if (!all.faults.empty()) return invalid(fmt::format("{}", fmt::join(all.faults, "\n")));
    return ExtractTables(std::move(all));
}

static std::string in_digits(const merkle::Hash& hash) { return fmt::format("{:02x}", fmt::join(hash, "")); }

std::string fingerprint_of(const census::Source& census) {
    std::string piece(std::size_t{1} << 20, '\0');
    merkle::Hash hash{};
    while (const std::size_t got = census(piece.data(), piece.size())) hash = merkle::sha256({merkle::bytes_of(hash), std::string_view(piece).substr(0, got)});
    return in_digits(hash);
}

std::string fingerprint_of(const ssda903::Tables& tables, std::optional<int> collection) {
    std::string all = fmt::format("{}\n", collection.value_or(0));
    for (const auto table : ssda903::every_table())
        if (const auto* sheet = tables.find(table)) write_sheet(*sheet, all);
    return in_digits(merkle::sha256({all}));
}

std::string fingerprint_of(const std::vector<extracts::Table>& tables, Date as_at) {
    std::string all = iso(as_at);
    for (const auto& table : tables) write_csv(table, all);
    return in_digits(merkle::sha256({all}));
}

std::optional<Date> newest_day(const std::vector<extracts::Table>& tables, Date today) {
    std::optional<Date> newest;
    for (const auto& table : tables)
        for (const auto& row : table.rows)
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                const auto kind = table.form->columns[i].kind;
                const auto day = kind == extracts::Kind::date || kind == extracts::Kind::moment ? extracts::parse_day(row.cells[i]) : std::nullopt;
                if (day && *day <= today && (!newest || *newest < *day)) newest = day;
            }
    return newest;
}

}  // namespace holdfast::pathway
