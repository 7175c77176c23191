#include "core/pathway/rows_store.hpp"

#include "core/people/person_store.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace holdfast::pathway {

namespace {

// Control characters that no cell of a return has in it tell the cells of a row apart.
constexpr char after_cell = '\x1e', after_column = '\x1f';

std::string packed(const KeptRow& row) {
    std::string text;
    for (const auto& [column, cell] : row.cells) {
        text += column + after_column;
        for (const char c : cell) text += c == after_cell || c == after_column ? ' ' : c;
        text += after_cell;
    }
    return text;
}

/// By what a row is known again: a workbook says a day in another form than the file that it came with.
std::string key_of(const KeptRow& row) {
    KeptRow alike = row;
    for (auto& [column, cell] : alike.cells)
        if (const auto day = extracts::parse_day(cell); day && cell.size() == 10) cell = iso(*day);
    return packed(alike);
}

KeptRow unpacked(std::string table, std::string la_child_id, std::string_view text) {
    KeptRow row{.table = std::move(table), .la_child_id = std::move(la_child_id)};
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find(after_cell, at), middle = text.find(after_column, at);
        row.cells.emplace_back(text.substr(at, middle - at), text.substr(middle + 1, end - middle - 1));
        at = end + 1;
    }
    return row;
}

/// Follows the references of rows, as far as there are tables.
class About {
public:
    explicit About(const std::vector<extracts::Table>& tables) : tables_(tables) {}

    std::string operator()(const extracts::Table& table, const extracts::Row& row, int depth = 0) {
        for (std::size_t i = 0; i < table.form->columns.size(); ++i)
            if (table.form->columns[i].name.ends_with("person_id") && !row.cells[i].empty()) return row.cells[i];
        constexpr int deepest = 4;
        for (std::size_t i = 0; i < table.form->columns.size() && depth < deepest; ++i) {
            const auto& to = table.form->columns[i].refers_to;
            if (to.empty() || row.cells[i].empty()) continue;
            const auto& rows = index(to);
            if (const auto found = rows.find(row.cells[i]); found != rows.end())
                if (auto child = (*this)(*found->second.first, *found->second.second, depth + 1); !child.empty()) return child;
        }
        return {};
    }

private:
    using Rows = std::map<std::string_view, std::pair<const extracts::Table*, const extracts::Row*>>;
    const Rows& index(const std::string& reference) {
        const auto [at, is_new] = rows_.try_emplace(reference);
        if (!is_new) return at->second;
        const auto dot = reference.find('.');
        for (const auto& table : tables_) {
            const auto column = table.form->name == reference.substr(0, dot) ? place_of(*table.form, reference.substr(dot + 1)) : std::nullopt;
            if (!column) continue;
            for (const auto& row : table.rows) at->second.emplace(row.cells[*column], std::pair(&table, &row));
        }
        return at->second;
    }

    const std::vector<extracts::Table>& tables_;
    std::map<std::string, Rows> rows_{};
};

bool is_older_than_last(trail::Change& change, const Entry& entry, const std::string& table) {
    return change.reader().value<std::int64_t>(
               "SELECT COUNT(*) FROM pathway_entries WHERE agency = $1 AND reference_on > $3 AND id IN (SELECT entry_id FROM pathway_rows WHERE agency = $1 "
               "AND table_name = $2 UNION SELECT replaced_by_entry FROM pathway_rows WHERE agency = $1 AND table_name = $2)",
               entry.agency, table, entry.reference_on) > 0;
}

}  // namespace

KeptRowsTally keep_rows(trail::Change& change, const Entry& entry, const std::string& table, std::vector<KeptRow> rows) {
    KeptRowsTally tally;
    if (is_older_than_last(change, entry, table)) return tally;
    std::multimap<std::pair<std::string, std::string>, std::int64_t> before;
    change.reader().each(
        "SELECT id, la_child_id, cells FROM pathway_rows WHERE agency = $1 AND table_name = $2 AND replaced_by_entry IS NULL ORDER BY id",
        [&](const store::Row& row) {
            const auto kept = unpacked(table, row.get<std::string>(1), row.get<std::string>(2));
            before.emplace(std::pair(kept.la_child_id, key_of(kept)), row.get<std::int64_t>(0));
        },
        entry.agency, table);
    for (const auto& row : rows) {
        if (const auto same = before.find({row.la_child_id, key_of(row)}); same != before.end()) {
            before.erase(same);
            continue;
        }
        change.writer().execute("INSERT INTO pathway_rows (agency, table_name, la_child_id, cells, entry_id) VALUES ($1, $2, $3, $4, $5)", entry.agency, table,
                                row.la_child_id, packed(row), entry.id);
        ++tally.added;
    }
    for (const auto& [row, id] : before) change.writer().execute("UPDATE pathway_rows SET replaced_by_entry = $2 WHERE id = $1", id, entry.id);
    tally.replaced = before.size();
    return tally;
}

