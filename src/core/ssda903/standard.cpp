#include "core/ssda903/standard.hpp"

#include "core/ssda903/day.hpp"

#include "core/exchange/csv_reader.hpp"
#include "core/people/identifier.hpp"
#include "core/people/postcode.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace holdfast::ssda903 {

static constexpr std::array<std::string_view, table_count> names{"Header", "Episodes",       "Reviews",  "UASC",    "OC2",        "OC3",
                                                                 "AD1",    "PlacedAdoption", "PrevPerm", "Missing", "SWEpisodes", "DoLo"};
static constexpr std::array<std::string_view, 7> kinds{"text", "code", "date", "unclear date", "number", "postcode", "pupil number"};

std::string_view name_of(Table table) { return names[static_cast<std::size_t>(table)]; }

const std::array<Table, table_count>& every_table() {
    static const auto every = [] {
        std::array<Table, table_count> tables{};
        for (std::size_t i = 0; i < table_count; ++i) tables[i] = static_cast<Table>(i);
        return tables;
    }();
    return every;
}

std::optional<Table> parse_table(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Table>(found - names.begin()));
}

static std::optional<int> number_in(std::string_view text) {
    int number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && text.size() < 9 && text[0] != '-' ? std::optional(number) : std::nullopt;
}

/// `2019..`, `..2024`, `2017..2018`.
static Collections collections_in(std::string_view text) {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos) return {};
    return {number_in(text.substr(0, dots)).value_or(0), number_in(text.substr(dots + 2)).value_or(0)};
}

static std::vector<Code> codes_in(std::string_view text) {
    std::vector<Code> codes;
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        const auto colon = word.find(':');
        codes.push_back({std::string(word.substr(0, colon)), colon == std::string_view::npos ? Collections{} : collections_in(word.substr(colon + 1))});
    }
    return codes;
}

namespace {

struct Forms {
    std::array<Form, table_count> forms{};

    Forms() {
        for (const Table table : every_table()) forms[static_cast<std::size_t>(table)].table = table;
        exchange::CsvReader reader(shipped_columns());
        (void)reader.next();
        while (const auto record = reader.next()) add(record->cells);
        if (reader.problem()) throw std::logic_error("data/ssda903-columns.csv cannot be read");
    }
    void add(const std::vector<std::string>& cells) {
        const auto table = parse_table(cells.at(0));
        const auto kind = std::ranges::find(kinds, cells.at(2));
        if (!table || kind == kinds.end()) throw std::logic_error("data/ssda903-columns.csv names a table or a kind that there is not");
        Form& form = forms[static_cast<std::size_t>(*table)];
        form.collections = collections_in(cells.at(4));
        Column column{cells.at(1), static_cast<Kind>(kind - kinds.begin()), cells.at(3) == "yes", cells.at(5), cells.at(6)};
        const Collections range = collections_in(cells.at(7));
        if (column.kind == Kind::number) column.least = range.from, column.most = range.to;
        if (column.kind == Kind::code) column.codes = codes_in(cells.at(7));
        form.columns.push_back(std::move(column));
    }
};

}  // namespace

const Form& form_of(Table table) {
    static const Forms forms;
    return forms.forms[static_cast<std::size_t>(table)];
}

std::optional<std::size_t> place_of(Table table, std::string_view column) {
    const auto& columns = form_of(table).columns;
    const auto found = std::ranges::find(columns, column, &Column::name);
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

static bool is_number(const Column& column, std::string_view text) {
    const auto number = number_in(text);
    return number && column.least <= *number && *number <= column.most;
}

/// `UN1` to `UN5` say why there is none.
static bool is_pupil_number(std::string_view text) {
    return people::is_upn(text) || (text.size() == 3 && text.starts_with("UN") && text[2] >= '1' && text[2] <= '5');
}

bool takes(const Column& column, std::string_view text, int collection) {
    const auto is_it = [&](const Code& code) { return code.code == text && code.collections.hold(collection); };
    switch (column.kind) {
        case Kind::text: return true;
        case Kind::code: return std::ranges::any_of(column.codes, is_it);
        case Kind::date: return parse_day(text).has_value();
        case Kind::unclear_date: return is_unclear_day(text);
        case Kind::number: return is_number(column, text);
        case Kind::postcode: return people::postcode_of(text).has_value();
        case Kind::pupil_number: return is_pupil_number(text);
    }
    return false;
}

}  // namespace holdfast::ssda903
