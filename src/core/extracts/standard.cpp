#include "core/extracts/standard.hpp"

#include "core/exchange/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::extracts {

static constexpr std::array<std::string_view, 6> kinds{"text", "code", "date", "moment", "number", "decimal"};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white = " \t\r\n";
    const auto from = text.find_first_not_of(white);
    return from == std::string_view::npos ? std::string_view{} : text.substr(from, text.find_last_not_of(white) - from + 1);
}

std::string folded(std::string_view text) {
    constexpr std::string_view curly = "\xE2\x80\x99", hard_blank = "\xC2\xA0";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i);
        char letter = text[i];
        if (rest.starts_with(curly)) letter = '\'', i += curly.size() - 1;
        else if (rest.starts_with(hard_blank)) letter = ' ', i += hard_blank.size() - 1;
        if (letter == '\t' || letter == '\r' || letter == '\n') letter = ' ';
        if (letter == ' ' && (out.empty() || out.back() == ' ')) continue;
        out += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

template <class Number>
static std::optional<Number> number_in(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

static std::vector<std::string> split(std::string_view text, std::string_view between) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(between), text.size());
        if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
        text.remove_prefix(std::min(text.size(), end + between.size()));
    }
    return parts;
}

/// `a) Male = M 1 | b) Female = F 2`.
static std::vector<Code> codes_in(std::string_view text) {
    std::vector<Code> codes;
    for (const auto& part : split(text, " | ")) {
        const auto halves = split(part, " = ");
        codes.push_back({halves.at(0), halves.size() > 1 ? split(halves[1], " ") : std::vector<std::string>{}});
    }
    return codes;
}

static Column column_of(const std::vector<std::string>& cells) {
    const auto kind = std::ranges::find(kinds, cells.at(3));
    if (kind == kinds.end()) throw std::logic_error("a standard has a kind that there is not: " + cells[3]);
    Column column{cells.at(2), static_cast<Kind>(kind - kinds.begin()), cells.at(4) == "yes", cells.at(5), cells.at(6) == "yes", cells.at(7)};
    const std::string_view range = cells.at(8);
    if (column.kind == Kind::code) column.codes = codes_in(range);
    if (const auto dots = range.find(".."); column.kind == Kind::number && dots != std::string_view::npos) {
        column.least = number_in<int>(range.substr(0, dots)).value_or(0);
        column.most = number_in<int>(range.substr(dots + 2)).value_or(0);
    }
    return column;
}

Standard read_standard(std::string_view csv) {
    Standard standard;
    exchange::CsvReader reader(csv);
    (void)reader.next();
    while (const auto record = reader.next()) {
        const auto& cells = record->cells;
        if (standard.empty() || standard.back().name != cells.at(0)) standard.push_back({cells.at(0), cells.at(1)});
        standard.back().columns.push_back(column_of(cells));
    }
    if (reader.problem()) throw std::logic_error("a standard cannot be read: " + reader.problem()->reason);
    return standard;
}

const Form* find_form(const Standard& standard, std::string_view name) {
    const auto found = std::ranges::find(standard, name, &Form::name);
    return found == standard.end() ? nullptr : &*found;
}

std::optional<std::size_t> place_of(const Form& form, std::string_view column) {
    const auto found = std::ranges::find(form.columns, column, &Column::name);
    return found == form.columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - form.columns.begin()));
}

static std::optional<Date> day_of(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day || *year < 1 || *month < 1 || *day < 1) return std::nullopt;
    const auto whole = std::chrono::year{*year} / std::chrono::month{static_cast<unsigned>(*month)} / std::chrono::day{static_cast<unsigned>(*day)};
    return whole.ok() ? std::optional(Date{whole}) : std::nullopt;
}

/// `31/03/2017` or `2017-03-31`, exactly.
static std::optional<Date> bare_day(std::string_view text) {
    const auto part = [&](std::size_t from, std::size_t size) { return number_in<int>(text.substr(from, size)); };
    if (text.size() != 10) return std::nullopt;
    if (text[2] == '/' && text[5] == '/') return day_of(part(6, 4), part(3, 2), part(0, 2));
    if (text[4] == '-' && text[7] == '-') return day_of(part(0, 4), part(5, 2), part(8, 2));
    return std::nullopt;
}

