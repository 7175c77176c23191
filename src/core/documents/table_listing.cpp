#include "core/documents/table_listing.hpp"

#include <nlohmann/json.hpp>

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

std::string csv_metadata(const Table& table, const TracedFigures& figures) {
    using Json = nlohmann::ordered_json;
    Json columns = Json::array();
    for (const auto& column : table.columns) {
        Json one{{"titles", column.label}, {"datatype", column.is_numeric ? "decimal" : "string"}};
        if (column.is_numeric) one["null"] = {"", std::string(suppressed_mark)};
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
