#include "core/annex_a/lists.hpp"

#include "core/spreadsheet/writer.hpp"

#include <algorithm>

namespace holdfast::annex_a {

using namespace extracts;

const Standard& lists() {
    static const Standard standard = read_standard(shipped_columns());
    return standard;
}

int age_on(Date born, Date day) {
    const std::chrono::year_month_day birth{born}, then{day};
    const bool is_before_birthday = std::pair(then.month(), then.day()) < std::pair(birth.month(), birth.day());
    return static_cast<int>(then.year()) - static_cast<int>(birth.year()) - (is_before_birthday ? 1 : 0);
}

std::optional<AsAt> newest_days(const std::vector<Table>& tables, Date today) {
    std::optional<Date> newest;
    for (const Table& table : tables)
        for (const Row& row : table.rows)
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                if (table.form->columns[i].kind != Kind::date) continue;
                const auto found = parse_day(row.cells[i]);
                if (found && *found <= today && (!newest || *newest < *found)) newest = found;
            }
    return newest ? std::optional(AsAt{*newest, *newest + std::chrono::days{31}}) : std::nullopt;
}

/// Adopters have none of a child's.
static bool is_of_children(const Table& table) { return table.form->columns.front().name == "Child Unique ID"; }

static std::string_view child_of(const Table& table, const Row& row) {
    return is_of_children(table) ? std::string_view(row.cells.front()) : std::string_view{};
}

/// An unborn child has the age 0.
static bool is_age(int age, Date born, const AsAt& as_at) { return std::max(age_on(born, as_at.from), 0) <= age && age <= std::max(age_on(born, as_at.to), 0); }

static void check_ages(const Table& table, const AsAt& as_at, const Sink& sink) {
    constexpr std::string_view age = "Age of Child (Years)", born = "Date of Birth";
    if (!is_of_children(table)) return;
    const Column& column = table.form->columns[*place_of(*table.form, age)];
    for (const Row& row : table.rows) {
        const auto cell = text(table, row, age);
        const auto birth = day(table, row, born);
        if (!birth || cell.empty() || !takes(column, cell) || is_age(std::stoi(std::string(cell)), *birth, as_at)) continue;
        sink({.rule = age_rule.code,
              .severity = age_rule.severity,
              .table = &table,
              .child = row.cells.front(),
              .line = row.line,
              .field = age,
              .value = cell,
              .meaning = age_rule.meaning,
              .remedy = std::string(age_rule.remedy)});
    }
}

Verdict validate(const std::vector<Table>& tables, const std::optional<AsAt>& as_at, const Sink& sink) {
    Verdict verdict;
    std::set<std::string_view> children;
    const Sink counted = [&](const Finding& finding) {
        ++(finding.severity == census::Severity::error ? verdict.errors : verdict.queries);
        sink(finding);
    };
    for (const Table& table : tables) {
        for (const Row& row : table.rows)
            if (const auto child = child_of(table, row); !child.empty()) children.insert(child);
        check_cells(table, child_of, counted);
        if (as_at) check_ages(table, *as_at, counted);
    }
    verdict.children = children.size();
    return verdict;
}

void write_workbook(const std::vector<Table>& tables, const std::string& file) {
    std::vector<spreadsheet::Sheet> sheets;
    for (const Form& form : lists()) {
        const auto found = std::ranges::find(tables, &form, &Table::form);
        sheets.push_back(sheet_of(found == tables.end() ? Table{.form = &form} : *found));
    }
    spreadsheet::write_workbook(sheets, file);
}

}  // namespace holdfast::annex_a
