#include "core/spreadsheet/reader.hpp"

#include "core/spreadsheet/package.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <map>

namespace holdfast::spreadsheet {

static constexpr std::string_view begins_zip{"PK\x03\x04", 4};
static constexpr std::string_view begins_old{"\xD0\xCF\x11\xE0", 4};

bool looks_like_workbook(std::string_view bytes) { return bytes.starts_with(begins_zip) || bytes.starts_with(begins_old); }

template <class Number>
static std::optional<Number> number_in(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// Without what stands in quotation marks or brackets, which is no part of a pattern, a day is shown by one of these letters.
static bool shows_day(std::string_view pattern) {
    char within = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char letter = pattern[i];
        if (within != 0) within = letter == within ? '\0' : within;
        else if (letter == '"') within = '"';
        else if (letter == '[') within = ']';
        else if (letter == '\\' || letter == '_' || letter == '*') ++i;
        else if (std::strchr("dDyY", letter) != nullptr) return true;
    }
    return false;
}

/// The formats that every spreadsheet program knows by number: of those with a day.
static bool is_known_day(int format) {
    return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) || format == 36 || (format >= 50 && format <= 54) || format == 57 ||
           format == 58;
}

namespace {

/// One workbook while it is read.
class Reading {
public:
    Reading(Package package, const Limits& limits) : package_(std::move(package)), limits_(limits) {}

    Outcome<std::vector<Sheet>> sheets() {
        const std::string book = "xl/workbook.xml";
        const auto xml = TRY(package_.xml(book));
        const auto root = child(*xml, "workbook");
        const auto epoch = attribute(child(root, "workbookPr"), "date1904");
        from_1904_ = epoch == "1" || epoch == "true";
        TRY(read_styles());
        TRY(read_shared_words());
        const auto parts = TRY(parts_by_id());
        std::vector<Sheet> sheets;
        for (const auto& node : child(root, "sheets").children()) {
            if (local_name(node.name()) != "sheet") continue;
            const auto part = parts.find(attribute(node, "id"));
            if (part == parts.end()) return invalid(fmt::format("the workbook does not say where its sheet {} is", attribute(node, "name")));
            sheets.push_back(TRY(sheet_of(std::string(attribute(node, "name")), part->second)));
        }
        if (sheets.empty()) return invalid("the workbook has no sheets");
        return sheets;
    }

private:
    /// Where each sheet is, by the number that the workbook has for it.
    Outcome<std::map<std::string, std::string, std::less<>>> parts_by_id() const {
        const auto xml = TRY(package_.xml("xl/_rels/workbook.xml.rels"));
        std::map<std::string, std::string, std::less<>> parts;
        for (const auto& node : child(*xml, "Relationships").children()) {
            std::string target(attribute(node, "Target"));
            parts[std::string(attribute(node, "Id"))] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
        }
        return parts;
    }

    Outcome<Done> read_styles() {
        if (!package_.has("xl/styles.xml")) return Done{};
        const auto xml = TRY(package_.xml("xl/styles.xml"));
        const auto root = child(*xml, "styleSheet");
        std::map<int, bool> own;
        for (const auto& node : child(root, "numFmts").children())
            own[number_in<int>(attribute(node, "numFmtId")).value_or(-1)] = shows_day(attribute(node, "formatCode"));
        for (const auto& node : child(root, "cellXfs").children()) {
            const int format = number_in<int>(attribute(node, "numFmtId")).value_or(0);
            const auto found = own.find(format);
            days_by_style_.push_back(found == own.end() ? is_known_day(format) : found->second);
        }
        return Done{};
    }

    Outcome<Done> read_shared_words() {
        if (!package_.has("xl/sharedStrings.xml")) return Done{};
        const auto xml = TRY(package_.xml("xl/sharedStrings.xml"));
        for (const auto& node : child(*xml, "sst").children())
            if (local_name(node.name()) == "si") shared_.push_back(words_in(node));
        return Done{};
    }

    /// A text in one piece, or in several that look different; how it is pronounced is no part of it.
    static std::string words_in(const pugi::xml_node& node) {
        std::string words;
        for (const auto& inner : node.children()) {
            const auto name = local_name(inner.name());
            if (name == "t") words += inner.child_value();
            if (name == "r") words += child(inner, "t").child_value();
        }
        return words;
    }

