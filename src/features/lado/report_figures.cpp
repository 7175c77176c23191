#include "features/lado/report_figures.hpp"

#include "features/lado/ledger_figures.hpp"
#include "features/lado/table_figures.hpp"

#include <fmt/format.h>

namespace holdfast::lado {

using documents::Block;
using documents::Table;
using figures::Ledger;

namespace {

std::string summary_of(const Tables& tables) {
    const auto named = [](const std::string& key) { return fmt::format("{{{{figure:{}}}}}", key); };
    const auto before = key_of(measures::allegations, tables.year().year_before()), in_one_day = tables.key(measures::in_one_day);
    std::string words = fmt::format("In {} the designated officers received {} allegations", tables.year().string(), named(tables.key(measures::allegations)));
    if (tables.has(before)) words += fmt::format(", after {} the year before", named(before));
    words += ".";
    if (tables.has(in_one_day)) words += fmt::format(" {} were referred within one working day of the employer knowing.", named(in_one_day));
    return words;
}

void add_charted(std::vector<Block>& blocks, Table table, std::size_t column, std::string_view did) {
    blocks.emplace_back(documents::longest_bars(table, column, did));
    blocks.emplace_back(std::move(table));
}

}  // namespace

std::vector<Block> lado_blocks(trail::View& view, const Ledger& ledger, const Period& year) {
    std::vector<Block> blocks;
    const auto counts = count_allegations(view, year);
    const Tables tables(ledger, year);
    if (counts.all() > 0) {
        blocks.emplace_back(documents::Markdown{summary_of(tables)});
        auto employers = employers_table(tables);
        const auto last = employers.columns.size() - 1;
        add_charted(blocks, std::move(employers), last, "has most allegations");
        add_charted(blocks, referrers_table(tables), 1, "gave most referrals");
        blocks.emplace_back(outcomes_table(tables, counts));
        auto years = years_table(tables);
        blocks.emplace_back(documents::movement_chart(years, 1, "Allegations"));
        blocks.emplace_back(std::move(years));
        for (auto&& table : {categories_table(tables), neglect_table(tables)})
            if (!table.rows.empty()) blocks.emplace_back(table);
        if (auto restraint = restraint_table(tables); !restraint.rows.empty()) blocks.emplace_back(std::move(restraint));
        if (auto timeliness = timeliness_table(tables); !timeliness.rows.empty()) blocks.emplace_back(std::move(timeliness));
        if (tables.has(tables.key(measures::closed))) blocks.emplace_back(closure_table(tables));
        if (tables.has(tables.key(measures::feedback))) blocks.emplace_back(feedback_table(tables));
    }
    if (tables.has(tables.key(measures::consultations))) blocks.emplace_back(consultations_table(tables));
    return blocks;
}

}  // namespace holdfast::lado
