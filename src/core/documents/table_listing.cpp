#include "core/documents/table_listing.hpp"

#include "base/decimal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace holdfast::documents {

exchange::Listing listing_of(const Table& table, const TracedFigures& figures) {
    exchange::Listing listing;
    for (const auto& column : table.columns) listing.columns.push_back(column.label);
    for (const auto& row : table.rows) {
        auto& values = listing.rows.emplace_back();
        for (const auto& cell : row) {
            if (cell.number) values.emplace_back(*cell.number);
            else if (auto text = printed(cell, figures); !text.empty()) values.emplace_back(std::move(text));
            else values.emplace_back();
        }
    }
    return listing;
}

std::vector<TableInPart> tables_of(const Document& document) {
    std::vector<TableInPart> tables;
    for (const auto& part : document.parts)
        for (const auto& block : part.blocks)
            if (const auto* table = std::get_if<Table>(&block)) tables.push_back({&part, table});
    return tables;
}

/// Whether each cell of the column is a number, hidden, or empty: a column of numbers may say "Not set" or give a range.
static bool holds_numbers_alone(const exchange::Listing& listing, std::size_t column) {
    return std::ranges::all_of(listing.rows, [&](const auto& row) {
        const auto* text = std::get_if<std::string>(&row[column].state());
        return !text || *text == suppressed_mark || Decimal::parse(*text);
    });
}

std::string csv_metadata(const Table& table, const TracedFigures& figures) {
    using Json = nlohmann::ordered_json;
    const auto listing = listing_of(table, figures);
    Json columns = Json::array();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const bool is_decimal = table.columns[i].is_numeric && holds_numbers_alone(listing, i);
        Json one{{"titles", table.columns[i].label}, {"datatype", is_decimal ? "decimal" : "string"}};
        if (is_decimal) one["null"] = {"", std::string(suppressed_mark)};
        columns.push_back(std::move(one));
    }
    Json metadata{{"@context", "http://www.w3.org/ns/csvw"},
                  {"url", table.name + ".csv"},
                  {"dc:title", table.caption},
                  {"dc:language", "en-GB"},
                  {"tableSchema", {{"columns", std::move(columns)}}}};
    Json notes = Json::array();
    for (const auto& note : table.notes) notes.push_back(with_prints(note, figures));
    if (!notes.empty()) metadata["rdfs:comment"] = std::move(notes);
    return metadata.dump(2) + "\n";
}

}  // namespace holdfast::documents
