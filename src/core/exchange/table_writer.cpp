#include "core/exchange/table_writer.hpp"
#include "core/exchange/unicode.hpp"
#include "core/exchange/value.hpp"

#include <algorithm>

namespace holdfast::exchange {

namespace {
struct TableCell {
    std::string text{};
    bool is_number{false};
};
}  // namespace

std::string printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const Letter letter = first_letter(text);
        const bool is_control = letter.point < 0x20 || (letter.point >= 0x7F && letter.point < 0xA0);
        if (!letter.is_valid) append_letter(out, 0xFFFD);
        else if (is_control) out += ' ';
        else out.append(text.substr(0, letter.bytes));
        text.remove_prefix(letter.bytes);
    }
    return out;
}

static TableCell table_cell(const Value& value);

static std::string in_words(const std::vector<Value::Object>& objects) {
    std::string out;
    for (const auto& object : objects) {
        if (!out.empty()) out += "; ";
        for (std::size_t i = 0; i < object.size(); ++i) out += (i > 0 ? ", " : "") + printable(object[i].first) + " " + table_cell(object[i].second).text;
    }
    return out;
}

static TableCell table_cell(const Value& value) {
    const auto& state = value.state();
    if (const auto* flag = std::get_if<bool>(&state)) return {*flag ? "yes" : "no"};
    if (const auto* number = std::get_if<Decimal>(&state)) return {number->string(), true};
    if (const auto* text = std::get_if<std::string>(&state)) return {printable(*text)};
    if (const auto* objects = std::get_if<std::vector<Value::Object>>(&state)) return {in_words(*objects)};
    return {};
}

static void append_line(std::string& out, const std::vector<TableCell>& cells, const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += "  ";
        const std::string gap(widths[i] - count_letters(cells[i].text), ' ');
        line += cells[i].is_number ? gap + cells[i].text : cells[i].text + gap;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
}

std::string to_table(const Listing& listing) {
    const std::size_t columns = listing.columns.size();
    std::vector<std::vector<TableCell>> lines;
    lines.emplace_back();
    for (const auto& name : listing.columns) lines.back().push_back({printable(name)});
    for (const auto& row : listing.rows) {
        lines.emplace_back();
        for (std::size_t i = 0; i < columns; ++i) lines.back().push_back(i < row.size() ? table_cell(row[i]) : TableCell{});
    }
    std::vector<std::size_t> widths(columns, 0);
    for (const auto& line : lines)
        for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], count_letters(line[i].text));
    std::vector<TableCell> rule;
    for (const std::size_t width : widths) rule.push_back({std::string(width, '-')});
    lines.insert(lines.begin() + 1, std::move(rule));

    std::string out;
    for (const auto& line : lines) append_line(out, line, widths);
    return out;
}

}  // namespace holdfast::exchange
