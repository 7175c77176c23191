#include "core/exchange/csv_metadata.hpp"

#include "base/decimal.hpp"
#include "base/time.hpp"
#include "core/exchange/csv_reader.hpp"
#include "core/exchange/json_writer.hpp"

#include <array>
#include <functional>

namespace holdfast::exchange {

namespace {
struct Datatype {
    std::string_view name{};
    bool (*holds)(std::string_view cell){};
};
}  // namespace

static constexpr std::array datatypes{Datatype{"decimal", [](std::string_view cell) { return Decimal::parse(cell).has_value(); }},
                                      Datatype{"date", [](std::string_view cell) { return parse_date(cell).has_value(); }},
                                      Datatype{"boolean", [](std::string_view cell) { return cell == "true" || cell == "false"; }}};

/// The first datatype that every cell has; `string` where there is none, or no cell.
static std::string_view datatype_of(const std::vector<CsvRecord>& records, std::size_t column) {
    for (const auto& type : datatypes) {
        bool is_so = true, is_any = false;
        for (const auto& record : records) {
            const std::string_view cell = record.cells.at(column);
            is_any |= !cell.empty();
            is_so &= cell.empty() || type.holds(cell);
        }
        if (is_any && is_so) return type.name;
    }
    return "string";
}

std::string csv_metadata(std::string_view csv, std::string_view url) {
    CsvReader reader(csv);
    const auto header = reader.next().value_or(CsvRecord{});
    std::vector<CsvRecord> records;
    while (auto record = reader.next()) records.push_back(*std::move(record));
    std::string json = R"({"@context":"http://www.w3.org/ns/csvw","url":)";
    append_json_string(json, url);
    json += R"(,"dc:language":"en-GB","tableSchema":{"columns":[)";
    for (std::size_t column = 0; column < header.cells.size(); ++column) {
        json += column == 0 ? "{\"titles\":" : ",{\"titles\":";
        append_json_string(json, header.cells[column]);
        json += ",\"datatype\":";
        append_json_string(json, datatype_of(records, column));
        json += '}';
    }
    return json + "]}}\n";
}

}  // namespace holdfast::exchange