/// `14:05`, `14:05:00` and `14:05:00.000`, with or without a Z.
static std::optional<int> minutes_of(std::string_view text) {
    if (text.ends_with('Z')) text.remove_suffix(1);
    const auto is_form = (text.size() == 5 || text.size() == 8 || (text.size() > 9 && text.size() <= 16 && text[8] == '.')) && text[2] == ':' &&
                         (text.size() == 5 || text[5] == ':');
    if (!is_form) return std::nullopt;
    const auto hours = number_in<unsigned>(text.substr(0, 2)), minutes = number_in<unsigned>(text.substr(3, 2));
    const auto seconds = text.size() == 5 ? std::optional(0U) : number_in<unsigned>(text.substr(6, 2));
    const auto parts = text.size() > 9 ? number_in<unsigned>(text.substr(9)) : std::optional(0U);
    if (!hours || !minutes || !seconds || !parts || *hours > 23 || *minutes > 59 || *seconds > 59) return std::nullopt;
    return static_cast<int>(*hours * 60 + *minutes);
}

std::optional<int> minutes_in(std::string_view text) {
    return text.size() > 11 && (text[10] == ' ' || text[10] == 'T') ? minutes_of(text.substr(11)) : std::nullopt;
}

std::optional<Date> parse_day(std::string_view text) {
    if (text.size() > 10 && !minutes_in(text)) return std::nullopt;
    return bare_day(text.substr(0, 10));
}

/// Without the letter that lists begin their values with: `Male` of `a) Male`.
static std::string_view without_letter(std::string_view text) {
    const bool has_letter = text.size() > 2 && text[1] == ')' && text[0] >= 'a' && text[0] <= 'z';
    return has_letter ? trimmed(text.substr(2)) : text;
}

/// Up to what ends a word: `1a` of `1a: individual`.
static std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" :-")); }

std::string_view short_form_in(const Column& column, std::string_view text) {
    const std::string whole = folded(text);
    const auto word = first_word(without_letter(whole));
    for (const Code& code : column.codes)
        for (const auto& form : code.short_forms)
            if (folded(form) == word) return form;
    return {};
}

const Code* code_of(const Column& column, std::string_view text) {
    const std::string whole = folded(text);
    for (const Code& code : column.codes) {
        const std::string label = folded(code.label);
        if (label == whole || without_letter(label) == without_letter(whole) ||
            (whole.size() <= 2 && label.starts_with(whole.substr(0, 1) + ")") && whole.ends_with(')')))
            return &code;
    }
    const auto form = short_form_in(column, text);
    const auto found =
        std::ranges::find_if(column.codes, [&](const Code& code) { return std::ranges::find(code.short_forms, form) != code.short_forms.end(); });
    return form.empty() || found == column.codes.end() ? nullptr : &*found;
}

std::string written(const Column& column, std::string_view short_form) {
    for (const Code& code : column.codes) {
        if (std::ranges::find(code.short_forms, short_form) == code.short_forms.end()) continue;
        const std::string_view label = code.label, words = without_letter(label);
        if (code.short_forms.size() == 1) return code.label;
        return fmt::format("{}{}: {}", label.substr(0, label.size() - words.size()), short_form, words);
    }
    return std::string(short_form);
}

bool takes(const Column& column, std::string_view text) {
    const auto whole = [&] { return number_in<int>(text); };
    switch (column.kind) {
        case Kind::text: return true;
        case Kind::code: return code_of(column, text) != nullptr;
        case Kind::date:
        case Kind::moment: return parse_day(text).has_value();
        case Kind::number: return whole() && column.least <= *whole() && *whole() <= column.most;
        case Kind::decimal: return number_in<double>(text).has_value();
    }
    return false;
}

}  // namespace holdfast::extracts