    Outcome<Sheet> sheet_of(std::string name, const std::string& part) {
        const auto xml = TRY(package_.xml(part));
        Sheet sheet{std::move(name)};
        int last = 0;
        for (const auto& node : child(child(*xml, "worksheet"), "sheetData").children()) {
            if (local_name(node.name()) != "row") continue;
            last = number_in<int>(attribute(node, "r")).value_or(last + 1);
            Row row{last, TRY(cells_of(node, sheet.name, last))};
            if (!row.cells.empty()) sheet.rows.push_back(std::move(row));
        }
        return sheet;
    }

    Outcome<std::vector<Cell>> cells_of(const pugi::xml_node& row, const std::string& sheet, int number) {
        std::vector<Cell> cells;
        int column = 0;
        for (const auto& node : row.children()) {
            if (local_name(node.name()) != "c") continue;
            column = column_in(attribute(node, "r")).value_or(column + 1);
            Cell cell = cell_of(node);
            if (cell.kind == Cell::Kind::blank) continue;
            if (column > limits_.most_columns) return at(sheet, number, fmt::format("there are more than {} columns", limits_.most_columns));
            if (cell.text.size() > limits_.longest_cell) return at(sheet, number, fmt::format("a cell is longer than {} bytes", limits_.longest_cell));
            text_ += cell.text.size() + sizeof(Cell);
            if (text_ > limits_.most_text) return at(sheet, number, fmt::format("the cells hold more than {} MB", limits_.most_text >> 20));
            if (cells.size() < static_cast<std::size_t>(column)) cells.resize(static_cast<std::size_t>(column));
            cells[static_cast<std::size_t>(column - 1)] = std::move(cell);
        }
        return cells;
    }

    static Refusal at(const std::string& sheet, int row, std::string_view reason) { return invalid(fmt::format("sheet {}, row {}: {}", sheet, row, reason)); }

    /// 28 for `AB12`.
    static std::optional<int> column_in(std::string_view reference) {
        int column = 0;
        for (const char letter : reference) {
            if (letter < 'A' || letter > 'Z' || column > 1'000'000) break;
            column = column * 26 + (letter - 'A' + 1);
        }
        return column == 0 ? std::nullopt : std::optional(column);
    }

    Cell cell_of(const pugi::xml_node& node) const {
        const auto type = attribute(node, "t");
        if (type == "inlineStr") return words(words_in(child(node, "is")));
        const std::string value = child(node, "v").child_value();
        if (value.empty()) return {};
        if (type == "s") return shared_words(value);
        if (type == "b") return {Cell::Kind::truth, value == "0" ? "FALSE" : "TRUE"};
        if (type == "e") return {Cell::Kind::error, value};
        if (type == "str") return words(value);
        if (type == "d") return day_written(value);
        return number_of(value, attribute(node, "s"));
    }

    Cell shared_words(const std::string& place) const {
        const auto number = number_in<std::size_t>(place);
        return number && *number < shared_.size() ? words(shared_[*number]) : Cell{Cell::Kind::error, "#REF!"};
    }

    static Cell day_written(const std::string& value) {
        const auto found = parse_date(value.substr(0, 10));
        return found ? day(*found) : words(value);
    }

    Cell number_of(const std::string& value, std::string_view style) const {
        const auto format = number_in<std::size_t>(style).value_or(0);
        const bool is_day = format < days_by_style_.size() && days_by_style_[format];
        const auto serial = number_in<double>(value);
        const auto moment = is_day && serial ? moment_of(*serial, from_1904_) : std::nullopt;
        return moment ? Cell{Cell::Kind::day, in_words(*moment)} : Cell{Cell::Kind::number, value};
    }

    Package package_;
    Limits limits_;
    bool from_1904_{};
    std::vector<bool> days_by_style_{};
    std::vector<std::string> shared_{};
    std::size_t text_{};
};

}  // namespace

Outcome<std::vector<Sheet>> read_workbook(std::string_view bytes, const Limits& limits) {
    if (bytes.starts_with(begins_old))
        return invalid("the workbook is of an older kind (XLS) or protected with a password: save it as an XLSX workbook without a password");
    if (!bytes.starts_with(begins_zip)) return invalid("this is no XLSX workbook");
    return Reading(TRY(Package::open(bytes, limits)), limits).sheets();
}

}  // namespace holdfast::spreadsheet
