#include "core/ssd/dataset.hpp"

#include <algorithm>

namespace holdfast::ssd {

using namespace extracts;

const Standard& tables() {
    static const Standard standard = read_standard(shipped_fields());
    return standard;
}

static bool is_of_child(const Column& column) { return column.name.ends_with("_person_id") || column.name == "person_id"; }

std::string_view child_of(const Table& table, const Row& row) {
    const auto found = std::ranges::find_if(table.form->columns, is_of_child);
    return found == table.form->columns.end() ? std::string_view{} : std::string_view(row.cells[static_cast<std::size_t>(found - table.form->columns.begin())]);
}

Verdict validate(const std::vector<Table>& tables, const Sink& sink) {
    Verdict verdict;
    std::set<std::string_view> children;
    const Sink counted = [&](const Finding& finding) {
        ++(finding.severity == census::Severity::error ? verdict.errors : verdict.queries);
        sink(finding);
    };
    std::vector<const Table*> all;
    for (const Table& table : tables) {
        all.push_back(&table);
        for (const Row& row : table.rows)
            if (const auto child = child_of(table, row); !child.empty()) children.insert(child);
        check_cells(table, child_of, counted);
    }
    const References references(all);
    references.check(child_of, counted);
    verdict.not_looked_into.assign(references.absent().begin(), references.absent().end());
    verdict.children = children.size();
    return verdict;
}

}  // namespace holdfast::ssd
