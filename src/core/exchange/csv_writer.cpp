#include "core/exchange/csv_writer.hpp"
#include "core/exchange/formula_guard.hpp"
#include "core/exchange/json_writer.hpp"

namespace holdfast::exchange {

static void append_cell(std::string& out, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char letter : text) {
        if (letter == '"') out += '"';
        out += letter;
    }
    out += '"';
}

void append_csv_text(std::string& out, std::string_view text) {
    if (needs_guard(text)) append_cell(out, "'" + std::string(text));
    else append_cell(out, text);
}

static std::string words_of(const Value& value) {
    const auto& state = value.state();
    if (const auto* text = std::get_if<std::string>(&state)) return needs_guard(*text) ? "'" + *text : *text;
    if (std::holds_alternative<std::monostate>(state)) return {};
    std::string out;
    append_json(out, value);
    return out;
}

static void end_cell(std::string& out, std::size_t column, std::size_t columns) { out += column + 1 < columns ? "," : "\r\n"; }

std::string to_csv(const Listing& listing) {
    const std::size_t columns = listing.columns.size();
    std::string out;
    for (std::size_t i = 0; i < columns; ++i) {
        append_cell(out, listing.columns[i]);
        end_cell(out, i, columns);
    }
    for (const auto& row : listing.rows)
        for (std::size_t i = 0; i < columns; ++i) {
            append_cell(out, i < row.size() ? words_of(row[i]) : std::string{});
            end_cell(out, i, columns);
        }
    return out;
}

}  // namespace holdfast::exchange