std::vector<KeptRow> rows_as_at(trail::View& view, const std::string& agency, const std::string& table, Date day) {
    return view.reader().all(
        "SELECT x.la_child_id, x.cells FROM pathway_rows x JOIN pathway_entries e ON e.id = x.entry_id LEFT JOIN pathway_entries r ON r.id = "
        "x.replaced_by_entry WHERE x.agency = $1 AND x.table_name = $2 AND e.reference_on <= $3 AND (r.id IS NULL OR r.reference_on > $3) ORDER BY x.id",
        [&](const store::Row& row) { return unpacked(table, row.get<std::string>(0), row.get<std::string>(1)); }, agency, table, day);
}

std::vector<KeptRowOfReturn> rows_about(trail::View& view, Id<people::Person> child) {
    std::vector<KeptRowOfReturn> rows;
    for (const auto& held : people::facts_of(view, child)) {
        const auto* number = std::get_if<people::Identifier>(&held.fact);
        if (number == nullptr || number->kind != people::IdentifierKind::la_child_id || !held.is_in_force()) continue;
        view.reader().each(
            "SELECT table_name, la_child_id, cells, entry_id, replaced_by_entry FROM pathway_rows WHERE la_child_id = $1 AND agency = $2 ORDER BY id",
            [&](const store::Row& row) {
                rows.push_back({unpacked(row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)), row.get<Id<Entry>>(3),
                                row.get<std::optional<Id<Entry>>>(4)});
            },
            number->value, number->issuer);
    }
    return rows;
}

std::vector<RowsWithoutChild> rows_without_child(trail::View& view, Date by) {
    return view.reader().all(
        "SELECT e.id, e.agency, e.reference_on, COUNT(*) FROM pathway_rows x JOIN pathway_entries e ON e.id = x.entry_id WHERE x.la_child_id = '' "
        "AND e.reference_on <= $1 GROUP BY e.id, e.agency, e.reference_on ORDER BY e.reference_on, e.id",
        [](const store::Row& row) {
            return RowsWithoutChild{row.get<Id<Entry>>(0), row.get<std::string>(1), row.get<Date>(2), row.get<std::int64_t>(3)};
        },
        by);
}

void forget_rows_without_child(trail::Change& change, Id<Entry> through) {
    change.writer().execute("DELETE FROM pathway_rows WHERE la_child_id = '' AND entry_id = $1", through);
}

std::vector<KeptRow> rows_to_keep(const extracts::Table& table, const std::vector<extracts::Table>& all) {
    std::vector<KeptRow> rows;
    About about(all);
    for (const auto& row : table.rows) {
        auto& kept = rows.emplace_back(KeptRow{.table = table.form->name, .la_child_id = about(table, row)});
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (!row.cells[i].empty()) kept.cells.emplace_back(table.form->columns[i].name, row.cells[i]);
    }
    return rows;
}

std::vector<KeptRow> remainders_to_keep(const extracts::Table& table, const std::vector<extracts::Table>& all,
                                        bool (*is_without_record)(const std::string& column)) {
    auto rows = rows_to_keep(table, all);
    const auto is_wanted = [&](const auto& cell) { return is_without_record(cell.first); };
    const auto identifies = [&](const auto& cell) {
        const auto& column = table.form->columns[place_of(*table.form, cell.first).value()];
        return column.is_key || !column.refers_to.empty() || cell.first.ends_with("person_id");
    };
    for (auto& row : rows) {
        if (std::ranges::none_of(row.cells, is_wanted)) row.cells.clear();
        else std::erase_if(row.cells, [&](const auto& cell) { return !is_wanted(cell) && !identifies(cell); });
    }
    std::erase_if(rows, [](const KeptRow& row) { return row.cells.empty(); });
    return rows;
}

extracts::Row row_of(const KeptRow& kept, const extracts::Form& form, int line) {
    extracts::Row row{.line = line, .cells = std::vector<std::string>(form.columns.size())};
    for (const auto& [column, cell] : kept.cells)
        if (const auto place = place_of(form, column)) row.cells[*place] = cell;
    return row;
}

std::string in_words(const KeptRow& row) {
    std::string words;
    for (const auto& [column, cell] : row.cells) words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", column, cell);
    return words;
}

}  // namespace holdfast::pathway
